//! Finds where definitions start, and what is below them.

use super::TYPE;
use super::cells::{is_columns, unescaped};
use crate::dialect::context::Context;
use crate::dialect::facts::Spanned;
use crate::dialect::one_page::columns;
use crate::dialect::one_page::schemas::{Cut, Schema, slug};
use crate::markdown::{Block, Heading, Page};
use crate::text::SourceFile;

/// Splits `page`: definitions are one level below `Definitions`, or, on a page without that heading, whatever has
/// an anchor and looks like one.
pub(super) fn cut<'p>(file: &SourceFile, page: &'p Page) -> Cut<'p> {
    let mut cut = Cut {
        others: Vec::new(),
        schemas: Vec::new(),
    };
    let is_all = |it: &Heading| file.slice(it.text) == "Definitions";
    let has_all = page
        .blocks
        .iter()
        .any(|it| matches!(it, Block::Heading(heading) if is_all(heading)));
    // The level of the definitions around this place.
    let (mut own, mut is_inside, mut is_first) = (0, false, true);
    let mut anchor = None;
    for (index, block) in page.blocks.iter().enumerate() {
        if let Block::Prose(span) = block
            && let Some((found, "")) = anchored(file.slice(*span))
        {
            anchor = Some(found);
            continue;
        }
        let own_anchor = anchor.take();
        let Block::Heading(heading) = block else {
            match cut.schemas.last_mut().filter(|_| is_inside) {
                Some(schema) => schema.blocks.push(block),
                None => cut.others.push(block),
            }
            continue;
        };
        let below = page.blocks.get(index + 1..).unwrap_or_default();
        let is_among = own > 0 && heading.level == own;
        let starts = if has_all {
            is_among
        } else {
            (own_anchor.is_some() || is_among) && looks_defined(file, below, is_first || is_among)
        };
        is_first = false;
        if has_all && is_all(heading) {
            (own, is_inside) = (heading.level + 1, false);
        } else if starts {
            (own, is_inside) = (heading.level, true);
            cut.schemas.push(Schema {
                title: Spanned::new(unescaped(file.slice(heading.text)), heading.text),
                anchor: own_anchor.map_or_else(|| slug(file.slice(heading.text)), str::to_owned),
                blocks: Vec::new(),
            });
            continue;
        } else if heading.level <= own {
            (own, is_inside) = (0, false);
        }
        match cut.schemas.last_mut().filter(|_| is_inside) {
            Some(schema) => schema.blocks.push(block),
            None => cut.others.push(block),
        }
    }
    cut
}

/// Whether `below` a heading, up to the next one, is what definitions have. A line with only a type may be about
/// credentials instead, but not where definitions are expected.
fn looks_defined(file: &SourceFile, below: &[Block], is_expected: bool) -> bool {
    let is_inside = |it: &&Block| !matches!(it, Block::Heading(_) | Block::Fence(_));
    below.iter().take_while(is_inside).any(|it| match it {
        Block::Table(table) => is_columns(&columns(file, table)),
        Block::Prose(span) => is_expected && file.slice(*span).starts_with(TYPE),
        _ => false,
    })
}

/// `x` of `<a name="x"></a>`, and what follows.
fn anchored(text: &str) -> Option<(&str, &str)> {
    let (anchor, rest) = text.strip_prefix("<a name=\"")?.split_once("\"></a>")?;
    Some((anchor, rest.trim()))
}

/// A definition, or a type that it spells out.
pub(super) struct Part<'p> {
    pub anchor: String,
    pub name: Spanned<String>,
    pub blocks: Vec<&'p Block>,
}

/// The anchor and the name of a part: `<a name="ship-captain"></a>`, and `**captain**` below it. If vendors have removed
/// the anchors, the table after the name decides.
pub(super) fn part_title(
    context: &Context,
    block: &Block,
    owner: &str,
    is_above_table: bool,
) -> Option<(String, Spanned<String>)> {
    let Block::Prose(span) = block else {
        return None;
    };
    let text = context.text(*span).trim_end();
    let found = anchored(text);
    let (anchor, title) = found.map_or((None, text), |(anchor, rest)| (Some(anchor), rest));
    let name = title.strip_prefix("**")?.strip_suffix("**")?;
    let is_name = !name.is_empty() && !name.contains("**");
    (is_name && (anchor.is_some() || is_above_table)).then_some(())?;
    let anchor = anchor.map_or_else(|| format!("{owner}-{}", slug(name)), str::to_owned);
    let start = text.len() - title.len() + "**".len();
    let place = span.slice(start..start + name.len());
    Some((anchor, Spanned::new(unescaped(name), place)))
}
