//! What a change in the docs means: two APIs → changes, each with its effects on payloads and Rust callers.
//!
//! Changes are found in the API, not in text: the order of files and rows does not matter, except that the order
//! of required fields is that of a constructor's arguments. Each change has a rule ([`rules::RULES`]), two verdicts
//! ([`verdict`]) and its old and new places.
//!
//! The two APIs must be made with the same options: a difference in those is not a change of the docs.

mod change;
mod compare;
mod fact;
pub mod flow;
mod matching;
mod rename;
pub mod render;
pub mod rules;
mod similar;
mod usage;
pub mod verdict;
pub mod version;

pub use change::{Change, Shown};
pub use rules::{RULES, Rule, RuleInfo, Verdict};
pub use verdict::{Bump, Effect, Severity, Usage, Wire};

use crate::export::{Imported, Places};
use crate::model::Api;
use crate::options::{Dates, Numbers, Options};
use crate::text::Sources;

/// One of two APIs to compare, and the means to find the places of its parts.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub api: &'a Api,
    pub places: &'a dyn Places,
}

impl<'a> Side<'a> {
    /// An API that was made from `sources`.
    pub fn new(api: &'a Api, sources: &'a Sources) -> Self {
        Self {
            api,
            places: sources,
        }
    }
}

impl<'a> From<&'a Imported> for Side<'a> {
    fn from(imported: &'a Imported) -> Self {
        Self {
            api: &imported.api,
            places: imported,
        }
    }
}

/// What the verdicts depend on apart from the two APIs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// The Rust type of dates: if they are strings, a date that becomes a string changes nothing.
    pub dates: Dates,
    /// The Rust type of numbers that may have a fraction.
    pub numbers: Numbers,
}

impl Settings {
    /// The options for types.
    fn options(self) -> Options {
        Options {
            dates: self.dates,
            numbers: self.numbers,
            ..Options::default()
        }
    }
}

/// All changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// Sorted by model; within one, the worst first.
    pub changes: Vec<Change>,
}

/// The changes from `old` to `new`, with the default settings.
pub fn diff(old: Side, new: Side) -> Diff {
    diff_with(old, new, Settings::default())
}

/// The changes from `old` to `new`.
pub fn diff_with(old: Side, new: Side, settings: Settings) -> Diff {
    let mut changes = compare::compare(old, new, settings);
    changes.sort_by(|a, b| {
        let key = |it: &Change| (it.verdict.severity, it.rule);
        (a.model.cmp(&b.model))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| {
                (&a.member, &a.old, &a.new, &a.from).cmp(&(&b.member, &b.old, &b.new, &b.from))
            })
    });
    Diff { changes }
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What cargo's rules require of the next version.
    pub fn bump(&self) -> Bump {
        self.changes
            .iter()
            .map(|change| change.verdict.rust)
            .max()
            .unwrap_or_default()
    }

    /// The worst effect on payloads.
    pub fn wire(&self) -> Wire {
        self.changes
            .iter()
            .fold(Wire::SILENT, |wire, change| wire.join(change.verdict.wire))
    }

    /// The worst severity; `None` if nothing has changed.
    pub fn severity(&self) -> Option<Severity> {
        self.changes
            .iter()
            .map(|change| change.verdict.severity)
            .min()
    }

    /// How many changes have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.changes
            .iter()
            .filter(|change| change.verdict.severity == severity)
            .count()
    }

    /// The changes that are at least as bad as `severity`.
    pub fn at_least(&self, severity: Severity) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.verdict.severity <= severity)
    }

    /// The changes of each model: the models with the worst changes first.
    pub fn by_model(&self) -> Vec<(&str, &[Change])> {
        let groups = self.changes.chunk_by(|a, b| a.model == b.model);
        let mut groups: Vec<(&str, &[Change])> = groups
            .filter_map(|group| group.first().map(|first| (first.model.as_str(), group)))
            .collect();
        groups.sort_by_key(|(_, group)| group.iter().map(|it| it.verdict.severity).min());
        groups
    }
}
