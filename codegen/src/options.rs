//! What a user can choose about the generated code.

use serde::{Deserialize, Serialize};

/// Choices that hold for a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub enums: EnumPolicy,
    pub dates: Dates,
    pub numbers: Numbers,
    pub unknown_nullability: UnknownNullability,
    pub unknown_keys: UnknownKeys,
    pub layout: Layout,
    /// Whether structs can be written as literals, so that a new field is a breaking change.
    pub exhaustive: bool,
    /// Whether each namespace of a generated package is behind a cargo feature. All are on by default.
    pub namespace_features: bool,
    /// Whether a page that cannot be read forbids writing. Else it costs its own model, which is kept as JSON.
    pub strict: bool,
}

/// Which string enums keep values that the docs do not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum EnumPolicy {
    /// All with two or more values: a new value must not break a running service.
    #[default]
    Open,
    /// Those that the docs mark.
    AsDocumented,
    /// None.
    Closed,
}

/// What a number becomes of which the docs do not say that it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// A type of the generated crate that is an `i64`, a `u64` or an `f64` by what is read: every digit is kept, and `1`
    /// stays `1`.
    #[default]
    Exact,
    /// An `f64`, which makes `1.0` of `1` and another number of 2^53 + 1.
    F64,
}

/// What a field becomes of which no source says whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownNullability {
    /// Never null: the docs call it required.
    #[default]
    Trust,
    /// An `Option`, where it is required.
    Option,
    /// An `Option` where it is required, and where it may be absent a type that tells null from absent: no null is lost.
    Keep,
}

/// What becomes of keys that the docs do not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownKeys {
    /// They are read and forgotten.
    #[default]
    Drop,
    /// They are kept in a map beside the fields, and written again.
    Keep,
}

/// How the sources of the generated crate are cut into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One a page: a change of a page is a change of its file.
    #[default]
    FilePerPage,
    /// One for all.
    SingleFile,
}

/// What dates and times become.
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
    /// Texts, as they come.
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
