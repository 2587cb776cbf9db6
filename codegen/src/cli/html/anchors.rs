//! The ids of the page's parts, for links.

use std::collections::HashMap;

use crate::model::{Api, Field, Model, ModelId, Namespace, Shape};

/// The ids of all models: the path of the Rust type, with dots. It is unique in a crate, and it is made
/// of letters, digits and `_` only, whatever the docs say.
pub struct Anchors {
    models: Vec<String>,
    by_anchor: HashMap<String, ModelId>,
}

impl Anchors {
    pub fn new(api: &Api) -> Self {
        let anchor = |model: &Model| {
            let modules = api.namespace(model.namespace).into_iter();
            let modules = modules.flat_map(|it| &it.path).map(String::as_str);
            let parts = modules.chain([model.rust_name.as_str()]);
            parts.map(bare).collect::<Vec<_>>().join(".")
        };
        let models: Vec<String> = api.models.iter().map(anchor).collect();
        let ids = api.iter().map(|(id, _)| id);
        Self {
            by_anchor: models.iter().cloned().zip(ids).collect(),
            models,
        }
    }

    /// The id of a model; empty if it is not in this API.
    pub fn model(&self, id: ModelId) -> &str {
        self.models.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The id of the part of a model that has this Rust name.
    pub fn member(&self, id: ModelId, rust_name: &str) -> String {
        format!("{}.{}", self.model(id), bare(rust_name))
    }

    /// The model with this name in a change: `components.Link`.
    pub fn find(&self, path: &str) -> Option<ModelId> {
        self.by_anchor.get(path).copied()
    }
}

/// The id of a namespace's part of the page. The dot at its end distinguishes it from a model.
pub fn namespace_anchor(namespace: &Namespace) -> String {
    format!("{}.", namespace.path.join("."))
}

/// The Rust name of the part of `model` that a change of the docs is about.
pub fn changed_member<'a>(model: &'a Model, name: &str) -> Option<&'a str> {
    let is_it = |field: &&Field| field.wire_name == name || field.rust_name == *name;
    match &model.shape {
        Shape::Struct(it) => it.fields.iter().find(is_it).map(|it| it.rust_name.as_str()),
        Shape::Enum(it) => {
            let mut values = it.values.iter();
            values
                .find(|it| it.value == name)
                .map(|it| it.rust_name.as_str())
        }
        Shape::Union(it) => {
            let mut variants = it.variants.iter();
            variants
                .find(|it| it.rust_name == *name)
                .map(|it| it.rust_name.as_str())
        }
        Shape::Opaque => None,
    }
}

/// A name without the escape of keywords.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
