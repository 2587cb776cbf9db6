//! Pages about operations: no models, but their code calls operations with values of models.

use crate::dialect::Dialect;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{OperationFacts, ParameterFacts};
use crate::dialect::outline::{Outline, Section};
use crate::markdown::{Block, Page, Table};
use crate::source::SourceFile;

/// The operations of a page about such.
pub(super) fn read(dialect: &Dialect, file: &SourceFile, page: &Page) -> Vec<OperationFacts> {
    let sections = Outline::of(page).sections;
    let operations = sections
        .iter()
        .map(|section| operation(dialect, file, section));
    operations
        .filter(|operation| !operation.parameters.is_empty() && !operation.usage.is_empty())
        .collect()
}

fn operation(dialect: &Dialect, file: &SourceFile, section: &Section) -> OperationFacts {
    let mut operation = OperationFacts::default();
    for block in &section.blocks {
        match block {
            Block::Fence(fence) => operation.usage.push(fence.clone()),
            Block::Table(table) if is_of_parameters(file, table) => {
                let rows = table.rows.iter();
                operation.parameters = rows
                    .filter_map(|row| parameter(dialect, file, &row.cells))
                    .collect();
            }
            _ => {}
        }
    }
    operation
}

fn is_of_parameters(file: &SourceFile, table: &Table) -> bool {
    let names = table.header.cells.iter().map(|cell| file.slice(*cell));
    names.take(2).eq(["Parameter", "Type"])
}

/// A cell that is not understood is a parameter of unknown type: the page is no model, and so it is no finding.
fn parameter(
    dialect: &Dialect,
    file: &SourceFile,
    cells: &[crate::source::Span],
) -> Option<ParameterFacts> {
    let [name, ty, ..] = cells else { return None };
    let mut cursor = Cursor::new(file.slice(*ty), *ty);
    let read = dialect.type_cell(&mut cursor).ok();
    Some(ParameterFacts {
        name: file.slice(*name).trim_matches('`').to_owned(),
        ty: read.filter(|_| cursor.is_done()).map(|cell| cell.ty),
    })
}
