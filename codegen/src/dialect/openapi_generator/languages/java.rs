//! Java, all eras and libraries, including Micronaut, MicroProfile, Helidon and Android.

use crate::dialect::grammar::{Cells, Container, Holds, Style, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-java",
    language: "Java",
    detected_by: &["**Integer**", "**Long**", "OffsetDateTime", "LocalDate", "`String`", "`List&lt;", "**BigDecimal**", "BigDecimal.md", "List&lt;String", "Map&lt;String, ", "Enum**](#", "**Object**", "**URI**"],
    eras: &[
        (&["[optional property]"], "Micronaut"),
        (&["OffsetDateTime.md", "BigDecimal.md", "UUID.md", "[**Object**](.md)"], "3.x or 4.x, or swagger-codegen"),
        (&["Name | Type | Description | Notes |"], "5.x or later"),
    ],
    fences: &["java"],
    cells: Cells {
        styles: &[Style::new("**", "**", Holds::Pages), Style::new("`", "`", Holds::Pages)],
        linked: &[Style::new("**", "**", Holds::Pages), Style::new("`", "`", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a Java type",
        in_names: "_.",
        noise: &["@Valid "],
        escapes: HTML,
        tokens: &[
            ("byte[]", Primitive::Bytes),
        ],
        decimals: &["BigDecimal"],
        scalars: &[
            ("String", Primitive::String),
            ("UUID", Primitive::String),
            ("URI", Primitive::String),
            ("URL", Primitive::String),
            ("File", Primitive::String),
            ("Resource", Primitive::String),
            ("InputStream", Primitive::String),
            ("Integer", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("Float", Primitive::Float),
            ("Double", Primitive::Float),
            ("BigDecimal", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("boolean", Primitive::Boolean),
            ("OffsetDateTime", Primitive::DateTime),
            ("ZonedDateTime", Primitive::DateTime),
            ("Instant", Primitive::DateTime),
            ("DateTime", Primitive::DateTime),
            ("LocalDateTime", Primitive::String),
            ("LocalDate", Primitive::Date),
            ("Date", Primitive::String),
            ("Object", Primitive::Any),
            ("oas_any_type_not_mapped", Primitive::Any),
            ("OasAnyTypeNotMapped", Primitive::Any),
            ("JsonNullable", Primitive::Any),
            ("MultipartFile", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("List<", ">"),
            Container::list("Set<", ">"),
            Container::map("Map<String, ", ">"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[
            NameEscape::Name("propertyClass", "class"),
            NameEscape::Prefix("_", Words::All),
        ],
        ..BASE.names
    },
    ..BASE
};
