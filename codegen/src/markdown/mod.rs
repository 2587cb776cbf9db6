//! Text → a page: its blocks in order, each with its byte span. This module knows nothing about dialects.
//!
//! Tables are found by pulldown-cmark and split into cells by our own rule, an unescaped pipe, because pulldown-cmark
//! silently drops surplus cells. Inline Markdown is not parsed: a Type cell such as `**string*` is not Markdown,
//! so every cell is the raw text between its pipes.

mod cell;
mod checks;
mod matter;
mod parse;
mod pieces;
mod rows;
#[cfg(test)]
mod tests;

pub use cell::{cell_markdown, line_break};
pub use parse::{OPTIONS, parse};
pub use rows::cells;

use crate::text::{FileId, SourceFile, Span};

/// A page: the result of [`parse`] for one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub file: FileId,
    /// Top-level blocks in the order of the text.
    pub blocks: Vec<Block>,
}

/// A top-level block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(Heading),
    /// A block quote, whole, with its `>`.
    Quote(Span),
    Fence(Fence),
    Table(Table),
    /// Any other block (paragraph, list, indented code, HTML, rule, link reference definition): prose that is kept as Markdown.
    Prose(Span),
}

impl Block {
    /// All the bytes of the block, without the line break that ends it.
    pub fn span(&self) -> Span {
        match self {
            Self::Heading(heading) => heading.span,
            Self::Quote(span) | Self::Prose(span) => *span,
            Self::Fence(fence) => fence.span,
            Self::Table(table) => table.span,
        }
    }
}

/// `## Fields`.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub span: Span,
    /// The raw text after the `#`s, trimmed; empty for a bare `###`.
    pub text: Span,
}

/// A fenced code block.
#[derive(Debug, Clone, PartialEq)]
pub struct Fence {
    pub span: Span,
    /// The info string after the opening fence, for example `typescript`.
    pub info: Span,
    /// The code between the fences.
    pub body: Span,
}

/// A table: one header row and any number of rows, each with exactly as many cells as it has on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub span: Span,
    pub header: Row,
    pub rows: Vec<Row>,
}

/// A table row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub span: Span,
    /// The raw text of each cell, trimmed, with `\|` still escaped. An empty cell has an empty span at its place.
    pub cells: Vec<Span>,
}

/// A line of `file` as a table row; `None` for white space.
pub fn split_row(file: &SourceFile, line: Span) -> Option<Row> {
    rows::split(&file.text, line.file, line.range())
}

/// `raw` as the author meant it: `\|` is a pipe in a table cell, even inside a code span.
pub fn unescape_pipes(raw: &str) -> std::borrow::Cow<'_, str> {
    if raw.contains("\\|") {
        raw.replace("\\|", "|").into()
    } else {
        raw.into()
    }
}
