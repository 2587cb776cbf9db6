//! The parts of the support module.

/// A helper that generated code calls, in its own file. A crate gets only those that it uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    AnyOf,
    AnyOfOpen,
    AnyOfOr,
    AnySpelling,
    Bytes,
    Constant,
    Deferred,
    Integer,
    IntegerOrText,
    Literal,
    MaybeUndefined,
    Number,
    NumberOrText,
    Tagged,
    Text,
    TextOrNumber,
    Time,
    Tracked,
    UnknownValue,
}
