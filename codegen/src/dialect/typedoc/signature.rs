//! Turns types as printed on a page, with each name in a code span, into TypeScript that the grammar of cells reads.

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{TypeCell, TypeExpr, Wrapper};
use crate::model::Primitive;
use crate::text::Span;

/// Generic types whose arguments count.
const GENERIC: [&str; 10] = [
    "Record",
    "Map",
    "Array",
    "ReadonlyArray",
    "Set",
    "Readonly",
    "Required",
    "NonNullable",
    "Partial",
    "Promise",
];

/// The text of a type without typography. `parameters`: the type parameters of the page's own type, which may be anything.
pub(super) fn plain(raw: &str, parameters: &[String]) -> String {
    let text = without_spans(raw);
    let text = without_arguments(&text);
    if parameters.is_empty() {
        text
    } else {
        without_parameters(&text, parameters)
    }
}

/// `raw` without backticks and the backslashes of Markdown.
fn without_spans(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut is_code = false;
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '`' => is_code = !is_code,
            '\\' => match characters.peek() {
                Some(next) if *next == '|' || (!is_code && next.is_ascii_punctuation()) => {}
                _ => text.push('\\'),
            },
            // A line of a quote.
            '\n' => {
                characters.next_if_eq(&'>');
            }
            other => text.push(other),
        }
    }
    text.trim().to_owned()
}

/// `text` without the arguments of generic types, except those of lists and maps; keys of maps are strings.
fn without_arguments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '"' => quoted(rest),
            '<' => {
                let name = plain
                    .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default();
                match name {
                    "Record" | "Map" => {
                        plain += "<string";
                        1 + key_length(rest.get(1..).unwrap_or_default())
                    }
                    name if GENERIC.contains(&name) && !is_of_model(name, rest) => {
                        plain.push('<');
                        1
                    }
                    _ => balanced(rest),
                }
            }
            other => {
                plain.push(other);
                other.len_utf8()
            }
        };
        if character == '"' {
            plain += rest.get(..length).unwrap_or(rest);
        }
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    plain
}

/// Whether `name` means some keys of another type: `Partial<X>`, but not `Partial<Record<…>>`.
fn is_of_model(name: &str, arguments: &str) -> bool {
    name == "Partial" && !arguments.starts_with("<Record<")
}

/// The length of the text that starts `text`, with its quotes.
fn quoted(text: &str) -> usize {
    let after = text.get(1..).unwrap_or_default();
    after.find('"').map_or(text.len(), |end| end + 2)
}

/// The length of the brackets that start `text`, with their contents.
fn balanced(text: &str) -> usize {
    let mut depth = 0usize;
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let is_arrow = *byte == b'>' && index > 0 && bytes.get(index - 1) == Some(&b'=');
        match byte {
            b'<' => depth += 1,
            b'>' if !is_arrow => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    text.len()
}

/// The length of the first argument, which starts `text`.
fn key_length(text: &str) -> usize {
    let mut depth = 0usize;
    for (index, character) in text.char_indices() {
        match character {
            '<' | '(' | '[' | '{' => depth += 1,
            '>' | ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return index,
            _ => {}
        }
    }
    text.len()
}

/// `text` with `unknown` in place of each of `parameters`.
fn without_parameters(text: &str, parameters: &[String]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut word = String::new();
    for character in text.chars().chain(['\n']) {
        if character.is_alphanumeric() || character == '_' {
            word.push(character);
            continue;
        }
        let is_parameter = parameters.contains(&word);
        plain += if is_parameter { "unknown" } else { &word };
        word.clear();
        plain.push(character);
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether `plain` is a type of functions.
pub(super) fn is_function(plain: &str) -> bool {
    plain.contains("=>")
}

/// The members of an intersection, if `plain` is one.
pub(super) fn intersection(plain: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = plain.split(" & ").collect();
    (parts.len() > 1 && !plain.contains('"')).then_some(parts)
}

/// Reads the type `plain`, which is at `span`.
pub(super) fn read(context: &mut Context, plain: &str, span: Span) -> TypeCell {
    let any = |wrapper| TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper,
    };
    match plain {
        "null" => return any(Wrapper::Nullable),
        _ if plain.starts_with("keyof ") => {
            return TypeExpr::Primitive(Primitive::String).into();
        }
        _ => {}
    }
    let mut cursor = Cursor::of_copy(plain, span);
    let error = match context.dialect.type_cell(&mut cursor) {
        Ok(read) if cursor.is_done() => return read,
        Ok(_) => cursor.error("the end of the type"),
        Err(error) => error,
    };
    context.diagnostics.push(
        Diagnostic::new(
            Code::UnknownTypeCell,
            "this is not a type that can be on the wire",
        )
        .at(span, format!("expected {}", error.expected))
        .help("`serde_json::Value` is used instead"),
    );
    any(Wrapper::Unprinted)
}
