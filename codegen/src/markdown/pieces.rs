//! Splits a page into parts for pulldown-cmark: nearly always the whole page is one part.
//!
//! Two things make it slow or worse, and a build script must be neither, whatever its input. No page that was written
//! by a generator comes near either of them.
//!
//! - It fills short rows with empty cells, and gives up on a table that lacks more than 2^18 of them, in a way that
//!   trips one of its debug assertions and makes the rest of the page part of the table. So the page is split before
//!   the row that would be one too many; from there on the rows are not a table, and that is reported.
//! - For each line it walks through all open quotes and lists. So a line that opens or continues thousands of them is
//!   left out, which makes it prose.

use std::ops::Range;

use super::rows;

/// pulldown-cmark's `MAX_AUTOCOMPLETED_CELLS`.
const MOST_MISSING_CELLS: usize = 1 << 18;

/// How many quotes and lists may be open.
const DEEPEST: usize = 1000;

/// The parts of `text` from `start` on that pulldown-cmark can read.
pub(super) fn pieces(text: &str, start: usize) -> Vec<Range<usize>> {
    if is_harmless(text.get(start..).unwrap_or_default()) {
        return std::iter::once(start..text.len()).collect();
    }
    let mut pieces = Vec::new();
    let mut piece_start = start;
    let mut line_start = start;
    let mut table = Possible::default();
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let line_end = line_start + line.len();
        if depth(line) > DEEPEST {
            pieces.push(piece_start..line_start);
            piece_start = line_end;
            table = Possible::default();
        } else if table.overflows_with(line) {
            pieces.push(piece_start..line_start);
            piece_start = line_start;
            table = Possible::default();
        }
        line_start = line_end;
    }
    pieces.push(piece_start..line_start);
    pieces
}

/// Whether `text` is too small for either problem. All but the strangest pages are.
fn is_harmless(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut line_start = 0;
    let mut lines = 0;
    for line_end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        // A tab is four columns, and two of those may be a list.
        let may_be_deep = line_end - line_start >= DEEPEST / 2;
        let line = text.get(line_start..line_end).unwrap_or_default();
        if may_be_deep && depth(line) > DEEPEST {
            return false;
        }
        lines += 1;
        line_start = line_end + 1;
    }
    // A row lacks at most as many cells as the table has columns, and its header as many again.
    let columns = memchr::memchr_iter(b'|', bytes).count() + 1;
    lines * columns * 2 <= MOST_MISSING_CELLS
}

/// The most quotes and lists that can be open after `line`.
fn depth(line: &str) -> usize {
    let next_bytes = line.bytes().skip(1).chain([b'\n']);
    let (mut markers, mut columns, mut depth) = (0, 0, 0);
    for (byte, next) in line.bytes().zip(next_bytes) {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4,
            b'>' => markers += 1,
            b'-' | b'+' | b'*' | b'.' | b')' if next.is_ascii_whitespace() => markers += 1,
            b'-' | b'+' | b'*' | b'0'..=b'9' => continue,
            _ => break,
        }
        if !byte.is_ascii_whitespace() {
            // The items of an outer list only show by their indentation, of at least two columns.
            depth = markers + columns / 2;
        }
    }
    depth
}

/// What could be a table, as far as is known without parsing: everything between a separator row and the
/// next blank line. It may count too many cells as missing, never too few.
#[derive(Default)]
struct Possible<'t> {
    columns: usize,
    missing: usize,
    previous: &'t str,
}

impl<'t> Possible<'t> {
    /// Takes the next line of the page; true if too many cells are missing.
    fn overflows_with(&mut self, line: &'t str) -> bool {
        let previous = std::mem::replace(&mut self.previous, line);
        if line.bytes().all(|byte| byte.is_ascii_whitespace()) {
            *self = Self::default();
        } else if rows::is_separator(line.trim_start_matches([' ', '\t', '>'])) {
            let columns = least_cells(line);
            self.missing += columns.saturating_sub(least_cells(previous));
            self.columns = self.columns.max(columns);
        }
        if self.columns > 0 {
            self.missing += self.columns.saturating_sub(least_cells(line));
        }
        self.missing > MOST_MISSING_CELLS
    }
}

/// The least number of cells that pulldown-cmark finds in `line`. It treats a pipe after any number of backslashes as text.
fn least_cells(line: &str) -> usize {
    let line = line.trim_ascii();
    let pipes = std::iter::once(b' ').chain(line.bytes()).zip(line.bytes());
    let pipes = pipes
        .filter(|(before, byte)| *byte == b'|' && *before != b'\\')
        .count();
    (pipes + 1)
        .saturating_sub(usize::from(line.starts_with('|')) + usize::from(line.ends_with('|')))
}
