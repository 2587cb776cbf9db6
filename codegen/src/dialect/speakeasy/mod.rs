//! The anatomy that all Speakeasy pages share: title, description, deprecation, example, and one section that decides
//! what the model is.

mod fields;
mod rules;
mod values;
mod variants;

use super::Dialect;
use super::facts::{Body, Deprecation, IgnoreRule, PageModel, Reading, Spanned};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Block, Fence, Heading, Page, Table};
use crate::source::{SourceFile, Sources, Span};

/// What the pieces of one page are read with.
pub(super) struct Context<'a> {
    pub dialect: &'a Dialect,
    pub file: &'a SourceFile,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    fn text(&self, span: Span) -> &'a str {
        self.file.slice(span)
    }
}

/// A level-2 heading and what follows it, or what precedes the first one.
struct Section<'p> {
    heading: &'p Heading,
    blocks: Vec<&'p Block>,
}

/// A page cut at its level-1 and level-2 headings.
struct Outline<'p> {
    titles: Vec<&'p Heading>,
    introduction: Vec<&'p Block>,
    sections: Vec<Section<'p>>,
}

fn outline(page: &Page) -> Outline<'_> {
    let mut outline = Outline {
        titles: Vec::new(),
        introduction: Vec::new(),
        sections: Vec::new(),
    };
    for block in &page.blocks {
        match block {
            Block::Heading(heading) if heading.level == 1 => outline.titles.push(heading),
            Block::Heading(heading) if heading.level == 2 => {
                outline.sections.push(Section {
                    heading,
                    blocks: Vec::new(),
                });
            }
            block => match outline.sections.last_mut() {
                Some(section) => section.blocks.push(block),
                None => outline.introduction.push(block),
            },
        }
    }
    outline
}

/// The sections that decide what a model is. A page has at most one of them.
const BODY_SECTIONS: [&str; 3] = ["Fields", "Values", "Supported Types"];

/// See [`super::ignored_page`].
pub(super) fn ignored_page(
    sources: &Sources,
    page: &Page,
    in_model_folder: bool,
) -> Option<IgnoreRule> {
    rules::ignored_page(sources.get(page.file)?, &outline(page), in_model_folder)
}

/// See [`super::read`].
pub(super) fn read(
    dialect: &Dialect,
    sources: &Sources,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reading {
    let Some(file) = sources.get(page.file) else {
        return Reading::Unknown;
    };
    let outline = outline(page);
    let mut context = Context {
        dialect,
        file,
        diagnostics,
    };
    match read_model(&mut context, page, &outline) {
        Some(model) => Reading::Model(model),
        None => Reading::Unknown,
    }
}

fn read_model(context: &mut Context, page: &Page, outline: &Outline) -> Option<PageModel> {
    let (title, struck) = title(context, page, outline)?;
    let introduction = introduction(context, outline);
    let bodies: Vec<_> = outline
        .sections
        .iter()
        .filter(|section| is_body(context, section))
        .collect();
    if let [first, second, ..] = bodies.as_slice() {
        let diagnostic = Diagnostic::new(Code::SeveralModels, "this page describes two models")
            .at(second.heading.span, "a second one starts here")
            .also(first.heading.span, "the first one");
        context
            .diagnostics
            .push(diagnostic.help("give each model a page of its own"));
        return None;
    }
    let mut model = PageModel {
        file: page.file,
        deprecation: introduction.deprecation.or_else(|| {
            struck.then(|| Deprecation {
                message: None,
                span: title.span,
            })
        }),
        title,
        description: introduction.description,
        usage: Vec::new(),
        body: Body::TitleOnly,
        ignored_rows: introduction.tables,
    };
    for section in &outline.sections {
        read_section(context, section, &mut model)?;
    }
    Some(model)
}

fn is_body(context: &Context, section: &Section) -> bool {
    BODY_SECTIONS.contains(&context.text(section.heading.text))
}

/// Reads one section into `model`. `None`: the page cannot be understood.
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
        other => {
            let message = format!("no model page has a section `{other}`");
            let diagnostic = Diagnostic::new(Code::UnexpectedBlock, message);
            context
                .diagnostics
                .push(diagnostic.at(section.heading.span, "this section is not read"));
        }
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

/// The table of a section that must have exactly one.
fn the_table<'p>(context: &mut Context, section: &Section<'p>) -> Option<&'p Table> {
    let mut found = None;
    for block in &section.blocks {
        match block {
            Block::Table(table) if found.is_none() => found = Some(table),
            block => context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, "only a table is expected here")
                    .at(block.span(), "this is not read"),
            ),
        }
    }
    if found.is_none() {
        let name = context.text(section.heading.text);
        let diagnostic = Diagnostic::new(Code::MissingTable, format!("`## {name}` has no table"));
        context.diagnostics.push(
            diagnostic
                .at(section.heading.span, "a table should follow")
                .help("a header needs a separator row with as many columns directly below it"),
        );
    }
    found
}

/// The model's name, and whether it is struck through.
fn title(context: &mut Context, page: &Page, outline: &Outline) -> Option<(Spanned<String>, bool)> {
    if let [first, second, ..] = outline.titles.as_slice() {
        let diagnostic = Diagnostic::new(Code::SeveralModels, "this page has two titles")
            .at(second.span, "the second one")
            .also(first.span, "the first one");
        context
            .diagnostics
            .push(diagnostic.help("give each model a page of its own"));
        return None;
    }
    let Some(heading) = outline.titles.first() else {
        let start = Span::new(page.file, 0..0);
        let diagnostic = Diagnostic::new(Code::NotAModel, "this page has no title");
        context
            .diagnostics
            .push(diagnostic.at(start, "`# Name` should come first"));
        return None;
    };
    let raw = context.text(heading.text);
    let bare = raw
        .strip_prefix("~~")
        .and_then(|rest| rest.strip_suffix("~~"));
    let name = bare.unwrap_or(raw);
    if !is_identifier(name) {
        let diagnostic = Diagnostic::new(Code::NotAModel, "this title is not the name of a type");
        context
            .diagnostics
            .push(diagnostic.at(heading.text, "an identifier is expected"));
        return None;
    }
    Some((Spanned::new(name.to_owned(), heading.text), bare.is_some()))
}

/// Whether `name` could be a type in the SDK's language.
fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_')
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
