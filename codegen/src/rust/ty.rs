//! Rust types, and how a file writes them.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::{ModelId, Type};
use crate::model::{Presence, Primitive};
use crate::options::{Dates, Numbers, Options};

/// A Rust type of the generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ty {
    Bool,
    I64,
    /// An integer from a language in which integers are unbounded.
    Integer,
    F64,
    String,
    /// An exact number, a type of the support module.
    Number,
    /// A number or a string.
    NumberOrText,
    /// `serde_json::Value`
    Value,
    Bytes,
    Date(Dates),
    DateTime(Dates),
    /// A type with one value, in the file that uses it.
    Constant(String),
    Model(ModelId),
    /// A type that the user has written.
    External(String),
    Vec(Box<Self>),
    /// `BTreeMap<String, T>`
    Map(Box<Self>),
    Option(Box<Self>),
    MaybeUndefined(Box<Self>),
    Boxed(Box<Self>),
    /// JSON that is read on demand, a type of the support module.
    Deferred(Box<Self>),
}

/// How the generated code wraps the type of a field whose key may be absent or whose value may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Wrapper {
    Bare,
    /// An `Option` that is written as null.
    Nullable,
    /// An `Option` that is left out.
    Optional,
    /// Absent and null are kept apart.
    MaybeUndefined,
}

impl Wrapper {
    /// The wrapper of a field of type `ty`. If null is a value like any other, it does not mean absence.
    pub fn of(ty: &Type, presence: Presence) -> Self {
        let is_any = *ty == Type::Primitive(Primitive::Any);
        match presence {
            Presence::OptionalNullable => Self::MaybeUndefined,
            Presence::Optional if is_any => Self::MaybeUndefined,
            Presence::Optional => Self::Optional,
            Presence::RequiredNullable if !is_any && !matches!(ty, Type::Nullable(_)) => {
                Self::Nullable
            }
            Presence::Required
            | Presence::RequiredNullabilityUnknown
            | Presence::RequiredNullable => Self::Bare,
        }
    }

    /// Whether a field is left out if it is unset.
    pub fn may_be_absent(self) -> bool {
        matches!(self, Self::Optional | Self::MaybeUndefined)
    }
}

impl Ty {
    /// The type of a value.
    pub fn of(ty: &Type, options: Options) -> Self {
        match ty {
            Type::Primitive(primitive) => Self::of_primitive(*primitive, options),
            Type::Literal { rust_name, .. } => Self::Constant(rust_name.to_string()),
            Type::Array(item) => Self::Vec(Box::new(Self::of(item, options))),
            Type::Map(value) => Self::Map(Box::new(Self::of(value, options))),
            Type::Nullable(inner) => Self::Option(Box::new(Self::of(inner, options))),
            Type::External(path) => Self::External(path.clone()),
            Type::Model(id) => Self::Model(*id),
            Type::Boxed(id) => Self::Boxed(Box::new(Self::Model(*id))),
            Type::Deferred(inner) => Self::Deferred(Box::new(Self::of(inner, options))),
        }
    }

    /// The type of a field.
    pub fn of_field(ty: &Type, presence: Presence, options: Options) -> Self {
        let inner = Self::of(ty, options);
        match Wrapper::of(ty, presence) {
            Wrapper::Bare => inner,
            Wrapper::Nullable | Wrapper::Optional => Self::Option(Box::new(inner)),
            Wrapper::MaybeUndefined => Self::MaybeUndefined(Box::new(inner)),
        }
    }

    fn of_primitive(primitive: Primitive, options: Options) -> Self {
        let Options { dates, numbers, .. } = options;
        match primitive {
            Primitive::String | Primitive::DateOrDateTime => Self::String,
            Primitive::Boolean => Self::Bool,
            Primitive::Integer => Self::I64,
            Primitive::Float | Primitive::Number if numbers == Numbers::F64 => Self::F64,
            Primitive::BigInteger => Self::Integer,
            Primitive::Float | Primitive::Number => Self::Number,
            Primitive::NumberOrText => Self::NumberOrText,
            Primitive::Any => Self::Value,
            Primitive::Bytes => Self::Bytes,
            Primitive::Date | Primitive::DateTime if dates == Dates::String => Self::String,
            Primitive::Date => Self::Date(dates),
            Primitive::DateTime => Self::DateTime(dates),
        }
    }

    /// The type as written in code with these names.
    pub fn named(&self, names: &mut dyn Names) -> Named {
        match self {
            Self::Bool => Named::path("bool"),
            Self::I64 => Named::path("i64"),
            Self::Integer => Named::path(names.known(&Known::INTEGER)),
            Self::F64 => Named::path("f64"),
            Self::String => Named::path("String"),
            Self::Number => Named::path(names.known(&Known::NUMBER)),
            Self::NumberOrText => Named::path(names.known(&Known::NUMBER_OR_TEXT)),
            Self::Value => Named::path("serde_json::Value"),
            Self::Bytes => Named::path(names.known(&Known::BYTES)),
            Self::Date(dates) => Named::path(names.known(Known::date(*dates))),
            Self::DateTime(Dates::Chrono) => {
                let utc = Named::path(names.known(&Known::CHRONO_UTC));
                Named::generic(names.known(&Known::CHRONO_DATE_TIME), vec![utc])
            }
            Self::DateTime(dates) => Named::path(names.known(Known::date_time(*dates))),
            Self::Constant(name) => Named::path(names.constant(name)),
            Self::Model(id) => Named::path(names.model(*id)),
            Self::External(path) => Named::path(path),
            Self::Vec(item) => Named::generic("Vec", vec![item.named(names)]),
            Self::Map(value) => {
                let arguments = vec![Named::path("String"), value.named(names)];
                Named::generic(names.known(&Known::MAP), arguments)
            }
            Self::Option(inner) => Named::generic("Option", vec![inner.named(names)]),
            Self::MaybeUndefined(inner) => {
                let inner = inner.named(names);
                Named::generic(names.known(&Known::MAYBE_UNDEFINED), vec![inner])
            }
            Self::Boxed(inner) => Named::generic("Box", vec![inner.named(names)]),
            Self::Deferred(inner) => {
                let inner = inner.named(names);
                Named::generic(names.known(&Known::DEFERRED), vec![inner])
            }
        }
    }
}

/// The origin of a type's name that is not a model's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Standard,
    External,
    /// The support module, whose names the root module exports.
    Root,
    /// The support module; the name is imported from there.
    Support,
}

/// A type that does not come from the docs.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    pub origin: Origin,
    /// The path of the module it is in; empty for the support module.
    pub path: &'static str,
    pub name: &'static str,
}

impl Known {
    const fn new(origin: Origin, path: &'static str, name: &'static str) -> Self {
        Self { origin, path, name }
    }

    pub const MAP: Self = Self::new(Origin::Standard, "std::collections", "BTreeMap");
    pub const BYTES: Self = Self::new(Origin::Root, "", "Bytes");
    pub const INTEGER: Self = Self::new(Origin::Root, "", "Integer");
    pub const NUMBER: Self = Self::new(Origin::Root, "", "Number");
    pub const DEFERRED: Self = Self::new(Origin::Root, "", "Deferred");
    pub const NUMBER_OR_TEXT: Self = Self::new(Origin::Root, "", "NumberOrText");
    pub const MAYBE_UNDEFINED: Self = Self::new(Origin::Support, "", "MaybeUndefined");
    const CHRONO_DATE: Self = Self::new(Origin::External, "chrono", "NaiveDate");
    const CHRONO_DATE_TIME: Self = Self::new(Origin::External, "chrono", "DateTime");
    const CHRONO_UTC: Self = Self::new(Origin::External, "chrono", "Utc");
    const JIFF_DATE: Self = Self::new(Origin::External, "jiff::civil", "Date");
    const JIFF_TIMESTAMP: Self = Self::new(Origin::External, "jiff", "Timestamp");
    pub const TIME_DATE: Self = Self::new(Origin::Root, "", "Date");
    pub const TIME_DATE_TIME: Self = Self::new(Origin::Root, "", "DateTime");

    fn date(dates: Dates) -> &'static Self {
        match dates {
            Dates::Jiff => &Self::JIFF_DATE,
            Dates::Time => &Self::TIME_DATE,
            Dates::Chrono | Dates::String => &Self::CHRONO_DATE,
        }
    }

    fn date_time(dates: Dates) -> &'static Self {
        match dates {
            Dates::Jiff => &Self::JIFF_TIMESTAMP,
            Dates::Time => &Self::TIME_DATE_TIME,
            Dates::Chrono | Dates::String => &Self::CHRONO_DATE_TIME,
        }
    }
}

/// The names of types in some place.
pub trait Names {
    fn model(&mut self, id: ModelId) -> String;
    /// The name of a constant's type.
    fn constant(&mut self, rust_name: &str) -> String;
    fn known(&mut self, known: &Known) -> String;
}

/// A type as written in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// `Link`, `crate::components::Link`, or whatever the user has written.
    pub path: String,
    pub arguments: Vec<Self>,
}

impl Named {
    fn path(path: impl Into<String>) -> Self {
        Self::generic(path, Vec::new())
    }

    fn generic(path: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self {
            path: path.into(),
            arguments,
        }
    }

    /// The type in a `Box`.
    pub fn boxed(self) -> Self {
        Self::generic("Box", vec![self])
    }
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            formatter.write_str(if index == 0 { "<" } else { ", " })?;
            argument.fmt(formatter)?;
        }
        formatter.write_str(if self.arguments.is_empty() { "" } else { ">" })
    }
}

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
