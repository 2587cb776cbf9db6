use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that may be absent, null, or set, where null means something else than absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MaybeUndefined<T> {
    /// The key is absent.
    #[default]
    Undefined,
    /// The key is there and null.
    Null,
    /// The key is there with a value.
    Value(T),
}

impl<T> MaybeUndefined<T> {
    /// Whether the key is absent.
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined)
    }

    /// Whether the key is there and null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Undefined | Self::Null => None,
        }
    }

    /// The value, if there is one: absent and null are the same here.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Undefined | Self::Null => None,
        }
    }

    /// The value, or `default` where there is none.
    pub fn unwrap_or(self, default: T) -> T {
        self.into_option().unwrap_or(default)
    }

    /// The value, or its type's default where there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// What `change` makes of the value. Absent stays absent, and null stays null.
    pub fn map<U, F: FnOnce(T) -> U>(self, change: F) -> MaybeUndefined<U> {
        match self {
            Self::Undefined => MaybeUndefined::Undefined,
            Self::Null => MaybeUndefined::Null,
            Self::Value(value) => MaybeUndefined::Value(change(value)),
        }
    }

    /// The same with a reference to the value.
    pub fn as_ref(&self) -> MaybeUndefined<&T> {
        match self {
            Self::Undefined => MaybeUndefined::Undefined,
            Self::Null => MaybeUndefined::Null,
            Self::Value(value) => MaybeUndefined::Value(value),
        }
    }

    /// The same with a reference to what the value points to: a `&str` for a `String`.
    pub fn as_deref(&self) -> MaybeUndefined<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }
}

/// Absent and null are the same here.
impl<T> From<MaybeUndefined<T>> for Option<T> {
    fn from(value: MaybeUndefined<T>) -> Self {
        value.into_option()
    }
}

impl<T> From<T> for MaybeUndefined<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null: leave the field out for an absent key.
impl<T> From<Option<T>> for MaybeUndefined<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for MaybeUndefined<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

impl<T: Serialize> Serialize for MaybeUndefined<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(value),
            Self::Undefined | Self::Null => serializer.serialize_none(),
        }
    }
}
