//! Enums: a page of bullets, or a section with a table for the enum of one property.

use super::decode_entities;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::{EnumFacts, Kinds, Spanned, ValueFacts};
use crate::dialect::outline::{Context, Section, the_table};
use crate::markdown::Block;
use crate::source::Span;

/// Values as the page writes them.
#[derive(Default)]
struct Values {
    facts: Vec<ValueFacts>,
    kinds: Kinds,
}

impl Values {
    /// Adds the value that is written as `code`.
    fn add(&mut self, context: &mut Context, name: Spanned<String>, code: &str, span: Span) {
        // Java marks the kind of a number.
        let has_mark =
            |code: &str| code.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        let bare = code
            .strip_suffix(['d', 'f', 'l', 'L'])
            .filter(|bare| has_mark(bare));
        let Some(value) = self.kinds.read(bare.unwrap_or(code)) else {
            context.diagnostics.push(
                Diagnostic::new(Code::UnknownValue, "this is no value of an enum")
                    .at(span, "a quoted text or a number is expected"),
            );
            return;
        };
        self.facts.push(ValueFacts {
            value: Spanned::new(value.to_owned(), span),
            name: Some(name),
            deprecation: None,
        });
    }

    fn finish(self, context: &mut Context, section: &Section) -> Option<EnumFacts> {
        if self.facts.is_empty() {
            context.diagnostics.push(
                Diagnostic::new(Code::UnknownValue, "this enum lists no value")
                    .at(section.heading.span, "bullets or a table should follow"),
            );
            return None;
        }
        Some(EnumFacts {
            values: self.facts,
            open: None,
            numbers: self.kinds.numbers(),
        })
    }
}

/// Lines of ``* `SEATTLE` (value: `"Seattle"`)``. `None`: there is no such line.
pub(super) fn bullets(context: &mut Context, section: &Section) -> Option<EnumFacts> {
    let mut values = Values::default();
    for block in &section.blocks {
        let Block::Prose(span) = block else {
            unexpected(context, block.span());
            continue;
        };
        let mut start = 0;
        for line in context.text(*span).split_inclusive('\n') {
            let line_span = span.slice(start..start + line.trim_end().len());
            start += line.len();
            if line.trim().is_empty() {
                continue;
            }
            match bullet(line.trim_end()) {
                Some(bullet) => {
                    let at =
                        |part: &Part| line_span.slice(part.start..part.start + part.text.len());
                    let name = Spanned::new(bullet.name.text.to_owned(), at(&bullet.name));
                    values.add(context, name, bullet.code.text, at(&bullet.code));
                }
                None => unexpected(context, line_span),
            }
        }
    }
    values.finish(context, section)
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

/// A table of Name and Value. `None`: it cannot be understood.
pub(super) fn table(context: &mut Context, section: &Section) -> Option<EnumFacts> {
    let table = the_table(context, section)?;
    let header = table.header.cells.iter().map(|cell| context.text(*cell));
    if !header.eq(["Name", "Value"]) {
        context.diagnostics.push(
            Diagnostic::new(
                Code::UnknownHeader,
                "the columns of an enum are Name and Value",
            )
            .at(table.header.span, "other columns"),
        );
        return None;
    }
    let mut values = Values::default();
    for row in &table.rows {
        let [name, value] = row.cells.as_slice() else {
            context.diagnostics.push(
                Diagnostic::new(Code::MissingCells, "this row has no value")
                    .at(row.span, "a name and a value are expected"),
            );
            continue;
        };
        let code = decode_entities(context.text(*value));
        let name = Spanned::new(context.text(*name).to_owned(), *name);
        values.add(context, name, &code, *value);
    }
    values.finish(context, section)
}
