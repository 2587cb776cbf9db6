use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A value that is read when it is asked for, and is JSON until then. It stands where types would be too deep in each
/// other for the compiler.
pub struct Deferred<T> {
    json: Value,
    ty: PhantomData<fn() -> T>,
}

impl<T> Deferred<T> {
    /// The JSON, as it came.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The JSON, as it came.
    #[must_use]
    pub fn into_json(self) -> Value {
        self.json
    }
}

impl<T: DeserializeOwned> Deferred<T> {
    /// Reads the value.
    ///
    /// # Errors
    /// Where the JSON is not a `T`.
    pub fn get(&self) -> serde_json::Result<T> {
        serde_json::from_value(self.json.clone())
    }
}

impl<T: Serialize> Deferred<T> {
    /// Defers `value`.
    ///
    /// # Errors
    /// Where a part of `value` cannot be written.
    pub fn new(value: &T) -> serde_json::Result<Self> {
        serde_json::to_value(value).map(Self::from)
    }
}

impl<T> From<Value> for Deferred<T> {
    fn from(json: Value) -> Self {
        let ty = PhantomData;
        Self { json, ty }
    }
}

impl<T> Clone for Deferred<T> {
    fn clone(&self) -> Self {
        self.json.clone().into()
    }
}

impl<T> PartialEq for Deferred<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T> fmt::Debug for Deferred<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.json.fmt(formatter)
    }
}

impl<T> Serialize for Deferred<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Deferred<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from)
    }
}
