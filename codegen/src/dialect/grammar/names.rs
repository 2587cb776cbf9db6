//! Names in types: those of built-in types, of pages, and of neither.

use std::borrow::Cow;

use super::types::{In, Place};
use super::{Holds, Link, Types};
use crate::dialect::cursor::{CellError, Cursor};
use crate::dialect::facts::{Reference, TypeCell, TypeExpr, Wrapper};
use crate::model::{LiteralValue, Primitive};

impl Types {
    /// A name, and what it means in `place`.
    pub(super) fn named(&self, cell: &mut Cursor, place: &Place) -> Result<TypeCell, CellError> {
        let start = cell.clone();
        let printed = self.name(cell);
        let name = printed.trim_start_matches(self.root);
        let name = if self.root.is_empty() {
            &*printed
        } else {
            name
        };
        if name.is_empty() {
            return Err(start.error(self.noun));
        }
        if let Some(value) = self.literal_name(name) {
            return Ok(self.told(TypeExpr::Literal(value), place.tells));
        }
        if let Some(formatted) = self.formatted(cell, name) {
            return Ok(self.told_name(name, formatted, place.tells));
        }
        let read = match place.is_in {
            In::Elsewhere(target) => self.elsewhere(name, place).or_else(|| {
                let page = || Reference {
                    target: Some(target.to_owned()),
                    ..cell.mention(self.page_name(name), start.position())
                };
                let may_be_page = self.may_be_page(name);
                may_be_page.then(|| self.page(name, TypeExpr::Reference(page()), place))
            }),
            In::Style => self.in_style(cell, &start, name, place),
            In::Link(link, reference) => self.in_link(cell, &start, name, link, reference, place),
        };
        read.ok_or_else(|| start.error(self.noun))
    }

    /// Reads the characters of a name, without escapes.
    pub(super) fn name<'a>(&self, cell: &mut Cursor<'a>) -> Cow<'a, str> {
        let is_in_name = |c: char| c.is_alphanumeric() || self.in_names.contains(c);
        let mut name = Cow::Borrowed("");
        loop {
            let part = cell.clone().take_while(is_in_name);
            // The backslash of an escaped `\|` is not part of it.
            let is_escape = part.ends_with('\\')
                && cell
                    .rest()
                    .get(part.len()..)
                    .is_some_and(|it| it.starts_with('|'));
            let part = part
                .get(..part.len() - usize::from(is_escape))
                .unwrap_or_default();
            cell.eat(part);
            name = if name.is_empty() {
                Cow::Borrowed(part)
            } else {
                Cow::Owned(name.into_owned() + part)
            };
            let escape = self.escapes.iter().find(|(escape, character)| {
                is_in_name(*character) && cell.rest().starts_with(escape)
            });
            let Some((escape, character)) = escape else {
                return name;
            };
            cell.eat(escape);
            name.to_mut().push(*character);
        }
    }

    /// The built-in type called `name`.
    pub(super) fn scalar(&self, name: &str) -> Option<Primitive> {
        let found = self.scalars.iter().find(|(it, _)| *it == name);
        found.map(|(_, primitive)| *primitive)
    }

    /// The built-in type called `name`, with the format after it.
    fn formatted(&self, cell: &mut Cursor, name: &str) -> Option<Primitive> {
        let (open, close) = self.format?;
        let bare = self.scalar(name)?;
        let mut ahead = cell.clone();
        let format = ahead.eat(open).then(|| ahead.until(close)).flatten()?;
        *cell = ahead;
        let full = format!("{name}{open}{format}{close}");
        Some(self.scalar(&full).unwrap_or(bare))
    }

    /// The last part of a qualified name.
    pub(super) fn last<'n>(&self, name: &'n str) -> &'n str {
        name.rsplit(['.', ':', '\\']).next().unwrap_or(name)
    }

    /// What `name` means without looking at pages: a built-in type, or one of the SDK's runtime.
    fn known(&self, name: &str, place: &Place) -> Option<TypeCell> {
        if let Some(primitive) = self.scalar(name) {
            return Some(self.told_name(self.last(name), primitive, place.tells));
        }
        let (_, primitive) = self.nullable.iter().find(|(it, _)| *it == name)?;
        Some(TypeCell {
            ty: TypeExpr::Primitive(*primitive),
            wrapper: Wrapper::Nullable,
        })
    }

    fn is_runtime(&self, name: &str) -> bool {
        self.runtime.iter().any(|it| {
            name == *it
                || (it.ends_with(['\\', '.', ':']) && name.starts_with(it.trim_start_matches('\\')))
        })
    }

    /// What `name` means in the text of a link out of the docs, without looking at pages.
    pub(super) fn elsewhere(&self, name: &str, place: &Place) -> Option<TypeCell> {
        if let Some((_, primitive)) = self.elsewhere.iter().find(|(it, _)| *it == name) {
            return Some(self.told(TypeExpr::Primitive(*primitive), place.tells));
        }
        if let Some(known) = self.known(name, place) {
            return Some(known);
        }
        let is_runtime = self.is_runtime(name) || self.runtime_links.contains(&name);
        is_runtime.then(|| self.told(TypeExpr::Runtime, place.tells))
    }

    fn in_style(
        &self,
        cell: &Cursor,
        start: &Cursor,
        name: &str,
        place: &Place,
    ) -> Option<TypeCell> {
        if let Some(known) = self.known(name, place) {
            return Some(known);
        }
        if self.is_runtime(name) {
            return Some(self.told(TypeExpr::Runtime, place.tells));
        }
        if self.is_lost(name) {
            return Some(self.told(TypeExpr::Primitive(Primitive::Any), place.tells));
        }
        if place.holds == Holds::BuiltIns {
            return None;
        }
        if let Some(bare) = self.bare(name, TypeExpr::Primitive(Primitive::Any), place) {
            return Some(bare);
        }
        if place.holds != Holds::Pages || !self.may_be_page(name) {
            return None;
        }
        let mention = cell.mention(self.page_name(name), start.position());
        Some(self.page(name, TypeExpr::Reference(mention), place))
    }

    fn in_link(
        &self,
        cell: &Cursor,
        start: &Cursor,
        name: &str,
        link: Link,
        page: &Reference,
        place: &Place,
    ) -> Option<TypeCell> {
        match link {
            Link::File => return self.in_link_to_file(cell, start, name, page, place),
            Link::Page | Link::Name => {}
            Link::BuiltInOrPage => {
                if let Some(known) = self.known(name, place) {
                    return Some(known);
                }
            }
            Link::Union { .. } => return self.in_style(cell, start, name, place),
        }
        if !self.may_be_page(name) {
            return None;
        }
        let ty = TypeExpr::Reference(Reference {
            text: self.page_name(name).to_owned(),
            ..page.clone()
        });
        Some(self.page(name, ty, place))
    }

    /// See [`Link::File`].
    fn in_link_to_file(
        &self,
        cell: &Cursor,
        start: &Cursor,
        name: &str,
        link: &Reference,
        place: &Place,
    ) -> Option<TypeCell> {
        let target = target_name(link).unwrap_or_default();
        let is_page = |name: &str| {
            let name = self.last(self.page_name(name));
            name == self.last(target)
        };
        if !self.inline.is_empty() && name == self.inline {
            let anchor = link.target.as_deref().and_then(|it| it.strip_prefix('#'))?;
            // An anchor may name itself again, which does not make it deeper.
            let mut read = None;
            let nested = cell.aside(anchor).nested(|text| {
                let found = self.spelled(text, place)?;
                let ty = found.ty.clone();
                read = Some(found);
                Ok(ty)
            });
            return nested.ok().and(read);
        }
        let linked = |name: &str, built_in| {
            TypeExpr::Reference(Reference {
                text: self.page_name(name).to_owned(),
                target: link.target.as_deref().map(file_of),
                span: link.span,
                built_in,
            })
        };
        if is_page(name) {
            let built_in = self.known(name, place);
            if !self.may_be_page(name) {
                return built_in;
            }
            let known = built_in.map(|it| Box::new(it.ty));
            return Some(self.page(name, linked(name, known), place));
        }
        if let Some(known) = self.known(name, place) {
            return Some(known);
        }
        if let Some(bare) = name.strip_prefix(self.nullable_pages)
            && !self.nullable_pages.is_empty()
            && is_page(bare)
        {
            return Some(TypeCell {
                ty: linked(bare, None),
                wrapper: Wrapper::Nullable,
            });
        }
        let item = || match self.scalar(target) {
            Some(primitive) => TypeExpr::Primitive(primitive),
            None if target.is_empty() => TypeExpr::Primitive(Primitive::Any),
            None => linked(target, None),
        };
        if let Some(bare) = self.bare(name, item(), place) {
            return Some(bare);
        }
        if target.is_empty() {
            // `[**AnyType**](.md)`: something that the generator has no name for.
            return Some(self.told(TypeExpr::Primitive(Primitive::Any), place.tells));
        }
        // If the target has another name, it is a page that does not exist: `map.md`.
        self.may_be_page(name).then(|| {
            let mention = Reference {
                span: link.span,
                ..cell.mention(self.page_name(name), start.position())
            };
            self.page(name, TypeExpr::Reference(mention), place)
        })
    }

    /// The list or map that `name` means without its items, which are `item`.
    fn bare(&self, name: &str, item: TypeExpr, place: &Place) -> Option<TypeCell> {
        let (_, makes) = self.bare.iter().find(|(it, _)| *it == name)?;
        Some(self.told(makes.of(Box::new(item)), place.tells))
    }

    fn may_be_page(&self, name: &str) -> bool {
        let first = name.trim_start_matches([':', '\\', '_']);
        first.starts_with(char::is_alphabetic)
            && !name.ends_with(['.', ':', '\\'])
            && name.contains(self.qualifier)
    }

    fn is_lost(&self, name: &str) -> bool {
        let mut lost = self.lost_enums.iter();
        lost.any(|(part, end)| name.contains(part) && name.ends_with(end))
    }

    fn page_name<'n>(&self, name: &'n str) -> &'n str {
        let name = if self.last_part {
            self.last(name)
        } else {
            name
        };
        name.strip_suffix(self.page_suffix).unwrap_or(name)
    }

    /// A page without a mark.
    fn page(&self, name: &str, ty: TypeExpr, place: &Place) -> TypeCell {
        let is_silent = match place.tells.unwrap_or(self.tells) {
            super::Tells::NeverNullBut { qualified, .. } => qualified && name.contains('.'),
            super::Tells::NeverNullOnly(_) => true,
            super::Tells::NeverNull | super::Tells::Nothing => false,
        };
        if is_silent {
            return TypeCell {
                ty,
                wrapper: Wrapper::Unprinted,
            };
        }
        self.told(ty, place.tells)
    }

    /// The value that `name` means in languages whose literals stand for themselves.
    fn literal_name(&self, name: &str) -> Option<LiteralValue> {
        let form = self.literal.as_ref().filter(|form| form.open.is_empty())?;
        match name {
            _ if name == form.yes => Some(LiteralValue::Boolean(true)),
            _ if name == form.no => Some(LiteralValue::Boolean(false)),
            _ => name.parse().ok().map(LiteralValue::Integer),
        }
    }
}

/// The name that the target of `link` gives the type: `X` for `X.md`, and for `#X` and `#List&lt;X&gt;` on the same page.
fn target_name(link: &Reference) -> Option<&str> {
    let target = link.target.as_deref()?;
    if let Some(anchor) = target.strip_prefix('#') {
        return Some(innermost(anchor));
    }
    without_extension(target)?.rsplit('/').next()
}

/// The path of the page at `target` without the extension, on disk or on the vendor's web site.
fn without_extension(target: &str) -> Option<&str> {
    let file = target.split('#').next().unwrap_or(target);
    let stem = [".md", ".html"].iter().find_map(|it| file.strip_suffix(it));
    stem.or_else(|| (!file.contains("://")).then_some(file))
}

/// The file of the page at `target`, which may lead to a web site made from such files.
fn file_of(target: &str) -> String {
    match without_extension(target) {
        Some(stem) if !stem.is_empty() && !target.contains(".md") => format!("{stem}.md"),
        _ => target.to_owned(),
    }
}

/// `X` for `List&lt;X&gt;` and for `[X]`, as in anchors and the headings that they lead to.
pub fn innermost(generic: &str) -> &str {
    let inner = generic.rsplit("&lt;").next().unwrap_or(generic);
    let inner = inner.rsplit(['<', '[']).next().unwrap_or(inner);
    inner.trim_end_matches("&gt;").trim_end_matches(['>', ']'])
}
