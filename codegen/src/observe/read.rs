//! The text of `fieldnotes.observed.toml` → facts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::observations::{Facts, Keys, Kind, ModelFacts, More, SlotFacts, Words};
use super::write::VERSION;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Sources, Span};

/// Facts, and their places in the file.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    pub facts: Facts,
    /// By the key of the model, then by the name of the field or the label of the variant; the model itself has no name.
    spans: BTreeMap<String, BTreeMap<String, Span>>,
}

impl From<Facts> for Observed {
    fn from(facts: Facts) -> Self {
        Self {
            facts,
            spans: BTreeMap::new(),
        }
    }
}

impl Observed {
    /// The place of the facts about a field or variant.
    pub(super) fn span(&self, model: &str, slot: &str) -> Option<Span> {
        self.spans.get(model)?.get(slot).copied()
    }

    /// The place of the facts about a model.
    pub(super) fn model_span(&self, model: &str) -> Option<Span> {
        let spans = self.spans.get(model)?;
        spans.get("").or_else(|| spans.values().next()).copied()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Spanned<u32>,
    #[serde(default)]
    model: BTreeMap<String, Model>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Model {
    field: BTreeMap<String, Spanned<SlotFacts>>,
    variant: BTreeMap<String, Spanned<SlotFacts>>,
    rest: Option<Spanned<SlotFacts>>,
    values: Option<Spanned<BTreeSet<String>>>,
    more_values: More,
    tags: Option<Spanned<BTreeSet<String>>>,
    more_tags: More,
    keys: Option<Spanned<BTreeMap<String, BTreeSet<Kind>>>>,
    more_keys: More,
    written_as: Option<Spanned<BTreeSet<Kind>>>,
    unmatched: bool,
}

/// The facts in `file`. If it has errors, they are reported and there are no facts.
pub fn read(
    sources: &Sources,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Observed> {
    let text = sources.get(file)?.text.as_str();
    let parsed: File = match toml::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let span = Span::new(file, error.span().unwrap_or(0..0));
            diagnostics.push(invalid(error.message()).at(span, "here"));
            return None;
        }
    };
    if *parsed.version.get_ref() != VERSION {
        let span = Span::new(file, parsed.version.span());
        diagnostics.push(
            invalid("this file has an unknown layout")
                .at(span, format!("this fieldnotes reads version {VERSION}"))
                .help("use the version of fieldnotes that wrote it, or delete the file and observe again"),
        );
        return None;
    }
    let mut observed = Observed::default();
    for (key, model) in parsed.model {
        let mut spans = BTreeMap::new();
        let facts = model_facts(model, file, &mut spans);
        observed.spans.insert(key.clone(), spans);
        // Merged, so that edits by hand are put in order.
        observed.facts.merge(&Facts {
            models: BTreeMap::from([(key, facts)]),
        });
    }
    observed.facts.prune();
    Some(observed)
}

fn invalid(message: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidConfig, message.replace('\n', " "))
}

type Spans = BTreeMap<String, Span>;

fn model_facts(model: Model, file: FileId, spans: &mut Spans) -> ModelFacts {
    let values = own(model.values, file, spans);
    let tags = own(model.tags, file, spans);
    let keys = own(model.keys, file, spans);
    ModelFacts {
        values: Words {
            seen: values,
            more: model.more_values,
        },
        tags: Words {
            seen: tags,
            more: model.more_tags,
        },
        keys: Keys {
            seen: keys,
            more: model.more_keys,
        },
        written_as: own(model.written_as, file, spans),
        rest: own(model.rest, file, spans),
        unmatched: model.unmatched,
        fields: slots(model.field, file, spans),
        variants: slots(model.variant, file, spans),
    }
}

/// An entry about the model itself: the first one is the place of its facts.
fn own<T: Default>(value: Option<Spanned<T>>, file: FileId, spans: &mut Spans) -> T {
    let Some(value) = value else {
        return T::default();
    };
    spans
        .entry(String::new())
        .or_insert_with(|| Span::new(file, value.span()));
    value.into_inner()
}

fn slots(
    slots: BTreeMap<String, Spanned<SlotFacts>>,
    file: FileId,
    spans: &mut Spans,
) -> BTreeMap<String, SlotFacts> {
    let read = slots.into_iter().map(|(name, slot)| {
        spans.insert(name.clone(), Span::new(file, slot.span()));
        (name, slot.into_inner())
    });
    read.collect()
}
