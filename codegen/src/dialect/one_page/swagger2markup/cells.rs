//! The cells of a row: `**name**  <br>*required*`, prose with a default and an example after it, and a type.

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::{CellError, Cursor};
use crate::dialect::facts::{
    Body, EnumFacts, FieldFacts, PageModel, Spanned, TypeExpr, ValueFacts, Wrapper,
};
use crate::dialect::grammar::Makes;
use crate::dialect::nested::Owner;
use crate::markdown::{Row, Table};
use crate::model::{Numbers, Presence, Primitive};
use crate::text::Span;
use crate::words::is_whole_number;

/// The columns of tables of fields, in this order. Those in the middle are present only if there is something to say.
const COLUMNS: [&str; 5] = ["Name", "Description", "Required", "Schema", "Default"];

/// The label before values in descriptions.
const DEFAULT: &str = "**Default** : ";
const EXAMPLE: &str = "**Example** : ";

/// Whether a table with `header` is one of fields.
pub(super) fn is_columns(header: &[&str]) -> bool {
    header.first() == Some(&"Name")
        && header.contains(&"Schema")
        && header.iter().all(|it| COLUMNS.contains(it))
}

/// `text` without the backslashes that Markdown and tables need.
pub(super) fn unescaped(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|next| character == '\\' && "_*[]<>|`#~".contains(*next));
        kept.push(escaped.unwrap_or(character));
    }
    kept
}

/// The cells of a row.
pub(super) struct Cells {
    name: Span,
    description: Option<Span>,
    /// `true` or `false`, in old docs.
    required: Option<Span>,
    ty: Span,
    /// In old docs.
    default: Option<Span>,
    row: Span,
}

impl Cells {
    /// `None`, and reported, if `row` does not have the cells of `header`.
    pub fn of(context: &mut Context, header: &[&str], row: &Row) -> Option<Self> {
        let prose = header.iter().position(|it| *it == "Description");
        let surplus = row.cells.len().checked_sub(header.len());
        // Only descriptions have pipes.
        let surplus = surplus.filter(|it| *it == 0 || prose.is_some());
        let at = |column: &str| {
            let index = header.iter().position(|it| *it == column)?;
            let is_behind = prose.is_some_and(|it| index > it);
            let index = index + if is_behind { surplus? } else { 0 };
            row.cells.get(index).copied()
        };
        let found = surplus.and_then(|surplus| {
            let last = prose.and_then(|it| row.cells.get(it + surplus));
            Some(Self {
                name: at("Name")?,
                description: at("Description").map(|it| it.to(*last.unwrap_or(&it))),
                required: at("Required"),
                ty: at("Schema")?,
                default: at("Default"),
                row: row.span,
            })
        });
        if found.is_none() {
            context.diagnostics.push(
                Diagnostic::new(
                    Code::MissingCells,
                    "this row does not have one cell per column",
                )
                .at(
                    row.span,
                    "expected a name and a type; write `|` inside a cell as `\\|`",
                ),
            );
        }
        found
    }

    /// The field. Models that its type spells out are added to `models`.
    pub fn field(
        &self,
        context: &mut Context,
        owner: &Owner,
        models: &mut Vec<PageModel>,
    ) -> Option<FieldFacts> {
        let text = context.text(self.name);
        let mut lines = text.split("<br>").map(str::trim);
        let printed = lines.next().unwrap_or_default();
        let bold = printed.strip_prefix("**");
        let printed = bold.and_then(|it| it.strip_suffix("**")).unwrap_or(printed);
        let start = if bold.is_some() { "**".len() } else { 0 };
        let place = self.name.slice(start..start + printed.len());
        let name = Spanned::new(unescaped(printed), place);
        let says = self.required.map(|it| context.text(it));
        let mut is_required = says.and_then(|it| it.parse::<bool>().ok());
        for line in lines {
            match line {
                "*required*" => is_required = Some(true),
                "*optional*" => is_required = Some(false),
                // `*read-only*`
                _ => {}
            }
        }
        let Some(is_required) = is_required else {
            context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownRequiredCell,
                    "this does not say whether the key is required",
                )
                .at(
                    self.required.unwrap_or(self.name),
                    "expected `*required*` or `*optional*` below the name",
                ),
            );
            return None;
        };
        let said = self.description.map(|it| Said::of(context, it));
        let said = said.unwrap_or_default();
        let default = said.default.or_else(|| code(context, self.default?));
        let inside = owner.inside(&name.value);
        let literal = default.or(said.example).map(|it| context.text(it));
        let mut reader = CellReader::new(&inside, literal);
        let ty = reader.cell(context, self.ty);
        models.append(&mut reader.models);
        let presence = context.dialect.presence.of(is_required, Wrapper::Unprinted);
        Some(FieldFacts {
            presence: match presence {
                // What may be anything may be null.
                Presence::Optional if ty == TypeExpr::Primitive(Primitive::Any) => {
                    Presence::OptionalNullable
                }
                presence => presence,
            },
            name,
            ty: Spanned::new(ty, self.ty),
            deprecation: None,
            description: said.prose,
            example: said.example.filter(|it| !is_filler(context.text(*it))),
            default,
            required: self.required.unwrap_or(self.name),
            span: self.row,
        })
    }
}

/// The contents of a description.
#[derive(Default)]
struct Said {
    prose: Option<Span>,
    default: Option<Span>,
    example: Option<Span>,
}

impl Said {
    fn of(context: &Context, cell: Span) -> Self {
        let text = context.text(cell);
        let mut said = Self::default();
        // Labels come after all prose. Labels of limits are left in it.
        let (mut rest, mut end) = (text.len(), text.len());
        while let Some((at, label)) = text.get(..rest).and_then(last_label) {
            let value = |mark: &str| cell.slice(at + mark.len()..at + label.len());
            let is_cut = end == rest;
            let is_value = match label {
                _ if label.starts_with(DEFAULT) => {
                    said.default = code(context, value(DEFAULT));
                    true
                }
                _ if label.starts_with(EXAMPLE) => {
                    said.example = code(context, value(EXAMPLE));
                    true
                }
                _ => false,
            };
            let before = text.get(..at).unwrap_or_default().trim_end();
            rest = before
                .strip_suffix("<br>")
                .unwrap_or(before)
                .trim_end()
                .len();
            if is_value && is_cut {
                end = rest;
            }
        }
        said.prose = Some(cell.slice(0..end)).filter(|it| !it.range().is_empty());
        said
    }
}

/// `**Label** : value` at the end of `text`, and where it begins.
fn last_label(text: &str) -> Option<(usize, &str)> {
    let (before, _) = text.rsplit_once("** : ")?;
    let at = before.rfind("**")?;
    let is_line = |it: &str| it.is_empty() || it.ends_with("<br>");
    is_line(before.get(..at)?.trim_end()).then_some(())?;
    Some((at, text.get(at..)?))
}

/// The text between the backticks of `span`.
fn code(context: &Context, span: Span) -> Option<Span> {
    let text = context.text(span);
    let inner = text.trim().trim_matches('`').trim();
    let start = text.find(inner).unwrap_or_default();
    (!inner.is_empty()).then(|| span.slice(start..start + inner.len()))
}

/// Whether `example` is what the generator writes if the spec has none: the kind of the value, not a value.
fn is_filler(example: &str) -> bool {
    let is_nested = example.starts_with(['[', '{']);
    matches!(example, "0" | "0.0" | "true" | "\"string\"" | "\"object\"")
        || example.contains("](")
        || (is_nested
            && ["\"string\"", "\"object\""]
                .iter()
                .any(|it| example.contains(it)))
}

/// Reads a Schema cell.
pub(super) struct CellReader<'l> {
    /// The name of an enum in it.
    owner: Owner,
    /// A value of the type, as JSON.
    literal: Option<&'l str>,
    /// The enum in it.
    pub models: Vec<PageModel>,
}

impl<'l> CellReader<'l> {
    pub fn new(owner: &Owner, literal: Option<&'l str>) -> Self {
        Self {
            owner: owner.clone(),
            literal,
            models: Vec::new(),
        }
    }

    /// The type at `span`; any JSON, and reported, if it is not a type.
    pub fn cell(&mut self, context: &mut Context, span: Span) -> TypeExpr {
        let mut cursor = Cursor::new(context.text(span), span);
        let read = self.ty(context, &mut cursor, span);
        context.whole(&cursor, read).unwrap_or_else(|| {
            self.models.clear();
            TypeExpr::Primitive(Primitive::Any)
        })
    }

    fn ty(
        &mut self,
        context: &Context,
        cell: &mut Cursor,
        span: Span,
    ) -> Result<TypeExpr, CellError> {
        if cell.eat("enum (") {
            return self.enumeration(cell, span);
        }
        for container in context.dialect.cells.containers {
            if cell.eat(container.open) {
                let item = cell.nested(|cell| self.ty(context, cell, span))?;
                cell.require(container.close, "the end of the list or map")?;
                return Ok(match container.makes {
                    Makes::Map => TypeExpr::Map(item),
                    _ => TypeExpr::Array(item),
                });
            }
        }
        let start = cell.position();
        let ty = context.dialect.type_cell(cell)?.ty;
        let name = context.text(span).get(start..cell.position());
        // Up to 1.0, formats have no space before them.
        if let (TypeExpr::Primitive(_), Some(name)) = (&ty, name)
            && cell.eat("(")
        {
            let format = cell.until(")").ok_or_else(|| cell.error("`)`"))?;
            let spaced = format!("{name} ({format})");
            return Ok(context.dialect.type_cell(&mut cell.aside(&spaced))?.ty);
        }
        Ok(ty)
    }

    /// `a, b)`
    fn enumeration(&mut self, cell: &mut Cursor, span: Span) -> Result<TypeExpr, CellError> {
        // Docs that were edited by hand name a definition.
        if cell.rest().starts_with('[')
            && let Some(link) = cell.link()
        {
            cell.require(")", "`)`")?;
            return Ok(TypeExpr::Reference(cell.reference(link)));
        }
        let (start, rest) = (cell.position(), cell.rest());
        // Values may have brackets.
        let ends = |at: &usize| {
            let behind = rest.get(at + 1..).unwrap_or_default();
            behind.is_empty() || behind.starts_with(" > ")
        };
        let mut brackets = rest.match_indices(')').map(|(at, _)| at);
        let length = brackets.find(ends).ok_or_else(|| cell.error("`)`"))?;
        let list = rest.get(..length).unwrap_or_default();
        let mut values = Vec::new();
        let mut at = start;
        for value in list.split(", ") {
            let place = span.slice(at..at + value.len());
            values.push(self::value(Spanned::new(unescaped(value), place)));
            at += value.len() + ", ".len();
        }
        cell.eat(list);
        cell.eat(")");
        let body = enumeration(values, self.literal);
        self.models.push(self.owner.model(span, body));
        Ok(self.owner.mention(span))
    }
}

/// The enum of `values`. Numbers and strings look the same; only `literal`, a value as JSON, tells them apart.
pub(super) fn enumeration(values: Vec<ValueFacts>, literal: Option<&str>) -> Body {
    // The example of a list starts with its first item.
    let literal = literal.map(|it| it.trim_start_matches(['[', ' ']));
    let starts = |with: fn(char) -> bool| literal.is_some_and(|it| it.starts_with(with));
    let all = |is: fn(&str) -> bool| values.iter().all(|it| is(&it.value.value));
    let numbers = if starts(|first| first == '"') {
        Numbers::Strings
    } else if all(is_whole_number) {
        if starts(|first| first == '-' || first.is_ascii_digit()) {
            Numbers::Integers
        } else {
            Numbers::Undecided
        }
    } else if all(|it| it.parse::<f64>().is_ok() || matches!(it, "true" | "false")) {
        return Body::TitleOnly;
    } else {
        Numbers::Strings
    };
    Body::Enum(EnumFacts {
        values,
        open: None,
        numbers,
    })
}

/// The values that Amazon's docs list in a separate table: `|**value**|what it means|`.
pub(super) fn listed(context: &Context, table: &Table) -> Vec<ValueFacts> {
    let rows = table.rows.iter().filter_map(|row| row.cells.split_first());
    rows.map(|(cell, rest)| {
        let text = context.text(*cell);
        let printed = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
        let start = if printed.is_some() { "**".len() } else { 0 };
        let printed = printed.unwrap_or(text);
        let place = cell.slice(start..start + printed.len());
        let description = rest.first().map(|it| it.to(*rest.last().unwrap_or(it)));
        ValueFacts {
            description: description.filter(|it| !matches!(context.text(*it), "" | "-")),
            ..value(Spanned::new(unescaped(printed), place))
        }
    })
    .collect()
}

fn value(value: Spanned<String>) -> ValueFacts {
    ValueFacts {
        value,
        name: None,
        description: None,
        deprecation: None,
    }
}
