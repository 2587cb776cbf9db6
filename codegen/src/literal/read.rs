//! What has been read, and what a wrapper around it makes of it.

use std::ops::Range;

use super::lexer::plain_number;
use super::syntax::Wrapper;
use super::{Entry, Node, Value};

/// A value and the type that its literal names.
pub(super) struct Read {
    pub node: Node,
    pub type_name: Option<String>,
}

/// The arguments of a call.
pub(super) struct Arguments {
    pub positional: Vec<Read>,
    pub keywords: Vec<Entry>,
}

impl Read {
    pub fn new(value: Value, range: Range<usize>) -> Self {
        Self {
            node: Node { value, range },
            type_name: None,
        }
    }
}

impl Wrapper {
    /// The value of a call of the wrapper with one argument.
    pub(super) fn around(self, argument: Read, range: Range<usize>) -> Option<Read> {
        let value = match (self, argument.node.value) {
            (Self::Through, value) => {
                return Some(Read {
                    node: Node {
                        value,
                        ..argument.node
                    },
                    ..argument
                });
            }
            (Self::DateTime, Value::String(text)) => Value::DateTime(text),
            (Self::Date, Value::String(text)) => Value::Date(text),
            (Self::Number, Value::String(text) | Value::Number(text)) => {
                Value::Number(plain_number(&text)?)
            }
            _ => return None,
        };
        Some(Read::new(value, range))
    }
}

/// Whether the callee is a class, by the case of its name.
pub(super) fn is_class(path: &str) -> bool {
    path.rsplit('.')
        .next()
        .is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// `text` with each run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
