//! How deep models stand in each other, since rustc counts that: whether a type is `Send` is a question about its fields,
//! about theirs, and so on, and no more than 128 of these are asked inside of each other. Where models would be deeper, a
//! field keeps its value as JSON until it is asked for.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, Model, Shape, Type};

/// How deep a model may be: rustc's `recursion_limit` of 128, without what users' own types and futures put around it.
const DEEPEST: usize = 104;

/// Defers the values of fields so that no model is deeper than [`DEEPEST`].
pub fn defer(api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    let mut search = Search {
        parts: api.models.iter().map(parts).collect(),
        are_structs: api.models.iter().map(is_struct).collect(),
        places: vec![Place::Unseen; api.models.len()],
        cuts: Vec::new(),
    };
    for start in 0..api.models.len() {
        search.run(start);
    }
    for (model, index) in search.cuts {
        let Some(Shape::Struct(it)) = api.models.get_mut(model).map(|it| &mut it.shape) else {
            continue;
        };
        let Some(field) = it.fields.get_mut(index) else {
            continue;
        };
        field.ty.defer();
        let message = format!(
            "models stand too deep in each other at `{}`",
            field.doc_name
        );
        diagnostics.push(
            Diagnostic::new(Code::DeferredField, message)
                .at(field.span, "its value is read when it is asked for"),
        );
    }
}

/// A field or variant that leads to a model.
#[derive(Debug, Clone, Copy)]
struct Part {
    index: usize,
    to: usize,
    /// How much deeper the part is for rustc.
    depth: usize,
}

/// What is known of a model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Unseen,
    /// On the path from where the search started.
    Open,
    /// How deep it is, up to the next cuts.
    Done(usize),
}

struct Search {
    parts: Vec<Vec<Part>>,
    are_structs: Vec<bool>,
    places: Vec<Place>,
    /// Models, and which of their fields is deferred.
    cuts: Vec<(usize, usize)>,
}

impl Search {
    /// Depth first, and without a stack of calls: chains of models can be long.
    fn run(&mut self, start: usize) {
        if self.places.get(start) != Some(&Place::Unseen) {
            return;
        }
        self.set(start, Place::Open);
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
            if self.places.get(part.to) == Some(&Place::Unseen) {
                self.set(part.to, Place::Open);
                path.push((part.to, 0));
            }
        }
    }

    fn set(&mut self, model: usize, place: Place) {
        if let Some(known) = self.places.get_mut(model) {
            *known = place;
        }
    }

    /// All parts of `model` are known, but for those that it is a part of.
    fn leave(&mut self, model: usize) {
        let mut deepest = 0;
        for part in self.parts.get(model).into_iter().flatten() {
            let Some(Place::Done(below)) = self.places.get(part.to) else {
                continue;
            };
            let depth = below + part.depth;
            // A variant has to be read to know that it is the one.
            if depth > DEEPEST && self.are_structs.get(model) == Some(&true) {
                self.cuts.push((model, part.index));
            } else {
                deepest = deepest.max(depth);
            }
        }
        self.set(model, Place::Done(deepest));
    }
}

fn is_struct(model: &Model) -> bool {
    matches!(model.shape, Shape::Struct(_))
}

/// The models that `model` is made of.
fn parts(model: &Model) -> Vec<Part> {
    let parts = model.shape.types().enumerate();
    let part = |(index, ty)| {
        let (to, depth) = innermost(ty)?;
        // The model, and the `Option` of a field.
        let depth = depth + 1 + usize::from(is_struct(model));
        Some(Part { index, to, depth })
    };
    parts.filter_map(part).collect()
}

/// The model inside of all lists and maps, and what they add. Measured with rustc 1.95.
fn innermost(ty: &Type) -> Option<(usize, usize)> {
    let (inner, depth) = match ty {
        Type::Model(id) => return Some((id.0 as usize, 0)),
        Type::Boxed(id) => return Some((id.0 as usize, 2)),
        Type::Array(inner) | Type::Map(inner) => (inner, 3),
        Type::Nullable(inner) => (inner, 1),
        _ => return None,
    };
    let (to, below) = innermost(inner)?;
    Some((to, below + depth))
}
