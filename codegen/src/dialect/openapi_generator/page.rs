//! A page of a model: title, description, and the sections that describe it.

use super::nested::{enum_title, named};
use super::{ALIAS, ENUM, PROPERTIES, VARIANTS, enums, experimental, properties, rows, unions};
use crate::diagnostic::Code;
use crate::dialect::context::Context;
use crate::dialect::facts::{Body, IgnoreRule, PageModel, Spanned};
use crate::dialect::grammar::innermost;
use crate::dialect::outline::{Outline, Section, is_one_model, is_type_name, unexpected_section};
use crate::markdown::{Block, Page};
use crate::text::{SourceFile, Span};

/// The text before the name of the property in the heading of its own enum.
const NESTED_ENUM: &str = "Enum: ";

/// Sections about the SDK itself.
const OF_THE_SDK: [&str; 9] = [
    // Go's own accessors.
    "Methods",
    "Example",
    "Example Usage",
    "Examples",
    "Code Sample",
    "Load the model package",
    // The unions that it is part of; their own pages say so.
    "Implemented Interfaces",
    "Supported operations",
    "Usage",
];

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let mut outline = Outline::of(page);
    let mut sections = outline.sections.iter();
    if sections.any(|it| context.text(it.heading.text) == experimental::SECTION) {
        return experimental::read(context, page);
    }
    promote_title(context.file, &mut outline);
    drop_footer(context.file, &mut outline);
    drop_false_findings(context, &outline);
    read_models(context, page, &outline)
}

/// Whether `block` is a line of links to other pages, which ends a page or the part above a section, or an anchor.
pub(super) fn is_footer(file: &SourceFile, block: &Block) -> bool {
    let text = file.slice(block.span());
    let is_anchor = || text.starts_with("<a ") && text.lines().all(is_anchor_line);
    let is_of_class = text.starts_with("The class is defined in **[") && !text.contains("\n");
    text.starts_with("[[Back to ") || is_of_class || is_anchor()
}

fn is_anchor_line(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || (line.starts_with("<a ") && line.ends_with("</a>"))
}

/// Rows that an empty line separates from their table are read all the same.
fn drop_false_findings(context: &mut Context, outline: &Outline) {
    let sections = outline.sections.iter();
    let properties = sections.filter(|it| context.file.slice(it.heading.text) == PROPERTIES);
    let mut cut_off = Vec::new();
    for block in properties.flat_map(|section| &section.blocks) {
        if let Block::Prose(span) = block
            && rows::is_cut_off(context, *span)
        {
            cut_off.push(*span);
        }
    }
    context.diagnostics.retain(|it| {
        let place = it.primary.as_ref().map(|label| label.span);
        let is_inside =
            |block: &Span| place.is_some_and(|it| block.start <= it.start && it.end <= block.end);
        it.code != Code::PipeRowOutsideTable || !cut_off.iter().any(is_inside)
    });
}

fn drop_footer(file: &SourceFile, outline: &mut Outline) {
    outline.introduction.retain(|block| !is_footer(file, block));
    for section in &mut outline.sections {
        section.blocks.retain(|block| !is_footer(file, block));
    }
}

fn read_models(context: &mut Context, page: &Page, outline: &Outline) -> Option<Vec<PageModel>> {
    let title = title(context, page, outline)?;
    let owner = title.value.clone();
    let mut model = named(page, title, Body::TitleOnly);
    introduction(context, page, outline, &mut model);
    let mut nested = Vec::new();
    let mut bodies = Vec::new();
    for section in &outline.sections {
        let heading = context.text(section.heading.text);
        match heading {
            PROPERTIES => {
                bodies.push(section);
                let found = properties::read(context, page, section, &owner)?;
                model.body = found.body;
                model.lost_keys = found.lost_keys;
                nested.extend(found.enums);
            }
            ENUM | VARIANTS => {
                bodies.push(section);
                if let Some(body) = enums::of_page(context, section)? {
                    model.body = body;
                }
            }
            _ if unions::is_section(heading) => {
                if let Some(variants) = unions::read(context, section)? {
                    model.body = Body::Union(variants);
                }
            }
            other => match other.strip_prefix(NESTED_ENUM) {
                Some(name) => nested.push(of_property(context, page, section, &owner, name)?),
                None if OF_THE_SDK.contains(&other) || other == ALIAS => {}
                // Micronaut's headings have only the name of the enum.
                None if enums::is_table(context, section) => {
                    nested.push(of_property(context, page, section, &owner, other)?);
                }
                None => unexpected_section(context, section),
            },
        }
    }
    if !is_one_model(context, &bodies) {
        return None;
    }
    if let Some((tag, mapping)) = unions::tag(context, outline) {
        model.tag = Some(tag);
        model.tag_values = mapping;
    }
    attach(&mut model, &nested);
    nested.insert(0, model);
    Some(nested)
}

/// Uses the heading above the first section of a model as the title if the page has no other: some vendors have
/// moved all titles to the second level.
fn promote_title(file: &SourceFile, outline: &mut Outline) {
    let is_body = |section: &Section| matches!(file.slice(section.heading.text), PROPERTIES | ENUM);
    let body = outline.sections.iter().position(is_body);
    let (true, Some(above)) = (
        outline.titles.is_empty(),
        body.and_then(|it| it.checked_sub(1)),
    ) else {
        return;
    };
    let title = outline.sections.remove(above);
    outline.titles.push(title.heading);
    outline.introduction.extend(title.blocks);
}

/// The last part of the first heading's text: `Pet` in `Acme.Model.Pet`, `Acme::Pet`, `# Pet` and `Interface Pet`.
fn title(context: &mut Context, page: &Page, outline: &Outline) -> Option<Spanned<String>> {
    let Some(heading) = outline.titles.first() else {
        crate::dialect::outline::only_title(context, page, outline)?;
        return None;
    };
    let title = context.text(heading.text);
    let name = title.rsplit(['.', ':', ' ', '\\']).next().unwrap_or(title);
    let span = heading.text.slice(title.len() - name.len()..title.len());
    let suffix = context.dialect.types.page_suffix;
    let bare = name.strip_suffix(suffix).unwrap_or(name);
    let bare = bare.replace("\\_", "_");
    is_type_name(context, &bare, span).then(|| Spanned::new(bare, span))
}

/// The description, which may begin with `# ` and so look like a second title.
fn introduction(context: &Context, page: &Page, outline: &Outline, model: &mut PageModel) {
    let is_before_sections = |span: crate::text::Span| {
        let first = outline.sections.first();
        first.is_none_or(|section| span.start < section.heading.span.start)
    };
    for block in &page.blocks {
        let span = block.span();
        let is_title = outline.titles.first().is_some_and(|it| it.span == span);
        if is_title || !is_before_sections(span) || is_footer(context.file, block) {
            continue;
        }
        model.description.push(span);
        if let Block::Table(table) = block {
            let rows = table.rows.iter();
            let rows = rows.map(|row| (IgnoreRule::DescriptionTable, row.span));
            model.ignored_rows.extend(rows);
        }
    }
}

/// The enum that only one property of `owner` uses.
fn of_property(
    context: &mut Context,
    page: &Page,
    section: &Section,
    owner: &str,
    name: &str,
) -> Option<PageModel> {
    let heading = section.heading.text;
    let name = innermost(name);
    let start = context.text(heading).rfind(name).unwrap_or_default();
    let span = heading.slice(start..start + name.len());
    let body = enums::of_property(context, section)?;
    let title = Spanned::new(enum_title(owner, name), span);
    if !is_type_name(context, &title.value, span) {
        return None;
    }
    let anchor = Some(title.value.clone());
    Some(PageModel {
        anchor,
        ..named(page, title, body)
    })
}

/// Assigns each enum in `nested` that no type mentions to the property that it is named after: JavaScript does not link.
fn attach(model: &mut PageModel, nested: &[PageModel]) {
    let owner = model.title.value.clone();
    let Body::Struct(fields) = &mut model.body else {
        return;
    };
    for it in nested {
        let title = &it.title.value;
        if fields
            .iter()
            .any(|field| properties::mentions(&field.ty.value, title))
        {
            continue;
        }
        for field in &mut *fields {
            if enum_title(&owner, &field.name.value) == *title {
                properties::set_enum(&mut field.ty.value, title, field.name.span);
            }
        }
    }
}
