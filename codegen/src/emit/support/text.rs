use std::fmt;

use serde::de::{self, Deserializer};

/// Reads a text as what `parse` makes of it; `known` are the documented ones.
pub(crate) fn text<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Text { name, known, parse })
}

struct Text<T> {
    name: &'static str,
    known: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
}

impl<T> de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string ({})", self.name)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        (self.parse)(value).ok_or_else(|| E::unknown_variant(value, self.known))
    }
}
