//! Markdown pages → facts about models, with everything counted.

mod groups;
mod operations;
mod parsed;
mod read;

use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::dialect::facts::PageModel;
use crate::ledger::Ledger;
use crate::markdown::Fence;
use crate::model::Use;
use crate::options::WireCase;
use crate::text::{FileId, Sources};

/// One folder of docs.
#[derive(Debug, Clone, Default)]
pub struct DocSource {
    /// The module for its models; empty for the crate's root.
    pub module: String,
    /// `None`: detected from the pages.
    pub dialect: Option<&'static Dialect>,
    /// How names of several words are spelled on the wire; `None`: detected from the pages.
    pub wire_case: Option<WireCase>,
    /// The position of the source to which this one only adds facts; `None`: this one has its own models.
    pub corroborates: Option<usize>,
    pub files: Vec<FileId>,
}

/// A model page and where it belongs.
#[derive(Debug, Clone)]
pub struct DocPage {
    pub dialect: &'static Dialect,
    /// The position of its source in the run.
    pub source: usize,
    /// The SDK's docs that it is part of: names are looked up among the pages of the same tree.
    pub tree: usize,
    /// The last folder of its namespace, as on disk; empty for a flat tree.
    pub folder: String,
    /// The path of its Rust module.
    pub namespace: Vec<String>,
    /// The user's setting for how names of several words are spelled.
    pub wire_case: Option<WireCase>,
    pub model: Box<PageModel>,
    /// Code on pages about operations that passes a value of this model.
    pub calls: Vec<CallFacts>,
    /// The operations that take or return it.
    pub uses: Vec<Use>,
}

/// Code that calls an operation with a value of one model.
#[derive(Debug, Clone)]
pub struct CallFacts {
    pub code: Fence,
    /// The name of the parameter.
    pub parameter: String,
    /// Its position among all parameters.
    pub position: usize,
}

/// What the docs say before anything is known about the relations between models.
#[derive(Debug, Default)]
pub struct ReadDocs {
    pub pages: Vec<DocPage>,
    pub diagnostics: Vec<Diagnostic>,
    pub ledger: Ledger,
    /// Pages that could not be read, and whose models are JSON.
    pub unread: usize,
    /// Tables with the columns of fields, whatever their pages were taken for; counted up to the first.
    pub field_tables: usize,
}

/// Reads all pages. `strict`: whether a page that cannot be read is an error; otherwise its model is kept as JSON.
pub fn read(sources: &Sources, docs: &[DocSource], strict: bool) -> ReadDocs {
    let mut all = ReadDocs::default();
    let mut trees = 0;
    for (index, source) in docs.iter().enumerate() {
        read::read_source(sources, (index, source), strict, &mut trees, &mut all);
    }
    all
}
