//! Files.

use std::collections::BTreeSet;

use serde::Serialize;

use super::imports::Imports;
use super::item::{Constant, Item};
use super::parts::Part;
use crate::text::Span;

/// The file of one model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RustFile {
    pub imports: Imports,
    pub item: Item,
    /// The types with one value that the item uses.
    pub constants: Vec<Constant>,
    /// The parts of the support module that the file uses, as in the imports.
    #[serde(skip)]
    pub parts: BTreeSet<Part>,
    /// The title on the page.
    #[serde(skip)]
    pub span: Span,
}
