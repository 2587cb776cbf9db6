//! Speakeasy's Ruby docs: types as Sorbet writes them (`T.nilable(…)`), or as Crystalline does
//! (`Crystalline::Nilable.new(…)`), and those before 2026 (`::OpenApiSDK::Operations::X`).
//!
//! `nilable` means null if the field is required and nothing otherwise; lists, maps and dates do not have it. The
//! page of a union has only a title: its members are in the text of the links that point to it.

use super::super::facts::Wrapper;
use super::super::grammar::{Cells, Container, Holds, Kind, Link, Mark, Style, Tells, Types};
use super::super::{Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

/// What opens and closes a list or a map around another cell, and in the text of a link.
const CONTAINERS: [Container; 7] = [
    Container::list("T::Array<", ">"),
    Container::list("T::Array[", "]"),
    Container::map("T::Hash[Symbol, ", "]"),
    Container::list("Crystalline::Array<", ">"),
    Container::list("Crystalline::Array.new(", ")"),
    Container::map("Crystalline::Hash[Symbol, ", "]"),
    Container::map("Crystalline::Hash.new(Symbol, ", ")"),
];

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-ruby",
    language: "Ruby",
    is_any: false,
    family: &FAMILY,
    fences: &["ruby"],
    detected_by: &[
        "::String",
        "::Integer",
        "::Float",
        "T::Boolean",
        "T.nilable(",
        "T::Array<",
        "T::Hash[",
        "Crystalline::",
        "Models::",
        "Faraday::Response",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &CONTAINERS,
        // Emphasis never holds the name of a page: those are always links.
        styles: &[Style::new("*", "*", Holds::Types)],
        link: Link::Union { of_one: true },
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a Ruby type",
        in_names: "_:",
        tokens: &[("Crystalline::Boolean.new", Primitive::Boolean)],
        // Before 2026 they could lack the leading colons.
        scalars: &[
            ("::String", Primitive::String),
            ("String", Primitive::String),
            ("::Integer", Primitive::BigInteger),
            ("Integer", Primitive::BigInteger),
            ("::Float", Primitive::Float),
            ("Float", Primitive::Float),
            ("::Object", Primitive::Any),
            ("Object", Primitive::Any),
            ("T::Boolean", Primitive::Boolean),
            ("::Date", Primitive::Date),
            ("Date", Primitive::Date),
            ("::DateTime", Primitive::DateTime),
            ("DateTime", Primitive::DateTime),
            ("::Time", Primitive::DateTime),
            ("::BigDecimal", Primitive::NumberOrText),
            ("BigDecimal", Primitive::NumberOrText),
        ],
        runtime: &["Faraday::Response"],
        // The generator swaps the two labels.
        elsewhere: &[
            ("Date", Primitive::DateTime),
            ("DateTime", Primitive::Date),
            ("::Date", Primitive::DateTime),
            ("::DateTime", Primitive::Date),
        ],
        tells: Tells::NeverNullBut {
            kinds: &[
                Kind::List,
                Kind::Map,
                Kind::Is(Primitive::Date),
                Kind::Is(Primitive::DateTime),
            ],
            names: &[],
            qualified: false,
        },
        containers: &CONTAINERS,
        marks: &[
            Mark::new("T.nilable(", ")", Wrapper::Nullable),
            Mark::new("Crystalline::Nilable.new(", ")", Wrapper::Nullable),
        ],
        unions: &[
            ("T.any(", ", ", ")"),
            ("Crystalline::Union.new(", ", ", ")"),
        ],
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence {
        bare: true,
        optional: &[],
    },
    names: Names {
        spelling: Spelling::Snake,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Undecided,
    finish: None,
};

#[cfg(test)]
#[path = "tests/ruby/mod.rs"]
mod tests;
