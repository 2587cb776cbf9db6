//! `## Properties`: a row per field. The last cells of a row are missing if they would be empty.

use super::nested::{enum_title, named};
use super::rows::{self, Mended};
use super::{enums, notes, unions};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{
    Body, FieldFacts, PageModel, Reference, Spanned, TypeCell, TypeExpr, Wrapper,
};
use crate::dialect::outline::Section;
use crate::markdown::{Block, Page, Table};
use crate::model::Primitive;
use crate::text::Span;

const COLUMNS: [&str; 4] = ["Name", "Type", "Description", "Notes"];

/// The name of the row about all other keys in Python 5.x.
const OTHER_KEYS: [&str; 2] = ["any string name", "any_string_name"];

/// The contents of a table.
pub(super) struct Found {
    pub body: Body,
    /// The enums that belong to single fields.
    pub enums: Vec<PageModel>,
    /// Whether there are keys whose names the docs do not show.
    pub lost_keys: bool,
}

/// Reads the table on the page of `owner`. `None`: it is not a model's table.
pub(super) fn read(
    context: &mut Context,
    page: &Page,
    section: &Section,
    owner: &str,
) -> Option<Found> {
    let table = table(context, section)?;
    let header: Vec<&str> = table
        .header
        .cells
        .iter()
        .map(|cell| context.text(*cell))
        .collect();
    if header.len() < 2 || !COLUMNS.starts_with(&header) {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownHeader, "these are not the columns of a model")
                .at(table.header.span, "other columns")
                .help("the columns are Name, Type, Description and Notes"),
        );
        return None;
    }
    let rows = rows::of_section(context, section, table);
    if let [only] = rows.as_slice()
        && let Some(body) = of_value(context, only)
    {
        return Some(Found {
            body,
            enums: Vec::new(),
            lost_keys: false,
        });
    }
    let mut found = Found {
        body: Body::TitleOnly,
        enums: Vec::new(),
        lost_keys: false,
    };
    let mut fields = Vec::new();
    for row in &rows {
        match field(context, page, row, owner, &mut found.enums) {
            Some(field) => fields.push(field),
            None => found.lost_keys = true,
        }
    }
    // An enum, a union or an object: a table without rows does not say which.
    if !rows.is_empty() {
        found.body = Body::Struct(fields);
    }
    Some(found)
}

/// The section's table, with only rows that were cut off after it.
fn table<'p>(context: &mut Context, section: &Section<'p>) -> Option<&'p Table> {
    let mut table = None;
    for block in &section.blocks {
        match block {
            Block::Table(it) if table.is_none() => table = Some(it),
            Block::Prose(span) if table.is_some() && rows::is_cut_off(context, *span) => {}
            Block::Prose(span) if unions::is_tag_line(context.text(*span)) => {}
            block => context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, "only a table is expected here")
                    .at(block.span(), "this is not read"),
            ),
        }
    }
    if table.is_none() {
        let message = "`## Properties` has no table";
        context.diagnostics.push(
            Diagnostic::new(Code::MissingTable, message)
                .at(section.heading.span, "expected a table")
                .help("a header needs a separator row with the same number of columns directly below it"),
        );
    }
    table
}

/// The kind of a page whose only row is called `value`: an enum or a union.
fn of_value(context: &mut Context, row: &Mended) -> Option<Body> {
    let name = context.text(row.name).trim_matches(['*', '`']);
    if name != "value" {
        return None;
    }
    if let Some(variants) = unions::of_sentence(context, row.ty) {
        return Some(Body::Union(variants));
    }
    let cell = row.notes?;
    let text = context.text(cell);
    let values = notes::read(text)?.values?;
    let span = notes::span_of(cell, text, values);
    enums::of_list(context, values, span)
}

fn field(
    context: &mut Context,
    page: &Page,
    row: &Mended,
    owner: &str,
    enums: &mut Vec<PageModel>,
) -> Option<FieldFacts> {
    if row.ty.range().is_empty() {
        context.diagnostics.push(
            Diagnostic::new(Code::MissingCells, "this row has no type")
                .at(row.span, "expected a name and a type"),
        );
        return None;
    }
    let name = field_name(context, row.name)?;
    let TypeCell { ty, wrapper } = type_cell(context, row.ty);
    let mut ty = with_anchors(ty, owner);
    let cell = row.notes;
    let text = cell.map_or("", |cell| context.text(cell));
    let notes = notes::read(text).unwrap_or_else(|| {
        let message = "openapi-generator does not write this note";
        let place = cell.unwrap_or(row.span);
        context
            .diagnostics
            .push(Diagnostic::new(Code::UnexpectedBlock, message).at(place, "this is not read"));
        notes::Notes::default()
    });
    let mut nest = |body: Option<Body>, ty: &mut TypeExpr| {
        let (Some(body), true) = (body, takes_enum(ty)) else {
            return;
        };
        let title = Spanned::new(enum_title(owner, &name.value), name.span);
        set_enum(ty, &title.value, name.span);
        enums.push(PageModel {
            anchor: Some(title.value.clone()),
            ..named(page, title, body)
        });
    };
    if let (Some(values), Some(cell)) = (notes.values, cell) {
        let span = notes::span_of(cell, text, values);
        nest(enums::of_list(context, values, span), &mut ty);
    }
    let mut description = row.description;
    if let Some((before, values)) = description.and_then(|it| described_values(context, it)) {
        nest(
            enums::of_list(context, context.text(values), values),
            &mut ty,
        );
        description = Some(before).filter(|it| !context.text(*it).is_empty());
    }
    let end = row.span.range().len();
    let required = cell.unwrap_or(row.span.slice(end..end));
    // Without Notes, nothing says that a key is always present.
    let is_required = cell.is_some() && !notes.is_optional;
    let is_other = OTHER_KEYS.contains(&&*name.value);
    Some(FieldFacts {
        ty: Spanned::new(
            if is_other {
                TypeExpr::Map(Box::new(ty))
            } else {
                ty
            },
            row.ty,
        ),
        presence: context.dialect.presence.of(is_required, wrapper),
        name: if is_other {
            Spanned::new("additional_properties".to_owned(), name.span)
        } else {
            name
        },
        deprecation: None,
        description,
        example: None,
        default: notes.default.map(|it| notes::span_of(required, text, it)),
        required,
        span: row.span,
    })
}

/// `**name**`, ``**`name`**`` or `` `name` ``. A name of symbols that the language does not know is empty.
fn field_name(context: &mut Context, cell: Span) -> Option<Spanned<String>> {
    let text = context.text(cell);
    let bold = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    let inner = bold.unwrap_or(text);
    let code = inner.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    let name = code.unwrap_or(inner);
    let is_styled = bold.is_some() || code.is_some();
    if is_styled && !name.is_empty() && !name.contains('*') {
        let start = text.find(name).unwrap_or_default();
        let span = cell.slice(start..start + name.len());
        return Some(Spanned::new(name.to_owned(), span));
    }
    let mut diagnostic = Diagnostic::new(Code::UnknownFieldCell, "this is not the name of a field")
        .at(cell, "expected a name in `**`")
        .help("the model keeps keys that it does not know");
    diagnostic.level = Level::Warning;
    context.diagnostics.push(diagnostic);
    None
}

fn type_cell(context: &mut Context, cell: Span) -> TypeCell {
    let mut cursor = Cursor::new(context.text(cell), cell);
    let read = context.type_cell(&mut cursor);
    read.unwrap_or(TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper: Wrapper::Unprinted,
    })
}

/// Splits a description in Rust's docs, which may end with the values of the field's own enum.
fn described_values(context: &Context, cell: Span) -> Option<(Span, Span)> {
    const MARK: &str = "(enum: ";
    let text = context.text(cell);
    let values = text.strip_suffix(')')?;
    let start = values.rfind(MARK)?;
    let before = text.get(..start)?.trim_end();
    Some((
        cell.slice(0..before.len()),
        cell.slice(start + MARK.len()..values.len()),
    ))
}

/// `ty` with every mention of an enum of the same page (`#StatusEnum`) under the title that the enum gets.
fn with_anchors(ty: TypeExpr, owner: &str) -> TypeExpr {
    let inside = |inner: Box<TypeExpr>| Box::new(with_anchors(*inner, owner));
    match ty {
        TypeExpr::Array(item) => TypeExpr::Array(inside(item)),
        TypeExpr::Map(value) => TypeExpr::Map(inside(value)),
        TypeExpr::Nullable(inner) => TypeExpr::Nullable(inside(inner)),
        TypeExpr::Reference(reference) if is_anchor(&reference) => {
            let title = enum_title(owner, &reference.text);
            enum_mention(&title, reference.span)
        }
        other => other,
    }
}

fn is_anchor(reference: &Reference) -> bool {
    let target = reference.target.as_deref();
    target.is_some_and(|target| target.starts_with('#'))
}

/// The mention of an enum on the same page. One whose values the docs have lost may be anything.
fn enum_mention(title: &str, span: Span) -> TypeExpr {
    TypeExpr::Reference(Reference {
        text: title.to_owned(),
        target: Some(format!("#{title}")),
        span,
        built_in: Some(Box::new(TypeExpr::Primitive(Primitive::Any))),
    })
}

/// Whether `ty` is or holds a scalar that may be an enum.
fn takes_enum(ty: &TypeExpr) -> bool {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            takes_enum(inner)
        }
        TypeExpr::Primitive(_) => true,
        // An enum without a page.
        TypeExpr::Reference(reference) => reference.target.is_none(),
        _ => false,
    }
}

/// Replaces the scalar in `ty` by a mention of the enum `title`.
pub(super) fn set_enum(ty: &mut TypeExpr, title: &str, span: Span) {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            set_enum(inner, title, span);
        }
        other if takes_enum(other) => *other = enum_mention(title, span),
        _ => {}
    }
}

/// Whether `ty` mentions the enum `title` of its page.
pub(super) fn mentions(ty: &TypeExpr, title: &str) -> bool {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            mentions(inner, title)
        }
        TypeExpr::Reference(reference) => reference.text == title && is_anchor(reference),
        _ => false,
    }
}
