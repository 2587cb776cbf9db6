//! Checks of a page's text apart from its blocks: odd characters, and table rows that are in no table.

use std::collections::BTreeMap;
use std::ops::Range;

use super::rows;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span};

/// The mark that some editors put before the text.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many findings of one kind are listed per page. A page of a million bad rows is one problem, not a million.
const MOST_LISTED: usize = 50;

/// The findings of one page.
pub(super) struct Findings<'d> {
    file: FileId,
    diagnostics: &'d mut Vec<Diagnostic>,
    kinds: BTreeMap<Code, Kind>,
}

/// The findings of one kind: how many, and the first that is not listed.
#[derive(Default)]
struct Kind {
    found: usize,
    unlisted: Option<Range<usize>>,
}

impl<'d> Findings<'d> {
    pub(super) fn new(file: FileId, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Self {
            file,
            diagnostics,
            kinds: BTreeMap::new(),
        }
    }

    /// Adds a finding; `describe` gets its place.
    pub(super) fn add(
        &mut self,
        code: Code,
        range: Range<usize>,
        describe: impl FnOnce(Span) -> Diagnostic,
    ) {
        let kind = self.kinds.entry(code).or_default();
        kind.found += 1;
        if kind.found <= MOST_LISTED {
            self.diagnostics.push(describe(Span::new(self.file, range)));
        } else if kind.unlisted.is_none() {
            kind.unlisted = Some(range);
        }
    }

    /// Says how many findings are not listed. To be called at the end of the page.
    pub(super) fn finish(self) {
        for (code, kind) in self.kinds {
            let Some(range) = kind.unlisted else { continue };
            let more = kind.found - MOST_LISTED;
            self.diagnostics.push(
                Diagnostic::new(
                    code,
                    format!("{more} more places on this page have this problem"),
                )
                .at(Span::new(self.file, range), "the first of them"),
            );
        }
    }
}

/// Finds what a text should not contain. Each kind is reported once per page, at its first place.
pub(super) fn characters(text: &str, findings: &mut Findings<'_>) {
    if is_usual(text) {
        return;
    }
    if text.starts_with(BYTE_ORDER_MARK) {
        findings.add(Code::ByteOrderMark, 0..BYTE_ORDER_MARK.len_utf8(), |span| {
            Diagnostic::new(
                Code::ByteOrderMark,
                "the page starts with a byte order mark",
            )
            .at(span, "skipped")
        });
    }
    carriage_return(text, findings);
    control_characters(text, findings);
}

/// Whether `text` has nothing to report. Nearly all texts are like that, so this must be fast: it is
/// written so that the compiler vectorises it.
fn is_usual(text: &str) -> bool {
    let is_odd = |byte: u8| {
        // All control characters and byte order marks start with one of these bytes.
        let starts_odd = matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
        (byte < b' ') & (byte != b'\n') & (byte != b'\t') | starts_odd
    };
    let has_odd = |bytes: &[u8]| bytes.iter().fold(false, |odd, byte| odd | is_odd(*byte));
    !text.as_bytes().chunks(4096).any(has_odd)
}

fn carriage_return(text: &str, findings: &mut Findings<'_>) {
    let Some(start) = text.find('\r') else { return };
    let message = if has_lone_carriage_return(text) {
        "the page has lone carriage returns as line breaks"
    } else {
        "the page has Windows line breaks (CR LF)"
    };
    findings.add(Code::CarriageReturn, start..start + 1, |span| {
        Diagnostic::new(Code::CarriageReturn, message).at(span, "the first one").help(
            "they are read as line breaks; with `\\n` throughout, a diff of the pages shows only real changes",
        )
    });
}

fn has_lone_carriage_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}

/// `text` with each lone carriage return as a line feed. No offset changes.
pub(super) fn with_line_feeds(text: &str) -> std::borrow::Cow<'_, str> {
    if !has_lone_carriage_return(text) {
        return text.into();
    }
    let mut chars = text.chars().peekable();
    let mut fixed = String::with_capacity(text.len());
    while let Some(char) = chars.next() {
        let is_lone = char == '\r' && chars.peek() != Some(&'\n');
        fixed.push(if is_lone { '\n' } else { char });
    }
    fixed.into()
}

fn control_characters(text: &str, findings: &mut Findings<'_>) {
    let mut found = text.char_indices().filter(|(_, char)| is_control(*char));
    let Some((start, first)) = found.next() else {
        return;
    };
    let more = match found.count() {
        0 => String::new(),
        more => format!(", and {more} more like it"),
    };
    findings.add(
        Code::ControlCharacter,
        start..start + first.len_utf8(),
        |span| {
            let message = format!(
                "the page contains the control character U+{:04X}{more}",
                u32::from(first)
            );
            Diagnostic::new(Code::ControlCharacter, message)
                .at(span, "the first one")
                .help("remove it from the page")
        },
    );
}

/// Includes the characters that change the direction of text: rustc refuses them in comments, because the display does
/// not match the text.
fn is_control(char: char) -> bool {
    match char {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => char.is_control(),
    }
}

/// Which lines of a block may be rows of a lost table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    All,
    /// Lines that are not indented: the others belong to a list item.
    NotIndented,
}

/// Reports the first line of the block in `range` that looks like a table row.
///
/// Markdown silently loses whole tables: with one column too few in the separator, or no empty line between a
/// paragraph and the table, the table becomes a paragraph.
pub(super) fn pipe_row(text: &str, range: Range<usize>, which: Lines, findings: &mut Findings<'_>) {
    let block = text.get(range.clone()).unwrap_or_default();
    if !block.contains('|') {
        return;
    }
    let mut above = Above::Nothing;
    let mut start = range.start;
    let mut lines = block.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if is_pipe_row(line, which) {
            let cause = Cause::of(above, line, lines.peek().copied());
            let place = rows::trim(text, start..start + line.len());
            findings.add(Code::PipeRowOutsideTable, place, |span| {
                Diagnostic::new(
                    Code::PipeRowOutsideTable,
                    "this looks like a table row but is not in a table",
                )
                .at(span, "read as prose")
                .help(cause.help())
            });
            return;
        }
        above = match above {
            Above::Nothing => Above::FirstLine(line),
            _ => Above::Line(line),
        };
        start += line.len();
    }
}

/// What is above a line in its block.
#[derive(Clone, Copy)]
enum Above<'t> {
    Nothing,
    FirstLine(&'t str),
    Line(&'t str),
}

fn is_pipe_row(line: &str, lines: Lines) -> bool {
    if lines == Lines::NotIndented && line.starts_with([' ', '\t']) {
        return false;
    }
    let line = line.trim();
    line.starts_with('|') || rows::is_separator(line)
}

/// Why something is not a table.
enum Cause {
    /// The separator has a different number of columns from the header.
    Columns { header: usize, separator: usize },
    /// Something is directly above the header.
    NoEmptyLine,
    /// The separator below the header has the right number of columns but is malformed.
    Separator,
    /// There is no separator.
    Unknown,
}

impl Cause {
    fn of(above: Above<'_>, line: &str, below: Option<&str>) -> Self {
        let (header, separator, is_first) = match (above, below) {
            (Above::FirstLine(above), _) if rows::is_separator(line) => (above, line, true),
            (Above::Line(above), _) if rows::is_separator(line) => (above, line, false),
            (_, Some(below)) if rows::is_separator(below) => {
                (line, below, matches!(above, Above::Nothing))
            }
            _ => return Self::Unknown,
        };
        match (rows::count(header), rows::count(separator)) {
            (header, separator) if header != separator => Self::Columns { header, separator },
            _ if is_first || !rows::is_sound_separator(separator) => Self::Separator,
            _ => Self::NoEmptyLine,
        }
    }

    fn help(&self) -> String {
        match self {
            Self::Columns { header, separator } => format!(
                "the header has {header} columns but the separator row below it has {separator}"
            ),
            Self::NoEmptyLine => "put an empty line above the table's header row".into(),
            Self::Separator => {
                "a separator row consists of `-`, `:`, `|` and spaces, with a `-` in each column".into()
            }
            Self::Unknown => "a table is a header row, a separator row such as `| --- | --- |`, and rows, with no \
                              empty lines in between"
                .into(),
        }
    }
}
