//! Which way each model travels, as far as the docs show.
//!
//! Model docs do not list operations. But they have the wrappers that generators make for operations: the one
//! that holds a request's parameters, and the one that holds the response. Whatever those hold travels with them. A
//! model that is not held by another and is not a wrapper may be a whole body, in either direction: it counts as both,
//! and so does all that it holds.

use crate::model::{Api, Model, ModelId, Shape, Type};
use crate::words::words;

use super::verdict::Usage;

/// The last words of a wrapper's title.
const WRAPPERS: [(&[&str], Usage); 9] = [
    (&["request"], Usage::Sent),
    (&["request", "body"], Usage::Sent),
    (&["request", "params"], Usage::Sent),
    (&["query", "params"], Usage::Sent),
    (&["path", "params"], Usage::Sent),
    (&["response"], Usage::Received),
    (&["response", "body"], Usage::Received),
    (&["response", "result"], Usage::Received),
    (&["error"], Usage::Received),
];

/// The names of folders of models that are only ever received.
const ERROR_FOLDERS: [&str; 3] = ["errors", "error", "exceptions"];

/// The usage of all models, by id.
pub fn usages(api: &Api) -> Vec<Usage> {
    let held = held(api);
    let mut has_holder = vec![false; api.models.len()];
    for (holder, ids) in held.iter().enumerate() {
        for id in ids {
            if let Some(flag) = has_holder.get_mut(*id).filter(|_| *id != holder) {
                *flag = true;
            }
        }
    }
    let roots: Vec<Option<Usage>> = api
        .models
        .iter()
        .zip(&has_holder)
        .map(|(model, is_held)| wrapper(api, model).or((!is_held).then_some(Usage::Both)))
        .collect();
    let reached = |test: fn(Usage) -> bool| {
        let starts = roots
            .iter()
            .enumerate()
            .filter(|(_, usage)| usage.is_some_and(test));
        reach(&held, starts.map(|(index, _)| index).collect())
    };
    let (sent, received) = (reached(Usage::is_sent), reached(Usage::is_received));
    let usage = |(sent, received)| match Usage::new(sent, received) {
        // Models that only hold each other: nothing shows where they are used.
        Usage::Neither => Usage::Both,
        known => known,
    };
    sent.into_iter().zip(received).map(usage).collect()
}

/// The usage according to a model's own name and folder.
fn wrapper(api: &Api, model: &Model) -> Option<Usage> {
    let folder = api.namespace(model.namespace).and_then(|it| it.path.last());
    if folder.is_some_and(|folder| ERROR_FOLDERS.contains(&folder.as_str())) {
        return Some(Usage::Received);
    }
    // `GetThingResponse2` is also a response.
    let title = model
        .title
        .trim_end_matches(|last: char| last.is_ascii_digit());
    let words = words(title);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    WRAPPERS
        .iter()
        .find(|(end, _)| words.ends_with(end))
        .map(|(_, usage)| *usage)
}

/// The models that each model mentions.
fn held(api: &Api) -> Vec<Vec<usize>> {
    let one = |model: &Model| {
        let mut ids = Vec::new();
        let mut visit = |ty: &Type| {
            if let Type::Model(ModelId(id)) | Type::Boxed(ModelId(id)) = ty {
                ids.push(*id as usize);
            }
        };
        match &model.shape {
            Shape::Struct(it) => {
                it.fields.iter().for_each(|field| field.ty.walk(&mut visit));
                it.additional.iter().for_each(|it| it.ty.walk(&mut visit));
            }
            Shape::Union(it) => it.variants.iter().for_each(|it| it.ty.walk(&mut visit)),
            Shape::Enum(_) | Shape::Opaque => {}
        }
        ids
    };
    api.models.iter().map(one).collect()
}

/// Which models are reached from `pending`.
fn reach(held: &[Vec<usize>], mut pending: Vec<usize>) -> Vec<bool> {
    let mut reached = vec![false; held.len()];
    while let Some(index) = pending.pop() {
        match reached.get_mut(index) {
            Some(flag) if !*flag => *flag = true,
            _ => continue,
        }
        pending.extend(held.get(index).into_iter().flatten());
    }
    reached
}
