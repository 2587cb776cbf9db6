//! The variants of a union: a heading, and the code below it, in a language's own spelling.

use super::Dialect;
use super::cursor::{CellError, Cursor};
use super::facts::TypeExpr;
use super::grammar::Types;

/// Where the code below a heading names the variant's type.
#[derive(Debug)]
pub struct CodeForm {
    /// The text before the type.
    pub before: &'static str,
    pub end: CodeEnd,
    /// Whether the code counts only under an empty heading.
    pub only_without_heading: bool,
    /// Whether a mark on the type is about null, and not only about how code passes a value.
    pub is_pointer_free: bool,
}

/// The text after the type in the code.
#[derive(Debug)]
pub enum CodeEnd {
    Token(&'static str),
    /// The end of the line, without these characters.
    Line(&'static [char]),
}

impl CodeForm {
    fn read(&self, types: &Types, heading: &Cursor, code: &str) -> Option<TypeExpr> {
        let (_, after) = code.split_once(self.before)?;
        let read = match self.end {
            CodeEnd::Token(end) => {
                let mut text = heading.aside(after);
                let read = types.read(&mut text).ok()?;
                text.eat(end).then_some(read)?
            }
            CodeEnd::Line(junk) => {
                let line = after.lines().next().unwrap_or_default();
                let mut text = heading.aside(line.trim_end_matches(junk));
                let read = types.read(&mut text).ok()?;
                text.is_done().then_some(read)?
            }
        };
        Some(if self.is_pointer_free {
            read.into_item()
        } else {
            read.ty
        })
    }
}

impl Dialect {
    /// Reads a variant of a union from its heading and the code below it.
    ///
    /// # Errors
    /// If neither of them has a type of this language.
    pub fn variant_type(&self, heading: &mut Cursor, code: &str) -> Result<TypeExpr, CellError> {
        let types = self.headings.as_ref().unwrap_or(&self.types);
        let Some(form) = &self.variant_code else {
            return Ok(types.read(heading)?.into_item());
        };
        let is_empty = heading.is_done();
        let printed = if is_empty {
            Err(heading.error("a type here or in the code below"))
        } else {
            types.read(heading).map(|it| it.into_item())
        };
        if form.only_without_heading && !is_empty {
            return printed;
        }
        let coded = form.read(&self.types, heading, code);
        match coded {
            Some(ty) if is_empty => Ok(ty),
            Some(ty) => printed.map(|_| ty),
            None => printed,
        }
    }
}
