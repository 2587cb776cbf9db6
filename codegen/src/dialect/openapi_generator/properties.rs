//! `## Properties`: a row a field. The last cells of a row are missing where they would be empty.

use super::nested_title;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{
    FieldFacts, Primitive, Reference, Spanned, TypeCell, TypeExpr, Wrapper,
};
use crate::dialect::outline::Context;
use crate::markdown::{Row, Table};
use crate::source::Span;

const COLUMNS: [&str; 4] = ["Name", "Type", "Description", "Notes"];

/// Reads the rows of the page of `owner`. `None`: the header is not one of a model.
pub(super) fn read(context: &mut Context, table: &Table, owner: &str) -> Option<Vec<FieldFacts>> {
    let header = table.header.cells.iter().map(|cell| context.text(*cell));
    if !header.eq(COLUMNS) {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownHeader, "these are not the columns of a model")
                .at(table.header.span, "other columns")
                .help("the columns are Name, Type, Description and Notes"),
        );
        return None;
    }
    let fields = table.rows.iter().map(|row| field(context, row, owner));
    Some(fields.collect::<Vec<_>>().into_iter().flatten().collect())
}

fn field(context: &mut Context, row: &Row, owner: &str) -> Option<FieldFacts> {
    let cell = |column: usize| row.cells.get(column).copied();
    let (Some(name), Some(ty)) = (cell(0), cell(1)) else {
        context.diagnostics.push(
            Diagnostic::new(Code::MissingCells, "this row has no type")
                .at(row.span, "a name and a type are needed"),
        );
        return None;
    };
    let name = field_name(context, name)?;
    let TypeCell { ty: expr, wrapper } = type_cell(context, ty);
    let end = row.span.range().len();
    let notes_cell = cell(3).unwrap_or(row.span.slice(end..end));
    let notes = notes(context, notes_cell);
    Some(FieldFacts {
        name,
        ty: Spanned::new(with_nested_titles(expr, owner), ty),
        presence: context.dialect.presence.of(!notes.is_optional, wrapper),
        deprecation: None,
        description: cell(2).filter(|span| !context.text(*span).is_empty()),
        example: None,
        default: notes.default,
        required: notes_cell,
        span: row.span,
    })
}

/// `**name**`
fn field_name(context: &mut Context, cell: Span) -> Option<Spanned<String>> {
    let name = context
        .text(cell)
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"))
        .filter(|name| !name.is_empty() && !name.contains('*'));
    if let Some(name) = name {
        return Some(Spanned::new(name.to_owned(), cell.slice(2..2 + name.len())));
    }
    context.diagnostics.push(
        Diagnostic::new(Code::UnknownFieldCell, "this is not the name of a field")
            .at(cell, "a name in `**` is expected"),
    );
    None
}

fn type_cell(context: &mut Context, cell: Span) -> TypeCell {
    let mut cursor = Cursor::new(context.text(cell), cell);
    let error = match context.dialect.type_cell(&mut cursor) {
        Ok(read) if cursor.is_done() => return read,
        Ok(_) => cursor.error("the end of the cell"),
        Err(error) => error,
    };
    context.diagnostics.push(
        Diagnostic::new(
            Code::UnknownTypeCell,
            "this is no type as openapi-generator writes it",
        )
        .at(error.span, format!("expected {}", error.expected))
        .help("`serde_json::Value` is used instead"),
    );
    TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper: Wrapper::Unprinted,
    }
}

/// `ty` with every mention of an enum of the same page (`#StatusEnum`) under the title that the enum gets.
fn with_nested_titles(ty: TypeExpr, owner: &str) -> TypeExpr {
    let inside = |inner: Box<TypeExpr>| Box::new(with_nested_titles(*inner, owner));
    match ty {
        TypeExpr::Array(item) => TypeExpr::Array(inside(item)),
        TypeExpr::Map(value) => TypeExpr::Map(inside(value)),
        TypeExpr::Nullable(inner) => TypeExpr::Nullable(inside(inner)),
        TypeExpr::Reference(reference) if is_anchor(&reference) => TypeExpr::Reference(Reference {
            text: nested_title(owner, &reference.text),
            target: None,
            ..reference
        }),
        other => other,
    }
}

fn is_anchor(reference: &Reference) -> bool {
    let target = reference.target.as_deref();
    target.is_some_and(|target| target.starts_with('#'))
}

#[derive(Default)]
struct Notes {
    is_optional: bool,
    default: Option<Span>,
}

/// `[optional] [readonly] [default to X]`, each of them where it applies.
fn notes(context: &mut Context, cell: Span) -> Notes {
    let text = context.text(cell);
    let mut cursor = Cursor::new(text, cell);
    let mut notes = Notes::default();
    loop {
        cursor.skip_spaces();
        if cursor.is_done() {
            return notes;
        }
        if cursor.eat("[optional]") {
            notes.is_optional = true;
        } else if cursor.eat("[readonly]") {
            // The SDK refuses to write the field; a model of what is on the wire has it all the same.
        } else if cursor.eat("[default to ") && cursor.rest().ends_with(']') {
            // It is the last note, and may hold brackets itself.
            let start = cursor.position();
            notes.default = Some(cell.slice(start..text.len() - 1));
            return notes;
        } else {
            break;
        }
    }
    let message = "openapi-generator writes no such note";
    let error = cursor.error("");
    context
        .diagnostics
        .push(Diagnostic::new(Code::UnexpectedBlock, message).at(error.span, "this is not read"));
    notes
}
