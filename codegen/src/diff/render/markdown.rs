//! For a pull request: a summary, and a table for each severity, the worst first. Harmless ones are collapsed.

use std::fmt::Write as _;

use super::{Report, evidence, meaning, plain};
use crate::diff::change::Change;
use crate::diff::verdict::Severity;

/// GitHub refuses comments of more than 65,536 characters. This leaves some room for additions.
pub(super) const MAX_COMMENT: usize = 65_000;

/// The room to leave after the last row.
const TAIL: usize = 400;

const TABLE: &str = "| What | Change | Meaning | Where |\n| --- | --- | --- | --- |\n";

/// The changes, within `limit` bytes; those to prose only `with_docs`.
pub(super) fn render(report: &Report, with_docs: bool, limit: usize) -> String {
    let mut text = head(report);
    let mut more = Vec::new();
    let limit = limit.saturating_sub(TAIL);
    for (severity, title, is_open) in [
        (Severity::Breaking, "🔴 Breaking", true),
        (Severity::Caution, "🟡 Caution", true),
        (Severity::Compatible, "🟢 Compatible", false),
        (Severity::Docs, "📝 Prose", false),
    ] {
        let changes: Vec<&Change> = of(report, severity);
        if changes.is_empty() || (severity == Severity::Docs && !with_docs) {
            continue;
        }
        let count = changes.len();
        let title = match is_open {
            true => format!("\n#### {title}\n\n{TABLE}"),
            false => {
                format!("\n<details>\n<summary>{title}: {count}</summary>\n\n{TABLE}")
            }
        };
        let rows: Vec<String> = changes.into_iter().map(row).collect();
        let mut room = limit.saturating_sub(text.len() + title.len());
        let fits = rows.iter().take_while(|row| {
            let fits = more.is_empty() && row.len() <= room;
            room = room.saturating_sub(row.len());
            fits
        });
        let fitting = fits.count();
        if fitting > 0 {
            text += &title;
            rows.iter().take(fitting).for_each(|row| text += row);
            if !is_open {
                text += "\n</details>\n";
            }
        }
        if fitting < count {
            more.push(format!("{} {}", count - fitting, severity.as_str()));
        }
    }
    if !more.is_empty() {
        let _ = write!(
            text,
            "\nAnd {} more, which do not fit here.\n",
            more.join(", ")
        );
    }
    let docs = of(report, Severity::Docs).len();
    if docs > 0 && !with_docs {
        let changes = if docs == 1 { "change" } else { "changes" };
        let _ = write!(text, "\n{docs} {changes} of prose not shown.\n");
    }
    text
}

/// The changes of one severity: by model, the models in the order of [`crate::diff::Diff::by_model`].
fn of<'r>(report: &'r Report, severity: Severity) -> Vec<&'r Change> {
    let groups = report.diff.by_model().into_iter();
    let changes = groups.flat_map(|(_, changes)| changes);
    changes
        .filter(|change| change.verdict.severity == severity)
        .collect()
}

/// The summary.
fn head(report: &Report) -> String {
    let Report { old, new, .. } = report;
    let mut text = format!(
        "### API docs: {}\n\n{} → {}\n",
        report.counts(),
        code(old),
        code(new)
    );
    if report.diff.is_empty() {
        return text;
    }
    let mark = if report.needs_version() {
        "⚠️ "
    } else {
        ""
    };
    let _ = write!(text, "\n- **Rust API**: {mark}{}\n", report.rust());
    let _ = writeln!(text, "- **Wire**: {}", report.wire());
    text
}

fn row(change: &Change) -> String {
    let place = change
        .place()
        .map(|place| code(&place.to_string()))
        .unwrap_or_default();
    let meaning: Vec<String> = [meaning(change)]
        .into_iter()
        .chain(evidence(change))
        .filter(|it| !it.is_empty())
        .collect();
    format!(
        "| {} | {} | {} | {place} |\n",
        code(&change.subject()),
        message(change),
        meaning.join("; ")
    )
}

/// What happened, with strings from the docs as code.
fn message(change: &Change) -> String {
    let sentence = change.rule.info().sentence();
    let guess = if change.is_guess { " (a guess)" } else { "" };
    let texts = match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!(": {} → {}", code(from), code(to)),
        (Some(from), None) => format!(": was {}", code(from)),
        (None, Some(to)) => format!(": {}", code(to)),
        (None, None) => String::new(),
    };
    format!("{sentence}{texts}{guess}")
}

/// `text` as code, even in a table cell: whatever it contains is shown literally.
fn code(text: &str) -> String {
    let text = plain(text);
    if text.trim().is_empty() {
        return String::new();
    }
    // A backtick would end the code, and a pipe the cell, whatever is around them.
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
