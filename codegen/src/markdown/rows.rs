//! Table rows and the cells in them: ranges of the text, never copies.

use std::ops::Range;

use super::Row;
use crate::text::{FileId, Span};

/// The row in `range`, or `None` if there is no text.
pub(super) fn split(text: &str, file: FileId, range: Range<usize>) -> Option<Row> {
    let range = trim(text, range);
    let raw = text.get(range.clone()).filter(|raw| !raw.is_empty())?;
    let cell = |piece: Range<usize>| {
        Span::new(
            file,
            trim(text, range.start + piece.start..range.start + piece.end),
        )
    };
    Some(Row {
        span: Span::new(file, range.clone()),
        cells: pieces(raw).map(cell).collect(),
    })
}

/// How many cells `line` has as a table row.
pub(super) fn count(line: &str) -> usize {
    pieces(line.trim()).count()
}

/// The texts of the cells of `row`, one line of a table; the line itself if it is not a row.
pub fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    pieces(row).map(|piece| row.get(piece).unwrap_or_default().trim())
}

/// Whether `line` can only be meant as the separator below a table's header, well-formed or not.
pub(super) fn is_separator(line: &str) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'\r' | b'\n');
    line.bytes().all(is_mark) && line.contains('|') && line.contains('-')
}

/// Whether pulldown-cmark also treats `line` as a separator.
pub(super) fn is_sound_separator(line: &str) -> bool {
    let row = line.trim();
    is_separator(row)
        && !row.contains('\t')
        && pieces(row).all(|piece| row.get(piece).is_some_and(|cell| cell.contains('-')))
}

/// `range` without the white space at its ends. If there is nothing else, its start.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = text.get(range.clone()).unwrap_or_default();
    let (start, end) = without_spaces(raw.as_bytes());
    let kept = raw.get(start..end).unwrap_or_default();
    let is_graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_graphic(kept.as_bytes().first()) && is_graphic(kept.as_bytes().last()) {
        return range.start + start..range.start + end;
    }
    let kept = raw.trim();
    if kept.is_empty() {
        return range.start..range.start;
    }
    let start = range.start + (raw.len() - raw.trim_start().len());
    start..start + kept.len()
}

/// `bytes` without the spaces at its ends. Cells are padded: spaces outnumber all other
/// bytes together.
fn without_spaces(bytes: &[u8]) -> (usize, usize) {
    let mut rest = bytes;
    while let Some((before, chunk)) = rest.split_last_chunk::<16>()
        && *chunk == [b' '; 16]
    {
        rest = before;
    }
    while let [before @ .., b' '] = rest {
        rest = before;
    }
    let end = rest.len();
    while let [b' ', after @ ..] = rest {
        rest = after;
    }
    (end - rest.len(), end)
}

/// The ranges between the pipes of a trimmed row, the outer pipes left out; at least one.
///
/// A pipe after an odd number of backslashes is text, also inside a code span: that is GFM's rule, and there is no
/// other way to write a pipe into a cell.
fn pieces(row: &str) -> impl Iterator<Item = Range<usize>> {
    let Range { start, end } = between_outer_pipes(row);
    let inner = row.get(start..end).unwrap_or_default();
    let is_separator = |at: &usize| !inner.get(..*at).is_some_and(ends_escaping);
    let pipes = memchr::memchr_iter(b'|', inner.as_bytes()).filter(is_separator);
    let mut pipes = pipes.map(move |at| start + at);
    let mut next = Some(start);
    std::iter::from_fn(move || {
        let start = next?;
        let pipe = pipes.next();
        next = pipe.map(|pipe| pipe + 1);
        Some(start..pipe.unwrap_or(end))
    })
}

fn between_outer_pipes(row: &str) -> Range<usize> {
    let start = usize::from(row.starts_with('|'));
    let inner = row.get(start..).unwrap_or_default();
    let end = match inner.strip_suffix('|') {
        Some(before) if !ends_escaping(before) => row.len() - 1,
        _ => row.len(),
    };
    start..end
}

/// Whether what follows `text` is escaped.
fn ends_escaping(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
