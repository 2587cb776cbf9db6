//! A token: what it is, and where.

use super::syntax::Text;

/// A token of any of the languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier or a keyword, including `2swovpy1fnunu`.
    Word,
    Number,
    String(Quoted),
    /// One ASCII character, among them the brackets.
    Punct(u8),
    /// `:=`.
    Define,
    /// Another operator of two characters, for example `==` or `=>`.
    Operator,
    /// A character that starts nothing known.
    Other,
}

/// A string: its text between the quotes and how to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    pub start: usize,
    pub end: usize,
    pub text: Text,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// Whether a line ends between the token before and this one.
    pub on_new_line: bool,
    /// Whether there is a `/* comment */` between the token before and this one.
    pub after_comment: bool,
    /// For an opening bracket, the token that ends it: its partner, or the bracket around it that ends too soon, or one
    /// past the last token. For other tokens, their own place.
    pub close: usize,
}
