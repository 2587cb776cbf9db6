//! What a user can choose about the generated code.

use serde::{Deserialize, Serialize};

/// Options for a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub enums: EnumPolicy,
    pub dates: Dates,
    pub numbers: Numbers,
    pub unknown_nullability: UnknownNullability,
    pub unknown_keys: UnknownKeys,
    pub layout: Layout,
    /// Whether other crates can write structs as literals, which makes a new field a breaking change.
    pub exhaustive: bool,
    /// Whether each namespace of a generated package is behind a cargo feature. All are on by default.
    pub namespace_features: bool,
    /// Whether nothing is written if a page cannot be read. Otherwise its model is kept as JSON.
    pub strict: bool,
}

/// Which string enums keep values that the docs do not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum EnumPolicy {
    /// Those with two or more values: a new value must not break a running service.
    #[default]
    Open,
    /// Those that the docs mark as open.
    AsDocumented,
    /// None.
    Closed,
}

/// The Rust type of a number that the docs do not call an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// A type of the generated crate that is an `i64`, a `u64` or an `f64` depending on what is read: every digit is kept, and `1`
    /// stays `1`.
    #[default]
    Exact,
    /// An `f64`, which turns `1` into `1.0` and 2^53 + 1 into another number.
    F64,
}

/// How to treat a field if no source says whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownNullability {
    /// Never null: the docs call it required.
    #[default]
    Trust,
    /// An `Option`, if it is required.
    Option,
    /// An `Option` if it is required; if it may be absent, a type that tells null from absent, so no null is lost.
    Keep,
}

/// What to do with keys that the docs do not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownKeys {
    /// They are ignored.
    #[default]
    Drop,
    /// They are kept in a map beside the fields, and written back.
    Keep,
}

/// How the source of the generated crate is split into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One per page: changing a page changes its file.
    #[default]
    FilePerPage,
    /// A single file.
    SingleFile,
}

/// The type of dates and times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// `chrono::DateTime<Utc>` and `chrono::NaiveDate`.
    #[default]
    Chrono,
    /// `jiff::Timestamp` and `jiff::civil::Date`. jiff refuses the common `9999-12-31T23:59:59Z`.
    Jiff,
    /// Types of the generated crate around `time::OffsetDateTime` and `time::Date`.
    Time,
    /// Strings, unchanged.
    String,
}

/// How an API spells names of several words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WireCase {
    /// `createdAt`
    Camel,
    /// `created_at`
    Snake,
    /// `created-at`
    Kebab,
    /// `CreatedAt`
    Pascal,
}
