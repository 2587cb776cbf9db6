//! Arms of `match`.

use std::fmt::Write as _;

use super::{CALL_WIDTH, Code, MAX_WIDTH, width};

/// rustfmt's idea of a short pattern.
const SHORT_PATTERN: usize = 20;

impl Code {
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
}

/// What is called, or matched, and what is between its parentheses. `None` for a literal, whatever its text.
fn call_parts(code: &str) -> Option<(&str, &str)> {
    let (name, rest) = code.split_once('(')?;
    let argument = rest.strip_suffix(')')?;
    (!code.starts_with('"')).then_some((name, argument))
}
