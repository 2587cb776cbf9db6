//! Properties of the tables of all languages: a type made of their own parts is read as it was made.

use proptest::prelude::*;

use super::support::{any_cell, property_config, read_cell, show, survive};
use crate::dialect::facts::TypeExpr;
use crate::dialect::grammar::{Container, Makes};
use crate::dialect::{DIALECTS, Dialect};
use crate::model::Primitive;

/// The dialects whose Type cells are a style around a type in the language's own spelling.
fn dialects() -> Vec<&'static Dialect> {
    let all = DIALECTS.iter().copied();
    all.filter(|it| !it.is_any && it.family.name != "Speakeasy")
        .collect()
}

/// Lists and maps of a language. A prefix together with a suffix could be read in two ways.
fn containers(dialect: &'static Dialect) -> Vec<&'static Container> {
    let all = dialect.types.containers.iter();
    all.filter(|it| matches!(it.makes, Makes::List | Makes::Map) && !it.open.is_empty())
        .filter(|it| !it.close.is_empty())
        .collect()
}

/// Built-in types that are one name: plain words, or, where a language has none, qualified ones.
fn scalars(dialect: &'static Dialect) -> Vec<&'static (&'static str, Primitive)> {
    let all = dialect.types.scalars.iter();
    let is_in_name = |c: char| c.is_alphanumeric() || dialect.types.in_names.contains(c);
    let (words, others): (Vec<_>, Vec<_>) = all
        .filter(|(name, _)| name.chars().all(is_in_name))
        .partition(|(name, _)| name.chars().all(char::is_alphanumeric));
    if words.is_empty() { others } else { words }
}

/// A type in a dialect's spelling, and in that of the tests.
fn types() -> impl Strategy<Value = (&'static Dialect, String, String)> {
    let index = any::<prop::sample::Index>();
    let parts = prop::collection::vec(any::<prop::sample::Index>(), 0..4);
    (index, any::<prop::sample::Index>(), parts).prop_map(|(dialect, scalar, parts)| {
        let dialect = *dialect.get(&dialects());
        let (name, primitive) = *scalar.get(&scalars(dialect));
        let (mut cell, mut shown) = ((*name).to_owned(), show(&TypeExpr::Primitive(*primitive)));
        let containers = containers(dialect);
        for part in parts.iter().filter(|_| !containers.is_empty()) {
            let container = part.get(&containers);
            cell = format!("{}{cell}{}", container.open, container.close);
            shown = match container.makes {
                Makes::Map => format!("{{{shown}}}"),
                _ => format!("[{shown}]"),
            };
        }
        let style = dialect.cells.styles.first();
        let (open, close) = style.map_or(("", ""), |style| (style.open, style.close));
        (dialect, format!("{open}{cell}{close}"), shown)
    })
}

const PIECES: &[&str] = &[
    "List<",
    "Array<",
    "[]",
    "map[string]",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "](x.md)",
    "](#x)",
    "`",
    "**",
    "?",
    " \\| ",
    "|",
    "string",
    "int",
    "null",
    "undefined",
    "X",
    ",",
    ", ",
    "*",
    "¦null",
    "é",
    " ",
    "\"a\"",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn a_type_is_what_it_is_made_of((dialect, cell, shown) in types()) {
        let found = read_cell(dialect, &cell);
        let bare = found
            .trim_start_matches("unprinted ")
            .trim_start_matches("nullable ")
            .trim_start_matches("optional ");
        prop_assert_eq!(bare, shown.as_str(), "{} in {}", cell, dialect.id);
    }

    #[test]
    fn nothing_panics(index in any::<prop::sample::Index>(), text in any_cell(PIECES)) {
        let all = dialects();
        let index = index.index(all.len());
        survive(all[index], &text);
    }
}
