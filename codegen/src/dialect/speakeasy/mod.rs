//! The anatomy that all Speakeasy pages share: title, description, deprecation, example, and one section that determines
//! what the model is.

mod csharp;
mod fields;
mod go;
mod java;
mod php;
mod python;
mod ruby;
mod rules;
mod typescript;
mod values;
mod variants;

use super::context::Context;
use super::facts::{Body, Deprecation, IgnoreRule, PageModel, Spanned};
use super::outline::{
    Outline, Section, is_one_model, is_type_name, only_title, the_table, unexpected_section,
};
use super::{Dialect, Family, operations};
use crate::markdown::{Block, Fence, Page};
use crate::text::Span;

/// The sections that determine what a model is. A page has at most one of them.
const BODY_SECTIONS: [&str; 3] = ["Fields", "Values", "Supported Types"];

/// Its languages.
pub(super) const LANGUAGES: &[&Dialect] = &[
    &typescript::DIALECT,
    &go::DIALECT,
    &php::DIALECT,
    &csharp::UNITY,
    &csharp::CSHARP,
    &java::DIALECT,
    &python::DIALECT,
    &ruby::DIALECT,
];

/// Speakeasy.
pub(super) const FAMILY: Family = Family {
    name: "Speakeasy",
    kind: rules::kind,
    type_columns: &[&["Field", "Type"]],
    read,
    ignored_model: rules::ignored_model,
    operations: operations::with_code,
    merges_unions: false,
    cells_are_html: false,
    folders: &[],
};

/// See [`super::read`].
fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let outline = Outline::of(page);
    read_model(context, page, &outline).map(|model| vec![model])
}

fn read_model(context: &mut Context, page: &Page, outline: &Outline) -> Option<PageModel> {
    let (title, struck) = title(context, page, outline)?;
    let introduction = introduction(context, outline);
    let bodies: Vec<_> = outline
        .sections
        .iter()
        .filter(|section| is_body(context, section))
        .collect();
    if !is_one_model(context, &bodies) {
        return None;
    }
    let mut model = PageModel {
        deprecation: introduction.deprecation.or_else(|| {
            struck.then_some(Deprecation {
                message: None,
                span: title.span,
            })
        }),
        description: introduction.description,
        ignored_rows: introduction.tables,
        ..PageModel::new(page.file, title)
    };
    for section in &outline.sections {
        read_section(context, section, &mut model)?;
    }
    Some(model)
}

fn is_body(context: &Context, section: &Section) -> bool {
    BODY_SECTIONS.contains(&context.text(section.heading.text))
}

/// Reads one section into `model`. `None`: the page is not understood.
fn read_section(context: &mut Context, section: &Section, model: &mut PageModel) -> Option<()> {
    match context.text(section.heading.text) {
        "Example Usage" => {
            model.usage = section
                .blocks
                .iter()
                .filter_map(|block| fence(block))
                .cloned()
                .collect();
        }
        "Fields" => {
            let table = the_table(context, section)?;
            let fields = fields::read(context, table)?;
            model.ignored_rows.extend(fields.ignored);
            model.body = Body::Struct(fields.kept);
        }
        "Values" => model.body = Body::Enum(values::read(context, section, &model.usage)?),
        "Supported Types" => model.body = Body::Union(variants::read(context, section)),
        // Go's own `switch` over the tags; the property it names is the SDK's, not the one on the wire.
        "Union Discrimination" => {}
        _ => unexpected_section(context, section),
    }
    Some(())
}

fn fence(block: &Block) -> Option<&Fence> {
    if let Block::Fence(fence) = block {
        Some(fence)
    } else {
        None
    }
}

/// The model's name, and whether it is struck through.
fn title(context: &mut Context, page: &Page, outline: &Outline) -> Option<(Spanned<String>, bool)> {
    let heading = only_title(context, page, outline)?;
    let raw = context.text(heading.text);
    let bare = raw
        .strip_prefix("~~")
        .and_then(|rest| rest.strip_suffix("~~"));
    let name = bare.unwrap_or(raw);
    is_type_name(context, name, heading.text)
        .then(|| (Spanned::new(name.to_owned(), heading.text), bare.is_some()))
}

struct Introduction {
    description: Vec<Span>,
    deprecation: Option<Deprecation>,
    /// Tables of the description: prose, but counted.
    tables: Vec<(IgnoreRule, Span)>,
}

fn introduction(context: &Context, outline: &Outline) -> Introduction {
    let mut introduction = Introduction {
        description: Vec::new(),
        deprecation: None,
        tables: Vec::new(),
    };
    for block in &outline.introduction {
        match block {
            Block::Quote(span) if let Some(message) = page_deprecation(context.text(*span)) => {
                introduction.deprecation = Some(Deprecation {
                    message,
                    span: *span,
                });
            }
            Block::Table(table) => {
                introduction.description.push(table.span);
                let rows = table
                    .rows
                    .iter()
                    .map(|row| (IgnoreRule::DescriptionTable, row.span));
                introduction.tables.extend(rows);
            }
            block => introduction.description.push(block.span()),
        }
    }
    introduction
}

/// The message of `> :warning: **DEPRECATED**: message`; the outer `None` means another kind of quote.
fn page_deprecation(quote: &str) -> Option<Option<String>> {
    let text = quote.trim_start_matches(['>', ' ']);
    let message = text
        .strip_prefix(":warning: **DEPRECATED**")?
        .trim_start_matches([':', ' ']);
    Some(custom_message(message))
}

/// `message`, unless it is the sentence that the generator writes when the vendor gave none.
pub(super) fn custom_message(message: &str) -> Option<String> {
    const DEFAULT: &str = "This will be removed in a future release, please migrate away from it as soon as possible.";
    let message = message.trim();
    (!message.is_empty() && message != DEFAULT).then(|| message.to_owned())
}
