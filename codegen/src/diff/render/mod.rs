//! The output for people and programs.
//!
//! All of it contains strings from the docs: names, values, types. Each format makes them harmless in its own way.

mod github;
mod human;
mod json;
mod markdown;

use super::change::{Change, Shown};
use super::verdict::Severity;
use super::version::VersionVerdict;
use super::{Bump, Diff};

pub use human::Style;

/// A diff and what goes with it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    pub diff: &'a Diff,
    /// What was compared, as the user named it: a folder, `git:main`, an exported file.
    pub old: &'a str,
    pub new: &'a str,
    /// `None`: the versions are not known.
    pub version: Option<&'a VersionVerdict>,
}

impl Report<'_> {
    /// For a terminal, or for a log if `style` has no colour.
    pub fn human(&self, style: Style) -> String {
        human::render(self, style)
    }

    /// The end of [`Self::human`]: how much has changed, and what it means for callers and payloads.
    pub fn human_summary(&self, style: Style) -> String {
        human::summary(self, style)
    }

    /// One JSON document.
    pub fn json(&self) -> String {
        json::render(self)
    }

    /// A comment on a pull request, never longer than GitHub allows. Changes to prose are included only `with_docs`.
    pub fn markdown(&self, with_docs: bool) -> String {
        markdown::render(self, with_docs, markdown::MAX_COMMENT)
    }

    /// Workflow commands that put annotations at the changed lines.
    pub fn github(&self) -> String {
        github::annotations(self)
    }

    /// What to append to the file that `GITHUB_STEP_SUMMARY` names.
    pub fn github_summary(&self) -> String {
        github::summary(self)
    }

    /// `12 changes in 4 models: 3 breaking, 9 compatible`.
    pub fn counts(&self) -> String {
        let changes = self.diff.changes.len();
        if changes == 0 {
            return "no changes".to_owned();
        }
        let models = self.diff.by_model().len();
        let counts: Vec<String> = Severity::ALL
            .into_iter()
            .map(|severity| (severity, self.diff.count(severity)))
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| format!("{count} {}", severity.as_str()))
            .collect();
        let plural = |count| if count == 1 { "" } else { "s" };
        format!(
            "{changes} change{} in {models} model{}: {}",
            plural(changes),
            plural(models),
            counts.join(", ")
        )
    }

    /// What the Rust crate needs: `major: 0.1.0 must become 0.2.0, but has not been raised`.
    pub fn rust(&self) -> String {
        let bump = self.diff.bump().as_str();
        match self.version {
            Some(version) => format!("{bump}: {version}"),
            None => bump.to_owned(),
        }
    }

    /// The effect on payloads, in words.
    pub fn wire(&self) -> String {
        sentences(&self.diff.wire().sentences())
    }

    /// Whether the version still must be raised.
    pub fn needs_version(&self) -> bool {
        self.version.is_some_and(|version| !version.is_made)
    }
}

/// The sentences as one text, or a text for none.
fn sentences(sentences: &[&str]) -> String {
    match sentences {
        [] => "compatible".to_owned(),
        sentences => sentences.join("; "),
    }
}

/// What a change means: `Rust major; old code refuses new responses`.
pub(crate) fn meaning(change: &Change) -> String {
    let rust = match change.verdict.rust {
        Bump::None => None,
        bump => Some(format!("Rust {}", bump.as_str())),
    };
    let wire = change
        .verdict
        .wire
        .sentences()
        .into_iter()
        .map(str::to_owned);
    rust.into_iter().chain(wire).collect::<Vec<_>>().join("; ")
}

/// The evidence: `decided by null in snippet (in the new docs only)`.
pub(crate) fn evidence(change: &Change) -> Option<String> {
    let words: Vec<String> = change.evidence.iter().map(Shown::words).collect();
    (!words.is_empty()).then(|| format!("decided by {}", words.join(" and ")))
}

/// `text` on one line, without anything that could mislead a terminal or a reader: control characters, and those that change
/// the direction of text.
pub(crate) fn plain(text: &str) -> String {
    let is_hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => plain.push(' '),
            hidden if is_hidden(hidden) => plain.extend(hidden.escape_unicode()),
            other => plain.push(other),
        }
    }
    plain
}
