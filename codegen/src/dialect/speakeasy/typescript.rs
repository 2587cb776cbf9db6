//! Speakeasy's TypeScript docs, all eras since 2023.
//!
//! A union is named in emphasis without a link (`*components.Pet*`), everything else that has a page is a link. The
//! cells say nothing about null and do not tell integers from floats.

use super::super::grammar::{Cells, Container, Holds, Link, LiteralForm, Style, Types};
use super::super::{Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-typescript",
    language: "TypeScript",
    is_any: false,
    family: &FAMILY,
    fences: &["typescript"],
    detected_by: &[
        "*number*",
        "*boolean*",
        "Record<string, ",
        "[]",
        "*any*",
        "*components.",
        "*operations.",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &[
            Container::map("Record<string, ", ">"),
            Container::list("", "[]"),
        ],
        between: &[" \\| ", " | "],
        styles: &[Style::new("*", "*", Holds::Pages)],
        link: Link::Name,
        // Some vendors' links to the SDK's date-only type are labelled `Date`.
        known_links: &[("types/rfcdate.md", "RFCDate", Primitive::Date)],
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a TypeScript type",
        in_names: "_.$-",
        tokens: &[
            ("ReadableStream<Uint8Array>", Primitive::Bytes),
            ("Uint8Array", Primitive::Bytes),
        ],
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("bigint", Primitive::BigInteger),
            ("boolean", Primitive::Boolean),
            ("any", Primitive::Any),
            ("unknown", Primitive::Any),
            ("Date", Primitive::DateTime),
            ("RFCDate", Primitive::Date),
            ("Blob", Primitive::Bytes),
            ("File", Primitive::Bytes),
        ],
        elsewhere: &[
            ("Decimal", Primitive::NumberOrText),
            ("URL", Primitive::String),
            ("Buffer", Primitive::Bytes),
        ],
        runtime_links: &["Response", "Request", "AxiosResponse"],
        containers: &[
            Container::stream("EventStream<", ">"),
            Container::stream("JsonLStream<", ">"),
            Container::map("{ [k: string]: ", " }"),
            Container::map("Record<string, ", ">"),
            Container::list("Array<", ">"),
            Container::list("", "[]"),
        ],
        uploads: true,
        literal: Some(LiteralForm {
            open: "",
            close: "",
            yes: "true",
            no: "false",
        }),
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::NOTHING,
    names: Names {
        spelling: Spelling::Camel,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Integers,
    finish: None,
};
