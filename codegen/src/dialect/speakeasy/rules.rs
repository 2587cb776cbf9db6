//! The named rules by which pages and rows are not part of the models.

use super::super::facts::{Body, FieldFacts, IgnoreRule, PageModel, TypeExpr};
use super::{BODY_SECTIONS, Context, Outline};
use crate::dialect::family::{InFolder, PageKind};
use crate::markdown::{Block, Page};
use crate::model::Primitive;
use crate::text::SourceFile;

/// Folders of pages about the SDK itself.
const UTILITY_FOLDERS: [&str; 4] = ["lib", "utils", "types", "hooks"];

/// See [`Family::kind`](crate::dialect::Family).
pub(super) fn kind(file: &SourceFile, page: &Page, folder: InFolder) -> PageKind {
    let ignored = ignored_page(file, &Outline::of(page), folder == InFolder::OfModels);
    ignored.map_or(PageKind::Model, PageKind::Ignored)
}

/// Why the page is not a model, judging by its path and form; `None` for a model.
fn ignored_page(file: &SourceFile, outline: &Outline, in_model_folder: bool) -> Option<IgnoreRule> {
    let path = file.path.to_ascii_lowercase();
    let folders: Vec<&str> = path.split('/').collect();
    let (name, folders) = folders.split_last()?;
    let has_section = |wanted: &str| {
        outline
            .sections
            .iter()
            .any(|section| file.slice(section.heading.text) == wanted)
    };
    let lists_operations = has_section("Overview") || has_operations_heading(file, outline);
    if folders.contains(&"sdks") || (lists_operations && !outline.sections.is_empty()) {
        return Some(IgnoreRule::OperationsPage);
    }
    let is_body = BODY_SECTIONS.iter().any(|section| has_section(section));
    if folders
        .iter()
        .any(|folder| UTILITY_FOLDERS.contains(folder))
        && !is_field_table(file, outline)
    {
        return Some(IgnoreRule::UtilityPage);
    }
    if *name == "option.md" && !is_body {
        return Some(IgnoreRule::UtilityPage);
    }
    let stem = name.trim_end_matches(".md");
    if is_body || (in_model_folder && !is_list_of_pages(file, stem, outline)) {
        return None;
    }
    let readme = [
        "readme",
        "usage",
        "releases",
        "functions",
        "migration",
        "changelog",
        "contributing",
        "index",
    ];
    Some(if readme.contains(&stem) {
        IgnoreRule::ReadmePage
    } else {
        IgnoreRule::NoModelPage
    })
}

/// Whether the page is the index page of a folder, and not that of a model with that name.
fn is_list_of_pages(file: &SourceFile, stem: &str, outline: &Outline) -> bool {
    let has_title = |wanted: &str| {
        let mut titles = outline.titles.iter();
        titles.any(|title| file.slice(title.text).eq_ignore_ascii_case(wanted))
    };
    match stem {
        "readme" => true,
        "index" | "_index" => !has_title("index"),
        _ => false,
    }
}

/// `### Available Operations`, in any section.
fn has_operations_heading(file: &SourceFile, outline: &Outline) -> bool {
    let blocks = outline.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .chain(&outline.introduction)
        .any(|block| match block {
            Block::Heading(heading) => file.slice(heading.text) == "Available Operations",
            _ => false,
        })
}

/// Whether some table starts with the columns of a model.
fn is_field_table(file: &SourceFile, outline: &Outline) -> bool {
    let blocks = outline.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| {
            if let Block::Table(table) = block {
                Some(table)
            } else {
                None
            }
        })
        .any(|table| {
            let first = table.header.cells.first().map(|cell| file.slice(*cell));
            first == Some("Field") || table.header.cells.len() == 2
        })
}

/// Descriptions that the generator itself gives to the rows of a response wrapper.
const WRAPPER_DESCRIPTIONS: [(&str, IgnoreRule); 3] = [
    (
        "HTTP response content type for this operation",
        IgnoreRule::ContentTypeRow,
    ),
    (
        "HTTP response status code for this operation",
        IgnoreRule::StatusCodeRow,
    ),
    (
        "Raw HTTP response; suitable for custom response parsing",
        IgnoreRule::RawResponseRow,
    ),
];

/// Names of the rows that a response wrapper adds, in lower case without separators.
const WRAPPER_NAMES: [(&str, IgnoreRule); 5] = [
    ("contenttype", IgnoreRule::ContentTypeRow),
    ("statuscode", IgnoreRule::StatusCodeRow),
    ("rawresponse", IgnoreRule::RawResponseRow),
    ("headers", IgnoreRule::HeadersRow),
    ("next", IgnoreRule::PaginationRow),
];

/// Whether the page is the SDK's record of an HTTP exchange around a body.
pub(super) fn is_response_wrapper(context: &Context, fields: &[FieldFacts]) -> bool {
    fields.iter().any(|field| {
        let description = field.description.map_or("", |span| context.text(span));
        field.ty.value == TypeExpr::Runtime
            || is_http_metadata(field)
            || WRAPPER_DESCRIPTIONS
                .iter()
                .any(|(text, _)| *text == description)
    })
}

/// Why the row is not a field. `wrapper`: whether its page is a response wrapper.
pub(super) fn ignored_row(field: &FieldFacts, wrapper: bool) -> Option<IgnoreRule> {
    if is_http_metadata(field) {
        return Some(IgnoreRule::HttpMetadataRow);
    }
    if field.ty.value == TypeExpr::Runtime {
        return Some(IgnoreRule::RawResponseRow);
    }
    if !wrapper {
        return None;
    }
    let name: String = field.name.value.to_ascii_lowercase().replace('_', "");
    let (_, rule) = WRAPPER_NAMES.iter().find(|(known, _)| *known == name)?;
    let is_sdk_row = *rule != IgnoreRule::HeadersRow || is_header_map(&field.ty.value);
    is_sdk_row.then_some(*rule)
}

fn is_http_metadata(field: &FieldFacts) -> bool {
    let TypeExpr::Reference(reference) = &field.ty.value else {
        return false;
    };
    let name = field.name.value.to_ascii_lowercase().replace('_', "");
    name == "httpmeta"
        && reference
            .text
            .to_ascii_lowercase()
            .ends_with("httpmetadata")
}

/// A map of lists of strings: the real fields called `headers` are lists of models.
fn is_header_map(ty: &TypeExpr) -> bool {
    let TypeExpr::Map(values) = ty else {
        return false;
    };
    matches!(&**values, TypeExpr::Array(item) if **item == TypeExpr::Primitive(Primitive::String))
}

/// Pages that have the shape of a model and are the SDK's own.
pub(super) fn ignored_model(model: &PageModel) -> Option<IgnoreRule> {
    let Body::Struct(fields) = &model.body else {
        return None;
    };
    let title = model.title.value.as_str();
    let all = |test: fn(&FieldFacts) -> bool| !fields.is_empty() && fields.iter().all(test);
    if title.eq_ignore_ascii_case("HTTPMetadata") {
        return Some(IgnoreRule::HttpMetadataPage);
    }
    if fields.is_empty() && !model.ignored_rows.is_empty() {
        return Some(IgnoreRule::EmptyWrapperPage);
    }
    if title.ends_with("Globals") && all(is_scalar) {
        return Some(IgnoreRule::GlobalsPage);
    }
    if title.ends_with("Security") && all(is_credential) {
        return Some(IgnoreRule::SecurityPage);
    }
    None
}

fn is_scalar(field: &FieldFacts) -> bool {
    matches!(
        field.ty.value,
        TypeExpr::Primitive(_) | TypeExpr::Literal(_)
    )
}

/// A string, or the page of a nested security scheme.
fn is_credential(field: &FieldFacts) -> bool {
    match &field.ty.value {
        TypeExpr::Primitive(primitive) => *primitive == Primitive::String,
        TypeExpr::Reference(reference) => {
            let scheme = reference
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit());
            ["Security", "Option", "Scheme", "Auth"]
                .iter()
                .any(|word| scheme.contains(word))
        }
        _ => false,
    }
}
