//! What callers of the generated code see of a model: the mirror of what `emit` writes, in as far as it can break them.
//!
//! A test parses generated crates and compares them with what is said here, so that the two stay the same.

use std::borrow::Cow;

use crate::dialect::facts::{LiteralValue, Presence, Primitive};
use crate::model::{Api, Enum, Field, ModelId, Shape, Type};
use crate::options::Dates;

/// A field as its type and presence are seen in Rust and on the wire: of the ways to say the same thing, one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact<'a> {
    pub ty: &'a Type,
    pub presence: Presence,
}

impl<'a> Fact<'a> {
    /// The canonical form of `field`.
    pub fn of(field: &'a Field) -> Self {
        Self::new(&field.ty, field.presence)
    }

    /// The canonical form of a type and a presence.
    pub fn new(ty: &'a Type, presence: Presence) -> Self {
        use Presence::{
            Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
        };
        match (ty, presence) {
            (Type::Nullable(inner), Required | RequiredNullabilityUnknown | RequiredNullable) => {
                Self {
                    ty: inner,
                    presence: RequiredNullable,
                }
            }
            // `serde_json::Value` has its own null.
            (Type::Primitive(Primitive::Any), RequiredNullabilityUnknown | RequiredNullable) => {
                Self {
                    ty,
                    presence: Required,
                }
            }
            (Type::Primitive(Primitive::Any), Optional) => Self {
                ty,
                presence: OptionalNullable,
            },
            _ => Self { ty, presence },
        }
    }

    /// Whether the key may be absent.
    pub fn may_be_absent(self) -> bool {
        matches!(
            self.presence,
            Presence::Optional | Presence::OptionalNullable
        )
    }

    /// Whether the docs say that the key may be null.
    pub fn may_be_null(self) -> bool {
        matches!(
            self.presence,
            Presence::RequiredNullable | Presence::OptionalNullable
        ) || is_any(self.ty)
    }
}

fn is_any(ty: &Type) -> bool {
    *ty == Type::Primitive(Primitive::Any)
}

/// How models and constants are called in a type.
pub trait Names {
    fn model(&self, id: ModelId) -> String;
    /// The name of a constant's type.
    fn constant(&self, rust_name: &str) -> String;
    fn dates(&self) -> Dates;
}

/// The Rust type of a field.
pub fn field_type(names: &dyn Names, fact: Fact) -> String {
    let ty = rust_type(names, fact.ty);
    match fact.presence {
        Presence::Required | Presence::RequiredNullabilityUnknown => ty,
        Presence::RequiredNullable | Presence::Optional => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("MaybeUndefined<{ty}>"),
    }
}

/// The Rust type of a value.
pub fn rust_type(names: &dyn Names, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => rust_primitive(names.dates(), *primitive).to_owned(),
        Type::Literal { rust_name, .. } => names.constant(rust_name),
        Type::Array(item) => format!("Vec<{}>", rust_type(names, item)),
        Type::Map(value) => format!("BTreeMap<String, {}>", rust_type(names, value)),
        Type::Nullable(inner) => format!("Option<{}>", rust_type(names, inner)),
        Type::External(path) => path.clone(),
        Type::Model(id) => names.model(*id),
        Type::Boxed(id) => format!("Box<{}>", names.model(*id)),
    }
}

fn rust_primitive(dates: Dates, primitive: Primitive) -> &'static str {
    match (primitive, dates) {
        (Primitive::String, _) | (Primitive::Date | Primitive::DateTime, Dates::String) => "String",
        (Primitive::Boolean, _) => "bool",
        (Primitive::Integer, _) => "i64",
        (Primitive::BigInteger, _) => "serde_json::Number",
        (Primitive::Float | Primitive::Number, _) => "f64",
        (Primitive::Any, _) => "serde_json::Value",
        (Primitive::Bytes, _) => "Bytes",
        (Primitive::Date, Dates::Chrono) => "NaiveDate",
        (Primitive::DateTime, Dates::Chrono) => "DateTime<Utc>",
        (Primitive::Date, Dates::Jiff | Dates::Time) => "Date",
        (Primitive::DateTime, Dates::Jiff) => "Timestamp",
        (Primitive::DateTime, Dates::Time) => "DateTime",
    }
}

/// Whether `new` asks for a field. A struct without such a field has a `Default` instead.
pub fn is_argument(api: &Api, fact: Fact) -> bool {
    let may_be_null = fact.presence == Presence::RequiredNullable;
    !fact.may_be_absent() && (may_be_null || !has_one_value(api, fact.ty))
}

fn has_one_value(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Literal { .. } => true,
        Type::Model(id) => {
            let shape = api.get(*id).map(|model| &model.shape);
            matches!(shape, Some(Shape::Enum(it)) if has_default(it))
        }
        _ => false,
    }
}

/// Whether an enum has a `Default`: there is only one value to choose.
pub fn has_default(it: &Enum) -> bool {
    it.values.len() == 1 && !it.open
}

/// The name of an open enum's variant for values that the docs do not list.
pub fn catch_all(it: &Enum) -> Option<&'static str> {
    let is_free = |name: &&str| !it.values.iter().any(|value| value.rust_name == *name);
    let free = ["Unknown", "Other", "Unrecognized"]
        .into_iter()
        .find(is_free);
    it.open.then(|| free.unwrap_or("UnrecognizedValue"))
}

/// The text of a constant on the wire.
pub fn literal_text(value: &LiteralValue) -> Cow<'_, str> {
    match value {
        LiteralValue::String(text) => text.into(),
        LiteralValue::Integer(number) => number.to_string().into(),
        LiteralValue::Boolean(true) => "true".into(),
        LiteralValue::Boolean(false) => "false".into(),
    }
}
