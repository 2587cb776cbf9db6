//! What happened to every page, table and row.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dialect::facts::IgnoreRule;

/// The counts of one run. `unknown` is normally 0: everything was used or ignored by a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    pub pages: usize,
    pub tables: usize,
    pub rows: usize,
    pub models: usize,
    pub fields: usize,
    /// Pages and rows, by the rule that dropped them.
    pub ignored: BTreeMap<&'static str, usize>,
    /// Models whose documented example is a test of the generated crate.
    pub examples: usize,
    /// Fields whose name may be spelled differently on the wire, because no source shows it.
    pub undecided_names: usize,
    /// Pages, rows, cells, headings and sections that were not understood.
    pub unknown: usize,
    /// The generators and languages of the docs, as shown to people.
    pub dialects: BTreeSet<String>,
}

impl Ledger {
    /// Counts `count` pages or rows as dropped by `rule`.
    pub fn ignore(&mut self, rule: IgnoreRule, count: usize) {
        *self.ignored.entry(rule.as_str()).or_default() += count;
    }

    /// The line that ends every run.
    pub fn line(&self) -> String {
        let ignored: usize = self.ignored.values().sum();
        let rules: Vec<_> = self
            .ignored
            .iter()
            .map(|(rule, count)| format!("{rule} {count}"))
            .collect();
        let rules = if rules.is_empty() {
            String::new()
        } else {
            format!(" ({})", rules.join(", "))
        };
        let dialects: Vec<&str> = self.dialects.iter().map(String::as_str).collect();
        let dialects = match dialects.as_slice() {
            [] => String::new(),
            dialects => format!("docs ({}), ", dialects.join("; ")),
        };
        format!(
            "pages {}, tables {}, rows {}, models {}, fields {}, examples {}, ignored {ignored}{rules}, undecided names {}, {dialects}unknown {}",
            self.pages,
            self.tables,
            self.rows,
            self.models,
            self.fields,
            self.examples,
            self.undecided_names,
            self.unknown
        )
    }
}
