use std::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

/// A whole number: the docs are those of a language whose whole numbers have no bounds. It holds what JSON writers of
/// other languages can send, from `i64::MIN` to `u64::MAX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Integer(i128);

impl Integer {
    /// The number.
    #[must_use]
    pub fn get(self) -> i128 {
        self.0
    }

    /// The number, if it fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        self.0.try_into().ok()
    }

    /// The number, if it fits.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        self.0.try_into().ok()
    }
}

impl From<i32> for Integer {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}

impl From<u32> for Integer {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<i64> for Integer {
    fn from(number: i64) -> Self {
        Self(number.into())
    }
}

impl From<u64> for Integer {
    fn from(number: u64) -> Self {
        Self(number.into())
    }
}

impl From<Integer> for i128 {
    fn from(number: Integer) -> Self {
        number.0
    }
}

impl TryFrom<Integer> for i64 {
    type Error = std::num::TryFromIntError;

    fn try_from(number: Integer) -> Result<Self, Self::Error> {
        number.0.try_into()
    }
}

impl PartialEq<i64> for Integer {
    fn eq(&self, other: &i64) -> bool {
        self.0 == i128::from(*other)
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.as_i64(), self.as_u64()) {
            (Some(number), _) => serializer.serialize_i64(number),
            (None, Some(number)) => serializer.serialize_u64(number),
            (None, None) => serializer.serialize_i128(self.0),
        }
    }
}

/// Not by `deserialize_i128`, which serde's own buffers refuse: those of `flatten` and of untagged enums around this.
impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = Integer;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number")
    }

    fn visit_i64<E>(self, number: i64) -> Result<Integer, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Integer, E> {
        Ok(number.into())
    }
}
