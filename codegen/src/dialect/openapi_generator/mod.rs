//! The docs of openapi-generator 3 to 7 and of swagger-codegen 2 and 3, in all languages for which they print models.
//!
//! All templates share an anatomy: `## Properties` with Name, Type, Description and Notes, `## Enum` with bullets, and
//! `## Enum: StatusEnum` with the values of one property's own enum. No template escapes pipes in its cells. What the
//! languages print differently is in one table each, in `languages/`.

mod entities;
mod enums;
mod experimental;
mod nested;
mod notes;
mod page;
mod properties;
mod rows;
#[cfg(test)]
mod tests;
mod unions;

pub use entities::decode_entities;

use super::facts::IgnoreRule;
use super::family::{InFolder, PageKind};
use super::grammar::{Cells, Holds, Link, Style, Types};
use super::outline::Outline;
use super::{Dialect, Family, Names, TellsPresence, operations};
use crate::markdown::{Block, Page, Table};
use crate::model::Numbers;
use crate::text::SourceFile;

/// Takes the files in `languages/` and the names of the dialects in each.
macro_rules! languages {
    ($($file:ident: $($name:ident),+;)+) => {
        mod languages {
            $(pub mod $file;)+
        }
        /// All languages, in the order in which ties are resolved.
        pub(super) const LANGUAGES: &[&Dialect] = &[&ANY, $($(&languages::$file::$name),+),+];
    };
}

// A new language is a file and a line here.
languages! {
    python: DIALECT, PRIOR, EXPERIMENTAL;
    java: DIALECT;
    csharp: DIALECT;
    go: DIALECT;
    typescript: AXIOS, FETCH;
    javascript: DIALECT;
    ruby: DIALECT;
    php: DIALECT;
    kotlin: DIALECT;
    swift: DIALECT;
    dart: DIALECT;
    rust: DIALECT;
    powershell: DIALECT;
    perl: DIALECT;
    r: DIALECT;
    julia: DIALECT;
    scala: DIALECT;
    c: DIALECT;
    objc: DIALECT;
    markdown: DIALECT;
    eiffel: DIALECT;
    bash: DIALECT;
}

/// Any of the languages.
pub(super) const ANY: Dialect = Dialect {
    id: "openapi-generator",
    language: "any language",
    is_any: true,
    ..BASE
};

/// What the languages have in common.
const BASE: Dialect = Dialect {
    id: "",
    language: "",
    is_any: false,
    family: &FAMILY,
    // The pages of models have no useful code.
    fences: &[],
    detected_by: &[],
    titles: &[],
    eras: &[],
    cells: Cells {
        styles: &[Style::new("**", "**", Holds::Pages)],
        linked: &[Style::new("**", "**", Holds::Pages)],
        link: Link::File,
        ..Cells::PLAIN
    },
    types: Types {
        pages_unlinked: false,
        last_part: true,
        inline: "inline",
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::BOTH,
    names: Names {
        escapes: &[],
        ..Names::NONE
    },
    // Values are printed as in code, with quotes or without.
    undecided_numbers: Numbers::Integers,
    finish: None,
};

/// How `<` and `>` are written in most languages' types.
const HTML: &[(&str, char)] = &[("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];

/// openapi-generator.
pub(super) const FAMILY: Family = Family {
    name: "openapi-generator",
    kind,
    type_columns: &[
        &["Name", "Type"],
        &["Key", "Input Type"],
        &["Input Type", "Accessed Type"],
    ],
    read: page::read,
    ignored_model: |_| None,
    operations: operations::without_code,
    merges_unions: true,
    cells_are_html: true,
    folders: &[],
};

const PROPERTIES: &str = "Properties";
const ENUM: &str = "Enum";
/// The values of an enum in Rust's docs.
const VARIANTS: &str = "Enum Variants";
/// What rust-server says about a model that is not an object: an enum whose values are lost, or another name for a type.
const ALIAS: &str = "Type";

/// See [`Family::kind`].
fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let is_of_apis = |table: &Table| has_columns(file, table, &["Method", "HTTP request"]);
    if tables(&page.blocks).any(is_of_apis) || is_about_api(file) {
        return PageKind::Ignored(IgnoreRule::ApiPage);
    }
    let outline = Outline::of(page);
    let is_model = outline.sections.iter().any(|section| {
        let text = |block: &&Block| file.slice(block.span());
        match file.slice(section.heading.text) {
            // A broken table is an error on this page.
            PROPERTIES => {
                section.blocks.is_empty()
                    || section
                        .blocks
                        .iter()
                        .any(|block| rows::is_about_fields(text(block)))
            }
            ENUM => {
                section
                    .blocks
                    .iter()
                    .any(|block| text(block).contains("(value: `"))
                    || is_empty_page(file, &outline)
            }
            ALIAS | VARIANTS | experimental::SECTION => true,
            heading => unions::is_section(heading) || rows::looks_like_fields(heading),
        }
    });
    if is_model {
        PageKind::Model
    } else {
        PageKind::Foreign
    }
}

/// Whether the page has only a title and an `## Enum` without values, like Scala's.
fn is_empty_page(file: &SourceFile, outline: &Outline) -> bool {
    let is_empty = |section: &super::outline::Section| {
        section.blocks.iter().all(|it| page::is_footer(file, it))
    };
    outline.sections.len() == 1 && outline.sections.iter().all(is_empty)
}

/// Whether the page describes the operations of one API class, even without a table of them.
fn is_about_api(file: &SourceFile) -> bool {
    let text = file.text.as_bytes();
    memchr::memmem::find(text, b"\nAll URIs are relative to *").is_some()
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// Whether the first columns of `table` have these names.
fn has_columns(file: &SourceFile, table: &Table, names: &[&str]) -> bool {
    let columns = table.header.cells.iter().map(|cell| file.slice(*cell));
    columns.take(names.len()).eq(names.iter().copied())
}
