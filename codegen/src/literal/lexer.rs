//! Splits text into tokens and tolerates everything: whatever is not a token of the language is a token of its own kind.

use super::syntax::{Prefix, Quote, Syntax, Text};
use super::token::{Kind, Quoted, Token};

/// All tokens of `text`. Their brackets are not yet paired.
pub(super) fn tokens(text: &str, syntax: &'static Syntax) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        syntax,
    };
    let mut tokens = Vec::new();
    loop {
        let (on_new_line, after_comment) = lexer.gap();
        let (start, close) = (lexer.at, tokens.len());
        let Some(kind) = lexer.token() else { break };
        let end = lexer.at;
        tokens.push(Token {
            kind,
            start,
            end,
            on_new_line,
            after_comment,
            close,
        });
    }
    tokens
}

const OPERATORS: [&str; 18] = [
    "==", "=>", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "??", "&&", "||", "**",
    "->", "<-",
];

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    syntax: &'static Syntax,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn looking_at(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Advances while `wanted` holds.
    fn pass(&mut self, wanted: impl Fn(char) -> bool) {
        self.at += self
            .rest()
            .find(|c| !wanted(c))
            .unwrap_or(self.rest().len());
    }

    /// Skips white space and comments: whether a line ended, and whether there was a block comment.
    fn gap(&mut self) -> (bool, bool) {
        let (mut line, mut comment) = (false, false);
        while let Some(c) = self.peek() {
            if c.is_whitespace() || c == '\u{feff}' {
                line |= c == '\n';
                self.at += c.len_utf8();
            } else if self.looking_at("\\\n") {
                self.at += 2;
            } else if self.looking_at("/*") {
                let length = self
                    .rest()
                    .find("*/")
                    .map_or(self.rest().len(), |end| end + 2);
                self.at += length;
                comment = true;
            } else if self.looking_at(self.syntax.line_comment) {
                self.pass(|c| c != '\n');
            } else {
                break;
            }
        }
        (line, comment)
    }

    fn token(&mut self) -> Option<Kind> {
        let first = self.peek()?;
        let rest = self.rest();
        let kind = if let Some(quote) = self.quote() {
            Kind::String(self.string(quote, Prefix::Nothing))
        } else if starts_number(rest) {
            self.number()
        } else if is_word(first) {
            self.word()
        } else if OPERATORS.iter().any(|operator| self.looking_at(operator)) {
            self.at += 2;
            Kind::Operator
        } else if self.looking_at(":=") {
            self.at += 2;
            Kind::Define
        } else {
            self.at += first.len_utf8();
            u8::try_from(first)
                .ok()
                .filter(u8::is_ascii)
                .map_or(Kind::Other, Kind::Punct)
        };
        Some(kind)
    }

    fn quote(&self) -> Option<&'static Quote> {
        self.syntax
            .quotes
            .iter()
            .find(|quote| self.looking_at(quote.mark))
    }

    /// A word, or the string that it is a prefix of.
    fn word(&mut self) -> Kind {
        let start = self.at;
        self.pass(is_word);
        let word = self.text.get(start..self.at).unwrap_or_default();
        let prefixes = self.syntax.string_prefixes;
        let prefix = prefixes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word));
        match (prefix, self.quote()) {
            (Some((_, prefix)), Some(quote)) => Kind::String(self.string(quote, *prefix)),
            _ => Kind::Word,
        }
    }

    /// A number, or a word that starts like one.
    fn number(&mut self) -> Kind {
        if RADIXES.iter().any(|(prefix, _)| self.looking_at(prefix)) {
            self.at += 2;
            self.pass(|c| c.is_ascii_hexdigit() || c == '_');
        } else {
            self.pass(is_digit);
            self.fraction();
            self.exponent();
        }
        if self.looking_at("n") {
            self.at += 1;
        }
        if self.peek().is_some_and(is_word) {
            self.pass(is_word);
            return Kind::Word;
        }
        Kind::Number
    }

    fn fraction(&mut self) {
        let mut rest = self.rest().chars();
        if rest.next() == Some('.') && !rest.next().is_some_and(|c| c == '.' || is_letter(c)) {
            self.at += 1;
            self.pass(is_digit);
        }
    }

    fn exponent(&mut self) {
        let rest = self.rest();
        let Some(power) = rest.strip_prefix(['e', 'E']) else {
            return;
        };
        let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            self.at += rest.len() - digits.len();
            self.pass(is_digit);
        }
    }

    /// The string that starts with `quote` here. One that does not end is opaque, up to the end of the line or of the text.
    fn string(&mut self, quote: &Quote, prefix: Prefix) -> Quoted {
        self.at += quote.mark.len();
        let start = self.at;
        let ended = self.body(quote);
        let end = self.at;
        let body = self.text.get(start..end).unwrap_or_default();
        if ended {
            self.at += quote.mark.len();
        }
        let holds = |mark: Option<&str>| mark.is_some_and(|mark| body.contains(mark));
        let text = match prefix {
            _ if !ended || holds(quote.interpolation) => Text::Opaque,
            Prefix::Opaque => Text::Opaque,
            Prefix::Interpolated(mark) if holds(Some(mark)) => Text::Opaque,
            Prefix::Verbatim => Text::Verbatim,
            Prefix::Nothing | Prefix::Interpolated(_) => quote.text,
        };
        Quoted { start, end, text }
    }

    /// Advances to the quote that ends the string, if there is one.
    fn body(&mut self, quote: &Quote) -> bool {
        while let Some(c) = self.peek() {
            if self.looking_at(quote.mark) {
                return true;
            }
            if c == '\n' && !quote.multiline {
                return false;
            }
            self.at += c.len_utf8();
            if c == '\\' && quote.backslash {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
        false
    }
}

fn starts_number(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text.strip_prefix('.').unwrap_or(text).starts_with(digit)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '_'
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == '$'
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A number without underscores, suffix and radix, if it is one.
pub(super) fn plain_number(spelled: &str) -> Option<String> {
    let (sign, digits) = match spelled.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", spelled),
    };
    let digits = digits.replace('_', "");
    let digits = digits.strip_suffix('n').unwrap_or(&digits);
    let plain = match radix_number(digits) {
        Some(value) => value.to_string(),
        None => digits.to_owned(),
    };
    // But not the infinities, which `f64` parses by name.
    let number = starts_number(&plain) && plain.parse::<f64>().is_ok();
    number.then(|| format!("{sign}{plain}"))
}

const RADIXES: [(&str, u32); 6] = [
    ("0x", 16),
    ("0X", 16),
    ("0o", 8),
    ("0O", 8),
    ("0b", 2),
    ("0B", 2),
];

fn radix_number(digits: &str) -> Option<u128> {
    RADIXES
        .iter()
        .find_map(|(prefix, radix)| u128::from_str_radix(digits.strip_prefix(prefix)?, *radix).ok())
}
