//! What all dialects do with a page first: split it at its headings, and find the only title and the only table.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Block, Heading, Page, Table};
use crate::text::Span;

/// A level-2 heading and what follows it.
pub(super) struct Section<'p> {
    pub heading: &'p Heading,
    pub blocks: Vec<&'p Block>,
}

/// A page split at its level-1 and level-2 headings.
pub(super) struct Outline<'p> {
    pub titles: Vec<&'p Heading>,
    /// What precedes the first section.
    pub introduction: Vec<&'p Block>,
    pub sections: Vec<Section<'p>>,
}

impl<'p> Outline<'p> {
    pub fn of(page: &'p Page) -> Self {
        let mut outline = Self {
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
}

/// The only title of `page`. `None`, and reported, if there is none or more than one.
pub(super) fn only_title<'p>(
    context: &mut Context,
    page: &Page,
    outline: &Outline<'p>,
) -> Option<&'p Heading> {
    match outline.titles.as_slice() {
        [title] => return Some(title),
        [first, second, ..] => {
            let diagnostic = Diagnostic::new(Code::SeveralModels, "this page has two titles")
                .at(second.span, "the second one")
                .also(first.span, "the first one");
            context
                .diagnostics
                .push(diagnostic.help("give each model its own page"));
        }
        [] => {
            let start = Span::new(page.file, 0..0);
            let diagnostic = Diagnostic::new(Code::NotAModel, "this page has no title");
            context
                .diagnostics
                .push(diagnostic.at(start, "expected `# Name` at the top"));
        }
    }
    None
}

/// Whether `name`, the part `span` of a title, could be a type in the SDK's language; reported if not.
pub(super) fn is_type_name(context: &mut Context, name: &str, span: Span) -> bool {
    let is_identifier = name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_');
    if !is_identifier {
        let diagnostic = Diagnostic::new(Code::NotAModel, "this title is not the name of a type");
        context
            .diagnostics
            .push(diagnostic.at(span, "expected an identifier"));
    }
    is_identifier
}

/// Reports the second of `bodies`, the sections that each determine the page's model.
pub(super) fn is_one_model(context: &mut Context, bodies: &[&Section]) -> bool {
    let [first, second, ..] = bodies else {
        return true;
    };
    let diagnostic = Diagnostic::new(Code::SeveralModels, "this page describes two models")
        .at(second.heading.span, "the second one starts here")
        .also(first.heading.span, "the first one");
    context
        .diagnostics
        .push(diagnostic.help("give each model its own page"));
    false
}

/// Reports a section that no model page has.
pub(super) fn unexpected_section(context: &mut Context, section: &Section) {
    let name = context.text(section.heading.text);
    let message = format!("model pages do not have a section `{name}`");
    let diagnostic = Diagnostic::new(Code::UnexpectedBlock, message);
    context
        .diagnostics
        .push(diagnostic.at(section.heading.span, "this section is not read"));
}

/// Reports each row of `table` that has more cells than the header.
pub(super) fn extra_cells(context: &mut Context, table: &Table) {
    let columns = table.header.cells.len();
    for row in &table.rows {
        let Some(surplus) = row.cells.get(columns) else {
            continue;
        };
        let cells = row.cells.len();
        let message = format!("a row of {cells} cells in a table of {columns} columns");
        context.diagnostics.push(
            Diagnostic::new(Code::ExtraCells, message)
                .at(*surplus, "there is no column for this cell")
                .also(table.header.span, "the header")
                .help("write `|` inside a cell as `\\|`, even inside code"),
        );
    }
}

/// The table of a section that must have exactly one, in which no row has more cells than the header.
pub(super) fn the_table<'p>(context: &mut Context, section: &Section<'p>) -> Option<&'p Table> {
    let found = only_table(context, section);
    if let Some(table) = found {
        extra_cells(context, table);
    }
    found
}

/// The table of a section that must have exactly one.
pub(super) fn only_table<'p>(context: &mut Context, section: &Section<'p>) -> Option<&'p Table> {
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
                .at(section.heading.span, "expected a table")
                .help("a header needs a separator row with the same number of columns directly below it"),
        );
    }
    found
}
