//! Lays out JSON of examples. The values stay as written, down to the digits of a number.

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
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| !matches!(c, ' ' | '\n')) {
            rest = &rest[start..];
            let length = token_length(rest)?;
            tokens.push(&rest[..length]);
            rest = &rest[length..];
        }
        is_document(&tokens).then_some(Self { tokens })
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

/// The length of the token that `rest` starts with.
fn token_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'{' | b'}' | b'[' | b']' | b',' | b':' => Some(1),
        b'"' => {
            let mut at = 1;
            loop {
                match bytes.get(at)? {
                    b'"' => return Some(at + 1),
                    b'\\' => at += 2,
                    b'\n' => return None,
                    _ => at += 1,
                }
            }
        }
        _ => {
            let is_part =
                |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
            let word = &rest[..bytes
                .iter()
                .position(|byte| !is_part(*byte))
                .unwrap_or(rest.len())];
            let is_value = matches!(word, "true" | "false" | "null")
                || (word.starts_with(|c: char| c == '-' || c.is_ascii_digit())
                    && word.parse::<f64>().is_ok());
            is_value.then_some(word.len())
        }
    }
}

/// Do the tokens form one object or array?
fn is_document(tokens: &[Token<'_>]) -> bool {
    // The open brackets, and what may come next.
    let mut open: Vec<&str> = Vec::new();
    let mut expected = Expected::Value;
    for token in tokens {
        let in_object = open.last() == Some(&"{");
        expected = match (*token, expected) {
            ("{", Expected::Value | Expected::FirstItem) => {
                open.push("{");
                Expected::FirstKey
            }
            ("[", Expected::Value | Expected::FirstItem) => {
                open.push("[");
                Expected::FirstItem
            }
            ("}", Expected::FirstKey | Expected::Next) if in_object => {
                open.pop();
                Expected::Next
            }
            ("]", Expected::FirstItem | Expected::Next) if !in_object => {
                if open.pop().is_none() {
                    return false;
                }
                Expected::Next
            }
            (",", Expected::Next) if !open.is_empty() => {
                if in_object {
                    Expected::Key
                } else {
                    Expected::Value
                }
            }
            (":", Expected::Colon) => Expected::Value,
            ("{" | "}" | "[" | "]" | "," | ":", _) => return false,
            (key, Expected::Key | Expected::FirstKey) if key.starts_with('"') => Expected::Colon,
            (_, Expected::Value | Expected::FirstItem) if !open.is_empty() => Expected::Next,
            _ => return false,
        };
    }
    open.is_empty() && expected == Expected::Next
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Value,
    /// A value, or the end of the array.
    FirstItem,
    Key,
    /// A key, or the end of the object.
    FirstKey,
    Colon,
    /// A comma or an end.
    Next,
}
