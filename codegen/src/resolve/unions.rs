//! Unions: equal variants are one, and a key that tells the others apart becomes the tag.

use std::collections::{BTreeMap, BTreeSet};

use super::lower::literal_text;
use crate::dialect::facts::{LiteralValue, Presence, Primitive};
use crate::model::{
    Api, Enum, EnumValue, Field, ModelId, Shape, Struct, Tag, Type, Union, UnionKind, Variant,
};
use crate::words::pascal_case;

/// Unions that hold unions are looked through to this depth.
const MAX_UNION_DEPTH: usize = 8;

/// Merges and orders the variants of all unions and finds their tags.
pub fn finish(api: &mut Api) {
    for index in 0..api.models.len() {
        let Some(Shape::Union(union)) = api.models.get(index).map(|model| &model.shape) else {
            continue;
        };
        let mut union = Union {
            kind: UnionKind::Untagged,
            wanted_tag: union.wanted_tag.clone(),
            variants: merged(&union.variants),
        };
        if let Some(it) = union_of_texts(api, &union) {
            if let Some(model) = api.models.get_mut(index) {
                model.shape = Shape::Enum(it);
            }
            continue;
        }
        match tag(api, &union) {
            Some((name, tags)) => {
                for (variant, tags) in union.variants.iter_mut().zip(tags) {
                    variant.tags = tags.into_iter().collect();
                }
                union.kind = UnionKind::Tagged(Tag { wire_name: name });
            }
            None => order(api, &mut union.variants),
        }
        if let Some(model) = api.models.get_mut(index) {
            model.shape = Shape::Union(union);
        }
    }
}

/// A union of nothing but enums and literals of texts is one enum, which new values can come to.
fn union_of_texts(api: &Api, union: &Union) -> Option<Enum> {
    let mut values: Vec<EnumValue> = Vec::new();
    for variant in &union.variants {
        let more = match &variant.ty {
            Type::Literal {
                value: LiteralValue::String(text),
                ..
            } => vec![EnumValue {
                value: text.clone(),
                rust_name: String::new(),
                deprecation: None,
                span: variant.span,
            }],
            Type::Model(id) => match &api.get(*id)?.shape {
                Shape::Enum(it) if !it.is_numeric => it.values.clone(),
                _ => return None,
            },
            _ => return None,
        };
        for value in more {
            if !values.iter().any(|known| known.value == value.value) {
                values.push(value);
            }
        }
    }
    Some(Enum {
        values,
        is_numeric: false,
        is_lenient: false,
        open: true,
    })
}

/// A union lists a type twice where the spec had `integer | number`, or several tags for one type.
fn merged(variants: &[Variant]) -> Vec<Variant> {
    let mut kept: Vec<Variant> = Vec::new();
    for variant in variants {
        if !kept.iter().any(|other| other.ty == variant.ty) {
            kept.push(variant.clone());
        }
    }
    kept
}

/// The key that tells all variants apart, and its values for each of them.
fn tag(api: &Api, union: &Union) -> Option<(String, Vec<BTreeSet<String>>)> {
    let structs: Vec<Vec<&Struct>> = union
        .variants
        .iter()
        .map(|variant| members(api, &variant.ty, 0))
        .collect::<Option<_>>()?;
    let first = structs.first()?.first()?;
    if let Some(wanted) = &union.wanted_tag {
        let tags =
            const_rule(api, &structs, wanted).or_else(|| title_rule(api, union, &structs, wanted));
        return tags.map(|tags| (wanted.clone(), tags));
    }
    let candidates: Vec<&str> = first
        .fields
        .iter()
        .filter(|field| is_always_there(field))
        .map(|field| field.wire_name.as_str())
        .collect();
    candidates.into_iter().find_map(|name| {
        let tags =
            const_rule(api, &structs, name).or_else(|| title_rule(api, union, &structs, name));
        tags.map(|tags| (name.to_owned(), tags))
    })
}

/// The structs that a variant may be: one, or those of a union. `None` where it may be something else.
fn members<'a>(api: &'a Api, ty: &Type, depth: usize) -> Option<Vec<&'a Struct>> {
    let Type::Model(id) = ty else { return None };
    match &api.get(*id)?.shape {
        Shape::Struct(structure) => Some(vec![structure]),
        Shape::Union(union) if depth < MAX_UNION_DEPTH => {
            let nested: Option<Vec<_>> = union
                .variants
                .iter()
                .map(|variant| members(api, &variant.ty, depth + 1))
                .collect();
            nested.map(|nested| nested.concat())
        }
        _ => None,
    }
}

fn is_always_there(field: &Field) -> bool {
    matches!(
        field.presence,
        Presence::Required | Presence::RequiredNullabilityUnknown
    )
}

fn field<'a>(structure: &'a Struct, name: &str) -> Option<&'a Field> {
    structure
        .fields
        .iter()
        .find(|field| field.wire_name == name && is_always_there(field))
}

/// The values that the type of a tag can have: a literal's, those of an enum of strings, or those of a union of such.
fn values(api: &Api, ty: &Type, depth: usize) -> Option<BTreeSet<String>> {
    match ty {
        Type::Literal {
            value: value @ LiteralValue::String(_),
            ..
        } => Some(BTreeSet::from([literal_text(value).into_owned()])),
        Type::Model(id) => match &api.get(*id)?.shape {
            Shape::Enum(it) if !it.is_numeric => {
                Some(it.values.iter().map(|value| value.value.clone()).collect())
            }
            Shape::Union(union) if depth < MAX_UNION_DEPTH => {
                let all: Option<Vec<_>> = union
                    .variants
                    .iter()
                    .map(|variant| values(api, &variant.ty, depth + 1))
                    .collect();
                all.map(|all| all.into_iter().flatten().collect())
            }
            _ => None,
        },
        _ => None,
    }
}

/// The key is there in all variants, and no two of them share a value of it.
fn const_rule(api: &Api, variants: &[Vec<&Struct>], name: &str) -> Option<Vec<BTreeSet<String>>> {
    let mut taken = BTreeSet::new();
    let mut tags = Vec::new();
    for structs in variants {
        let mut own = BTreeSet::new();
        for structure in structs {
            own.extend(values(api, &field(structure, name)?.ty, 0)?);
        }
        if own.is_empty() || own.iter().any(|value| !taken.insert(value.clone())) {
            return None;
        }
        tags.push(own);
    }
    (variants.len() > 1).then_some(tags)
}

/// All variants share one enum for the key, and each one's title ends with the name of a value of its own.
fn title_rule(
    api: &Api,
    union: &Union,
    variants: &[Vec<&Struct>],
    name: &str,
) -> Option<Vec<BTreeSet<String>>> {
    let shared = field(variants.first()?.first()?, name)?;
    let shared_values = values(api, &shared.ty, 0)?;
    let is_shared = |structure: &Struct| {
        field(structure, name).is_some_and(|field| {
            let has_values =
                || values(api, &field.ty, 0).is_some_and(|values| values == shared_values);
            field.ty == shared.ty || has_values()
        })
    };
    let all_share = variants
        .iter()
        .flatten()
        .all(|structure| is_shared(structure));
    if variants.len() < 2 || shared_values.len() < variants.len() || !all_share {
        return None;
    }
    // The longest value that has a name, and of several the last.
    let mut by_name: BTreeMap<String, &String> = BTreeMap::new();
    for value in &shared_values {
        let known = by_name.entry(pascal_case(value)).or_insert(value);
        if (known.len(), *known) < (value.len(), value) {
            *known = value;
        }
    }
    let mut taken = BTreeSet::new();
    let mut tags = Vec::new();
    for variant in &union.variants {
        let title = title(api, &variant.ty)?;
        let starts = title.char_indices().map(|(start, _)| start);
        let ends = starts
            .chain([title.len()])
            .filter_map(|start| title.get(start..));
        let value = *ends
            .filter_map(|end| by_name.get(end))
            .max_by_key(|value| (value.len(), **value))?;
        if !taken.insert(value.clone()) {
            return None;
        }
        tags.push(BTreeSet::from([value.clone()]));
    }
    Some(tags)
}

fn title<'a>(api: &'a Api, ty: &Type) -> Option<&'a str> {
    match ty {
        Type::Model(id) => api.get(*id).map(|model| model.title.as_str()),
        _ => None,
    }
}

/// Puts the variants in the order in which they are tried: those that refuse most come first, so that a text is not
/// taken for a string where it is a date, or a whole number for a float.
fn order(api: &Api, variants: &mut [Variant]) {
    variants.sort_by_cached_key(|variant| rank(api, &variant.ty));
}

/// Smaller is tried earlier.
type Rank = (u8, usize);

fn rank(api: &Api, ty: &Type) -> Rank {
    match ty {
        Type::Literal { .. } => (0, 0),
        Type::Primitive(primitive) => match primitive {
            Primitive::Boolean => (1, 0),
            Primitive::Integer => (2, 0),
            Primitive::BigInteger => (2, 1),
            Primitive::Float | Primitive::Number => (3, 0),
            Primitive::Date => (4, 0),
            Primitive::DateTime => (4, 1),
            Primitive::Bytes => (8, 0),
            Primitive::String => (8, 1),
            Primitive::Any => (10, 0),
        },
        Type::Array(item) => (6, usize::from(rank(api, item).0)),
        Type::Nullable(inner) => rank(api, inner),
        Type::Map(_) => (9, 0),
        Type::Model(id) | Type::Boxed(id) => model_rank(api, *id),
    }
}

fn model_rank(api: &Api, id: ModelId) -> Rank {
    match api.get(id).map(|model| &model.shape) {
        Some(Shape::Enum(it)) => (if it.open { 5 } else { 0 }, 0),
        Some(Shape::Struct(it)) if it.fields.is_empty() => (9, 1),
        // The more keys a struct demands, the more it says when it fits.
        Some(Shape::Struct(it)) => {
            let required = it
                .fields
                .iter()
                .filter(|field| !field.is_optional())
                .count();
            (7, usize::MAX - required)
        }
        Some(Shape::Union(_)) => (7, usize::MAX),
        Some(Shape::Opaque) | None => (10, 1),
    }
}
