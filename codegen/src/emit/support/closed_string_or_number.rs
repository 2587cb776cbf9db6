use std::fmt;

use serde::de;

/// Reads one string, or one whole number as its digits, out of a closed set.
pub(crate) struct ClosedStringOrNumber<T> {
    pub(crate) name: &'static str,
    pub(crate) known: &'static [&'static str],
    pub(crate) parse: fn(&str) -> Option<T>,
}

impl<T> de::Visitor<'_> for ClosedStringOrNumber<T> {
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

/// serde and `Display` for an enum with `KNOWN`, `as_str` and `parse`.
macro_rules! closed_string_or_number_enum {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use $crate::support::ClosedStringOrNumber;
                deserializer.deserialize_any(ClosedStringOrNumber {
                    name: stringify!($name),
                    known: Self::KNOWN,
                    parse: Self::parse,
                })
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    };
}

pub(crate) use closed_string_or_number_enum;
