//! What is decided of an API, one pass after the other.
//!
//! The order is the meaning: each pass takes the API as the one before has left it, and says what it needs and what it leaves.
//! docs/one-cell.md shows the same lists.

use std::collections::BTreeMap;

use super::evidence::{self, Samples, Shown};
use super::links::Links;
use super::reach::Reach;
use super::{
    Knowledge, constants, corroborate, cycles, depth, derives, examples, inherit, lower, merged,
    names, non_models, nullability, overrides, sizes, twins, undecided, unions, wire,
};
use crate::diagnostic::Diagnostic;
use crate::dialect::Spelling;
use crate::dialect::facts::IgnoreRule;
use crate::model::{Api, ModelId};
use crate::observe;
use crate::options::Options;
use crate::pages::DocPage;
use crate::text::Sources;

/// One step from facts to an API.
pub struct Pass {
    pub name: &'static str,
    /// What has to be known before.
    pub needs: &'static str,
    /// What is known after.
    pub leaves: &'static str,
    run: fn(&mut State),
}

/// What the pages state, with what their examples add. A second source goes through these passes alone.
pub const STATED: &[Pass] = &[
    Pass {
        name: "twins",
        needs: "pages",
        leaves: "one page per union, even if the docs have it twice",
        run: |it| it.pages = twins::merge(std::mem::take(&mut it.pages)),
    },
    Pass {
        name: "non_models",
        needs: "pages, and the links between them",
        leaves: "only pages of models, without those that the user excludes; an index of their links",
        run: |it| it.keep_models(),
    },
    Pass {
        name: "lower",
        needs: "pages and links",
        leaves: "models",
        run: |it| {
            it.api = lower::lower(it.sources, &it.pages, &it.links, it.options, it.diagnostics)
        },
    },
    Pass {
        name: "inherit",
        needs: "models and their bases",
        leaves: "models with the keys of their bases",
        run: |it| {
            inherit::inherit(
                it.sources,
                &it.pages,
                &it.links,
                &mut it.api,
                it.diagnostics,
            )
        },
    },
    Pass {
        name: "samples",
        needs: "examples, snippets and models",
        leaves: "the values that examples show, per field and enum",
        run: |it| it.collect_samples(),
    },
    Pass {
        name: "constants",
        needs: "samples of enums whose docs print only the names of constants",
        leaves: "their values",
        run: |it| it.find_constants(),
    },
    Pass {
        name: "evidence",
        needs: "samples",
        leaves: "types and presences, where samples decide them",
        run: |it| evidence::apply(&mut it.api, &it.samples, it.diagnostics),
    },
];

/// What else is known, and what follows from all of it.
pub const DECIDED: &[Pass] = &[
    Pass {
        name: "merged",
        needs: "unions that the docs print as one struct",
        leaves: "optional fields, if only some members have them",
        run: |it| merged::relax(&mut it.api, &it.pages, it.options.enums, it.diagnostics),
    },
    Pass {
        name: "observed",
        needs: "fieldnotes.observed.toml",
        leaves: "what payloads have shown",
        run: |it| it.apply_observed(),
    },
    Pass {
        name: "called_variants",
        needs: "the types of variants",
        leaves: "the variants' names in the docs and in overrides",
        run: |it| names::call_variants(&mut it.api),
    },
    Pass {
        name: "overrides",
        needs: "fieldnotes.toml",
        leaves: "the user's corrections",
        run: |it| overrides::apply(&mut it.api, &it.knowledge.overrides, it.diagnostics),
    },
    Pass {
        name: "contradictions",
        needs: "samples, and the types so far",
        leaves: "findings about examples that contradict the docs; no change",
        run: |it| evidence::compare(&mut it.api, &it.samples, it.diagnostics),
    },
    Pass {
        name: "undecided",
        needs: "the types so far",
        leaves: "findings about undecided dates and decimals; no change",
        run: |it| undecided::note(&it.api, it.diagnostics),
    },
    Pass {
        name: "reach",
        needs: "the user's roots, and all types",
        leaves: "which models are wanted",
        run: |it| it.reach = Reach::of(&it.api, &it.knowledge.roots, it.diagnostics),
    },
    Pass {
        name: "nullability",
        needs: "undecided presences",
        leaves: "decided presences, by the user's policy",
        run: |it| it.settle_nullability(),
    },
    Pass {
        name: "wire",
        needs: "the keys in examples and snippets, and the API's style",
        leaves: "the wire name of each field, and whether it is a guess",
        run: |it| it.assign_wire_names(),
    },
    Pass {
        name: "unions",
        needs: "final wire names",
        leaves: "tags, merged duplicate variants, variants in order",
        run: |it| unions::finish(&mut it.api, it.diagnostics),
    },
    Pass {
        name: "checked_tags",
        needs: "tags, and those in fieldnotes.toml",
        leaves: "errors about tags that a union cannot have; no change",
        run: |it| overrides::check_tags(&it.api, &it.knowledge.overrides, it.diagnostics),
    },
    Pass {
        name: "examples",
        needs: "the JSON on the pages, and final types",
        leaves: "an example per model, if it fits",
        run: |it| examples::assign(&it.shown, &mut it.api, it.diagnostics),
    },
    Pass {
        name: "names",
        needs: "all of the above",
        leaves: "unique Rust names",
        run: |it| names::assign(&mut it.api, it.diagnostics),
    },
    Pass {
        name: "cycles",
        needs: "types that contain themselves",
        leaves: "a `Box` on the edge that closes the cycle",
        run: |it| cycles::break_cycles(&mut it.api),
    },
    Pass {
        name: "sizes",
        needs: "types without cycles",
        leaves: "a `Box` around what is large",
        run: |it| sizes::box_large(&mut it.api),
    },
    Pass {
        name: "depth",
        needs: "types with their boxes",
        leaves: "`Deferred` where rustc would give up",
        run: |it| depth::defer(&mut it.api, it.diagnostics),
    },
    Pass {
        name: "derives",
        needs: "final types",
        leaves: "errors if a type cannot have a trait that the user wants; no change",
        run: |it| {
            derives::check(
                &mut it.api,
                &it.knowledge.overrides,
                it.options,
                it.diagnostics,
            )
        },
    },
    Pass {
        name: "cut",
        needs: "which models are wanted",
        leaves: "only those; last, so that no decision depends on the roots",
        run: |it| it.cut_to_reach(),
    },
];

/// What the passes work on.
pub struct State<'a> {
    sources: &'a Sources,
    options: Options,
    knowledge: &'a Knowledge,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// In the order of the models, as soon as there are any.
    pages: Vec<DocPage>,
    links: Links,
    /// The literals of each page.
    shown: Vec<Shown>,
    samples: Samples,
    reach: Reach,
    pub api: Api,
    /// Pages that a rule drops here, since it needs to know who mentions them.
    pub ignored_pages: BTreeMap<IgnoreRule, usize>,
    /// Fields of which no source shows how their name is spelled.
    pub undecided_names: usize,
}

impl<'a> State<'a> {
    /// `pages` as they were read.
    pub fn new(
        sources: &'a Sources,
        pages: Vec<DocPage>,
        options: Options,
        knowledge: &'a Knowledge,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            sources,
            options,
            knowledge,
            diagnostics,
            pages,
            links: Links::default(),
            shown: Vec::new(),
            samples: Samples::default(),
            reach: Reach::default(),
            api: Api::default(),
            ignored_pages: BTreeMap::new(),
            undecided_names: 0,
        }
    }

    /// Runs `passes`, in their order.
    pub fn run(&mut self, passes: &[Pass]) {
        for pass in passes {
            (pass.run)(self);
        }
    }

    /// Adds to the models of the source `first` what `pages`, those of a second source, say of the same models.
    pub fn corroborate(&mut self, pages: Vec<DocPage>, first: usize) {
        let knowledge = Knowledge::default();
        let mut unheard = Vec::new();
        let mut second = State::new(self.sources, pages, self.options, &knowledge, &mut unheard);
        second.run(STATED);
        let is_first = |index: usize| self.pages.get(index).is_some_and(|it| it.source == first);
        let exact = |id: ModelId, name: &str| {
            let page = second.pages.get(id.0 as usize)?;
            let names = page.dialect.names;
            let bare = names.bare(&page.model.title.value, name);
            (names.spelling == Spelling::Exact).then(|| bare.into_owned())
        };
        corroborate::apply(
            &mut self.api,
            &is_first,
            &second.api,
            &exact,
            self.diagnostics,
        );
    }

    fn keep_models(&mut self) {
        let pages = std::mem::take(&mut self.pages);
        let links = Links::new(self.sources, &pages);
        let (sources, knowledge) = (self.sources, self.knowledge);
        (self.pages, self.ignored_pages, self.links) =
            non_models::drop(sources, pages, links, knowledge, self.diagnostics);
    }

    fn collect_samples(&mut self) {
        self.shown = evidence::read(self.sources, &self.pages);
        self.samples = evidence::collect(&self.pages, &self.shown, &self.api);
    }

    /// A value that a constant turns out to have makes samples of further enums readable.
    fn find_constants(&mut self) {
        let (sources, pages) = (self.sources, &self.pages);
        if constants::apply(
            sources,
            pages,
            &mut self.api,
            &self.samples,
            self.diagnostics,
        ) {
            self.samples = evidence::collect(pages, &self.shown, &self.api);
        }
    }

    fn apply_observed(&mut self) {
        if let Some(observed) = &self.knowledge.observed {
            observe::apply(&mut self.api, observed, self.options, self.diagnostics);
        }
    }

    fn settle_nullability(&mut self) {
        let policy = self.options.unknown_nullability;
        nullability::settle(
            &mut self.api,
            &self.pages,
            &self.reach,
            policy,
            self.diagnostics,
        );
    }

    fn assign_wire_names(&mut self) {
        let (pages, reach) = (&self.pages, &self.reach);
        self.undecided_names =
            wire::assign(self.sources, pages, reach, &mut self.api, self.diagnostics);
    }

    fn cut_to_reach(&mut self) {
        let dropped = self.reach.cut(&mut self.api, self.diagnostics);
        if dropped > 0 {
            *self
                .ignored_pages
                .entry(IgnoreRule::UnreachedPage)
                .or_default() += dropped;
        }
    }
}
