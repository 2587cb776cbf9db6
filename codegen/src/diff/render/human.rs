//! For a terminal: by model, the worst first.

use std::fmt::Write as _;

use super::{Report, meaning, plain};
use crate::diff::change::Change;
use crate::diff::verdict::{Severity, Usage};

/// What is shown, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// With ANSI escapes.
    pub color: bool,
    /// Changes to prose only are counted and not listed.
    pub without_docs: bool,
}

/// Escapes by purpose.
const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const GREEN: &str = "\u{1b}[32m";
const BLUE: &str = "\u{1b}[34m";
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RESET: &str = "\u{1b}[0m";

/// Members are aligned up to this width.
const MAX_MEMBER: usize = 32;

impl Style {
    fn paint(self, escape: &str, text: &str) -> String {
        match self.color && !text.is_empty() {
            true => format!("{escape}{text}{RESET}"),
            false => text.to_owned(),
        }
    }

    fn severity(self, severity: Severity) -> String {
        let escape = match severity {
            Severity::Breaking => RED,
            Severity::Caution => YELLOW,
            Severity::Compatible => GREEN,
            Severity::Docs => BLUE,
        };
        self.paint(escape, &format!("{:<10}", severity.as_str()))
    }
}

pub(super) fn render(report: &Report, style: Style) -> String {
    let mut text = String::new();
    for (model, changes) in report.diff.by_model() {
        let is_shown =
            |change: &&Change| !style.without_docs || change.verdict.severity != Severity::Docs;
        let shown: Vec<&Change> = changes.iter().filter(is_shown).collect();
        if shown.is_empty() {
            continue;
        }
        write_model(&mut text, model, &shown, style);
    }
    text + &summary(report, style)
}

fn write_model(text: &mut String, model: &str, changes: &[&Change], style: Style) {
    let usage = match changes.first().map(|change| change.usage) {
        Some(Usage::Sent) => " (only sent)",
        Some(Usage::Received) => " (only received)",
        Some(Usage::Both | Usage::Neither) | None => "",
    };
    let _ = writeln!(text, "{}{usage}", style.paint(BOLD, &plain(model)));
    let width = changes
        .iter()
        .map(|change| member(change).chars().count())
        .filter(|width| *width <= MAX_MEMBER)
        .max()
        .unwrap_or_default();
    for change in changes {
        write_change(text, change, width, style);
    }
    text.push('\n');
}

/// The column of names; empty for a change to the model itself.
fn member(change: &Change) -> String {
    change.member.as_deref().map(plain).unwrap_or_default()
}

fn write_change(text: &mut String, change: &Change, width: usize, style: Style) {
    let column = match width {
        0 => String::new(),
        width => format!("{:<width$}  ", member(change)),
    };
    let guess = if change.is_guess { " (a guess)" } else { "" };
    let severity = style.severity(change.verdict.severity);
    let _ = writeln!(
        text,
        "  {severity}  {column}{}{guess} {}",
        plain(&change.sentence()),
        style.paint(DIM, &format!("[{}]", change.rule.id()))
    );
    let meaning = meaning(change);
    let place = change.place().map(|place| plain(&place.to_string()));
    let facts: Vec<String> = [meaning]
        .into_iter()
        .filter(|it| !it.is_empty())
        .chain(place)
        .collect();
    let margin = " ".repeat("  breaking    ".len());
    let _ = writeln!(text, "{margin}{}", style.paint(DIM, &facts.join(", ")));
    for shown in &change.evidence {
        let place = shown
            .place
            .as_ref()
            .map(|place| format!(", {place}"))
            .unwrap_or_default();
        let line = format!("decided by {}{place}", shown.words());
        let _ = writeln!(text, "{margin}{}", style.paint(DIM, &plain(&line)));
    }
}

pub(super) fn summary(report: &Report, style: Style) -> String {
    let mut text = String::new();
    let Report { old, new, .. } = report;
    let heading = format!("{} → {}", plain(old), plain(new));
    let _ = writeln!(text, "{}: {}", style.paint(BOLD, &heading), report.counts());
    if !report.diff.is_empty() {
        let _ = writeln!(text, "  Rust  {}", report.rust());
        let _ = writeln!(text, "  wire  {}", report.wire());
    }
    let docs = report.diff.count(Severity::Docs);
    if docs > 0 && style.without_docs {
        let changes = if docs == 1 { "change" } else { "changes" };
        let _ = writeln!(text, "{docs} {changes} of prose not shown: `-v` shows all");
    }
    text
}
