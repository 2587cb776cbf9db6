//! C#, all eras and libraries. Inherited fields are listed; the values of enums never are.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Container, Mark, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, Doubt, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-csharp",
    language: "C#",
    detected_by: &["**long**", "**decimal**", "**DateTime**", "?**", "Dictionary&lt;string, ", "System.IO.Stream", "**Guid**", "**DateOnly**", "List&lt;string", "List&lt;int"],
    eras: &[
        (&["**DateOnly**"], "7.x"),
        (&["[**Object**](.md)", "?**"], "6.x or earlier"),
    ],
    titles: &[".Model.", "."],
    types: Types {
        noun: "a C# type",
        in_names: "_.",
        escapes: HTML,
        tokens: &[
            ("byte[]", Primitive::Bytes),
        ],
        decimals: &["decimal"],
        scalars: &[
            ("string", Primitive::String),
            ("Guid", Primitive::String),
            ("Uri", Primitive::String),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("uint", Primitive::Integer),
            ("ulong", Primitive::Integer),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("decimal", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("DateTime", Primitive::DateTime),
            ("DateTimeOffset", Primitive::DateTime),
            ("DateOnly", Primitive::Date),
            ("Object", Primitive::Any),
            ("object", Primitive::Any),
            ("System.IO.Stream", Primitive::String),
            ("Stream", Primitive::String),
            ("FileParameter", Primitive::String),
            ("AnyType", Primitive::Any),
        ],
        lost_enums: &[(".", "Enum")],
        tells: Tells::NeverNullOnly(&["int", "long", "float", "double", "decimal", "bool", "DateTime", "DateOnly"]),
        containers: &[
            Container::list("List<", ">"),
            Container::list("Collection<", ">"),
            Container::map("Dictionary<string, ", ">"),
            Container::map("Dictionary<String, ", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Optional)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        clash: "Value",
        doubts: &[Doubt::Numbered],
        ..BASE.names
    },
    ..BASE
};
