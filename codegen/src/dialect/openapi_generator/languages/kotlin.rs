//! Kotlin, client and server.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Container, Mark, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-kotlin",
    language: "Kotlin",
    detected_by: &["kotlin.", "java.time.", "java.util.", "[**inline**]"],
    eras: &[
        (&["kotlin.Array&lt;"], "4.x or earlier"),
        (&["kotlin.collections.List&lt;"], "5.x or later"),
    ],
    types: Types {
        noun: "a Kotlin type",
        in_names: "_.",
        escapes: HTML,
        decimals: &["java.math.BigDecimal"],
        scalars: &[
            ("kotlin.String", Primitive::String),
            ("kotlin.Int", Primitive::Integer),
            ("kotlin.Long", Primitive::Integer),
            ("kotlin.Float", Primitive::Float),
            ("kotlin.Double", Primitive::Float),
            ("java.math.BigDecimal", Primitive::Float),
            ("kotlin.Boolean", Primitive::Boolean),
            ("kotlin.ByteArray", Primitive::String),
            ("kotlin.Any", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("java.util.UUID", Primitive::String),
            ("java.net.URI", Primitive::String),
            ("java.io.File", Primitive::String),
            ("java.time.OffsetDateTime", Primitive::DateTime),
            ("java.time.LocalDateTime", Primitive::String),
            ("kotlinx.datetime.Instant", Primitive::DateTime),
            ("kotlin.time.Instant", Primitive::DateTime),
            ("kotlinx.datetime.LocalDate", Primitive::Date),
            ("java.time.LocalDate", Primitive::Date),
            ("io.ktor.http.content.PartData", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("kotlin.collections.List<", ">"),
            Container::list("kotlin.collections.MutableList<", ">"),
            Container::list("kotlin.collections.Set<", ">"),
            Container::list("kotlin.Array<", ">"),
            Container::map("kotlin.collections.Map<kotlin.String, ", ">"),
            Container::map("kotlin.collections.MutableMap<kotlin.String, ", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Nullable)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[
            NameEscape::Name("propertyClass", "class"),
            NameEscape::Around("&#x60;", "&#x60;"),
            NameEscape::Around("`", "`"),
        ],
        ..BASE.names
    },
    ..BASE
};
