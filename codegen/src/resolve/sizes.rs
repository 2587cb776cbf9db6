//! Large variants of unions go into a `Box`, so that a small one does not take their room.

use crate::dialect::facts::Primitive;
use crate::model::{Api, Model, ModelId, Shape, Type};

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
    for start in 0..api.models.len() {
        let mut pending = vec![start];
        while let Some(&index) = pending.last() {
            let Some(model) = api.models.get(index) else {
                break;
            };
            let missing = parts(model)
                .into_iter()
                .find(|part| sizes.get(*part) == Some(&None));
            match missing {
                Some(part) if sizes.get(index) == Some(&None) => pending.push(part),
                _ => {
                    let size = size_of_model(model, &sizes);
                    if let Some(place) = sizes.get_mut(index) {
                        *place = Some(size);
                    }
                    pending.pop();
                }
            }
        }
    }
    sizes.into_iter().map(Option::unwrap_or_default).collect()
}

/// The models that `model` holds by value.
fn parts(model: &Model) -> Vec<usize> {
    let held = |ty: &Type| ty.held_model().map(|ModelId(index)| index as usize);
    match &model.shape {
        Shape::Struct(it) => it
            .fields
            .iter()
            .filter_map(|field| held(&field.ty))
            .collect(),
        Shape::Union(it) => {
            let unboxed = it.variants.iter().filter(|variant| !variant.boxed);
            unboxed.filter_map(|variant| held(&variant.ty)).collect()
        }
        Shape::Enum(_) | Shape::Opaque => Vec::new(),
    }
}

fn size_of_model(model: &Model, sizes: &[Option<usize>]) -> usize {
    match &model.shape {
        Shape::Struct(it) => {
            let fields = it
                .fields
                .iter()
                .map(|field| size_of(&field.ty, sizes) + padding(&field.ty));
            fields.sum::<usize>() + if it.additional.is_some() { 24 } else { 0 }
        }
        Shape::Union(it) => {
            let payloads = it.variants.iter().map(|variant| match variant.boxed {
                true => 8,
                false => size_of(&variant.ty, sizes).min(LARGE),
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

fn size_of(ty: &Type, sizes: &[Option<usize>]) -> usize {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::String | Primitive::Bytes => 24,
            Primitive::Boolean => 1,
            Primitive::Integer | Primitive::Float | Primitive::Number => 8,
            Primitive::BigInteger => 24,
            Primitive::Date => 4,
            Primitive::DateTime => 16,
            Primitive::Any => 32,
        },
        Type::Literal { .. } => 0,
        Type::Array(_) | Type::Map(_) => 24,
        Type::Nullable(inner) => size_of(inner, sizes) + padding(inner),
        Type::Model(id) => sizes
            .get(id.0 as usize)
            .copied()
            .flatten()
            .unwrap_or_default(),
        Type::Boxed(_) => 8,
    }
}

/// What an `Option` around a type without a niche adds.
fn padding(ty: &Type) -> usize {
    match ty {
        Type::Primitive(Primitive::Integer | Primitive::Float | Primitive::Number) => 8,
        Type::Primitive(Primitive::Date) => 4,
        _ => 0,
    }
}
