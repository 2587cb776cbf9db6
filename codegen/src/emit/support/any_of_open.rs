use serde::de::DeserializeOwned;
use serde::Serialize;

use super::AnyOf;

impl<T: Serialize> AnyOf<T> {
    /// Tries an open enum, which takes every text: one that it does not know is left to a better variant.
    pub(crate) fn or_open<P: DeserializeOwned>(
        self,
        variant: &str,
        wrap: fn(P) -> T,
        known: &[&str],
    ) -> Self {
        let is_known = match self.value.as_str() {
            Some(text) => known.contains(&text),
            None => true,
        };
        self.attempt(variant, wrap, usize::from(!is_known))
    }
}
