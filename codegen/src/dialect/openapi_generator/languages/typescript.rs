//! TypeScript for axios, which prints wire names, and for fetch, which does not show whether fields are required.

use crate::dialect::grammar::{Cells, Container, Holds, Style, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, Doubt, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const AXIOS: Dialect = Dialect {
    id: "openapi-generator-typescript-axios",
    language: "TypeScript (axios)",
    detected_by: &["**number**", "**boolean**", "Array&lt;", "[key: string]", "**any**"],
    fences: &["typescript"],
    types: Types {
        noun: "a TypeScript (axios) type",
        in_names: "_.$",
        escapes: HTML,
        nulls: &["null"],
        between: &[" | ", " \\| "],
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("boolean", Primitive::Boolean),
            ("any", Primitive::Any),
            ("unknown", Primitive::Any),
            ("object", Primitive::Any),
            ("Blob", Primitive::String),
            ("File", Primitive::String),
            ("Buffer", Primitive::String),
            ("Date", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("Array<", ">"),
            Container::list("Set<", ">"),
            Container::map("{ [key: string]: ", "; }"),
            Container::list("ReadonlyArray<", ">"),
            Container::list("", "[]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Exact,
        doubts: &[Doubt::Spoken("at_")],
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["abstract", "await", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "debugger", "default", "delete", "do", "double", "else", "enum", "export", "extends", "false", "final", "finally", "float", "for", "function", "goto", "if", "implements", "import", "in", "instanceof", "int", "interface", "let", "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static", "super", "switch", "synchronized", "this", "throw", "transient", "true", "try", "typeof", "var", "void", "volatile", "while", "with", "yield"]))],
        ..BASE.names
    },
    ..BASE
};

pub const FETCH: Dialect = Dialect {
    id: "openapi-generator-typescript-fetch",
    language: "TypeScript (fetch)",
    detected_by: &["Array&lt;", "[key: string]"],
    fences: &["typescript"],
    cells: Cells {
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a TypeScript (fetch) type",
        in_names: "_.$",
        escapes: HTML,
        nulls: &["null"],
        between: &[" | ", " \\| "],
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("boolean", Primitive::Boolean),
            ("any", Primitive::Any),
            ("unknown", Primitive::Any),
            ("object", Primitive::Any),
            ("Blob", Primitive::String),
            ("File", Primitive::String),
            ("Buffer", Primitive::String),
            ("Date", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("Array<", ">"),
            Container::list("Set<", ">"),
            Container::map("{ [key: string]: ", "; }"),
            Container::list("ReadonlyArray<", ">"),
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
