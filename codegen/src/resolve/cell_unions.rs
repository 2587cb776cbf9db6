//! Unions whose variants appear only in the cells that refer to them.
//!
//! Some dialects print a union's page with nothing but its title, and its members in the text of the links to it. A
//! union with one member is linked under that member's name.

use std::collections::BTreeMap;

use super::links::Links;
use crate::dialect::facts::{Body, Reference, TypeExpr};
use crate::pages::DocPage;
use crate::text::{Sources, Span};

/// A member of a union and the cell that names it.
#[derive(Debug, Clone)]
pub struct Member {
    /// The page of the cell: references in `ty` are seen from there.
    pub page: usize,
    pub ty: TypeExpr,
    pub span: Span,
}

/// The members of the unions that list none on their own page, by the union's page.
pub fn members(
    sources: &Sources,
    pages: &[DocPage],
    links: &Links,
) -> BTreeMap<usize, Vec<Member>> {
    let mut members: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
    if !pages.iter().any(|page| page.model.body == Body::TitleOnly) {
        return members;
    }
    for (index, page) in pages.iter().enumerate() {
        let Body::Struct(fields) = &page.model.body else {
            continue;
        };
        for field in fields {
            let mut cell = Cell {
                sources,
                pages,
                links,
                index,
                span: field.ty.span,
            };
            cell.collect(&field.ty.value, &mut members);
        }
    }
    members
}

/// One Type cell.
struct Cell<'a> {
    sources: &'a Sources,
    pages: &'a [DocPage],
    links: &'a Links,
    index: usize,
    span: Span,
}

impl Cell<'_> {
    fn collect(&mut self, ty: &TypeExpr, members: &mut BTreeMap<usize, Vec<Member>>) {
        match ty {
            TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
                self.collect(inner, members);
            }
            TypeExpr::Union(types, Some(reference)) => {
                if let Some(union) = self.union_page(reference) {
                    types.iter().for_each(|ty| self.add(union, ty, members));
                }
            }
            TypeExpr::Reference(reference) => {
                if let Some(union) = self.union_page(reference)
                    && !self.is_named(union, reference)
                {
                    let by_name = Reference {
                        target: None,
                        ..reference.clone()
                    };
                    self.add(union, &TypeExpr::Reference(by_name), members);
                }
            }
            _ => {}
        }
    }

    /// The page without a section that the link's target is, by its path or by its file's name.
    fn union_page(&self, reference: &Reference) -> Option<usize> {
        let page = self.pages.get(self.index)?;
        let target = reference.target.as_deref()?;
        let index = self.links.by_target(self.sources, page, target)?;
        let is_bare = self.pages.get(index)?.model.body == Body::TitleOnly;
        is_bare.then_some(index)
    }

    /// Whether the link's text is the title of the page it leads to.
    fn is_named(&self, union: usize, reference: &Reference) -> bool {
        let is_separator = |character: char| matches!(character, '.' | ':' | '\\');
        let name = reference
            .text
            .rsplit(is_separator)
            .next()
            .unwrap_or_default();
        self.pages
            .get(union)
            .is_some_and(|page| page.model.title.value.eq_ignore_ascii_case(name))
    }

    fn add(&self, union: usize, ty: &TypeExpr, members: &mut BTreeMap<usize, Vec<Member>>) {
        let known = members.entry(union).or_default();
        if !known.iter().any(|member| is_same(&member.ty, ty)) {
            known.push(Member {
                page: self.index,
                ty: ty.clone(),
                span: self.span,
            });
        }
    }
}

/// Whether two members are the same type, wherever they are.
fn is_same(a: &TypeExpr, b: &TypeExpr) -> bool {
    match (a, b) {
        (TypeExpr::Reference(a), TypeExpr::Reference(b)) => a.text == b.text,
        (TypeExpr::Array(a), TypeExpr::Array(b)) | (TypeExpr::Map(a), TypeExpr::Map(b)) => {
            is_same(a, b)
        }
        _ => a == b,
    }
}
