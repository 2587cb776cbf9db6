//! JavaScript, all eras, including swagger-codegen. Numbers have one type, as do dates and date-times.

use crate::dialect::grammar::{Container, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-javascript",
    language: "JavaScript",
    detected_by: &["**Number**", "**[String]**", "{String: ", "**[[", "**[Number"],
    titles: &["."],
    types: Types {
        noun: "a JavaScript type",
        in_names: "_.$",
        scalars: &[
            ("String", Primitive::String),
            ("Number", Primitive::Number),
            ("Boolean", Primitive::Boolean),
            ("Date", Primitive::String),
            ("Blob", Primitive::String),
            ("File", Primitive::String),
            ("Object", Primitive::Any),
            ("AnyType", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("[", "]"),
            Container::map("{String: ", "}"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["abstract", "arguments", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "debugger", "default", "delete", "do", "double", "else", "enum", "eval", "export", "extends", "false", "final", "finally", "float", "for", "function", "goto", "if", "implements", "import", "in", "instanceof", "int", "interface", "let", "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "typeof", "var", "void", "volatile", "while", "with", "yield", "Array", "Date", "Infinity", "NaN", "Number", "Object", "String"]))],
        ..BASE.names
    },
    ..BASE
};
