//! For a pull request: a summary, and a table a model, those without anything to worry about folded away.

use std::fmt::Write as _;

use super::{Report, evidence, meaning, plain};
use crate::diff::change::Change;
use crate::diff::verdict::Severity;

pub(super) fn render(report: &Report) -> String {
    let mut text = String::new();
    write_head(&mut text, report);
    let groups = report.diff.by_model();
    let is_bad = |(_, changes): &(&str, &[Change])| {
        changes
            .iter()
            .any(|change| change.verdict.severity <= Severity::Caution)
    };
    let (bad, fine): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_bad);
    for (model, changes) in bad {
        write_model(&mut text, model, changes);
    }
    if !fine.is_empty() {
        let count = fine.len();
        let models = if count == 1 { "model" } else { "models" };
        let _ = write!(
            text,
            "\n<details>\n<summary>{count} {models} with compatible changes</summary>\n"
        );
        for (model, changes) in fine {
            write_model(&mut text, model, changes);
        }
        text += "\n</details>\n";
    }
    text
}

/// The summary alone.
pub(super) fn write_head(text: &mut String, report: &Report) {
    let Report { old, new, .. } = report;
    let _ = write!(text, "### API docs: {}\n\n", report.counts());
    let _ = writeln!(text, "{} → {}", code(old), code(new));
    if report.diff.is_empty() {
        return;
    }
    let mark = if report.needs_version() {
        "⚠️ "
    } else {
        ""
    };
    let _ = write!(text, "\n- **Rust API**: {mark}{}\n", report.rust());
    let _ = writeln!(text, "- **Wire**: {}", report.wire());
}

pub(super) fn write_model(text: &mut String, model: &str, changes: &[Change]) {
    let _ = write!(text, "\n#### {}\n\n", code(model));
    text.push_str("| | Change | Meaning | Where |\n| --- | --- | --- | --- |\n");
    for change in changes {
        let severity = match change.verdict.severity {
            Severity::Breaking => "🔴 breaking",
            Severity::Caution => "🟡 caution",
            Severity::Compatible => "🟢 compatible",
            Severity::Docs => "📝 docs",
        };
        let member = change
            .member
            .as_deref()
            .map(|member| format!("{} ", code(member)));
        let place = change
            .place()
            .map(|place| code(&place.to_string()))
            .unwrap_or_default();
        let _ = writeln!(
            text,
            "| {severity} | {}{} | {} | {place} |",
            member.unwrap_or_default(),
            message(change),
            [meaning(change)]
                .into_iter()
                .chain(evidence(change))
                .collect::<Vec<_>>()
                .join("; ")
        );
    }
}

/// What happened, with the texts of the docs as code.
fn message(change: &Change) -> String {
    let id = change.rule.id();
    let guess = if change.is_guess { " (a guess)" } else { "" };
    let texts = match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!(": {} → {}", code(from), code(to)),
        (Some(from), None) => format!(": was {}", code(from)),
        (None, Some(to)) => format!(": {}", code(to)),
        (None, None) => String::new(),
    };
    format!("{id}{texts}{guess}")
}

/// `text` as code, also in the cell of a table: whatever it holds is shown and means nothing.
fn code(text: &str) -> String {
    let text = plain(text);
    if text.trim().is_empty() {
        return String::new();
    }
    // A backtick would end the code, and a pipe the cell, whatever stands around them.
    if !text.contains(['`', '|']) {
        return format!("`{text}`");
    }
    let escaped: String = text
        .chars()
        .map(|character| match character {
            mark if mark.is_ascii_punctuation() => format!("&#{};", u32::from(mark)),
            other => other.to_string(),
        })
        .collect();
    format!("<code>{escaped}</code>")
}
