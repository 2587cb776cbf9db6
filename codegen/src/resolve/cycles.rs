//! Breaks cycles of types that would hold themselves, with a `Box` on the edge that closes the cycle.

use crate::model::{Api, ModelId, Shape, Type};

/// The state of a model in the search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    /// On the path from the start of the search.
    Open,
    Done,
}

/// A place in a model that holds another one by value.
#[derive(Clone, Copy)]
struct Edge {
    /// Field or variant.
    index: usize,
    to: ModelId,
}

/// Boxes every field and variant that leads back to a model on the path to it. Not recursive, because chains of
/// models can be long.
pub fn break_cycles(api: &mut Api) {
    let edges: Vec<Vec<Edge>> = api.models.iter().map(|model| edges(&model.shape)).collect();
    let mut states = vec![State::Unseen; api.models.len()];
    let mut closing = Vec::new();
    for start in 0..api.models.len() {
        if states.get(start) == Some(&State::Unseen) {
            search(start, &edges, &mut states, &mut closing);
        }
    }
    for (model, index) in closing {
        if let Some(model) = api.models.get_mut(model) {
            box_edge(&mut model.shape, index);
        }
    }
}

fn edges(shape: &Shape) -> Vec<Edge> {
    let held = |(index, ty): (usize, &Type)| ty.held_model().map(|to| Edge { index, to });
    match shape {
        Shape::Struct(it) => it
            .fields
            .iter()
            .map(|field| &field.ty)
            .enumerate()
            .filter_map(held)
            .collect(),
        Shape::Union(it) => it
            .variants
            .iter()
            .map(|variant| &variant.ty)
            .enumerate()
            .filter_map(held)
            .collect(),
        Shape::Enum(_) | Shape::Opaque => Vec::new(),
    }
}

/// Depth-first from `start`; `closing` gets the edges that lead back to an open model.
fn search(
    start: usize,
    edges: &[Vec<Edge>],
    states: &mut [State],
    closing: &mut Vec<(usize, usize)>,
) {
    let mut path = vec![(start, 0)];
    set(states, start, State::Open);
    while let Some((model, next)) = path.last_mut() {
        let from = *model;
        let Some(edge) = edges.get(from).and_then(|edges| edges.get(*next)) else {
            set(states, from, State::Done);
            path.pop();
            continue;
        };
        *next += 1;
        let to = edge.to.0 as usize;
        match states.get(to) {
            Some(State::Open) => closing.push((from, edge.index)),
            Some(State::Unseen) => {
                set(states, to, State::Open);
                path.push((to, 0));
            }
            Some(State::Done) | None => {}
        }
    }
}

fn set(states: &mut [State], index: usize, state: State) {
    if let Some(place) = states.get_mut(index) {
        *place = state;
    }
}

fn box_edge(shape: &mut Shape, index: usize) {
    match shape {
        Shape::Struct(it) => {
            if let Some(field) = it.fields.get_mut(index) {
                field.ty.put_in_box();
            }
        }
        Shape::Union(it) => {
            if let Some(variant) = it.variants.get_mut(index) {
                variant.boxed = true;
            }
        }
        Shape::Enum(_) | Shape::Opaque => {}
    }
}
