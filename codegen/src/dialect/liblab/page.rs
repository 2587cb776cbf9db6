//! A page of models, each with a title of the first level: a table of fields, a table of literals, or a union.

use std::collections::BTreeMap;

use super::{PROPERTIES, UNION};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{
    Body, EnumFacts, FieldFacts, PageModel, Reference, Spanned, TypeCell, TypeExpr, ValueFacts,
    VariantFacts, Wrapper,
};
use crate::dialect::nested::{Owner, hoisted, variant};
use crate::dialect::outline::is_type_name;
use crate::markdown::{Block, Heading, Page, Row, Table};
use crate::model::{Numbers, Primitive};
use crate::text::Span;
use crate::words::is_whole_number;

const COLUMNS: [&str; 4] = ["Name", "Type", "Required", "Description"];

/// The sentence about a union's member that has a page.
const ELSEWHERE: &str = "See all details about ";

/// A title and what is below it.
struct Part<'p> {
    heading: &'p Heading,
    blocks: Vec<&'p Block>,
}

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let mut parts: Vec<Part> = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Heading(heading) if heading.level == 1 => parts.push(Part {
                heading,
                blocks: Vec::new(),
            }),
            block => match parts.last_mut() {
                Some(part) => part.blocks.push(block),
                None => unexpected(context, block.span()),
            },
        }
    }
    let (own, inner) = parts.split_first()?;
    read_page(context, own, inner)
}

/// The page's own model and those below it, which only it uses.
fn read_page(context: &mut Context, own: &Part, inner: &[Part]) -> Option<Vec<PageModel>> {
    let title = title(context, own)?;
    let owner = Owner {
        title: title.value.clone(),
        anchor: String::new(),
    };
    let is_union = is_union(context, own);
    let mut models = Vec::new();
    let mut variants = Vec::new();
    // The same type may be spelled out several times on a page.
    let mut titles: BTreeMap<String, Owner> = BTreeMap::new();
    for part in inner {
        let name = self::title(context, part)?;
        if let Some(link) = elsewhere(context, part) {
            variants.push(variant(link, name.span));
            continue;
        }
        let inside = Owner {
            title: name.value.clone(),
            anchor: name.value.clone(),
        };
        if is_union {
            variants.push(variant(inside.mention(name.span), name.span));
        }
        if titles.contains_key(&name.value) {
            continue;
        }
        let mut model = read_model(context, part, &inside, &name, &mut models);
        model.anchor = Some(inside.anchor.clone());
        titles.insert(name.value, inside);
        models.push(model);
    }
    let mut model = read_model(context, own, &owner, &title, &mut models);
    if is_union {
        model.body = Body::Union(variants);
    }
    for it in std::iter::once(&mut model).chain(&mut models) {
        link_inside(it, &titles);
    }
    models.insert(0, model);
    Some(models)
}

fn title(context: &mut Context, part: &Part) -> Option<Spanned<String>> {
    let span = part.heading.text;
    let name = context.text(span).replace("\\_", "_");
    is_type_name(context, &name, span).then(|| Spanned::new(name, span))
}

fn is_union(context: &Context, part: &Part) -> bool {
    let mut blocks = part.blocks.iter();
    blocks.any(|it| context.text(it.span()).starts_with(UNION))
}

/// The page of a member of a union: `See all details about Cat model [here](Cat.md).`
fn elsewhere(context: &Context, part: &Part) -> Option<TypeExpr> {
    let [Block::Prose(span)] = part.blocks.as_slice() else {
        return None;
    };
    let text = context.text(*span);
    let start = text.strip_prefix(ELSEWHERE).and(text.find('['))?;
    let place = span.slice(start..text.len());
    let mut cursor = Cursor::new(text.get(start..)?, place);
    let link = cursor.link()?;
    let reference = cursor.reference(link);
    Some(TypeExpr::Reference(Reference {
        text: context.text(part.heading.text).to_owned(),
        ..reference
    }))
}

fn read_model(
    context: &mut Context,
    part: &Part,
    owner: &Owner,
    title: &Spanned<String>,
    nested: &mut Vec<PageModel>,
) -> PageModel {
    let file = part.heading.span.file;
    let mut model = PageModel::new(file, title.clone());
    for block in &part.blocks {
        match block {
            Block::Table(table) if is_fields(context, table) => {
                model.body = enumeration(context, table)
                    .unwrap_or_else(|| fields(context, table, owner, nested));
            }
            Block::Prose(span) => {
                let text = context.text(*span).trim_end();
                if text == PROPERTIES || text.starts_with(UNION) {
                    continue;
                }
                // A table without an empty line above it.
                model.description.push(*span);
            }
            Block::Table(table) => {
                let rows = table.rows.iter();
                let rule = crate::dialect::facts::IgnoreRule::DescriptionTable;
                model.ignored_rows.extend(rows.map(|row| (rule, row.span)));
                model.description.push(table.span);
            }
            block => model.description.push(block.span()),
        }
    }
    model
}

fn is_fields(context: &Context, table: &Table) -> bool {
    let columns = table.header.cells.iter().map(|cell| context.text(*cell));
    columns.eq(COLUMNS)
}

/// The values of an enum, which is only recognised by the fact that every description is a literal.
fn enumeration(context: &Context, table: &Table) -> Option<Body> {
    let values: Option<Vec<_>> = table.rows.iter().map(|row| value(context, row)).collect();
    let values = values.filter(|it| !it.is_empty())?;
    let is_text = values.iter().any(|(_, is_text)| *is_text);
    Some(Body::Enum(EnumFacts {
        values: values.into_iter().map(|(value, _)| value).collect(),
        open: None,
        numbers: if is_text {
            Numbers::Strings
        } else {
            Numbers::Integers
        },
    }))
}

/// One value, and whether it is a string.
fn value(context: &Context, row: &Row) -> Option<(ValueFacts, bool)> {
    let [name, ty, required, description, ..] = row.cells.as_slice() else {
        return None;
    };
    let last = row.cells.last().unwrap_or(description);
    let literal = description.to(*last);
    let text = context.text(literal);
    let quoted = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let is_bare = || is_whole_number(text) && is_number(context.text(*ty));
    let value = quoted.or_else(|| is_bare().then_some(text))?;
    if context.text(*required) != "\u{2705}" {
        return None;
    }
    let start = usize::from(quoted.is_some());
    let span = literal.slice(start..start + value.len());
    let facts = ValueFacts {
        value: Spanned::new(value.replace("\\|", "|"), span),
        name: Some(Spanned::new(context.text(*name).to_owned(), *name)),
        description: None,
        deprecation: None,
    };
    Some((facts, quoted.is_some()))
}

fn is_number(ty: &str) -> bool {
    matches!(
        ty,
        "number" | "int" | "int64" | "Long" | "Integer" | "float" | "float64" | "Double"
    )
}

fn fields(
    context: &mut Context,
    table: &Table,
    owner: &Owner,
    nested: &mut Vec<PageModel>,
) -> Body {
    let mut fields = Vec::new();
    for row in &table.rows {
        fields.extend(field(context, row, owner, nested));
    }
    Body::Struct(fields)
}

fn field(
    context: &mut Context,
    row: &Row,
    owner: &Owner,
    nested: &mut Vec<PageModel>,
) -> Option<FieldFacts> {
    let [name, ty, required, description @ ..] = row.cells.as_slice() else {
        context.diagnostics.push(
            Diagnostic::new(Code::MissingCells, "this row lacks a cell for some column").at(
                row.span,
                "expected a name, a type, and whether it is required",
            ),
        );
        return None;
    };
    let is_required = match context.text(*required) {
        "\u{2705}" => true,
        "\u{274c}" => false,
        _ => {
            context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownRequiredCell,
                    "this does not say whether the field is required",
                )
                .at(*required, "expected a check mark or a cross"),
            );
            return None;
        }
    };
    let text = context.text(*name);
    if text.is_empty() {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownFieldCell, "this field has no name")
                .at(row.span, "expected a name"),
        );
        return None;
    }
    let names = context.dialect.names;
    let bare = names.bare(&owner.title, text).replace("\\_", "_");
    let name = Spanned::new(bare, *name);
    let cell = type_cell(context, *ty);
    let cell = hoisted(cell, owner, &name, nested);
    // A pipe in prose is not always escaped.
    let description = description
        .first()
        .map(|first| first.to(*description.last().unwrap_or(first)));
    Some(FieldFacts {
        ty: Spanned::new(cell.ty, *ty),
        presence: context.dialect.presence.of(is_required, cell.wrapper),
        name,
        deprecation: None,
        description: description.filter(|it| !context.text(*it).is_empty()),
        example: None,
        default: None,
        required: *required,
        span: row.span,
    })
}

fn type_cell(context: &mut Context, span: Span) -> TypeCell {
    let mut cursor = Cursor::new(context.text(span), span);
    let read = context.type_cell(&mut cursor);
    read.unwrap_or(TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper: Wrapper::Unprinted,
    })
}

fn unexpected(context: &mut Context, span: Span) {
    context.diagnostics.push(
        Diagnostic::new(
            Code::UnexpectedBlock,
            "the page does not start with a title",
        )
        .at(span, "this is not read"),
    );
}

/// Makes the mentions in `model` of types on the same page lead there: other pages may have types with the same
/// names.
fn link_inside(model: &mut PageModel, titles: &BTreeMap<String, Owner>) {
    let types: Vec<&mut TypeExpr> = match &mut model.body {
        Body::Struct(fields) => fields.iter_mut().map(|it| &mut it.ty.value).collect(),
        Body::Union(variants) => variants
            .iter_mut()
            .map(|it: &mut VariantFacts| &mut it.ty.value)
            .collect(),
        Body::Enum(_) | Body::TitleOnly => Vec::new(),
    };
    for ty in types {
        link(ty, titles);
    }
}

fn link(ty: &mut TypeExpr, titles: &BTreeMap<String, Owner>) {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            link(inner, titles);
        }
        TypeExpr::Reference(reference) => {
            let is_page = reference
                .target
                .as_deref()
                .is_some_and(|it| !it.starts_with('#'));
            if let Some(inside) = titles.get(&reference.text).filter(|_| !is_page) {
                reference.target = Some(format!("#{}", inside.anchor));
            }
        }
        TypeExpr::Union(members, _) => members.iter_mut().for_each(|it| link(it, titles)),
        TypeExpr::Primitive(_) | TypeExpr::Literal(_) | TypeExpr::Runtime => {}
    }
}
