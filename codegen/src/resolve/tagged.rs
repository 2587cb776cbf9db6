//! Variants that a page names by their tag. C# docs name the variant of a tagged union by the value of its tag in
//! Pascal case, `VerificationOtp`, and not by its type, which is the page that has `verification_otp` as its only value
//! of the tag. Several unions may have variants with that name, each with its own page.

use std::collections::{BTreeMap, BTreeSet};

use super::links::Links;
use crate::dialect::facts::{Body, EnumFacts, TypeExpr, VariantFacts};
use crate::pages::DocPage;
use crate::text::Sources;
use crate::words::{pascal_case, words};

/// The page of each variant, for the unions whose variants are all named by their tag.
pub type Tagged = BTreeMap<usize, Vec<usize>>;

/// A page that has a tag.
struct Candidate<'a> {
    page: usize,
    /// The name of the tag's field.
    field: &'a str,
    /// The title of the enum that is the tag's type: it is made of the names of everything it is nested in.
    tag_title: &'a str,
}

/// Pages with a tag, by their tree and the value of the tag in Pascal case.
type Candidates<'a> = BTreeMap<(usize, String), Vec<Candidate<'a>>>;

/// Finds the unions of `pages` whose variants are named by their tag.
pub fn variants(sources: &Sources, pages: &[DocPage], links: &Links) -> Tagged {
    let mut unions: Vec<_> = pages
        .iter()
        .enumerate()
        .filter_map(|(index, page)| Some((index, page, names(page)?)))
        .collect();
    if unions.is_empty() {
        return Tagged::new();
    }
    let candidates = candidates(sources, pages, links);
    // The generator gives the shortest titles to the first union and its variants.
    unions.sort_by_key(|(_, page, _)| page.model.title.value.len());
    let mut taken = BTreeSet::new();
    let mut tagged = Tagged::new();
    for (index, page, names) in unions {
        let mut choice = Choice {
            pages,
            page,
            candidates: &candidates,
            taken: &taken,
        };
        if let Some(found) = choice.of(&names) {
            taken.extend(found.iter().copied());
            tagged.insert(index, found);
        }
    }
    tagged
}

/// The names of a union's variants, if all of them are mentions without a namespace or a link.
fn names(page: &DocPage) -> Option<Vec<&str>> {
    let Body::Union(variants) = &page.model.body else {
        return None;
    };
    let names: Vec<&str> = variants.iter().map(name).collect::<Option<_>>()?;
    (!names.is_empty()).then_some(names)
}

fn name(variant: &VariantFacts) -> Option<&str> {
    match &variant.ty.value {
        TypeExpr::Reference(mention) if mention.target.is_none() => {
            Some(mention.text.as_str()).filter(|text| !text.contains(['.', ':', '\\']))
        }
        _ => None,
    }
}

fn candidates<'a>(sources: &Sources, pages: &'a [DocPage], links: &Links) -> Candidates<'a> {
    let mut candidates = Candidates::new();
    for (index, page) in pages.iter().enumerate() {
        let Body::Struct(fields) = &page.model.body else {
            continue;
        };
        for field in fields {
            let TypeExpr::Reference(reference) = &field.ty.value else {
                continue;
            };
            let found = links.find(sources, page, reference).page();
            let Some(tag) = found.and_then(|index| pages.get(index)) else {
                continue;
            };
            let Some(value) = only_value(tag) else {
                continue;
            };
            candidates
                .entry((page.tree, pascal_case(value)))
                .or_default()
                .push(Candidate {
                    page: index,
                    field: &field.name.value,
                    tag_title: &tag.model.title.value,
                });
        }
    }
    candidates
}

fn only_value(page: &DocPage) -> Option<&str> {
    match &page.model.body {
        Body::Enum(EnumFacts { values, .. }) => match values.as_slice() {
            [value] => Some(&value.value.value),
            _ => None,
        },
        _ => None,
    }
}

/// The choice of the pages of one union.
struct Choice<'a> {
    pages: &'a [DocPage],
    /// The union.
    page: &'a DocPage,
    candidates: &'a Candidates<'a>,
    /// The variants of other unions.
    taken: &'a BTreeSet<usize>,
}

impl Choice<'_> {
    /// The pages of the variants called `names`: all of them have the tag under the same name.
    fn of(&mut self, names: &[&str]) -> Option<Vec<usize>> {
        let of_name = |name: &str| {
            self.candidates
                .get(&(self.page.tree, pascal_case(name)))
                .map_or(&[][..], Vec::as_slice)
        };
        let fields = of_name(names.first()?)
            .iter()
            .map(|candidate| candidate.field);
        fields
            .collect::<BTreeSet<_>>()
            .into_iter()
            .find_map(|field| {
                let pages = names.iter().map(|name| {
                    let all = of_name(name)
                        .iter()
                        .filter(|candidate| candidate.field == field);
                    let best = all.min_by_key(|candidate| self.distance(name, candidate));
                    best.map(|candidate| candidate.page)
                });
                pages.collect()
            })
    }

    /// How unlikely it is that `candidate` is the variant `name`: it belongs to another union, its tag is nested in something
    /// with other names, or in something with fewer names in common; then those with short titles come first.
    fn distance(&self, name: &str, candidate: &Candidate) -> (bool, usize, usize, usize, usize) {
        let own = lower_words(&self.page.model.title.value);
        let of_name = lower_words(name);
        let of_field = lower_words(candidate.field);
        let of_tag = lower_words(candidate.tag_title);
        let foreign = of_tag.iter().filter(|word| {
            ![&own, &of_name, &of_field]
                .iter()
                .any(|set| set.contains(*word))
        });
        let shared = of_tag
            .iter()
            .filter(|word| own.contains(*word) && !of_name.contains(*word));
        let title = self
            .pages
            .get(candidate.page)
            .map_or(0, |page| page.model.title.value.len());
        (
            self.taken.contains(&candidate.page),
            foreign.count(),
            usize::MAX - shared.count(),
            title,
            candidate.page,
        )
    }
}

fn lower_words(name: &str) -> BTreeSet<String> {
    words(name).into_iter().collect()
}
