//! Drops pages that look like models but are not, judging by their content and by what mentions them.

use std::collections::{BTreeMap, BTreeSet};

use super::Knowledge;
use super::links::{Exclusion, Links};
use super::reach::unmatched;
use crate::diagnostic::Diagnostic;
use crate::dialect::facts::{Body, IgnoreRule, TypeExpr};
use crate::overrides::Pattern;
use crate::pages::DocPage;
use crate::text::Sources;

/// The pages that stay, an index of them, and how many pages each rule dropped.
pub fn drop(
    sources: &Sources,
    pages: Vec<DocPage>,
    links: Links,
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<DocPage>, BTreeMap<IgnoreRule, usize>, Links) {
    let excluded = exclusions(&pages, knowledge, diagnostics);
    let rule = |(index, page): (usize, &DocPage)| match excluded.contains_key(&index) {
        true => Some(IgnoreRule::ExcludedPage),
        false => (page.dialect.family.ignored_model)(&page.model),
    };
    let rules: Vec<_> = pages.iter().enumerate().map(rule).collect();
    if rules.iter().all(Option::is_none) {
        return (pages, BTreeMap::new(), links);
    }
    // A page that a real model mentions is a model, whatever its name.
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
    let links = match excluded.is_empty() {
        true => Links::new(sources, &kept),
        false => Links::new(sources, &kept).without(links, excluded),
    };
    (kept, ignored, links)
}

/// The pages that the user excludes. A pattern that matches no page is an error.
fn exclusions(
    pages: &[DocPage],
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<usize, Exclusion> {
    let (include, exclude) = (&knowledge.include, &knowledge.exclude);
    if include.is_empty() && exclude.is_empty() {
        return BTreeMap::new();
    }
    let paths: Vec<String> = pages.iter().map(path).collect();
    diagnostics.extend(unmatched("include", include, &paths));
    diagnostics.extend(unmatched("exclude", exclude, &paths));
    let of = |patterns: &[Pattern], path: &str| {
        let found = patterns.iter().find(|pattern| pattern.matches(path));
        found.map(|pattern| pattern.text.clone())
    };
    let excluded = (paths.into_iter().enumerate()).filter_map(|(index, path)| {
        let by = of(exclude, &path);
        let is_in = include.is_empty() || of(include, &path).is_some();
        (by.is_some() || !is_in).then_some((index, Exclusion { path, by }))
    });
    excluded.collect()
}

/// `components.Link`, by the names of the docs.
fn path(page: &DocPage) -> String {
    let parts = page.namespace.iter().map(String::as_str);
    let title = page.model.title.value.as_str();
    parts.chain([title]).collect::<Vec<_>>().join(".")
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
