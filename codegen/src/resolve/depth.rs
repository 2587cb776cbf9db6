//! Limits how deeply models are nested. Whether a type is `Send` depends on its fields,
//! on theirs, and so on, and rustc follows at most 128 such steps. If models would be deeper, a
//! field keeps its value as JSON and reads it on demand.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, ModelId, Shape, Type};

/// How deep a model may be: rustc's `recursion_limit` of 128, less what users' own types and futures add around it.
const DEEPEST: usize = 104;

/// Defers the values of fields so that no model is deeper than [`DEEPEST`].
pub fn defer(api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    for (model, index) in deep_fields(api) {
        let Some(Shape::Struct(it)) = api.models.get_mut(model).map(|it| &mut it.shape) else {
            continue;
        };
        let Some(field) = it.fields.get_mut(index) else {
            continue;
        };
        field.ty.defer();
        let message = format!("models are nested too deeply at `{}`", field.doc_name);
        diagnostics.push(
            Diagnostic::new(Code::DeferredField, message)
                .at(field.span, "its value is read on demand"),
        );
    }
}

/// A field, by its struct and position.
type Place = (usize, usize);

fn deep_fields(api: &Api) -> BTreeSet<Place> {
    let mut search = Search {
        parts: api.iter().map(|(id, _)| parts(api, id)).collect(),
        states: vec![State::Unseen; api.models.len()],
        backward: Vec::new(),
        cuts: BTreeSet::new(),
    };
    for start in 0..api.models.len() {
        search.run(start);
    }
    search.cuts
}

/// A struct that a field leads to, perhaps through unions.
#[derive(Debug, Clone, Copy)]
struct Part {
    field: usize,
    to: usize,
    /// How much deeper the part is for rustc.
    depth: usize,
}

/// What is known about a struct.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    /// On the path from where the search started.
    Open,
    /// How deep it is, not counting deferred fields.
    Done(usize),
}

struct Search {
    parts: Vec<Vec<Part>>,
    states: Vec<State>,
    /// The fields that lead back to a struct on the path to them.
    backward: Vec<Place>,
    cuts: BTreeSet<Place>,
}

impl Search {
    /// Depth first, but not recursive, because chains of models can be long.
    fn run(&mut self, start: usize) {
        if self.states.get(start) != Some(&State::Unseen) {
            return;
        }
        let known = self.cuts.len();
        self.set(start, State::Open);
        let mut path = vec![(start, 0)];
        while let Some((model, next)) = path.last_mut() {
            let model = *model;
            let part = self.parts.get(model).and_then(|parts| parts.get(*next));
            let Some(part) = part.copied() else {
                path.pop();
                self.leave(model);
                continue;
            };
            *next += 1;
            match self.states.get(part.to) {
                Some(State::Unseen) => {
                    self.set(part.to, State::Open);
                    path.push((part.to, 0));
                }
                Some(State::Open) => self.backward.push((model, part.field)),
                Some(State::Done(_)) | None => {}
            }
        }
        // In a cycle everything is equally deep.
        if self.cuts.len() > known {
            self.cuts.extend(self.backward.iter());
        }
        self.backward.clear();
    }

    fn set(&mut self, model: usize, state: State) {
        if let Some(known) = self.states.get_mut(model) {
            *known = state;
        }
    }

    /// All parts of `model` are known, except those that it is a part of.
    fn leave(&mut self, model: usize) {
        let mut deepest = 0;
        for part in self.parts.get(model).into_iter().flatten() {
            let Some(State::Done(below)) = self.states.get(part.to) else {
                continue;
            };
            let depth = below + part.depth;
            if depth > DEEPEST {
                self.cuts.insert((model, part.field));
            } else {
                deepest = deepest.max(depth);
            }
        }
        self.set(model, State::Done(deepest));
    }
}

/// The structs that the fields of `model` lead to; none if it is not a struct.
fn parts(api: &Api, model: ModelId) -> Vec<Part> {
    let Some(Shape::Struct(it)) = api.get(model).map(|it| &it.shape) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (field, ty) in it.fields.iter().map(|field| &field.ty).enumerate() {
        let mut unions = BTreeSet::new();
        // The struct, and the `Option` of a field.
        let mut open = vec![(ty, 2)];
        while let Some((ty, depth)) = open.pop() {
            let Some((id, inside)) = innermost(ty) else {
                continue;
            };
            let depth = depth + inside;
            match api.get(id).map(|it| &it.shape) {
                Some(Shape::Struct(_)) => {
                    let to = id.0 as usize;
                    parts.push(Part { field, to, depth });
                }
                Some(Shape::Union(it)) if unions.insert(id) => {
                    open.extend(it.variants.iter().map(|variant| (&variant.ty, depth + 1)));
                }
                _ => {}
            }
        }
    }
    parts
}

/// The model inside all lists and maps, and how many steps that adds for rustc (1.95).
fn innermost(ty: &Type) -> Option<(ModelId, usize)> {
    let (inner, depth) = match ty {
        Type::Model(id) => return Some((*id, 0)),
        Type::Boxed(id) => return Some((*id, 2)),
        Type::Array(inner) | Type::Map(inner) => (inner, 3),
        Type::Nullable(inner) => (inner, 1),
        _ => return None,
    };
    let (id, below) = innermost(inner)?;
    Some((id, below + depth))
}
