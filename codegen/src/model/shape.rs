//! What a model is made of.

use serde::{Deserialize, Serialize};

use super::name::RustName;
use super::vocabulary::{LiteralValue, Presence, Primitive};
use super::{Api, Deprecated, Evidence, ModelId};
use crate::text::Span;
use crate::words::same_words;

/// The kind of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Shape {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
    /// A union whose variants the docs do not list: any JSON.
    Opaque,
}

impl Shape {
    /// The models that it mentions, once per mention.
    pub fn models(&self) -> Vec<ModelId> {
        let mut models = Vec::new();
        for ty in self.types() {
            ty.walk(&mut |ty| {
                if let Type::Model(id) | Type::Boxed(id) = ty {
                    models.push(*id);
                }
            });
        }
        models
    }

    /// The types in it, in the order of the page: those of fields and of the map of additional keys, or of variants.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let (structure, union) = match self {
            Self::Struct(it) => (Some(it), None),
            Self::Union(it) => (None, Some(it)),
            Self::Enum(_) | Self::Opaque => (None, None),
        };
        let fields = structure
            .into_iter()
            .flat_map(|it| it.fields.iter().map(|field| &field.ty));
        let additional = structure.and_then(|it| it.additional.as_ref());
        let variants = union
            .into_iter()
            .flat_map(|it| it.variants.iter().map(|variant| &variant.ty));
        fields.chain(additional.map(|it| &it.ty)).chain(variants)
    }

    /// Calls `change` for each of these types and all types inside them.
    pub fn for_each_type(&mut self, change: &mut impl FnMut(&mut Type)) {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.iter_mut().map(|field| &mut field.ty);
                let additional = it.additional.iter_mut().map(|it| &mut it.ty);
                fields.chain(additional).for_each(|ty| ty.change(change));
            }
            Self::Union(it) => {
                let variants = it.variants.iter_mut();
                variants.for_each(|variant| variant.ty.change(change));
            }
            Self::Enum(_) | Self::Opaque => {}
        }
    }
}

/// An object with known keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Struct {
    pub fields: Vec<Field>,
    /// Additional keys, if the docs allow them.
    pub additional: Option<Additional>,
    /// The name of the type with the required fields for the constructor; `None` if there are only a few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_name: Option<String>,
}

/// The map for all keys that are not fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Additional {
    pub rust_name: RustName,
    /// The type of the values.
    pub ty: Type,
    /// Markdown.
    pub description: String,
}

impl Additional {
    /// Any JSON under any additional key. Its Rust name is chosen together with all others.
    pub fn any() -> Self {
        Self {
            rust_name: RustName::Open,
            ty: Type::Primitive(Primitive::Any),
            description: String::new(),
        }
    }
}

/// One key of an object.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name that the docs print.
    pub doc_name: String,
    pub wire_name: String,
    /// Whether no source shows the wire name of this very key.
    #[serde(default)]
    pub is_guess: bool,
    /// Whether any spelling of its letters is read, if an object does not have the key itself.
    #[serde(default)]
    pub any_spelling: bool,
    /// Other names under which it is read.
    pub aliases: Vec<String>,
    pub rust_name: RustName,
    pub ty: Type,
    pub presence: Presence,
    pub deprecation: Option<Deprecated>,
    /// Markdown.
    pub description: String,
    /// The raw Example cell.
    pub example: String,
    /// The evidence beyond the field's own row.
    pub evidence: Vec<Evidence>,
    pub span: Span,
}

impl Field {
    /// Whether the Rust field is an `Option` because the key may be absent.
    pub fn is_optional(&self) -> bool {
        matches!(
            self.presence,
            Presence::Optional | Presence::OptionalNullable
        )
    }

    /// Whether the key `name` is read into it, if an object has no other key that is.
    pub fn reads(&self, name: &str) -> bool {
        let is_known = self.wire_name == name || self.aliases.iter().any(|alias| alias == name);
        is_known || (self.any_spelling && same_words(&self.wire_name, name))
    }
}

/// A type in terms of Rust.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    Primitive(Primitive),
    /// A type of its own with one value, in the file of the model that has the field.
    Literal {
        value: LiteralValue,
        rust_name: RustName,
    },
    Array(Box<Type>),
    /// Keys are strings.
    Map(Box<Type>),
    Nullable(Box<Type>),
    Model(ModelId),
    /// A model in a `Box`: it is on a cycle of types, or large.
    Boxed(ModelId),
    /// A value that is kept as JSON and read on demand, because the types would be too deep for rustc.
    Deferred(Box<Self>),
    /// A Rust type that the user names, with its path. What it reads and writes is not known here.
    External(String),
}

impl Type {
    /// The model that this type holds by value, directly or in an `Option`.
    pub fn held_model(&self) -> Option<ModelId> {
        match self {
            Self::Model(id) => Some(*id),
            Self::Nullable(inner) => inner.held_model(),
            _ => None,
        }
    }

    /// Whether there is only one value, so nobody needs to choose it.
    pub fn has_one_value(&self, api: &Api) -> bool {
        let shape = |id: &ModelId| api.get(*id).map(|model| &model.shape);
        match self {
            Self::Literal { .. } => true,
            Self::Model(id) => matches!(shape(id), Some(Shape::Enum(it)) if it.has_default()),
            _ => false,
        }
    }

    /// Boxes the model that it holds by value.
    pub fn put_in_box(&mut self) {
        match self {
            Self::Model(id) => *self = Self::Boxed(*id),
            Self::Nullable(inner) => inner.put_in_box(),
            _ => {}
        }
    }

    /// Keeps its value as JSON and reads it on demand. Null is recognised at once.
    pub fn defer(&mut self) {
        match self {
            Self::Nullable(inner) => inner.defer(),
            ty => {
                let inner = std::mem::replace(ty, Self::Primitive(Primitive::Any));
                let inner = match inner {
                    // It is on the heap anyway.
                    Self::Boxed(id) => Self::Model(id),
                    inner => inner,
                };
                *ty = Self::Deferred(Box::new(inner));
            }
        }
    }

    /// Allows null inside `level` lists and maps. Returns whether that is new.
    pub fn allow_null(&mut self, level: u8) -> bool {
        let any = Self::Primitive(Primitive::Any);
        match (self, level) {
            (Self::Nullable(_), 0) => false,
            (ty, 0) => {
                let has_null = *ty == any;
                if !has_null {
                    *ty = Self::Nullable(Box::new(std::mem::replace(ty, any)));
                }
                !has_null
            }
            (Self::Array(inner) | Self::Map(inner), level) => inner.allow_null(level - 1),
            (Self::Nullable(inner), level) => inner.allow_null(level),
            _ => false,
        }
    }

    /// Calls `visit` for this type and all types inside it.
    pub fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        if let Self::Array(inner)
        | Self::Map(inner)
        | Self::Nullable(inner)
        | Self::Deferred(inner) = self
        {
            inner.walk(visit);
        }
    }
}

impl Type {
    fn change(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        if let Self::Array(inner) | Self::Map(inner) | Self::Nullable(inner) = self {
            inner.change(change);
        }
    }
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enum {
    pub values: Vec<EnumValue>,
    /// Whether the values are written as numbers, not as strings.
    pub is_numeric: bool,
    /// Whether the docs do not tell numbers from strings, so that both are read.
    pub is_lenient: bool,
    /// Whether other values are kept instead of refused.
    pub open: bool,
    /// The evidence for that.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Enum {
    /// Whether there is only one value to choose.
    pub fn has_default(&self) -> bool {
        self.values.len() == 1 && !self.open
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The string on the wire, or the number as text.
    pub value: String,
    /// What the docs call it, where it has no letter to make a name of.
    #[serde(skip)]
    pub constant: Option<String>,
    pub rust_name: RustName,
    /// Unchecked Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub deprecation: Option<Deprecated>,
    pub span: Span,
}

/// A union.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Union {
    // In JSON, `kind` is that of the shape.
    #[serde(rename = "discriminator")]
    pub kind: UnionKind,
    /// The key that the user says is the tag.
    pub wanted_tag: Option<String>,
    /// In the order in which they are tried.
    pub variants: Vec<Variant>,
    /// Whether the user wants payloads that fit no variant to be kept. If there is a tag, they
    /// always are.
    #[serde(default)]
    pub open: bool,
    /// The evidence for the tag, at each variant.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Union {
    /// Whether payloads that fit no variant are kept.
    pub fn keeps_others(&self) -> bool {
        self.open || matches!(self.kind, UnionKind::Tagged(_))
    }
}

/// How the variant of a payload is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnionKind {
    /// By the value of one key that all variants have.
    Tagged(Tag),
    /// The variant that fits best.
    Untagged,
}

/// The key that tells the variants of a union apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub wire_name: String,
    /// Whether an object may lack it, because the docs give it a default: then the variant that loses the least is taken.
    #[serde(default)]
    pub is_optional: bool,
}

/// One variant of a union.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// The name that follows from its type in the docs.
    #[serde(default)]
    pub doc_name: String,
    pub rust_name: RustName,
    pub ty: Type,
    /// Markdown, from the user: pages do not describe variants.
    #[serde(default)]
    pub description: String,
    /// The tag values that select this variant; empty in an untagged union.
    pub tags: Vec<String>,
    /// Whether the payload is kept in a `Box`, because it is large.
    pub boxed: bool,
    pub span: Span,
}
