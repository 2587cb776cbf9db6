use std::fmt;

use serde::de;
use serde::{Deserialize, Deserializer};

/// A whole number, or the text of one: the docs do not tell which is on the wire.
pub(crate) struct IntegerOrText(pub(crate) i64);

impl<'de> Deserialize<'de> for IntegerOrText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = IntegerOrText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number or its digits")
    }

    fn visit_i64<E>(self, value: i64) -> Result<IntegerOrText, E> {
        Ok(IntegerOrText(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<IntegerOrText, E> {
        let value = i64::try_from(value);
        value.map(IntegerOrText).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<IntegerOrText, E> {
        value.parse().map(IntegerOrText).map_err(E::custom)
    }
}
