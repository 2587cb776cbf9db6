//! swagger2markup 1: `## Definitions`, and below each one's heading a table, or a line `*Type* : …`. What a type spells
//! out is below the table that mentions it, in the order of mention, each followed by what it mentions itself.

mod cells;
mod cut;
mod definition;

use std::collections::BTreeSet;

use cut::cut;
use definition::read_schema;

use super::schemas::ignore_operations;
use super::{BASE, SWAGGER2MARKUP, has_table, kind_of};
use crate::dialect::Dialect;
use crate::dialect::context::Context;
use crate::dialect::facts::{Body, PageModel};
use crate::dialect::family::{InFolder, PageKind};
use crate::dialect::grammar::{Cells, Container, Holds, Link, Makes, Style, Types};
use crate::markdown::{Block, Page};
use crate::model::Primitive;
use crate::text::SourceFile;

const TYPE: &str = "*Type* : ";
const POLYMORPHISM: &str = "*Polymorphism* : ";
const INHERITANCE: &str = "*Polymorphism* : Inheritance";
const DISCRIMINATOR: &str = "*Discriminator* : ";

pub(super) const DIALECT: Dialect = Dialect {
    id: "swagger2markup",
    family: &SWAGGER2MARKUP,
    cells: Cells {
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Pages)],
        link: Link::Name,
        containers: &[
            Container::map("< string, ", " > map"),
            Container::list("< ", " > array"),
        ],
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a type of JSON",
        in_names: "_-.",
        pages_unlinked: false,
        format: Some((" (", ")")),
        scalars: &[
            ("string", Primitive::String),
            ("string (date)", Primitive::Date),
            ("string (date-time)", Primitive::DateTime),
            ("string (byte)", Primitive::Bytes),
            ("boolean", Primitive::Boolean),
            ("integer", Primitive::Integer),
            ("number", Primitive::Number),
            ("number (float)", Primitive::Float),
            ("number (double)", Primitive::Float),
            // An upload, which is not in JSON.
            ("file", Primitive::String),
        ],
        bare: &[("object", Makes::Map), ("array", Makes::List)],
        ..BASE.types
    },
    ..BASE
};

/// See [`Family::kind`](crate::dialect::Family).
pub(super) fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let may_have = file.text.contains(TYPE)
        || SWAGGER2MARKUP
            .type_columns
            .iter()
            .any(|it| has_table(file, page, it));
    let has_schemas = may_have && !cut(file, page).schemas.is_empty();
    let about_operations = || {
        has_table(file, page, &["Type", "Name"]) && file.text.contains("Schema|")
            || has_table(file, page, &["HTTP Code", "Description"])
    };
    kind_of(has_schemas, !has_schemas && about_operations())
}

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let cut = cut(context.file, page);
    let mut models = Vec::new();
    let mut children = Vec::new();
    for schema in cut.schemas {
        let is_child = |it: &&Block| context.text(it.span()).contains(INHERITANCE);
        let inherits = schema.blocks.iter().any(is_child);
        let read = read_schema(context, schema);
        children.extend(read.first().filter(|_| inherits).and_then(names));
        models.extend(read);
    }
    keep_keys(&mut models, &children);
    ignore_operations(&cut.others, &mut models);
    Some(models)
}

/// The names of the fields of `model`.
fn names(model: &PageModel) -> Option<BTreeSet<String>> {
    match &model.body {
        Body::Struct(fields) => Some(fields.iter().map(|it| it.name.value.clone()).collect()),
        _ => None,
    }
}

/// Makes those `models` keep unknown keys that may be the base of one of `children`, whose fields are given.
/// A child repeats the fields of its base but does not say which that is, and the base says nothing at all.
fn keep_keys(models: &mut [PageModel], children: &[BTreeSet<String>]) {
    let is_nested = |it: &PageModel| it.anchor.as_ref().is_some_and(|it| it.contains('\u{bb}'));
    for model in models.iter_mut().filter(|it| !is_nested(it)) {
        let own = names(model).filter(|it| !it.is_empty());
        let is_base = |own: BTreeSet<String>| {
            let mut others = children.iter().filter(|it| it.len() > own.len());
            others.any(|child| own.is_subset(child))
        };
        model.lost_keys |= own.is_some_and(is_base);
    }
}
