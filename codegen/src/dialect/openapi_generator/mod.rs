//! The docs of openapi-generator, in the forms of its C#, Java and Go templates.
//!
//! They have an anatomy of their own: `## Properties` with Name, Type, Description and Notes, `## Enum` with bullets,
//! and `## Enum: StatusEnum` with the values of one property's own enum. All types are bold. The templates differ in
//! the outer pipes, in how a type is spelled and in what they lose, which is told cell by cell.

mod entities;
mod enums;
mod properties;
#[cfg(test)]
mod tests;

pub use entities::decode_entities;

use super::facts::{
    Body, EnumFacts, IgnoreRule, Numbers, PageModel, Primitive, Reading, Spanned, Wrapper,
};
use super::family::{InFolder, PageKind};
use super::grammar::{Cells, Container, Holds, Link, Mark, Style, Tells, Types, innermost};
use super::outline::{
    Context, Outline, Section, is_one_model, is_type_name, only_title, the_table,
    unexpected_section,
};
use super::{Dialect, Family, Names, Spelling, TellsPresence};
use crate::diagnostic::Diagnostic;
use crate::markdown::{Block, Page, Table};
use crate::source::{SourceFile, Sources, Span};

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator",
    language: "openapi-generator",
    family: &FAMILY,
    // The pages of models have no code.
    fences: &[],
    marks: &[
        "[**",
        "**]",
        "&lt;",
        "**String**",
        "**string**",
        "Pointer to ",
    ],
    cells: Cells {
        wrappers: &[Mark::new("Pointer to ", "", Wrapper::Optional)],
        styles: &[Style::new("**", "**", Holds::Pages)],
        linked: &[Style::new("**", "**", Holds::Pages)],
        link: Link::File,
        ..Cells::PLAIN
    },
    types: Types {
        in_names: "_.",
        pages_unlinked: false,
        escapes: &[("&lt;", '<'), ("&gt;", '>')],
        tokens: &[
            ("interface{}", Primitive::Any),
            ("byte[]", Primitive::Bytes),
        ],
        scalars: &[
            ("string", Primitive::String),
            ("String", Primitive::String),
            ("Guid", Primitive::String),
            ("UUID", Primitive::String),
            ("URI", Primitive::String),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("int32", Primitive::Integer),
            ("int64", Primitive::Integer),
            ("Integer", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("decimal", Primitive::Float),
            ("float32", Primitive::Float),
            ("float64", Primitive::Float),
            ("Float", Primitive::Float),
            ("Double", Primitive::Float),
            ("BigDecimal", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("Boolean", Primitive::Boolean),
            ("DateTime", Primitive::DateTime),
            ("time.Time", Primitive::DateTime),
            ("OffsetDateTime", Primitive::DateTime),
            ("DateOnly", Primitive::Date),
            ("LocalDate", Primitive::Date),
            ("Object", Primitive::Any),
            ("object", Primitive::Any),
            ("System.IO.Stream", Primitive::Bytes),
            ("File", Primitive::Bytes),
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
        tells: Tells::NeverNullOnly(&[
            "int", "long", "int32", "int64", "float", "double", "decimal", "float32", "float64",
            "bool", "DateTime", "Time", "DateOnly",
        ]),
        containers: &[
            Container::list("[]", ""),
            Container::map("map[string]", ""),
            Container::list("List<", ">"),
            Container::list("Set<", ">"),
            Container::map("Dictionary<string, ", ">"),
            Container::map("Map<String, ", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Optional)],
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::BOTH,
    names: Names {
        // Java's camel case, too: its first letter is as small as it is on the wire.
        spelling: Spelling::Pascal,
        clash: "Value",
        ..Names::NONE
    },
    // Values are printed as in code, with quotes or without.
    undecided_numbers: Numbers::Strings,
    finish: None,
};

/// openapi-generator.
pub(super) const FAMILY: Family = Family {
    name: "openapi-generator",
    kind,
    type_columns: &["Name", "Type"],
    read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    cells_are_html: true,
};

const PROPERTIES: &str = "Properties";
const ENUM: &str = "Enum";
const NESTED_ENUM: &str = "Enum: ";

/// See [`Family::kind`].
fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let lists_operations =
        tables(&page.blocks).any(|table| has_columns(file, table, &["Method", "HTTP request"]));
    if lists_operations {
        return PageKind::Ignored(IgnoreRule::ApiPage);
    }
    let is_model = Outline::of(page).sections.iter().any(|section| {
        let mut blocks = section.blocks.iter();
        match file.slice(section.heading.text) {
            PROPERTIES => blocks.any(|block| {
                matches!(block, Block::Table(table) if has_columns(file, table, &["Name", "Type"]))
            }),
            ENUM => blocks.any(|block| file.slice(block.span()).contains("(value: `")),
            _ => false,
        }
    });
    if is_model {
        PageKind::Model
    } else {
        PageKind::Foreign
    }
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// Whether the first columns of `table` have these names.
fn has_columns(file: &SourceFile, table: &Table, names: &[&str]) -> bool {
    let columns = table.header.cells.iter().map(|cell| file.slice(*cell));
    columns.take(names.len()).eq(names.iter().copied())
}

/// See [`super::read`].
fn read(
    dialect: &Dialect,
    sources: &Sources,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reading {
    let Some(file) = sources.get(page.file) else {
        return Reading::Unknown;
    };
    let mut context = Context {
        dialect,
        file,
        diagnostics,
    };
    let mut outline = Outline::of(page);
    drop_footer(file, &mut outline);
    match read_model(&mut context, page, &outline) {
        Some(models) => Reading::Models(models),
        None => Reading::Unknown,
    }
}

/// Drops the line of links to other pages that ends a page, or the part above a section.
fn drop_footer(file: &SourceFile, outline: &mut Outline) {
    let is_footer = |block: &&Block| file.slice(block.span()).starts_with("[[Back to ");
    outline.introduction.retain(|block| !is_footer(block));
    for section in &mut outline.sections {
        section.blocks.retain(|block| !is_footer(block));
    }
}

fn read_model(context: &mut Context, page: &Page, outline: &Outline) -> Option<Vec<PageModel>> {
    let heading = only_title(context, page, outline)?;
    let title = context.text(heading.text);
    // C# prints the namespace, too: `Hathora.Cloud.Sdk.Model.AppConfig`.
    let name = title.rsplit('.').next().unwrap_or(title);
    let span = heading.text.slice(title.len() - name.len()..title.len());
    if !is_type_name(context, name, span) {
        return None;
    }
    let bodies: Vec<_> = outline
        .sections
        .iter()
        .filter(|section| [PROPERTIES, ENUM].contains(&context.text(section.heading.text)))
        .collect();
    if !is_one_model(context, &bodies) {
        return None;
    }
    let mut model = named(page, Spanned::new(name.to_owned(), span), Body::TitleOnly);
    introduction(outline, &mut model);
    let mut enums = Vec::new();
    for section in &outline.sections {
        match context.text(section.heading.text) {
            PROPERTIES => {
                let table = the_table(context, section)?;
                let is_csharp = name.len() < title.len();
                model.body = if is_csharp && table.rows.is_empty() {
                    Body::Enum(lost_values(table.span))
                } else {
                    Body::Struct(properties::read(context, table, name)?)
                };
            }
            ENUM => model.body = Body::Enum(enums::bullets(context, section)?),
            // Go's own accessors.
            "Methods" => {}
            other => match other.strip_prefix(NESTED_ENUM) {
                Some(inner) => enums.push(nested(context, page, section, name, inner)?),
                None => unexpected_section(context, section),
            },
        }
    }
    enums.insert(0, model);
    Some(enums)
}

fn named(page: &Page, title: Spanned<String>, body: Body) -> PageModel {
    PageModel {
        file: page.file,
        title,
        deprecation: None,
        description: Vec::new(),
        usage: Vec::new(),
        body,
        ignored_rows: Vec::new(),
        anchor: None,
    }
}

fn introduction(outline: &Outline, model: &mut PageModel) {
    for block in &outline.introduction {
        model.description.push(block.span());
        if let Block::Table(table) = block {
            let rows = table
                .rows
                .iter()
                .map(|row| (IgnoreRule::DescriptionTable, row.span));
            model.ignored_rows.extend(rows);
        }
    }
}

/// C# prints an enum as a table of properties without a row, and an object without properties never: those are
/// `Object` where they are used.
fn lost_values(table: Span) -> EnumFacts {
    EnumFacts {
        values: Vec::new(),
        open: Some(table),
        numbers: Numbers::Strings,
    }
}

/// The enum that only one property of `owner` uses.
fn nested(
    context: &mut Context,
    page: &Page,
    section: &Section,
    owner: &str,
    name: &str,
) -> Option<PageModel> {
    let heading = section.heading.text;
    let name = innermost(name);
    let start = context.text(heading).rfind(name).unwrap_or_default();
    let span = heading.slice(start..start + name.len());
    let values = enums::table(context, section)?;
    let title = Spanned::new(nested_title(owner, name), span);
    is_type_name(context, &title.value, span).then(|| named(page, title, Body::Enum(values)))
}

/// The title of the enum that `owner` calls `name`: `TransportTypeEnum` of `Deployment` is `DeploymentTransportType`.
fn nested_title(owner: &str, name: &str) -> String {
    let bare = name.strip_suffix("Enum").filter(|bare| !bare.is_empty());
    format!("{owner}{}", bare.unwrap_or(name))
}
