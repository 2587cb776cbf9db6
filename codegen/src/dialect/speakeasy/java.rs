//! Speakeasy's Java docs, all eras since 2023.
//!
//! `Optional` and `JsonNullable` show absence and null, except around lists, maps and dates, where nothing is printed.
//! Since 2025 the cells escape `<`, in the second and deeper levels twice. Before, names are qualified and bounded
//! (`Optional<? extends dev.hathora.cloud_api.models.shared.ApiError>`), and the first docs print no wrapper at all.
//! No page lists the variants of a union.

#[cfg(test)]
#[path = "tests/java.rs"]
mod tests;

use super::super::facts::Wrapper;
use super::super::grammar::{
    Cells, Container, Holds, Kind, Link, Makes, Mark, Style, Tells, Types,
};
use super::super::{Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

const CONTAINERS: [Container; 4] = [
    Container::list("List<", ">"),
    Container::map("Map<String, ", ">"),
    Container::map("Map<java.lang.String, ", ">"),
    Container {
        open: "HttpResponse<",
        close: ">",
        makes: Makes::Runtime,
    },
];

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-java",
    language: "Java",
    is_any: false,
    family: &FAMILY,
    fences: &["java"],
    detected_by: &[
        "\\<",
        "*String*",
        "*Integer*",
        "*boolean*",
        "*Optional<",
        "[Optional<",
        "*JsonNullable<",
        "[JsonNullable<",
        "[OffsetDateTime](",
        "*java.lang.",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &CONTAINERS,
        tokens: &[("byte[]", Primitive::Bytes)],
        styles: &[Style::new("*", "*", Holds::Types)],
        link: Link::Page,
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a Java type",
        in_names: "_.",
        noise: &[
            "? extends ",
            "java.lang.",
            "java.time.",
            "java.util.",
            "java.math.",
            "java.io.",
        ],
        escapes: &[("\\\\<", '<'), ("\\<", '<')],
        tokens: &[("?", Primitive::Any)],
        scalars: &[
            ("String", Primitive::String),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("Integer", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("BigInteger", Primitive::BigInteger),
            ("double", Primitive::Float),
            ("float", Primitive::Float),
            ("Double", Primitive::Float),
            ("Float", Primitive::Float),
            ("BigDecimal", Primitive::NumberOrText),
            ("boolean", Primitive::Boolean),
            ("Boolean", Primitive::Boolean),
            ("Object", Primitive::Any),
            ("InputStream", Primitive::Bytes),
            ("OffsetDateTime", Primitive::DateTime),
            ("LocalDate", Primitive::Date),
            ("Instant", Primitive::DateTime),
            ("ZonedDateTime", Primitive::DateTime),
            ("LocalDateTime", Primitive::String),
            ("LocalTime", Primitive::String),
            ("Duration", Primitive::String),
            ("Period", Primitive::String),
            ("UUID", Primitive::String),
            ("URI", Primitive::String),
            ("URL", Primitive::String),
        ],
        runtime_links: &["HttpResponse", "HttpRequest"],
        tells: Tells::NeverNullBut {
            kinds: &[
                Kind::List,
                Kind::Map,
                Kind::Is(Primitive::Date),
                Kind::Is(Primitive::DateTime),
            ],
            // Names that the docs of today only print inside a wrapper.
            names: &["Integer", "Long", "Boolean", "Double", "Float"],
            // Docs that spell types like this print no wrapper, or not always.
            qualified: true,
        },
        containers: &CONTAINERS,
        marks: &[
            Mark::new("Optional<", ">", Wrapper::Optional),
            Mark::new("JsonNullable<", ">", Wrapper::OptionalNullable),
        ],
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Camel,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Undecided,
    finish: None,
};
