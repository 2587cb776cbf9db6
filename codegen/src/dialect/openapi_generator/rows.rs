//! Rows of `## Properties` as they were meant. No template escapes a pipe or a line break in a cell, so a row may
//! have too many cells, or continue on the next line.

use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::outline::Section;
use crate::markdown::{Block, Row, Table, split_row};
use crate::text::Span;

use super::notes;

/// A row with as many cells as its table has columns.
pub(super) struct Mended {
    pub name: Span,
    pub ty: Span,
    pub description: Option<Span>,
    pub notes: Option<Span>,
    pub span: Span,
}

/// Whether a block below `## Properties` is about fields, in any form: their columns, other ones, rows without
/// columns, or HTML.
pub(super) fn is_about_fields(text: &str) -> bool {
    let has_columns = |line: &str| {
        let cells = || line.split('|').map(str::trim);
        cells().any(|it| it == "Name") && cells().any(|it| it == "Type")
    };
    text.lines().any(|line| {
        let line = line.trim().trim_start_matches('|').trim_start();
        has_columns(line)
            || line.starts_with("<table")
            || line
                .strip_prefix("**")
                .and_then(|rest| rest.split_once("**"))
                .is_some_and(|(_, rest)| rest.trim_start().starts_with('|'))
    })
}

/// Whether a block holds the columns of fields, as a table or as text that was meant to be one.
pub(super) fn looks_like_fields(text: &str) -> bool {
    text.lines().any(|line| {
        let mut cells = line
            .trim()
            .trim_start_matches('|')
            .split('|')
            .map(str::trim);
        cells.next() == Some("Name") && cells.next() == Some("Type")
    })
}

/// The rows of `section`, whose table is `table`.
pub(super) fn of_section(context: &Context, section: &Section, table: &Table) -> Vec<Mended> {
    let mut rows: Vec<Row> = Vec::new();
    for row in &table.rows {
        push(context, &mut rows, row.clone());
    }
    // An empty line in a description ends the table; what follows are paragraphs.
    let mut blocks = section.blocks.iter();
    for block in blocks.by_ref().skip_while(|it| it.span() != table.span) {
        let Block::Prose(span) = block else { continue };
        if is_cut_off(context, *span) {
            for line in lines(context, *span) {
                if let Some(row) = split_row(context.file, line) {
                    push(context, &mut rows, row);
                }
            }
        }
    }
    let columns = table.header.cells.len();
    let mended = rows.iter().map(|row| mended(context, row, columns));
    mended.collect()
}

/// Whether the paragraph holds rows of the table above, or the rest of its last row.
pub(super) fn is_cut_off(context: &Context, prose: Span) -> bool {
    let text = context.text(prose);
    text.lines().any(|line| begins_row(context, line))
        || text.trim_end().ends_with("[optional]")
        || text.trim_end().ends_with('|')
}

fn lines(context: &Context, span: Span) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in context.text(span).split_inclusive('\n') {
        lines.push(span.slice(start..start + line.len()));
        start += line.len();
    }
    lines
}

/// Attributes of the table for kramdown, directly below it: `{: class="table"}`.
fn is_attributes(text: &str) -> bool {
    text.starts_with("{:") && text.ends_with('}')
}

/// Adds a row, or the continuation of the one before.
fn push(context: &Context, rows: &mut Vec<Row>, row: Row) {
    let first = row.cells.first().map_or("", |cell| context.text(*cell));
    // A line of pipes, or the footer if there is no empty line above it.
    if row.cells.iter().all(|cell| context.text(*cell).is_empty())
        || first.starts_with("[[Back ")
        || is_attributes(first)
    {
        return;
    }
    if begins_row(context, context.text(row.span)) {
        rows.push(row);
        return;
    }
    let Some(last) = rows.last_mut() else {
        rows.push(row);
        return;
    };
    last.span = last.span.to(row.span);
    // A line that starts with a pipe continues the row above after the end of its cell.
    let is_next_cell = context.text(row.span).starts_with('|');
    let mut cells = row.cells.into_iter();
    if !is_next_cell && let (Some(end), Some(more)) = (last.cells.last_mut(), cells.next()) {
        *end = end.to(more);
    }
    last.cells.extend(cells);
}

/// Whether `line` begins with a field's name.
fn begins_row(context: &Context, line: &str) -> bool {
    let line = line.trim().trim_start_matches('|').trim_start();
    let Some((cell, _)) = line.split_once('|') else {
        return false;
    };
    let cell = cell.trim();
    let in_style = |open: &str, close: &str| {
        cell.len() >= open.len() + close.len() && cell.starts_with(open) && cell.ends_with(close)
    };
    let is_code = context
        .dialect
        .cells
        .styles
        .iter()
        .any(|style| style.open.is_empty());
    in_style("**", "**") || (is_code && in_style("`", "`"))
}

/// The row's cells by column. An unescaped pipe is part of the type if the type cannot be read otherwise; if not, the
/// notes are the longest run of cells at the end that parse as such, and the cells in between are the description.
fn mended(context: &Context, row: &Row, columns: usize) -> Mended {
    let cell = |index: usize| row.cells.get(index).copied();
    let name = cell(0).unwrap_or(row.span);
    let end = row.span.range().len();
    let nothing = row.span.slice(end..end);
    let first = cell(1).unwrap_or(nothing);
    let last = row.cells.len().max(2) - 1;
    let joined = |from: usize, to: usize| match (cell(from), cell(to)) {
        (Some(from), Some(to)) => Some(from.to(to)),
        _ => None,
    };
    let (ty, rest) = (1..=last)
        .filter_map(|to| Some((joined(1, to)?, to + 1)))
        .find(|(ty, _)| is_type(context, *ty))
        .unwrap_or((first, 2));
    if columns == 2 {
        return Mended {
            name,
            ty,
            description: None,
            notes: None,
            span: row.span,
        };
    }
    let is_notes =
        |from: &usize| joined(*from, last).is_some_and(|it| notes::is_notes(context.text(it)));
    let notes_at = (rest + 1..=last).find(is_notes);
    // Something in brackets that no language writes: the reader of the notes reports it.
    let looks_like_notes =
        || last > rest && context.text(cell(last).unwrap_or(nothing)).starts_with('[');
    let notes_at = notes_at.or_else(|| looks_like_notes().then_some(last));
    let description = match notes_at {
        Some(at) => joined(rest, at - 1),
        None => joined(rest, last),
    };
    Mended {
        name,
        ty,
        description: description.filter(|it| !context.text(*it).is_empty()),
        notes: Some(notes_at.and_then(|at| joined(at, last)).unwrap_or(nothing)),
        span: row.span,
    }
}

fn is_type(context: &Context, cell: Span) -> bool {
    let mut cursor = Cursor::new(context.text(cell), cell);
    context.dialect.type_cell(&mut cursor).is_ok() && cursor.is_done()
}
