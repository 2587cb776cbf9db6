//! Julia. Names are wire names; pages of a oneOf list its members, the tag and the values of the tag.

use crate::dialect::grammar::{Cells, Container, Holds, Style, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-julia-client",
    language: "Julia",
    detected_by: &["**`"],
    cells: Cells {
        styles: &[Style::new("**`", "`**", Holds::Pages)],
        linked: &[Style::new("**`", "`**", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a Julia type",
        in_names: "_.",
        noise: &["*"],
        tokens: &[
            ("Vector{UInt8}", Primitive::String),
        ],
        scalars: &[
            ("String", Primitive::String),
            ("Int64", Primitive::Integer),
            ("Int32", Primitive::Integer),
            ("Float64", Primitive::Float),
            ("Float32", Primitive::Float),
            ("Bool", Primitive::Boolean),
            ("ZonedDateTime", Primitive::DateTime),
            ("DateTime", Primitive::DateTime),
            ("Date", Primitive::Date),
            ("Any", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("Vector{", "}"),
            Container::map("Dict{String, ", "}"),
            Container::list("Set{", "}"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Exact,
        escapes: &[
            NameEscape::Around("var\"", "\""),
            NameEscape::Around("var\\\"", "\\\""),
            NameEscape::Around("var&quot;", "&quot;"),
        ],
        ..BASE.names
    },
    ..BASE
};
