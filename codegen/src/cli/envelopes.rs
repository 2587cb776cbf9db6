//! The models that describe a method of the SDK, not payloads: an object for the parameters of each
//! operation and one for the response, with the body somewhere in it. New configs propose to leave them out.

use std::collections::BTreeSet;

use crate::model::{Api, Model, ModelId};

/// The namespaces that SDKs keep them in.
const NAMESPACES: [&str; 2] = ["operations", "requests"];

/// The last words of their names.
const ENDINGS: [&str; 2] = ["Request", "Response"];

/// The models that are only envelopes.
#[derive(Debug, Default)]
pub(super) struct Envelopes {
    /// Patterns for `exclude`.
    patterns: Vec<String>,
    count: usize,
    /// The number of all models.
    of: usize,
}

impl Envelopes {
    /// The envelopes of `api`. Patterns that would exclude models that others need are left out.
    pub fn of(api: &Api) -> Self {
        let mut found = Self {
            of: api.models.len(),
            ..Self::default()
        };
        for namespace in NAMESPACES {
            for ending in ENDINGS {
                let is_one = |model: &Model| {
                    let path = api.namespace(model.namespace).map(|it| &it.path);
                    path.and_then(|path| path.last())
                        .is_some_and(|last| last == namespace)
                        && model.title.ends_with(ending)
                };
                let all: BTreeSet<ModelId> = (api.iter())
                    .filter(|(_, model)| is_one(model))
                    .map(|(id, _)| id)
                    .collect();
                if !all.is_empty() && !is_needed(api, &all) {
                    found.count += all.len();
                    found.patterns.push(format!("{namespace}.*{ending}"));
                }
            }
        }
        found
    }

    /// The config line that leaves them out, as a comment; nothing if there are none.
    pub fn config_lines(&self) -> String {
        if self.patterns.is_empty() {
            return String::new();
        }
        let patterns = self.patterns.iter().map(|it| format!("{it:?}"));
        let Self { count, of, .. } = self;
        format!(
            "# {count} of the {of} models only hold an operation's parameters or wrap its response. To leave them out:\n# exclude = [{}]\n",
            patterns.collect::<Vec<_>>().join(", ")
        )
    }

    /// The message for people.
    pub fn sentence(&self) -> Option<String> {
        let Self { count, of, .. } = self;
        (*count > 0).then(|| {
            format!(
                "{count} of {of} models are the SDK's wrappers around requests and responses: `exclude` in the config leaves them out"
            )
        })
    }
}

/// Whether any other model uses one of `some`.
fn is_needed(api: &Api, some: &BTreeSet<ModelId>) -> bool {
    let mut others = api.iter().filter(|(id, _)| !some.contains(id));
    others.any(|(_, model)| model.shape.models().iter().any(|id| some.contains(id)))
}
