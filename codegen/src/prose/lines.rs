//! Blocks → lines.

use super::block::{Block, List};
use super::escape;

/// Nested lists and quotes leave at least this much for their text.
const NARROWEST: usize = 24;

/// The lines of `blocks`, with an empty line between any two of them.
pub fn render(blocks: &[Block], width: usize) -> Vec<String> {
    render_with(blocks, width, true)
}

fn render_with(blocks: &[Block], width: usize, spaced: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if spaced && !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Paragraph(words) => wrap(words.split('\n'), width, &mut lines),
            Block::Code { language, code } => lines.extend(escape::fence(language, code)),
            Block::Quote(inner) => quote(inner, width, &mut lines),
            Block::List(items) => list(items, width, &mut lines),
        }
    }
    lines
}

fn quote(inner: &[Block], width: usize, lines: &mut Vec<String>) {
    for line in render(inner, width.saturating_sub(2).max(NARROWEST)) {
        // Empty lines get their mark too, or the quote would end there.
        lines.push(if line.is_empty() {
            ">".to_owned()
        } else {
            format!("> {line}")
        });
    }
}

fn list(list: &List, width: usize, lines: &mut Vec<String>) {
    let is_tight = list.is_tight();
    for (at, item) in list.items.iter().enumerate() {
        if at > 0 && !is_tight {
            lines.push(String::new());
        }
        let marker = match list.start {
            Some(start) => format!("{}. ", start + at as u64),
            None => "- ".to_owned(),
        };
        let indent = " ".repeat(marker.len());
        let inner = render_with(
            item,
            width.saturating_sub(marker.len()).max(NARROWEST),
            !is_tight,
        );
        for (row, line) in inner.into_iter().enumerate() {
            lines.push(match row {
                0 => format!("{marker}{line}"),
                _ if line.is_empty() => line,
                _ => format!("{indent}{line}"),
            });
        }
    }
}

/// Breaks words into lines of at most `width` columns. A longer word gets its own line.
pub fn wrap<'a>(words: impl Iterator<Item = &'a str>, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut columns = 0;
    for word in words {
        let length = if word.is_ascii() {
            word.len()
        } else {
            word.chars().count()
        };
        if !line.is_empty() && columns + 1 + length > width {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            push_first(word, &mut line);
            columns = length + (line.len() - word.len());
        } else {
            line.push(' ');
            line.push_str(word);
            columns += 1 + length;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
}

/// Starts a line, with a backslash if the word would start a block there.
fn push_first(word: &str, line: &mut String) {
    let escape_at = if starts_block(word) {
        Some(0)
    } else {
        // `1.` and `1)`: digits cannot be escaped, but what follows them can.
        word.strip_suffix(['.', ')'])
            .filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
            .map(str::len)
    };
    match escape_at {
        Some(at) => {
            line.push_str(&word[..at]);
            line.push('\\');
            line.push_str(&word[at..]);
        }
        None => line.push_str(word),
    }
}

/// Could a line that starts with `word` be something other than a paragraph?
fn starts_block(word: &str) -> bool {
    let first = word.as_bytes()[0];
    match first {
        b'>' => true,
        b'~' => word.starts_with("~~~"),
        // Headings and the lines under headings, list items and rules.
        b'#' | b'-' | b'+' | b'*' | b'_' | b'=' if word.bytes().all(|byte| byte == first) => true,
        // The second line of a table.
        b'|' | b'-' | b':' => word.bytes().all(|byte| b"|-:".contains(&byte)),
        _ => false,
    }
}
