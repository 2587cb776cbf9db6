//! The table: old and new docs, and what is to be found.

mod choices;
mod fields;
mod models;
mod places;
mod presence;
mod types;
mod values;

/// One pair of docs.
pub struct Case {
    pub name: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    /// The ids of the rules, each once.
    pub rules: &'static str,
    /// `none`, `patch`, `minor`, `major`.
    pub rust: &'static str,
    /// What an old reader, a new reader and an old sender meet: `k`eeps, `i`gnores, `l`oses, `r`efuses.
    pub wire: &'static str,
}

/// A page that is the same on both sides.
pub const WIDGET: &str = "
# Widget
## Fields
- id | *str* | x
";

/// All cases.
pub fn all() -> Vec<Case> {
    let tables = [
        models::CASES,
        places::CASES,
        fields::CASES,
        presence::CASES,
        types::CASES,
        choices::CASES,
        values::CASES,
    ];
    tables
        .into_iter()
        .flatten()
        .map(|&(name, old, new, rules, rust, wire)| Case {
            name,
            old,
            new,
            rules,
            rust,
            wire,
        })
        .collect()
}

/// A row: name, old docs, new docs, rules, Rust, wire.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);
