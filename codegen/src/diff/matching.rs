//! Matches the models of the new API with those of the old one.

use std::collections::BTreeMap;

use crate::model::{Api, Model, ModelId};

/// The partners of all models.
#[derive(Debug, Default)]
pub struct Matching {
    /// By the old model's id.
    pub new_of: Vec<Option<ModelId>>,
    /// By the new model's id.
    pub old_of: Vec<Option<ModelId>>,
    /// Pairs that are guesses.
    guesses: Vec<(ModelId, ModelId)>,
}

impl Matching {
    /// Pairs the models that are called the same: by title, then by Rust name.
    pub fn by_name(old: &Api, new: &Api) -> Self {
        let mut matching = Self {
            new_of: vec![None; old.models.len()],
            old_of: vec![None; new.models.len()],
            guesses: Vec::new(),
        };
        // Titles repeat, on one page and between pages whose names differ only in case.
        matching.pair_by(old, new, &|model| {
            format!("{}\n{}", model.title, model.rust_name)
        });
        matching.pair_by(old, new, &|model| model.title.clone());
        matching.pair_by(old, new, &|model| model.rust_name.to_string());
        matching
    }

    /// Pairs the models without a partner whose `key` is unique in their namespace.
    fn pair_by(&mut self, old: &Api, new: &Api, key: &dyn Fn(&Model) -> String) {
        let olds = by_key(old, &self.new_of, key);
        let news = by_key(new, &self.old_of, key);
        for (key, ids) in &olds {
            if let ([old], Some([new])) = (ids.as_slice(), news.get(key).map(Vec::as_slice)) {
                self.pair(*old, *new);
            }
        }
    }

    /// Notes that two models are the same.
    pub fn pair(&mut self, old: ModelId, new: ModelId) {
        if let Some(place) = self.new_of.get_mut(old.0 as usize) {
            *place = Some(new);
        }
        if let Some(place) = self.old_of.get_mut(new.0 as usize) {
            *place = Some(old);
        }
    }

    /// Notes that two models seem to be the same.
    pub fn guess(&mut self, old: ModelId, new: ModelId) {
        self.pair(old, new);
        self.guesses.push((old, new));
    }

    /// Whether the pair is a guess.
    pub fn is_guess(&self, old: ModelId, new: ModelId) -> bool {
        self.guesses.contains(&(old, new))
    }

    /// The new model that `old` is.
    pub fn new_of(&self, old: ModelId) -> Option<ModelId> {
        self.new_of.get(old.0 as usize).copied().flatten()
    }

    /// The old model that `new` was.
    pub fn old_of(&self, new: ModelId) -> Option<ModelId> {
        self.old_of.get(new.0 as usize).copied().flatten()
    }

    /// All pairs, by the new model.
    pub fn pairs(&self) -> impl Iterator<Item = (ModelId, ModelId)> {
        let news = self.old_of.iter().zip(0..);
        news.filter_map(|(old, new)| old.map(|old| (old, ModelId(new))))
    }

    /// Models that are gone.
    pub fn removed(&self) -> Vec<ModelId> {
        unpaired(&self.new_of)
    }

    /// Models that are new.
    pub fn added(&self) -> Vec<ModelId> {
        unpaired(&self.old_of)
    }
}

fn unpaired(partners: &[Option<ModelId>]) -> Vec<ModelId> {
    let ids = partners.iter().zip(0..);
    ids.filter(|(partner, _)| partner.is_none())
        .map(|(_, id)| ModelId(id))
        .collect()
}

/// The modules of a model, which are the same on both sides although its id is not.
pub fn path(api: &Api, model: &Model) -> Vec<String> {
    api.namespace(model.namespace)
        .map(|it| it.path.clone())
        .unwrap_or_default()
}

fn by_key(
    api: &Api,
    partners: &[Option<ModelId>],
    key: &dyn Fn(&Model) -> String,
) -> BTreeMap<(Vec<String>, String), Vec<ModelId>> {
    let mut models: BTreeMap<_, Vec<ModelId>> = BTreeMap::new();
    for ((id, model), partner) in api.iter().zip(partners) {
        if partner.is_none() {
            models
                .entry((path(api, model), key(model)))
                .or_default()
                .push(id);
        }
    }
    models
}
