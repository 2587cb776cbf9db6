//! Which operations send a model, and which return it.

use std::collections::BTreeMap;

use super::Fact;
use crate::model::{Api, Model, ModelId};

/// How many names of operations are listed.
const MAX_NAMES: usize = 5;

/// What is known about the use of `model`; nothing if the docs have no pages about operations.
pub fn facts(api: &Api, model: &Model) -> Vec<Fact> {
    if api.models.iter().all(|it| it.uses.is_empty()) {
        return Vec::new();
    }
    let both = [("sent by", true), ("received from", false)];
    both.map(|(name, is_sent)| Fact {
        name,
        value: direct(model, is_sent)
            .or_else(|| as_a_part(api, model, is_sent))
            .unwrap_or_else(|| "no operation in the docs".to_owned()),
    })
    .into()
}

/// The operations that have the model itself as a parameter or as their response.
fn direct(model: &Model, is_sent: bool) -> Option<String> {
    let uses = model.uses.iter().filter(|it| it.is_sent == is_sent);
    let names: Vec<&str> = uses.map(|it| it.operation.as_str()).collect();
    let shown = names.get(..MAX_NAMES).unwrap_or(&names).join(", ");
    match names.len().saturating_sub(MAX_NAMES) {
        0 if names.is_empty() => None,
        0 => Some(shown),
        hidden => Some(format!("{shown} and {hidden} more")),
    }
}

/// The first model that has `model` as a part, at any depth, and is used itself.
fn as_a_part(api: &Api, model: &Model, is_sent: bool) -> Option<String> {
    let is_root = |it: &Model| it.uses.iter().any(|it| it.is_sent == is_sent);
    let roots = api.iter().filter(|(_, it)| is_root(it));
    // Each model that is reached, with the root that it is a part of.
    let mut reached: BTreeMap<ModelId, &Model> = roots.collect();
    let mut next: Vec<ModelId> = reached.keys().copied().collect();
    while let Some(id) = next.pop() {
        let (Some(it), Some(root)) = (api.get(id), reached.get(&id).copied()) else {
            continue;
        };
        for part in it.shape.models() {
            reached.entry(part).or_insert_with(|| {
                next.push(part);
                root
            });
        }
    }
    let mut reached = reached.into_iter();
    let found = reached.find(|(id, _)| api.get(*id).is_some_and(|it| std::ptr::eq(it, model)));
    found.map(|(_, root)| format!("operations with `{}`", root.title))
}
