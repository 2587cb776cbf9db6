//! What a user knows better than the docs, as data.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// One correction: what it is for, why, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// A model (`components.Link`), a member of one (`components.Link.utmSource`), or a pattern of such with `*`.
    pub target: String,
    pub reason: String,
    /// Where the config says it.
    pub span: Option<Span>,
    pub changes: Changes,
}

/// The changes of an [`Override`]. What is not set stays as the docs have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Changes {
    /// A field's name on the wire, or an enum value's text.
    pub wire_name: Option<String>,
    /// Further names under which a field is read.
    pub aliases: Option<Vec<String>>,
    /// A field's type.
    #[serde(rename = "type")]
    pub ty: Option<OverrideType>,
    /// Whether a field's key is always there.
    pub required: Option<bool>,
    /// Whether a field may be null.
    pub nullable: Option<bool>,
    /// Whether an enum keeps values that it does not know.
    pub open: Option<bool>,
    /// The key that tells the variants of a union apart.
    pub tag: Option<String>,
    /// The name in Rust.
    pub rust_name: Option<String>,
    /// Further traits that a model derives, such as `Eq` or `schemars::JsonSchema`.
    pub derive: Option<Vec<String>>,
    /// Further attributes of a model, such as `#[cfg_attr(feature = "x", y)]`.
    pub attributes: Option<Vec<String>>,
    /// The documentation, as Markdown.
    pub doc: Option<String>,
}

/// A type that a field can be given: the innermost one, so that lists stay lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OverrideType {
    String,
    Boolean,
    Integer,
    /// A whole number of any size.
    BigInteger,
    /// A number with a fraction.
    Number,
    Date,
    DateTime,
    Bytes,
    /// Any JSON.
    Any,
}
