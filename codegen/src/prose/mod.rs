//! Foreign prose → Rust doc comments.
//!
//! Descriptions come from untrusted pages, and they end up where rustdoc reads Markdown, runs code
//! blocks as tests and resolves brackets as links. So nothing is passed through: the text is parsed, and only the
//! constructs known to be inert are written back, with every other character escaped wherever Markdown could read it as
//! markup. The result has
//!
//! * no HTML, no image, no table, no heading, no footnote and no task list;
//! * code blocks only as closed fences in a language from a fixed list, so no foreign text is a doctest;
//! * links only to `http:`, `https:` and `mailto:`, or to a page's Rust path as given by the caller;
//! * no control, bidirectional or invisible character, and no line break inside a line.
//!
//! Most descriptions are plain sentences; those go straight to the line breaker.
//!
//! The steps: `prepare` undoes what generators did, `block` reads the Markdown into blocks, `html` knows what
//! the few known tags mean, `inline` decides on a paragraph's links and code, `paragraph` turns it into words with the
//! help of `escape`, and `lines` breaks words into lines.

mod block;
mod clean;
mod escape;
mod example;
mod html;
mod inline;
mod json;
mod kind;
mod lines;
mod note;
mod paragraph;
mod prepare;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use example::example_lines;
pub use note::plain_line;

/// Foreign Markdown as lines of a Rust doc comment, without the `///`. Empty input gives no lines.
///
/// `width` is the number of columns that a line of prose may take; code, and words that are longer, stay whole.
/// `link` gives the Rust path of a relative link target (a page): `components::Link` becomes an intra-doc link,
/// `None` drops the target and keeps the text.
pub fn doc_lines(
    markdown: &str,
    width: usize,
    link: &dyn Fn(&str) -> Option<String>,
) -> Vec<String> {
    let markdown = trim_blank_lines(markdown);
    if is_plain(markdown) {
        plain_lines(markdown, width)
    } else {
        parsed_lines(markdown, width, link)
    }
}

/// Whether [`doc_lines`] may call its `link`: no other prose has a link in it.
pub fn may_have_links(markdown: &str) -> bool {
    memchr::memchr2(b']', b'<', markdown.as_bytes()).is_some()
}

/// Without blank lines around the text. The first line keeps its indentation, which the lines below may share.
fn trim_blank_lines(text: &str) -> &str {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .trim_ascii_end();
    let indentation = text.len() - text.trim_ascii_start().len();
    &text[text[..indentation].rfind('\n').map_or(0, |at| at + 1)..]
}

/// The path for all prose that is not [`is_plain`].
fn parsed_lines(
    markdown: &str,
    width: usize,
    link: &dyn Fn(&str) -> Option<String>,
) -> Vec<String> {
    lines::render(&block::parse(markdown, link), width)
}

/// The fast path for prose without markup: paragraphs are broken into lines as they are.
fn plain_lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim_ascii().is_empty())
    {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines::wrap(paragraph.split_ascii_whitespace(), width, &mut lines);
    }
    lines
}

/// Is `text` made of letters, digits and punctuation without a meaning in Markdown at their place?
///
/// The fast path relies on it, so only what is listed here is allowed.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.char_indices().all(|(at, c)| {
        let before = at.checked_sub(1).map_or(b'\n', |before| bytes[before]);
        let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
        match c {
            'a'..='z' | 'A'..='Z' | '(' | '"' | '\'' | '$' | '@' | '{' | '/' => true,
            // A space before a line break may be a hard break, one after it an indentation.
            '\n' => before != b' ',
            ':' => before != b'\n' && next != b'/',
            '&' => before != b'\n' && next == b' ',
            '_' => before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric(),
            // At the start of a line, these may start a list item, a heading, an underline or a table's second line.
            '0'..='9'
            | ' '
            | '-'
            | '+'
            | '='
            | '#'
            | '.'
            | ','
            | ';'
            | ')'
            | '}'
            | '%'
            | '?'
            | '!'
            | '^' => before != b'\n',
            _ => escape::is_word(c) || "–—‘’“”…".contains(c),
        }
    })
}
