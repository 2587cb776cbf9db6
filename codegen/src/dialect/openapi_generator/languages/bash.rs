//! Bash.

use crate::dialect::grammar::{Container, Makes, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-bash",
    language: "Bash",
    detected_by: &["array[", "map[String", "**binary**", "Set[", "**integer**"],
    types: Types {
        noun: "a Bash type",
        in_names: "_",
        bare: &[("map", Makes::Map)],
        scalars: &[
            ("string", Primitive::String),
            ("integer", Primitive::Integer),
            ("float", Primitive::Float),
            ("boolean", Primitive::Boolean),
            ("binary", Primitive::String),
            ("AnyType", Primitive::Any),
            ("object", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("array[", "]"),
            Container::list("Set[", "]"),
            Container::map("map[String, ", "]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Exact,
        ..BASE.names
    },
    ..BASE
};
