//! Speakeasy's C# docs since 2023, and those of its Unity flavour, which have the same cells.
//!
//! Names are Pascal case, except in the first C# docs, which print wire names. The docs say nothing about null. Unity
//! prints no variants of a union, and C# names those of a tagged one after their tag: `VerificationOtp` if a page `Otp`
//! has the tag `verification_otp`.

#[cfg(test)]
#[path = "tests/csharp.rs"]
mod tests;

use super::super::grammar::{Cells, Container, Holds, Link, Style, Types};
use super::super::{Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Primitive};

pub const CSHARP: Dialect = Dialect {
    id: "speakeasy-csharp",
    language: "C#",
    fences: &["csharp"],
    detected_by: &[
        "*long*",
        "*byte[]*",
        "Dictionary<String, ",
        "[DateOnly](",
        "[LocalDate](",
        "HttpResponseMessage",
        "HttpRequestMessage",
        "HTTPMetadata",
        "/Models/Components/",
        "/Models/Requests/",
        "[Models.",
        "!!!",
    ],
    ..UNITY
};

pub const UNITY: Dialect = Dialect {
    id: "speakeasy-unity",
    language: "Unity C#",
    is_any: false,
    family: &FAMILY,
    // Unity's pages of models have no code.
    fences: &[],
    detected_by: &[
        "UnityWebRequest",
        // `[VendorCloud.Models.Shared.Pet](…)`: the older pages print the SDK's namespace.
        ".Models.",
        "*MemoryQueueBufferStream*",
        "*int*",
        "*float*",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        containers: &[
            Container::list("List<", ">"),
            Container::map("Dictionary<String, ", ">"),
        ],
        styles: &[Style::new("*", "*", Holds::BuiltIns)],
        link: Link::Name,
        // The first C# docs (2023) end every list with `   !!!`.
        trailing: "!!!",
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a C# type",
        tokens: &[("byte[]", Primitive::Bytes)],
        scalars: &[
            ("string", Primitive::String),
            ("bool", Primitive::Boolean),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("BigInteger", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("decimal", Primitive::NumberOrText),
            ("object", Primitive::Any),
            ("MemoryQueueBufferStream", Primitive::Bytes),
        ],
        runtime: &["HttpRequestMessage", "HttpResponseMessage"],
        elsewhere: &[
            ("DateTime", Primitive::DateTime),
            ("DateTimeOffset", Primitive::DateTime),
            ("DateOnly", Primitive::Date),
            ("LocalDate", Primitive::Date),
            ("LocalTime", Primitive::String),
            ("TimeOnly", Primitive::String),
            ("TimeSpan", Primitive::String),
            ("Duration", Primitive::String),
            ("Guid", Primitive::String),
            ("Uri", Primitive::String),
        ],
        runtime_links: &["UnityWebRequest"],
        ..Types::NONE
    },
    // The generator's words for types without a page, in names such as `ArrayOfStr`.
    headings: Some(Types {
        noun: "the name of a variant",
        scalars: &[
            ("Str", Primitive::String),
            ("Number", Primitive::Float),
            ("Float32", Primitive::Float),
            ("Float64", Primitive::Float),
            ("Integer", Primitive::Integer),
            ("Int32", Primitive::Integer),
            ("Int64", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("BigInteger", Primitive::BigInteger),
            ("Boolean", Primitive::Boolean),
            ("Any", Primitive::Any),
            ("DateTime", Primitive::DateTime),
            ("Date", Primitive::Date),
        ],
        containers: &[Container::list("ArrayOf", ""), Container::map("MapOf", "")],
        ..Types::NONE
    }),
    variant_code: None,
    presence: TellsPresence::NOTHING,
    names: Names {
        spelling: Spelling::Pascal,
        clash: "Value",
        ..Names::NONE
    },
    // All numeric enums in C# docs whose source was checked are strings.
    undecided_numbers: Numbers::Strings,
    finish: None,
};
