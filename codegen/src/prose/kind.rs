//! What a mark does to the text in it.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Emphasis,
    Strong,
    Strike,
    Code,
    Link,
}
