//! Pages of Python 6.0 to 6.6, and of python-experimental before that: they describe schemas, not classes.
//!
//! A page has a title for its model and one for each schema that is spelled out in it. `### Dictionary Keys` lists keys as
//! on the wire, `### Tuple Items` the items of a list, `#### oneOf` and `#### anyOf` the members of a union. A type
//! is what may be passed and what comes back: `decimal.Decimal` is an integer if an `int` may be passed.

use super::nested::{enum_title, named};
use super::{enums, notes, properties};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{
    Body, FieldFacts, PageModel, Reference, Spanned, TypeCell, TypeExpr, VariantFacts, Wrapper,
};
use crate::dialect::outline::is_type_name;
use crate::markdown::{Block, Page, Row, Table};
use crate::model::Primitive;
use crate::text::Span;

/// The section that only these pages have.
pub(super) const SECTION: &str = "Model Type Info";

/// The name of all other keys.
const OTHER_KEYS: &str = "any_string_name";

/// A title and what follows it.
struct Part<'p> {
    title: Span,
    description: Vec<Span>,
    /// The schema itself.
    own: Option<&'p Table>,
    keys: Option<&'p Table>,
    items: Option<&'p Table>,
    members: Vec<&'p Table>,
}

/// The models of `page`: its own, and those of the schemas spelled out in it.
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let parts = parts(context, page);
    let first = parts.first()?;
    let title = context.text(first.title);
    let name = title.rsplit('.').next().unwrap_or(title);
    let span = first.title.slice(title.len() - name.len()..title.len());
    if !is_type_name(context, name, span) {
        return None;
    }
    let owner = name.to_owned();
    let mut models = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let mut nested = Vec::new();
        let Some(body) = body(
            context,
            page,
            part,
            &parts,
            (&owner, index == 0),
            &mut nested,
        ) else {
            continue;
        };
        let title = if index == 0 {
            Spanned::new(owner.clone(), span)
        } else {
            Spanned::new(enum_title(&owner, context.text(part.title)), part.title)
        };
        let anchor = (index > 0).then(|| title.value.clone());
        models.push(PageModel {
            anchor,
            description: part.description.clone(),
            ..named(page, title, body)
        });
        models.extend(nested);
    }
    Some(models)
}

fn parts<'p>(context: &Context, page: &'p Page) -> Vec<Part<'p>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut heading = "";
    for block in &page.blocks {
        match block {
            Block::Heading(it) if it.level == 1 => {
                heading = "";
                parts.push(Part {
                    title: it.text,
                    description: Vec::new(),
                    own: None,
                    keys: None,
                    items: None,
                    members: Vec::new(),
                });
            }
            Block::Heading(it) => heading = context.text(it.text),
            Block::Table(table) => {
                let Some(part) = parts.last_mut() else {
                    continue;
                };
                match heading {
                    SECTION => part.own = Some(table),
                    "Dictionary Keys" => part.keys = Some(table),
                    "Tuple Items" => part.items = Some(table),
                    "oneOf" | "anyOf" => part.members.push(table),
                    _ => {}
                }
            }
            block => {
                if let (Some(part), "") = (parts.last_mut(), heading) {
                    part.description.push(block.span());
                }
            }
        }
    }
    parts
}

/// A schema as a model. `None`: it does not need one, because a type is enough.
fn body(
    context: &mut Context,
    page: &Page,
    part: &Part,
    parts: &[Part],
    (owner, is_page): (&str, bool),
    nested: &mut Vec<PageModel>,
) -> Option<Body> {
    if let Some(keys) = part.keys {
        let mut fields = Vec::new();
        for row in &keys.rows {
            let Some((mut field, values)) = field(context, row, parts, owner) else {
                continue;
            };
            if let Some(body) = values {
                let title = Spanned::new(enum_title(owner, &field.name.value), field.name.span);
                properties::set_enum(&mut field.ty.value, &title.value, title.span);
                nested.push(PageModel {
                    anchor: Some(title.value.clone()),
                    ..named(page, title, body)
                });
            }
            fields.push(field);
        }
        return Some(Body::Struct(fields));
    }
    let members: Vec<VariantFacts> = part
        .members
        .iter()
        .flat_map(|table| &table.rows)
        .filter_map(|row| member(context, row))
        .collect();
    if !members.is_empty() {
        return Some(Body::Union(members));
    }
    let row = part.own.and_then(|table| table.rows.first())?;
    let notes = row.cells.get(3).copied();
    let values = notes.and_then(|cell| {
        let text = context.text(cell);
        let values = notes::read(text)?.values?;
        Some((values, notes::span_of(cell, text, values)))
    });
    if let Some((values, span)) = values {
        return enums::of_list(context, values, span);
    }
    is_page.then_some(Body::TitleOnly)
}

fn field(
    context: &mut Context,
    row: &Row,
    parts: &[Part],
    owner: &str,
) -> Option<(FieldFacts, Option<Body>)> {
    let [key, input, accessed, description, rest @ ..] = row.cells.as_slice() else {
        return None;
    };
    let (name, section) = key_name(context, *key)?;
    let TypeCell { mut ty, wrapper } = typed(context, *input, *accessed);
    if let Some(part) =
        section.and_then(|name| parts.iter().find(|it| context.text(it.title) == name))
    {
        ty = section_type(context, part, owner);
    }
    let cell = rest.first().copied();
    let text = cell.map_or("", |cell| context.text(cell));
    let (text, format) = text.split_once("value must").unwrap_or((text, ""));
    let notes = notes::read(text).unwrap_or_default();
    let end = row.span.range().len();
    let required = cell.unwrap_or(row.span.slice(end..end));
    let ty = with_format(ty, format);
    let is_other = name.value == OTHER_KEYS;
    let values = notes
        .values
        .and_then(|values| enums::of_list(context, values, notes::span_of(required, text, values)));
    let field = FieldFacts {
        ty: Spanned::new(
            if is_other {
                TypeExpr::Map(Box::new(ty))
            } else {
                ty
            },
            *accessed,
        ),
        presence: context
            .dialect
            .presence
            .of(!(notes.is_optional || is_other), wrapper),
        name: if is_other {
            Spanned::new("additional_properties".to_owned(), name.span)
        } else {
            name
        },
        deprecation: None,
        description: Some(*description).filter(|it| !context.text(*it).is_empty()),
        example: None,
        default: notes.default.map(|it| notes::span_of(required, text, it)),
        required,
        span: row.span,
    };
    Some((field, values))
}

/// `**name**`, or `**[name](#name)**` if the schema has its own title.
fn key_name<'a>(context: &Context<'a>, cell: Span) -> Option<(Spanned<String>, Option<&'a str>)> {
    let text = context.text(cell);
    let bold = text.strip_prefix("**")?.strip_suffix("**")?;
    let link = bold.strip_prefix('[').and_then(|it| it.split_once("](#"));
    let (name, section) = match link {
        Some((name, target)) => (name, Some(target.trim_end_matches(')'))),
        None => (bold, None),
    };
    let start = text.find(name)?;
    let span = cell.slice(start..start + name.len());
    Some((Spanned::new(name.to_owned(), span), section))
}

/// The type of the schema that has its own title.
fn section_type(context: &Context, part: &Part, owner: &str) -> TypeExpr {
    if let Some(row) = part.items.and_then(|table| table.rows.first())
        && let [_, input, accessed, ..] = row.cells.as_slice()
    {
        return TypeExpr::Array(Box::new(typed(context, *input, *accessed).into_item()));
    }
    let values = part.own.and_then(|table| table.rows.first());
    let has_values = values.is_some_and(|row| context.text(row.span).contains("must be one of ["));
    if part.keys.is_some() || !part.members.is_empty() || has_values {
        let title = enum_title(owner, context.text(part.title));
        return TypeExpr::Reference(Reference {
            target: Some(format!("#{title}")),
            text: title,
            span: part.title,
            built_in: None,
        });
    }
    match values.map(|row| row.cells.as_slice()) {
        Some([input, accessed, ..]) => typed(context, *input, *accessed).into_item(),
        _ => TypeExpr::Primitive(Primitive::Any),
    }
}

fn member(context: &Context, row: &Row) -> Option<VariantFacts> {
    let [_, input, accessed, ..] = row.cells.as_slice() else {
        return None;
    };
    let ty = typed(context, *input, *accessed).into_item();
    Some(VariantFacts {
        ty: Spanned::new(ty, *accessed),
        example: None,
    })
}

/// The type that is passed as `input` and comes back as `accessed`.
fn typed(context: &Context, input: Span, accessed: Span) -> TypeCell {
    let text = context.text(accessed);
    let mut cell = Cursor::new(text, accessed);
    if let Some(link) = cell.link()
        && !link.text.is_empty()
    {
        let ty = TypeExpr::Reference(Reference {
            text: link.text.trim_matches('*').to_owned(),
            ..cell.reference(link)
        });
        return bare(ty, false);
    }
    let has = |cell: Span, word: &str| context.text(cell).split(',').any(|it| it.trim() == word);
    let kinds: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty() && *it != "NoneClass")
        .collect();
    let ty = match kinds.as_slice() {
        ["str"] if has(input, "datetime") => Primitive::DateTime,
        ["str"] if has(input, "date") => Primitive::Date,
        ["str"] | ["bytes" | "FileIO", ..] => Primitive::String,
        ["BoolClass"] => Primitive::Boolean,
        ["decimal.Decimal"] if has(input, "int") && !has(input, "float") => Primitive::Integer,
        ["decimal.Decimal"] => Primitive::Float,
        ["tuple"] => {
            let any = Box::new(TypeExpr::Primitive(Primitive::Any));
            return bare(TypeExpr::Array(any), has(accessed, "NoneClass"));
        }
        ["frozendict.frozendict"] => {
            let any = Box::new(TypeExpr::Primitive(Primitive::Any));
            return bare(TypeExpr::Map(any), has(accessed, "NoneClass"));
        }
        _ => Primitive::Any,
    };
    bare(TypeExpr::Primitive(ty), has(accessed, "NoneClass"))
}

fn bare(ty: TypeExpr, is_nullable: bool) -> TypeCell {
    let wrapper = match (is_nullable, &ty) {
        (true, _) => Wrapper::Nullable,
        (false, TypeExpr::Reference(_)) => Wrapper::Unprinted,
        (false, _) => Wrapper::None,
    };
    TypeCell { ty, wrapper }
}

/// `ty` with the format that the Notes end with: `value must conform to RFC-3339 date-time`.
fn with_format(ty: TypeExpr, format: &str) -> TypeExpr {
    let primitive = match ty {
        TypeExpr::Primitive(Primitive::String) if format.contains("date-time") => {
            Primitive::DateTime
        }
        TypeExpr::Primitive(Primitive::String) if format.contains("full-date") => Primitive::Date,
        other => return other,
    };
    TypeExpr::Primitive(primitive)
}
