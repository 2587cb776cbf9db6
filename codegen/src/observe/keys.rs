//! Maps the keys of a JSON object to the fields of a struct.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::model::{Field, Struct};
use crate::words::{bare, spoken};

/// Characters that may be in a spelling of a name. Anything else makes it a different name.
const PUNCTUATION: &str = "_-.:@$/# ";

/// How to find the keys of one struct.
#[derive(Debug, Default)]
pub struct KeyIndex<'a> {
    /// Names under which a field is read, and whether it is an alias.
    exact: BTreeMap<&'a str, (usize, bool)>,
    /// Fields by the letters of their names; `None` if two have the same.
    letters: BTreeMap<String, Option<usize>>,
}

/// A key that is read into a field.
#[derive(Debug, Clone, Copy)]
pub struct Known<'v> {
    pub key: &'v str,
    pub value: &'v Value,
    pub is_alias: bool,
}

/// The entries of an object, sorted by their role in a struct.
#[derive(Debug, Default)]
pub struct Entries<'v> {
    /// By field.
    pub known: Vec<Option<Known<'v>>>,
    /// Keys with the words of a field whose own key is absent.
    pub respelled: Vec<(usize, &'v str, &'v Value)>,
    /// Keys that no field reads, including second spellings of the same key.
    pub others: Vec<(&'v str, &'v Value)>,
    /// Fields that a key in `respelled` belongs to.
    taken: BTreeSet<usize>,
}

impl<'a> KeyIndex<'a> {
    /// The index of the fields of `structure`.
    pub fn new(structure: &'a Struct) -> Self {
        let mut index = Self::default();
        for (position, field) in structure.fields.iter().enumerate() {
            index
                .exact
                .entry(&field.wire_name)
                .or_insert((position, false));
            for name in [&field.wire_name, &field.doc_name] {
                let same = index.letters.entry(letters(name)).or_insert(Some(position));
                *same = same.filter(|other| *other == position);
            }
        }
        for (position, field) in structure.fields.iter().enumerate() {
            for alias in &field.aliases {
                index.exact.entry(alias).or_insert((position, true));
            }
        }
        index
    }

    /// Sorts the entries of `object`.
    pub fn sort<'v>(&self, fields: &[Field], object: &'v Map<String, Value>) -> Entries<'v> {
        let mut entries = Entries {
            known: vec![None; fields.len()],
            ..Entries::default()
        };
        let mut unread = Vec::new();
        for (key, value) in object {
            match self.exact.get(key.as_str()) {
                Some((position, is_alias)) => entries.know(*position, key, value, *is_alias),
                None => unread.push((key.as_str(), value)),
            }
        }
        for (key, value) in unread {
            let found = self.by_words(key);
            match found.filter(|position| entries.is_free(*position)) {
                Some(position) if fields.get(position).is_some_and(|it| it.reads(key)) => {
                    entries.know(position, key, value, true);
                }
                Some(position) => {
                    entries.taken.insert(position);
                    entries.respelled.push((position, key, value));
                }
                None => entries.others.push((key, value)),
            }
        }
        entries
    }

    /// The field whose words `key` has.
    fn by_words(&self, key: &str) -> Option<usize> {
        let is_plain =
            |character: char| character.is_alphanumeric() || PUNCTUATION.contains(character);
        if !key.chars().all(is_plain) {
            return None;
        }
        let find = |name: &str| self.letters.get(&letters(name)).copied().flatten();
        // There may be both `$schema` and `schema`.
        spoken(key)
            .and_then(|name| find(&name))
            .or_else(|| find(key))
    }
}

impl<'v> Entries<'v> {
    fn know(&mut self, position: usize, key: &'v str, value: &'v Value, is_alias: bool) {
        let mut entry = Known {
            key,
            value,
            is_alias,
        };
        match self.known.get_mut(position) {
            Some(free @ None) => *free = Some(entry),
            Some(Some(first)) => {
                // The name itself comes before its aliases.
                if first.is_alias && !is_alias {
                    std::mem::swap(first, &mut entry);
                }
                self.others.push((entry.key, entry.value));
            }
            None => {}
        }
    }

    fn is_free(&self, position: usize) -> bool {
        matches!(self.known.get(position), Some(None)) && !self.taken.contains(&position)
    }
}

/// What all spellings of a name have in common.
fn letters(name: &str) -> String {
    bare(name).collect()
}
