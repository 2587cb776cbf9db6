//! R. Names are wire names, and the values of enums are in the Notes.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-r",
    language: "R",
    detected_by: &["**character**", "**numeric**", "array[", "map(", "data.frame", "set["],
    titles: &["::"],
    types: Types {
        noun: "an R type",
        in_names: "_.",
        scalars: &[
            ("character", Primitive::String),
            ("numeric", Primitive::Number),
            ("integer", Primitive::Integer),
            ("object", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("data.frame", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("array[", "]"),
            Container::list("set[", "]"),
            Container::map("map(", ")"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Exact,
        ..BASE.names
    },
    ..BASE
};
