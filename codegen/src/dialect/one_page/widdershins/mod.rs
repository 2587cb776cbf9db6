//! widdershins 4: `# Schemas`, and below each schema's heading an example, a description, and `### Properties`.

mod walk;

use super::schemas::{Form, Schema};
use super::tree::TreeReader;
use super::values::Values;
use super::{BASE, columns, has_table, kind_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::facts::{PageModel, Wrapper};
use crate::dialect::family::{InFolder, PageKind};
use crate::dialect::grammar::{Cells, Container, Holds, Link, Makes, Mark, Style, Types};
use crate::dialect::nested::Owner;
use crate::dialect::{Dialect, TellsPresence};
use crate::markdown::{Block, Page};
use crate::model::Primitive;
use crate::text::SourceFile;
use walk::Walk;

const COLUMNS: &[&str] = &["Name", "Type", "Required", "Restrictions"];

const FORM: Form = Form {
    all: (1, &["Schemas"]),
    own: 2,
    html: "<h2 id=\"tocS_",
};

pub(super) const DIALECT: Dialect = Dialect {
    id: "widdershins",
    language: "JSON",
    cells: Cells {
        wrappers: &[
            Mark::new("", "\u{a6}null", Wrapper::Nullable),
            Mark::new("", ",null", Wrapper::Nullable),
            Mark::new("", "\\|null", Wrapper::Nullable),
        ],
        containers: &[Container::list("[", "]"), Container::list("array of ", "")],
        between: &[","],
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Pages)],
        link: Link::Name,
        ..Cells::PLAIN
    },
    types: Types {
        noun: "a type of JSON",
        in_names: "_-.",
        pages_unlinked: false,
        format: Some(("(", ")")),
        scalars: &[
            ("string", Primitive::String),
            ("string(date)", Primitive::Date),
            ("string(date-time)", Primitive::DateTime),
            ("string(byte)", Primitive::Bytes),
            ("boolean", Primitive::Boolean),
            ("integer", Primitive::Integer),
            ("number", Primitive::Number),
            ("number(float)", Primitive::Float),
            ("number(double)", Primitive::Float),
            ("any", Primitive::Any),
            ("undefined", Primitive::Any),
            // What rows below it say.
            ("oneOf", Primitive::Any),
            ("anyOf", Primitive::Any),
            ("allOf", Primitive::Any),
        ],
        bare: &[("object", Makes::Map), ("array", Makes::List)],
        nulls: &["null"],
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    ..BASE
};

/// See [`Family::kind`](crate::dialect::Family).
pub(super) fn kind(file: &SourceFile, page: &Page, _: InFolder) -> PageKind {
    let has_schemas = (file.text.contains("# Schemas") || file.text.contains(FORM.html))
        && has_table(file, page, COLUMNS)
        && !FORM.cut(file, page).schemas.is_empty();
    let about_operations = || has_table(file, page, &["Status", "Meaning", "Description"]);
    kind_of(has_schemas, !has_schemas && about_operations())
}

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    FORM.read(context, page, read_schema)
}

fn read_schema(context: &mut Context, schema: &Schema) -> Vec<PageModel> {
    let mut reader = TreeReader::default();
    let mut values = Values::default();
    let mut description = Vec::new();
    for block in &schema.blocks {
        match block {
            Block::Table(table) if columns(context.file, table).starts_with(COLUMNS) => {
                reader.table(context, table);
            }
            Block::Table(table) if values.read(context, table) => {}
            Block::Table(table) => context.diagnostics.push(
                Diagnostic::new(Code::UnknownHeader, "these are not the columns of a schema")
                    .at(table.header.span, "other columns"),
            ),
            Block::Heading(heading) if is_known(context.text(heading.text)) => {}
            Block::Fence(_) => {}
            Block::Prose(span) if reader.line(context.text(*span)) => {}
            Block::Prose(span) if context.text(*span) == "*None*" => {}
            block => description.push(block.span()),
        }
    }
    let owner = Owner {
        title: schema.title.value.clone(),
        anchor: schema.anchor.clone(),
    };
    let tree = reader.finish();
    let mut walk = Walk {
        context,
        values,
        models: Vec::new(),
    };
    walk.count(&tree.children, &tree.compositions);
    let span = schema.title.span;
    let mut model = walk.schema(&owner, tree, span);
    model.title = schema.title.clone();
    model.description = description;
    let Walk {
        context,
        values,
        mut models,
    } = walk;
    values.finish(context);
    models.insert(0, model);
    models
}

fn is_known(heading: &str) -> bool {
    matches!(heading, "Properties" | "Enumerated Values")
}
