//! Pages that are parsed, and not read yet.

use crate::diagnostic::Diagnostic;
use crate::dialect::facts::IgnoreRule;
use crate::dialect::{self, ModelFolder, model_folder};
use crate::markdown::{self, Page};
use crate::text::{FileId, Sources};

/// A page that has been parsed.
pub struct Parsed<'a> {
    pub page: Page,
    pub folder: ModelFolder<'a>,
    /// Why it is not a model.
    pub ignored: Option<IgnoreRule>,
    /// Findings of the parser; irrelevant if the page is not a model.
    pub diagnostics: Vec<Diagnostic>,
}

pub fn parse(sources: &Sources, file: FileId) -> Option<Parsed<'_>> {
    let mut diagnostics = Vec::new();
    let page = markdown::parse(sources, file, &mut diagnostics);
    let folder = model_folder(sources.get(file)?);
    Some(Parsed {
        ignored: dialect::ignored_page(sources, &page, folder.certain),
        page,
        folder,
        diagnostics,
    })
}

impl Parsed<'_> {
    /// Whether reading it needs a dialect.
    pub fn may_be_model(&self) -> bool {
        self.ignored.is_none() && !self.page.blocks.is_empty()
    }
}
