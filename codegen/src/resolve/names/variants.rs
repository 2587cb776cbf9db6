//! Names of the variants of unions.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::members::value_name;
use super::models::type_name;
use crate::model::Primitive;
use crate::model::RustName;
use crate::model::{Api, Model, ModelId, Shape, Type, Variant};
use crate::words::{identifier, pascal_case};

/// Names for the variants of a union; none for other shapes.
pub(super) fn variant_names(api: &Api, shape: &Shape) -> Vec<String> {
    let Shape::Union(union) = shape else {
        return Vec::new();
    };
    let mut scope = Scope::default();
    let wanted: Vec<String> = union
        .variants
        .iter()
        .map(|variant| variant_name(api, variant))
        .collect();
    // A type that is listed twice will be one variant.
    let mut seen: BTreeMap<&str, &Type> = BTreeMap::new();
    let mut twice: BTreeSet<&str> = BTreeSet::new();
    for (name, variant) in wanted.iter().zip(&union.variants) {
        let known = seen.insert(name, &variant.ty);
        if known.is_some_and(|known| *known != variant.ty) {
            twice.insert(name);
        }
    }
    // Names that the user has chosen are taken first.
    let chosen: Vec<Option<String>> = union
        .variants
        .iter()
        .map(|variant| variant.rust_name.chosen())
        .map(|name| name.map(|name| scope.take(&identifier(name.to_owned()))))
        .collect();
    let variants = union.variants.iter().zip(&wanted).zip(chosen);
    let names = variants.map(|((variant, name), chosen)| {
        if let Some(chosen) = chosen {
            return chosen;
        }
        let namespace = if twice.contains(name.as_str()) {
            namespace_of(api, &variant.ty)
        } else {
            None
        };
        scope.take(&format!("{}{name}", namespace.unwrap_or_default()))
    });
    names.collect()
}

fn variant_name(api: &Api, variant: &Variant) -> String {
    let name = ty_name(api, &variant.ty);
    // The name of the generated enum's own last variant.
    if name == "Unknown" {
        "UnknownModel".to_owned()
    } else {
        name
    }
}

fn namespace_of(api: &Api, ty: &Type) -> Option<String> {
    let namespace = api.get(ty.held_model()?)?.namespace;
    api.namespace(namespace)?
        .path
        .last()
        .map(|name| pascal_case(name))
}

fn ty_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::String => "String",
            Primitive::Boolean => "Boolean",
            Primitive::Integer | Primitive::BigInteger => "Integer",
            Primitive::Float | Primitive::Number => "Number",
            Primitive::NumberOrText => "NumberOrText",
            Primitive::Bytes => "Bytes",
            Primitive::Date => "Date",
            Primitive::DateTime => "DateTime",
            Primitive::DateOrDateTime => "DateOrDateTime",
            Primitive::Any => "Any",
        }
        .to_owned(),
        Type::Literal { value, .. } => value_name(&value.text()),
        Type::Array(item) => format!("{}List", ty_name(api, item)),
        Type::Map(value) => format!("{}Map", ty_name(api, value)),
        Type::Nullable(inner) | Type::Deferred(inner) => ty_name(api, inner),
        Type::External(path) => {
            let path = path.split('<').next().unwrap_or_default();
            type_name(path.rsplit("::").next().unwrap_or_default())
        }
        Type::Model(id) | Type::Boxed(id) => model_name(api, *id),
    }
}

/// The Rust name, or, before there is one, the name that it will get if that is free.
fn model_name(api: &Api, id: ModelId) -> String {
    let name = |model: &Model| match &model.rust_name {
        RustName::Open => type_name(&model.title),
        RustName::Chosen(name) | RustName::Decided(name) => name.clone(),
    };
    api.get(id).map(name).unwrap_or_default()
}
