use std::fmt;

use serde::de::{self, Deserializer};

/// Reads a text and hands it to `read`.
pub(crate) fn open_string<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    read: fn(&str) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(OpenString { name, read })
}

struct OpenString<T> {
    name: &'static str,
    read: fn(&str) -> T,
}

impl<T> de::Visitor<'_> for OpenString<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string ({})", self.name)
    }

    fn visit_str<E>(self, value: &str) -> Result<T, E> {
        Ok((self.read)(value))
    }
}
