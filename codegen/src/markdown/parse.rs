//! pulldown-cmark's events as blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::checks::{self, Findings, Lines};
use super::pieces::pieces;
use super::{Block, Fence, Heading, Page, Row, Table, matter, rows};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Sources, Span};

/// The extensions to `CommonMark` that pulldown-cmark should recognise.
pub const OPTIONS: Options = Options::ENABLE_TABLES;

/// Reads `file` as a page. Whatever it contains, each part of it that is not white space ends up in exactly one block,
/// except for what only a site reads: front matter, and imports of components.
pub fn parse(sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Page {
    let Some(source) = sources.get(file) else {
        return Page {
            file,
            blocks: Vec::new(),
        };
    };
    let mut findings = Findings::new(file, diagnostics);
    checks::characters(&source.text, &mut findings);
    let text = checks::with_line_feeds(&source.text);
    let mut reader = BlockReader {
        file,
        text: &text,
        done: 0,
        blocks: Vec::new(),
        findings,
    };
    reader.read();
    reader.findings.finish();
    Page {
        file,
        blocks: reader.blocks,
    }
}

/// A page in progress. All ranges are relative to the whole text.
struct BlockReader<'t, 'd> {
    file: FileId,
    text: &'t str,
    /// Where the last block ends. All text before it is accounted for.
    done: usize,
    blocks: Vec<Block>,
    findings: Findings<'d>,
}

/// A table in progress.
#[derive(Default)]
struct Draft {
    range: Range<usize>,
    header: Option<Row>,
    rows: Vec<Row>,
}

impl BlockReader<'_, '_> {
    fn read(&mut self) {
        if u32::try_from(self.text.len()).is_err() {
            self.findings.add(Code::FileTooLarge, 0..0, |span| {
                Diagnostic::new(Code::FileTooLarge, "the page is larger than 4 GB")
                    .at(span, "not read")
            });
            return;
        }
        if self.text.starts_with(checks::BYTE_ORDER_MARK) {
            // pulldown-cmark would treat it as text, and the heading after it as a paragraph.
            self.done = checks::BYTE_ORDER_MARK.len_utf8();
        }
        if self.trimmed(self.done..self.text.len()).is_none() {
            self.findings.add(Code::EmptyFile, 0..0, |span| {
                Diagnostic::new(Code::EmptyFile, "the page is empty").at(span, "nothing here")
            });
            return;
        }
        let matter = matter::at(self.text, self.done);
        if let Some(matter) = &matter {
            self.done = matter.end;
        }
        for piece in pieces(self.text, self.done) {
            self.read_piece(piece);
        }
        self.account_until(self.text.len());
        if let Some(title) = matter.and_then(|it| it.title) {
            self.title(title);
        }
    }

    /// Takes the title from the front matter if the page has none: sites print it above the page.
    fn title(&mut self, range: Range<usize>) {
        let is_title = |block: &Block| matches!(block, Block::Heading(it) if it.level == 1);
        if self.blocks.iter().any(is_title) {
            return;
        }
        let span = Span::new(self.file, range);
        let title = Heading {
            level: 1,
            span,
            text: span,
        };
        self.blocks.insert(0, Block::Heading(title));
    }

    fn read_piece(&mut self, piece: Range<usize>) {
        let markdown = self.text.get(piece.clone()).unwrap_or_default();
        let mut depth = 0_usize;
        let mut table = Draft::default();
        for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
            let range = piece.start + range.start..piece.start + range.end;
            match event {
                Event::Start(tag) => {
                    match (depth, &tag) {
                        (0, Tag::Table(_)) => table.range = range,
                        (0, tag) => self.block(tag, range),
                        (1, Tag::TableHead) => {
                            table.header = rows::split(self.text, self.file, range);
                        }
                        (1, Tag::TableRow) => {
                            table.rows.extend(rows::split(self.text, self.file, range));
                        }
                        _ => {}
                    }
                    depth += 1;
                }
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && end == TagEnd::Table {
                        self.table(std::mem::take(&mut table));
                    }
                }
                _ if depth == 0 => self.prose(range, None),
                _ => {}
            }
        }
    }

    /// Adds the top-level block that `tag` starts, except for a table, whose rows are to come.
    fn block(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, range),
            Tag::BlockQuote(_) => self.quote(range),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.fence(range),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.indented_code(range),
            Tag::List(_) => self.prose(range, Some(Lines::NotIndented)),
            Tag::HtmlBlock => {
                let lines = (!self.is_verbatim_html(range.clone())).then_some(Lines::All);
                self.prose(range, lines);
            }
            _ => self.prose(range, Some(Lines::All)),
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let Some(range) = self.trimmed(range) else {
            return;
        };
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let level = level as u8;
        let text = atx_text(raw, level).unwrap_or_else(|| setext_text(raw));
        let text = Span::new(self.file, range.start + text.start..range.start + text.end);
        let span = Span::new(self.file, range.clone());
        self.push(range, Block::Heading(Heading { level, span, text }));
    }

    fn quote(&mut self, range: Range<usize>) {
        let Some(range) = self.trimmed(range) else {
            return;
        };
        // A table directly below a quote is read as part of it.
        checks::pipe_row(self.text, range.clone(), Lines::All, &mut self.findings);
        self.push(range.clone(), Block::Quote(Span::new(self.file, range)));
    }

    fn fence(&mut self, range: Range<usize>) {
        let Some(range) = self.trimmed(range) else {
            return;
        };
        let parts = FenceParts::of(self.text.get(range.clone()).unwrap_or_default());
        let at = |part: Range<usize>| range.start + part.start..range.start + part.end;
        if !parts.is_closed {
            self.findings
                .add(Code::UnclosedFence, at(parts.opening), |span| {
                    Diagnostic::new(Code::UnclosedFence, "this code fence is never closed")
                        .at(span, "everything below it is read as code")
                        .help("close it with a line of the same number of backticks or tildes")
                });
        }
        let fence = Fence {
            span: Span::new(self.file, range.clone()),
            info: Span::new(self.file, at(parts.info)),
            body: Span::new(self.file, at(parts.body)),
        };
        self.push(range, Block::Fence(fence));
    }

    /// The indentation is what makes it code, so the span has to start before it.
    fn indented_code(&mut self, range: Range<usize>) {
        let before = self.text.get(self.done..range.start).unwrap_or_default();
        let start = range.start - (before.len() - before.trim_end_matches([' ', '\t']).len());
        if let Some(trimmed) = self.trimmed(range) {
            let range = start..trimmed.end;
            self.push(range.clone(), Block::Prose(Span::new(self.file, range)));
        }
    }

    fn prose(&mut self, range: Range<usize>, lines: Option<Lines>) {
        let Some(range) = self.trimmed(range) else {
            return;
        };
        if matter::is_imports(self.text.get(range.clone()).unwrap_or_default()) {
            self.account_until(range.start);
            self.done = range.end;
            return;
        }
        if let Some(lines) = lines {
            checks::pipe_row(self.text, range.clone(), lines, &mut self.findings);
        }
        self.push(range.clone(), Block::Prose(Span::new(self.file, range)));
    }

    fn table(&mut self, draft: Draft) {
        let Some(header) = draft.header else { return };
        // Not pulldown-cmark's own end, which may include rows that it gave up on.
        let end = match draft.rows.last() {
            Some(row) => row.span.range().end,
            None => end_of_next_line(self.text, header.span.range().end),
        };
        let Some(range) = self.trimmed(draft.range.start..end) else {
            return;
        };
        let span = Span::new(self.file, range.clone());
        self.push(
            range,
            Block::Table(Table {
                span,
                header,
                rows: draft.rows,
            }),
        );
    }

    /// Adds a block, and before it whatever pulldown-cmark skipped, that is, link reference definitions.
    fn push(&mut self, range: Range<usize>, block: Block) {
        self.account_until(range.start);
        self.done = range.end;
        self.blocks.push(block);
    }

    fn account_until(&mut self, end: usize) {
        let Some(range) = self.trimmed(self.done..end) else {
            return;
        };
        checks::pipe_row(self.text, range.clone(), Lines::All, &mut self.findings);
        self.done = range.end;
        self.blocks.push(Block::Prose(Span::new(self.file, range)));
    }

    /// The part of `range` that is in no block yet, without white space at its ends.
    fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let range = rows::trim(self.text, range.start.max(self.done)..range.end);
        (!range.is_empty()).then_some(range)
    }

    fn is_verbatim_html(&self, range: Range<usize>) -> bool {
        let html = self.text.get(range).unwrap_or_default();
        ["<!", "<?", "<pre", "<script", "<style", "<textarea"]
            .iter()
            .any(|start| {
                html.get(..start.len())
                    .is_some_and(|html| html.eq_ignore_ascii_case(start))
            })
    }
}

fn end_of_next_line(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset
        + rest
            .split_inclusive('\n')
            .take(2)
            .map(str::len)
            .sum::<usize>()
}

/// The text of a heading with `#`s, or `None` if `raw` is a heading by underline.
fn atx_text(raw: &str, level: u8) -> Option<Range<usize>> {
    let text = raw.trim_start_matches('#');
    let marks = raw.len() - text.len();
    if marks != usize::from(level) || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rows::trim(raw, marks..raw.len());
    let kept = raw.get(text.clone())?.trim_end_matches('#');
    let is_closed = kept.is_empty() || kept.ends_with([' ', '\t']);
    Some(if is_closed {
        rows::trim(raw, text.start..text.start + kept.len())
    } else {
        text
    })
}

fn setext_text(raw: &str) -> Range<usize> {
    rows::trim(raw, 0..raw.rfind('\n').unwrap_or(raw.len()))
}

/// The parts of a fenced code block.
struct FenceParts {
    opening: Range<usize>,
    info: Range<usize>,
    body: Range<usize>,
    is_closed: bool,
}

impl FenceParts {
    fn of(raw: &str) -> Self {
        let mark = raw.chars().next().unwrap_or('`');
        let marks = raw.len() - raw.trim_start_matches(mark).len();
        let first_line = raw.find('\n').unwrap_or(raw.len());
        let last_line = raw.rfind('\n').map(|line_break| line_break + 1);
        let closing = last_line.filter(|start| {
            raw.get(*start..)
                .is_some_and(|line| closes_fence(line, mark, marks))
        });
        let body = raw.len().min(first_line + 1)..closing.unwrap_or(raw.len());
        Self {
            opening: rows::trim(raw, 0..first_line),
            info: rows::trim(raw, marks..first_line),
            body,
            is_closed: closing.is_some(),
        }
    }
}

fn closes_fence(line: &str, mark: char, marks: usize) -> bool {
    let fence = line.trim_start_matches(' ');
    let after = fence.trim_start_matches(mark);
    line.len() - fence.len() < 4 && fence.len() - after.len() >= marks && after.trim().is_empty()
}
