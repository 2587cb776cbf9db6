//! The text of a table cell.

use std::borrow::Cow;

/// A table cell's text as Markdown: `<br/>` in any spelling is a line break, `\|` a pipe, and `N/A` alone is nothing.
#[must_use]
pub fn cell_markdown(raw: &str) -> Cow<'_, str> {
    let raw = raw.trim();
    if raw == "N/A" {
        return Cow::Borrowed("");
    }
    if !raw.contains(['<', '\\']) {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '\\']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(length) = line_break(rest) {
            text.push('\n');
            rest = &rest[length..];
        } else {
            // The backslash that protects a pipe from ending the cell belongs to the table, not to the text.
            let kept = usize::from(!rest.starts_with("\\|"));
            text.push_str(&rest[..kept]);
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    text.truncate(text.trim_end().len());
    Cow::Owned(text)
}

/// The length of the `<br>` that `text` starts with, in any of its spellings.
pub fn line_break(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = rest
        .get(..2)
        .filter(|name| name.eq_ignore_ascii_case("br"))?;
    let after = rest.get(name.len()..)?.trim_start_matches(' ');
    let end = after.strip_prefix('/').unwrap_or(after).strip_prefix('>')?;
    Some(text.len() - end.len())
}
