//! A language's own spelling of types: marks, lists and maps, unions, literals, names.

use super::{Container, Holds, Kind, Link, Makes, Mark, Style, Tells, Types};
use crate::dialect::cursor::{CellError, Cursor, MAX_DEPTH};
use crate::dialect::facts::{Reference, TypeCell, TypeExpr, Wrapper};
use crate::model::{LiteralValue, Primitive};

/// Where a type is spelled, which decides what its names mean.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub holds: Holds,
    pub is_in: In<'p>,
    pub tells: Option<Tells>,
}

#[derive(Clone, Copy)]
pub(super) enum In<'p> {
    Style,
    /// The text of a link to a page.
    Link(Link, &'p Reference),
    /// The text of a link out of the docs, to this address.
    Elsewhere(&'p str),
}

impl<'p> Place<'p> {
    pub fn of(style: &Style) -> Self {
        Self {
            holds: style.holds,
            is_in: In::Style,
            tells: style.tells,
        }
    }

    pub fn link(style: &Style, link: Link, page: &'p Reference) -> Self {
        Self {
            is_in: In::Link(link, page),
            ..Self::of(style)
        }
    }

    pub fn elsewhere(style: &Style, target: &'p str) -> Self {
        Self {
            is_in: In::Elsewhere(target),
            ..Self::of(style)
        }
    }

    /// Code, or a heading: any type, without a link.
    pub(super) const CODE: Self = Self {
        holds: Holds::Pages,
        is_in: In::Style,
        tells: None,
    };

    /// The same place, inside something that contains a whole type.
    fn inside(self) -> Self {
        match self.holds {
            Holds::BuiltIns => Self::CODE,
            _ => self,
        }
    }
}

impl Mark {
    /// `inner` with this mark around it.
    pub(super) fn around(&self, inner: TypeCell) -> TypeCell {
        if self.not_on.iter().any(|kind| kind.covers(&inner.ty)) {
            return TypeCell {
                wrapper: Wrapper::Unprinted,
                ..inner
            };
        }
        let wrapper = match (self.wrapper, inner.wrapper) {
            (Wrapper::Optional, Wrapper::Nullable) => Wrapper::OptionalNullable,
            (wrapper, _) => wrapper,
        };
        TypeCell {
            ty: inner.ty,
            wrapper,
        }
    }
}

impl Types {
    /// Reads a type on its own, as in code and in headings.
    ///
    /// # Errors
    /// If there is no type of this language.
    pub fn read(&self, text: &mut Cursor) -> Result<TypeCell, CellError> {
        self.spelled(text, &Place::CODE)
    }

    /// `marked { between marked }`
    pub(super) fn spelled(&self, cell: &mut Cursor, place: &Place) -> Result<TypeCell, CellError> {
        let mut members = Members::default();
        loop {
            if !self.is_nothing(cell, &mut members) {
                members.types.push(self.marked(cell, place)?);
            }
            if !self.between.iter().any(|it| cell.eat(it)) {
                break;
            }
        }
        self.chosen(cell, members)
    }

    /// The type that `members`, which have just been read, make together.
    pub(super) fn chosen(&self, cell: &Cursor, members: Members) -> Result<TypeCell, CellError> {
        let Members {
            mut types,
            is_nullable,
            is_optional,
        } = members;
        let read = match types.len() {
            0 => return Err(cell.error("a type beside null")),
            1 => types.swap_remove(0),
            _ => self.union(types.into_iter().map(|it| it.into_item().into()).collect()),
        };
        let wrapper = match (is_optional, is_nullable) {
            (true, true) => Wrapper::OptionalNullable,
            (true, false) => Wrapper::Optional,
            (false, true) => Wrapper::Nullable,
            (false, false) => read.wrapper,
        };
        Ok(TypeCell { wrapper, ..read })
    }

    /// Skips a member of a union that is not a type, and notes what it says.
    pub(super) fn is_nothing(&self, cell: &mut Cursor, members: &mut Members) -> bool {
        if self.nulls.is_empty() && self.absent.is_empty() {
            return false;
        }
        let mut ahead = cell.clone();
        let name = self.name(&mut ahead);
        let (is_null, is_absent) = (self.nulls.contains(&&*name), self.absent.contains(&&*name));
        if is_null || is_absent {
            *cell = ahead;
        }
        members.is_nullable |= is_null;
        members.is_optional |= is_absent;
        is_null || is_absent
    }

    fn marked(&self, cell: &mut Cursor, place: &Place) -> Result<TypeCell, CellError> {
        self.skip_noise(cell);
        for mark in self.marks {
            if !mark.open.is_empty() && self.eat(cell, mark.open) {
                let inner = deeper(cell, |cell| self.spelled(cell, place))?;
                self.require(cell, mark.close)?;
                // A mark inside a mark belongs to the value.
                let inner = match inner.wrapper {
                    Wrapper::None | Wrapper::Unprinted => inner,
                    _ => inner.into_item().into(),
                };
                return Ok(mark.around(inner));
            }
        }
        let mut read = self.atom(cell, place)?;
        let mut levels = 0;
        while let Some(suffix) = self.suffix(cell) {
            levels += 1;
            if levels > MAX_DEPTH {
                return Err(cell.error("fewer array levels"));
            }
            read = match suffix {
                Suffix::Container(container) => {
                    let list = container.makes.of(Box::new(read.into_item()));
                    self.told(list, place.tells)
                }
                Suffix::Mark(mark) => mark.around(read),
            };
        }
        Ok(read)
    }

    fn suffix(&self, cell: &mut Cursor) -> Option<Suffix> {
        let is_suffix = |open: &str, close: &str| open.is_empty() && !close.is_empty();
        for container in self.containers {
            if is_suffix(container.open, container.close) && self.eat(cell, container.close) {
                return Some(Suffix::Container(container));
            }
        }
        let mut marks = self.marks.iter();
        let mark = marks.find(|it| is_suffix(it.open, it.close) && self.eat(cell, it.close));
        mark.map(Suffix::Mark)
    }

    /// A type without a mark.
    fn atom(&self, cell: &mut Cursor, place: &Place) -> Result<TypeCell, CellError> {
        for (token, primitive) in self.tokens {
            if self.eat(cell, token) {
                return Ok(self.told(TypeExpr::Primitive(*primitive), place.tells));
            }
        }
        for (open, close) in self.opaque {
            if self.eat(cell, open) && cell.until(close).is_some() {
                return Ok(self.told(TypeExpr::Primitive(Primitive::Any), place.tells));
            }
        }
        for container in self.containers {
            let is_possible = place.holds != Holds::BuiltIns || container.makes == Makes::Item;
            if is_possible && !container.open.is_empty() && self.eat(cell, container.open) {
                let inside = place.inside();
                let item =
                    cell.nested(|cell| self.spelled(cell, &inside).map(TypeCell::into_item))?;
                self.require(cell, container.close)?;
                return Ok(self.told(container.makes.of(item), place.tells));
            }
        }
        for (open, between, close) in self.unions {
            if place.holds != Holds::BuiltIns && self.eat(cell, open) {
                return self.bracketed_union(cell, place, between, close);
            }
        }
        if let Some(literal) = self.literal(cell)? {
            return Ok(self.told(TypeExpr::Literal(literal), place.tells));
        }
        self.named(cell, place)
    }

    fn bracketed_union(
        &self,
        cell: &mut Cursor,
        place: &Place,
        between: &str,
        close: &'static str,
    ) -> Result<TypeCell, CellError> {
        let mut members = Vec::new();
        let union = deeper(cell, |cell| {
            loop {
                members.push(self.marked(cell, place)?.into_item().into());
                if !cell.eat(between) {
                    break;
                }
            }
            Ok(self.union(members))
        })?;
        self.require(cell, close)?;
        Ok(self.told(union.ty, place.tells))
    }

    /// `"x"`, in the brackets that literals have.
    fn literal(&self, cell: &mut Cursor) -> Result<Option<LiteralValue>, CellError> {
        let Some(form) = &self.literal else {
            return Ok(None);
        };
        let is_quoted = cell.rest().starts_with(['"', '\'']);
        if (form.open.is_empty() && !is_quoted) || !self.eat(cell, form.open) {
            return Ok(None);
        }
        for quote in ["\"", "'"] {
            if cell.eat(quote) {
                let text = cell
                    .until(quote)
                    .ok_or_else(|| cell.error("the end of the text"))?;
                self.require(cell, form.close)?;
                // No other pipe can be in a table.
                let text = text.replace("\\|", "|");
                return Ok(Some(LiteralValue::String(text)));
            }
        }
        let start = cell.clone();
        let word = cell.take_while(|c| c.is_alphanumeric() || c == '-');
        let value = match word {
            _ if word == form.yes => LiteralValue::Boolean(true),
            _ if word == form.no => LiteralValue::Boolean(false),
            _ => LiteralValue::Integer(word.parse().map_err(|_| start.error("a literal"))?),
        };
        self.require(cell, form.close)?;
        Ok(Some(value))
    }

    /// `ty`, which has no mark.
    pub(super) fn told(&self, ty: TypeExpr, tells: Option<Tells>) -> TypeCell {
        let wrapper = match tells.unwrap_or(self.tells) {
            Tells::NeverNull => Wrapper::None,
            Tells::Nothing | Tells::NeverNullOnly(_) => Wrapper::Unprinted,
            Tells::NeverNullBut { kinds, .. } => {
                if kinds.iter().any(|kind: &Kind| kind.covers(&ty)) {
                    Wrapper::Unprinted
                } else {
                    Wrapper::None
                }
            }
        };
        TypeCell { ty, wrapper }
    }

    /// The built-in type `primitive`, written as `name` without a mark.
    pub(super) fn told_name(
        &self,
        name: &str,
        primitive: Primitive,
        tells: Option<Tells>,
    ) -> TypeCell {
        let cell = self.told(TypeExpr::Primitive(primitive), tells);
        let wrapper = match tells.unwrap_or(self.tells) {
            Tells::NeverNullOnly(names) if names.contains(&name) => Wrapper::None,
            Tells::NeverNullBut { names, .. } if names.contains(&name) => Wrapper::Unprinted,
            _ => cell.wrapper,
        };
        TypeCell { wrapper, ..cell }
    }

    pub(super) fn skip_noise(&self, cell: &mut Cursor) {
        while self.noise.iter().any(|noise| cell.eat(noise)) {}
    }

    /// Skips `token`, any of whose characters may be escaped.
    pub(super) fn eat(&self, cell: &mut Cursor, token: &str) -> bool {
        if cell.eat(token) {
            return true;
        }
        if self.escapes.is_empty() {
            return false;
        }
        let mut ahead = cell.clone();
        for character in token.chars() {
            let mut buffer = [0; 4];
            let found = ahead.eat(character.encode_utf8(&mut buffer))
                || self
                    .escapes
                    .iter()
                    .any(|(escape, escaped)| *escaped == character && ahead.eat(escape));
            if !found {
                return false;
            }
        }
        *cell = ahead;
        true
    }

    /// Skips `token`, which must come next.
    pub(super) fn require(&self, cell: &mut Cursor, token: &'static str) -> Result<(), CellError> {
        if self.eat(cell, token) || (cell.eat(self.before_close) && self.eat(cell, token)) {
            Ok(())
        } else {
            Err(cell.error(closing(token)))
        }
    }
}

/// The members of a union without brackets.
#[derive(Default)]
pub(super) struct Members {
    pub types: Vec<TypeCell>,
    pub is_nullable: bool,
    pub is_optional: bool,
}

enum Suffix {
    Container(&'static Container),
    Mark(&'static Mark),
}

/// [`Cursor::nested`] for whole cells.
fn deeper(
    cell: &mut Cursor,
    read: impl FnOnce(&mut Cursor) -> Result<TypeCell, CellError>,
) -> Result<TypeCell, CellError> {
    let mut wrapper = Wrapper::None;
    let ty = cell.nested(|cell| {
        let read = read(cell)?;
        wrapper = read.wrapper;
        Ok(read.ty)
    })?;
    Ok(TypeCell { ty: *ty, wrapper })
}

/// How to tell people that `token` is expected.
fn closing(token: &str) -> &'static str {
    match token {
        "]" => "`]`",
        ">" => "`>`",
        ")" => "`)`",
        _ => "a closing bracket",
    }
}
