//! Objective-C. Numbers and booleans share one type, dates and date-times another.

use crate::dialect::grammar::{Cells, Container, Holds, Style, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, NameEscape, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-objc",
    language: "Objective-C",
    detected_by: &["NSString*", "NSNumber*", "NSArray&lt;", "NSDictionary&lt;", "NSDate*"],
    cells: Cells {
        styles: &[Style::new("**", "***", Holds::Pages), Style::new("**", "**", Holds::Pages)],
        linked: &[Style::new("**", "***", Holds::Pages), Style::new("**", "**", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "an Objective-C type",
        before_close: "*",
        in_names: "_",
        escapes: HTML,
        scalars: &[
            ("NSString", Primitive::String),
            ("NSNumber", Primitive::Any),
            ("NSDate", Primitive::String),
            ("NSURL", Primitive::String),
            ("NSData", Primitive::String),
            ("NSObject", Primitive::Any),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::map("NSDictionary<NSString*, ", ">"),
            Container::map("NSDictionary<", ">"),
            Container::list("NSArray<", ">"),
            Container::list("OAISet<", ">"),
            Container::list("NSSet<", ">"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Prefix("_", Words::Keywords(&["id", "class", "description", "hash", "new", "copy", "default", "self", "super", "int", "long", "short", "char", "void", "in", "out", "inout", "protocol", "property", "retain", "readonly", "strong", "init", "auto", "mutableCopy"]))],
        ..BASE.names
    },
    ..BASE
};
