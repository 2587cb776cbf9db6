//! Speakeasy's Python docs, all eras since 2023.
//!
//! The cells show both absence and null, `Optional[…]`, `Nullable[…]` and `OptionalNullable[…]`, but print no wrapper
//! around lists, maps and dates. Unions and structs look the same. The first docs list a union's members in the cell
//! and print the variants of its page under empty headings.

use super::super::facts::Wrapper;
use super::super::grammar::{
    Cells, Container, Holds, Kind, Link, LiteralForm, Mark, Style, Tells, Types,
};
use super::super::{CodeEnd, CodeForm, Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-python",
    language: "Python",
    is_any: false,
    family: &FAMILY,
    fences: &["python"],
    detected_by: &[
        "*str*",
        "*Any*",
        "Optional[",
        "*Nullable[",
        "[Nullable[",
        "*OptionalNullable[",
        "[OptionalNullable[",
        "List[",
        "Dict[str, ",
        "*Literal[",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &[
            Container::list("List[", "]"),
            Container::map("Dict[str, ", "]"),
            // 2023
            Container::list("list[", "]"),
            Container::map("dict[str, ", "]"),
        ],
        // Emphasis never holds the name of a page: those are always links.
        styles: &[Style::new("*", "*", Holds::Types)],
        link: Link::Union { of_one: false },
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a Python type",
        in_names: "_.",
        tokens: &[("IO[bytes]", Primitive::Bytes)],
        scalars: &[
            ("str", Primitive::String),
            ("UnrecognizedStr", Primitive::String),
            ("int", Primitive::BigInteger),
            ("UnrecognizedInt", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("Any", Primitive::Any),
            ("bytes", Primitive::Bytes),
            ("io.IOBase", Primitive::Bytes),
            ("io.BufferedReader", Primitive::Bytes),
            ("date", Primitive::Date),
            ("datetime", Primitive::DateTime),
            ("timedelta", Primitive::String),
            ("Decimal", Primitive::NumberOrText),
            ("UUID", Primitive::String),
        ],
        // Types of the HTTP clients.
        runtime: &["httpx.Response", "requests.Response"],
        // The generator swaps the two labels, and the anchors they link to.
        elsewhere: &[("date", Primitive::DateTime), ("datetime", Primitive::Date)],
        tells: TELLS,
        containers: &[
            Container::list("List[", "]"),
            Container::map("Dict[str, ", "]"),
            Container::list("list[", "]"),
            Container::map("dict[str, ", "]"),
            // Types of the SDK's runtime that carry what is on the wire: the item is what counts.
            Container::stream("eventstreaming.EventStream[", "]"),
            Container::stream("eventstreaming.EventStreamAsync[", "]"),
            Container::stream("EventStream[", "]"),
            Container::stream("EventStreamAsync[", "]"),
            Container::stream("jsonl.JsonLStream[", "]"),
            Container::stream("jsonl.JsonLStreamAsync[", "]"),
            Container::stream("JsonLStream[", "]"),
            Container::stream("JsonLStreamAsync[", "]"),
        ],
        marks: &[
            Mark::new("OptionalNullable[", "]", Wrapper::OptionalNullable),
            Mark::new("Optional[", "]", Wrapper::Optional),
            Mark::new("Nullable[", "]", Wrapper::Nullable),
        ],
        unions: &[("Union[", ", ", "]")],
        // A file is bytes in three ways, and a stream of events has a type for `async` code.
        twins: true,
        literal: Some(LiteralForm {
            open: "Literal[",
            close: "]",
            yes: "True",
            no: "False",
        }),
        ..Types::NONE
    },
    headings: None,
    // Under an empty heading the type is in the code: `name: TYPE = …`.
    variant_code: Some(CodeForm {
        before: ": ",
        end: CodeEnd::Token(" ="),
        only_without_heading: true,
        is_pointer_free: true,
    }),
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Snake,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Undecided,
    finish: None,
};

/// Around lists, maps and dates no wrapper is printed.
const TELLS: Tells = Tells::NeverNullBut {
    kinds: &[
        Kind::List,
        Kind::Map,
        Kind::Is(Primitive::Date),
        Kind::Is(Primitive::DateTime),
    ],
    names: &[],
    qualified: false,
};

#[cfg(test)]
#[path = "tests/python/mod.rs"]
mod tests;
