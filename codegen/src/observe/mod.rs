//! Learning from recorded payloads.
//!
//! | step | what it turns into what |
//! |---|---|
//! | [`find_model`] | what a user types → a model |
//! | [`check`] | a payload → where it does not fit the generated types |
//! | [`learn`] | payloads → [`Facts`]: names, yes and no, never values |
//! | [`write()`], [`read()`] | facts ↔ the text of `fieldnotes.observed.toml` |
//! | [`apply`] | facts → changes of the API, before names on the wire and unions are decided |
//!
//! Payloads are checked against the API that was generated with all facts. They are learned from with the API that was
//! made without them, so that the file says the same whatever it said before: [`Facts::merge`] it with what was learned.

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

/// Where `payload` does not fit what the generated type of `model` accepts, or would lose something. For many payloads
/// make one [`ApiIndex`] and use [`check_with`].
pub fn check(api: &Api, options: Options, model: ModelId, payload: &Value) -> Vec<Misfit> {
    check_with(&ApiIndex::new(api, options), model, payload)
}

/// [`check`] with an index that is made once.
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
