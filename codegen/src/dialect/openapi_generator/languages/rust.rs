//! Rust, and rust-server. `Option` means null if the field is required. Inherited fields are listed.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Cells, Container, Holds, Mark, Style, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling, TellsPresence};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-rust",
    language: "Rust",
    detected_by: &["Option<", "models::", "**Vec<", "**i32**", "**i64**", "**f64**", "HashMap<", "**f32**"],
    eras: &[
        (&["::std::collections::", "crate::models::"], "6.x or earlier"),
        (&["models::"], "7.x"),
    ],
    cells: Cells {
        wrappers: &[Mark::new("Option<", ">", Wrapper::Optional)],
        styles: &[Style::new("**", "**", Holds::Pages), Style::new("***", "**", Holds::Pages)],
        linked: &[Style::new("**", "**", Holds::Pages), Style::new("***", "**", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a Rust type",
        in_names: "_:",
        noise: &[],
        tokens: &[
            ("chrono::DateTime<chrono::FixedOffset>", Primitive::DateTime),
            ("chrono::DateTime::<chrono::Utc>", Primitive::DateTime),
            ("chrono::DateTime<chrono::Utc>", Primitive::DateTime),
        ],
        scalars: &[
            ("String", Primitive::String),
            ("uuid::Uuid", Primitive::String),
            ("url::Url", Primitive::String),
            ("bool", Primitive::Boolean),
            ("i8", Primitive::Integer),
            ("i16", Primitive::Integer),
            ("i32", Primitive::Integer),
            ("i64", Primitive::Integer),
            ("u8", Primitive::Integer),
            ("u16", Primitive::Integer),
            ("u32", Primitive::Integer),
            ("u64", Primitive::Integer),
            ("f32", Primitive::Float),
            ("f64", Primitive::Float),
            ("serde_json::Value", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("models::AnyType", Primitive::Any),
            ("crate::models::AnyType", Primitive::Any),
            ("std::path::PathBuf", Primitive::String),
            ("chrono::NaiveDate", Primitive::Date),
            ("chrono::naive::NaiveDate", Primitive::Date),
            ("swagger::ByteArray", Primitive::String),
        ],
        tells: Tells::NeverNull,
        containers: &[
            Container::list("Vec<", ">"),
            Container::list("HashSet<", ">"),
            Container::list("std::collections::HashSet<", ">"),
            Container::map("std::collections::HashMap<String, ", ">"),
            Container::map("::std::collections::HashMap<String, ", ">"),
            Container::map("HashMap<String, ", ">"),
        ],
        marks: &[Mark::new("swagger::Nullable<", ">", Wrapper::Nullable), Mark::new("Option<", ">", Wrapper::Nullable)],
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[
            NameEscape::Prefix("r#", Words::All),
            NameEscape::Prefix("param_", Words::Keywords(&["self", "super", "crate"])),
        ],
        ..BASE.names
    },
    ..BASE
};
