use serde::{de, Serialize};
use serde_json::Value;

use super::any_of::{AnyOf, Work};

impl<T: Serialize> AnyOf<T> {
    /// The best variant, or else all of the value by way of `unknown`.
    pub(crate) fn finish_or<E: de::Error>(self, unknown: fn(Value) -> T) -> Result<T, E> {
        if self.best.is_some() || Work::is_too_much() {
            return self.finish();
        }
        Ok(unknown(self.value))
    }
}
