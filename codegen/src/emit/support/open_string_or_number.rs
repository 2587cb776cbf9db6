use std::fmt;

use serde::de;

/// Reads one string, or one whole number as its digits, and hands it to the function.
pub(crate) struct OpenStringOrNumber<T>(pub &'static str, pub fn(&str) -> T);

impl<T> de::Visitor<'_> for OpenStringOrNumber<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string or a whole number ({})", self.0)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        Ok((self.1)(value))
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.visit_str(&value.to_string())
    }
}

/// serde and `Display` for an enum with `as_str` and `From<&str>`.
macro_rules! open_string_or_number_enum {
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
                use $crate::support::OpenStringOrNumber;
                deserializer
                    .deserialize_any(OpenStringOrNumber(stringify!($name), |value| value.into()))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    };
}

pub(crate) use open_string_or_number_enum;
