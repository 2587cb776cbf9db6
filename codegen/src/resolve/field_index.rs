//! The fields of one struct by what the docs call them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::model::{Field, Struct};
use crate::words::{bare, same_words};

/// Looking a name up in a map pays from so many comparisons on.
const ENOUGH_COMPARISONS: usize = 2048;

/// Finds fields by name. Most structs are small, and are searched as they are.
pub struct FieldIndex<'a> {
    fields: &'a [Field],
    by_name: Option<BTreeMap<&'a str, usize>>,
    by_words: OnceCell<BTreeMap<String, usize>>,
}

impl<'a> FieldIndex<'a> {
    /// An index that about `lookups` names will be looked up in.
    pub fn new(structure: &'a Struct, lookups: usize) -> Self {
        let fields = structure.fields.as_slice();
        let is_large = fields.len().saturating_mul(lookups) > ENOUGH_COMPARISONS;
        let by_name = is_large.then(|| {
            let names = fields.iter().enumerate().rev();
            names
                .map(|(index, field)| (field.doc_name.as_str(), index))
                .collect()
        });
        Self {
            fields,
            by_name,
            by_words: OnceCell::new(),
        }
    }

    /// Where the first field is that the docs call `name`.
    pub fn find(&self, name: &str) -> Option<usize> {
        match &self.by_name {
            Some(by_name) => by_name.get(name).copied(),
            None => self.fields.iter().position(|field| field.doc_name == name),
        }
    }

    /// Where the first field is whose name is made of the words of `name`.
    pub fn find_words(&self, name: &str) -> Option<usize> {
        if self.by_name.is_none() {
            return self
                .fields
                .iter()
                .position(|field| same_words(&field.doc_name, name));
        }
        let by_words = self.by_words.get_or_init(|| {
            let names = self.fields.iter().enumerate().rev();
            names
                .map(|(index, field)| (bare(&field.doc_name).collect(), index))
                .collect()
        });
        by_words.get(&bare(name).collect::<String>()).copied()
    }
}
