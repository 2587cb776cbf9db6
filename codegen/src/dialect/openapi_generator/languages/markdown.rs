//! The generator called `markdown`. Names are wire names; lists and maps have lost their items, except for the page that the cell links to.

use crate::dialect::grammar::{Makes, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-markdown",
    language: "Markdown",
    detected_by: &["**List**", "**Map**", "\\_", "**date**", "**oas_any_type_not_mapped**"],
    types: Types {
        noun: "a Markdown type",
        in_names: "_.",
        escapes: &[("\\_", '_')],
        tokens: &[
            ("byte[]", Primitive::Bytes),
        ],
        bare: &[("List", Makes::List), ("Set", Makes::List), ("Map", Makes::Map)],
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
            ("Object", Primitive::Any),
            ("oas_any_type_not_mapped", Primitive::Any),
            ("OasAnyTypeNotMapped", Primitive::Any),
            ("JsonNullable", Primitive::Any),
            ("MultipartFile", Primitive::String),
            ("Date", Primitive::DateTime),
            ("date", Primitive::Date),
            ("string", Primitive::String),
            ("integer", Primitive::Integer),
            ("number", Primitive::Float),
            ("boolean", Primitive::Boolean),
            ("array", Primitive::Any),
        ],
        tells: Tells::Nothing,
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Exact,
        escapes: &[NameEscape::Replace("\\_", "_")],
        ..BASE.names
    },
    ..BASE
};
