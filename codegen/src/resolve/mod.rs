//! Facts of pages → one API: which pages count, what links mean, names, unions, recursion.

pub(crate) mod calls;
mod constants;
mod corroborate;
mod cycles;
mod depth;
mod derives;
mod evidence;
mod examples;
mod field_index;
mod inherit;
mod inline;
mod links;
mod lower;
mod merged;
mod names;
mod nullability;
mod overrides;
mod reach;
mod select;
mod sizes;
mod tagged;
mod twins;
mod undecided;
mod unions;
mod wire;

use std::collections::BTreeMap;

pub use wire::WireCase;

use evidence::{Samples, Shown};
use reach::Reach;

use crate::diagnostic::Diagnostic;
use crate::dialect::facts::{IgnoreRule, PageModel};
use crate::dialect::{Dialect, Spelling};
use crate::markdown::Fence;
use crate::model::{Api, ModelId, Use};
use crate::observe::{self, Observed};
use crate::options::Options;
use crate::overrides::{Override, Pattern};
use crate::parallel;
use crate::source::Sources;

/// A model page and where it belongs.
#[derive(Debug, Clone)]
pub struct DocPage {
    pub dialect: &'static Dialect,
    /// The position of its source in the run.
    pub source: usize,
    /// The SDK's docs that it is part of: names are looked up among the pages of the same tree.
    pub tree: usize,
    /// The last folder of its namespace, as on disk; empty for a flat tree.
    pub folder: String,
    /// The path of its Rust module.
    pub namespace: Vec<String>,
    /// The user's setting for how names of several words are spelled.
    pub wire_case: Option<WireCase>,
    pub model: Box<PageModel>,
    /// Code on pages about operations that passes a value of this model.
    pub calls: Vec<CallFacts>,
    /// The operations that take or return it.
    pub uses: Vec<Use>,
}

/// Code that calls an operation with a value of one model.
#[derive(Debug, Clone)]
pub struct CallFacts {
    pub code: Fence,
    /// The name of the parameter.
    pub parameter: String,
    /// Its position among all parameters.
    pub position: usize,
}

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

/// What pages state, plus what their examples add; Rust names are not chosen yet.
struct Stated {
    /// In the order of the models.
    pages: Vec<DocPage>,
    /// The literals of each page.
    shown: Vec<Shown>,
    samples: Samples,
    api: Api,
    ignored_pages: BTreeMap<IgnoreRule, usize>,
}

fn stated(
    sources: &Sources,
    pages: Vec<DocPage>,
    options: Options,
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> Stated {
    let pages = twins::merge(pages);
    let links = links::Links::new(sources, &pages);
    let (pages, ignored_pages, links) =
        select::select(sources, pages, links, knowledge, diagnostics);
    let mut api = lower::lower(sources, &pages, &links, options, diagnostics);
    inherit::inherit(sources, &pages, &links, &mut api, diagnostics);
    let shown = evidence::read(sources, &pages);
    let mut samples = evidence::collect(&pages, &shown, &api);
    if constants::apply(sources, &pages, &mut api, &samples, diagnostics) {
        samples = evidence::collect(&pages, &shown, &api);
    }
    evidence::apply(&mut api, &samples, diagnostics);
    Stated {
        pages,
        shown,
        samples,
        api,
        ignored_pages,
    }
}

/// `pages` by namespace, then by title, then by path.
fn sorted(sources: &Sources, mut pages: Vec<DocPage>) -> Vec<DocPage> {
    let path = |page: &DocPage| {
        let file = sources.get(page.model.file);
        file.map(crate::source::SourceFile::display_path)
    };
    let compare = |a: &DocPage, b: &DocPage| {
        let by_name = a.namespace.cmp(&b.namespace);
        let by_name = by_name.then_with(|| a.model.title.value.cmp(&b.model.title.value));
        by_name.then_with(|| path(a).cmp(&path(b)))
    };
    pages.sort_by(compare);
    pages
}

/// Turns `pages` into one API. The order of `pages` does not matter. `seconds`: the sources that only add facts, each
/// with the source that it adds them to.
pub fn resolve(
    sources: &Sources,
    pages: Vec<DocPage>,
    seconds: &BTreeMap<usize, usize>,
    options: Options,
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let is_second = |page: &DocPage| seconds.contains_key(&page.source);
    let pages = sorted(sources, pages);
    let (second_pages, pages): (Vec<_>, Vec<_>) = match seconds.is_empty() {
        true => (Vec::new(), pages),
        false => pages.into_iter().partition(is_second),
    };
    let first = stated(sources, pages, options, knowledge, diagnostics);
    let Stated {
        pages,
        shown,
        samples,
        mut api,
        mut ignored_pages,
    } = first;
    for (second, first) in seconds {
        let own = second_pages
            .iter()
            .filter(|page| page.source == *second)
            .cloned()
            .collect();
        let stated = stated(
            sources,
            own,
            options,
            &Knowledge::default(),
            &mut Vec::new(),
        );
        let is_first = |index: usize| pages.get(index).is_some_and(|page| page.source == *first);
        let exact = |id: ModelId, name: &str| {
            let page = stated.pages.get(id.0 as usize)?;
            let names = page.dialect.names;
            let bare = names.bare(&page.model.title.value, name);
            (names.spelling == Spelling::Exact).then(|| bare.into_owned())
        };
        corroborate::apply(&mut api, &is_first, &stated.api, &exact, diagnostics);
    }
    merged::relax(&mut api, &pages, options.enums, diagnostics);
    if let Some(observed) = &knowledge.observed {
        observe::apply(&mut api, observed, options, diagnostics);
    }
    names::call_variants(&mut api);
    overrides::apply(&mut api, &knowledge.overrides, diagnostics);
    evidence::compare(&mut api, &samples, diagnostics);
    undecided::note(&api, diagnostics);
    let reach = Reach::of(&api, &knowledge.roots, diagnostics);
    let policy = options.unknown_nullability;
    nullability::settle(&mut api, &pages, &reach, policy, diagnostics);
    let undecided_names = wire::assign(sources, &pages, &reach, &mut api, diagnostics);
    unions::finish(&mut api, diagnostics);
    overrides::check_tags(&api, &knowledge.overrides, diagnostics);
    parallel::discard(pages);
    examples::assign(&shown, &mut api, diagnostics);
    parallel::discard(shown);
    names::assign(&mut api, diagnostics);
    cycles::break_cycles(&mut api);
    sizes::box_large(&mut api);
    depth::defer(&mut api, diagnostics);
    derives::check(&mut api, &knowledge.overrides, options, diagnostics);
    match reach.cut(&mut api, diagnostics) {
        0 => {}
        dropped => *ignored_pages.entry(IgnoreRule::UnreachedPage).or_default() += dropped,
    }
    Resolved {
        api,
        ignored_pages,
        undecided_names,
    }
}
