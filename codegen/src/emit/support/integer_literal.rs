/// A type with one value, the whole number `$number`.
macro_rules! integer_literal {
    ($name:ident = $number:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name;

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64($number)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                match <i64 as ::serde::Deserialize>::deserialize(deserializer)? {
                    $number => Ok(Self),
                    other => Err(::serde::de::Error::custom(format_args!(
                        "expected `{}`, found `{other}`",
                        $number
                    ))),
                }
            }
        }
    };
}

pub(crate) use integer_literal;
