//! What sites add above and between the pages' own text: front matter, and imports of components.

use std::ops::Range;

/// Front matter at the start of a page, as Jekyll, Hugo, Docusaurus and Fern read it.
pub(super) struct Matter {
    /// Its end, including the last fence.
    pub end: usize,
    /// The text of its `title`.
    pub title: Option<Range<usize>>,
}

/// The front matter of `text` at `start`: lines between two fences of `---` (YAML) or `+++` (TOML).
pub(super) fn at(text: &str, start: usize) -> Option<Matter> {
    let mut lines = Lines { text, next: start };
    let fence = text.get(lines.next()?)?.trim_end();
    let fence = ["---", "+++"].into_iter().find(|it| *it == fence)?;
    let mut title = None;
    let mut has_entry = false;
    for range in lines {
        let line = text.get(range.clone())?;
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return has_entry.then_some(Matter {
                end: range.end,
                title,
            });
        }
        // What looks like a comment may be a heading below a rule: only an entry tells.
        if !has_entry && !line.starts_with('#') {
            if !is_entry(line) {
                return None;
            }
            has_entry = true;
        }
        title = title.or_else(|| value(line, range.start));
    }
    None
}

/// Whether `line` has a key: `sidebar_position: 3`, `weight = 3`. A colon without a space after it is part of a text in YAML.
fn is_entry(line: &str) -> bool {
    let Some((key, value)) = line.split_once([':', '=']) else {
        return false;
    };
    let is_colon = line.as_bytes().get(key.len()) == Some(&b':');
    let key = key.trim_end();
    let is_key = key
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it));
    let is_separated = !is_colon || value.is_empty() || value.starts_with(char::is_whitespace);
    !key.is_empty() && is_key && is_separated
}

/// The value of `title: x` or `title = "x"` in `line`, which starts at `start`.
fn value(line: &str, start: usize) -> Option<Range<usize>> {
    let rest = line.strip_prefix("title")?.trim_start();
    let rest = rest.strip_prefix([':', '='])?.trim();
    let is_quoted = |quote| rest.len() > 1 && rest.starts_with(quote) && rest.ends_with(quote);
    let quotes = usize::from(is_quoted('"') || is_quoted('\''));
    let found = line.rfind(rest)?;
    let value = start + found + quotes..start + found + rest.len() - quotes;
    // A block of several lines has its text below.
    let is_text = !value.is_empty() && !rest.starts_with(['|', '>']);
    is_text.then_some(value)
}

/// Whether `text` has only imports of components, as in MDX.
pub(super) fn is_imports(text: &str) -> bool {
    let is_import = |line: &str| {
        let line = line.trim_end().trim_end_matches(';');
        let is_module = line.ends_with(['"', '\'']) && line.contains([' ']);
        is_module
            && (line.starts_with("import ") || line.starts_with("export "))
            && (line.contains(" from ")
                || line.starts_with("import \"")
                || line.starts_with("import '"))
    };
    !text.trim().is_empty() && text.lines().all(is_import)
}

/// The ranges of lines, their ends included.
struct Lines<'t> {
    text: &'t str,
    next: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.next..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let start = self.next;
        self.next += length;
        Some(start..self.next)
    }
}
