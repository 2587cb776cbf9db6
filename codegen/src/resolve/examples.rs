//! The documented example of each model, as JSON on the wire.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::evidence::{Shown, fitting_variant};
use super::field_index::Fields;
use crate::credentials::{REDACTED, is_secret, redacted};
use crate::diagnostic::{Code, Diagnostic};
use crate::literal::{Node, Object, Value};
use crate::model::{Api, Enum, Field, ModelId, Shape, Struct, Type};
use crate::model::{LiteralValue, Presence, Primitive};
use crate::observe::{DateShape, date_shape};
use crate::parallel;
use crate::text::Span;

/// Examples nested deeper than this are not used.
const MAX_DEPTH: usize = 48;

/// [`REDACTED`](crate::credentials::REDACTED) where bytes are expected.
const REDACTED_BYTES: &str = "cmVkYWN0ZWQ=";

/// How fields are looked up.
#[derive(Clone, Copy)]
struct Keys<'a> {
    api: &'a Fields<'a>,
    /// Whether the keys are wire names and not the SDK's names.
    is_wire: bool,
}

impl Keys<'_> {
    fn find(self, id: ModelId, structure: &Struct, key: &str) -> Option<usize> {
        if !self.is_wire {
            return self.api.find(id, structure, key);
        }
        let mut fields = structure.fields.iter();
        fields.position(|it| it.wire_name == key || it.aliases.iter().any(|it| it == key))
    }
}

/// Why an example cannot be used.
enum Unusable {
    /// Part of it is code whose value is not known.
    Opaque,
    /// It contradicts its own page.
    Contradiction(std::ops::Range<usize>, String),
}

/// Gives each model the first usable example on its page. Wire names must be decided. An example that contradicts
/// its own table is reported.
pub fn assign(shown: &[Shown], api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    let shown: Vec<(&Shown, ModelId)> = shown.iter().zip(api.iter().map(|(id, _)| id)).collect();
    let fields = Fields::new(api);
    let examples = parallel::map(&shown, |(shown, id)| example(shown, &fields, *id));
    // A literal that contradicts its row is one finding, even if the whole example cannot be used because of it.
    let places = |it: &Diagnostic| it.primary.as_ref().map(|label| label.span);
    let known = diagnostics
        .iter()
        .filter(|it| it.code == Code::ContradictingExample);
    let known: BTreeSet<Span> = known.filter_map(places).collect();
    for (model, (example, found)) in api.models.iter_mut().zip(examples) {
        model.example = example;
        let is_new = |it: &Diagnostic| places(it).is_none_or(|place| !known.contains(&place));
        diagnostics.extend(found.into_iter().filter(is_new));
    }
}

/// The first usable example, and what to report about those before it.
fn example(shown: &Shown, api: &Fields, id: ModelId) -> (Option<Json>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    for snippet in &shown.snippets {
        let Some(values) = &snippet.assigned else {
            break;
        };
        for assigned in values {
            let keys = Keys {
                api,
                is_wire: false,
            };
            match json(keys, &Type::Model(id), &assigned.value, 0) {
                Ok(json) => return (Some(json), diagnostics),
                Err(Unusable::Opaque) => {}
                Err(Unusable::Contradiction(range, why)) => {
                    diagnostics.push(contradiction(snippet.body, range, why));
                }
            }
        }
    }
    for (code, node) in &shown.documents {
        let keys = Keys { api, is_wire: true };
        match json(keys, &Type::Model(id), node, 0) {
            Ok(json) => return (Some(json), diagnostics),
            Err(Unusable::Opaque) => {}
            Err(Unusable::Contradiction(range, why)) => {
                diagnostics.push(contradiction(*code, range, why));
            }
        }
    }
    (None, diagnostics)
}

fn contradiction(body: Span, range: std::ops::Range<usize>, why: String) -> Diagnostic {
    Diagnostic::new(
        Code::ContradictingExample,
        "this example does not match its page",
    )
    .at(body.slice(range), why)
    .help("it is not tested; the table wins")
}

fn json(api: Keys, ty: &Type, node: &Node, depth: usize) -> Result<Json, Unusable> {
    if depth > MAX_DEPTH {
        return Err(Unusable::Opaque);
    }
    let wrong = |expected: &str| {
        Err(Unusable::Contradiction(
            node.range.clone(),
            format!("expected {expected}"),
        ))
    };
    match (ty, &node.value) {
        (_, Value::Opaque) | (Type::External(_), _) => Err(Unusable::Opaque),
        (Type::Nullable(_) | Type::Primitive(Primitive::Any), Value::Null) => Ok(Json::Null),
        (Type::Nullable(inner) | Type::Deferred(inner), _) => json(api, inner, node, depth + 1),
        (Type::Primitive(primitive), value) => match scalar(*primitive, value) {
            Some(json) => Ok(json),
            None => wrong(scalar_name(*primitive)),
        },
        (
            Type::Literal {
                value: expected, ..
            },
            value,
        ) => match literal_json(value) {
            Some(json) if json == literal_value(expected) => Ok(json),
            _ => wrong("another value"),
        },
        (Type::Array(item), Value::Array(nodes)) => {
            let items = nodes.iter().map(|node| json(api, item, node, depth + 1));
            items.collect::<Result<_, _>>().map(Json::Array)
        }
        (Type::Array(_), _) => wrong("a list"),
        (Type::Map(value), Value::Object(object)) => {
            let entries = object.entries.iter().map(|entry| {
                let found = json(api, value, &entry.value, depth + 1)?;
                Ok((entry.key.clone(), without_secret(&entry.key, value, found)))
            });
            entries.collect::<Result<Map<_, _>, _>>().map(Json::Object)
        }
        (Type::Map(_), _) => wrong("a map"),
        (Type::Model(id) | Type::Boxed(id), _) => model_json(api, *id, node, depth + 1),
    }
}

fn scalar_name(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "a text",
        Primitive::Boolean => "a boolean",
        Primitive::Integer | Primitive::BigInteger => "an integer",
        Primitive::Float | Primitive::Number => "a number",
        Primitive::NumberOrText => "a number or a numeric string",
        Primitive::Bytes => "base64 text",
        Primitive::Date => "a date",
        Primitive::DateTime => "a date and time",
        Primitive::DateOrDateTime => "a date, with or without a time",
        Primitive::Any => "any value",
    }
}

fn scalar(primitive: Primitive, value: &Value) -> Option<Json> {
    match (primitive, value) {
        (Primitive::Any, _) => any_json(value),
        (Primitive::String, Value::String(text) | Value::DateTime(text) | Value::Date(text)) => {
            Some(text_json(text))
        }
        (Primitive::DateTime, Value::String(text) | Value::DateTime(text)) => {
            (date_shape(text) == DateShape::DateTime).then(|| text_json(text))
        }
        (Primitive::Date, Value::String(text) | Value::Date(text)) => {
            (date_shape(text) == DateShape::Date).then(|| text_json(text))
        }
        (
            Primitive::DateOrDateTime,
            Value::String(text) | Value::Date(text) | Value::DateTime(text),
        ) => (date_shape(text) != DateShape::Other).then(|| text_json(text)),
        (Primitive::NumberOrText, Value::String(text)) => Some(text_json(text)),
        (Primitive::NumberOrText, Value::Number(text)) => number(text),
        (Primitive::Boolean, Value::Bool(flag)) => Some(Json::Bool(*flag)),
        (Primitive::Integer | Primitive::BigInteger, Value::Number(text)) => {
            text.parse::<i64>().ok().map(Json::from)
        }
        (Primitive::Float | Primitive::Number, Value::Number(text)) => number(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok().filter(Json::is_number)
}

fn literal_json(value: &Value) -> Option<Json> {
    match value {
        Value::Bool(flag) => Some(Json::Bool(*flag)),
        Value::Number(text) => number(text),
        Value::String(text) => Some(text_json(text)),
        _ => None,
    }
}

/// `json`, a value of type `ty`, without strings whose key is the name of a credential.
fn without_secret(name: &str, ty: &Type, json: Json) -> Json {
    if !is_secret(name) {
        return json;
    }
    match (ty, json) {
        (Type::Nullable(inner), json) => without_secret(name, inner, json),
        (Type::Array(item), Json::Array(items)) => {
            let items = items.into_iter();
            Json::Array(items.map(|it| without_secret(name, item, it)).collect())
        }
        (Type::Primitive(Primitive::String | Primitive::Any), Json::String(_)) => {
            Json::String(REDACTED.to_owned())
        }
        (Type::Primitive(Primitive::Bytes), Json::String(_)) => {
            Json::String(REDACTED_BYTES.to_owned())
        }
        (_, json) => json,
    }
}

/// A string without credentials: the example will be checked in as a test.
fn text_json(text: &str) -> Json {
    Json::String(redacted(text).into_owned())
}

fn literal_value(value: &LiteralValue) -> Json {
    match value {
        LiteralValue::String(text) => Json::String(text.clone()),
        LiteralValue::Integer(number) => Json::from(*number),
        LiteralValue::Boolean(flag) => Json::Bool(*flag),
    }
}

/// A literal without a type to go by.
fn any_json(value: &Value) -> Option<Json> {
    match value {
        Value::Null => Some(Json::Null),
        Value::DateTime(text) | Value::Date(text) => Some(Json::String(text.clone())),
        Value::Array(nodes) => nodes
            .iter()
            .map(|node| any_json(&node.value))
            .collect::<Option<_>>()
            .map(Json::Array),
        Value::Object(object) => {
            let entries = object.entries.iter();
            let any = Type::Primitive(Primitive::Any);
            let entries = entries.map(|entry| {
                let found = any_json(&entry.value.value)?;
                Some((entry.key.clone(), without_secret(&entry.key, &any, found)))
            });
            entries.collect::<Option<Map<_, _>>>().map(Json::Object)
        }
        Value::Opaque => None,
        scalar => literal_json(scalar),
    }
}

fn model_json(api: Keys, id: ModelId, node: &Node, depth: usize) -> Result<Json, Unusable> {
    let shape = api.api.get(id).map(|model| &model.shape);
    let wrong = |expected: &str| {
        Err(Unusable::Contradiction(
            node.range.clone(),
            format!("expected {expected}"),
        ))
    };
    match (shape, &node.value) {
        (Some(Shape::Union(union)), _) if api.is_wire => {
            let variants = union.variants.iter();
            let mut fitting = variants.filter_map(|it| json(api, &it.ty, node, depth + 1).ok());
            fitting.next().ok_or(Unusable::Opaque)
        }
        (Some(Shape::Struct(it)), Value::Object(object)) => {
            object_json(api, (id, it), node, object, depth)
        }
        (Some(Shape::Struct(_)), _) => wrong("an object"),
        (Some(Shape::Enum(it)), value) => match literal_json(value) {
            Some(json) if is_value(it, &json) => Ok(json),
            _ => wrong("a value of the enum"),
        },
        (Some(Shape::Union(union)), _) => match fitting_variant(api.api, union, &node.value) {
            Some(ty) => json(api, ty, node, depth + 1),
            None => Err(Unusable::Opaque),
        },
        (Some(Shape::Opaque) | None, value) => any_json(value).ok_or(Unusable::Opaque),
    }
}

/// Whether the enum accepts `json`.
fn is_value(it: &Enum, json: &Json) -> bool {
    let (text, is_number) = match json {
        Json::Number(number) => (number.to_string(), true),
        Json::String(text) => (text.clone(), false),
        _ => return false,
    };
    let is_listed = || it.values.iter().any(|known| known.value == text);
    is_number == it.is_numeric && (it.open || is_listed())
}

fn object_json(
    api: Keys,
    (id, structure): (ModelId, &Struct),
    node: &Node,
    object: &Object,
    depth: usize,
) -> Result<Json, Unusable> {
    let mut entries = Map::new();
    for entry in &object.entries {
        let by_name = api.find(id, structure, &entry.key);
        let by_name = by_name.and_then(|index| structure.fields.get(index));
        // Some code uses wire names.
        let mut fields = structure.fields.iter();
        let (key, value) = match by_name.or_else(|| fields.find(|it| it.wire_name == entry.key)) {
            Some(field) => (
                field.wire_name.clone(),
                field_json(api, field, &entry.value, depth)?,
            ),
            None => {
                let Some(additional) = &structure.additional else {
                    let why = "the table has no such field".to_owned();
                    return Err(Unusable::Contradiction(entry.key_range.clone(), why));
                };
                (
                    entry.key.clone(),
                    json(api, &additional.ty, &entry.value, depth + 1)?,
                )
            }
        };
        entries.insert(key, value);
    }
    let is_missing =
        |field: &&Field| !field.is_optional() && !entries.contains_key(&field.wire_name);
    if let Some(field) = structure.fields.iter().find(is_missing) {
        let why = format!("`{}` is required but missing", field.doc_name);
        let range = node.range.start..node.range.start + usize::from(!node.range.is_empty());
        return Err(Unusable::Contradiction(range, why));
    }
    Ok(Json::Object(entries))
}

fn field_json(api: Keys, field: &Field, node: &Node, depth: usize) -> Result<Json, Unusable> {
    let has_null = matches!(
        field.presence,
        Presence::RequiredNullable | Presence::OptionalNullable
    );
    if node.value == Value::Null && has_null {
        return Ok(Json::Null);
    }
    let json = json(api, &field.ty, node, depth + 1)?;
    Ok(without_secret(&field.wire_name, &field.ty, json))
}
