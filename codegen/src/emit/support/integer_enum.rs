/// What an enum of whole numbers can do beside `KNOWN` and the ways from an `i64` and to one.
macro_rules! integer_enum {
    (open $name:ident, $unknown:ident) => {
        impl $name {
            /// Whether the docs do not list the value.
            #[must_use]
            pub fn is_unknown(self) -> bool {
                matches!(self, Self::$unknown(_))
            }

            /// The documented values.
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().map(|value| Self::from(*value))
            }
        }

        integer_enum!(@any $name);
    };
    (closed $name:ident) => {
        impl $name {
            /// All values.
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().filter_map(|value| Self::try_from(*value).ok())
            }
        }

        integer_enum!(@any $name);
    };
    (@any $name:ident) => {
        impl PartialEq<i64> for $name {
            fn eq(&self, other: &i64) -> bool {
                i64::from(*self) == *other
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                i64::from(*self).fmt(formatter)
            }
        }
    };
}

pub(crate) use integer_enum;
