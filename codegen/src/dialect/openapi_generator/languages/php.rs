//! PHP and its `nextgen`, all eras, including swagger-codegen. `DateTime` means both dates and date-times, so both are read as strings.

use crate::dialect::grammar::{Container, Makes, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-php",
    language: "PHP",
    detected_by: &["\\Model\\", "[]**", "array<string,", "map[string,", "\\DateTime", "\\SplFileObject", "**mixed**"],
    eras: &[
        (&["map[string,"], "4.x or earlier, or swagger-codegen"),
        (&["# # "], "5.x to 7.x"),
        (&["# "], "3.x, or 7.2x"),
    ],
    titles: &["# "],
    types: Types {
        noun: "a PHP type",
        in_names: "_\\",
        root: "\\",
        escapes: HTML,
        bare: &[("array", Makes::List)],
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("object", Primitive::Any),
            ("mixed", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("DateTime", Primitive::String),
            ("SplFileObject", Primitive::String),
            ("Date", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::map("array<string, ", ">"),
            Container::map("array<string,", ">"),
            Container::map("map[string,", "]"),
            Container::list("", "[]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Either,
        ..BASE.names
    },
    ..BASE
};
