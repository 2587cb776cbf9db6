use std::fmt;

use serde::de;

/// Reads one text and nothing else.
pub(crate) struct Literal(pub &'static [&'static str]);

impl de::Visitor<'_> for Literal {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the string {:?}", self.0.concat())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        if self.0.contains(&value) {
            Ok(())
        } else {
            Err(E::unknown_variant(value, self.0))
        }
    }
}

/// A type with one value, the string `$text`.
macro_rules! literal {
    ($name:ident = $text:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name;

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use $crate::support::Literal;
                deserializer
                    .deserialize_str(Literal(&[$text]))
                    .map(|()| Self)
            }
        }
    };
}

pub(crate) use literal;
