//! Splits a page into schemas, each below its heading.

use crate::dialect::context::Context;
use crate::dialect::facts::{IgnoreRule, PageModel, Spanned};
use crate::markdown::{Block, Heading, Page};
use crate::text::{SourceFile, Span};

/// A schema and what is below its heading.
pub(super) struct Schema<'p> {
    pub title: Spanned<String>,
    /// The anchor of links to it.
    pub anchor: String,
    pub blocks: Vec<&'p Block>,
}

/// The parts of a page.
pub(super) struct Cut<'p> {
    /// The blocks outside the schemas.
    pub others: Vec<&'p Block>,
    pub schemas: Vec<Schema<'p>>,
}

/// Where a format has its schemas.
pub(super) struct Form {
    /// The heading before them: its level, and its possible texts.
    pub all: (u8, &'static [&'static str]),
    /// The level of each one's own heading.
    pub own: u8,
    /// The start of an HTML heading of a schema.
    pub html: &'static str,
}

impl Form {
    /// Splits `page`.
    pub fn cut<'p>(&self, file: &SourceFile, page: &'p Page) -> Cut<'p> {
        let mut cut = Cut {
            others: Vec::new(),
            schemas: Vec::new(),
        };
        let mut is_inside = false;
        for block in &page.blocks {
            let text = file.slice(block.span());
            if let Block::Heading(heading) = block
                && heading.level <= self.all.0
            {
                let name = file.slice(heading.text);
                is_inside = heading.level == self.all.0 && self.all.1.contains(&name);
                cut.others.push(block);
                continue;
            }
            match block {
                Block::Heading(heading) if is_inside && heading.level == self.own => {
                    cut.schemas.push(of_heading(file, heading));
                }
                Block::Prose(span) if is_html(text, self.html) => {
                    is_inside = true;
                    cut.schemas.extend(of_html(file, *span));
                }
                block => match cut.schemas.last_mut().filter(|_| is_inside) {
                    Some(schema) => schema.push(text, block),
                    None => cut.others.push(block),
                },
            }
        }
        cut
    }

    /// The models of all schemas of `page`. What is outside of them is ignored.
    pub fn read(
        &self,
        context: &mut Context,
        page: &Page,
        schema: fn(&mut Context, &Schema) -> Vec<PageModel>,
    ) -> Option<Vec<PageModel>> {
        let cut = self.cut(context.file, page);
        let mut models: Vec<PageModel> = Vec::new();
        for found in &cut.schemas {
            models.extend(schema(context, found));
        }
        ignore_operations(&cut.others, &mut models);
        Some(models)
    }
}

impl<'p> Schema<'p> {
    fn push(&mut self, text: &str, block: &'p Block) {
        let is_anchor = matches!(block, Block::Prose(_)) && is_anchors(text);
        match anchor(text).filter(|_| is_anchor) {
            Some(anchor) => anchor.clone_into(&mut self.anchor),
            None if is_anchor => {}
            None => self.blocks.push(block),
        }
    }
}

/// Counts the rows of tables outside the schemas as ignored, at the first model.
pub(super) fn ignore_operations(others: &[&Block], models: &mut [PageModel]) {
    let Some(first) = models.first_mut() else {
        return;
    };
    for block in others {
        if let Block::Table(table) = block {
            let rows = table.rows.iter();
            let rows = rows.map(|row| (IgnoreRule::OperationRow, row.span));
            first.ignored_rows.extend(rows);
        }
    }
}

fn of_heading<'p>(file: &SourceFile, heading: &Heading) -> Schema<'p> {
    let title = file.slice(heading.text);
    Schema {
        anchor: slug(title),
        title: Spanned::new(title.to_owned(), heading.text),
        blocks: Vec::new(),
    }
}

fn is_html(text: &str, html: &str) -> bool {
    !html.is_empty() && text.starts_with(html)
}

/// `<h2 id="tocS_Pet">Pet</h2>` with anchors below it.
fn of_html<'p>(file: &SourceFile, span: Span) -> Option<Schema<'p>> {
    let text = file.slice(span);
    let start = text.find('>')? + 1;
    let length = text.get(start..)?.find('<')?;
    let title = text.get(start..start + length)?;
    Some(Schema {
        anchor: anchor(text)
            .map_or_else(|| format!("schema{}", title.to_lowercase()), str::to_owned),
        title: Spanned::new(title.to_owned(), span.slice(start..start + length)),
        blocks: Vec::new(),
    })
}

/// Whether `text` has only anchors and comments.
fn is_anchors(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with("<a id=") || line.starts_with("<!--"))
}

/// `schemapet` in `<a id="schemapet"></a>`.
fn anchor(text: &str) -> Option<&str> {
    const OPEN: &str = "<a id=\"schema";
    let start = text.find(OPEN)? + OPEN.len() - "schema".len();
    text.get(start..)?.split('"').next()
}

/// The anchor that Markdown makes of a heading.
pub(super) fn slug(title: &str) -> String {
    let kept = title.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
