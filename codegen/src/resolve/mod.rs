//! What the pages say → one API: which pages count, what links mean, names, unions, recursion.

mod cycles;
mod evidence;
mod inline;
mod links;
mod lower;
mod names;
mod select;
mod sizes;
mod unions;
mod wire;
pub mod words;

use std::collections::BTreeMap;

pub use links::joined;
pub use wire::WireCase;

use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::dialect::facts::{IgnoreRule, PageModel};
use crate::model::Api;
use crate::options::Options;
use crate::source::Sources;

/// A model page and where it belongs.
#[derive(Debug, Clone)]
pub struct DocPage {
    pub dialect: &'static Dialect,
    /// Which SDK's docs it is part of: names are looked up among the pages of the same tree.
    pub tree: usize,
    /// The last folder of its namespace, as it is on disk; empty for a flat tree.
    pub folder: String,
    /// The Rust modules that it goes to.
    pub namespace: Vec<String>,
    /// How the user says that names of several words are spelled.
    pub wire_case: Option<WireCase>,
    pub model: PageModel,
}

/// What came of the pages.
#[derive(Debug, Default)]
pub struct Resolved {
    pub api: Api,
    /// Pages that a rule dropped here, since it needs to know who mentions them.
    pub ignored_pages: BTreeMap<IgnoreRule, usize>,
    /// Fields of which the docs do not tell how their name is spelled: both spellings are read.
    pub undecided_names: usize,
}

/// Turns `pages` into one API. The order of `pages` does not matter.
pub fn resolve(
    sources: &Sources,
    mut pages: Vec<DocPage>,
    options: Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    pages.sort_by(|a, b| {
        let key = |page: &DocPage| {
            let path = sources
                .get(page.model.file)
                .map(crate::source::SourceFile::display_path);
            (page.namespace.clone(), page.model.title.value.clone(), path)
        };
        key(a).cmp(&key(b))
    });
    let links = links::Links::new(sources, &pages);
    let (pages, ignored_pages, links) = select::select(sources, pages, links);
    let mut api = lower::lower(sources, &pages, &links, options, diagnostics);
    let samples = evidence::collect(sources, &pages, &api);
    evidence::apply(&mut api, &samples, diagnostics);
    let undecided_names = wire::assign(sources, &pages, &mut api);
    unions::finish(&mut api);
    names::assign(&mut api, diagnostics);
    cycles::break_cycles(&mut api);
    sizes::box_large_variants(&mut api);
    Resolved { api, ignored_pages, undecided_names }
}
