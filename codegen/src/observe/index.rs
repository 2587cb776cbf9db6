//! An API, prepared for reading payloads.

use serde_json::Value;

use super::keys::KeyIndex;
use super::scalar::{self, Problem};
use crate::model::{Api, ModelId, Shape, Type};
use crate::options::Options;

/// An API with what is needed to read payloads.
pub struct ApiIndex<'a> {
    pub api: &'a Api,
    pub options: Options,
    keys: Vec<KeyIndex<'a>>,
}

impl<'a> ApiIndex<'a> {
    pub fn new(api: &'a Api, options: Options) -> Self {
        let keys = api.models.iter().map(|model| match &model.shape {
            Shape::Struct(it) => KeyIndex::new(it),
            _ => KeyIndex::default(),
        });
        Self {
            api,
            options,
            keys: keys.collect(),
        }
    }

    pub fn shape(&self, id: ModelId) -> Option<&'a Shape> {
        self.api.get(id).map(|model| &model.shape)
    }

    pub fn keys(&self, id: ModelId) -> Option<&KeyIndex<'a>> {
        self.keys.get(id.0 as usize)
    }

    /// What is wrong with `value` if a scalar is expected.
    pub fn problem(&self, ty: &Type, value: &Value) -> Option<Problem> {
        match ty {
            Type::Primitive(primitive) => scalar::primitive(*primitive, self.options, value),
            Type::Literal { value: literal, .. } => scalar::literal(literal, value),
            _ => None,
        }
    }
}
