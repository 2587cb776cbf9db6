//! The Notes of a field.

use crate::text::Span;

/// The contents of the Notes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Notes<'t> {
    pub is_optional: bool,
    pub default: Option<&'t str>,
    /// The values of the field's own enum, as written.
    pub values: Option<&'t str>,
}

/// Notes in brackets that say nothing about what is on the wire.
const OTHERS: [&str; 5] = [
    // The SDK refuses to write the field; it is on the wire all the same.
    "[readonly]",
    "[readonly property]",
    "[required]",
    "[required property]",
    "[writeonly]",
];

/// R's notes with a value.
const WITH_VALUE: [&str; 8] = [
    "[Max: ",
    "[Min: ",
    "[Pattern: ",
    "[Max. items: ",
    "[Min. items: ",
    "[Max. length: ",
    "[Min. length: ",
    "[Enum: ",
];

/// Defaults that mean none.
const NO_DEFAULTS: [&str; 6] = [
    "undefined",
    "null",
    "nothing",
    "const []",
    "const {}",
    "None",
];

/// Reads the Notes. `None`: they have something that no language writes.
pub(super) fn read(text: &str) -> Option<Notes<'_>> {
    let mut notes = Notes::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let other = OTHERS.iter().find_map(|note| rest.strip_prefix(note));
        rest = if let Some(after) = eat(rest, &["[optional]", "[optional property]"]) {
            notes.is_optional = true;
            after
        } else if let Some(after) = other {
            after
        } else if let Some(after) = rest.strip_prefix("[default to ") {
            let (default, after) = up_to_bracket(after)?;
            notes.default = Some(default);
            after
        } else if let Some(note) = WITH_VALUE.iter().find(|note| rest.starts_with(**note)) {
            let (value, after) = up_to_bracket(rest.get(note.len()..)?)?;
            if *note == "[Enum: " {
                notes.values = value
                    .trim()
                    .strip_prefix('[')
                    .and_then(|it| it.strip_suffix(']'));
            }
            after
        } else {
            prior(rest, &mut notes)?
        }
        .trim_start();
    }
    notes.default = notes
        .default
        .filter(|it| !NO_DEFAULTS.contains(it) && !it.is_empty());
    Some(notes)
}

/// Python 5.x: `defaults to X,  must be one of [1, 2, ]` and the like.
fn prior<'t>(text: &'t str, notes: &mut Notes<'t>) -> Option<&'t str> {
    const DEFAULTS: &[&str] = &[
        "if omitted the server will use the default value of ",
        "defaults to ",
    ];
    const VALUES: &str = "must be one of [";
    if let Some(after) = text.strip_prefix(VALUES) {
        let end = after.rfind(']')?;
        notes.values = after.get(..end);
        return after.get(end + 1..);
    }
    let after = eat(text, DEFAULTS)?;
    let end = after.find(VALUES).unwrap_or(after.len());
    let default = after.get(..end)?.trim().trim_end_matches(',');
    notes.default = Some(default);
    after.get(end..)
}

fn eat<'t>(text: &'t str, tokens: &[&str]) -> Option<&'t str> {
    tokens.iter().find_map(|token| text.strip_prefix(token))
}

/// The text before the bracket that ends a note, and the text after it. The note itself may hold brackets: the right one
/// is the first one followed by nothing or by another note.
fn up_to_bracket(text: &str) -> Option<(&str, &str)> {
    let ends = text.match_indices(']').map(|(end, _)| end);
    let is_end = |end: &usize| {
        let after = text.get(end + 1..).unwrap_or_default().trim_start();
        let starts = |note: &&str| after.starts_with(*note);
        after.is_empty()
            || OTHERS.iter().any(starts)
            || WITH_VALUE.iter().any(starts)
            || after.starts_with("[optional")
            || after.starts_with("[default to ")
    };
    let end = ends.into_iter().find(is_end)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// Whether `text` consists only of notes and is not empty.
pub(super) fn is_notes(text: &str) -> bool {
    read(text).is_some()
}

/// The span of `part`, which was read from the text of `cell`.
pub(super) fn span_of(cell: Span, text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap_or_default();
    cell.slice(start..start + part.len())
}

#[cfg(test)]
#[path = "tests/notes.rs"]
mod tests;
