use std::fmt;

use serde::de::{self, Deserializer};

/// Reads a text out of a closed set.
pub(crate) fn closed_string<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(ClosedString { name, known, parse })
}

struct ClosedString<T> {
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
}

impl<T> de::Visitor<'_> for ClosedString<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string ({})", self.name)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        (self.parse)(value).ok_or_else(|| E::unknown_variant(value, self.known))
    }
}
