//! Pages about operations.

use crate::dialect::Dialect;
use crate::dialect::facts::OperationFacts;
use crate::markdown::Page;
use crate::source::SourceFile;

/// The operations of a page about such.
pub(super) fn read(_: &Dialect, _: &SourceFile, _: &Page) -> Vec<OperationFacts> {
    Vec::new()
}
