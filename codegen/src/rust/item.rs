//! Items: structs, enums, unions, and their parts.

use serde::Serialize;

use super::ty::{Named, Wrapper};
use crate::model::LiteralValue;

/// The Rust type of a model, with its impls.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    pub name: String,
    pub docs: Docs,
    /// The note of its deprecation: foreign Markdown.
    pub deprecated: Option<String>,
    /// All traits that it derives, in order.
    pub derives: Vec<String>,
    /// The user's additional attributes.
    pub attributes: Vec<String>,
    pub kind: Kind,
}

/// The columns that are left for a line of prose above an item.
pub const ITEM_WIDTH: usize = 100 - "/// ".len();
/// The columns that are left for a line of prose above a field or a variant.
pub const MEMBER_WIDTH: usize = ITEM_WIDTH - 4;

/// Foreign prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Docs {
    /// Markdown without links to pages.
    Markdown(String),
    /// Lines of a doc comment, made early because the names of links depend on other models.
    Lines(Vec<String>),
}

impl Docs {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Markdown(text) => text.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
        }
    }
}

/// The kind of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Kind {
    Struct(RustStruct),
    /// Values that are strings on the wire.
    Texts(RustEnum),
    /// Values that are integers on the wire.
    Integers(RustEnum),
    Union(RustUnion),
    /// Any JSON.
    Opaque,
}

/// An object with known keys.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RustStruct {
    /// serde's rule that explains most names.
    pub rename_all: Option<&'static str>,
    pub fields: Vec<RustField>,
    /// The type that holds everything that `new` takes, if that is too much for arguments.
    pub required: Option<String>,
    /// Whether callers may write it as a literal.
    pub is_exhaustive: bool,
    pub further: Option<Further>,
    /// Keys that are read under other names as well.
    pub spellings: Option<Spellings>,
}

/// Which keys of a struct are also read under other names, if an object does not have the keys themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spellings {
    /// Keys that may be spelled in any way.
    pub guesses: Vec<String>,
    /// Other names, each with the key that it means.
    pub aliases: Vec<(String, String)>,
}

impl RustStruct {
    /// The fields that `new` takes.
    pub fn arguments(&self) -> impl Iterator<Item = &RustField> {
        let is_argument = |field: &&RustField| matches!(field.init, Init::Argument | Init::Into);
        self.fields.iter().filter(is_argument)
    }
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RustField {
    pub name: String,
    pub docs: Docs,
    /// The raw Example cell.
    pub example: String,
    pub deprecated: Option<String>,
    /// The wire name, if serde's rule does not derive it from `name`.
    pub rename: Option<String>,
    /// With its wrapper.
    pub ty: Named,
    pub wrapper: Wrapper,
    pub init: Init,
}

/// How `new` sets a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Init {
    /// The caller passes it.
    Argument,
    /// The caller passes something that becomes its type.
    Into,
    None,
    Undefined,
    /// A constant: its type is its value.
    Unit,
    /// The only value of an enum.
    Default,
}

/// The map that takes all keys that are not fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Further {
    pub name: String,
    pub docs: Docs,
    pub ty: Named,
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RustEnum {
    pub variants: Vec<EnumVariant>,
    /// The variant that keeps other values, if there is one.
    pub catch_all: Option<&'static str>,
    /// Whether both strings and numbers are read.
    pub is_lenient: bool,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EnumVariant {
    pub name: String,
    pub docs: Docs,
    /// The string on the wire, or the number as text.
    pub value: String,
    pub is_number: bool,
    pub deprecated: Option<String>,
    pub is_default: bool,
}

impl EnumVariant {
    /// The value as JSON.
    pub fn shown(&self) -> String {
        match self.is_number {
            true => self.value.clone(),
            false => format!("{:?}", self.value),
        }
    }
}

/// A union.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RustUnion {
    /// The key that tells the variants apart.
    pub tag: Option<String>,
    /// Whether an object without the key is read as the variant that fits best.
    pub is_tag_optional: bool,
    /// Whether there is a variant for anything that fits no other.
    pub keeps_others: bool,
    pub variants: Vec<UnionVariant>,
}

/// One variant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnionVariant {
    pub name: String,
    pub docs: Docs,
    /// With its `Box`, if it has one.
    pub ty: Named,
    /// The types that convert into the variant by `From`, as code, because `&str` is one.
    pub from: Vec<String>,
    /// The tag values that select this variant.
    pub tags: Vec<String>,
    /// The path of an enum that accepts every string, if it is one and has no tag.
    pub open_enum: Option<String>,
}

/// A type with one value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Constant {
    pub name: String,
    pub value: LiteralValue,
}
