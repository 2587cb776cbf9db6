use std::fmt;

use serde::de;

/// Reads one string and hands it to the function.
pub(crate) struct OpenString<T>(pub &'static str, pub fn(&str) -> T);

impl<T> de::Visitor<'_> for OpenString<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a string ({})", self.0)
    }

    fn visit_str<E>(self, value: &str) -> Result<T, E> {
        Ok((self.1)(value))
    }
}

/// serde and `Display` for an enum with `as_str` and `From<&str>`.
macro_rules! open_string_enum {
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
                use $crate::support::OpenString;
                deserializer.deserialize_str(OpenString(stringify!($name), |value| value.into()))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    };
}

pub(crate) use open_string_enum;
