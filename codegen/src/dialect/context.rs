//! What all families need to read a page.

use super::Dialect;
use super::cursor::{CellError, Cursor};
use super::facts::TypeCell;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceFile, Span};

/// The context for reading the pieces of one page.
pub struct Context<'a> {
    pub dialect: &'a Dialect,
    pub file: &'a SourceFile,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    pub fn text(&self, span: Span) -> &'a str {
        self.file.slice(span)
    }

    /// The type that the whole cell is. `None`, and reported, if the language has no such type.
    pub fn type_cell(&mut self, cell: &mut Cursor) -> Option<TypeCell> {
        let read = self.dialect.type_cell(cell);
        self.whole(cell, read)
    }

    /// What was `read` from `cell`, if that is all there is in it. `None`, and reported, otherwise.
    pub fn whole<T>(&mut self, cell: &Cursor, read: Result<T, CellError>) -> Option<T> {
        let error = match read {
            Ok(read) if cell.is_done() => return Some(read),
            Ok(_) => cell.error("the end of the cell"),
            Err(error) => error,
        };
        let (family, language) = (self.dialect.family.name, self.dialect.language);
        let message = format!("this is not a type as {family} writes it for {language}");
        self.diagnostics.push(
            Diagnostic::new(Code::UnknownTypeCell, message)
                .at(error.span, format!("expected {}", error.expected))
                .help("`serde_json::Value` is used instead"),
        );
        None
    }
}
