//! HTML escapes, with which openapi-generator protects prose and types that never were HTML.

use std::borrow::Cow;

/// The named escapes. All others are numeric.
const NAMED: [(&str, char); 5] = [
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
];

/// `text` as its author wrote it: `&#x60;` is a backtick, `&lt;` is `<`. Anything else stays as it is.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, escape) = rest.split_at(start);
        decoded += before;
        let (character, length) = entity(escape).unwrap_or(('&', 1));
        decoded.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    if decoded.is_empty() {
        return text.into();
    }
    decoded += rest;
    decoded.into()
}

/// The character that the escape at the start of `text` means, and the length of the escape.
fn entity(text: &str) -> Option<(char, usize)> {
    /// Longer than any escape of one character.
    const LONGEST: usize = 10;
    let name_end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..name_end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|character| !character.is_control())?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((character, name_end + 1))
}
