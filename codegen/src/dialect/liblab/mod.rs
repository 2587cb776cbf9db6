//! The docs of liblab, and of the generator of Postman's own SDKs (2026): `documentation/models`, with the types of a
//! model's own fields below it on the same page. The docs say nothing about null, and names are spelled as in the language.

mod languages;
mod page;
#[cfg(test)]
mod tests;

use super::facts::IgnoreRule;
use super::family::{Family, InFolder, PageKind};
use super::grammar::{Cells, Holds, Link, Style, Types};
use super::{Dialect, NameEscape, Names, TellsPresence};
use crate::markdown::{Block, Page, Table};
use crate::model::Numbers;
use crate::text::SourceFile;

pub(super) use languages::LANGUAGES;

/// liblab.
pub(super) const FAMILY: Family = Family {
    name: "liblab",
    kind,
    type_columns: &[&["Name", "Type", "Required", "Description"]],
    read: page::read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// What the languages have in common.
const BASE: Dialect = Dialect {
    id: "",
    language: "",
    is_any: false,
    family: &FAMILY,
    fences: &[],
    detected_by: &[],
    titles: &[],
    cells: Cells {
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Name)],
        link: Link::Name,
        ..Cells::PLAIN
    },
    types: Types {
        in_names: "_.\\",
        pages_unlinked: false,
        last_part: true,
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::NOTHING,
    names: Names {
        escapes: &[NameEscape::Suffix("\\_"), NameEscape::Suffix("_")],
        ..Names::NONE
    },
    undecided_numbers: Numbers::Strings,
    eras: &[],
    finish: None,
};

/// The line above a table of fields.
const PROPERTIES: &str = "**Properties**";
/// The sentence on the page of a union.
const UNION: &str = "This is a union type";

/// See [`Family::kind`].
fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let is_service = |table: &Table| {
        let columns = table.header.cells.iter().map(|cell| file.slice(*cell));
        columns.eq(["Methods", "Description"])
    };
    let mut is_model = false;
    for block in &page.blocks {
        match block {
            Block::Table(table) if is_service(table) => {
                return PageKind::Ignored(IgnoreRule::OperationsPage);
            }
            Block::Prose(span) => {
                let text = file.slice(*span);
                is_model |= text.trim_end() == PROPERTIES || text.starts_with(UNION);
            }
            _ => {}
        }
    }
    if is_model {
        PageKind::Model
    } else {
        PageKind::Foreign
    }
}
