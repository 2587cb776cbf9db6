//! `## Values`: a table, a one-line block of TypeScript, or bullets.

use super::super::facts::{Deprecation, EnumFacts, Spanned, ValueFacts};
use super::super::outline::extra_cells;
use super::{Context, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::literal::unescape;
use crate::markdown::{Block, Fence, Row, Table, unescape_pipes};
use crate::model::{Kinds, Numbers};
use crate::text::Span;
use crate::words::is_whole_number;

/// Sentences that say that other values may come, and of which kind. They are in comments under an example, in the
/// section's prose, or in its block of code.
const OPEN_MARKS: [(&str, Numbers); 9] = [
    ("Unrecognized<number>", Numbers::Integers),
    ("UnrecognizedInt", Numbers::Integers),
    ("Unrecognized<string>", Numbers::Strings),
    ("UnrecognizedStr", Numbers::Strings),
    ("(\"custom_value\")", Numbers::Strings),
    ("(999)", Numbers::Integers),
    ("Open enum: ", Numbers::Undecided),
    ("This is an open enum.", Numbers::Undecided),
    (
        "to create instances from custom string values",
        Numbers::Strings,
    ),
];

/// Reads the values. `None`: the section cannot be understood.
pub(super) fn read(context: &mut Context, section: &Section, usage: &[Fence]) -> Option<EnumFacts> {
    let mut values = Vec::new();
    let mut numbers = Numbers::Undecided;
    let mut kinds = Kinds::default();
    let mut open = usage
        .iter()
        .find_map(|fence| open_mark(context, fence.body, &mut numbers));
    for block in &section.blocks {
        if let Some(mark) = open_mark(context, block.span(), &mut numbers) {
            open = open.or(Some(mark));
        }
        match block {
            Block::Table(table) => {
                extra_cells(context, table);
                table_values(context, table, &mut values)?;
            }
            Block::Fence(fence) => code_values(context, fence.body, &mut values, &mut kinds),
            Block::Prose(span) => bullet_values(context, *span, &mut values, &mut kinds),
            Block::Quote(_) | Block::Heading(_) => context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, "only values are expected here")
                    .at(block.span(), "this is not read"),
            ),
        }
    }
    if values.is_empty() {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownValue, "`## Values` lists no values").at(
                section.heading.span,
                "expected a table, a code block or a list",
            ),
        );
        return None;
    }
    match kinds.numbers() {
        Numbers::Undecided => {}
        known => numbers = known,
    }
    let is_open_number = numbers == Numbers::Undecided || numbers == Numbers::Integers;
    if is_open_number && !values.iter().all(|it| is_whole_number(&it.value.value)) {
        numbers = Numbers::Strings;
    }
    Some(EnumFacts {
        values,
        open,
        numbers,
    })
}

/// The first mark of an open enum in `span`. A mark that knows the kind of the values sets `numbers`.
fn open_mark(context: &Context, span: Span, numbers: &mut Numbers) -> Option<Span> {
    let text = context.text(span);
    let mut first = None;
    for (mark, kind) in OPEN_MARKS {
        if let Some(start) = text.find(mark) {
            first = first.or_else(|| Some(span.slice(start..start + mark.len())));
            if *numbers == Numbers::Undecided {
                *numbers = kind;
            }
        }
    }
    first
}

fn table_values(context: &mut Context, table: &Table, values: &mut Vec<ValueFacts>) -> Option<()> {
    let header: Vec<_> = table
        .header
        .cells
        .iter()
        .map(|cell| context.text(*cell))
        .collect();
    if header != ["Name", "Value"] {
        context.diagnostics.push(
            Diagnostic::new(
                Code::UnknownHeader,
                "the columns of an enum must be Name and Value",
            )
            .at(table.header.span, "other columns"),
        );
        return None;
    }
    values.extend(
        table
            .rows
            .iter()
            .filter_map(|row| table_value(context, row)),
    );
    Some(())
}

fn table_value(context: &mut Context, row: &Row) -> Option<ValueFacts> {
    let [name, value] = row.cells.as_slice() else {
        context.diagnostics.push(
            Diagnostic::new(
                Code::MissingCells,
                "this row has fewer cells than its header",
            )
            .at(row.span, "expected a name and a value"),
        );
        return None;
    };
    let raw = context.text(*name);
    let bare = raw.trim_matches('~');
    Some(ValueFacts {
        // An empty cell is the empty string, a real value.
        value: Spanned::new(unescape_pipes(context.text(*value)).into_owned(), *value),
        name: Some(Spanned::new(bare.trim_matches('`').to_owned(), *name)),
        description: None,
        deprecation: (bare.len() < raw.len()).then_some(Deprecation {
            message: None,
            span: *name,
        }),
    })
}

/// `"a" | "b" | Unrecognized<string>`
fn code_values(context: &mut Context, body: Span, values: &mut Vec<ValueFacts>, kinds: &mut Kinds) {
    let code = context.text(body);
    let mut position = 0;
    while position < code.len() {
        let rest = code.get(position..).unwrap_or_default();
        let trimmed = rest.trim_start_matches([' ', '|', '\n', '\r']);
        let start = position + rest.len() - trimmed.len();
        let length = member_length(trimmed);
        position = start + length.max(1);
        let span = body.slice(start..start + length);
        let member = trimmed.get(..length).unwrap_or_default().trim_end();
        if member.is_empty() || member.starts_with("Unrecognized<") {
            continue;
        }
        literal_value(context, member, span, values, kinds);
    }
}

/// How long the member at the start of `code` is: up to the closing quote, or to the next `|`.
fn member_length(code: &str) -> usize {
    let mut is_escaped = false;
    let mut is_end = |letter: char| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    };
    let quoted = code
        .strip_prefix('"')
        .and_then(|rest| rest.find(&mut is_end))
        .map(|end| end + 2);
    quoted.unwrap_or_else(|| code.find(['|', '\n']).unwrap_or(code.len()))
}

/// Lines of ``- `"markdown"` `` or ``- `100` ``. Other prose is allowed, it explains the values.
fn bullet_values(
    context: &mut Context,
    span: Span,
    values: &mut Vec<ValueFacts>,
    kinds: &mut Kinds,
) {
    let mut start = 0;
    for line in context.text(span).split_inclusive('\n') {
        let trimmed = line.trim();
        let code = trimmed
            .strip_prefix("- `")
            .or_else(|| trimmed.strip_prefix("* `"))
            .and_then(|rest| rest.strip_suffix('`'));
        if let Some(code) = code {
            let offset = start + line.find('`').map_or(0, |tick| tick + 1);
            let place = span.slice(offset..offset + code.len());
            literal_value(context, code, place, values, kinds);
        }
        start += line.len();
    }
}

/// A value as written in code: quoted, a number, or a boolean.
fn literal_value(
    context: &mut Context,
    code: &str,
    span: Span,
    values: &mut Vec<ValueFacts>,
    kinds: &mut Kinds,
) {
    let Some(value) = kinds.read(code) else {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownValue, "this is not a value of an enum")
                .at(span, "expected a quoted string or a number"),
        );
        return;
    };
    values.push(ValueFacts {
        value: Spanned::new(unescape(value, false), span),
        name: None,
        description: None,
        deprecation: None,
    });
}
