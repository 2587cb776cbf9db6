//! Large variants of unions go into a `Box`, so that a small one does not take their room.

use crate::model::{Api, Model, ModelId, Shape};
use crate::options::Options;
use crate::rust::Ty;

/// Variants whose payload takes more bytes than this on a 64-bit machine are boxed (clippy's threshold).
const LARGE: usize = 200;

/// Boxes the large variants of all unions.
pub fn box_large_variants(api: &mut Api) {
    let sizes = sizes(api);
    for model in &mut api.models {
        let Shape::Union(union) = &mut model.shape else {
            continue;
        };
        for variant in &mut union.variants {
            let size = variant
                .ty
                .held_model()
                .and_then(|id| sizes.get(id.0 as usize));
            variant.boxed |= size.is_some_and(|size| *size > LARGE);
        }
    }
}

/// About how many bytes a value of each model takes, as if no variant were large. Never less than the truth by more
/// than what niches save. By-value cycles are already boxed, so that every model's parts can be sized before it.
fn sizes(api: &Api) -> Vec<usize> {
    let mut sizes: Vec<Option<usize>> = vec![None; api.models.len()];
    let mut seen = vec![false; api.models.len()];
    for start in 0..api.models.len() {
        // Models whose parts come first, each with how many of its parts have been looked at.
        let mut pending = Vec::new();
        visit(start, &mut seen, &mut pending);
        while let Some((index, next)) = pending.last_mut() {
            let Some(model) = api.models.get(*index) else {
                break;
            };
            if let Some(part) = part(model, *next) {
                *next += 1;
                if let Some(ModelId(part)) = part {
                    visit(part as usize, &mut seen, &mut pending);
                }
                continue;
            }
            let size = size_of_model(model, &sizes);
            if let Some(place) = sizes.get_mut(*index) {
                *place = Some(size);
            }
            pending.pop();
        }
    }
    sizes.into_iter().map(Option::unwrap_or_default).collect()
}

fn visit(index: usize, seen: &mut [bool], pending: &mut Vec<(usize, usize)>) {
    if let Some(is_seen) = seen.get_mut(index)
        && !std::mem::replace(is_seen, true)
    {
        pending.push((index, 0));
    }
}

/// What the field or variant at `position` of `model` holds by value. The outer `None`: there are no more.
fn part(model: &Model, position: usize) -> Option<Option<ModelId>> {
    match &model.shape {
        Shape::Struct(it) => it.fields.get(position).map(|field| field.ty.held_model()),
        Shape::Union(it) => {
            let variant = it.variants.get(position)?;
            Some(variant.ty.held_model().filter(|_| !variant.boxed))
        }
        Shape::Enum(_) | Shape::Opaque => None,
    }
}

fn size_of_model(model: &Model, sizes: &[Option<usize>]) -> usize {
    match &model.shape {
        Shape::Struct(it) => {
            let fields = it.fields.iter().map(|field| {
                let ty = Ty::of_field(&field.ty, field.presence, Options::default());
                size_of(&ty, sizes)
            });
            let additional = if it.additional.is_some() { 24 } else { 0 };
            // Structs that hold structs several times grow with every level.
            fields.fold(additional, usize::saturating_add)
        }
        Shape::Union(it) => {
            let payloads = it.variants.iter().map(|variant| match variant.boxed {
                true => 8,
                false => size_of(&Ty::of(&variant.ty, Options::default()), sizes).min(LARGE),
            });
            payloads.max().unwrap_or_default().max(32) + 8
        }
        Shape::Enum(it) => match (it.open, it.is_numeric) {
            (true, false) => 24,
            (true, true) => 16,
            (false, _) => 1,
        },
        Shape::Opaque => 32,
    }
}

fn size_of(ty: &Ty, sizes: &[Option<usize>]) -> usize {
    match ty {
        Ty::Constant(_) => 0,
        Ty::Bool => 1,
        Ty::Date(_) => 4,
        Ty::I64 | Ty::F64 | Ty::Boxed(_) => 8,
        Ty::DateTime(_) | Ty::Number => 16,
        Ty::String | Ty::Bytes | Ty::Vec(_) | Ty::Map(_) => 24,
        // Of a type that the user has written, nobody knows.
        Ty::Value | Ty::External(_) => 32,
        Ty::Option(inner) | Ty::MaybeUndefined(inner) => {
            size_of(inner, sizes).saturating_add(padding(inner))
        }
        Ty::Model(id) => {
            let size = sizes.get(id.0 as usize).copied().flatten();
            size.unwrap_or_default()
        }
    }
}

/// What an `Option` around a type without a niche adds.
fn padding(ty: &Ty) -> usize {
    match ty {
        Ty::I64 | Ty::F64 => 8,
        Ty::Date(_) => 4,
        _ => 0,
    }
}
