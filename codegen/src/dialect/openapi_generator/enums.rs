//! Enums: a page of bullets, or a section with the values of one property's own enum.

use super::decode_entities;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::facts::{Body, EnumFacts, Spanned, ValueFacts};
use crate::dialect::outline::Section;
use crate::markdown::{Block, Table};
use crate::model::{Kinds, Numbers};
use crate::text::Span;
use crate::words::is_whole_number;

/// Values as the page writes them.
#[derive(Default)]
struct Values {
    facts: Vec<ValueFacts>,
    kinds: Kinds,
    /// Whether values are as on the wire, without quotes, and so do not tell strings from numbers.
    is_bare: bool,
    /// The place of the clients' stand-in for all unknown values: [`UNKNOWN_DEFAULT`].
    open: Option<Span>,
    /// Whether some value is not understood.
    is_other: bool,
}

/// The value that clients made with `enumUnknownDefaultCase` add for all unknown values: a string, or a number if
/// the enum is one of numbers, and in TypeScript that number as a string. No server sends it.
const UNKNOWN_DEFAULT: [&str; 2] = ["unknown_default_open_api", "11184809"];

/// The form of a value in code.
enum Written {
    Text(String),
    Whole(String),
    Fraction(String),
    Boolean(String),
    Unknown,
}

impl Values {
    /// Adds the value that is written as `code`.
    fn add(
        &mut self,
        context: &mut Context,
        name: Option<Spanned<String>>,
        code: &str,
        span: Span,
    ) {
        let (kind, value) = match code_value(code) {
            Written::Text(text) => (&mut self.kinds.texts, text),
            Written::Whole(number) => (&mut self.kinds.whole, number),
            _ if self.is_bare => (&mut self.kinds.texts, code.to_owned()),
            Written::Fraction(number) => (&mut self.kinds.fractions, number),
            Written::Boolean(flag) => (&mut self.kinds.booleans, flag),
            Written::Unknown => {
                context.diagnostics.push(
                    Diagnostic::new(Code::UnknownValue, "this is not a value of an enum")
                        .at(span, "expected a quoted string or a number"),
                );
                self.is_other = true;
                return;
            }
        };
        if UNKNOWN_DEFAULT.contains(&value.as_str()) {
            self.open = Some(span);
            return;
        }
        *kind = true;
        self.facts.push(ValueFacts {
            value: Spanned::new(value, span),
            name,
            description: None,
            deprecation: None,
        });
    }

    /// The enum; any JSON if a value is not understood or there is none.
    fn finish(self) -> Body {
        if self.is_other || self.facts.is_empty() {
            return Body::TitleOnly;
        }
        Body::Enum(EnumFacts {
            values: self.facts,
            open: self.open,
            numbers: match (self.is_bare, self.kinds.texts) {
                (true, true) => Numbers::Strings,
                (true, false) => Numbers::Undecided,
                (false, _) => self.kinds.numbers(),
            },
        })
    }
}

/// The value of `code`: `"x"`, `'x'`, `1`, `1l`, `1.5`, `new BigDecimal("1.5")`, `true`.
fn code_value(code: &str) -> Written {
    let span = code.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    let code = span.unwrap_or(code);
    for quote in ['"', '\''] {
        let inner = code
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        if let Some(inner) = inner {
            return Written::Text(unescaped(inner));
        }
    }
    // Go does not escape quote marks.
    if code == "\"" {
        return Written::Text(code.to_owned());
    }
    let number = code.trim_end_matches(['l', 'L']);
    if is_whole_number(number) {
        return Written::Whole(number.to_owned());
    }
    let decimal = code
        .strip_prefix("new BigDecimal(\"")
        .and_then(|rest| rest.strip_suffix("\")"));
    let number = decimal.unwrap_or(number.trim_end_matches(['d', 'f']));
    match code {
        "true" | "True" => Written::Boolean("true".to_owned()),
        "false" | "False" => Written::Boolean("false".to_owned()),
        _ if number.parse::<f64>().is_ok() => Written::Fraction(number.to_owned()),
        _ => Written::Unknown,
    }
}

/// A string in a language's code: `\"` is one quote mark.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(character) = chars.next() {
        let escaped = (character == '\\').then(|| chars.clone().next()).flatten();
        match escaped.filter(|next| matches!(next, '"' | '\\' | '\'')) {
            Some(next) => {
                chars.next();
                plain.push(next);
            }
            None => plain.push(character),
        }
    }
    plain
}

/// The enum of a page. The inner `None`: the section says nothing, like that of a Rust union.
pub(super) fn of_page(context: &mut Context, section: &Section) -> Option<Option<Body>> {
    let body = of_property(context, section)?;
    Some((body != Body::TitleOnly).then_some(body))
}

/// The values of a section: bullets, a table, or `Allowed values: […]`. `None`: it is not understood.
pub(super) fn of_property(context: &mut Context, section: &Section) -> Option<Body> {
    let mut values = Values::default();
    for block in &section.blocks {
        match block {
            Block::Prose(span) => lines(context, *span, &mut values),
            Block::Table(table) => rows(context, table, &mut values)?,
            block => unexpected(context, block.span()),
        }
    }
    Some(values.finish())
}

/// Lines of ``* `SEATTLE` (value: `"Seattle"`)``, or `Allowed values: [a, b]`.
fn lines(context: &mut Context, block: Span, values: &mut Values) {
    const LIST: &str = "Allowed values: [";
    let mut start = 0;
    for line in context.text(block).split_inclusive('\n') {
        let line_span = block.slice(start..start + line.trim_end().len());
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let list = line.trim_end().strip_prefix(LIST);
        if let Some(list) = list.and_then(|it| it.strip_suffix(']')) {
            values.is_bare = true;
            comma_list(
                context,
                list,
                line_span.slice(LIST.len()..LIST.len() + list.len()),
                values,
            );
            continue;
        }
        match bullet(line.trim_end()) {
            Some(bullet) => {
                let at = |part: &Part| line_span.slice(part.start..part.start + part.text.len());
                let name = Spanned::new(bullet.name.text.to_owned(), at(&bullet.name));
                values.add(context, Some(name), bullet.code.text, at(&bullet.code));
            }
            None => unexpected(context, line_span),
        }
    }
}

/// `a, b, c`, at `span`. A comma may end the list.
fn comma_list(context: &mut Context, list: &str, span: Span, values: &mut Values) {
    let mut start = 0;
    for part in list.split(',') {
        let value = part.trim();
        let offset = start + part.find(value).unwrap_or_default();
        start += part.len() + 1;
        if value.is_empty() && start > list.len() && !values.facts.is_empty() {
            break;
        }
        values.add(
            context,
            None,
            value,
            span.slice(offset..offset + value.len()),
        );
    }
}

/// The enum of a list of values, as code or bare.
pub(super) fn of_list(context: &mut Context, list: &str, span: Span) -> Option<Body> {
    let has_code = list.trim_start().starts_with(['"', '\'']);
    let mut values = Values {
        is_bare: !has_code,
        ..Values::default()
    };
    comma_list(context, list, span, &mut values);
    let body = values.finish();
    (body != Body::TitleOnly).then_some(body)
}

/// A part of a line.
struct Part<'a> {
    text: &'a str,
    start: usize,
}

struct Bullet<'a> {
    name: Part<'a>,
    code: Part<'a>,
}

fn bullet(line: &str) -> Option<Bullet<'_>> {
    const MIDDLE: &str = "` (value: `";
    let rest = line.trim_start().strip_prefix("* `")?;
    let body = rest.strip_suffix("`)")?;
    let (name, code) = body.split_once(MIDDLE)?;
    let start = line.len() - rest.len();
    Some(Bullet {
        name: Part { text: name, start },
        code: Part {
            text: code,
            start: start + name.len() + MIDDLE.len(),
        },
    })
}

fn unexpected(context: &mut Context, span: Span) {
    context.diagnostics.push(
        Diagnostic::new(Code::UnexpectedBlock, "only values are expected here")
            .at(span, "this is not read"),
    );
}

/// A table of Name and Value. `None`: it is not understood.
fn rows(context: &mut Context, table: &Table, values: &mut Values) -> Option<()> {
    let header = table.header.cells.iter().map(|cell| context.text(*cell));
    if !header.eq(["Name", "Value"]) {
        context.diagnostics.push(
            Diagnostic::new(
                Code::UnknownHeader,
                "the columns of an enum must be Name and Value",
            )
            .at(table.header.span, "other columns"),
        );
        return None;
    }
    let rows: Vec<(Span, Span)> = table
        .rows
        .iter()
        .filter_map(|row| {
            let (name, rest) = row.cells.split_first()?;
            let (first, last) = (rest.first()?, rest.last()?);
            // A pipe in a value is not escaped.
            Some((*name, first.to(*last)))
        })
        .filter(|(name, _)| !context.text(*name).starts_with("[[Back "))
        .collect();
    let is_code = rows
        .iter()
        .any(|(_, value)| decode_entities(context.text(*value)).starts_with('"'));
    values.is_bare = !is_code
        && rows
            .iter()
            .any(|(_, value)| !is_number_like(context.text(*value)));
    for (name, value) in &rows {
        let code = decode_entities(context.text(*value)).into_owned();
        let is_list_of_names =
            rows.len() == 1 && values.is_bare && is_heading_of(context, *name, table);
        if is_list_of_names {
            comma_list(context, context.text(*value), *value, values);
        } else {
            let name = Spanned::new(context.text(*name).to_owned(), *name);
            values.add(context, Some(name), &code, *value);
        }
    }
    Some(())
}

/// Whether `section` is nothing but a table of Name and Value.
pub(super) fn is_table(context: &Context, section: &Section) -> bool {
    let [Block::Table(table)] = section.blocks.as_slice() else {
        return false;
    };
    let header = table.header.cells.iter().map(|cell| context.text(*cell));
    header.eq(["Name", "Value"])
}

fn is_number_like(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit() || first == '-')
        || value.starts_with("new ")
}

/// Kotlin's only row repeats the name of the property in the heading above the table.
fn is_heading_of(context: &Context, name: Span, table: &Table) -> bool {
    let before = context
        .file
        .text
        .get(..table.span.range().start)
        .unwrap_or_default();
    let heading = before.trim_end().lines().next_back().unwrap_or_default();
    heading.strip_prefix("## Enum: ") == Some(context.text(name))
}
