//! Literals in examples → facts about fields.
//!
//! A literal is walked along the types, so that an object nested in one page's example is a sample for the fields of
//! another page. [`read`] reads the literals, [`collect`] notes what was seen, [`apply`] decides by the rules of
//! [`crate::model::Rule`].

mod apply;
mod collect;
mod sample;

pub use apply::apply;
pub use collect::{collect, fitting_variant};
pub use sample::{Shown, read};

use crate::model::{Api, ModelId};
use crate::source::Span;

/// What was seen of one field.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    null_in_snippet: Option<Span>,
    null_in_example: Option<Span>,
    fraction: Option<Span>,
    /// Whole numbers in snippets.
    whole: Vec<(String, Span)>,
    /// Numbers in Example cells, which the snippets repeat.
    examples: Vec<String>,
    /// Keys of objects in Example cells.
    keys: Vec<(String, Span)>,
}

/// What was seen of all fields: by model, then by position of the field.
#[derive(Debug, Default)]
pub struct Samples {
    fields: Vec<Vec<Seen>>,
}

impl Samples {
    fn new(api: &Api) -> Self {
        let count = |shape: &crate::model::Shape| match shape {
            crate::model::Shape::Struct(it) => it.fields.len(),
            _ => 0,
        };
        let fields = api.models.iter().map(|model| vec![Seen::default(); count(&model.shape)]);
        Self { fields: fields.collect() }
    }

    /// The place for what is seen of a field.
    fn field(&mut self, place: (ModelId, usize)) -> Option<&mut Seen> {
        self.fields.get_mut(place.0.0 as usize)?.get_mut(place.1)
    }
}
