//! Facts in words.

use super::find::Target;
use super::{Context, Fact};
use crate::model::{Deprecated, Enum, Field, Model, Shape, Type, Union, UnionKind, Variant};
use crate::model::{LiteralValue, Presence, Primitive};
use crate::observe::model_path;

/// How many names of parts are listed.
const MAX_NAMES: usize = 30;

impl Context<'_> {
    /// All facts of `target`, the important ones first.
    pub(in crate::cli) fn facts(&self, target: Target) -> Vec<Fact> {
        match target {
            Target::Model(model) => self.model(model),
            Target::Field(_, field) => self.field(field),
            Target::Additional(_, it) => vec![fact("value type", self.ty(&it.ty))],
            Target::Value(_, value) => {
                let mut facts = vec![fact("on the wire", value.value.clone())];
                facts.extend(deprecation(value.deprecation.as_ref()));
                facts
            }
            Target::Variant(model, variant) => self.variant(model, variant),
        }
    }

    fn model(&self, model: &Model) -> Vec<Fact> {
        let mut facts = Vec::new();
        match &model.shape {
            Shape::Struct(it) => {
                facts.push(fact(
                    "fields",
                    names(it.fields.iter().map(|field| field.doc_name.as_str())),
                ));
                let further = it
                    .additional
                    .as_ref()
                    .map(|it| format!("kept, {}", self.ty(&it.ty)));
                facts.push(fact(
                    "other keys",
                    further.unwrap_or_else(|| "ignored".to_owned()),
                ));
            }
            Shape::Enum(it) => facts.extend(enumeration(it)),
            Shape::Union(it) => facts.extend(self.union(it)),
            Shape::Opaque => {
                facts.push(fact(
                    "type",
                    "any JSON: the docs do not list the types".to_owned(),
                ));
            }
        }
        facts.extend(deprecation(model.deprecation.as_ref()));
        let example = if model.example.is_some() {
            "a test of the generated crate"
        } else {
            "none that fits the type"
        };
        facts.push(fact("example", example.to_owned()));
        facts
    }

    fn union(&self, it: &Union) -> Vec<Fact> {
        let how = match &it.kind {
            UnionKind::Tagged(tag) => format!("chosen by the key `{}`", tag.wire_name),
            UnionKind::Untagged => "the one that loses the least of the payload".to_owned(),
        };
        let variants = it.variants.iter().map(|variant| variant.rust_name.as_str());
        vec![
            fact("variants", names(variants)),
            fact("variant of a payload", how),
        ]
    }

    fn variant(&self, model: &Model, variant: &Variant) -> Vec<Fact> {
        let mut facts = vec![fact("type", self.ty(&variant.ty))];
        if let Shape::Union(Union {
            kind: UnionKind::Tagged(tag),
            ..
        }) = &model.shape
        {
            let value = format!(
                "`{}` is {}",
                tag.wire_name,
                names(variant.tags.iter().map(String::as_str))
            );
            facts.push(fact("chosen when", value));
        }
        facts
    }

    fn field(&self, field: &Field) -> Vec<Fact> {
        let mut facts = vec![fact("wire name", field.wire_name.clone())];
        if !field.aliases.is_empty() {
            facts.push(fact(
                "also read as",
                names(field.aliases.iter().map(String::as_str)),
            ));
        }
        facts.push(fact("type", self.ty(&field.ty)));
        let presence = match field.presence {
            Presence::Optional => "optional: the key may be absent",
            Presence::OptionalNullable => "optional and nullable: the key may be absent or null",
            Presence::RequiredNullable => {
                "required and nullable: the key is always present but may be null"
            }
            Presence::Required => "required: the key is always present and never null",
            Presence::RequiredNullabilityUnknown => {
                "required: the key is always present; the docs do not say whether it may be null"
            }
        };
        facts.push(fact("presence", presence.to_owned()));
        facts.extend(deprecation(field.deprecation.as_ref()));
        if !field.example.is_empty() {
            facts.push(fact("example", field.example.clone()));
        }
        facts
    }

    /// The type in terms of the docs.
    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => word(*primitive).to_owned(),
            Type::Literal { value, .. } => match value {
                LiteralValue::String(text) => format!("always {text:?}"),
                other => format!("always {}", literal(other)),
            },
            Type::Array(inner) => format!("list of {}", self.ty(inner)),
            Type::Map(inner) => format!("map of {}", self.ty(inner)),
            Type::Nullable(inner) => format!("{} or null", self.ty(inner)),
            Type::Deferred(inner) => self.ty(inner),
            Type::External(path) => path.clone(),
            Type::Model(id) | Type::Boxed(id) => self
                .api
                .get(*id)
                .map(|model| model_path(self.api, model))
                .unwrap_or_default(),
        }
    }
}

fn fact(name: &'static str, value: String) -> Fact {
    Fact { name, value }
}

fn literal(value: &LiteralValue) -> String {
    let shown = serde_json::to_value(value).ok();
    shown.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn enumeration(it: &Enum) -> Vec<Fact> {
    let others = if it.open { "kept" } else { "refused" };
    let written = match (it.is_lenient, it.is_numeric) {
        (true, _) => "as numbers or strings: the docs do not say which",
        (false, true) => "as numbers",
        (false, false) => "as strings",
    };
    vec![
        fact(
            "values",
            names(it.values.iter().map(|value| value.value.as_str())),
        ),
        fact("other values", others.to_owned()),
        fact("written", written.to_owned()),
    ]
}

fn deprecation(deprecated: Option<&Deprecated>) -> Option<Fact> {
    let note = &deprecated?.note;
    Some(fact(
        "deprecated",
        if note.is_empty() {
            "yes".to_owned()
        } else {
            note.clone()
        },
    ))
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names.get(..MAX_NAMES).unwrap_or(&names).join(", ");
    match names.len().saturating_sub(MAX_NAMES) {
        0 if names.is_empty() => "none".to_owned(),
        0 => shown,
        hidden => format!("{shown} and {hidden} more"),
    }
}

/// The words for them in an override's `type`.
pub(super) fn word(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "string",
        Primitive::Boolean => "boolean",
        Primitive::Integer => "integer",
        Primitive::BigInteger => "big-integer",
        Primitive::Float | Primitive::Number => "number",
        Primitive::NumberOrText => "number-or-text",
        Primitive::Date => "date",
        Primitive::DateTime => "date-time",
        Primitive::Bytes => "bytes",
        // Its type until somebody says more.
        Primitive::DateOrDateTime => "string",
        Primitive::Any => "any",
    }
}
