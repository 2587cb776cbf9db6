//! Scala, for Akka and Pekko.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-scala",
    language: "Scala",
    detected_by: &["Seq&lt;", "**Seq[", "**Int**", "ByteArray", "**AnyType**", "OffsetDateTime"],
    types: Types {
        noun: "a Scala type",
        in_names: "_.",
        escapes: HTML,
        decimals: &["BigDecimal"],
        scalars: &[
            ("String", Primitive::String),
            ("UUID", Primitive::String),
            ("URI", Primitive::String),
            ("Int", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("Integer", Primitive::Integer),
            ("Float", Primitive::Float),
            ("Double", Primitive::Float),
            ("BigDecimal", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("OffsetDateTime", Primitive::DateTime),
            ("LocalDate", Primitive::Date),
            ("Any", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("JsObject", Primitive::Any),
            ("File", Primitive::String),
            ("ByteArray", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("Seq<", ">"),
            Container::list("Seq[", "]"),
            Container::list("Set<", ">"),
            Container::list("Set[", "]"),
            Container::map("Map<String, ", ">"),
            Container::map("Map[String, ", "]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[
            NameEscape::Around("&#x60;", "&#x60;"),
            NameEscape::Around("`", "`"),
            NameEscape::Prefix("_", Words::All),
        ],
        ..BASE.names
    },
    ..BASE
};
