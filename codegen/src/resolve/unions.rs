//! Unions: equal variants are merged, and a key that tells the others apart becomes the tag.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Api, Enum, EnumValue, Evidence, Field, Model, ModelId, Rule, Shape, Struct, Tag, Type, Union,
    UnionKind, Variant,
};
use crate::model::{LiteralValue, Presence, Primitive};
use crate::words::{pascal_case, same_words};

/// Unions that hold unions are looked through to this depth.
const MAX_UNION_DEPTH: usize = 8;

/// Merges and orders the variants of all unions and finds their tags.
pub fn finish(api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    for index in 0..api.models.len() {
        if let Some(model) = api.models.get_mut(index) {
            diagnostics.extend(leave_out_itself(model, index));
        }
        let Some(Shape::Union(union)) = api.models.get(index).map(|model| &model.shape) else {
            continue;
        };
        let mut union = Union {
            kind: UnionKind::Untagged,
            wanted_tag: union.wanted_tag.clone(),
            variants: merged(&union.variants),
            open: union.open,
            evidence: Vec::new(),
        };
        if let Some(it) = union_of_texts(api, &union) {
            if let Some(model) = api.models.get_mut(index) {
                model.shape = Shape::Enum(it);
            }
            continue;
        }
        match tag(api, &union) {
            Some((name, Told { tags, rule })) => {
                union.evidence =
                    rule.map_or_else(Vec::new, |rule| evidence(api, &union, &name, rule));
                for (variant, tags) in union.variants.iter_mut().zip(tags) {
                    variant.tags = tags.into_iter().collect();
                }
                let is_optional = may_be_absent(api, &union, &name);
                union.kind = UnionKind::Tagged(Tag {
                    wire_name: name,
                    is_optional,
                });
            }
            None => {
                union.variants.iter_mut().for_each(|it| it.tags.clear());
                order(api, &mut union.variants);
            }
        }
        if let Some(model) = api.models.get_mut(index) {
            model.shape = Shape::Union(union);
        }
    }
}

/// Removes a union from its own variants, if a schema refers to itself directly: the
/// other variants say what it is.
fn leave_out_itself(model: &mut Model, index: usize) -> Option<Diagnostic> {
    let Shape::Union(union) = &mut model.shape else {
        return None;
    };
    let is_itself = |variant: &Variant| {
        let held = variant.ty.held_model();
        held.is_some_and(|id| id.0 as usize == index)
    };
    let itself = union.variants.iter().find(|it| is_itself(it))?.span;
    if union.variants.iter().all(is_itself) {
        return None;
    }
    union.variants.retain(|variant| !is_itself(variant));
    let message = format!("`{}` is listed as a variant of itself", model.title);
    Some(
        Diagnostic::new(Code::VariantOfItself, message)
            .at(itself, "this has no meaning and is left out"),
    )
}

/// A union of only string enums and literals is one enum, which can get new values.
fn union_of_texts(api: &Api, union: &Union) -> Option<Enum> {
    let mut values: Vec<EnumValue> = Vec::new();
    for variant in &union.variants {
        let more = match &variant.ty {
            Type::Literal {
                value: LiteralValue::String(text),
                ..
            } => vec![EnumValue {
                value: text.clone(),
                constant: None,
                rust_name: variant.rust_name.clone(),
                description: variant.description.clone(),
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
    let second = values.get(1).map(|value| Evidence {
        rule: Rule::SeveralValues,
        span: value.span,
    });
    Some(Enum {
        evidence: second.into_iter().collect(),
        values,
        is_numeric: false,
        is_lenient: false,
        open: true,
    })
}

/// A union lists a type twice if the spec had `integer | number`, or several tags for one type.
fn merged(variants: &[Variant]) -> Vec<Variant> {
    let mut kept: Vec<Variant> = Vec::new();
    for variant in variants {
        match kept.iter_mut().find(|other| other.ty == variant.ty) {
            Some(first) => first.tags.extend(variant.tags.iter().cloned()),
            None => kept.push(variant.clone()),
        }
    }
    kept
}

/// The values of a tag.
struct Told {
    /// Of each variant.
    tags: Vec<BTreeSet<String>>,
    /// The evidence for them; `None` for the user.
    rule: Option<Rule>,
}

/// The place where `rule` has seen that `name` is the tag.
fn evidence(api: &Api, union: &Union, name: &str, rule: Rule) -> Vec<Evidence> {
    let spans = union.variants.iter().filter_map(|variant| {
        let is_title = rule == Rule::TagTitles;
        match &variant.ty {
            Type::Model(id) if is_title => api.get(*id).map(|model| model.span),
            ty => Some(tag_field(api, members(api, ty, 0)?.first()?, name)?.span),
        }
    });
    spans.map(|span| Evidence { rule, span }).collect()
}

/// The key that tells all variants apart, and its values for each of them.
fn tag(api: &Api, union: &Union) -> Option<(String, Told)> {
    let structs: Vec<Vec<&Struct>> = union
        .variants
        .iter()
        .map(|variant| members(api, &variant.ty, 0))
        .collect::<Option<_>>()?;
    let first = structs.first()?.first()?;
    let seen = |name: &str| {
        let told = |rule| {
            move |tags| Told {
                tags,
                rule: Some(rule),
            }
        };
        let by_values = const_rule(api, union, &structs, name).map(told(Rule::TagValues));
        by_values.or_else(|| title_rule(api, union, &structs, name).map(told(Rule::TagTitles)))
    };
    if let Some(wanted) = &union.wanted_tag {
        // The docs may print it as the SDK spells it.
        let is_wanted = |field: &&Field| field.wire_name == *wanted;
        let is_printed = |field: &&Field| same_words(&field.doc_name, wanted);
        let fields = || first.fields.iter();
        let found = fields()
            .find(is_wanted)
            .or_else(|| fields().find(is_printed));
        let name = found.map_or(wanted, |field| &field.wire_name);
        let told = user_rule(union, &structs, name).map(|tags| Told { tags, rule: None });
        return Some((name.clone(), told.or_else(|| seen(name))?));
    }
    let candidates: Vec<&str> = first
        .fields
        .iter()
        .filter(|field| is_always_there(field) || has_default(api, field))
        .map(|field| field.wire_name.as_str())
        .collect();
    candidates
        .into_iter()
        .find_map(|name| Some((name.to_owned(), seen(name)?)))
}

/// The structs that a variant may be: one, or those of a union. `None` if it may be something else.
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

/// Whether a variant may lack the tag `name`.
fn may_be_absent(api: &Api, union: &Union, name: &str) -> bool {
    let structs = union.variants.iter();
    let structs = structs.filter_map(|variant| members(api, &variant.ty, 0));
    structs.flatten().any(|it| field(it, name).is_none())
}

/// Whether `field` is a tag that may be absent: it has one value, which is then meant.
fn has_default(api: &Api, field: &Field) -> bool {
    field.presence == Presence::Optional && field.ty.has_one_value(api)
}

/// The field `name`, if it can be a tag by the values of its type.
fn tag_field<'a>(api: &Api, structure: &'a Struct, name: &str) -> Option<&'a Field> {
    let mut fields = structure.fields.iter();
    let found = fields.find(|field| field.wire_name == name)?;
    (is_always_there(found) || has_default(api, found)).then_some(found)
}

/// The values that the type of a tag can have: a literal's, those of an enum of strings, or those of a union of such.
fn values(api: &Api, ty: &Type, depth: usize) -> Option<BTreeSet<String>> {
    match ty {
        Type::Literal {
            value: value @ LiteralValue::String(_),
            ..
        } => Some(BTreeSet::from([value.text().into_owned()])),
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

/// The user has given the values of all variants, and all of them have the key.
fn user_rule(
    union: &Union,
    variants: &[Vec<&Struct>],
    name: &str,
) -> Option<Vec<BTreeSet<String>>> {
    let mut taken = BTreeSet::new();
    let has_key = |structure: &&Struct| field(structure, name).is_some();
    let is_complete = variants.iter().flatten().all(has_key);
    let is_told =
        |tags: &Vec<String>| !tags.is_empty() && tags.iter().all(|tag| taken.insert(tag.clone()));
    let tags = || union.variants.iter().map(|variant| &variant.tags);
    (is_complete && tags().all(is_told))
        .then(|| tags().map(|tags| tags.iter().cloned().collect()).collect())
}

/// All variants have the key, and no two of them share a value of it.
fn const_rule(
    api: &Api,
    union: &Union,
    variants: &[Vec<&Struct>],
    name: &str,
) -> Option<Vec<BTreeSet<String>>> {
    let mut taken = BTreeSet::new();
    let mut tags = Vec::new();
    for (structs, variant) in variants.iter().zip(&union.variants) {
        let mut own = BTreeSet::new();
        for structure in structs {
            own.extend(values(api, &tag_field(api, structure, name)?.ty, 0)?);
        }
        // What the user says about a variant overrides what its type says.
        if !variant.tags.is_empty() {
            own = variant.tags.iter().cloned().collect();
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
        if !variant.tags.is_empty() {
            let own: BTreeSet<String> = variant.tags.iter().cloned().collect();
            if own.iter().any(|value| !taken.insert(value.clone())) {
                return None;
            }
            tags.push(own);
            continue;
        }
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

/// Sorts the variants into the order in which they are tried: those that refuse most come first, so a date is not
/// read as a plain string, or an integer as a float.
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
            Primitive::String | Primitive::DateOrDateTime => (8, 1),
            Primitive::NumberOrText => (8, 2),
            Primitive::Any => (10, 0),
        },
        Type::Array(item) => (6, usize::from(rank(api, item).0)),
        Type::Nullable(inner) | Type::Deferred(inner) => rank(api, inner),
        Type::External(_) => (5, 1),
        Type::Map(_) => (9, 0),
        Type::Model(id) | Type::Boxed(id) => model_rank(api, *id),
    }
}

fn model_rank(api: &Api, id: ModelId) -> Rank {
    match api.get(id).map(|model| &model.shape) {
        Some(Shape::Enum(it)) => (if it.open { 5 } else { 0 }, 0),
        Some(Shape::Struct(it)) if it.fields.is_empty() => (9, 1),
        // The more keys a struct requires, the more it means if it fits.
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
