//! fieldnotes reads the Markdown *model docs* that vendors publish with their SDKs and writes a Rust crate of serde
//! types.
//!
//! Data flows one way, and each module knows only the ones above it:
//!
//! | module | what it turns into what |
//! |---|---|
//! | [`text`] | text, and positions in it |
//! | [`source`] | files on disk → text |
//! | [`markdown`] | text → a page: headings, paragraphs, fences, tables, each with its byte span |
//! | [`model`] | the API: namespaces, models, fields, types, presence |
//! | [`dialect`] | a page → what it says about one model, in terms that all generators share |
//! | [`pages`] | the pages of all sources → what they say about their models |
//! | [`resolve`] | what the pages say → one API, in passes: links, evidence, names, unions, recursion |
//! | [`rust`] | the API → the Rust of each model, as data |
//! | [`prose`] | foreign Markdown → doc comments that are safe |
//! | [`emit`] | Rust as data → files in memory, whose text is made only when needed |
//! | [`output`] | files in memory → files on disk |
//! | [`config`] | fieldnotes.toml → a project with all settings resolved |
//! | [`run`] | a project → its files in memory |
//! | [`build`] | the entry point for build scripts |
//!
//! The feature `cli` adds `export`, which turns an API into versioned JSON and back, `diff`, which turns two APIs
//! into changes with their effects on payloads and Rust callers, and the two programs.

pub mod build;
mod checksum;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod credentials;
pub mod diagnostic;
pub mod dialect;
#[cfg(feature = "cli")]
pub mod diff;
pub mod emit;
#[cfg(feature = "cli")]
pub mod export;
#[cfg(feature = "cli")]
pub mod fetch;
pub mod generate;
pub mod ledger;
pub mod literal;
pub mod markdown;
pub mod model;
pub mod observe;
pub mod options;
pub mod output;
pub mod overrides;
pub mod pages;
mod parallel;
pub mod prose;
#[cfg(feature = "cli")]
pub mod render;
pub mod resolve;
pub mod run;
pub mod rust;
pub mod source;
mod suggest;
pub mod text;
pub mod words;
