//! swagger-markdown 1 to 3: `### Models` or `### Schemas`, and a table below each schema's heading. A schema that is not an
//! object has a table with one row with its own name, and has lost its contents.

use super::schemas::{Form, Schema};
use super::{BASE, SWAGGER_MARKDOWN, columns, has_table, kind_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::Dialect;
use crate::dialect::context::Context;
use crate::dialect::cursor::{CellError, Cursor};
use crate::dialect::facts::{
    Body, EnumFacts, FieldFacts, PageModel, Spanned, TypeCell, TypeExpr, ValueFacts, Wrapper,
};
use crate::dialect::family::{InFolder, PageKind};
use crate::dialect::grammar::{Cells, Holds, Link, Makes, Style, Types};
use crate::dialect::nested::{Owner, variant};
use crate::markdown::{Block, Page, Row, Table};
use crate::model::{Numbers, Presence, Primitive};
use crate::text::{SourceFile, Span};

const COLUMNS: &[&str] = &["Name", "Type", "Description", "Required"];

const FORM: Form = Form {
    all: (3, &["Models", "Schemas"]),
    own: 4,
    html: "",
};

pub(super) const DIALECT: Dialect = Dialect {
    id: "swagger-markdown",
    family: &SWAGGER_MARKDOWN,
    cells: Cells {
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Pages)],
        link: Link::Name,
        containers: &[crate::dialect::grammar::Container::list("[ ", " ]")],
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a type of JSON",
        in_names: "_-.",
        pages_unlinked: false,
        format: Some((" (", ")")),
        scalars: &[
            ("string", Primitive::String),
            ("date", Primitive::Date),
            ("dateTime", Primitive::DateTime),
            ("byte", Primitive::Bytes),
            ("binary", Primitive::String),
            ("password", Primitive::String),
            ("boolean", Primitive::Boolean),
            ("integer", Primitive::Integer),
            ("long", Primitive::Integer),
            ("number", Primitive::Number),
            ("float", Primitive::Float),
            ("double", Primitive::Float),
            ("any", Primitive::Any),
        ],
        bare: &[("object", Makes::Map), ("array", Makes::List)],
        ..BASE.types
    },
    ..BASE
};

/// See [`Family::kind`](crate::dialect::Family).
pub(super) fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let has_schemas = has_table(file, page, COLUMNS) && !FORM.cut(file, page).schemas.is_empty();
    let about_operations = || {
        has_table(file, page, &["Code", "Description", "Schema"])
            || has_table(file, page, &["Name", "Located in"])
    };
    kind_of(has_schemas, !has_schemas && about_operations())
}

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    FORM.read(context, page, read_schema)
}

fn read_schema(context: &mut Context, schema: &Schema) -> Vec<PageModel> {
    let owner = Owner {
        title: schema.title.value.clone(),
        anchor: schema.anchor.clone(),
    };
    let mut model = owner.model(schema.title.span, Body::TitleOnly);
    let mut models = Vec::new();
    for block in &schema.blocks {
        match block {
            Block::Table(table) if columns(context.file, table).starts_with(COLUMNS) => {
                model.body = body(context, &owner, table, &mut models);
            }
            Block::Table(table) => context.diagnostics.push(
                Diagnostic::new(Code::UnknownHeader, "these are not the columns of a schema")
                    .at(table.header.span, "other columns"),
            ),
            block => model.description.push(block.span()),
        }
    }
    models.insert(0, model);
    models
}

/// The cells of a row. Pipes are escaped in descriptions, and raw in types.
struct Cut {
    name: Span,
    ty: Span,
    description: Span,
    required: Span,
}

impl Cut {
    fn of(row: &Row) -> Option<Self> {
        let [name, ty, middle @ .., description, required] = row.cells.as_slice() else {
            return None;
        };
        Some(Self {
            name: *name,
            ty: ty.to(*middle.last().unwrap_or(ty)),
            description: *description,
            required: *required,
        })
    }
}

fn body(context: &mut Context, owner: &Owner, table: &Table, models: &mut Vec<PageModel>) -> Body {
    if let [only] = table.rows.as_slice()
        && let Some(cut) = Cut::of(only)
        && context.text(cut.name) == owner.title
        && context.text(cut.required).is_empty()
    {
        return itself(context, owner, &cut);
    }
    let mut fields = Vec::new();
    for row in &table.rows {
        match Cut::of(row) {
            Some(cut) => fields.extend(field(context, owner, &cut, row.span, models)),
            None => context.diagnostics.push(
                Diagnostic::new(Code::MissingCells, "this row lacks a cell for some column").at(
                    row.span,
                    "a name, a type, a description, and whether it is required",
                ),
            ),
        }
    }
    Body::Struct(fields)
}

/// A schema that is not an object.
fn itself(context: &mut Context, owner: &Owner, cut: &Cut) -> Body {
    if context.text(cut.ty).is_empty() {
        return Body::TitleOnly;
    }
    let mut reader = SchemaReader::of(owner.clone());
    let read = reader.cell(context, cut);
    match (read.ty, reader.values.take()) {
        (ty, Some(values)) if takes_values(&ty) => enumeration(values, &ty),
        (TypeExpr::Map(_), _) => Body::Struct(Vec::new()),
        (ty, _) => Body::Union(vec![variant(ty, cut.ty)]),
    }
}

fn field(
    context: &mut Context,
    owner: &Owner,
    cut: &Cut,
    row: Span,
    models: &mut Vec<PageModel>,
) -> Option<FieldFacts> {
    let is_required = match context.text(cut.required) {
        "Yes" => true,
        "No" | "" => false,
        _ => {
            context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownRequiredCell,
                    "this does not say whether the key is required",
                )
                .at(cut.required, "expected `Yes` or `No`"),
            );
            return None;
        }
    };
    let name = Spanned::new(context.text(cut.name).to_owned(), cut.name);
    let inside = owner.inside(&name.value);
    let mut reader = SchemaReader::of(inside.clone());
    let cell = reader.cell(context, cut);
    let mut ty = cell.ty;
    if let Some(values) = reader.values.take().filter(|_| takes_values(&ty)) {
        let body = enumeration(values, &ty);
        models.push(inside.model(cut.name, body));
        ty = crate::dialect::nested::with_item(ty, inside.mention(cut.name));
    }
    models.append(&mut reader.models);
    Some(FieldFacts {
        presence: match context.dialect.presence.of(is_required, cell.wrapper) {
            Presence::Optional if ty == TypeExpr::Primitive(Primitive::Any) => {
                Presence::OptionalNullable
            }
            presence => presence,
        },
        ty: Spanned::new(ty, cut.ty),
        name,
        deprecation: None,
        description: Some(cut.description).filter(|it| !it.range().is_empty()),
        example: None,
        default: reader.default,
        required: cut.required,
        span: row,
    })
}

/// Whether the innermost item of lists in `ty` may be an enum.
fn takes_values(ty: &TypeExpr) -> bool {
    match ty {
        TypeExpr::Array(item) => takes_values(item),
        TypeExpr::Primitive(it) => matches!(
            it,
            Primitive::String | Primitive::Integer | Primitive::Number
        ),
        _ => false,
    }
}

fn enumeration(values: Vec<Spanned<String>>, ty: &TypeExpr) -> Body {
    let item = match ty {
        TypeExpr::Array(item) => item,
        ty => ty,
    };
    let is_text = *item == TypeExpr::Primitive(Primitive::String);
    let is_fraction = |value: &Spanned<String>| !crate::words::is_whole_number(&value.value);
    if !is_text && values.iter().any(is_fraction) {
        return Body::TitleOnly;
    }
    let values = values.into_iter().map(|value| ValueFacts {
        value,
        name: None,
        description: None,
        deprecation: None,
    });
    Body::Enum(EnumFacts {
        values: values.collect(),
        open: None,
        numbers: if is_text {
            Numbers::Strings
        } else {
            Numbers::Integers
        },
    })
}

/// Reads a Type cell: a type, with its values and its default.
struct SchemaReader {
    owner: Owner,
    values: Option<Vec<Spanned<String>>>,
    default: Option<Span>,
    models: Vec<PageModel>,
}

impl SchemaReader {
    fn of(owner: Owner) -> Self {
        Self {
            owner,
            values: None,
            default: None,
            models: Vec::new(),
        }
    }

    fn cell(&mut self, context: &mut Context, cut: &Cut) -> TypeCell {
        let text = context.text(cut.ty);
        let any = TypeCell {
            ty: TypeExpr::Primitive(Primitive::Any),
            wrapper: Wrapper::Unprinted,
        };
        if text.is_empty() {
            return any;
        }
        let mut cursor = Cursor::new(text, cut.ty);
        let read = self.ty(context, &mut cursor, cut.ty);
        if self.values.is_none() {
            self.values = described_values(context, cut.description);
        }
        if let Some(ty) = context.whole(&cursor, read) {
            return TypeCell { ty, ..any };
        }
        self.models.clear();
        any
    }

    fn ty(
        &mut self,
        context: &mut Context,
        cell: &mut Cursor,
        span: Span,
    ) -> Result<TypeExpr, CellError> {
        let ty = if cell.eat("[ ") {
            let item = cell.nested(|cell| self.ty(context, cell, span))?;
            cell.require(" ]", "` ]`")?;
            TypeExpr::Array(item)
        } else if cell.eat("{ ") {
            let object = cell.nested(|cell| self.object(context, cell, span))?;
            *object
        } else {
            context.dialect.type_cell(cell)?.ty
        };
        while cell.eat(", <br>**") || cell.eat("<br>**") {
            self.note(cell, span)?;
        }
        Ok(ty)
    }

    /// `**"name"**: type, ` and so on, up to the closing bracket.
    fn object(
        &mut self,
        context: &mut Context,
        cell: &mut Cursor,
        span: Span,
    ) -> Result<TypeExpr, CellError> {
        let owner = self.owner.clone();
        let mut fields = Vec::new();
        while cell.eat("**\"") {
            let start = cell.position();
            let name = cell
                .until("\"**: ")
                .ok_or_else(|| cell.error("a name and a type"))?
                .to_owned();
            let place = span.slice(start..start + name.len());
            let mut inner = Self::of(owner.inside(&name));
            let mut ty = inner.ty(context, cell, span)?;
            if let Some(values) = inner.values.take().filter(|_| takes_values(&ty)) {
                let body = enumeration(values, &ty);
                self.models.push(inner.owner.model(place, body));
                ty = crate::dialect::nested::with_item(ty, inner.owner.mention(place));
            }
            self.models.append(&mut inner.models);
            fields.push(FieldFacts {
                name: Spanned::new(name, place),
                ty: Spanned::new(ty, place),
                presence: Presence::Optional,
                deprecation: None,
                description: None,
                example: None,
                default: inner.default,
                required: place,
                span: place,
            });
            if !cell.eat(", ") {
                break;
            }
        }
        cell.require(" }", "` }`")?;
        self.models.push(owner.model(span, Body::Struct(fields)));
        Ok(owner.mention(span))
    }

    /// `Available values:** "a", "b"` and the like.
    fn note(&mut self, cell: &mut Cursor, span: Span) -> Result<(), CellError> {
        if cell.eat("Available values:** ") {
            self.values = Some(values(cell, span));
            return Ok(());
        }
        let label = cell.until(":** ").ok_or_else(|| cell.error("`:**`"))?;
        let (is_default, start) = (label == "Default", cell.position());
        let rest = cell.rest();
        let ends = [", <br>**", "<br>**", " ]", " }"];
        let end = ends.iter().filter_map(|end| rest.find(end)).min();
        let value = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        cell.eat(value);
        if is_default {
            self.default = Some(span.slice(start..start + value.len()));
        }
        Ok(())
    }
}

/// `"a", "b"` or `1, 2`, as far as it goes.
fn values(cell: &mut Cursor, span: Span) -> Vec<Spanned<String>> {
    let mut values = Vec::new();
    loop {
        let mut ahead = cell.clone();
        let quoted = ahead.eat("\"");
        let start = ahead.position();
        let value = if quoted {
            ahead.until("\"")
        } else {
            Some(ahead.take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.')))
        };
        let Some(value) = value.filter(|it| quoted || !it.is_empty()) else {
            return values;
        };
        let place = span.slice(start..start + value.len());
        values.push(Spanned::new(value.to_owned(), place));
        *cell = ahead;
        let mut ahead = cell.clone();
        if !ahead.eat(", ") || ahead.rest().starts_with("<br>") {
            return values;
        }
        *cell = ahead;
    }
}

/// ``*Enum:* `"a"`, `"b"` `` of a description.
fn described_values(context: &Context, cell: Span) -> Option<Vec<Spanned<String>>> {
    let text = context.text(cell);
    let mut marks = ["*Enum:* ", "_Enum:_ ", "**Enum:** "].iter();
    let start = marks.find_map(|mark| Some(text.find(mark)? + mark.len()))?;
    let list = text.get(start..)?;
    let list = list.split("<br>").next().unwrap_or(list);
    let mut values = Vec::new();
    let mut at = start;
    for part in list.split("`, `") {
        let value = part.trim().trim_matches('`').trim_matches('"');
        let offset = at + part.find(value).unwrap_or_default();
        at += part.len() + "`, `".len();
        let place = cell.slice(offset..offset + value.len());
        values.push(Spanned::new(value.to_owned(), place));
    }
    Some(values)
}
