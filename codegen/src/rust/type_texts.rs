//! The Rust types of parts of models, to show them beside the docs.

use std::collections::BTreeSet;

use super::imports::Imports;
use super::scope::{Index, Scope};
use super::ty::Ty;
use crate::model::{Api, Field, ModelId, NamespaceId, Type};
use crate::options::Options;

/// Writes types as in the generated files.
pub struct TypeTexts<'a> {
    options: Options,
    index: Index<'a>,
    api: &'a Api,
}

impl<'a> TypeTexts<'a> {
    /// For a package generated from `api`.
    pub fn new(api: &'a Api, options: Options) -> Self {
        Self {
            options,
            index: Index::new(api),
            api,
        }
    }

    /// The type of `field`, a field of the model `id`, with the `Option` that its presence requires.
    pub fn field(&self, id: ModelId, field: &Field) -> String {
        let ty = Ty::of_field(&field.ty, field.presence, self.options);
        self.named(id, &ty)
    }

    /// The type `ty` in the file of the model `id`.
    pub fn plain(&self, id: ModelId, ty: &Type) -> String {
        self.named(id, &Ty::of(ty, self.options))
    }

    fn named(&self, id: ModelId, ty: &Ty) -> String {
        let model = self.api.get(id);
        let mut scope = Scope {
            api: self.api,
            options: self.options,
            root: "crate",
            namespace: model.map_or(NamespaceId(0), |model| model.namespace),
            model: id,
            imports: Imports::default(),
            parts: BTreeSet::new(),
            index: &self.index,
        };
        scope.named(ty).to_string()
    }
}
