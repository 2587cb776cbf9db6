//! A page as facts about one model, as each vendor's generator writes it.
//!
//! A dialect is an entry of [`DIALECTS`]: some data and a small grammar for its Type cells. What the Speakeasy
//! dialects share, which is nearly everything else, is in `speakeasy`.

mod csharp;
mod cursor;
mod detect;
pub mod facts;
mod go;
mod java;
mod openapi_generator;
mod operations;
mod outline;
mod php;
mod python;
#[cfg(test)]
mod python_tests;
mod ruby;
#[cfg(test)]
mod ruby_tests;
mod speakeasy;
#[cfg(test)]
mod test_support;
mod typescript;

pub use cursor::{CellError, Cursor};
pub use detect::{ModelFolder, detect, model_folder};
pub use openapi_generator::decode_entities;
pub use operations::operations;

use crate::diagnostic::Diagnostic;
use crate::markdown::Page;
use crate::source::Sources;
use facts::{Numbers, Presence, Reading, TypeCell, TypeExpr, Wrapper};

/// How one generator writes its docs.
#[derive(Debug)]
pub struct Dialect {
    /// The name in fieldnotes.toml.
    pub id: &'static str,
    /// The language of the SDK, for people.
    pub language: &'static str,
    /// The info strings of this language's fences.
    pub fences: &'static [&'static str],
    /// Texts that only the Type cells of this dialect hold; each cell with one is a vote for it.
    pub marks: &'static [&'static str],
    /// Reads a Type cell to its end.
    pub type_cell: fn(&mut Cursor) -> Result<TypeCell, CellError>,
    /// Reads a variant of a union from its heading and the code below it.
    pub variant_type: fn(&mut Cursor, &str) -> Result<TypeExpr, CellError>,
    /// What the Required column and the cell's wrapper say together.
    pub presence: fn(bool, Wrapper) -> Presence,
    /// What the dialect has made of the names on the wire.
    pub spelling: Spelling,
    /// What enum values are that look like numbers where nothing else decides.
    pub undecided_numbers: Numbers,
    /// Reads a whole page.
    pub page: fn(&Dialect, &Sources, &Page, &mut Vec<Diagnostic>) -> Reading,
}

/// How a dialect spells the names that are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `createdAt`, whatever it was; a name that is camel case already is untouched, `componentIDs` too.
    Camel,
    /// `CreatedAt`: a capital first letter, separators gone, all else as it was.
    Pascal,
    /// `CreatedAt`, `ID`, `URL`: Pascal case with Go's initialisms.
    Go,
    /// `created_at`, and `component_i_ds` for `componentIDs`.
    Snake,
}

/// All dialects, in the order in which a tie is decided.
pub const DIALECTS: &[&Dialect] = &[
    &typescript::DIALECT,
    &go::DIALECT,
    &php::DIALECT,
    &csharp::UNITY,
    &csharp::CSHARP,
    &java::DIALECT,
    &openapi_generator::DIALECT,
    &python::DIALECT,
    &ruby::DIALECT,
];

/// The dialect that fieldnotes.toml calls `id`.
pub fn by_id(id: &str) -> Option<&'static Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.id == id)
}

/// Why `page` is no model, decided by where it is and how it looks; `None` for a model. `in_model_folder`: whether the
/// path says that it is one, so that a page with nothing but a title counts.
pub fn ignored_page(
    sources: &Sources,
    page: &Page,
    in_model_folder: bool,
) -> Option<facts::IgnoreRule> {
    if let Some(rule) = openapi_generator::ignored_page(sources, page) {
        return Some(rule);
    }
    // The dialect is not known yet, and each generator's rules know the shape of its own models only.
    if openapi_generator::is_model_page(sources, page) {
        return None;
    }
    speakeasy::ignored_page(sources, page, in_model_folder)
}

/// Reads `page` in `dialect`.
pub fn read(
    dialect: &Dialect,
    sources: &Sources,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reading {
    (dialect.page)(dialect, sources, page, diagnostics)
}
