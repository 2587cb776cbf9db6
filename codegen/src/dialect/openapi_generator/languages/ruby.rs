//! Ruby, all eras. Pages of a oneOf list its members, the tag and the values of the tag.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-ruby",
    language: "Ruby",
    detected_by: &["Array&lt;", "Hash&lt;String", "**Integer**", "**Boolean**", "**Time**", "**Float**"],
    eras: &[
        (&["## Code Sample"], "4.x"),
        (&["| Name | Type | Description | Notes |"], "5.x or later"),
        (&["Name | Type | Description | Notes"], "3.x or 4.x, or swagger-codegen"),
    ],
    fences: &["ruby"],
    titles: &["::"],
    types: Types {
        noun: "a Ruby type",
        in_names: "_:",
        escapes: HTML,
        scalars: &[
            ("String", Primitive::String),
            ("Integer", Primitive::BigInteger),
            ("Float", Primitive::Float),
            ("BigDecimal", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("BOOLEAN", Primitive::Boolean),
            ("Time", Primitive::DateTime),
            ("DateTime", Primitive::DateTime),
            ("Date", Primitive::Date),
            ("Object", Primitive::Any),
            ("Any", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("File", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("Array<", ">"),
            Container::map("Hash<String, ", ">"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["__FILE__", "__LINE__", "alias", "and", "begin", "BEGIN", "break", "case", "class", "def", "defined", "do", "else", "elsif", "end", "END", "ensure", "false", "for", "if", "in", "module", "next", "nil", "not", "or", "redo", "rescue", "retry", "return", "self", "super", "then", "true", "undef", "unless", "until", "when", "while", "yield", "send", "method"]))],
        ..BASE.names
    },
    ..BASE
};
