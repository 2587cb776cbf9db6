//! What the tests of all dialects share, and what holds for every grammar.

mod grammars;
pub mod support;
