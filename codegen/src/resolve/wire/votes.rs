//! Wire names that the docs print, counted by style.

use std::collections::{BTreeMap, HashMap};

use super::is_untouched;
use crate::model::{Api, Model, Shape};
use crate::options::WireCase;
use crate::pages::DocPage;
use crate::parallel;
use crate::text::{Sources, Span};
use crate::words::{has_several_words, same_words};

/// Fewer distinct names than this say nothing about an API: stray ones are everywhere.
const ENOUGH_FOR_API: usize = 3;

/// Distinct names by style, each with the first place that shows it.
type Count = BTreeMap<WireCase, BTreeMap<String, Span>>;

/// A style, and a place that shows it.
pub type Style = (WireCase, Span);

/// The votes of all pages.
#[derive(Default)]
pub struct Votes {
    pages: Vec<PageVotes>,
    /// Of each page.
    tree_of: Vec<usize>,
    trees: BTreeMap<usize, Count>,
    /// Values of enums by style: a hint if there is nothing better.
    values: BTreeMap<usize, Count>,
    /// All words in code style of a tree, whatever they name, each with the first place that has it.
    tokens: BTreeMap<usize, HashMap<String, Span>>,
}

#[derive(Default)]
struct PageVotes {
    /// Keys of objects in Example cells that are fields of this page: certain.
    keys: Count,
    /// Names in backticks that are fields of this page, in descriptions of other fields.
    siblings: Count,
}

/// What one page prints.
struct Printed<'a> {
    tokens: Vec<(&'a str, Span)>,
    of_page: PageVotes,
    untouched: Count,
    values: Count,
}

impl<'a> Printed<'a> {
    fn of(sources: &'a Sources, page: &DocPage, model: &'a Model) -> Self {
        let mut printed = Self {
            tokens: Vec::new(),
            of_page: page_votes(model),
            untouched: Count::new(),
            values: Count::new(),
        };
        collect_tokens(sources, page, model, &mut printed.tokens);
        untouched_votes(page, model, &mut printed.untouched);
        if let Shape::Enum(it) = &model.shape {
            it.values
                .iter()
                .for_each(|value| vote_of_value(&mut printed.values, &value.value, value.span));
        }
        printed
    }
}

fn add(more: &Count, count: &mut Count) {
    for (style, names) in more {
        let known = count.entry(*style).or_default();
        for (name, span) in names {
            if !known.contains_key(name) {
                known.insert(name.clone(), *span);
            }
        }
    }
}

impl Votes {
    /// Counts what `pages` print, which are in the order of the models of `api`.
    pub fn count(sources: &Sources, pages: &[DocPage], api: &Api) -> Self {
        let printed = parallel::map_indexed(pages, |index, page| {
            api.models
                .get(index)
                .map(|model| Printed::of(sources, page, model))
        });
        let mut votes = Self::default();
        for (page, printed) in pages.iter().zip(printed) {
            let Some(printed) = printed else { continue };
            let tokens = votes.tokens.entry(page.tree).or_default();
            for (token, span) in printed.tokens {
                if !tokens.contains_key(token) {
                    tokens.insert(token.to_owned(), span);
                }
            }
            let tree = votes.trees.entry(page.tree).or_default();
            add(&printed.untouched, tree);
            add(&printed.of_page.keys, tree);
            add(&printed.of_page.siblings, tree);
            add(&printed.values, votes.values.entry(page.tree).or_default());
            votes.pages.push(printed.of_page);
            votes.tree_of.push(page.tree);
        }
        votes
    }

    /// The style of a page: that of its keys, otherwise that of two or more names in prose, if they agree.
    pub fn of_page(&self, page: usize) -> Option<Style> {
        let votes = self.pages.get(page)?;
        let all_agree = |count: &Count, least: usize| {
            let (style, names) = count.first_key_value()?;
            let agree = count.len() == 1 && names.len() >= least;
            agree.then(|| style_of(*style, names)).flatten()
        };
        let keys = all_agree(&votes.keys, 1);
        keys.or_else(|| {
            votes
                .keys
                .is_empty()
                .then(|| all_agree(&votes.siblings, 2))
                .flatten()
        })
    }

    /// The style of most names of an API, if there are enough and no other style has as many.
    pub fn of_tree(&self, tree: usize) -> Option<Style> {
        majority(self.trees.get(&tree)?)
    }

    /// The style of most values of an API's enums, which usually is that of its names.
    pub fn of_values(&self, tree: usize) -> Option<WireCase> {
        Some(majority(self.values.get(&tree)?)?.0)
    }

    /// Why the style of an API's names is in doubt, as the end of a sentence.
    pub fn doubt(&self, tree: usize, usual: WireCase) -> Option<&'static str> {
        let styles = self.trees.get(&tree)?;
        if styles.len() > 1 {
            return Some(", and the names they do show follow several styles");
        }
        let is_key =
            |(page, tree_of): (&PageVotes, &usize)| *tree_of == tree && !page.keys.is_empty();
        let has_keys = self.pages.iter().zip(&self.tree_of).any(is_key);
        let is_unusual = styles.keys().any(|style| *style != usual);
        (is_unusual && !has_keys).then_some(", and only prose supports the style of the others")
    }

    /// Whether keys of an API may start with a capital: some do, or nothing shows that they do not.
    pub fn may_be_capital(&self, tree: usize) -> bool {
        let shown = self.trees.get(&tree).filter(|count| !count.is_empty());
        shown.is_none_or(|count| count.contains_key(&WireCase::Pascal))
    }

    /// Where the docs of a tree print `name`, or its plural, as code.
    pub fn token(&self, tree: usize, name: &str) -> Option<Span> {
        let tokens = self.tokens.get(&tree)?;
        let found = tokens.get(name);
        found.or_else(|| tokens.get(&format!("{name}s"))).copied()
    }
}

fn majority(count: &Count) -> Option<Style> {
    let most = count.values().map(BTreeMap::len).max()?;
    let mut first = count.iter().filter(|(_, names)| names.len() == most);
    let (style, names) = first.next()?;
    let is_clear = most >= ENOUGH_FOR_API && first.next().is_none();
    is_clear.then(|| style_of(*style, names)).flatten()
}

fn style_of(style: WireCase, names: &BTreeMap<String, Span>) -> Option<Style> {
    let (_, span) = names.first_key_value()?;
    Some((style, *span))
}

fn vote(count: &mut Count, name: &str, span: Span) {
    if let Some(style) = WireCase::of(name) {
        let names = count.entry(style).or_default();
        if !names.contains_key(name) {
            names.insert(name.to_owned(), span);
        }
    }
}

/// Values name things as often as fields: those with digits or hyphens tell nothing.
fn vote_of_value(count: &mut Count, value: &str, span: Span) {
    let style = WireCase::of(value);
    let is_name = !value.contains(|c: char| c.is_ascii_digit());
    if is_name && matches!(style, Some(WireCase::Camel | WireCase::Snake)) {
        vote(count, value, span);
    }
}

fn page_votes(model: &Model) -> PageVotes {
    let mut votes = PageVotes::default();
    let Shape::Struct(structure) = &model.shape else {
        return votes;
    };
    for field in &structure.fields {
        let mut evidence = field.evidence.iter();
        if let Some(evidence) = evidence.find(|evidence| evidence.rule.shows_name()) {
            vote(&mut votes.keys, &field.wire_name, evidence.span);
        }
        for span in code_spans(&field.description) {
            let names_sibling = structure
                .fields
                .iter()
                .any(|other| other.doc_name != field.doc_name && same_words(&other.doc_name, span));
            if names_sibling {
                vote(&mut votes.siblings, span, field.span);
            }
        }
    }
    votes
}

/// Names that the SDK has left unchanged are in the API's own style.
fn untouched_votes(page: &DocPage, model: &Model, count: &mut Count) {
    let Shape::Struct(structure) = &model.shape else {
        return;
    };
    let spelling = page.dialect.names.spelling;
    for field in structure
        .fields
        .iter()
        .filter(|it| is_untouched(spelling, &it.doc_name))
    {
        let bare = page
            .dialect
            .names
            .bare(&page.model.title.value, &field.doc_name);
        let name = super::untouched(spelling, &bare);
        vote(count, &name, field.span);
    }
}

/// The strings between single backticks.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Names with several words: values of enums, strings in backticks, keys in examples.
fn collect_tokens<'a>(
    sources: &'a Sources,
    page: &DocPage,
    model: &'a Model,
    tokens: &mut Vec<(&'a str, Span)>,
) {
    let mut add = |text: &'a str, span| {
        if text.len() < 80 && has_several_words(text) {
            tokens.push((text, span));
        }
    };
    for span in &page.model.description {
        code_spans(sources.text(*span)).for_each(|text| add(text, *span));
    }
    match &model.shape {
        Shape::Enum(it) => it
            .values
            .iter()
            .for_each(|value| add(&value.value, value.span)),
        Shape::Struct(it) => {
            for field in &it.fields {
                // Quoted keys and values of a JSON example.
                let quoted = field.example.split('"').skip(1).step_by(2);
                code_spans(&field.description)
                    .chain(quoted)
                    .for_each(|text| add(text, field.span));
            }
        }
        Shape::Union(_) | Shape::Opaque => {}
    }
}
