//! Rust text, laid out as rustfmt lays it out.
//!
//! The text is written directly. Building tokens, parsing and pretty-printing them costs some fifteen times what
//! reading the pages does, and still is not what rustfmt prints. What may come from a page reaches the text only
//! through [`string_literal`], the doc comments of `prose`, and identifiers that `resolve` has made.

mod arms;
mod expressions;
mod imports;
mod types;

use std::fmt::{Arguments, Write as _};

pub use imports::{Group, Imports};
use types::broken_type;

/// rustfmt's `max_width`.
pub const MAX_WIDTH: usize = 100;
/// rustfmt's `attr_fn_like_width`.
const ATTRIBUTE_WIDTH: usize = 70;
/// rustfmt's `fn_call_width`.
const CALL_WIDTH: usize = 60;

/// Lines of Rust at growing and shrinking indentation.
#[derive(Debug, Default)]
pub struct Code {
    text: String,
    indent: usize,
}

impl Code {
    /// No text yet, and room for a usual file.
    pub fn with_room() -> Self {
        Self {
            text: String::with_capacity(4096),
            indent: 0,
        }
    }

    /// The text so far.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The columns left of the text.
    pub fn margin(&self) -> usize {
        self.indent * 4
    }

    /// Adds `line` at the current indentation; an empty one without trailing spaces.
    pub fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.indentation();
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// Adds a line that is not empty, as [`Self::line`] does.
    pub fn put(&mut self, line: Arguments) {
        self.indentation();
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    /// Adds `line` if it fits, and says whether it does.
    fn put_short(&mut self, line: Arguments) -> bool {
        let start = self.text.len();
        self.put(line);
        // With the line break.
        let fits = self
            .text
            .get(start..)
            .is_some_and(|line| width(line) <= MAX_WIDTH + 1);
        if !fits {
            self.text.truncate(start);
        }
        fits
    }

    fn indentation(&mut self) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
    }

    /// Adds the lines of a raw string, which cannot be indented, and behind the last of them `end`.
    pub fn raw(&mut self, lines: &[&str], end: &str) {
        self.text.push_str(&lines.join("\n"));
        self.text.push_str(end);
        self.text.push('\n');
    }

    /// Adds an empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds `open`, then what `body` adds one level deeper, then `close`.
    pub fn block(&mut self, open: impl AsRef<str>, close: &str, body: impl FnOnce(&mut Self)) {
        self.line(open);
        self.indent += 1;
        body(self);
        self.indent -= 1;
        self.line(close);
    }

    /// Adds an item with a body: `head {` … `}`. The brace has a line of its own where it does not fit.
    pub fn item(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        let head = head.as_ref();
        if self.margin() + width(head) + " {".len() <= MAX_WIDTH {
            self.block(format!("{head} {{"), "}", body);
            return;
        }
        match head_lines(head) {
            Some(lines) => {
                lines.iter().for_each(|line| self.line(line));
                self.block("{", "}", body);
            }
            None => self.block(format!("{head} {{"), "}", body),
        }
    }

    /// Adds doc comment lines.
    pub fn docs(&mut self, lines: &[String]) {
        for line in lines {
            if line.is_empty() {
                self.line("///");
            } else {
                self.put(format_args!("/// {line}"));
            }
        }
    }

    /// Adds `#[name(a, b)]`, one argument a line where they do not fit.
    pub fn attribute(&mut self, name: &str, arguments: &[String]) {
        let joined = arguments.join(", ");
        // In a list of fields, rustfmt keeps a column for the comma.
        let room = MAX_WIDTH - usize::from(self.indent > 0);
        let fits = self.margin() + name.len() + width(&joined) + "#[()]".len() <= room;
        if fits && (arguments.len() == 1 || width(&joined) <= ATTRIBUTE_WIDTH) {
            self.put(format_args!("#[{name}({joined})]"));
            return;
        }
        self.block(format!("#[{name}("), ")]", |code| {
            for (index, argument) in arguments.iter().enumerate() {
                let comma = if index + 1 < arguments.len() { "," } else { "" };
                code.put(format_args!("{argument}{comma}"));
            }
        });
    }

    /// Adds `name!(argument);`.
    pub fn macro_call(&mut self, name: &str, argument: &str) {
        let line = format!("{name}!({argument});");
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{name}!("), ");", |code| {
                match argument.split_once(" = ") {
                    Some((left, right)) if code.margin() + width(argument) >= MAX_WIDTH => {
                        code.line(format!("{left} ="));
                        code.line(format!("    {right}"));
                    }
                    _ => code.line(argument),
                }
            });
        }
    }

    /// Adds `head(parameters) tail {` … `}`, one parameter a line where they do not fit.
    pub fn function(
        &mut self,
        head: &str,
        parameters: &[String],
        tail: &str,
        body: impl FnOnce(&mut Self),
    ) {
        let line = format!("{head}({}){tail} {{", parameters.join(", "));
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.block(line, "}", body);
            return;
        }
        if parameters.is_empty() && self.margin() + width(&line) - " {".len() <= MAX_WIDTH {
            self.line(format!("{head}(){tail}"));
            self.block("{", "}", body);
            return;
        }
        self.block(format!("{head}("), &format!("){tail} {{"), |code| {
            for parameter in parameters {
                let (name, ty) = parameter.split_once(": ").unwrap_or((parameter, ""));
                let ty = broken_type(ty, code.margin(), width(name) + 2)
                    .unwrap_or_else(|| ty.to_owned());
                code.line(format!("{name}: {ty},"));
            }
        });
        self.indent += 1;
        body(self);
        self.indent -= 1;
        self.line("}");
    }
}

/// The head of an item that does not fit with its brace, as rustfmt breaks it; `None` where it has no place to.
fn head_lines(head: &str) -> Option<Vec<String>> {
    let Some(rest) = head.strip_prefix("impl") else {
        return Some(vec![head.to_owned()]);
    };
    let fits = |line: &String| width(line) <= MAX_WIDTH;
    let lines = match head.split_once(" for ") {
        Some((start, ty)) if width(start) <= MAX_WIDTH => {
            vec![start.to_owned(), format!("    for {ty}")]
        }
        Some((start, ty)) => {
            let of = start.strip_prefix("impl ")?;
            let one_line = vec![
                "impl".to_owned(),
                format!("    {of}"),
                format!("    for {ty}"),
            ];
            let (name, argument) = of.strip_suffix('>')?.split_once('<')?;
            match one_line.iter().all(fits) {
                true => one_line,
                false => vec![
                    "impl".to_owned(),
                    format!("    {name}<"),
                    format!("        {argument},"),
                    format!("    > for {ty}"),
                ],
            }
        }
        None => vec!["impl".to_owned(), format!("   {rest}")],
    };
    lines.iter().all(fits).then_some(lines)
}

/// The columns that `text` takes. Only literals have other letters than ASCII.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars()
        .map(|character| if is_wide(character) { 2 } else { 1 })
        .sum()
}

/// Whether a letter takes two columns: East Asian scripts and pictures, roughly.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1f9ff}' | '\u{20000}'..='\u{3fffd}')
}

/// `text` as a Rust string literal. Whatever it holds, it stays inside the quotes.
pub fn string_literal(text: &str) -> String {
    format!("{text:?}")
}
