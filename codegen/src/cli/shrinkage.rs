//! Detects whether far less is found in the docs than before.
//!
//! If a vendor changes the form of the docs or a download is cut short, pages still parse but half of the models may be
//! gone. The earlier counts come from the generated files, so nothing else must be stored.

use std::collections::BTreeSet;

use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic};
use crate::generate::Generated;
use crate::ledger::Ledger;
use crate::output::{self, Plan};

/// Smaller counts are not compared: one model out of three may well go.
const FEWEST: usize = 10;

/// What there is.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pages: BTreeSet<String>,
    models: usize,
    fields: usize,
}

impl Counts {
    /// What a run has found.
    pub fn of_run(generated: &Generated) -> Self {
        let models = generated.api.models.iter();
        Self {
            pages: models.map(|model| model.origin.clone()).collect(),
            models: generated.ledger.models,
            fields: generated.ledger.fields,
        }
    }

    /// The counts in the files on disk.
    pub fn before(&self, plan: &Plan) -> Self {
        let (mut old, mut new) = (Self::default(), Self::default());
        for change in &plan.writes {
            new.add(&change.path, &change.new);
            change
                .old
                .iter()
                .for_each(|text| old.add(&change.path, text));
        }
        plan.deletes
            .iter()
            .for_each(|(path, text)| old.add(path, text));
        let kept = self.pages.difference(&new.pages).cloned();
        Self {
            pages: kept.chain(old.pages).collect(),
            models: (self.models - new.models.min(self.models)) + old.models,
            fields: (self.fields - new.fields.min(self.fields)) + old.fields,
        }
    }

    /// Counts the file of a model. Other files do not name a page.
    fn add(&mut self, path: &str, text: &str) {
        let page = output::origin(text).filter(|_| path.starts_with("src/"));
        if let Some(page) = page {
            self.pages.insert(page.to_owned());
            self.models += 1;
            self.fields += public_fields(text);
        }
    }

    /// Reports that `new` is far less.
    pub fn drop_to(&self, new: Self, project: &Project) -> Option<Diagnostic> {
        let counts = [
            ("pages of models", self.pages.len(), new.pages.len()),
            ("models", self.models, new.models),
            ("fields", self.fields, new.fields),
        ];
        dropped(&counts, project)
    }
}

/// Reports that a run has found far less than an earlier one.
pub(super) fn between(old: &Ledger, new: &Ledger, project: &Project) -> Option<Diagnostic> {
    let counts = [
        ("pages", old.pages, new.pages),
        ("models", old.models, new.models),
        ("fields", old.fields, new.fields),
    ];
    dropped(&counts, project)
}

fn dropped(counts: &[(&str, usize, usize)], project: &Project) -> Option<Diagnostic> {
    let limit = usize::from(project.max_drop);
    let fallen: Vec<String> = counts
        .iter()
        .filter(|(_, old, new)| *old >= FEWEST && (old - new.min(old)) * 100 > old * limit)
        .map(|(noun, old, new)| format!("{noun} fell from {old} to {new}"))
        .collect();
    let message = format!("{}: more than {limit} percent", fallen.join(", "));
    (!fallen.is_empty()).then(|| {
        Diagnostic::new(Code::ExtractionDrop, message)
            .in_file(project.shown_out())
            .help("if that is right, raise `max-drop` under `[crate]` in fieldnotes.toml this once")
    })
}

/// How many public fields with a name the structs of a file have; none where somebody has broken it.
fn public_fields(text: &str) -> usize {
    let items = syn::parse_file(text).map_or(Vec::new(), |file| file.items);
    let structs = items.iter().filter_map(|item| match item {
        syn::Item::Struct(item) => Some(item),
        _ => None,
    });
    let is_public = |field: &&syn::Field| {
        field.ident.is_some() && matches!(field.vis, syn::Visibility::Public(_))
    };
    structs
        .map(|item| item.fields.iter().filter(is_public).count())
        .sum()
}
