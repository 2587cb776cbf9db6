//! Literals in examples → facts about fields.
//!
//! A literal is walked along with the types, so an object nested in one page's example is a sample for the fields of
//! another page. [`read`] reads the literals, [`collect`] notes what was seen, [`apply`] decides by the rules of
//! [`crate::model::Rule`].

mod collect;
mod decide;
mod sample;
mod values;

pub use collect::{collect, fitting_variant};
pub use decide::apply;
pub use sample::{Shown, read};
pub use values::compare;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Field, ModelId, Rule, Shape};
use crate::text::Span;

/// What was seen about one field.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    null_in_snippet: Option<Span>,
    null_in_example: Option<Span>,
    /// Null inside this many lists and maps.
    null_item: Option<(u8, Span)>,
    /// A time without a zone where a date-time is expected.
    local_time: Option<Span>,
    /// A date, and a date-time, if the docs do not say which.
    day: Option<Span>,
    moment: Option<Span>,
    fraction: Option<Span>,
    /// Integers in snippets.
    whole: Vec<(String, Span)>,
    /// Numbers in Example cells, which the snippets repeat.
    examples: Vec<String>,
    /// Keys that are wire names, by what shows it.
    keys: Vec<(Rule, String, Span)>,
    /// A date where a date-time is expected, or vice versa.
    other_date: Option<Span>,
    /// A value that the enum does not list.
    other_value: Option<OtherValue>,
}

/// A value that an enum does not list.
#[derive(Debug, Clone)]
struct OtherValue {
    value: String,
    span: Span,
    enumeration: ModelId,
}

/// What was seen about fields: by model, then by position of the field.
#[derive(Debug, Default)]
pub struct Samples {
    fields: BTreeMap<(ModelId, usize), Seen>,
    /// Strings where an enum is expected.
    pub values: BTreeMap<ModelId, Vec<(String, Span)>>,
    /// Enums for which an integer was seen.
    pub numeric: BTreeSet<ModelId>,
}

impl Samples {
    /// Adds what was seen on a later page.
    fn extend(&mut self, later: Self) {
        for (model, later) in later.values {
            self.values.entry(model).or_default().extend(later);
        }
        self.numeric.extend(later.numeric);
        for (field, later) in later.fields {
            let seen = self.fields.entry(field).or_default();
            seen.null_in_snippet = seen.null_in_snippet.or(later.null_in_snippet);
            seen.null_in_example = seen.null_in_example.or(later.null_in_example);
            seen.null_item = seen.null_item.or(later.null_item);
            seen.local_time = seen.local_time.or(later.local_time);
            seen.day = seen.day.or(later.day);
            seen.moment = seen.moment.or(later.moment);
            seen.fraction = seen.fraction.or(later.fraction);
            seen.whole.extend(later.whole);
            seen.examples.extend(later.examples);
            seen.keys.extend(later.keys);
            seen.other_date = seen.other_date.or(later.other_date);
            seen.other_value = seen.other_value.take().or(later.other_value);
        }
    }
}

/// The field of a struct of `api`.
fn field_mut(api: &mut Api, ModelId(model): ModelId, index: usize) -> Option<&mut Field> {
    match &mut api.models.get_mut(model as usize)?.shape {
        Shape::Struct(structure) => structure.fields.get_mut(index),
        _ => None,
    }
}
