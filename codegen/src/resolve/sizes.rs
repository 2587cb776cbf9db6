//! Keeps values small by boxing large ones.
//!
//! A field of a struct takes at most [`MAX_FIELD`] bytes, and all its fields that hold structs at most [`MAX_STRUCT`] in total; a
//! variant of a union takes at most [`LARGE`]. So a struct takes at most [`MAX_STRUCT`] bytes plus its strings,
//! numbers and lists, however deeply models are nested.

use crate::model::{Api, Model, ModelId, Shape, Type};
use crate::options::Options;
use crate::rust::Ty;

/// Variants whose payload takes more bytes than this on a 64-bit machine are boxed (clippy's threshold).
const LARGE: usize = 200;

/// Fields that take more bytes than this are boxed.
const MAX_FIELD: usize = 512;

/// If the fields that hold structs take more bytes than this in total, the largest are boxed.
const MAX_STRUCT: usize = 1024;

/// Boxes large values, the parts of a model before the model itself. Cycles have already been broken.
pub fn box_large(api: &mut Api) {
    let mut sizes: Vec<Option<usize>> = vec![None; api.models.len()];
    let mut seen = vec![false; api.models.len()];
    for start in 0..api.models.len() {
        // Models whose parts come first, each with the number of parts that have been looked at.
        let mut pending = Vec::new();
        visit(start, &mut seen, &mut pending);
        while let Some((index, next)) = pending.last_mut() {
            let Some(model) = api.models.get_mut(*index) else {
                break;
            };
            if let Some(part) = part(model, *next) {
                *next += 1;
                if let Some(ModelId(part)) = part {
                    visit(part as usize, &mut seen, &mut pending);
                }
                continue;
            }
            box_parts(&mut model.shape, &sizes);
            let size = size_of_model(model, &sizes);
            if let Some(place) = sizes.get_mut(*index) {
                *place = Some(size);
            }
            pending.pop();
        }
    }
}

fn box_parts(shape: &mut Shape, sizes: &[Option<usize>]) {
    match shape {
        Shape::Struct(it) => {
            let held = it.fields.iter_mut().map(|field| &mut field.ty);
            let held = held.filter(|ty| ty.held_model().is_some());
            let size = |ty: &Type| size_of(&Ty::of(ty, Options::default()), sizes);
            let mut held: Vec<_> = held.map(|ty| (size(ty), ty)).collect();
            let limit = largest_held(held.iter().map(|(size, _)| *size).collect());
            let large = held.iter_mut().filter(|(size, _)| *size > limit);
            large.for_each(|(_, ty)| ty.put_in_box());
        }
        Shape::Union(union) => {
            for variant in &mut union.variants {
                let is_model = variant.ty.held_model().is_some();
                variant.boxed |=
                    is_model && size_of(&Ty::of(&variant.ty, Options::default()), sizes) > LARGE;
            }
        }
        Shape::Enum(_) | Shape::Opaque => {}
    }
}

/// The most that a field with a struct may take, if such fields of one struct take `sizes`: fields of one type are
/// either all boxed or not at all.
fn largest_held(mut sizes: Vec<usize>) -> usize {
    let mut limit = MAX_FIELD;
    loop {
        for size in sizes.iter_mut().filter(|size| **size > limit) {
            *size = POINTER;
        }
        let total: usize = sizes.iter().sum();
        match sizes.iter().max() {
            Some(largest) if total > MAX_STRUCT && *largest > POINTER => limit = largest - 1,
            _ => return limit,
        }
    }
}

/// The size of a `Box`.
const POINTER: usize = 8;

fn visit(index: usize, seen: &mut [bool], pending: &mut Vec<(usize, usize)>) {
    if let Some(is_seen) = seen.get_mut(index)
        && !std::mem::replace(is_seen, true)
    {
        pending.push((index, 0));
    }
}

/// The model that the field or variant at `position` of `model` holds by value. The outer `None`: there are no more.
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
                true => POINTER,
                false => size_of(&Ty::of(&variant.ty, Options::default()), sizes),
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
        Ty::I64 | Ty::F64 => 8,
        Ty::Boxed(_) => POINTER,
        Ty::DateTime(_) | Ty::Number | Ty::Integer => 16,
        Ty::String | Ty::Bytes | Ty::Vec(_) | Ty::Map(_) | Ty::NumberOrText => 24,
        // The size of a type that the user has written is not known.
        Ty::Value | Ty::Deferred(_) | Ty::External(_) => 32,
        Ty::Option(inner) | Ty::MaybeUndefined(inner) => {
            size_of(inner, sizes).saturating_add(padding(inner))
        }
        Ty::Model(id) => {
            let size = sizes.get(id.0 as usize).copied().flatten();
            size.unwrap_or_default()
        }
    }
}

/// The bytes that an `Option` adds to a type without a niche.
fn padding(ty: &Ty) -> usize {
    match ty {
        Ty::Integer => 16,
        Ty::I64 | Ty::F64 => 8,
        Ty::Date(_) => 4,
        _ => 0,
    }
}
