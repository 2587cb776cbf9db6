//! An explanation for people.

use super::Explanation;

/// The whole text, with a final line break.
pub(super) fn lines(it: &Explanation) -> String {
    let mut lines = vec![format!("{} ({})", it.name, it.kind)];
    if let Some(rust) = &it.rust {
        let note = if rust.is_written {
            ""
        } else {
            " (not written yet: run `fieldnotes generate`)"
        };
        lines.push(format!("\nRust, {}:{}{note}", rust.path, rust.line));
        lines.extend(indented(&rust.code));
    }
    lines.push("\nFacts".to_owned());
    let width = it
        .facts
        .iter()
        .map(|fact| fact.name.chars().count())
        .max()
        .unwrap_or_default();
    for fact in &it.facts {
        let value = fact.value.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(format!("    {:width$}  {value}", fact.name));
    }
    lines.push("\nEvidence".to_owned());
    for reason in &it.evidence {
        let place = reason
            .place
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        lines.push(format!("    {place}: {}", reason.why));
        if !reason.quote.is_empty() {
            lines.push(format!("        {}", reason.quote));
        }
    }
    lines.push("\nTo override it, in fieldnotes.toml".to_owned());
    lines.extend(indented(&it.r#override));
    lines.join("\n") + "\n"
}

fn indented(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("    {line}")
        }
    })
}
