use std::fmt;

use serde::de::{self, Deserializer};

/// Reads a text, or a whole number as its digits, as what `parse` makes of it; `known` are the documented ones.
pub(crate) fn text_or_number<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextOrNumber { name, known, parse })
}

struct TextOrNumber<T> {
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
}

impl<T> de::Visitor<'_> for TextOrNumber<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string or a whole number ({})", self.name)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        (self.parse)(value).ok_or_else(|| E::unknown_variant(value, self.known))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }
}
