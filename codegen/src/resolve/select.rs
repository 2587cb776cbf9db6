//! Pages that have the shape of a model and are none, decided by their content and by who mentions them.

use std::collections::{BTreeMap, BTreeSet};

use super::links::Links;
use super::{DocPage, Knowledge};
use crate::dialect::facts::{Body, IgnoreRule, TypeExpr};
use crate::overrides::matches;
use crate::source::Sources;

/// The pages that stay, how many went by which rule, and an index of those that stay.
pub fn select(
    sources: &Sources,
    pages: Vec<DocPage>,
    links: Links,
    knowledge: &Knowledge,
) -> (Vec<DocPage>, BTreeMap<IgnoreRule, usize>, Links) {
    let rules: Vec<_> = pages
        .iter()
        .map(|page| {
            excluded(page, knowledge).or_else(|| (page.dialect.family.ignored_model)(&page.model))
        })
        .collect();
    if rules.iter().all(Option::is_none) {
        return (pages, BTreeMap::new(), links);
    }
    // A page that a real model mentions is a model whatever it is called.
    let mut wanted = BTreeSet::new();
    for (page, rule) in pages.iter().zip(&rules) {
        if rule.is_none() {
            mention_targets(sources, page, &links, &mut wanted);
        }
    }
    let mut ignored = BTreeMap::new();
    let mut kept = Vec::new();
    for (index, (page, rule)) in pages.into_iter().zip(rules).enumerate() {
        match rule {
            Some(rule) if rule == IgnoreRule::ExcludedPage || !wanted.contains(&index) => {
                *ignored.entry(rule).or_default() += 1;
            }
            _ => kept.push(page),
        }
    }
    if ignored.is_empty() {
        return (kept, ignored, links);
    }
    let links = Links::new(sources, &kept);
    (kept, ignored, links)
}

/// Whether the user wants no such model.
fn excluded(page: &DocPage, knowledge: &Knowledge) -> Option<IgnoreRule> {
    let Knowledge {
        include, exclude, ..
    } = knowledge;
    if include.is_empty() && exclude.is_empty() {
        return None;
    }
    let parts = page.namespace.iter().map(String::as_str);
    let path = parts
        .chain([page.model.title.value.as_str()])
        .collect::<Vec<_>>()
        .join(".");
    let is_in = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, &path));
    let is_excluded = is_in(exclude) || !(include.is_empty() || is_in(include));
    is_excluded.then_some(IgnoreRule::ExcludedPage)
}

fn mention_targets(sources: &Sources, page: &DocPage, links: &Links, wanted: &mut BTreeSet<usize>) {
    let Body::Struct(fields) = &page.model.body else {
        return;
    };
    for field in fields {
        if let TypeExpr::Reference(reference) | TypeExpr::Union(_, Some(reference)) =
            item(&field.ty.value)
        {
            wanted.extend(links.find(sources, page, reference).page());
        }
    }
}

/// The innermost item of lists and maps.
fn item(ty: &TypeExpr) -> &TypeExpr {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => item(inner),
        other => other,
    }
}
