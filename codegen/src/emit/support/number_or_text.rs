use std::fmt;

use serde::{Deserialize, Serialize};

use super::Number;

/// A number, or a text that is one: the docs do not say which is on the wire. It is written as it was read.
#[derive(Debug, Clone, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(untagged, expecting = "a number or a string")]
pub enum NumberOrText {
    /// A number.
    Number(Number),
    /// Any text, of digits in all likelihood.
    Text(String),
}

impl NumberOrText {
    /// The number, or the one that the text is, if it is whole and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            Self::Text(text) => text.parse().ok(),
        }
    }

    /// The nearest `f64` to the number, or to the one that the text is.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.as_f64()),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

impl From<i64> for NumberOrText {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for NumberOrText {
    fn from(number: f64) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for NumberOrText {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for NumberOrText {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The digits, without quotes.
impl fmt::Display for NumberOrText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}
