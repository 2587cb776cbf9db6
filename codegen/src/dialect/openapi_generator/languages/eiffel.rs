//! Eiffel.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-eiffel",
    language: "Eiffel",
    detected_by: &["STRING_32", "INTEGER_32", "INTEGER_64", "REAL_32", "STRING_TABLE [", "LIST ["],
    types: Types {
        noun: "an Eiffel type",
        in_names: "_",
        tokens: &[
            ("ARRAY [NATURAL_8]", Primitive::String),
        ],
        scalars: &[
            ("STRING_32", Primitive::String),
            ("STRING", Primitive::String),
            ("UUID", Primitive::String),
            ("FILE", Primitive::String),
            ("INTEGER_32", Primitive::Integer),
            ("INTEGER_64", Primitive::Integer),
            ("REAL_32", Primitive::Float),
            ("REAL_64", Primitive::Float),
            ("BOOLEAN", Primitive::Boolean),
            ("DATE_TIME", Primitive::DateTime),
            ("DATE", Primitive::Date),
            ("ANY", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("LIST [", "]"),
            Container::map("STRING_TABLE [", "]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        ..BASE.names
    },
    ..BASE
};
