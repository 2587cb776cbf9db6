//! The tokens of a text: their kinds, their places, and which brackets match.

use std::ops::Range;

use super::escape::unescape;
use super::lexer;
use super::syntax::{Syntax, Text};
use super::token::{Kind, Quoted, Token};

/// The tokens of one text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    syntax: &'static Syntax,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str, syntax: &'static Syntax) -> Self {
        let mut list = lexer::tokens(text, syntax);
        pair(&mut list);
        Self { text, syntax, list }
    }

    pub fn syntax(&self) -> &'static Syntax {
        self.syntax
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn token(&self, index: usize) -> Option<Token> {
        self.list.get(index).copied()
    }

    /// The characters of a token, none past the last one.
    pub fn word(&self, index: usize) -> &'a str {
        self.slice(index..index + 1)
    }

    /// The text from the first to the last of some tokens.
    pub fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.text.get(self.bytes(tokens)).unwrap_or_default()
    }

    /// The bytes from the first to the last of some tokens; if there are none, the place after the token before.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let end_of = |index: Option<usize>| index.and_then(|index| self.token(index));
        let before = end_of(tokens.start.checked_sub(1)).map_or(0, |token| token.end);
        if tokens.is_empty() {
            return before..before;
        }
        let start = self.token(tokens.start).map_or(before, |token| token.start);
        let end = end_of(tokens.end.checked_sub(1)).map_or(start, |token| token.end);
        start..end.max(start)
    }

    pub fn is(&self, index: usize, punct: u8) -> bool {
        self.token(index)
            .is_some_and(|token| token.kind == Kind::Punct(punct))
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.token(index)
            .is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether a line ends before the token.
    pub fn on_new_line(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.on_new_line)
    }

    /// The token after the one at `index`, or after the bracket that it opens.
    pub fn after(&self, index: usize) -> usize {
        self.token(index)
            .map_or(index, |token| token.close)
            .max(index)
            + 1
    }

    /// The end of the path that starts at `index`, for example `sdk.links.create`; `index` if there is none.
    pub fn path_end(&self, index: usize, end: usize) -> usize {
        if index >= end || !self.is_word(index) {
            return index;
        }
        let mut at = index + 1;
        while at + 1 < end && self.is(at, b'.') && self.is_word(at + 1) {
            at += 2;
        }
        at
    }

    /// The text of a path, without white space.
    pub fn path(&self, tokens: Range<usize>) -> String {
        tokens.map(|index| self.word(index)).collect()
    }

    /// The value of the string `quoted`, if it follows from the text alone.
    pub fn string(&self, quoted: Quoted) -> Option<String> {
        let body = self.text.get(quoted.start..quoted.end)?;
        match quoted.text {
            Text::Escaped => Some(unescape(body, self.syntax.keyword_arguments)),
            Text::Verbatim => Some(body.to_owned()),
            Text::Opaque => None,
        }
    }
}

const BRACKETS: [(u8, u8); 3] = [(b'(', b')'), (b'[', b']'), (b'{', b'}')];

/// The bracket that ends `open`.
pub(super) fn closing(open: u8) -> Option<u8> {
    let (_, close) = BRACKETS.iter().find(|(known, _)| *known == open)?;
    Some(*close)
}

/// Finds the end of each bracket. A closing bracket ends all that were opened inside its partner; one without a
/// partner ends nothing.
fn pair(tokens: &mut [Token]) {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut waiting = [0_usize; 256];
    let end = tokens.len();
    for index in 0..end {
        let Some(Token {
            kind: Kind::Punct(byte),
            ..
        }) = tokens.get(index).copied()
        else {
            continue;
        };
        if let Some(close) = closing(byte) {
            open.push((index, close));
            waiting[usize::from(close)] += 1;
            continue;
        }
        let mut searching = waiting[usize::from(byte)] > 0;
        while searching && let Some((inner, close)) = open.pop() {
            waiting[usize::from(close)] -= 1;
            searching = close != byte;
            set_close(tokens, inner, index);
        }
    }
    for (index, _) in open {
        set_close(tokens, index, end);
    }
}

fn set_close(tokens: &mut [Token], index: usize, close: usize) {
    if let Some(token) = tokens.get_mut(index) {
        token.close = close;
    }
}
