use std::fmt;

use serde::de::{self, Deserializer};

/// Reads the one text in `known` and nothing else.
pub(crate) fn literal<'de, D: Deserializer<'de>>(
    deserializer: D,
    known: &'static [&'static str; 1],
) -> Result<(), D::Error> {
    deserializer.deserialize_str(Literal(known))
}

struct Literal(&'static [&'static str; 1]);

impl de::Visitor<'_> for Literal {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the string {:?}", self.0[0])
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        if value == self.0[0] {
            Ok(())
        } else {
            Err(E::unknown_variant(value, self.0))
        }
    }
}
