//! Lays out JSON of examples. The values stay as written, down to the digits of a number.

use serde::de::IgnoredAny;

/// A part of a JSON text: a bracket, a comma, a colon, or a whole string, number or word.
type Token<'a> = &'a str;

/// A JSON object or array, checked.
#[derive(Debug)]
pub struct Json<'a> {
    tokens: Vec<Token<'a>>,
}

/// Indentation stops growing at this depth: it must not make a text much longer.
const DEEPEST_INDENT: usize = 16;

impl<'a> Json<'a> {
    /// Reads `text` if it is one object or one array and nothing else.
    pub fn parse(text: &'a str) -> Option<Self> {
        if !text.starts_with(['{', '[']) {
            return None;
        }
        // What is JSON, serde_json says. It would not keep the digits of a number, or a key that is there twice.
        serde_json::from_str::<IgnoredAny>(text).ok()?;
        let mut tokens = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (token, after) = rest.split_at_checked(token_length(rest))?;
            tokens.push(token);
            rest = after.trim_start();
        }
        Some(Self { tokens })
    }

    /// On one line: `{"a": [1, 2]}`.
    pub fn compact(&self) -> String {
        let mut line = String::new();
        for token in &self.tokens {
            line.push_str(token);
            if matches!(*token, "," | ":") {
                line.push(' ');
            }
        }
        line
    }

    /// Each member and each item on its own line.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        let mut depth = 0_usize;
        let mut before = "";
        for token in &self.tokens {
            let opens = matches!(before, "{" | "[");
            let closes = matches!(*token, "}" | "]");
            if closes {
                depth -= 1;
            }
            if before == "," || opens != closes && (opens || closes) {
                text.push('\n');
                text.push_str(&"  ".repeat(depth.min(DEEPEST_INDENT)));
            } else if before == ":" {
                text.push(' ');
            }
            text.push_str(token);
            if matches!(*token, "{" | "[") {
                depth += 1;
            }
            before = token;
        }
        text
    }
}

/// The length of the token that `rest`, the end of a JSON text, starts with.
fn token_length(rest: &str) -> usize {
    let is_end = |c: char| c.is_ascii_whitespace() || ",:]}".contains(c);
    match rest.as_bytes().first() {
        Some(b'{' | b'}' | b'[' | b']' | b',' | b':') => 1,
        Some(b'"') => string_length(rest),
        _ => rest.find(is_end).unwrap_or(rest.len()),
    }
}

/// The length of the string that `rest` starts with, its quotes included.
fn string_length(rest: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |(_, byte): &(usize, u8)| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    };
    let end = rest.bytes().enumerate().skip(1).find(is_end);
    end.map_or(rest.len(), |(at, _)| at + 1)
}
