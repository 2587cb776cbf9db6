//! Speakeasy's PHP docs.
//!
//! A `?` or a `null` member says that a value may be null, but every optional key has it and no required one does,
//! so it says nothing about null. A union is spelled out in the cell, where `array` has lost its items; the page that
//! the cell links to has them in its docblocks.

#[cfg(test)]
#[path = "tests/php.rs"]
mod tests;

use super::super::facts::Wrapper;
use super::super::grammar::{Cells, Container, Holds, Link, Makes, Mark, Style, Types};
use super::super::{CodeEnd, CodeForm, Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

/// PHP has one word for lists and maps.
const CONTAINERS: [Container; 2] = [
    Container::map("array<string, ", ">"),
    Container::list("array<", ">"),
];

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-php",
    language: "PHP",
    is_any: false,
    family: &FAMILY,
    fences: &["php"],
    detected_by: &[
        "*?",
        "[?",
        "array<",
        "\\|array",
        "\\Psr\\",
        "[Components\\",
        "[Operations\\",
        "[Shared\\",
        "[Errors\\",
        "\\Models\\",
        "*mixed*",
        "[\\DateTime](",
        "[\\Brick\\",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &CONTAINERS,
        styles: &[Style::new("*", "*", Holds::BuiltIns)],
        link: Link::Union { of_one: false },
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a PHP type",
        in_names: "_\\",
        root: "\\",
        // A model always has its namespace; anything else would be an unknown class.
        qualifier: "\\",
        scalars: &[
            ("string", Primitive::String),
            ("bool", Primitive::Boolean),
            ("int", Primitive::Integer),
            ("float", Primitive::Float),
            ("mixed", Primitive::Any),
            // The same for dates and for date-times.
            ("DateTime", Primitive::DateOrDateTime),
            ("DateTimeInterface", Primitive::DateOrDateTime),
            ("DateTimeImmutable", Primitive::DateOrDateTime),
            ("DateInterval", Primitive::String),
            ("Brick\\DateTime\\LocalDate", Primitive::Date),
            ("Brick\\Math\\BigDecimal", Primitive::NumberOrText),
            ("Brick\\Math\\BigInteger", Primitive::BigInteger),
            ("LocalDate", Primitive::Date),
        ],
        bare: &[("array", Makes::List)],
        runtime: &["\\Psr\\"],
        containers: &CONTAINERS,
        marks: &[Mark::new("?", "", Wrapper::Nullable)],
        between: &["\\|", "|"],
        nulls: &["null"],
        ..Types::NONE
    },
    headings: None,
    // A docblock has the whole type; the heading has only `array` if that is a list or a map.
    variant_code: Some(CodeForm {
        before: "@var ",
        end: CodeEnd::Line(&['*', '/', ' ']),
        only_without_heading: false,
        is_pointer_free: true,
    }),
    presence: TellsPresence {
        bare: false,
        optional: &[],
    },
    names: Names {
        spelling: Spelling::Camel,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Undecided,
    finish: None,
};
