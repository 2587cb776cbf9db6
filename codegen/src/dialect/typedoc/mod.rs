//! The pages of TypeDoc with typedoc-plugin-markdown 4: a page for each exported interface, type alias and enumeration, with
//! its members as a list or as a table. They show everything that TypeScript does, with unchanged names; what is not on the
//! wire, such as functions and classes with methods, is ignored by a named rule.

mod list;
mod page;
mod signature;
mod table;
#[cfg(test)]
mod tests;

use super::facts::IgnoreRule;
use super::family::{Family, InFolder, PageKind};
use super::grammar::{Cells, Container, Holds, Link, LiteralForm, Makes, Style, Types};
use super::{Dialect, Names, Spelling, TellsPresence};
use crate::markdown::{Block, Page};
use crate::model::{Numbers, Primitive};
use crate::text::SourceFile;

pub(super) const LANGUAGES: &[&Dialect] = &[&DIALECT];

/// typedoc-plugin-markdown.
pub(super) const FAMILY: Family = Family {
    name: "TypeDoc",
    kind,
    type_columns: &[&["Property", "Type"], &["Property", "Modifier"]],
    read: page::read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &["interfaces", "type-aliases", "enumerations", "classes"],
};

const DIALECT: Dialect = Dialect {
    id: "typedoc",
    language: "TypeScript",
    is_any: false,
    family: &FAMILY,
    fences: &[],
    detected_by: &[],
    titles: &["Interface: ", "Type Alias: ", "Enumeration: "],
    // The cells are TypeScript without code spans: see `signature`.
    cells: Cells {
        containers: &[
            Container::map("Partial<Record<string, ", ">>"),
            Container::map("Record<string, ", ">"),
            Container::map("Map<string, ", ">"),
            Container::list("Array<", ">"),
            Container::list("ReadonlyArray<", ">"),
            Container::list("Set<", ">"),
            Container::stream("Readonly<", ">"),
            Container::stream("Required<", ">"),
            Container::stream("NonNullable<", ">"),
            Container::stream("readonly ", ""),
            Container::stream("(", ")"),
            Container::list("", "[]"),
        ],
        between: &[" | "],
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Name)],
        link: Link::Name,
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a TypeScript type",
        in_names: "_.$",
        pages_unlinked: false,
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("bigint", Primitive::BigInteger),
            ("boolean", Primitive::Boolean),
            ("unknown", Primitive::Any),
            ("any", Primitive::Any),
            ("Date", Primitive::DateTime),
            ("URL", Primitive::String),
            // Some of the keys of another type.
            ("Partial", Primitive::Any),
            ("Pick", Primitive::Any),
            ("Omit", Primitive::Any),
            ("Exclude", Primitive::String),
            ("Extract", Primitive::String),
            // Bytes, which have no form in JSON.
            ("Uint8Array", Primitive::Any),
            ("ArrayBuffer", Primitive::Any),
            ("Buffer", Primitive::Any),
            ("Blob", Primitive::Any),
            ("File", Primitive::Any),
        ],
        bare: &[("object", Makes::Map), ("{}", Makes::Map)],
        opaque: &[("[", "]")],
        nulls: &["null"],
        absent: &["undefined", "void"],
        twins: true,
        literal: Some(LiteralForm {
            open: "",
            close: "",
            yes: "true",
            no: "false",
        }),
        ..Types::NONE
    },
    headings: None,
    variant_code: None,
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Exact,
        escapes: &[],
        additional: &["[index]"],
        ..Names::NONE
    },
    undecided_numbers: Numbers::Integers,
    eras: &[],
    finish: None,
};

/// What a page is about, by its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Interface,
    Alias,
    Enumeration,
    Class,
    /// Something that is not on the wire.
    OffWire,
}

const SUBJECTS: [(&str, Subject); 7] = [
    ("Interface: ", Subject::Interface),
    ("Type Alias: ", Subject::Alias),
    ("Enumeration: ", Subject::Enumeration),
    ("Class: ", Subject::Class),
    ("Abstract Class: ", Subject::Class),
    ("Function: ", Subject::OffWire),
    ("Variable: ", Subject::OffWire),
];

/// The subject of the title `text`, and the name in it.
fn subject(text: &str) -> Option<(Subject, &str)> {
    let bare = text.trim_matches('~');
    let mut subjects = SUBJECTS.iter();
    subjects.find_map(|(prefix, subject)| Some((*subject, bare.strip_prefix(prefix)?)))
}

/// See [`Family::kind`].
fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let headings = || {
        page.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    };
    let title = headings().find(|it| it.level == 1);
    let found = title.and_then(|it| subject(file.slice(it.text)));
    let has = |name: &str| headings().any(|it| it.level == 2 && file.slice(it.text) == name);
    match found {
        None => PageKind::Foreign,
        Some((Subject::OffWire, _)) => PageKind::Ignored(IgnoreRule::OffWirePage),
        // If it has methods, or no properties, it is a client.
        Some((Subject::Class, _)) if has("Methods") || !has("Properties") => {
            PageKind::Ignored(IgnoreRule::OffWirePage)
        }
        Some((Subject::Alias, _)) if page::is_function(file, page) => {
            PageKind::Ignored(IgnoreRule::OffWirePage)
        }
        Some(_) => PageKind::Model,
    }
}
