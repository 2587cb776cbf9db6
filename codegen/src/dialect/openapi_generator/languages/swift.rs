//! Swift 4 to 6. Containers of models are not bold. `Date` means both dates and date-times, so both are read as strings.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Cells, Container, Holds, Mark, Style, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-swift",
    language: "Swift",
    detected_by: &["**Int64**", "**Int**", "**Bool**", "[String: ", "**[String]**", "**URL**", "**AnyCodable**", "**JSONValue**", "Set<String>"],
    cells: Cells {
        styles: &[Style::new("**", "**", Holds::Pages), Style::new("", "", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a Swift type",
        in_names: "_.",
        escapes: HTML,
        scalars: &[
            ("String", Primitive::String),
            ("UUID", Primitive::String),
            ("URL", Primitive::String),
            ("Data", Primitive::String),
            ("Int", Primitive::Integer),
            ("Int32", Primitive::Integer),
            ("Int64", Primitive::Integer),
            ("Double", Primitive::Float),
            ("Float", Primitive::Float),
            ("Decimal", Primitive::NumberOrText),
            ("Bool", Primitive::Boolean),
            ("Date", Primitive::String),
            ("OpenAPIDateWithoutTime", Primitive::Date),
            ("JSONValue", Primitive::Any),
            ("AnyCodable", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("Any", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::map("[String: ", "]"),
            Container::map("[String:", "]"),
            Container::list("[", "]"),
            Container::list("Set<", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Nullable)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["class", "struct", "enum", "protocol", "extension", "func", "var", "let", "self", "Self", "init", "default", "case", "switch", "in", "is", "as", "if", "else", "for", "while", "do", "return", "continue", "break", "import", "public", "private", "internal", "static", "super", "throw", "throws", "true", "false", "nil", "operator", "where", "Any", "Type", "Protocol", "description", "internal", "open", "required", "optional", "extension", "number", "id", "repeat", "guard", "defer", "subscript", "typealias"]))],
        ..BASE.names
    },
    ..BASE
};
