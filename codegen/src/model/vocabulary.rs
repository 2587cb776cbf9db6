//! The words in which docs, model and generated code speak of a value: presence, primitive types, constants.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::words::is_whole_number;

/// What is known about a key being absent and being null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Always present, never null.
    Required,
    /// Always present; the dialect cannot say whether it may be null.
    RequiredNullabilityUnknown,
    /// Always present, may be null.
    RequiredNullable,
    /// May be absent. Whether it may be null is unknown or makes no difference.
    Optional,
    /// May be absent, and null means something other than absent.
    OptionalNullable,
}

/// A type without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Primitive {
    String,
    Boolean,
    /// An integer that fits 64 bits.
    Integer,
    /// An integer of any size.
    BigInteger,
    Float,
    /// A number; the dialect does not say which.
    Number,
    /// A number, or its digits as a string: the docs do not say which.
    NumberOrText,
    Bytes,
    Date,
    DateTime,
    /// A date or a date-time: the docs do not say which.
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
    /// They are names of string constants. Only examples show the values on the wire.
    Constants,
    /// Not all are of one of these kinds: numbers with a fraction, booleans, or several kinds at once.
    Other(Kinds),
}

/// The kinds of JSON that the values of an enum have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Kinds {
    pub texts: bool,
    pub whole: bool,
    pub fractions: bool,
    pub booleans: bool,
}

impl Kinds {
    /// Notes the kind of `code`, a value as written in code, and returns the value; `None` if it is not a value.
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

    /// The kind of the values, in terms of enums.
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
