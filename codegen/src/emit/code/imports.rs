//! `use` lines.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, MAX_WIDTH, width};

/// What a file uses, by path.
#[derive(Debug, Default)]
pub struct Imports {
    groups: BTreeMap<Group, BTreeMap<String, BTreeSet<String>>>,
}

/// Blank lines stand between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Standard,
    External,
    /// `super::…`, which rustfmt sorts before `crate::…`.
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

    /// The `use` lines, with an empty line behind them if there are any.
    pub fn write(&self, code: &mut Code) {
        let mut previous: Option<Group> = None;
        let mut paths: Vec<_> = self
            .groups
            .iter()
            .flat_map(|(group, paths)| paths.iter().map(move |(path, names)| (group, path, names)))
            .collect();
        // A module comes before the types beside it.
        paths.sort_by_cached_key(|(group, path, _)| (**group, format!("{path}::~")));
        for (group, path, names) in paths {
            let is_own = |group: Group| group >= Group::Super;
            if previous.is_some_and(|last| last != *group && !(is_own(last) && is_own(*group))) {
                code.blank();
            }
            code.import(path, names);
            previous = Some(*group);
        }
        if previous.is_some() {
            code.blank();
        }
    }
}

impl Code {
    /// Adds `use path::{names};`.
    pub fn import(&mut self, path: &str, names: &BTreeSet<String>) {
        self.names("use", path, names);
    }

    /// Adds `pub use path::{names};`.
    pub fn export(&mut self, path: &str, names: &BTreeSet<String>) {
        self.names("pub use", path, names);
    }

    fn names(&mut self, keyword: &str, path: &str, names: &BTreeSet<String>) {
        if let (1, Some(name)) = (names.len(), names.first()) {
            self.put(format_args!("{keyword} {path}::{name};"));
            return;
        }
        let mut names: Vec<String> = names.iter().cloned().collect();
        names.sort_by_key(|name| import_rank(name));
        let line = format!("{keyword} {path}::{{{}}};", names.join(", "));
        if width(&line) + 1 < MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{keyword} {path}::{{"), "};", |code| {
                code.filled(&names)
            });
        }
    }
}

/// rustfmt's order of imported names: functions, types, constants.
fn import_rank(name: &str) -> u8 {
    match name.starts_with(char::is_lowercase) {
        true => 0,
        false if name.contains(char::is_lowercase) => 1,
        false => 2,
    }
}
