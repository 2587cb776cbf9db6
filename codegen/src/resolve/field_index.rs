//! Fields by what the docs call them.

use std::collections::HashMap;
use std::ops::Deref;

use crate::model::{Api, Field, ModelId, Shape, Struct};
use crate::words::{bare, same_words, spoken};

/// Structs of more fields have an index. Most are small, and are searched as they are.
const LARGE: usize = 128;

/// An API in which fields are found in little time, however many there are in one struct.
pub struct Fields<'a> {
    api: &'a Api,
    large: HashMap<ModelId, Names<'a>>,
}

/// The fields of one struct. Nothing is ever listed out of the maps, so that their order does not show.
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

    /// Where the first field of `structure`, the struct of the model `id`, is that the docs call `name`.
    pub fn find(&self, id: ModelId, structure: &Struct, name: &str) -> Option<usize> {
        match self.large.get(&id) {
            Some(names) => names.by_name.get(name).copied(),
            None => structure
                .fields
                .iter()
                .position(|field| field.doc_name == name),
        }
    }

    /// Where the first field is whose name is made of the words of `name`. SDKs spell some symbols as words, and
    /// `$schema` may stand beside `schema`: the words with the symbols come first.
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
        // The first of several of one name is the last to be put in.
        let fields = || fields.iter().enumerate().rev();
        let by_name = fields().map(|(index, field)| (field.doc_name.as_str(), index));
        let by_words = fields().map(|(index, field)| (bare(&field.doc_name).collect(), index));
        Self {
            by_name: by_name.collect(),
            by_words: by_words.collect(),
        }
    }
}
