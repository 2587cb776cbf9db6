//! The words in which docs, model and generated code speak of a value: presence, primitive types, constants.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::words::is_whole_number;

/// What is known about a key being absent and being null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// Always there; the dialect cannot say whether it may be null.
    RequiredNullabilityUnknown,
    /// Always there, may be null.
    RequiredNullable,
    /// May be absent. Whether it may be null is unknown or makes no difference.
    Optional,
    /// May be absent, and null means something else than absent.
    OptionalNullable,
}

/// A type without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Primitive {
    String,
    Boolean,
    /// A whole number that fits 64 bits.
    Integer,
    /// A whole number of any size.
    BigInteger,
    Float,
    /// A number; the dialect does not say which.
    Number,
    /// A number, or its digits as a text: the docs do not say which.
    NumberOrText,
    Bytes,
    Date,
    DateTime,
    /// A day or a moment: the docs do not say which.
    DateOrDateTime,
    Any,
}

/// A type with one value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LiteralValue {
    String(String),
    Integer(i64),
    Boolean(bool),
}

impl LiteralValue {
    /// The value on the wire, as text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::String(text) => text.into(),
            Self::Integer(number) => number.to_string().into(),
            Self::Boolean(true) => "true".into(),
            Self::Boolean(false) => "false".into(),
        }
    }
}

/// Whether the values are numbers on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    Strings,
    Integers,
    /// All values look like integers and the page does not say what they are.
    Undecided,
    /// They are names of constants, of texts. What those are on the wire, only examples show.
    Constants,
    /// Not all are of one of these kinds: numbers with a fraction, truth values, several kinds at once.
    Other(Kinds),
}

/// Which kinds of JSON the values of an enum are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Kinds {
    pub texts: bool,
    pub whole: bool,
    pub fractions: bool,
    pub booleans: bool,
}

impl Kinds {
    /// Notes the kind of `code`, a value as it is written in code, and returns the value; `None` for what is no value.
    pub fn read<'c>(&mut self, code: &'c str) -> Option<&'c str> {
        let quoted = code
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let kind = match code {
            _ if quoted.is_some() => &mut self.texts,
            "true" | "false" => &mut self.booleans,
            _ if is_whole_number(code) => &mut self.whole,
            _ if is_fraction(code) => &mut self.fractions,
            _ => return None,
        };
        *kind = true;
        Some(quoted.unwrap_or(code))
    }

    /// What the values are, as enums have it.
    pub fn numbers(self) -> Numbers {
        match (self.texts, self.whole, self.fractions || self.booleans) {
            (true, false, false) => Numbers::Strings,
            (false, true, false) => Numbers::Integers,
            (false, false, false) => Numbers::Undecided,
            _ => Numbers::Other(self),
        }
    }
}

/// `1.5`, `-0.25`.
fn is_fraction(code: &str) -> bool {
    let digits = code.strip_prefix('-').unwrap_or(code);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && serde_json::from_str::<f64>(code).is_ok()
}
