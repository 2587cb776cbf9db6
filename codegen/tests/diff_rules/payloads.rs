//! Payloads that keep to docs, and a reader that takes nothing else: what a strict server would do.
//!
//! Written without a look at how the library follows payloads, since it is to prove that.

use fieldnotes::model::{Api, Enum, Field, Model, ModelId, Shape, Struct, Type, Union};
use fieldnotes::model::{LiteralValue, Presence, Primitive};
use serde_json::{Map, Value, json};

/// Types inside types are made up to this depth.
const MAX_DEPTH: usize = 6;

/// Payloads of `model`: the first with all keys, the others each with one thing changed.
pub fn samples(api: &Api, model: &Model) -> Vec<Value> {
    of_shape(api, &model.shape, 0)
}

fn of_shape(api: &Api, shape: &Shape, depth: usize) -> Vec<Value> {
    match shape {
        Shape::Struct(it) => of_struct(api, it, depth),
        Shape::Enum(it) => of_enum(it),
        Shape::Union(it) => it
            .variants
            .iter()
            .flat_map(|it| of_type(api, &it.ty, depth))
            .collect(),
        Shape::Opaque => of_any(),
    }
}

fn of_any() -> Vec<Value> {
    vec![
        json!({"any": [1, "two"]}),
        json!("text"),
        json!(3),
        json!(null),
    ]
}

fn of_enum(it: &Enum) -> Vec<Value> {
    let mut values = Vec::new();
    for value in &it.values {
        if it.is_numeric || it.is_lenient {
            values.push(json!(value.value.parse::<i64>().expect("a number")));
        }
        if !it.is_numeric || it.is_lenient {
            values.push(json!(value.value));
        }
    }
    values
}

fn of_struct(api: &Api, it: &Struct, depth: usize) -> Vec<Value> {
    let mut whole = Map::new();
    let mut variations: Vec<(&Field, Option<Value>)> = Vec::new();
    for field in &it.fields {
        let values = of_type(api, &field.ty, depth + 1);
        let Some(first) = values.first().cloned() else {
            if field.is_optional() {
                continue;
            }
            return Vec::new();
        };
        whole.insert(field.wire_name.clone(), first);
        variations.extend(values.into_iter().skip(1).map(|value| (field, Some(value))));
        if matches!(
            field.presence,
            Presence::RequiredNullable | Presence::OptionalNullable
        ) {
            variations.push((field, Some(Value::Null)));
        }
        if field.is_optional() {
            variations.push((field, None));
        }
    }
    if let Some(additional) = &it.additional {
        let value = of_type(api, &additional.ty, depth + 1).first().cloned();
        whole.extend(value.map(|value| ("further".to_owned(), value)));
    }
    let varied = variations.into_iter().map(|(field, value)| {
        let mut payload = whole.clone();
        match value {
            Some(value) => payload.insert(field.wire_name.clone(), value),
            None => payload.remove(&field.wire_name),
        };
        Value::Object(payload)
    });
    std::iter::once(Value::Object(whole.clone()))
        .chain(varied)
        .collect()
}

fn of_type(api: &Api, ty: &Type, depth: usize) -> Vec<Value> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::String => vec![json!("some text")],
            Primitive::Boolean => vec![json!(true)],
            Primitive::Integer => vec![json!(3)],
            Primitive::BigInteger => vec![json!(18_446_744_073_709_551_615_u64)],
            Primitive::Float | Primitive::Number => vec![json!(3.5), json!(4)],
            Primitive::NumberOrText => vec![json!(3), json!("3.50")],
            Primitive::Bytes => vec![json!("aGk=")],
            Primitive::Date => vec![json!("2024-12-31")],
            Primitive::DateTime => vec![json!("2024-12-31T10:20:30Z")],
            Primitive::DateOrDateTime => vec![json!("2024-12-31"), json!("2024-12-31T10:20:30Z")],
            Primitive::Any => of_any(),
        },
        Type::External(_) => of_any(),
        Type::Literal { value, .. } => vec![match value {
            LiteralValue::String(text) => json!(text),
            LiteralValue::Integer(number) => json!(number),
            LiteralValue::Boolean(flag) => json!(flag),
        }],
        Type::Array(item) => vec![Value::Array(of_type(api, item, depth + 1))],
        Type::Map(value) => {
            let values = of_type(api, value, depth + 1).into_iter().enumerate();
            vec![
                values
                    .map(|(index, value)| (format!("key{index}"), value))
                    .collect(),
            ]
        }
        Type::Nullable(inner) => {
            let mut values = of_type(api, inner, depth + 1);
            values.push(Value::Null);
            values
        }
        Type::Deferred(inner) => of_type(api, inner, depth),
        Type::Model(id) | Type::Boxed(id) => of_shape(api, &model(api, *id).shape, depth + 1),
    }
}

fn model(api: &Api, id: ModelId) -> &Model {
    api.get(id).expect("a model")
}

/// Whether a server that takes what the docs name, and nothing else, takes `payload` for `model`.
pub fn is_valid(api: &Api, model: &Model, payload: &Value) -> bool {
    fits_shape(api, &model.shape, payload)
}

fn fits_shape(api: &Api, shape: &Shape, payload: &Value) -> bool {
    match shape {
        Shape::Struct(it) => payload
            .as_object()
            .is_some_and(|payload| fits_struct(api, it, payload)),
        Shape::Enum(it) => match payload {
            Value::String(text) => (!it.is_numeric || it.is_lenient) && has(it, text),
            Value::Number(number) => {
                (it.is_numeric || it.is_lenient) && has(it, &number.to_string())
            }
            _ => false,
        },
        Shape::Union(it) => fits_union(api, it, payload),
        Shape::Opaque => true,
    }
}

fn has(it: &Enum, value: &str) -> bool {
    it.values.iter().any(|known| known.value == value)
}

fn fits_union(api: &Api, it: &Union, payload: &Value) -> bool {
    it.variants
        .iter()
        .any(|variant| fits(api, &variant.ty, payload))
}

fn fits_struct(api: &Api, it: &Struct, payload: &Map<String, Value>) -> bool {
    let has_name = |field: &Field, key: &str| field.reads(key);
    let keys_fit = payload.iter().all(|(key, value)| {
        match it.fields.iter().find(|field| has_name(field, key)) {
            Some(field) => {
                let may_be_null = matches!(
                    field.presence,
                    Presence::RequiredNullable | Presence::OptionalNullable
                );
                (may_be_null && value.is_null()) || fits(api, &field.ty, value)
            }
            None => it
                .additional
                .as_ref()
                .is_some_and(|it| fits(api, &it.ty, value)),
        }
    });
    let is_there = |field: &Field| payload.keys().any(|key| has_name(field, key));
    keys_fit
        && it
            .fields
            .iter()
            .all(|field| field.is_optional() || is_there(field))
}

fn fits(api: &Api, ty: &Type, payload: &Value) -> bool {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::String => payload.is_string(),
            Primitive::Boolean => payload.is_boolean(),
            Primitive::Integer => payload.is_i64(),
            Primitive::BigInteger => payload.is_i64() || payload.is_u64(),
            Primitive::Float | Primitive::Number => payload.is_number(),
            Primitive::NumberOrText => payload.is_number() || payload.is_string(),
            Primitive::Bytes => payload.as_str().is_some_and(|text| !text.contains(' ')),
            Primitive::Date => payload.as_str().is_some_and(|text| text.len() == 10),
            Primitive::DateTime => payload.as_str().is_some_and(|text| text.len() == 20),
            Primitive::DateOrDateTime => payload.is_string(),
            Primitive::Any => true,
        },
        Type::External(_) => true,
        Type::Literal { value, .. } => match value {
            LiteralValue::String(text) => payload.as_str() == Some(text),
            LiteralValue::Integer(number) => payload.as_i64() == Some(*number),
            LiteralValue::Boolean(flag) => payload.as_bool() == Some(*flag),
        },
        Type::Array(item) => payload
            .as_array()
            .is_some_and(|items| items.iter().all(|it| fits(api, item, it))),
        Type::Map(value) => payload
            .as_object()
            .is_some_and(|it| it.values().all(|it| fits(api, value, it))),
        Type::Nullable(inner) => payload.is_null() || fits(api, inner, payload),
        Type::Deferred(inner) => fits(api, inner, payload),
        Type::Model(id) | Type::Boxed(id) => fits_shape(api, &model(api, *id).shape, payload),
    }
}

/// Whether two payloads are the same; `3` and `3.0` are.
pub fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let has = |key: &String, value| b.get(key).is_some_and(|other| is_same(value, other));
            a.len() == b.len() && a.iter().all(|(key, value)| has(key, value))
        }
        _ => a == b,
    }
}
