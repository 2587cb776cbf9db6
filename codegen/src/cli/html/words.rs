//! Short texts, and safe forms of foreign ones.

use super::super::explain::Context;
use crate::export::{Place, Places as _};
use crate::markdown::cells;
use crate::model::Presence;
use crate::text::Span;

/// Characters of a row that are shown.
const MAX_ROW: usize = 2000;

/// The cells of the row that `span` starts in, with short links.
pub fn row(context: &Context, span: Span) -> Vec<String> {
    let row = context.line(span, MAX_ROW);
    let cells = cells(&row).map(short_links);
    let mut cells: Vec<String> = cells.collect();
    let used = cells.iter().rposition(|cell| !cell.is_empty());
    cells.truncate(used.map_or(0, |last| last + 1));
    cells
}

/// `text` with only the last part of its link targets: `[Date](https://…/Date)`.
fn short_links(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, target)) = rest.split_once("](") {
        let (path, _) = target.split_once(')').unwrap_or((target, ""));
        let last = path.rsplit('/').next().unwrap_or(path);
        short.push_str(before);
        short.push_str("](");
        short.push_str(if last.len() < path.len() { "…/" } else { "" });
        short.push_str(last);
        rest = target.get(path.len()..).unwrap_or_default();
    }
    short + rest
}

/// `docs/models/link.md:13`.
pub fn place(context: &Context, span: Span) -> String {
    let place = context.sources.place(span);
    place.map(|place| far(&place)).unwrap_or_default()
}

/// A place without its column.
pub fn far(place: &Place) -> String {
    format!("{}:{}", place.path, place.line)
}

/// A place for somebody who is looking at `page`.
pub fn near(place: &Place, page: &str) -> String {
    if place.path == page {
        format!("line {}", place.line)
    } else {
        far(place)
    }
}

/// The presence, in a word or two.
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::RequiredNullable => "required, nullable",
        Presence::RequiredNullabilityUnknown => "required, null undecided",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional, nullable",
    }
}

/// `1 field`, `2 fields`.
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
