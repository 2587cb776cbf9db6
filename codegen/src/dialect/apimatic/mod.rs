//! The docs of APIMatic, 2020 to 2026: a page per model, in `doc/models`, and a page per union, in `doc/models/containers`.
//!
//! The pages print names as in the SDK's language, and below each table a JSON example, which has the names on
//! the wire. Enums list constants, not values. What differs between the languages is in one table each.

mod fields;
mod languages;
mod page;
#[cfg(test)]
mod tests;

use super::facts::IgnoreRule;
use super::family::{Family, InFolder, PageKind};
use super::grammar::{Cells, Holds, Link, Style, Types};
use super::{Dialect, Names, TellsPresence, operations};
use crate::markdown::{Block, Page};
use crate::model::Numbers;
use crate::text::SourceFile;

pub(super) use languages::LANGUAGES;

/// APIMatic.
pub(super) const FAMILY: Family = Family {
    name: "APIMatic",
    kind,
    type_columns: &[&["Name", "Type", "Tags"]],
    read: page::read,
    ignored_model: |_| None,
    operations: operations::without_code,
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
        between: &[" \\| ", "\\|"],
        styles: &[Style::new("`", "`", Holds::Pages)],
        linked: &[
            Style::new("`", "`", Holds::Pages),
            Style::new("", "", Holds::Name),
        ],
        link: Link::Page,
        ..Cells::PLAIN
    },
    types: Types {
        in_names: "_.",
        pages_unlinked: false,
        last_part: true,
        between: &[" \\| ", "\\|", " | ", "|"],
        twins: true,
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::NOTHING,
    names: Names {
        is_snake: true,
        ..Names::NONE
    },
    undecided_numbers: Numbers::Strings,
    eras: &[],
    finish: None,
};

/// The sections that name the type; every page of a model has one of them.
const NAMES: [&str; 4] = ["Structure", "Enumeration", "Class Name", "Data Type"];
/// The sections of pages about the SDK itself.
const UTILITIES: [&str; 4] = ["Methods", "Properties", "Parameters", "Auth Credentials"];
/// The sections that describe it.
const BODIES: [&str; 2] = ["Fields", "Cases"];

/// See [`Family::kind`].
fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let has = |wanted: &[&str]| {
        page.blocks.iter().any(|block| match block {
            Block::Heading(heading) => {
                heading.level > 1 && wanted.contains(&file.slice(heading.text))
            }
            _ => false,
        })
    };
    if has(&NAMES) && has(&BODIES) {
        return PageKind::Model;
    }
    // Its own pages about the SDK are in folders with these names, as are the models of some other generators.
    let is_of_sdk = |folder: &str| matches!(folder, "doc" | "auth" | "controllers");
    let folders = file.path.rsplit_once('/').map_or("", |it| it.0);
    let is_of_others = page.blocks.iter().any(|block| match block {
        Block::Table(table) => {
            let first = table.rows.first().and_then(|row| row.cells.first());
            first.is_none_or(|cell| file.slice(*cell).starts_with("**"))
        }
        _ => false,
    });
    let is_below = folders.split('/').any(is_of_sdk) && !is_of_others;
    if has(&["Class Name"]) && has(&["Methods"]) {
        PageKind::Ignored(IgnoreRule::OperationsPage)
    } else if is_below && has(&UTILITIES) {
        PageKind::Ignored(IgnoreRule::UtilityPage)
    } else {
        PageKind::Foreign
    }
}
