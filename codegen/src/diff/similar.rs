//! How much two names or two sets have in common, from 0 to 1.

use std::collections::BTreeSet;

use crate::words::words;

/// Names are compared up to this length; longer ones must be identical.
const MAX_LENGTH: usize = 100;

/// How much two names have in common: their words, or their letters if that is more.
pub fn names(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (words_a, words_b) = (words(a), words(b));
    let shared = overlap(&words_a, &words_b);
    let (flat_a, flat_b) = (words_a.concat(), words_b.concat());
    if flat_a == flat_b && !flat_a.is_empty() {
        return 1.0;
    }
    shared.max(letters(&flat_a, &flat_b))
}

/// How many words two names share, whatever their order.
pub fn shared_words(a: &str, b: &str) -> f64 {
    overlap(&words(a), &words(b))
}

/// The share that two lists have in common, of both together.
fn overlap(a: &[String], b: &[String]) -> f64 {
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    ratio(2 * a.intersection(&b).count(), a.len() + b.len())
}

/// `part` of `whole`; nothing of nothing is nothing.
pub fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 {
        0.0
    } else {
        number(part) / number(whole)
    }
}

/// One minus the number of edits from one text to the other, relative to the longer one's length.
fn letters(a: &str, b: &str) -> f64 {
    let is_short = |text: &str| text.chars().count() <= MAX_LENGTH;
    if is_short(a) && is_short(b) {
        strsim::normalized_levenshtein(a, b)
    } else {
        0.0
    }
}

#[cfg(test)]
#[path = "tests/similar.rs"]
mod tests;
