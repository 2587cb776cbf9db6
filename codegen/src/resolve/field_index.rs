//! Fields by what the docs call them.

use std::collections::HashMap;
use std::ops::Deref;

use crate::model::{Api, Field, ModelId, Shape, Struct};
use crate::words::{bare, same_words, spoken};

/// Structs with more fields get an index. Most are small and are searched directly.
const LARGE: usize = 128;

/// An API with fast lookup of fields, even in very large structs.
pub struct Fields<'a> {
    api: &'a Api,
    large: HashMap<ModelId, Names<'a>>,
}

/// The fields of one struct. The maps are never iterated, so their order does not matter.
struct Names<'a> {
    by_name: HashMap<&'a str, usize>,
    by_words: HashMap<String, usize>,
}

impl Deref for Fields<'_> {
    type Target = Api;

    fn deref(&self) -> &Api {
        self.api
    }
}

impl<'a> Fields<'a> {
    pub fn new(api: &'a Api) -> Self {
        let structs = api.iter().filter_map(|(id, model)| match &model.shape {
            Shape::Struct(it) if it.fields.len() > LARGE => Some((id, Names::of(&it.fields))),
            _ => None,
        });
        Self {
            api,
            large: structs.collect(),
        }
    }

    /// The API itself, which outlives this.
    pub fn api(&self) -> &'a Api {
        self.api
    }

    /// The position of the first field of `structure`, the struct of the model `id`, that the docs call `name`.
    pub fn find(&self, id: ModelId, structure: &Struct, name: &str) -> Option<usize> {
        match self.large.get(&id) {
            Some(names) => names.by_name.get(name).copied(),
            None => structure
                .fields
                .iter()
                .position(|field| field.doc_name == name),
        }
    }

    /// The position of the first field whose name has the words of `name`. SDKs spell some symbols as words, and
    /// there may be both `$schema` and `schema`: the words with symbols come first.
    pub fn find_words(&self, id: ModelId, structure: &Struct, name: &str) -> Option<usize> {
        let with_symbols = spoken(name).and_then(|name| self.find_spelled(id, structure, &name));
        with_symbols.or_else(|| self.find_spelled(id, structure, name))
    }

    fn find_spelled(&self, id: ModelId, structure: &Struct, name: &str) -> Option<usize> {
        match self.large.get(&id) {
            Some(names) => names.by_words.get(&bare(name).collect::<String>()).copied(),
            None => structure
                .fields
                .iter()
                .position(|field| same_words(&field.doc_name, name)),
        }
    }
}

impl<'a> Names<'a> {
    fn of(fields: &'a [Field]) -> Self {
        // If several have one name, the first one is inserted last.
        let fields = || fields.iter().enumerate().rev();
        let by_name = fields().map(|(index, field)| (field.doc_name.as_str(), index));
        let by_words = fields().map(|(index, field)| (bare(&field.doc_name).collect(), index));
        Self {
            by_name: by_name.collect(),
            by_words: by_words.collect(),
        }
    }
}
