//! `## Fields`: Name, Type, Tags and Description, in some languages with accessors after them.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{Body, FieldFacts, PageModel, Spanned, TypeCell, TypeExpr, Wrapper};
use crate::dialect::nested::{Owner, hoisted};
use crate::markdown::{Row, Table};
use crate::model::{LiteralValue, Primitive};
use crate::text::{SourceFile, Span};
use crate::words::kebab_case;

const COLUMNS: &[&str] = &["Name", "Type", "Tags", "Description"];

/// Tags that say nothing about what is on the wire.
const OTHER_TAGS: [&str; 3] = ["Constant", "Read-only", "Write-only"];

/// Reads the table of `owner`. The unions that cells spell out are added to `nested`. `None`: it is not a model's table.
pub(super) fn read(
    context: &mut Context,
    table: &Table,
    owner: &Owner,
    nested: &mut Vec<PageModel>,
) -> Option<Vec<FieldFacts>> {
    let header = table.header.cells.iter().map(|it| context.text(*it));
    if !header.take(COLUMNS.len()).eq(COLUMNS.iter().copied()) {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownHeader, "these are not the columns of a model")
                .at(table.header.span, "other columns")
                .help("the columns are Name, Type, Tags and Description"),
        );
        return None;
    }
    let mut fields = Vec::new();
    for row in &table.rows {
        let surplus = row.cells.len().saturating_sub(table.header.cells.len());
        fields.extend(field(context, row, surplus, owner, nested));
    }
    Some(fields)
}

/// Reads a row with `surplus` more cells than columns: pipes in the description are not always escaped.
fn field(
    context: &mut Context,
    row: &Row,
    surplus: usize,
    owner: &Owner,
    nested: &mut Vec<PageModel>,
) -> Option<FieldFacts> {
    // Square's PHP docs print `long|int`, so the tags are not always the third cell.
    let shift = (0..=surplus).find(|shift| {
        let tags = row.cells.get(2 + shift).map(|it| context.text(*it));
        tags.is_some_and(is_of_tags)
    });
    let shift = shift.unwrap_or_default();
    let joined = |from: usize, to: usize| Some(row.cells.get(from)?.to(*row.cells.get(to)?));
    let cells = (
        row.cells.first(),
        joined(1, 1 + shift),
        row.cells.get(2 + shift),
        joined(3 + shift, 3 + surplus),
    );
    let (Some(name), Some(ty), Some(tags), Some(description)) = cells else {
        context.diagnostics.push(
            Diagnostic::new(Code::MissingCells, "this row lacks a cell for some column")
                .at(row.span, "expected a name, a type, tags and a description"),
        );
        return None;
    };
    let mut name = field_name(context, *name)?;
    let names = context.dialect.names;
    // Not under its escaped name: the examples below have the other one.
    name.value = names.bare(&owner.title, &name.value).into_owned();
    let is_required = is_required(context, *tags)?;
    let cell = type_cell(context, ty);
    let cell = hoisted(cell, owner, &name, nested);
    let text = Text::of(context, description);
    let is_constant = context.text(*tags).contains("Constant");
    let value = text.value.filter(|_| is_constant);
    let ty_value = match value.and_then(|it| literal(context.text(it))) {
        Some(value) => TypeExpr::Literal(value),
        None => cell.ty,
    };
    Some(FieldFacts {
        ty: Spanned::new(ty_value, ty),
        presence: context.dialect.presence.of(is_required, cell.wrapper),
        name,
        deprecation: None,
        description: text.description,
        example: None,
        default: text.default,
        required: *tags,
        span: row.span,
    })
}

fn field_name(context: &mut Context, cell: Span) -> Option<Spanned<String>> {
    let text = context.text(cell);
    let name = text.trim_matches('`');
    if name.is_empty() || name.contains('`') {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownFieldCell, "this is not the name of a field")
                .at(cell, "expected a name in backticks"),
        );
        return None;
    }
    let start = text.find(name).unwrap_or_default();
    let span = cell.slice(start..start + name.len());
    Some(Spanned::new(name.to_owned(), span))
}

/// Whether a cell starts by saying whether the field is required.
fn is_of_tags(text: &str) -> bool {
    matches!(text.split(',').next(), Some("Required" | "Optional"))
}

fn is_required(context: &mut Context, cell: Span) -> Option<bool> {
    let mut required = None;
    for tag in context.text(cell).split(", ") {
        match tag {
            "Required" => required = Some(true),
            "Optional" => required = Some(false),
            tag if OTHER_TAGS.contains(&tag) => {}
            _ => {
                required = None;
                break;
            }
        }
    }
    if required.is_none() {
        context.diagnostics.push(
            Diagnostic::new(
                Code::UnknownRequiredCell,
                "this is neither required nor optional",
            )
            .at(cell, "expected `Required` or `Optional`"),
        );
    }
    required
}

/// The parts of a description.
struct Text {
    description: Option<Span>,
    default: Option<Span>,
    /// The only value.
    value: Option<Span>,
}

impl Text {
    fn of(context: &Context, cell: Span) -> Self {
        let text = context.text(cell);
        let after = |mark: &str| {
            let start = text.find(mark)? + mark.len();
            let length = text.get(start..)?.find('`')?;
            Some(cell.slice(start..start + length))
        };
        let marks = ["**Default**: `", "**Value**: `"];
        let first = marks.iter().filter_map(|mark| text.find(mark)).min();
        let prose = text.get(..first.unwrap_or(text.len())).unwrap_or(text);
        let prose = prose.trim_end_matches("<br>").trim_end();
        let is_text = !matches!(prose, "" | "-");
        Self {
            description: is_text.then(|| cell.slice(0..prose.len())),
            default: after(marks[0]),
            value: after(marks[1]),
        }
    }
}

/// `"x"`, `'x'`, `1` or `true`.
fn literal(code: &str) -> Option<LiteralValue> {
    for quote in ['"', '\''] {
        let inner = code
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        if let Some(inner) = inner {
            return Some(LiteralValue::String(inner.to_owned()));
        }
    }
    match code {
        "true" | "True" => Some(LiteralValue::Boolean(true)),
        "false" | "False" => Some(LiteralValue::Boolean(false)),
        _ => code.parse().ok().map(LiteralValue::Integer),
    }
}

pub(super) fn type_cell(context: &mut Context, span: Span) -> TypeCell {
    let text = context.text(span);
    let mut cursor = Cursor::new(text, span);
    let whole = with_whole_names(text);
    let mut mended = Cursor::of_copy(&whole, span);
    if whole != text
        && let Ok(read) = context.dialect.type_cell(&mut mended)
        && mended.is_done()
    {
        return read;
    }
    let read = context.type_cell(&mut cursor);
    read.unwrap_or(TypeCell {
        ty: TypeExpr::Primitive(Primitive::Any),
        wrapper: Wrapper::Unprinted,
    })
}

/// Links start at the root of the SDK's repository. They are followed within the models folder, wherever that
/// is.
pub(super) fn retarget(file: &SourceFile, model: &mut PageModel) {
    let up = if file.path.contains("containers/") {
        "../"
    } else {
        ""
    };
    let mut change = |target: &mut Option<String>| {
        if let Some((_, path)) = target
            .as_deref()
            .and_then(|it| it.split_once("doc/models/"))
        {
            *target = Some(format!("{up}{path}"));
        }
    };
    for base in &mut model.bases {
        change(&mut base.target);
    }
    match &mut model.body {
        Body::Struct(fields) => fields
            .iter_mut()
            .for_each(|it| walk(&mut it.ty.value, &mut change)),
        Body::Union(variants) => variants
            .iter_mut()
            .for_each(|it| walk(&mut it.ty.value, &mut change)),
        Body::Enum(_) | Body::TitleOnly => {}
    }
}

fn walk(ty: &mut TypeExpr, change: &mut impl FnMut(&mut Option<String>)) {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            walk(inner, change);
        }
        TypeExpr::Reference(reference) => change(&mut reference.target),
        TypeExpr::Union(members, _) => members.iter_mut().for_each(|it| walk(it, change)),
        TypeExpr::Primitive(_) | TypeExpr::Literal(_) | TypeExpr::Runtime => {}
    }
}

/// `text` with whole names in its links: if the name of one type ends in that of another, PHP's docs link only the end,
/// to the page of the other, as in `Red[Wine](../../doc/models/wine.md)`.
fn with_whole_names(text: &str) -> Cow<'_, str> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, link) = rest.split_at(open);
        let bare = before.trim_end_matches(char::is_alphanumeric);
        let glued = before.get(bare.len()..).unwrap_or_default();
        let parts = link.strip_prefix('[').and_then(|it| it.split_once("]("));
        let parts = parts.and_then(|(name, after)| Some((name, after.split_once(')')?.1)));
        match parts {
            Some((name, after)) if !glued.is_empty() && name.chars().all(char::is_alphanumeric) => {
                let name = format!("{glued}{name}");
                let file = kebab_case(&name);
                whole += &format!("{bare}[{name}](doc/models/{file}.md)");
                rest = after;
            }
            _ => {
                whole += before;
                whole.push('[');
                rest = link.get(1..).unwrap_or_default();
            }
        }
    }
    if whole.is_empty() {
        return text.into();
    }
    whole += rest;
    whole.into()
}
