//! Dart, with its own types or those of built_value (dart-dio). `DateTime` means both dates and date-times.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Container, Mark, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-dart",
    language: "Dart",
    detected_by: &["**num**", "List<", "Map<String, ", "BuiltList", "BuiltMap", "DateTime.md", "JsonObject", "Uint8List", "BuiltSet", "Set<"],
    fences: &["dart"],
    titles: &[".model."],
    types: Types {
        noun: "a Dart type",
        in_names: "_.",
        escapes: HTML,
        scalars: &[
            ("String", Primitive::String),
            ("int", Primitive::Integer),
            ("double", Primitive::Float),
            ("num", Primitive::Number),
            ("bool", Primitive::Boolean),
            ("Object", Primitive::Any),
            ("JsonObject", Primitive::Any),
            ("dynamic", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("DateTime", Primitive::String),
            ("Date", Primitive::Date),
            ("MultipartFile", Primitive::String),
            ("Uint8List", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("List<", ">"),
            Container::list("Set<", ">"),
            Container::map("Map<String, ", ">"),
            Container::list("BuiltList<", ">"),
            Container::list("BuiltSet<", ">"),
            Container::map("BuiltMap<String, ", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Nullable)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Suffix("_")],
        ..BASE.names
    },
    ..BASE
};
