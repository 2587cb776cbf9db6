//! Finds what seems to have been renamed. A wrong guess hides a removal, so only strong evidence counts, and no guess
//! is made if two candidates are equally good.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::matching::{Matching, path};
use super::similar;
use crate::model::{Api, EnumValue, Field, Model, ModelId, Shape, Type};
use crate::words::same_words;

/// How similar the titles of models must be, unless a field that had one type now has the other.
const ALIKE_TITLES: f64 = 0.6;

/// How much of their content two models must share.
const SHARED_CONTENT: f64 = 0.75;

/// Models with fewer members must share all of them.
const FEW_MEMBERS: usize = 3;

/// How similar the names of fields and values must be. `firstName` and `lastName`, `minValue` and `maxValue` are not.
const ALIKE_NAMES: f64 = 0.8;

/// A shorter description could be any field's.
const TELLING_DESCRIPTION: usize = 20;

/// With more candidates than this no guess is made: if everything is new, nothing was renamed.
const MAX_MODELS: usize = 250_000;
const MAX_MEMBERS: usize = 10_000;

/// A model that has been renamed makes its users more alike, which may then be found to have been renamed too.
const ROUNDS: usize = 4;

/// Pairs the models that seem to have been renamed.
pub fn models(old: &Api, new: &Api, matching: &mut Matching) {
    for _ in 0..ROUNDS {
        let found = candidates(old, new, matching);
        if found.is_empty() {
            break;
        }
        for (old, new) in found {
            matching.guess(old, new);
        }
    }
}

/// The contents of a model: the names of its members, and what each of them is.
struct Profile<'a> {
    id: ModelId,
    model: &'a Model,
    path: Vec<String>,
    members: BTreeMap<String, String>,
}

fn candidates(old: &Api, new: &Api, matching: &Matching) -> Vec<(ModelId, ModelId)> {
    let old_types = |ty: &Type| signature(old, ty, &|id| matching.new_of(id));
    let new_types = |ty: &Type| signature(new, ty, &|id| matching.old_of(id).map(|_| id));
    let removed = profiles(old, matching.removed(), &old_types);
    let added = profiles(new, matching.added(), &new_types);
    let count = removed.len().saturating_mul(added.len());
    if count == 0 || count > MAX_MODELS {
        return Vec::new();
    }
    let swapped = swapped(old, new, matching);
    let mut scored = Vec::new();
    for from in &removed {
        for to in &added {
            if let Some(score) = score(from, to, swapped.contains(&(from.id, to.id))) {
                scored.push((score, from.id, to.id));
            }
        }
    }
    best_pairs(scored)
}

fn profiles<'a>(
    api: &'a Api,
    ids: Vec<ModelId>,
    types: &dyn Fn(&Type) -> String,
) -> Vec<Profile<'a>> {
    let profile = |id| {
        let model = api.get(id)?;
        let members: BTreeMap<String, String> = match &model.shape {
            Shape::Struct(it) => {
                let field = |field: &Field| (field.wire_name.clone(), types(&field.ty));
                it.fields.iter().map(field).collect()
            }
            Shape::Enum(it) => it
                .values
                .iter()
                .map(|value| (value.value.clone(), String::new()))
                .collect(),
            Shape::Union(it) => it
                .variants
                .iter()
                .map(|it| (types(&it.ty), String::new()))
                .collect(),
            Shape::Opaque => BTreeMap::new(),
        };
        Some(Profile {
            id,
            model,
            path: path(api, model),
            members,
        })
    };
    ids.into_iter().filter_map(profile).collect()
}

/// A type as text that is the same for the same type in both APIs.
fn signature(api: &Api, ty: &Type, partner: &dyn Fn(ModelId) -> Option<ModelId>) -> String {
    let inner = |ty| signature(api, ty, partner);
    match ty {
        Type::Primitive(primitive) => format!("{primitive:?}"),
        Type::Literal { value, .. } => format!("={}", value.text()),
        Type::Array(item) => format!("[{}]", inner(item)),
        Type::Map(value) => format!("{{{}}}", inner(value)),
        Type::Nullable(item) => format!("{}?", inner(item)),
        Type::Deferred(item) => inner(item),
        Type::External(path) => path.clone(),
        Type::Model(id) | Type::Boxed(id) => match partner(*id) {
            Some(id) => format!("#{}", id.0),
            None => api
                .get(*id)
                .map(|it| kind(&it.shape))
                .unwrap_or_default()
                .to_owned(),
        },
    }
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Opaque => "opaque",
    }
}

/// Old and new types of fields and variants that are otherwise the same.
fn swapped(old: &Api, new: &Api, matching: &Matching) -> BTreeSet<(ModelId, ModelId)> {
    let mut swapped = BTreeSet::new();
    for (from, to) in matching.pairs() {
        let (Some(from), Some(to)) = (old.get(from), new.get(to)) else {
            continue;
        };
        match (&from.shape, &to.shape) {
            (Shape::Struct(from), Shape::Struct(to)) => {
                for field in &from.fields {
                    let partner = to.fields.iter().find(|it| it.wire_name == field.wire_name);
                    swapped.extend(partner.and_then(|it| inner_models(&field.ty, &it.ty)));
                }
            }
            (Shape::Union(from), Shape::Union(to)) if from.variants.len() == to.variants.len() => {
                let pairs = from.variants.iter().zip(&to.variants);
                let pairs = pairs.filter(|(a, b)| a.tags == b.tags);
                swapped.extend(pairs.filter_map(|(a, b)| inner_models(&a.ty, &b.ty)));
            }
            _ => {}
        }
    }
    swapped
}

fn inner_models(old: &Type, new: &Type) -> Option<(ModelId, ModelId)> {
    match (old, new) {
        (Type::Model(old) | Type::Boxed(old), Type::Model(new) | Type::Boxed(new)) => {
            Some((*old, *new))
        }
        (Type::Array(old), Type::Array(new))
        | (Type::Map(old), Type::Map(new))
        | (Type::Nullable(old), Type::Nullable(new)) => inner_models(old, new),
        _ => None,
    }
}

/// How good the evidence is, if it is good enough.
fn score(from: &Profile, to: &Profile, is_swapped: bool) -> Option<f64> {
    let same_kind = kind(&from.model.shape) == kind(&to.model.shape);
    if from.path != to.path || !same_kind || from.members.is_empty() {
        return None;
    }
    let shared: usize = from
        .members
        .iter()
        .filter_map(|(name, ty)| {
            to.members
                .get(name)
                .map(|other| 1 + usize::from(ty == other))
        })
        .sum();
    let shared = similar::ratio(shared, from.members.len() + to.members.len());
    let few = from.members.len().min(to.members.len()) < FEW_MEMBERS;
    let needed = if few { 1.0 } else { SHARED_CONTENT };
    if shared < needed {
        return None;
    }
    let titles = similar::shared_words(&from.model.title, &to.model.title);
    let is_strong = is_swapped || titles >= ALIKE_TITLES;
    is_strong.then_some(shared + titles + f64::from(u8::from(is_swapped)))
}

/// The pairs in which each is the other's best match, and no second one is as good.
fn best_pairs<K: Copy + Ord>(mut scored: Vec<(f64, K, K)>) -> Vec<(K, K)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut equals: BTreeMap<(u64, bool, K), usize> = BTreeMap::new();
    for (score, old, new) in &scored {
        *equals.entry((score.to_bits(), false, *old)).or_default() += 1;
        *equals.entry((score.to_bits(), true, *new)).or_default() += 1;
    }
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (score, old, new) in scored {
        let is_only = |side, id| equals.get(&(score.to_bits(), side, id)) == Some(&1);
        // Both count as taken even if no guess is made: the second best must not win because the best two are equal.
        if olds.insert(old) & news.insert(new) && is_only(false, old) && is_only(true, new) {
            pairs.push((old, new));
        }
    }
    pairs
}

/// The fields that seem to have been renamed, by index.
pub fn fields(
    removed: &[(usize, &Field)],
    added: &[(usize, &Field)],
    same_type: &dyn Fn(&Type, &Type) -> bool,
) -> Vec<(usize, usize)> {
    if removed.len().saturating_mul(added.len()) > MAX_MEMBERS {
        return Vec::new();
    }
    let mut scored = Vec::new();
    for (from, old) in removed {
        for (to, new) in added {
            let (was, is) = (Fact::of(old), Fact::of(new));
            if was.presence == is.presence && same_type(was.ty, is.ty) {
                let names = similar::names(&old.wire_name, &new.wire_name);
                let telling = old.description.len() >= TELLING_DESCRIPTION;
                let described = telling && old.description == new.description;
                if names >= ALIKE_NAMES || described {
                    scored.push((names + f64::from(u8::from(described)), *from, *to));
                }
            }
        }
    }
    best_pairs(scored)
}

/// The values that seem to be spelled differently, by index.
pub fn values(
    removed: &[(usize, &EnumValue)],
    added: &[(usize, &EnumValue)],
) -> Vec<(usize, usize)> {
    if removed.len().saturating_mul(added.len()) > MAX_MEMBERS {
        return Vec::new();
    }
    let mut scored = Vec::new();
    for (from, old) in removed {
        for (to, new) in added {
            let alike = match same_words(&old.value, &new.value) {
                true => 1.0,
                false => similar::names(&old.value, &new.value),
            };
            if alike >= ALIKE_NAMES {
                scored.push((alike, *from, *to));
            }
        }
    }
    best_pairs(scored)
}
