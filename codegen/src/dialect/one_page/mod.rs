//! Docs of a whole API on one page, with names as they are on the wire: widdershins, and swagger-markdown. All schemas
//! stand behind one heading, each below a heading of its own; what stands before is about operations.

mod schemas;
mod swagger_markdown;
#[cfg(test)]
mod tests;
mod tree;
mod values;
mod widdershins;

use super::Dialect;
use super::facts::Numbers;
use super::family::{Family, PageKind};
use super::{Names, Spelling, TellsPresence};
use crate::markdown::{Block, Page, Table};
use crate::source::SourceFile;

pub(super) const LANGUAGES: &[&Dialect] = &[&widdershins::DIALECT, &swagger_markdown::DIALECT];

/// widdershins, also as its pages are edited afterwards: code in cells, schemas on a page without operations.
pub(super) const WIDDERSHINS: Family = Family {
    name: "widdershins",
    kind: widdershins::kind,
    type_columns: &[&["Name", "Type", "Required", "Restrictions"]],
    read: widdershins::read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// swagger-markdown.
pub(super) const SWAGGER_MARKDOWN: Family = Family {
    name: "swagger-markdown",
    kind: swagger_markdown::kind,
    type_columns: &[&["Name", "Type", "Description", "Required"]],
    read: swagger_markdown::read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// What the two have in common: the spec's own names, and a Type column that speaks of JSON.
const BASE: Dialect = Dialect {
    id: "",
    language: "JSON",
    is_any: false,
    family: &WIDDERSHINS,
    fences: &[],
    marks: &[],
    titles: &[],
    cells: super::grammar::Cells::PLAIN,
    types: super::grammar::Types::NONE,
    headings: None,
    variant_code: None,
    presence: TellsPresence::NOTHING,
    names: Names {
        spelling: Spelling::Exact,
        escapes: &[],
        ..Names::NONE
    },
    undecided_numbers: Numbers::Strings,
    eras: &[],
    finish: None,
};

/// The columns of `table`.
fn columns<'f>(file: &'f SourceFile, table: &Table) -> Vec<&'f str> {
    let cells = table.header.cells.iter();
    cells.map(|cell| file.slice(*cell)).collect()
}

/// Whether some table of `page` begins with `wanted`.
fn has_table(file: &SourceFile, page: &Page, wanted: &[&str]) -> bool {
    page.blocks.iter().any(|block| match block {
        Block::Table(table) => columns(file, table).starts_with(wanted),
        _ => false,
    })
}

/// What a page is that has `schemas`, or is `about_operations` only.
fn kind_of(has_schemas: bool, about_operations: bool) -> PageKind {
    match (has_schemas, about_operations) {
        (true, _) => PageKind::Model,
        (false, true) => PageKind::Ignored(super::facts::IgnoreRule::ApiPage),
        (false, false) => PageKind::Foreign,
    }
}
