//! Perl.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-perl",
    language: "Perl",
    detected_by: &["ARRAY[", "HASH[string", "DATE_TIME", "**DATE**"],
    fences: &["perl"],
    titles: &["::Object::"],
    types: Types {
        noun: "a Perl type",
        in_names: "_:",
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("double", Primitive::Float),
            ("float", Primitive::Float),
            ("boolean", Primitive::Boolean),
            ("DATE_TIME", Primitive::DateTime),
            ("DATE", Primitive::Date),
            ("object", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("File", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("ARRAY[", "]"),
            Container::map("HASH[string,", "]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["else", "lock", "qw", "package", "if", "elsif", "eq", "for", "foreach", "ge", "gt", "le", "lt", "and", "cmp", "cont", "core", "do", "exp", "ge", "lt", "ne", "no", "or", "q", "qq", "qr", "qx", "s", "sub", "tr", "undef", "unless", "until", "while", "xor", "y"]))],
        ..BASE.names
    },
    ..BASE
};
