//! For GitHub workflows: annotations on the changed lines, and a step summary.

use super::{Report, evidence, markdown, meaning, plain};
use crate::diff::change::Change;
use crate::diff::verdict::Severity;

/// GitHub shows this many annotations of one kind per step; it silently drops the others.
const MAX_ANNOTATIONS: usize = 10;

/// GitHub refuses a summary of more than 1 MiB.
const MAX_SUMMARY: usize = 1024 * 1024 - 1024;

/// The commands, by severity.
const KINDS: [(Severity, &str); 3] = [
    (Severity::Breaking, "error"),
    (Severity::Caution, "warning"),
    (Severity::Compatible, "notice"),
];

pub(super) fn annotations(report: &Report) -> String {
    let mut text = String::new();
    for (severity, kind) in KINDS {
        let changes = report.diff.changes.iter();
        let of_kind = changes.filter(|change| change.verdict.severity == severity);
        let mut commands: Vec<String> = of_kind.map(|change| command(kind, change)).collect();
        if let (Severity::Breaking, Some(version)) = (severity, report.version)
            && report.needs_version()
        {
            commands.insert(
                0,
                format!("::{kind} title=version::{}", data(&version.to_string())),
            );
        }
        let more = commands.len().saturating_sub(MAX_ANNOTATIONS);
        if more > 0 {
            // One of the ten says how many more there are.
            commands.truncate(MAX_ANNOTATIONS - 1);
            commands.push(format!(
                "::{kind}::{} more {} changes are in the summary of this step",
                more + 1,
                severity.as_str()
            ));
        }
        for command in commands {
            text += &command;
            text.push('\n');
        }
    }
    text
}

fn command(kind: &str, change: &Change) -> String {
    let guess = if change.is_guess { " (a guess)" } else { "" };
    let first = format!("{}{guess}", change.sentence());
    let lines = [first, meaning(change)];
    let message = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .chain(evidence(change))
        .collect::<Vec<_>>()
        .join("\n");
    let title = property(&change.subject());
    // Something that is gone is shown on its current page: an annotation needs an existing line.
    let place = change.new.as_ref().or(change.page.as_ref());
    let place = place.map(|place| {
        format!(
            "file={},line={},col={},",
            property(&place.path),
            place.line,
            place.column
        )
    });
    format!(
        "::{kind} {}title={title}::{}",
        place.unwrap_or_default(),
        data(&message)
    )
}

/// `text` as the message of a command. Line ends are kept.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// `text` as a property of a command.
fn property(text: &str) -> String {
    let text = plain(text).replace('%', "%25");
    text.replace(':', "%3A").replace(',', "%2C")
}

pub(super) fn summary(report: &Report) -> String {
    markdown::render(report, false, MAX_SUMMARY)
}
