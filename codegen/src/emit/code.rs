//! Rust text, laid out as rustfmt lays it out.
//!
//! The text is written directly. Building tokens, parsing and pretty-printing them costs some fifteen times what
//! reading the pages does, and still is not what rustfmt prints. What may come from a page reaches the text only
//! through [`string_literal`], the doc comments of `prose`, and identifiers that `resolve` has made.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Arguments, Write as _};

/// rustfmt's `max_width`.
pub const MAX_WIDTH: usize = 100;
/// rustfmt's `attr_fn_like_width`.
const ATTRIBUTE_WIDTH: usize = 70;
/// rustfmt's `array_width`.
const ARRAY_WIDTH: usize = 60;
/// rustfmt's `fn_call_width`.
const CALL_WIDTH: usize = 60;
/// rustfmt's `struct_lit_width`.
const STRUCT_WIDTH: usize = 18;
/// rustfmt's `chain_width`.
const CHAIN_WIDTH: usize = 60;
/// rustfmt's idea of a short pattern.
const SHORT_PATTERN: usize = 20;
/// rustfmt's `short_array_element_width_threshold`.
const SHORT_ELEMENT: usize = 10;

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

    /// Adds `pub name: ty,`.
    pub fn field(&mut self, name: &str, ty: &str) {
        let line = format_args!("pub {name}: {ty},");
        if self.put_short(line) {
            return;
        }
        let start = format!("pub {name}:");
        let here = broken_type(ty, self.margin(), width(&start) + 1);
        // Below a name that is too long itself, the comma is not counted.
        let comma = usize::from(self.margin() + width(&start) + 1 < MAX_WIDTH);
        let below = match self.margin() + 4 + width(ty) + comma <= MAX_WIDTH {
            true => Some(ty.to_owned()),
            false => broken_type(ty, self.margin() + 4, 0),
        };
        match (here, below) {
            // Breaking the type is better than a line of its own only where that does not keep it in one piece.
            (Some(here), below) if below.as_ref().is_none_or(|below| below.contains('\n')) => {
                self.line(format!("{start} {here},"));
            }
            (_, Some(below)) => {
                self.line(start);
                self.indent += 1;
                self.line(format!("{below},"));
                self.indent -= 1;
            }
            (_, None) => self.put(line),
        }
    }

    /// Adds `pattern => body,`.
    pub fn arm(&mut self, pattern: &str, body: &str) {
        let room = MAX_WIDTH - self.margin();
        // rustfmt counts the bytes of a pattern.
        if pattern.len() + " => ,".len() + width(body) <= room {
            self.put(format_args!("{pattern} => {body},"));
            return;
        }
        let has_room = width(pattern) + " => {".len() <= room;
        match (call_parts(pattern), call_parts(body)) {
            (Some((name, argument)), _) if !has_room && width(name) < room => {
                self.line(format!("{name}("));
                self.line(format!("    {argument},"));
                self.line(format!(") => {body},"));
            }
            // Below the pattern there is no room for the call either.
            (_, Some((call, argument))) if has_room && 4 + width(body) > room => {
                self.broken_call_arm(pattern, call, &[argument.to_owned()]);
            }
            _ => self.block(format!("{pattern} => {{"), "}", |code| code.line(body)),
        }
    }

    /// Adds `pattern => Err(format!(literal)),`.
    pub fn refusal_arm(&mut self, pattern: &str, literal: &str) {
        let line = format!("{pattern} => Err(format!({literal})),");
        let is_short = width(literal) + "format!()".len() <= CALL_WIDTH;
        if is_short && self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{pattern} => Err(format!("), ")),", |code| {
                code.line(literal)
            });
        }
    }

    /// Adds `start = value;`.
    pub fn constant(&mut self, start: &str, value: &str) {
        let line = format!("{start} = {value};");
        let fits = self.margin() + width(&line) <= MAX_WIDTH;
        // What fits nowhere stays where it is.
        if fits || self.margin() + 4 + width(value) + ";".len() > MAX_WIDTH {
            self.line(line);
        } else {
            self.line(format!("{start} ="));
            self.indent += 1;
            self.line(format!("{value};"));
            self.indent -= 1;
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

    /// Adds `"a" | "b" => call(arguments),`.
    pub fn call_arm(&mut self, patterns: &[String], call: &str, arguments: &[String]) {
        let lines = self.pattern_lines(patterns);
        let (last, first) = lines
            .split_last()
            .map_or(("", [].as_slice()), |(last, first)| (last.as_str(), first));
        first.iter().for_each(|line| self.line(line));
        let joined = arguments.join(", ");
        let is_short_call = width(&joined) <= CALL_WIDTH;
        let body = format!("{call}({joined})");
        let line = format!("{last} => {body},");
        if is_short_call && self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else if is_short_call && self.margin() + 4 + width(&body) <= MAX_WIDTH {
            self.block(format!("{last} => {{"), "}", |code| code.line(body));
        } else {
            self.broken_call_arm(last, call, arguments);
        }
    }

    /// Adds `pattern => call(arguments),` with a line for each argument.
    fn broken_call_arm(&mut self, pattern: &str, call: &str, arguments: &[String]) {
        let list = |code: &mut Self| arguments.iter().for_each(|it| code.line(format!("{it},")));
        let open = format!("{pattern} => {call}(");
        let fits_deeper = arguments
            .iter()
            .all(|it| self.margin() + 8 + width(it) + ",".len() <= MAX_WIDTH);
        if self.margin() + width(&open) < MAX_WIDTH + usize::from(!fits_deeper) {
            self.block(open, "),", list);
        } else {
            self.block(format!("{pattern} => {{"), "}", |code| {
                code.block(format!("{call}("), ")", list)
            });
        }
    }

    /// `"a" | "b"` in as few lines as rustfmt takes, with an arrow and a brace to come behind it.
    fn pattern_lines(&self, patterns: &[String]) -> Vec<String> {
        let room = MAX_WIDTH.saturating_sub(self.margin() + " => {".len());
        let joined = patterns.join(" | ");
        if width(&joined) <= room {
            return vec![joined];
        }
        let are_short = patterns
            .iter()
            .all(|pattern| pattern.len() <= SHORT_PATTERN);
        let mut lines: Vec<String> = Vec::new();
        for pattern in patterns {
            match lines.last_mut() {
                Some(line) if are_short && width(line) + width(pattern) + " | ".len() <= room => {
                    let _ = write!(line, " | {pattern}");
                }
                Some(_) => lines.push(format!("| {pattern}")),
                None => lines.push(pattern.clone()),
            }
        }
        lines
    }

    /// Adds `name { fields }`; a field is its name, or its name and a value.
    pub fn structure(&mut self, name: &str, fields: &[(String, String)]) {
        let short = |(name, value): &(String, String)| match value.is_empty() {
            true => name.clone(),
            false => format!("{name}: {value}"),
        };
        let names: usize = fields.iter().map(|(name, _)| width(name)).sum();
        if names <= STRUCT_WIDTH {
            let joined = fields.iter().map(short).collect::<Vec<_>>().join(", ");
            if width(&joined) <= STRUCT_WIDTH {
                self.put(format_args!("{name} {{ {joined} }}"));
                return;
            }
        }
        self.block(format!("{name} {{"), "}", |code| {
            for (name, value) in fields {
                code.initializer(name, value);
            }
        });
    }

    /// Adds `name: value,`, or `name,` where there is no value.
    fn initializer(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.put(format_args!("{name},"));
            return;
        }
        if self.put_short(format_args!("{name}: {value},")) {
            return;
        }
        // rustfmt breaks `value.into()` before the dot and `default()` in its parentheses, and puts below the name what
        // does not fit beside it.
        let (start, end) = match value.strip_suffix(".into()") {
            Some(start) => (start, "    .into(),"),
            None if value.ends_with("::default()") => (value.trim_end_matches(')'), "),"),
            None => (value, ""),
        };
        let room = MAX_WIDTH - self.margin();
        let beside = width(name) + ": ".len() + width(start) + usize::from(end != "),");
        if !end.is_empty() && beside <= room {
            self.line(format!("{name}: {start}"));
            self.line(end);
            return;
        }
        self.line(format!("{name}:"));
        self.indent += 1;
        if 4 + width(value) <= room || end.is_empty() {
            self.line(format!("{value},"));
        } else {
            self.line(start);
            self.line(end);
        }
        self.indent -= 1;
    }

    /// Adds `name(payload),`.
    pub fn variant(&mut self, name: &str, payload: &str) {
        let line = format!("{name}({payload}),");
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{name}("), "),", |code| {
                let ty =
                    broken_type(payload, code.margin(), 0).unwrap_or_else(|| payload.to_owned());
                code.line(format!("{ty},"));
            });
        }
    }

    /// Adds `name::<ty>(argument);`.
    pub fn turbofish(&mut self, name: &str, ty: &str, argument: &str) {
        let line = format!("{name}::<{ty}>({argument});");
        let open = format!("{name}::<{ty}>(");
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else if self.margin() + width(&open) <= MAX_WIDTH + 2 {
            self.block(open, ");", |code| code.line(format!("{argument},")));
        } else {
            self.block(format!("{name}::<"), &format!(">({argument});"), |code| {
                code.line(format!("{ty},"));
            });
        }
    }

    /// Adds `start(arguments)?.a(…).b(…)`.
    pub fn chain(&mut self, start: &str, arguments: &[String], calls: &[(&str, Vec<String>)]) {
        let joined = arguments.join(", ");
        let first = format!("{start}({joined})?");
        let one_line: String = calls
            .iter()
            .map(|(name, arguments)| format!("{name}({})", arguments.join(", ")))
            .collect();
        let one_line = format!("{first}{one_line}");
        if width(&one_line) <= CHAIN_WIDTH {
            self.line(one_line);
            return;
        }
        // Below a start that takes several lines, rustfmt does not indent the calls.
        let is_short = width(&joined) <= CALL_WIDTH && self.margin() + width(&first) <= MAX_WIDTH;
        if is_short {
            self.line(first);
            self.indent += 1;
        } else {
            self.block(format!("{start}("), ")?", |code| {
                arguments
                    .iter()
                    .for_each(|argument| code.line(format!("{argument},")));
            });
        }
        for (name, arguments) in calls {
            self.call(name, arguments);
        }
        if is_short {
            self.indent -= 1;
        }
    }

    /// Adds `name(arguments)`, one argument a line where they do not fit.
    fn call(&mut self, name: &str, arguments: &[String]) {
        let joined = arguments.join(", ");
        let line = format!("{name}({joined})");
        if width(&joined) <= CALL_WIDTH && self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
            return;
        }
        self.block(format!("{name}("), ")", |code| {
            arguments
                .iter()
                .for_each(|argument| code.line(format!("{argument},")));
        });
    }

    /// Adds `start = &[elements];`.
    pub fn slice_constant(&mut self, start: &str, elements: &[String]) {
        let slice = format!("&[{}];", elements.join(", "));
        // One element is no list: it may take the whole line.
        let is_single = elements.len() == 1 && self.margin() + 4 + width(&slice) < MAX_WIDTH;
        if width(&slice) <= ARRAY_WIDTH + "&[];".len() || is_single {
            if self.margin() + width(start) + " = ".len() + width(&slice) <= MAX_WIDTH {
                self.line(format!("{start} = {slice}"));
            } else {
                self.line(format!("{start} ="));
                self.indent += 1;
                self.line(slice);
                self.indent -= 1;
            }
            return;
        }
        let are_short = elements
            .iter()
            .all(|element| width(element) <= SHORT_ELEMENT);
        self.block(format!("{start} = &["), "];", |code| {
            if are_short {
                code.filled(elements);
            } else {
                elements
                    .iter()
                    .for_each(|element| code.put(format_args!("{element},")));
            }
        });
    }

    /// Adds `elements` on one line, or else as many a line as fit.
    fn filled(&mut self, elements: &[String]) {
        let all = elements.join(", ");
        if self.margin() + width(&all) < MAX_WIDTH {
            self.line(format!("{all},"));
            return;
        }
        let mut line = String::new();
        for element in elements {
            if !line.is_empty()
                && self.margin() + width(&line) + width(element) + " ,".len() >= MAX_WIDTH
            {
                self.line(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            let _ = write!(line, "{element},");
        }
        self.line(line);
    }

    /// Adds `use path::{names};`.
    pub fn import(&mut self, path: &str, names: &BTreeSet<String>) {
        self.names("use", path, names);
    }

    /// Adds `pub use path::{names};`.
    pub fn export(&mut self, path: &str, names: &BTreeSet<String>) {
        self.names("pub use", path, names);
    }

    fn names(&mut self, keyword: &str, path: &str, names: &BTreeSet<String>) {
        if let (1, Some(name)) = (names.len(), names.first()) {
            self.put(format_args!("{keyword} {path}::{name};"));
            return;
        }
        let mut names: Vec<String> = names.iter().cloned().collect();
        names.sort_by_key(|name| import_rank(name));
        let line = format!("{keyword} {path}::{{{}}};", names.join(", "));
        if width(&line) + 1 < MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{keyword} {path}::{{"), "};", |code| {
                code.filled(&names)
            });
        }
    }
}

/// What is called, or matched, and what is between its parentheses. `None` for a literal, whatever its text.
fn call_parts(code: &str) -> Option<(&str, &str)> {
    let (name, rest) = code.split_once('(')?;
    let argument = rest.strip_suffix(')')?;
    (!code.starts_with('"')).then_some((name, argument))
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

/// `ty` at `column` of a line with `margin` columns left of it, with a comma to come behind it: as it is where it fits,
/// else with each of its arguments on a line of its own. `None`: even that is too wide, and rustfmt leaves all as it is.
fn broken_type(ty: &str, margin: usize, column: usize) -> Option<String> {
    // rustfmt does not count this.
    let uncounted = if ty.starts_with("impl ") {
        "impl ".len()
    } else {
        0
    };
    let room = (MAX_WIDTH + uncounted).checked_sub(margin + column)?;
    if width(ty) + ",".len() <= room {
        return Some(ty.to_owned());
    }
    let (head, arguments) = ty.strip_suffix('>')?.split_once('<')?;
    if width(head) + "<".len() > room {
        return None;
    }
    let mut text = format!("{head}<\n");
    for argument in type_arguments(arguments) {
        let argument = broken_type(argument, margin + 4, 0)?;
        let _ = writeln!(text, "{:margin$}    {argument},", "");
    }
    let _ = write!(text, "{:margin$}>", "");
    Some(text)
}

/// `String, Vec<A>` → `String`, `Vec<A>`. Only maps have two, and the first of a map is a name.
fn type_arguments(arguments: &str) -> impl Iterator<Item = &str> {
    let (first, rest) = match arguments.split_once(", ") {
        Some((first, rest)) if !first.contains('<') => (first, Some(rest)),
        _ => (arguments, None),
    };
    std::iter::once(first).chain(rest)
}

/// rustfmt's order of imported names: functions, types, constants.
fn import_rank(name: &str) -> u8 {
    match name.starts_with(char::is_lowercase) {
        true => 0,
        false if name.contains(char::is_lowercase) => 1,
        false => 2,
    }
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

/// What a file uses, by path.
#[derive(Debug, Default)]
pub struct Imports {
    groups: BTreeMap<Group, BTreeMap<String, BTreeSet<String>>>,
}

/// Blank lines stand between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Standard,
    External,
    /// `super::…`, which rustfmt sorts before `crate::…`.
    Super,
    Crate,
}

impl Imports {
    /// Notes that `path::name` is used.
    pub fn add(&mut self, group: Group, path: &str, name: &str) {
        let paths = self.groups.entry(group).or_default();
        let names = match paths.get_mut(path) {
            Some(names) => names,
            None => paths.entry(path.to_owned()).or_default(),
        };
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// The `use` lines, with an empty line behind them if there are any.
    pub fn write(&self, code: &mut Code) {
        let mut previous: Option<Group> = None;
        let paths = self
            .groups
            .iter()
            .flat_map(|(group, paths)| paths.iter().map(move |(path, names)| (group, path, names)));
        for (group, path, names) in paths {
            let is_own = |group: Group| group >= Group::Super;
            if previous.is_some_and(|last| last != *group && !(is_own(last) && is_own(*group))) {
                code.blank();
            }
            code.import(path, names);
            previous = Some(*group);
        }
        if previous.is_some() {
            code.blank();
        }
    }
}
