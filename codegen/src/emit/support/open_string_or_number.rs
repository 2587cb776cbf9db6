use std::fmt;

use serde::de::{self, Deserializer};

/// Reads a text, or a whole number as its digits, and hands it to `read`.
pub(crate) fn open_string_or_number<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    read: fn(&str) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(OpenStringOrNumber { name, read })
}

struct OpenStringOrNumber<T> {
    name: &'static str,
    read: fn(&str) -> T,
}

impl<T> de::Visitor<'_> for OpenStringOrNumber<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string or a whole number ({})", self.name)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        Ok((self.read)(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }
}
