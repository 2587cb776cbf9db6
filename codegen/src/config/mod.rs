//! fieldnotes.toml, and the same settings made by a builder or on the command line.
//!
//! This file has all keys. Each line but `docs` can be left out, and shows its default if it has one:
//!
//! ```toml
#![doc = include_str!("example.toml")]
//! ```
//!
//! Paths are relative to the folder of the file. A key that does not exist is an error, as is a value of the wrong
//! kind, each with its place.
//!
//! [`Config::parse`] reads the file, [`Overrides`] replace the settings that a command line or a build script
//! sets, and [`Config::resolve`] checks everything and fills in the defaults.

mod accept;
mod file;
mod paths;
mod remote;
mod resolve;
#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostic;
use crate::options::WireCase;
use crate::options::{Dates, EnumPolicy, Layout, Numbers, UnknownKeys, UnknownNullability};
use crate::overrides::{Override, Pattern};
use crate::text::{FileId, Sources, Span};

pub(crate) use accept::apply as apply_acceptances;
pub use accept::{Accept, Accepted};
pub use remote::{DEFAULT_PATH, Remote, Wanted};
pub(crate) use resolve::module_of;
pub use resolve::{Docs, Project};
#[cfg(feature = "cli")]
pub(crate) use resolve::{is_package_name, is_rust_word};

/// The name under which a config is looked for.
pub const FILE_NAME: &str = "fieldnotes.toml";

/// The default file for what payloads have shown.
pub const OBSERVED_FILE: &str = "fieldnotes.observed.toml";

/// By how many percent pages, models or fields may fall, by default.
pub const DEFAULT_MAX_DROP: u8 = 20;

/// Where the generated crate goes by default.
pub const DEFAULT_OUT: &str = "generated";

/// A setting, and its place in the config file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    /// `None` if it did not come from a file.
    pub span: Option<Span>,
}

impl<T> Setting<T> {
    /// A setting that did not come from a file.
    pub fn new(value: impl Into<T>) -> Self {
        Self {
            value: value.into(),
            span: None,
        }
    }
}

/// All settings as given, neither checked nor completed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The package's name in a new Cargo.toml.
    pub name: Option<Setting<String>>,
    /// The folder of the generated crate.
    pub out: Option<Setting<String>>,
    pub layout: Option<Layout>,
    pub dates: Option<Dates>,
    pub numbers: Option<Numbers>,
    pub enums: Option<EnumPolicy>,
    pub unknown_nullability: Option<UnknownNullability>,
    pub unknown_keys: Option<UnknownKeys>,
    /// Whether structs are `#[non_exhaustive]`; `None` means that they are.
    pub non_exhaustive: Option<bool>,
    /// Whether each namespace of the package is a cargo feature.
    pub namespace_features: bool,
    /// Whether nothing is written if a page cannot be read.
    pub strict: bool,
    /// By how many percent pages, models or fields may fall before `check` fails.
    pub max_drop: Option<u8>,
    /// The file with what payloads have shown.
    pub observed: Option<Setting<String>>,
    /// Patterns for the models to generate, with all that they reach; an empty list means all.
    pub roots: Vec<Pattern>,
    /// Patterns for the models to generate; an empty list means all.
    pub include: Vec<Pattern>,
    /// Patterns for the models to leave out.
    pub exclude: Vec<Pattern>,
    pub sources: Vec<Source>,
    /// The user's corrections of the docs.
    pub corrections: Vec<Override>,
    /// Findings that the user accepts.
    pub accepts: Vec<Accept>,
    /// The config file itself, to point at if something is missing.
    pub span: Option<Span>,
}

impl Config {
    /// Reads the text of a fieldnotes.toml that is in `sources`, so errors can point into it.
    ///
    /// # Errors
    /// Everything that makes the file unreadable. [`Config::resolve`] checks what its values mean.
    pub fn parse(sources: &Sources, file: FileId) -> Result<Self, Vec<Diagnostic>> {
        file::parse(sources, file)
    }

    /// Replaces everything that `overrides` sets.
    pub fn apply(&mut self, overrides: Overrides) {
        let Overrides {
            name,
            out,
            dates,
            enums,
            strict,
            dialect,
            sources,
        } = overrides;
        self.name = name.map(Setting::new).or(self.name.take());
        self.out = out.map(Setting::new).or(self.out.take());
        self.dates = dates.or(self.dates);
        self.enums = enums.or(self.enums);
        self.strict |= strict;
        self.sources.extend(sources);
        if let Some(dialect) = dialect {
            for source in &mut self.sources {
                source.dialect = Some(Setting::new(dialect.as_str()));
            }
        }
    }
}

/// One folder of docs, read as one source of models.
///
/// ```
/// # use fieldnotes::config::Source;
/// let source = Source::new("docs/typescript").module("ts").dialect("speakeasy-typescript");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub docs: Setting<String>,
    pub module: Option<Setting<String>>,
    pub dialect: Option<Setting<String>>,
    /// How names of several words are spelled on the wire.
    pub wire_case: Option<WireCase>,
    /// The module of the source to which this one only adds facts.
    pub corroborates: Option<Setting<String>>,
    /// The repository that `fieldnotes pull` fetches the pages from.
    pub git: Option<Setting<String>>,
    /// A branch, a tag or a commit of it.
    pub rev: Option<Setting<String>>,
    /// A pattern for its tags, of which the newest match is taken.
    pub tag: Option<Setting<String>>,
    /// The folder of the pages in it.
    pub path: Option<Setting<String>>,
}

impl Source {
    /// The pages below the folder `docs`.
    pub fn new(docs: impl Into<String>) -> Self {
        Self {
            docs: Setting::new(docs),
            module: None,
            dialect: None,
            wire_case: None,
            corroborates: None,
            git: None,
            rev: None,
            tag: None,
            path: None,
        }
    }

    /// The module for the models; `""` is the root of the crate, which is also the default if there is only one
    /// source. If there are several, each gets a module with the name of its folder.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = Some(Setting::new(name));
        self
    }

    /// The id of the dialect that the pages are written in. By default it is detected from the pages;
    /// setting it avoids surprises when the vendor changes the form of the docs.
    #[must_use]
    pub fn dialect(mut self, id: impl Into<String>) -> Self {
        self.dialect = Some(Setting::new(id));
        self
    }

    /// How names of several words are spelled on the wire. By default it is detected from the pages, and
    /// if they do not show any, both spellings are read.
    #[must_use]
    pub fn wire_case(mut self, case: WireCase) -> Self {
        self.wire_case = Some(case);
        self
    }

    /// The module of another source, of the same API, to which this one only adds the facts that the other one's
    /// dialect cannot state.
    #[must_use]
    pub fn corroborates(mut self, module: impl Into<String>) -> Self {
        self.corroborates = Some(Setting::new(module));
        self
    }
}

/// The settings of a command line or a build script, which override the config file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    pub name: Option<String>,
    pub out: Option<String>,
    pub dates: Option<Dates>,
    pub enums: Option<EnumPolicy>,
    /// Whether nothing is written if a page cannot be read.
    pub strict: bool,
    /// For all sources.
    pub dialect: Option<String>,
    /// In addition to those of the file.
    pub sources: Vec<Source>,
}
