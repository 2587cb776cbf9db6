//! What a user knows better than the docs, as data.

mod written;

use crate::options::UnknownKeys;
use crate::text::Span;

pub use written::{Written, is_module_path, trait_name};

/// One correction: what it is for, why, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// A model (`components.Link`), a member of one (the field `components.Link.utmSource`, a value, a variant), or a
    /// pattern of such with `*`.
    pub target: String,
    pub reason: String,
    /// Where the config says it.
    pub span: Option<Span>,
    pub changes: Changes,
}

/// The changes of an [`Override`]. What is not set stays as the docs have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// A field's name on the wire, an enum value's text, or the value of the tag that means a variant.
    pub wire_name: Option<String>,
    /// Further names under which a field is read.
    pub aliases: Option<Vec<String>>,
    /// The type of a field or of a variant.
    pub ty: Option<OverrideType>,
    /// Whether a field's key is always there.
    pub required: Option<bool>,
    /// Whether a field may be null.
    pub nullable: Option<bool>,
    /// Whether an enum keeps values, and a union without a tag payloads, that it does not know.
    pub open: Option<bool>,
    /// The key that tells the variants of a union apart.
    pub tag: Option<String>,
    /// The variants of a union of which the docs do not list them: models, and words for types.
    pub variants: Option<Vec<String>>,
    /// What becomes of keys that the docs do not list.
    pub unknown_keys: Option<UnknownKeys>,
    /// The name in Rust.
    pub rust_name: Option<Written>,
    /// Further traits that a model derives, such as `Eq` or `schemars::JsonSchema`.
    pub derive: Option<Vec<Written>>,
    /// Further attributes of a model, such as `#[cfg_attr(feature = "x", y)]`.
    pub attributes: Option<Vec<Written>>,
    /// The documentation, as Markdown.
    pub doc: Option<String>,
}

/// A type that a field can be given: the innermost one, so that lists stay lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OverrideType {
    String,
    Boolean,
    Integer,
    /// A whole number of any size.
    BigInteger,
    /// A number with a fraction.
    Number,
    /// A number, or its digits as a text.
    NumberOrText,
    Date,
    DateTime,
    Bytes,
    /// Any JSON.
    Any,
    /// A type of Rust, with its path: `rust_decimal::Decimal`.
    Rust(Written),
}

impl OverrideType {
    /// All but Rust types, by the words that a config has for them.
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

    /// What a config means by `written`: one of the words, else Rust.
    pub fn of(written: Written) -> Self {
        let word = Self::WORDS.iter().find(|(word, _)| *word == written.text);
        word.map_or(Self::Rust(written), |(_, ty)| ty.clone())
    }
}

/// What `include`, `exclude` or `roots` say, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pub text: String,
    /// `None` for what did not come from a file.
    pub span: Option<Span>,
}

impl Pattern {
    /// A pattern that no file has.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            span: None,
        }
    }

    /// Whether it is for the model at `path`.
    pub fn matches(&self, path: &str) -> bool {
        matches(&self.text, path)
    }
}

/// Whether `pattern`, in which `*` stands for any characters but a dot, is the whole of `path` or an end of it that
/// starts behind a dot.
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
