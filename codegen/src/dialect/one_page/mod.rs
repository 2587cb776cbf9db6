//! Docs of a whole API on one page, with wire names: widdershins, swagger-markdown, and swagger2markup.
//! All schemas are after one heading, each below a heading of its own; what comes before is about operations.

mod schemas;
mod swagger2markup;
mod swagger_markdown;
#[cfg(test)]
mod tests;
mod tree;
mod values;
mod widdershins;

use super::Dialect;
use super::context::Context;
use super::facts::{Body, FieldFacts, PageModel, Spanned, TypeCell, TypeExpr};
use super::family::{Family, InFolder, PageKind, Read};
use super::nested::{Owner, variant};
use super::{Names, Spelling, TellsPresence};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Block, Page, Table};
use crate::model::{Numbers, Presence};
use crate::text::{SourceFile, Span};

pub(super) const LANGUAGES: &[&Dialect] = &[
    &widdershins::DIALECT,
    &swagger_markdown::DIALECT,
    &swagger2markup::DIALECT,
];

/// widdershins, including pages that were edited by hand: code in cells, schemas on a page without operations.
pub(super) const WIDDERSHINS: Family = Family {
    name: "widdershins",
    kind: widdershins::kind,
    type_columns: &[&["Name", "Type", "Required", "Restrictions"]],
    read,
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
    read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// swagger2markup, including output with a page for each definition.
pub(super) const SWAGGER2MARKUP: Family = Family {
    name: "swagger2markup",
    kind: swagger2markup::kind,
    type_columns: &[
        &["Name", "Description", "Schema"],
        &["Name", "Schema"],
        &["Name", "Description", "Required", "Schema"],
    ],
    read,
    ignored_model: |_| None,
    operations: |_, _, _| Vec::new(),
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// What they have in common: the spec's own names, and a Type column in terms of JSON.
const BASE: Dialect = Dialect {
    id: "",
    language: "JSON",
    is_any: false,
    family: &WIDDERSHINS,
    fences: &[],
    detected_by: &[],
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

/// Reads a page by any of the generators: several may have written pages in one folder, and names are the same in all.
fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let generators: [(&Dialect, Read); 3] = [
        (&widdershins::DIALECT, widdershins::read),
        (&swagger_markdown::DIALECT, swagger_markdown::read),
        (&swagger2markup::DIALECT, swagger2markup::read),
    ];
    let file = context.file;
    let wrote = |dialect: &Dialect| {
        (dialect.family.kind)(file, page, InFolder::Elsewhere) == PageKind::Model
    };
    if let Some((dialect, read)) = generators.into_iter().find(|(it, _)| wrote(it)) {
        let mut context = Context {
            dialect,
            file,
            diagnostics: &mut *context.diagnostics,
        };
        return read(&mut context, page);
    }
    let start = Span::new(page.file, 0..0);
    context.diagnostics.push(
        Diagnostic::new(Code::NotAModel, "this page has no schemas").at(
            start,
            "expected a heading `# Schemas`, `### Models`, `### Schemas` or `## Definitions`",
        ),
    );
    None
}

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

/// The kind of a page that has `schemas`, or is only `about_operations`.
fn kind_of(has_schemas: bool, about_operations: bool) -> PageKind {
    match (has_schemas, about_operations) {
        (true, _) => PageKind::Model,
        (false, true) => PageKind::Ignored(super::facts::IgnoreRule::ApiPage),
        (false, false) => PageKind::Foreign,
    }
}

/// A schema that is another name for a type.
fn alias(owner: &Owner, cell: TypeCell, span: Span) -> PageModel {
    if let TypeExpr::Map(_) = cell.ty {
        let field = FieldFacts {
            name: Spanned::new("additionalProperties".to_owned(), span),
            ty: Spanned::new(cell.ty, span),
            presence: Presence::Optional,
            deprecation: None,
            description: None,
            example: None,
            default: None,
            required: span,
            span,
        };
        return owner.model(span, Body::Struct(vec![field]));
    }
    owner.model(span, Body::Union(vec![variant(cell.into_item(), span)]))
}
