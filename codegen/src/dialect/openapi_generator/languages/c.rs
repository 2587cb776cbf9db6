//! C. Booleans are `int`, and lists and maps have lost their items, except for the page that the cell links to.

use crate::dialect::grammar::{Cells, Holds, Makes, Style, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-c",
    language: "C",
    detected_by: &["_t**", "char \\*", "list_t", "_e**", "_t \\*"],
    titles: &["_t"],
    cells: Cells {
        styles: &[
            Style::new("**", " \\***", Holds::Pages),
            Style::new("**", "***", Holds::Pages),
            Style::new("**", "**", Holds::Pages),
        ],
        trailing: "\\*",
        ..BASE.cells
    },
    types: Types {
        noun: "a C type",
        in_names: "_",
        bare: &[("list_t", Makes::Any)],
        page_suffix: "_t",
        scalars: &[
            ("char", Primitive::String),
            ("binary_t", Primitive::String),
            ("int", Primitive::Any),
            ("long", Primitive::Integer),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("any_type_t", Primitive::Any),
            ("object_t", Primitive::Any),
        ],
        lost_enums: &[("_", "_e")],
        tells: Tells::Nothing,
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "remove", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "class"]))],
        ..BASE.names
    },
    ..BASE
};
