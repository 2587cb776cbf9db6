//! Learning from recorded payloads.
//!
//! | step | input → output |
//! |---|---|
//! | [`find_model`] | what a user types → a model |
//! | [`check`] | a payload → its misfits with the generated types |
//! | [`learn`] | payloads → [`Facts`]: names, yes and no, never values |
//! | [`write()`], [`read()`] | facts ↔ the text of `fieldnotes.observed.toml` |
//! | [`apply`] | facts → changes of the API, before wire names and unions are decided |
//!
//! Payloads are checked against the API as generated with all facts. Learning from them uses the API as
//! generated without facts, so the result does not depend on the old file: [`Facts::merge`] joins the two.

mod apply;
mod check;
mod dates;
mod index;
mod keys;
mod learn;
mod lookup;
mod misfit;
mod observations;
mod phrase;
mod read;
mod scalar;
mod score;
mod secrets;
#[cfg(test)]
mod tests;
mod walk;
mod write;

use serde_json::Value;

pub use apply::apply;
pub use dates::shape as date_shape;
pub use index::ApiIndex;
pub use learn::{facts, learn};
pub use lookup::{NotFound, find_model, model_keys, model_path};
pub use misfit::{Effect, Misfit, MisfitRule};
pub use observations::{
    DateShape, ENOUGH_WHOLE, Facts, Keys, Kind, ModelFacts, More, SlotFacts, Words,
};
pub use read::{Observed, read};
pub use secrets::is_harmless;
pub use write::write;

use crate::model::Primitive;
use crate::model::{Api, ModelId, Type};
use crate::options::Options;

/// Where `payload` does not fit the generated type of `model`, or would lose something. For many payloads create one
/// [`ApiIndex`] and use [`check_with`].
pub fn check(api: &Api, options: Options, model: ModelId, payload: &Value) -> Vec<Misfit> {
    check_with(&ApiIndex::new(api, options), model, payload)
}

/// [`check`] with an existing index.
pub fn check_with(index: &ApiIndex, model: ModelId, payload: &Value) -> Vec<Misfit> {
    check::check(index, model, payload)
}

/// A name for the type of a variant that stays the same when facts change the type.
fn label(keys: &[String], ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::Boolean => "boolean",
            Primitive::Integer
            | Primitive::BigInteger
            | Primitive::Float
            | Primitive::Number
            | Primitive::NumberOrText => "number",
            Primitive::String
            | Primitive::Bytes
            | Primitive::Date
            | Primitive::DateTime
            | Primitive::DateOrDateTime => "string",
            Primitive::Any => "any",
        }
        .to_owned(),
        Type::Literal { .. } => "literal".to_owned(),
        Type::External(path) => path.clone(),
        Type::Array(item) => format!("[{}]", label(keys, item)),
        Type::Map(value) => format!("{{{}}}", label(keys, value)),
        // Whether it may be null is one of the facts.
        Type::Nullable(inner) | Type::Deferred(inner) => label(keys, inner),
        Type::Model(id) | Type::Boxed(id) => keys.get(id.0 as usize).cloned().unwrap_or_default(),
    }
}
