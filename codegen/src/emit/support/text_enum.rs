/// What an enum of texts can do beside `KNOWN`, `as_str` and the way from a `&str`. `$read` reads it.
macro_rules! text_enum {
    (open $name:ident, $unknown:ident, $read:ident) => {
        impl $name {
            /// Whether the docs do not list the value.
            #[must_use]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::$unknown(_))
            }

            /// The documented values.
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().map(|value| Self::from(*value))
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        text_enum!(@any $name, $read, |value| Some(value.into()));
    };
    (closed $name:ident, $read:ident) => {
        impl $name {
            /// All values.
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().filter_map(|value| Self::parse(value))
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownValue;

            fn from_str(value: &str) -> Result<Self, UnknownValue> {
                Self::parse(value).ok_or_else(|| UnknownValue::new(stringify!($name), value))
            }
        }

        text_enum!(@any $name, $read, Self::parse);
    };
    (@any $name:ident, $read:ident, $parse:expr) => {
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $read(deserializer, stringify!($name), Self::KNOWN, $parse)
            }
        }
    };
}

pub(crate) use text_enum;
