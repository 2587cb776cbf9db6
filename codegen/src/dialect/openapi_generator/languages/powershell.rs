//! PowerShell. Maps have lost their values, except for the page that the cell links to.

use crate::dialect::grammar::{Container, Makes, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-powershell",
    language: "PowerShell",
    detected_by: &["System.", "**Int32**", "**Int64**", "[]**", "SystemCollectionsHashtable", "**Decimal**"],
    fences: &["powershell"],
    types: Types {
        noun: "a PowerShell type",
        in_names: "_.",
        bare: &[("System.Collections.Hashtable", Makes::Map)],
        decimals: &["Decimal"],
        scalars: &[
            ("String", Primitive::String),
            ("Guid", Primitive::String),
            ("Int32", Primitive::Integer),
            ("Int64", Primitive::Integer),
            ("Double", Primitive::Float),
            ("Single", Primitive::Float),
            ("Float", Primitive::Float),
            ("Decimal", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("System.DateTime", Primitive::String),
            ("System.IO.FileInfo", Primitive::String),
            ("SystemByte", Primitive::String),
            ("System.Byte", Primitive::String),
            ("AnyType", Primitive::Any),
            ("SystemCollectionsHashtable", Primitive::Any),
            ("Object", Primitive::Any),
            ("System.Nullable", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("", "[]"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        ..BASE.names
    },
    ..BASE
};
