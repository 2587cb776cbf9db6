//! One JSON document.

use serde::Serialize;

use super::Report;
use crate::diff::change::{Change, Shown};
use crate::diff::verdict::{Bump, Effect, Severity, Usage, Wire};
use crate::diff::version::VersionVerdict;
use crate::export::Place;
use crate::model::Rule as EvidenceRule;

/// Incremented if readers of the document must change.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    old: &'a str,
    new: &'a str,
    summary: Summary<'a>,
    /// By model; within one, the worst first.
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Summary<'a> {
    models: usize,
    changes: usize,
    breaking: usize,
    caution: usize,
    compatible: usize,
    docs: usize,
    /// `null` if nothing has changed.
    severity: Option<Severity>,
    rust: Bump,
    wire: WireEntry,
    /// `null` if the versions are not known.
    version: Option<&'a VersionVerdict>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'static str,
    severity: Severity,
    model: &'a str,
    member: Option<&'a str>,
    /// What the rule says about all changes that it finds.
    summary: &'static str,
    message: String,
    from: Option<&'a str>,
    to: Option<&'a str>,
    guess: bool,
    usage: Usage,
    rust: Bump,
    wire: WireEntry,
    old: Option<&'a Place>,
    new: Option<&'a Place>,
    evidence: Vec<EvidenceEntry<'a>>,
}

#[derive(Serialize)]
struct WireEntry {
    verdict: &'static str,
    old_reader: Effect,
    new_reader: Effect,
    old_sender: Effect,
}

impl From<Wire> for WireEntry {
    fn from(wire: Wire) -> Self {
        let Wire {
            old_reader,
            new_reader,
            old_sender,
        } = wire;
        Self {
            verdict: wire.as_str(),
            old_reader,
            new_reader,
            old_sender,
        }
    }
}

#[derive(Serialize)]
struct EvidenceEntry<'a> {
    rule: EvidenceRule,
    side: &'static str,
    place: Option<&'a Place>,
}

pub(super) fn render(report: &Report) -> String {
    let diff = report.diff;
    let document = Document {
        schema: SCHEMA,
        old: report.old,
        new: report.new,
        summary: Summary {
            models: diff.by_model().len(),
            changes: diff.changes.len(),
            breaking: diff.count(Severity::Breaking),
            caution: diff.count(Severity::Caution),
            compatible: diff.count(Severity::Compatible),
            docs: diff.count(Severity::Docs),
            severity: diff.severity(),
            rust: diff.bump(),
            wire: diff.wire().into(),
            version: report.version,
        },
        changes: diff.changes.iter().map(entry).collect(),
    };
    // Only strings and numbers under string keys: nothing here can fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn entry(change: &Change) -> Entry<'_> {
    Entry {
        rule: change.rule.id(),
        severity: change.verdict.severity,
        model: &change.model,
        member: change.member.as_deref(),
        summary: change.rule.info().summary,
        message: change.message(),
        from: change.from.as_deref(),
        to: change.to.as_deref(),
        guess: change.is_guess,
        usage: change.usage,
        rust: change.verdict.rust,
        wire: change.verdict.wire.into(),
        old: change.old.as_ref(),
        new: change.new.as_ref(),
        evidence: change.evidence.iter().map(evidence).collect(),
    }
}

fn evidence(shown: &Shown) -> EvidenceEntry<'_> {
    EvidenceEntry {
        rule: shown.rule,
        side: shown.side(),
        place: shown.place.as_ref(),
    }
}
