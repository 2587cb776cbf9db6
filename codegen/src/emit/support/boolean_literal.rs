/// A type with one value, the boolean `$flag`.
macro_rules! boolean_literal {
    ($name:ident = $flag:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name;

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bool($flag)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                match <bool as ::serde::Deserialize>::deserialize(deserializer)? {
                    $flag => Ok(Self),
                    other => Err(::serde::de::Error::custom(format_args!(
                        "expected `{}`, found `{other}`",
                        $flag
                    ))),
                }
            }
        }
    };
}

pub(crate) use boolean_literal;
