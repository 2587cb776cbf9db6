//! Names of fields and values.

use super::{Scope, report};
use crate::diagnostic::Diagnostic;
use crate::model::{EnumValue, Field};
use crate::words::{ascii, capitalized, identifier, snake_case, words};

/// The name of the field that is `wire_name` on the wire, before `r#`.
fn field_name(wire_name: &str) -> String {
    let name = snake_case(&ascii(wire_name));
    if name.is_empty() {
        "field".to_owned()
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        // A public field must not start with `_`.
        format!("n{name}")
    } else {
        name
    }
}

/// The user's choice, otherwise a name made from the wire name.
fn wanted_name(field: &Field) -> String {
    if let Some(chosen) = field.rust_name.chosen() {
        return chosen.to_owned();
    }
    // `plus1` says more than the `1` of `+1`.
    let is_name = |name: &&String| snake_case(name).starts_with(char::is_alphabetic);
    let mut names = [&field.wire_name, &field.doc_name].into_iter();
    field_name(names.find(is_name).unwrap_or(&field.wire_name))
}

pub(super) fn name_fields(fields: &mut [Field], diagnostics: &mut Vec<Diagnostic>) {
    let mut scope = Scope::default();
    let (unchanged, changed): (Vec<_>, Vec<_>) = fields
        .iter_mut()
        .map(|field| (wanted_name(field), field))
        .partition(|(name, field)| *name == field.wire_name);
    for (wanted, field) in unchanged.into_iter().chain(changed) {
        let name = scope.take(&wanted);
        if name != wanted {
            report(diagnostics, field.span, &field.doc_name, &name);
        }
        field.rust_name = identifier(name).into();
    }
}

/// How characters that are not valid in a name are spelled.
const SYMBOLS: [(char, &str); 27] = [
    ('-', "Minus"),
    ('+', "Plus"),
    ('*', "Star"),
    ('!', "Not"),
    ('#', "Hash"),
    ('/', "Slash"),
    ('<', "Less"),
    ('>', "Greater"),
    ('=', "Equal"),
    ('.', "Dot"),
    ('$', "Dollar"),
    ('@', "At"),
    ('%', "Percent"),
    ('&', "And"),
    ('~', "Tilde"),
    ('^', "Caret"),
    ('?', "Question"),
    (':', "Colon"),
    (';', "Semicolon"),
    (',', "Comma"),
    ('|', "Pipe"),
    ('(', "Open"),
    (')', "Close"),
    ('[', "Open"),
    (']', "Close"),
    ('_', "Underscore"),
    (' ', "Space"),
];

fn spelled(symbols: &str) -> String {
    let spell = |c: char| {
        SYMBOLS
            .iter()
            .find(|(symbol, _)| *symbol == c)
            .map_or("Symbol", |it| it.1)
    };
    symbols.chars().map(spell).collect()
}

/// A variant's name for `value`. Symbols count if they are in front or alone: `-created` is `MinusCreated`.
pub(super) fn value_name(value: &str) -> String {
    let value = ascii(value);
    let body = value.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let symbols = value.get(..value.len() - body.len()).unwrap_or_default();
    let mut name = if body.is_empty() {
        spelled(symbols)
    } else {
        spelled(symbols.trim_matches(['_', ' ']))
    };
    for word in words(body) {
        let is_digit = |c: char| c.is_ascii_digit();
        if name.ends_with(is_digit) && word.starts_with(is_digit) {
            name.push('_');
        }
        name += &capitalized(&word);
    }
    finished_variant(name)
}

/// `value` with every symbol spelled out, for values that differ only in symbols.
fn spelled_name(value: &str) -> String {
    let mut name = String::new();
    for character in ascii(value).chars() {
        if character.is_ascii_alphanumeric() {
            let starts_word =
                name.is_empty() || !name.ends_with(|c: char| c.is_ascii_alphanumeric());
            name.push(if starts_word {
                character.to_ascii_uppercase()
            } else {
                character
            });
        } else {
            name += " ";
            name += &spelled(character.encode_utf8(&mut [0; 4]));
            name += " ";
        }
    }
    finished_variant(name.split(' ').map(capitalized).collect())
}

fn finished_variant(name: String) -> String {
    match name.as_str() {
        "" => "Empty".to_owned(),
        "Self" => "Self_".to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("N{name}"),
        name => name.to_owned(),
    }
}

pub(super) fn name_values(values: &mut [EnumValue], diagnostics: &mut Vec<Diagnostic>) {
    let mut scope = Scope::default();
    for value in values {
        let chosen = value.rust_name.chosen();
        let wanted = value_name(chosen.or(value.constant.as_deref()).unwrap_or(&value.value));
        let is_free = !scope.taken.contains(&wanted.to_lowercase());
        let name = match is_free {
            true => scope.take(&wanted),
            false => scope.take(&spelled_name(&value.value)),
        };
        if !is_free {
            report(diagnostics, value.span, &value.value, &name);
        }
        value.rust_name = name.into();
    }
}
