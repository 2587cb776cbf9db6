//! Go, all eras. Up to 5.0 every type that is not primitive is a link; since 5.0 `Pointer to` is absence, before 5.0 null.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Cells, Container, Holds, Mark, Style, Tells, Types};
use crate::dialect::openapi_generator::{BASE, HTML};
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

use crate::dialect::facts::{Body, PageModel, TypeExpr};
use crate::model::Presence;
use crate::text::Sources;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-go",
    language: "Go",
    detected_by: &["Pointer to ", "**int32**", "**int64**", "**float32**", "**float64**", "**[]", "**map[string]", "interface{}", "time.Time", "os.File"],
    eras: &[
        (&["\n## Methods"], "5.x or later"),
        (&["time.Time.md", "(.md)", "***"], "4.x or earlier, or swagger-codegen"),
    ],
    cells: Cells {
        wrappers: &[Mark::new("Pointer to ", "", Wrapper::Optional)],
        styles: &[Style::new("**", "**", Holds::Pages), Style::new("***", "**", Holds::Pages)],
        linked: &[Style::new("**", "**", Holds::Pages), Style::new("***", "**", Holds::Pages)],
        ..BASE.cells
    },
    types: Types {
        noun: "a Go type",
        in_names: "_.",
        noise: &["*"],
        escapes: HTML,
        tokens: &[
            ("interface{}", Primitive::Any),
            ("interface {}", Primitive::Any),
            ("[]byte", Primitive::Bytes),
        ],
        nullable: &[
            ("NullableString", Primitive::String),
            ("NullableInt32", Primitive::Integer),
            ("NullableInt64", Primitive::Integer),
            ("NullableFloat32", Primitive::Float),
            ("NullableFloat64", Primitive::Float),
            ("NullableBool", Primitive::Boolean),
            ("NullableTime", Primitive::DateTime),
        ],
        nullable_pages: "Nullable",
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("int32", Primitive::Integer),
            ("int64", Primitive::Integer),
            ("uint32", Primitive::Integer),
            ("uint64", Primitive::Integer),
            ("float32", Primitive::Float),
            ("float64", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("time.Time", Primitive::DateTime),
            ("os.File", Primitive::String),
            ("any", Primitive::Any),
        ],
        opaque: &[("interface { ", " }")],
        tells: Tells::NeverNullOnly(&["int", "int32", "int64", "float32", "float64", "bool", "Time"]),
        containers: &[
            Container::list("[]", ""),
            Container::map("map[string]", ""),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        ..BASE.names
    },
    finish: Some(finish),
    ..BASE
};

/// If methods are listed, every type that may be null shows it, except lists and maps, which have a `Set…Nil`.
fn finish(sources: &Sources, model: &mut PageModel) {
    let text = sources.get(model.file).map_or("", |file| &file.text);
    let Body::Struct(fields) = &mut model.body else {
        return;
    };
    if !text.contains("\n## Methods") {
        return;
    }
    let headings = text.lines().filter_map(|line| line.strip_prefix("### Set"));
    let nils: Vec<&str> = headings.filter_map(|it| it.trim_end().strip_suffix("Nil")).collect();
    for field in fields {
        let may_be_null = nils.contains(&field.name.value.as_str());
        let is_any = field.ty.value == TypeExpr::Primitive(Primitive::Any);
        field.presence = match (field.presence, may_be_null) {
            (Presence::RequiredNullabilityUnknown, true) => Presence::RequiredNullable,
            (Presence::RequiredNullabilityUnknown, false) if !is_any => Presence::Required,
            (Presence::Optional, true) => Presence::OptionalNullable,
            (presence, _) => presence,
        };
    }
}
