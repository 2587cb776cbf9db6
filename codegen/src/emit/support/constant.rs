use std::fmt::Display;

use serde::de::{Deserialize, Deserializer, Error};

/// Reads `expected` and nothing else.
pub(crate) fn constant<'de, T, D>(deserializer: D, expected: &T) -> Result<(), D::Error>
where
    T: Deserialize<'de> + Display + PartialEq,
    D: Deserializer<'de>,
{
    let found = T::deserialize(deserializer)?;
    if found == *expected {
        Ok(())
    } else {
        let message = format_args!("expected `{expected}`, found `{found}`");
        Err(D::Error::custom(message))
    }
}
