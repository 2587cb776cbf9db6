//! Examples, which are values and not prose: they are shown as code, whatever they contain.

use super::clean::clean;
use super::escape;
use super::json::Json;

/// The `Example` cell of a field as doc lines; none if it is empty.
///
/// A value that fits is one line, ``Example: `x` ``; JSON is on one line if that fits, and indented otherwise.
/// Several examples (`**Example 1:** a<br/>**Example 2:** b`) are a list.
#[must_use]
pub fn example_lines(raw_cell: &str, width: usize) -> Vec<String> {
    if raw_cell.is_empty() {
        return Vec::new();
    }
    let text = cell_text(raw_cell);
    let shown: Vec<Shown> = split(&text)
        .into_iter()
        .filter_map(|value| Shown::new(value, width))
        .collect();
    match shown.as_slice() {
        [] => Vec::new(),
        [Shown::Line(code)] if "Example: ".len() + code.chars().count() <= width => {
            vec![format!("Example: {code}")]
        }
        [one] => {
            let mut lines = vec!["Example:".to_owned(), String::new()];
            lines.extend(one.block());
            lines
        }
        several => {
            let mut lines = vec!["Examples:".to_owned(), String::new()];
            for example in several {
                example.item(&mut lines);
            }
            lines
        }
    }
}

/// The cell as the value's author wrote it, in clean lines.
fn cell_text(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.trim();
    if rest == "N/A" {
        return text;
    }
    while let Some(at) = rest.find(['<', '\\', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        // Braces are the only characters that the generators write as entities: they would be code in MDX.
        let replaced = match () {
            () if rest.starts_with("\\|") => Some((2, "|")),
            () if rest.starts_with("&#123;") => Some((6, "{")),
            () if rest.starts_with("&#125;") => Some((6, "}")),
            () => crate::markdown::line_break(rest).map(|length| (length, "\n")),
        };
        let (length, replacement) = replaced.unwrap_or((1, &rest[..1]));
        text.push_str(replacement);
        rest = &rest[length..];
    }
    text.push_str(rest);
    let text = super::clean::unify_line_ends(&text);
    clean(&text).trim().to_owned()
}

/// The values of a cell: those after `**Example 1:**`, `**Example 2:**` and so on, or the whole cell.
fn split(text: &str) -> Vec<&str> {
    if !text.starts_with("**Example 1:**") {
        return vec![text];
    }
    let mut values = Vec::new();
    let mut rest = text;
    let mut number = 1;
    while let Some(value) = rest.strip_prefix(format!("**Example {number}:**").as_str()) {
        number += 1;
        let end = value.find(format!("\n**Example {number}:**").as_str());
        values.push(value[..end.unwrap_or(value.len())].trim());
        rest = end.map_or("", |end| &value[end + 1..]);
    }
    values
}

/// How a value is shown.
enum Shown {
    /// As a code span. It may be too wide.
    Line(String),
    /// As the lines of a block.
    Block(Vec<String>),
}

impl Shown {
    /// `None` for a value without anything to see.
    fn new(value: &str, width: usize) -> Option<Self> {
        // Some cells are already Markdown: the value is what is in the backticks.
        let inner = value
            .strip_prefix('`')
            .and_then(|value| value.strip_suffix('`'))
            .map(str::trim);
        let value = inner
            .filter(|inner| !inner.is_empty() && !inner.contains('`'))
            .unwrap_or(value);
        if value.is_empty() {
            return None;
        }
        let is_line = |text: &str| {
            !text.contains(['\n', '`']) && text.chars().count() + "Example: ``".len() <= width
        };
        if is_line(value) {
            return Some(Self::Line(escape::code_span(value)));
        }
        let Some(json) = Json::parse(value) else {
            return Some(Self::Block(escape::fence("text", value)));
        };
        let compact = json.compact();
        Some(if is_line(&compact) {
            Self::Line(escape::code_span(&compact))
        } else {
            Self::Block(escape::fence("json", &json.pretty()))
        })
    }

    fn block(&self) -> Vec<String> {
        match self {
            Self::Line(code) => vec![code.clone()],
            Self::Block(lines) => lines.clone(),
        }
    }

    fn item(&self, lines: &mut Vec<String>) {
        for (row, line) in self.block().into_iter().enumerate() {
            lines.push(match row {
                0 => format!("- {line}"),
                _ if line.is_empty() => line,
                _ => format!("  {line}"),
            });
        }
    }
}
