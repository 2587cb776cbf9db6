//! The API: what all pages say together. Models are in one arena and refer to each other by id.

mod evidence;
mod name;
mod shape;
mod vocabulary;

pub use evidence::{Evidence, Rule};
pub use name::RustName;
pub use shape::{
    Additional, Enum, EnumValue, Field, Shape, Struct, Tag, Type, Union, UnionKind, Variant,
};

pub use vocabulary::{Kinds, LiteralValue, Numbers, Presence, Primitive};

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// An index into [`Api::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ModelId(pub u32);

/// An index into [`Api::namespaces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NamespaceId(pub u32);

/// Everything that is generated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Api {
    /// Sorted by path.
    pub namespaces: Vec<Namespace>,
    /// Sorted by namespace, then by title.
    pub models: Vec<Model>,
}

impl Api {
    /// The model of `id`, if `id` is one of this API.
    pub fn get(&self, id: ModelId) -> Option<&Model> {
        self.models.get(id.0 as usize)
    }

    /// All models with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models
            .iter()
            .zip(0..)
            .map(|(model, index)| (ModelId(index), model))
    }

    /// The namespace of `id`, if `id` is one of this API.
    pub fn namespace(&self, id: NamespaceId) -> Option<&Namespace> {
        self.namespaces.get(id.0 as usize)
    }
}

/// A Rust module with the models of one folder of pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespace {
    /// Module names from the crate's root; empty for the root itself.
    pub path: Vec<String>,
}

/// One page's model: one Rust type, with the types that only it uses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    pub namespace: NamespaceId,
    /// The title of the page.
    pub title: String,
    pub rust_name: RustName,
    /// The name of the private module, and of its file without `.rs`.
    pub module: String,
    /// The page, as shown to people.
    pub origin: String,
    /// The title on the page.
    pub span: Span,
    /// Markdown.
    pub description: String,
    pub deprecation: Option<Deprecated>,
    pub shape: Shape,
    /// The operations that take or return it, if the docs have pages about operations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Use>,
    /// More traits that the type derives.
    pub derives: Vec<String>,
    /// More attributes of the type.
    pub attributes: Vec<String>,
    /// The documented example as JSON on the wire, if it can be used.
    pub example: Option<serde_json::Value>,
}

/// An operation that has a model as a parameter or as its response.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Use {
    /// Its name in the docs.
    pub operation: String,
    /// Whether callers send it; otherwise they receive it.
    pub is_sent: bool,
}

/// A deprecation: something should no longer be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deprecated {
    pub note: String,
}
