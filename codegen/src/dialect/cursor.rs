//! A reading position in a Type cell, with the few operations that all grammars need.

use super::facts::{Reference, TypeExpr};
use crate::text::Span;

/// Types nested deeper than this are refused: the deepest real one has four levels.
pub const MAX_DEPTH: usize = 32;

/// Where a cell cannot be read further, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    pub span: Span,
    pub expected: &'static str,
}

/// Reads one cell from left to right.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    text: &'a str,
    position: usize,
    span: Span,
    /// Whether `text` differs from what is at `span`, so that its bytes have no places there.
    is_copy: bool,
    depth: usize,
}

/// `[text](target)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    pub text: &'a str,
    pub target: &'a str,
    /// Where the link starts in the cell.
    start: usize,
    text_start: usize,
    end: usize,
}

impl Link<'_> {
    /// Whether it leads out of the docs.
    pub fn is_external(&self) -> bool {
        self.target.starts_with("https://") || self.target.starts_with("http://")
    }
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `text`, which is at `span`.
    pub fn new(text: &'a str, span: Span) -> Self {
        Self {
            text,
            position: 0,
            span,
            is_copy: false,
            depth: 0,
        }
    }

    /// A cursor at the start of `text`, which was made from what is at `span`: that is the place of all its parts.
    pub fn of_copy(text: &'a str, span: Span) -> Self {
        Self {
            is_copy: true,
            ..Self::new(text, span)
        }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Whether everything has been read.
    pub fn is_done(&self) -> bool {
        self.rest().is_empty()
    }

    /// Skips `token` if it comes next.
    pub fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.position += token.len();
        }
        found
    }

    /// Skips `token`, which must come next.
    ///
    /// # Errors
    /// If something else comes: `expected` is then shown to people.
    pub fn require(&mut self, token: &str, expected: &'static str) -> Result<(), CellError> {
        if self.eat(token) {
            Ok(())
        } else {
            Err(self.error(expected))
        }
    }

    /// Skips spaces.
    pub fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start_matches(' ').len();
    }

    /// Reads up to `end`, which is skipped. Does nothing if `end` does not come.
    pub fn until(&mut self, end: &str) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.find(end)?;
        self.position += length + end.len();
        rest.get(..length)
    }

    /// Reads characters as long as `keep` accepts them.
    pub fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest
            .find(|character| !keep(character))
            .unwrap_or(rest.len());
        self.position += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Reads a link. The text may hold balanced brackets.
    pub fn link(&mut self) -> Option<Link<'a>> {
        let rest = self.rest();
        let text_length = balanced_bracket(rest)?;
        let after = rest.get(text_length + 2..)?;
        let target_length = after.strip_prefix('(')?.find(')')?;
        let start = self.position;
        let end = start + text_length + 2 + target_length + 2;
        self.position = end;
        Some(Link {
            text: rest.get(1..=text_length)?,
            target: after.get(1..=target_length)?,
            start,
            text_start: start + 1,
            end,
        })
    }

    /// A cursor over the text of `link`.
    pub fn inside(&self, link: Link<'a>) -> Self {
        let span = self.part(link.text_start..link.text_start + link.text.len());
        Self {
            text: link.text,
            position: 0,
            span,
            is_copy: self.is_copy,
            depth: self.depth,
        }
    }

    /// A cursor over `text`, which is elsewhere on the page and replaces what is missing here. The place of all its
    /// parts is this one.
    pub fn aside<'b>(&self, text: &'b str) -> Cursor<'b> {
        Cursor {
            depth: self.depth,
            ..Cursor::of_copy(text, self.span)
        }
    }

    /// `link` as a mention of the page it points to.
    pub fn reference(&self, link: Link<'a>) -> Reference {
        Reference {
            text: link.text.to_owned(),
            target: Some(link.target.to_owned()),
            span: self.part(link.start..link.end),
            built_in: None,
        }
    }

    /// The page of a union of `members` that `link` points to if its text only lists them. It is named after its
    /// file, in the namespace of the first member that has one.
    pub fn union_page(&self, link: Link<'a>, members: &[TypeExpr]) -> Reference {
        let namespace = members.iter().find_map(namespace).unwrap_or_default();
        let path = link.target.split('#').next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        let stem = file.trim_end_matches(".md").trim_end_matches('_');
        Reference {
            text: format!("{namespace}{stem}"),
            ..self.reference(link)
        }
    }

    /// The span of `range`.
    fn part(&self, range: std::ops::Range<usize>) -> Span {
        if self.is_copy {
            self.span
        } else {
            self.span.slice(range)
        }
    }

    /// A mention without a link: the bytes read since `start`.
    pub fn mention(&self, text: &str, start: usize) -> Reference {
        Reference {
            text: text.to_owned(),
            target: None,
            span: self.part(start..self.position),
            built_in: None,
        }
    }

    /// How many bytes have been read.
    pub fn position(&self) -> usize {
        self.position
    }

    /// An error at this place.
    pub fn error(&self, expected: &'static str) -> CellError {
        let end = self.text.len();
        CellError {
            span: self.part(self.position.min(end)..end),
            expected,
        }
    }

    /// Runs `read` one level deeper.
    ///
    /// # Errors
    /// Those of `read`, and one if the types are nested too deeply.
    pub fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<TypeExpr, CellError>,
    ) -> Result<Box<TypeExpr>, CellError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error("a type with less nesting"));
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner.map(Box::new)
    }
}

/// What is before the name of the first mention in `ty`, with the separator: `components.`, `Models::Shared::`.
fn namespace(ty: &TypeExpr) -> Option<&str> {
    match ty {
        TypeExpr::Reference(reference) => {
            let length = reference.text.rfind(['.', ':', '\\'])? + 1;
            reference.text.get(..length)
        }
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            namespace(inner)
        }
        _ => None,
    }
}

/// How many bytes are between the bracket that starts `text` and its partner.
fn balanced_bracket(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return index.checked_sub(1);
        }
    }
    None
}
