//! The evidence beyond a row itself.

use std::collections::HashMap;

use super::super::explain::Reason;
use super::words::{far, near};

/// Evidence that this many parts share is on the page only once.
const SHARED: usize = 4;

/// A piece of evidence and its place.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The id of the rule.
    pub rule: &'static str,
    pub why: String,
    pub quote: String,
    pub place: String,
    /// The place for somebody who is looking at the model's page.
    pub near: String,
    /// The id of shared evidence.
    pub shared: Option<String>,
}

impl Proof {
    /// `page` is the model's.
    pub fn new(reason: Reason, page: &str) -> Self {
        let place = reason.place.as_ref();
        Self {
            rule: reason.rule,
            why: reason.why,
            quote: reason.quote,
            place: place.map(far).unwrap_or_default(),
            near: place.map(|it| near(it, page)).unwrap_or_default(),
            shared: None,
        }
    }

    /// The reader already sees what it quotes.
    pub fn is_in_row(&mut self) {
        self.quote.clear();
        "this row".clone_into(&mut self.near);
    }
}

/// Gives shared evidence an id, and returns each piece once, in the order of the page.
pub fn share<'a>(proofs: impl Iterator<Item = &'a mut Proof>) -> Vec<Proof> {
    let mut proofs: Vec<&mut Proof> = proofs.collect();
    let mut counts: HashMap<(&str, String, String), usize> = HashMap::new();
    for proof in &proofs {
        *counts.entry(key(proof)).or_default() += 1;
    }
    let mut ids: HashMap<(&str, String, String), String> = HashMap::new();
    let mut shared = Vec::new();
    for proof in &mut proofs {
        let key = key(proof);
        if counts.get(&key).is_none_or(|count| *count < SHARED) {
            continue;
        }
        let next = format!("evidence-{}", shared.len() + 1);
        let id = ids.entry(key).or_insert_with(|| next.clone());
        proof.shared = Some(id.clone());
        if *id == next {
            shared.push(proof.clone());
        }
    }
    shared
}

fn key(proof: &Proof) -> (&'static str, String, String) {
    (proof.rule, proof.place.clone(), proof.why.clone())
}
