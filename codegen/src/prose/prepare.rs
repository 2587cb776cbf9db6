//! Prepares Markdown for reading, by undoing what generators have done to it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::clean::unify_line_ends;
use super::escape;

/// The Markdown to read: with one kind of line ending, without extra escapes, and with everything that is meant to be seen.
pub fn prepare(markdown: &str) -> String {
    let markdown = unify_line_ends(markdown);
    let markdown = unescape(&markdown);
    show_unused_definitions(&markdown).into_owned()
}

/// The extensions for reading the input. Unlike in rustdoc, footnotes and task lists are left as text.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM
}

/// Generators that escape Markdown for HTML write `` ` `` as `&#x60;`, which Markdown would show as a plain backtick, and
/// those that escape it for a string before write `"` as `\&quot;`.
fn unescape(markdown: &str) -> Cow<'_, str> {
    const BACKTICK: &str = "&#x60;";
    const QUOTE: &str = "\\&quot;";
    let mut text = Cow::Borrowed(markdown);
    if text.contains(BACKTICK) && text.matches(BACKTICK).count() % 2 == 0 {
        text = Cow::Owned(text.replace(BACKTICK, "`"));
    }
    if text.contains(QUOTE) {
        text = Cow::Owned(text.replace(QUOTE, "\""));
    }
    text
}

/// `[Note]: something` defines a link and is not shown. If no link uses it, it is meant to be read.
fn show_unused_definitions(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("]:") {
        return Cow::Borrowed(markdown);
    }
    let parser = Parser::new_ext(markdown, options());
    let mut defined: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| {
            (
                definition.span.start,
                label.to_lowercase(),
                is_target(&definition.dest),
            )
        })
        .collect();
    if defined.is_empty() {
        return Cow::Borrowed(markdown);
    }
    let used: BTreeSet<String> = parser
        .filter_map(|event| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id.to_lowercase()),
            _ => None,
        })
        .collect();
    defined.retain(|(_, label, is_target)| !is_target || !used.contains(label));
    let mut places: Vec<usize> = defined.into_iter().map(|(at, ..)| at).collect();
    places.sort_unstable();
    Cow::Owned(escape::insert_backslashes(markdown, &places))
}

/// Does a definition lead somewhere, or is it a single word of prose?
fn is_target(destination: &str) -> bool {
    destination.contains(['/', '.', '#', '@'])
}
