//! The `From` impls of unions: from what one variant holds, if no other variant can be meant.

use super::item::UnionVariant;
use super::ty::Named;
use crate::model::Primitive;
use crate::model::{Api, ModelId, Shape, Type, Union};

/// Adds to each of `variants`, those of the union `it` of the model `id`, the types that convert into it.
pub fn add(api: &Api, id: ModelId, it: &Union, variants: &mut [UnionVariant]) {
    let held: Vec<Named> = variants
        .iter()
        .map(|variant| unboxed(&variant.ty))
        .collect();
    let is_only = |ty: &Named| held.iter().filter(|other| *other == ty).count() == 1;
    let text = text(api, it);
    for (index, ((variant, model), ty)) in
        variants.iter_mut().zip(&it.variants).zip(&held).enumerate()
    {
        // The contents of a user's type are not known, and every type has `From` itself anyway.
        let is_known = !matches!(&model.ty, Type::External(_));
        let is_itself = matches!(&model.ty, Type::Model(own) | Type::Boxed(own) if *own == id);
        if is_known && !is_itself && is_only(ty) {
            variant.from.push(ty.to_string());
        }
        if text == Some(index) && is_only(ty) {
            variant.from.push("&str".to_owned());
            if ty.path != "String" {
                variant.from.push("String".to_owned());
            }
        }
    }
}

fn unboxed(ty: &Named) -> Named {
    match (ty.path.as_str(), ty.arguments.as_slice()) {
        ("Box", [inner]) => inner.clone(),
        _ => ty.clone(),
    }
}

/// The variant for any string: the one that is a `String`, otherwise an enum that accepts every string.
fn text(api: &Api, it: &Union) -> Option<usize> {
    let only = |is_one: &dyn Fn(&Type) -> bool| {
        let variants = it.variants.iter().enumerate();
        let mut found = variants.filter(|(_, variant)| is_one(&variant.ty));
        let first = found.next().map(|(index, _)| index);
        (found.next().is_none(), first)
    };
    match only(&|ty| *ty == Type::Primitive(Primitive::String)) {
        (is_only, Some(index)) => is_only.then_some(index),
        _ => {
            let (is_only, found) = only(&|ty| is_text_enum(api, ty));
            found.filter(|index| is_only && is_open(api, it, *index))
        }
    }
}

fn is_text_enum(api: &Api, ty: &Type) -> bool {
    matches!(shape(api, ty), Some(Shape::Enum(it)) if !it.is_numeric)
}

fn is_open(api: &Api, it: &Union, index: usize) -> bool {
    let variant = it.variants.get(index);
    let shape = variant.and_then(|variant| shape(api, &variant.ty));
    matches!(shape, Some(Shape::Enum(it)) if it.open)
}

fn shape<'a>(api: &'a Api, ty: &Type) -> Option<&'a Shape> {
    match ty {
        Type::Model(id) | Type::Boxed(id) => api.get(*id).map(|model| &model.shape),
        _ => None,
    }
}
