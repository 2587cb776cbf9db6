//! What a file imports.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// The names that a file imports, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Imports {
    groups: BTreeMap<Group, BTreeMap<String, BTreeSet<String>>>,
}

/// The order in which imports stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Group {
    Standard,
    External,
    /// `super::…`
    Super,
    Crate,
}

impl Imports {
    /// Notes that `path::name` is used.
    pub fn add(&mut self, group: Group, path: &str, name: &str) {
        let paths = self.groups.entry(group).or_default();
        let names = match paths.get_mut(path) {
            Some(names) => names,
            None => paths.entry(path.to_owned()).or_default(),
        };
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// All paths with their names, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeSet<String>)> {
        let paths = self.groups.values().flatten();
        paths.map(|(path, names)| (path.as_str(), names))
    }
}
