//! The typography of a cell.

use super::types::{Members, Place};
use super::{Cells, Holds, Link, Style, Types};
use crate::dialect::cursor::{CellError, Cursor, Link as CellLink};
use crate::dialect::facts::{Reference, TypeCell, TypeExpr, Wrapper};

/// A cell's two tables.
#[derive(Clone, Copy)]
struct TypeReader<'g> {
    cells: &'g Cells,
    types: &'g Types,
}

impl Cells {
    /// Reads a cell. The rest of it is up to the caller.
    ///
    /// # Errors
    /// If there is no type of this language.
    pub fn read(&self, types: &Types, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        TypeReader { cells: self, types }.cell(cell)
    }
}

impl TypeReader<'_> {
    fn cell(self, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        let wrappers = self.cells.wrappers.iter();
        for mark in wrappers.filter(|mark| !mark.open.is_empty()) {
            if self.types.eat(cell, mark.open) {
                let inner = self.union(cell)?;
                self.types.require(cell, mark.close)?;
                return Ok(mark.around(inner));
            }
        }
        let read = self.union(cell)?;
        let mut wrappers = self.cells.wrappers.iter();
        let suffix = wrappers.find(|it| it.open.is_empty() && self.types.eat(cell, it.close));
        Ok(match suffix {
            Some(mark) => mark.around(read),
            None => read,
        })
    }

    fn union(self, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        let mut members = Members::default();
        loop {
            if self.cells.between.is_empty() || !self.types.is_nothing(cell, &mut members) {
                members.types.push(self.part(cell)?);
            }
            if !self.cells.between.iter().any(|it| cell.eat(it)) {
                break;
            }
        }
        if members.types.len() > 1 && !members.is_nullable && !members.is_optional {
            return Ok(self.types.union(members.types));
        }
        self.types.chosen(cell, members)
    }

    /// A member of a union: a type, with lists and maps around it.
    fn part(self, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        let mut part = self.atom(cell)?;
        let mut levels = 0;
        while let Some(suffix) =
            self.cells.containers.iter().find(|container| {
                container.open.is_empty() && self.types.eat(cell, container.close)
            })
        {
            levels += 1;
            if levels > crate::dialect::cursor::MAX_DEPTH {
                return Err(cell.error("fewer array levels"));
            }
            let list = suffix.makes.of(Box::new(part.into_item()));
            part = self.types.told(list, None);
        }
        Ok(part)
    }

    fn atom(self, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        // A link comes first: it begins with a bracket, as lists in some languages do.
        if let Some(link) = cell.link() {
            let found = self.linked(cell, link)?;
            self.skip_trailing(cell);
            return Ok(found);
        }
        for container in self.cells.containers {
            if !container.open.is_empty() && self.types.eat(cell, container.open) {
                let item = cell.nested(|cell| self.union(cell).map(TypeCell::into_item))?;
                self.types.require(cell, container.close)?;
                self.skip_trailing(cell);
                return Ok(self.types.told(container.makes.of(item), None));
            }
        }
        for (token, primitive) in self.cells.tokens {
            if cell.eat(token) {
                return Ok(self.types.told(TypeExpr::Primitive(*primitive), None));
            }
        }
        let start = cell.clone();
        let mut furthest = None;
        for style in self.cells.styles {
            let mut ahead = start.clone();
            match self.styled(&mut ahead, style, &Place::of(style)) {
                Ok(found) => {
                    *cell = ahead;
                    return Ok(found);
                }
                Err(error) => furthest = later(furthest, error),
            }
        }
        Err(furthest.unwrap_or_else(|| start.error(self.types.noun)))
    }

    fn skip_trailing(self, cell: &mut Cursor) {
        let mut ahead = cell.clone();
        ahead.skip_spaces();
        if !self.cells.trailing.is_empty() && ahead.eat(self.cells.trailing) {
            *cell = ahead;
        }
    }

    fn styled(
        self,
        cell: &mut Cursor,
        style: &Style,
        place: &Place,
    ) -> Result<TypeCell, CellError> {
        let start = cell.clone();
        if !cell.eat(style.open) {
            return Err(start.error(self.types.noun));
        }
        let read = self.types.spelled(cell, place)?;
        if cell.eat(style.close) {
            Ok(read)
        } else {
            Err(cell.error("the end of the type"))
        }
    }

    /// The type that `link`, which has just been read, means.
    fn linked(self, cell: &Cursor, link: CellLink) -> Result<TypeCell, CellError> {
        for (target, text, primitive) in self.cells.known_links {
            if link.target.ends_with(target) || link.text == *text {
                let ty = TypeExpr::Primitive(*primitive);
                return Ok(self.types.told(ty, None));
            }
        }
        if self.cells.link == Link::Name {
            return self.named_link(cell, link);
        }
        let reference = cell.reference(link);
        let mut furthest = None;
        for style in self.cells.linked {
            if style.holds == Holds::Name {
                return self.named_link(cell, link);
            }
            let place = if link.is_external() {
                Place::elsewhere(style, link.target)
            } else {
                Place::link(style, self.cells.link, &reference)
            };
            let mut text = cell.inside(link);
            let read = self.styled(&mut text, style, &place);
            match read {
                Ok(found) if text.is_done() && link.is_external() => return Ok(found),
                Ok(found) if text.is_done() => return Ok(self.page(cell, link, found)),
                Ok(_) => furthest = later(furthest, text.error("the end of the link's text")),
                Err(error) => furthest = later(furthest, error),
            }
        }
        Err(furthest.unwrap_or_else(|| cell.error(self.types.noun)))
    }

    /// A link whose text is not read as a type.
    fn named_link(self, cell: &Cursor, link: CellLink) -> Result<TypeCell, CellError> {
        // Go's pointers look the same otherwise.
        if link.text.starts_with('*') {
            return Err(cell.inside(link).error(self.types.noun));
        }
        if !link.is_external() {
            let page = TypeExpr::Reference(cell.reference(link));
            return Ok(self.types.told(page, None));
        }
        let name = link.text.trim_end_matches('>');
        let known = self.types.elsewhere(name, &Place::CODE);
        // A vendor may link to its pages on its own site.
        let page = || {
            let text = name.to_owned();
            let page = Reference {
                text,
                ..cell.reference(link)
            };
            self.types.told(TypeExpr::Reference(page), None)
        };
        Ok(known.unwrap_or_else(page))
    }

    /// The type that the text of `link` and its page describe together.
    fn page(self, cell: &Cursor, link: CellLink, read: TypeCell) -> TypeCell {
        let Link::Union { of_one } = self.cells.link else {
            return read;
        };
        let TypeCell { ty, wrapper } = read;
        let union = |members: Vec<TypeExpr>| {
            let page = cell.union_page(link, &members);
            TypeExpr::Union(members, Some(page))
        };
        let ty = match ty {
            TypeExpr::Reference(mention) if !of_one || is_page_of(link.target, &mention.text) => {
                TypeExpr::Reference(Reference {
                    text: mention.text,
                    ..cell.reference(link)
                })
            }
            TypeExpr::Union(members, _) => union(members),
            // Whatever the link points to, it is not the page of this type, so it must be that of a union.
            member => union(vec![member]),
        };
        match wrapper {
            Wrapper::None | Wrapper::Unprinted => self.types.told(ty, None),
            wrapper => TypeCell { ty, wrapper },
        }
    }
}

/// The error that is further on in the cell, which knows more.
fn later(first: Option<CellError>, second: CellError) -> Option<CellError> {
    match first {
        Some(first) if first.span.start >= second.span.start => Some(first),
        _ => Some(second),
    }
}

/// Whether the file of `target` is named after the type `name`: `fields_.md` is that of `Models::Shared::Fields`.
fn is_page_of(target: &str, name: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.trim_end_matches(".md").replace('_', "");
    let title = name.rsplit(':').next().unwrap_or_default();
    stem.eq_ignore_ascii_case(&title.replace('_', ""))
}
