//! Speakeasy's Go docs, in both of their typographies.
//!
//! Until early 2026 built-in types are in emphasis, where a pointer has two stars before it and one after
//! (`**string*`); since then they are in code spans (`` `*string` ``). Only the newer pages tell a required key
//! that may be null from one that may not: its type is a pointer. Lists and maps never tell.

#[cfg(test)]
#[path = "tests/go.rs"]
mod tests;

use super::super::facts::{Body, EnumFacts, FieldFacts, PageModel, TypeExpr, Wrapper};
use super::super::grammar::{Cells, Container, Holds, Kind, Link, Mark, Style, Tells, Types};
use super::super::{CodeEnd, CodeForm, Dialect, Names, Spelling, TellsPresence};
use super::FAMILY;
use crate::model::{Numbers, Presence, Primitive};
use crate::text::Sources;

/// Types for which a pointer says nothing about absence or null: they are either always pointers or never.
const NO_POINTERS: [Kind; 5] = [
    Kind::List,
    Kind::Map,
    Kind::Is(Primitive::Any),
    Kind::Is(Primitive::Bytes),
    Kind::Is(Primitive::BigInteger),
];

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-go",
    language: "Go",
    is_any: false,
    family: &FAMILY,
    fences: &["go"],
    detected_by: &[
        "`*",
        "`string`",
        "`bool`",
        "`int64`",
        "`float64`",
        "**string*",
        "**bool*",
        "**int",
        "**float",
        "*int64*",
        "*float64*",
        "[]*",
        "[]`",
        "map[string]",
        "](https://pkg.go.dev/",
        "optionalnullable.",
    ],
    titles: &[],
    eras: &[],
    cells: Cells {
        wrappers: &[Mark::new(
            "optionalnullable.OptionalNullable[",
            "]",
            Wrapper::OptionalNullable,
        )],
        containers: &[Container::list("[]", ""), Container::map("map[string]", "")],
        styles: &[
            Style::new("`", "`", Holds::BuiltIns),
            // A missing star says nothing here.
            Style {
                tells: Some(Tells::Nothing),
                ..Style::new("*", "*", Holds::BuiltIns)
            },
        ],
        linked: &[Style {
            tells: Some(Tells::Nothing),
            ..Style::new("", "", Holds::BuiltIns)
        }],
        link: Link::BuiltInOrPage,
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a Go type",
        in_names: "_.",
        tokens: &[
            ("[]byte", Primitive::Bytes),
            ("interface{}", Primitive::Any),
        ],
        scalars: &[
            ("string", Primitive::String),
            ("bool", Primitive::Boolean),
            ("int", Primitive::Integer),
            ("int64", Primitive::Integer),
            ("big.Int", Primitive::BigInteger),
            ("float32", Primitive::Float),
            ("float64", Primitive::Float),
            ("any", Primitive::Any),
            ("time.Time", Primitive::DateTime),
            ("types.Date", Primitive::Date),
            ("decimal.Big", Primitive::NumberOrText),
        ],
        runtime: &["http.Response", "http.Request"],
        tells: Tells::NeverNullBut {
            kinds: &NO_POINTERS,
            names: &[],
            qualified: false,
        },
        containers: &[
            Container::list("[]", ""),
            Container::map("map[string]", ""),
            // A stream is read as what one line of it holds.
            Container::stream("jsonl.JsonLStream[", "]"),
        ],
        marks: &[Mark {
            not_on: &NO_POINTERS,
            ..Mark::new("*", "", Wrapper::Nullable)
        }],
        ..Types::NONE
    },
    headings: None,
    // `v := pkg.CreateUnionTag(TYPE{/* values here */})`. The heading has only the name of a model, otherwise nothing.
    variant_code: Some(CodeForm {
        before: "(",
        end: CodeEnd::Token("{"),
        only_without_heading: false,
        is_pointer_free: false,
    }),
    presence: TellsPresence {
        bare: true,
        // A pointer means "absent" in Go, which says nothing about null.
        optional: &[Wrapper::OptionalNullable],
    },
    names: Names {
        spelling: Spelling::Go,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Undecided,
    finish: Some(finish),
};

/// What only the pieces of a page together say.
fn finish(sources: &Sources, model: &mut PageModel) {
    match &mut model.body {
        Body::Struct(fields) => settle_links(sources, fields),
        Body::Enum(facts) => strip_title(&model.title.value, facts),
        Body::Union(_) | Body::TitleOnly => {}
    }
}

/// A link looks the same in both typographies, but next to a code span a missing star means that the value is never
/// null.
fn settle_links(sources: &Sources, fields: &mut [FieldFacts]) {
    let has_code_span = |field: &FieldFacts| sources.text(field.ty.span).contains('`');
    if !fields.iter().any(has_code_span) {
        return;
    }
    for field in fields {
        if field.presence == Presence::RequiredNullabilityUnknown && has_star(&field.ty.value) {
            field.presence = Presence::Required;
        }
    }
}

/// Constants are global in Go, so their names start with the title: `CountComparatorGreaterThan`.
fn strip_title(title: &str, facts: &mut EnumFacts) {
    for name in facts.values.iter_mut().filter_map(|it| it.name.as_mut()) {
        if let Some(own) = name.value.strip_prefix(title)
            && own.starts_with(char::is_alphabetic)
        {
            name.value = own.to_owned();
        }
    }
}

/// Whether a link of this type gets a star if its value may be null. Others are either always pointers or never.
fn has_star(linked: &TypeExpr) -> bool {
    matches!(
        linked,
        TypeExpr::Reference(_) | TypeExpr::Primitive(Primitive::DateTime | Primitive::Date)
    )
}
