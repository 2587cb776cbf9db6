//! What the languages of one generator share: the anatomy of pages, and which pages are not models.

use super::Dialect;
use super::context::Context;
use super::facts::{IgnoreRule, OperationFacts, PageModel};
use crate::markdown::Page;
use crate::text::SourceFile;

/// Reads a page into models, its own first; `None` if it is not understood, and the findings say why.
pub type Read = fn(&mut Context, &Page) -> Option<Vec<PageModel>>;

/// One generator of docs, in whatever language.
#[derive(Debug)]
pub struct Family {
    /// The generator, for people.
    pub name: &'static str,
    /// The kind of the page in a file; asked before the language is known.
    pub kind: fn(&SourceFile, &Page, InFolder) -> PageKind,
    /// The first columns of tables of fields.
    pub type_columns: &'static [&'static [&'static str]],
    /// Reads a page. It may hold several models.
    pub read: Read,
    /// The rule by which a model that has been read is dropped after all, unless another one mentions it.
    pub ignored_model: fn(&PageModel) -> Option<IgnoreRule>,
    /// The operations of a page about operations, which are evidence for models.
    pub operations: fn(&Dialect, &SourceFile, &Page) -> Vec<OperationFacts>,
    /// Whether a union of models is printed as one table with the fields of all of them.
    pub merges_unions: bool,
    /// Whether the prose of table cells is escaped as HTML, `&#x60;` for a backtick: see [`super::decode_entities`].
    pub cells_are_html: bool,
    /// Folders that only say what kind of page is in them and do not become a module.
    pub folders: &'static [&'static str],
}

impl Family {
    /// How many columns of `header` are those of a table of fields; `None` if it is not such a table.
    pub fn columns(&self, header: &[&str]) -> Option<usize> {
        let known = self.type_columns.iter();
        let known = known.filter(|columns| header.starts_with(columns));
        known.map(|columns| columns.len()).max()
    }
}

/// What the path says about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InFolder {
    /// It is in a folder of models, so a page with only a title counts.
    OfModels,
    Elsewhere,
}

/// How a family sees a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// It looks like a model of this family.
    Model,
    /// It is this family's but not a model.
    Ignored(IgnoreRule),
    /// Not known to this family.
    Foreign,
}
