//! Literals as vendors print them in usage snippets and Example cells: TypeScript, Python, Go and JSON.
//!
//! They are *evidence* (a `null`, a fraction, a JSON key, an enum value or a date was seen), so this reader is
//! tolerant: anything it does not know is [`Value::Opaque`], skipped to its end, and never an error. Every piece keeps its
//! bytes, counted from the start of the text that was read.
//!
//! `syntax` holds what differs between the languages, `lexer` makes `tokens`, `reader` makes values of tokens,
//! `snippet` finds the values in a snippet.

mod escape;
mod lexer;
mod read;
mod reader;
mod snippet;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod tokens;

use std::ops::Range;

pub(crate) use escape::unescape;
use reader::ValueReader;

/// A literal with its byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub value: Value,
    /// From the first byte of the literal to its last; a wrapper that is looked through is outside. Empty if a value
    /// is missing, as in `= ;`.
    pub range: Range<usize>,
}

/// The value of a literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`, `None`, `nil`, `<nil>`. Not `undefined`, which is [`Value::Opaque`].
    Null,
    Bool(bool),
    /// As spelled, with its sign; `0x1F`, `1_000` and `10n` become `31`, `1000` and `10`.
    Number(String),
    /// Without quotes and escapes.
    String(String),
    /// The text inside `new Date("…")`, `parse_datetime("…")`, `types.MustTimeFromString("…")`.
    DateTime(String),
    /// The text inside `new RFCDate("…")`, `date.fromisoformat("…")`, `types.MustDateFromString("…")`.
    Date(String),
    Array(Vec<Node>),
    Object(Object),
    /// Any other expression: an enum constant, a call, a placeholder such as `/* values here */`, no value at all.
    Opaque,
}

/// An object, a struct, a dictionary or a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The type that the literal itself names: `components.X` of Go's `components.X{…}`, `models.X` of Python's
    /// `models.X(…)`. None for maps.
    pub type_name: Option<String>,
    /// In the order of the text. A key may occur twice; computed keys and spreads are left out.
    pub entries: Vec<Entry>,
}

impl Object {
    /// The first value of `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        Some(&entry.value)
    }
}

/// One key of an [`Object`] with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    /// The key as in the text, with its quotes.
    pub key_range: Range<usize>,
    /// Whether the key is a string. In JSON it is then a wire name, in TypeScript and Go the key of a map; in
    /// Python it is also how a TypedDict spells the SDK's own names, so there it proves nothing.
    pub quoted: bool,
    pub value: Node,
}

/// One value of a snippet and its declared type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The declared type, otherwise the one that the literal names (for Go also `[]string` or `map[string]any`).
    pub type_name: Option<String>,
    pub value: Node,
}

/// One call of a snippet that may be an operation of the SDK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The callee, for example `sdk.links.create`.
    pub path: String,
    /// From the first byte of the path to the closing parenthesis.
    pub range: Range<usize>,
    /// All arguments, including opaque ones (Go's `ctx`). Python's keyword arguments are one object, the last.
    pub arguments: Vec<Node>,
}

/// A language whose literals can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    TypeScript,
    Python,
    Go,
    Json,
}

/// The language that a fence's info string names, for example `typescript` or `go title="Usage"`.
pub fn language(info: &str) -> Option<Language> {
    let end = |c: char| !c.is_alphanumeric();
    let name = info.trim().split(end).next()?.to_ascii_lowercase();
    let (_, language) = syntax::NAMES.iter().find(|(known, _)| *known == name)?;
    Some(*language)
}

/// The values that `code` assigns outside any block, for example by `let value: X = {…};`, `value: models.X = …` or
/// `v := components.X{…}`.
pub fn assigned(language: Language, code: &str) -> Vec<Assigned> {
    snippet::assigned(ValueReader::new(language, code))
}

/// The calls of methods and functions in `code` that are statements or are assigned, without what every snippet
/// has around its operation: constructors, printing, error handling. Their results are opaque in [`assigned`].
pub fn calls(language: Language, code: &str) -> Vec<Call> {
    snippet::calls(ValueReader::new(language, code))
}

/// Parses `text` as a JSON object or array. `None` if it is anything else or has a piece that is not JSON, except that
/// comments, trailing commas and unquoted keys are allowed.
pub fn json(text: &str) -> Option<Node> {
    let node = ValueReader::new(Language::Json, text).whole()?;
    matches!(node.value, Value::Array(_) | Value::Object(_)).then_some(node)
}
