use std::fmt;

use serde::de;

/// Reads one string out of a closed set.
pub(crate) struct ClosedString<T> {
    pub(crate) name: &'static str,
    pub(crate) known: &'static [&'static str],
    pub(crate) parse: fn(&str) -> Option<T>,
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

/// serde and `Display` for an enum with `KNOWN`, `as_str` and `parse`.
macro_rules! closed_string_enum {
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
                use $crate::support::ClosedString;
                deserializer.deserialize_str(ClosedString {
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

pub(crate) use closed_string_enum;
