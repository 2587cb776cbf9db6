//! The user's corrections of the docs, as data.

mod written;

use crate::options::UnknownKeys;
use crate::text::Span;

pub use written::{Written, is_module_path, trait_name};

/// One correction: what it is for, why, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// A model (`components.Link`), a member of one (the field `components.Link.utmSource`, a value, a variant), or a
    /// pattern with `*`.
    pub target: String,
    pub reason: String,
    /// Its place in the config.
    pub span: Option<Span>,
    pub changes: Changes,
}

/// The changes of an [`Override`]. Anything not set stays as in the docs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// A field's wire name, an enum value, or the tag value that selects a variant.
    pub wire_name: Option<String>,
    /// Other names under which a field is read.
    pub aliases: Option<Vec<String>>,
    /// The type of a field or of a variant.
    pub ty: Option<OverrideType>,
    /// Whether a field's key is always present.
    pub required: Option<bool>,
    /// Whether a field may be null.
    pub nullable: Option<bool>,
    /// Whether an enum keeps unknown values, and a union without a tag unknown payloads.
    pub open: Option<bool>,
    /// The key that tells the variants of a union apart.
    pub tag: Option<String>,
    /// The variants of a union whose docs do not list them: models, and words for types.
    pub variants: Option<Vec<String>>,
    /// What to do with keys that the docs do not list.
    pub unknown_keys: Option<UnknownKeys>,
    /// The Rust name.
    pub rust_name: Option<Written>,
    /// More traits that a model derives, such as `Eq` or `schemars::JsonSchema`.
    pub derive: Option<Vec<Written>>,
    /// More attributes of a model, such as `#[cfg_attr(feature = "x", y)]`.
    pub attributes: Option<Vec<Written>>,
    /// The documentation, as Markdown.
    pub doc: Option<String>,
}

/// A type that a field can be given: the innermost one, so lists stay lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OverrideType {
    String,
    Boolean,
    Integer,
    /// An integer of any size.
    BigInteger,
    /// A number with a fraction.
    Number,
    /// A number, or its digits as a string.
    NumberOrText,
    Date,
    DateTime,
    Bytes,
    /// Any JSON.
    Any,
    /// A Rust type with its path: `rust_decimal::Decimal`.
    Rust(Written),
}

impl OverrideType {
    /// All but Rust types, by their words in a config.
    pub const WORDS: [(&str, Self); 10] = [
        ("string", Self::String),
        ("boolean", Self::Boolean),
        ("integer", Self::Integer),
        ("big-integer", Self::BigInteger),
        ("number", Self::Number),
        ("number-or-text", Self::NumberOrText),
        ("date", Self::Date),
        ("date-time", Self::DateTime),
        ("bytes", Self::Bytes),
        ("any", Self::Any),
    ];

    /// The type that a config means by `written`: one of the words, otherwise Rust.
    pub fn of(written: Written) -> Self {
        let word = Self::WORDS.iter().find(|(word, _)| *word == written.text);
        word.map_or(Self::Rust(written), |(_, ty)| ty.clone())
    }
}

/// An entry of `include`, `exclude` or `roots`, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pub text: String,
    /// `None` if it did not come from a file.
    pub span: Option<Span>,
}

impl Pattern {
    /// A pattern that did not come from a file.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            span: None,
        }
    }

    /// Whether it matches the model at `path`.
    pub fn matches(&self, path: &str) -> bool {
        matches(&self.text, path)
    }
}

/// Whether `pattern`, in which `*` matches any characters but a dot, matches all of `path` or an end of it that
/// starts after a dot.
pub fn matches(pattern: &str, path: &str) -> bool {
    let ends = path.match_indices('.').map(|(dot, _)| dot + 1);
    std::iter::once(0)
        .chain(ends)
        .filter_map(|start| path.get(start..))
        .any(|end| matches_whole(pattern, end))
}

fn matches_whole(pattern: &str, text: &str) -> bool {
    let Some((literal, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(literal) else {
        return false;
    };
    let limit = text.find('.').unwrap_or(text.len());
    (0..=limit)
        .filter_map(|skip| text.get(skip..))
        .any(|text| matches_whole(rest, text))
}

#[cfg(test)]
mod tests;
