//! `## Fields`: a row per field.

use super::super::cursor::Cursor;
use super::super::facts::{
    Deprecation, FieldFacts, IgnoreRule, Spanned, TypeCell, TypeExpr, Wrapper,
};
use super::{Context, custom_message, rules};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Row, Table};
use crate::model::Primitive;
use crate::text::Span;

/// The rows of a table: those that are fields, and those that a rule drops.
pub(super) struct Fields {
    pub kept: Vec<FieldFacts>,
    pub ignored: Vec<(IgnoreRule, Span)>,
}

/// Which cell holds what.
struct Columns {
    name: usize,
    ty: usize,
    required: usize,
    description: usize,
    example: Option<usize>,
}

/// Reads the rows. `None`: the header is not that of a model.
pub(super) fn read(context: &mut Context, table: &Table) -> Option<Fields> {
    let columns = columns(context, &table.header)?;
    let fields: Vec<_> = table
        .rows
        .iter()
        .filter_map(|row| field(context, &columns, row))
        .collect();
    let wrapper = rules::is_response_wrapper(context, &fields);
    let mut sorted = Fields {
        kept: Vec::new(),
        ignored: Vec::new(),
    };
    for field in fields {
        match rules::ignored_row(&field, wrapper) {
            Some(rule) => sorted.ignored.push((rule, field.span)),
            None => sorted.kept.push(field),
        }
    }
    Some(sorted)
}

fn columns(context: &mut Context, header: &Row) -> Option<Columns> {
    let names: Vec<&str> = header
        .cells
        .iter()
        .map(|cell| context.text(*cell))
        .collect();
    for (cell, name) in header.cells.iter().zip(&names) {
        if !["Field", "Type", "Required", "Description", "Example"].contains(name) {
            let message = format!("models do not have a column `{name}`");
            context.diagnostics.push(
                Diagnostic::new(Code::UnknownHeader, message)
                    .at(*cell, "unknown column")
                    .help(
                        "the columns are Field, Type, Required, Description and optionally Example",
                    ),
            );
            return None;
        }
    }
    let at = |name: &str| names.iter().position(|other| *other == name);
    let columns = (|| {
        Some(Columns {
            name: at("Field")?,
            ty: at("Type")?,
            required: at("Required")?,
            description: at("Description")?,
            example: at("Example"),
        })
    })();
    if columns.is_none() {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownHeader, "a column is missing").at(
                header.span,
                "Field, Type, Required and Description are required",
            ),
        );
    }
    columns
}

fn field(context: &mut Context, columns: &Columns, row: &Row) -> Option<FieldFacts> {
    let cells = [
        columns.name,
        columns.ty,
        columns.required,
        columns.description,
    ]
    .map(|column| row.cells.get(column).copied());
    let [Some(name), Some(ty), Some(required), Some(description)] = cells else {
        context.diagnostics.push(
            Diagnostic::new(
                Code::MissingCells,
                "this row has fewer cells than its header",
            )
            .at(row.span, "cells are missing at the end"),
        );
        return None;
    };
    let (name, struck) = field_name(context, name)?;
    let TypeCell { ty: expr, wrapper } = type_cell(context, ty);
    let is_required = required_flag(context, required);
    let (message, description) = description_parts(context, description);
    Some(FieldFacts {
        deprecation: struck.then_some(Deprecation {
            message,
            span: name.span,
        }),
        name,
        ty: Spanned::new(expr, ty),
        presence: context.dialect.presence.of(is_required, wrapper),
        description,
        example: columns
            .example
            .and_then(|column| row.cells.get(column).copied())
            .filter(|span| !context.text(*span).is_empty()),
        default: None,
        required,
        span: row.span,
    })
}

/// `` `name` `` or `` ~~`name`~~ ``.
fn field_name(context: &mut Context, cell: Span) -> Option<(Spanned<String>, bool)> {
    let raw = context.text(cell);
    let bare = raw
        .strip_prefix("~~")
        .and_then(|rest| rest.strip_suffix("~~"));
    let code = bare
        .unwrap_or(raw)
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'));
    match code {
        Some(name) if !name.is_empty() && !name.contains('`') => {
            let offset = if bare.is_some() { 3 } else { 1 };
            let span = cell.slice(offset..offset + name.len());
            Some((Spanned::new(name.to_owned(), span), bare.is_some()))
        }
        _ => {
            context.diagnostics.push(
                Diagnostic::new(Code::UnknownFieldCell, "this is not the name of a field")
                    .at(cell, "expected a name in backticks"),
            );
            None
        }
    }
}

fn type_cell(context: &mut Context, cell: Span) -> TypeCell {
    let mut cursor = Cursor::new(context.text(cell), cell);
    let read = context.type_cell(&mut cursor);
    read.unwrap_or(TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper: Wrapper::None,
    })
}

fn required_flag(context: &mut Context, cell: Span) -> bool {
    match context.text(cell) {
        ":heavy_check_mark:" => true,
        ":heavy_minus_sign:" => false,
        _ => {
            context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownRequiredCell,
                    "this does not say whether it is required",
                )
                .at(
                    cell,
                    "expected `:heavy_check_mark:` or `:heavy_minus_sign:`",
                ),
            );
            false
        }
    }
}

/// A description without the boilerplate of a deprecation, whose own message comes first.
///
/// `: warning: ** DEPRECATED **: message<br/><br/>description`, with exactly these odd spaces.
fn description_parts(context: &Context, cell: Span) -> (Option<String>, Option<Span>) {
    let raw = context.text(cell);
    let marked = [": warning: ** DEPRECATED **:", ":warning: **DEPRECATED**:"]
        .iter()
        .find_map(|mark| raw.strip_prefix(mark));
    let Some(rest) = marked else {
        return (None, real_description(raw, cell));
    };
    let (message, description) = rest.split_once("<br/><br/>").unwrap_or((rest, ""));
    let start = raw.len() - description.len();
    (
        custom_message(message),
        real_description(description, cell.slice(start..raw.len())),
    )
}

fn real_description(text: &str, span: Span) -> Option<Span> {
    (!text.trim().is_empty() && text != "N/A").then_some(span)
}
