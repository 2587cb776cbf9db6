//! Facts of pages → one API: which pages count, what links mean, names, unions, recursion.

mod cell_unions;
mod constants;
mod corroborate;
mod cycles;
mod deprecation;
mod depth;
mod derives;
mod evidence;
mod examples;
mod field_index;
mod inherit;
mod links;
mod lower;
mod merged;
mod names;
mod non_models;
mod nullability;
mod overrides;
mod passes;
mod reach;
mod sizes;
mod tagged;
mod twins;
mod undecided;
mod unions;
mod wire;

use std::collections::BTreeMap;

use passes::State;
pub use passes::{DECIDED, Pass, STATED};

use crate::diagnostic::Diagnostic;
use crate::dialect::facts::IgnoreRule;
use crate::model::Api;
use crate::observe::Observed;
use crate::options::Options;
use crate::overrides::{Override, Pattern};
use crate::pages::DocPage;
use crate::text::{SourceFile, Sources};

/// What is known apart from the pages.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// What recorded payloads have shown.
    pub observed: Option<Observed>,
    /// The user's overrides.
    pub overrides: Vec<Override>,
    /// Patterns for the models to generate, with all that they reach; an empty list means all.
    pub roots: Vec<Pattern>,
    /// Patterns for the models to generate; an empty list means all.
    pub include: Vec<Pattern>,
    /// Patterns for the models to leave out.
    pub exclude: Vec<Pattern>,
}

/// The result of resolving the pages.
#[derive(Debug, Default)]
pub struct Resolved {
    pub api: Api,
    /// Pages dropped by a rule that needs to know what mentions them.
    pub ignored_pages: BTreeMap<IgnoreRule, usize>,
    /// The number of fields whose spelling on the wire no source shows.
    pub undecided_names: usize,
}

/// Turns `pages` into one API, by the passes of [`STATED`] and [`DECIDED`]. The order of `pages` does not matter. `seconds`: the sources that only
/// add facts, each with the source that it adds them to.
pub fn resolve(
    sources: &Sources,
    pages: Vec<DocPage>,
    seconds: &BTreeMap<usize, usize>,
    options: Options,
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let mut second_pages: BTreeMap<usize, Vec<DocPage>> = BTreeMap::new();
    let mut own = Vec::new();
    for page in sorted(sources, pages) {
        match seconds.get_key_value(&page.source) {
            Some((second, _)) => second_pages.entry(*second).or_default().push(page),
            None => own.push(page),
        }
    }
    let mut state = State::new(sources, own, options, knowledge, diagnostics);
    state.run(STATED);
    for (second, first) in seconds {
        let pages = second_pages.remove(second).unwrap_or_default();
        state.corroborate(pages, *first);
    }
    state.run(DECIDED);
    Resolved {
        api: state.api,
        ignored_pages: state.ignored_pages,
        undecided_names: state.undecided_names,
    }
}

/// `pages` by namespace, then by title, then by path.
fn sorted(sources: &Sources, mut pages: Vec<DocPage>) -> Vec<DocPage> {
    let path = |page: &DocPage| {
        let file = sources.get(page.model.file);
        file.map(SourceFile::display_path)
    };
    let compare = |a: &DocPage, b: &DocPage| {
        let by_name = a.namespace.cmp(&b.namespace);
        let by_name = by_name.then_with(|| a.model.title.value.cmp(&b.model.title.value));
        by_name.then_with(|| path(a).cmp(&path(b)))
    };
    pages.sort_by(compare);
    pages
}
