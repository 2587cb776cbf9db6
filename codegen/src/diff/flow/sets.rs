//! What becomes of sets of values.

use super::models::best;
use super::{Flow, Reader};
use crate::dialect::facts::{LiteralValue, Primitive};
use crate::diff::fact::literal_text;
use crate::diff::verdict::Effect;
use crate::model::{Enum, Shape, Type, Union};

impl Flow<'_> {
    /// What becomes of a value that is no model's in a set.
    pub(super) fn value_in_set(&self, writer: &Type, reader: &Enum) -> Effect {
        let (is_text, is_known) = match writer {
            Type::Literal {
                value: LiteralValue::Boolean(_),
                ..
            } => return Effect::Refuses,
            Type::Literal { value, .. } => {
                let is_known = reader
                    .values
                    .iter()
                    .any(|it| it.value == literal_text(value));
                (matches!(value, LiteralValue::String(_)), is_known)
            }
            Type::Primitive(Primitive::Integer) => (false, false),
            Type::Primitive(Primitive::String | Primitive::Date | Primitive::DateTime) => {
                (true, false)
            }
            _ => return Effect::Refuses,
        };
        let is_open = reader.open && self.kind == Reader::Code;
        match is_known || is_open {
            true => self.spelled(!is_text, reader),
            false => Effect::Refuses,
        }
    }

    /// What becomes of a set's values in a choice. Each may find another variant if it is a text and if it is a number.
    pub(super) fn set_in_choice(&self, writer: &Enum, reader: &Union, depth: usize) -> Effect {
        let follow = |is_numeric| {
            let spelled = Shape::Enum(Enum {
                is_numeric,
                is_lenient: false,
                ..writer.clone()
            });
            best(reader, |ty| self.shape_in(&spelled, ty, depth))
        };
        let other = match writer.is_lenient {
            true => follow(!writer.is_numeric),
            false => Effect::Keeps,
        };
        follow(writer.is_numeric).max(other)
    }

    /// What becomes of a set's values in another set.
    pub fn enums(&self, writer: &Enum, reader: &Enum) -> Effect {
        let is_open = reader.open && self.kind == Reader::Code;
        let is_known = |value: &str| reader.values.iter().any(|it| it.value == value);
        let fits = is_open || writer.values.iter().all(|it| is_known(&it.value));
        // Most sets are open because they have several values, whatever the docs say. Where the docs have none or one,
        // they do say so.
        let is_listed = !writer.open || is_open || writer.values.len() > 1;
        let values = if fits && is_listed {
            Effect::Keeps
        } else {
            Effect::Refuses
        };
        self.encoding(writer, reader).max(values)
    }

    /// What becomes of a set's values through being strings or numbers alone.
    pub fn encoding(&self, writer: &Enum, reader: &Enum) -> Effect {
        if (writer.is_numeric, writer.is_lenient) == (reader.is_numeric, reader.is_lenient) {
            return Effect::Keeps;
        }
        let other = match writer.is_lenient {
            true => self.spelled(!writer.is_numeric, reader),
            false => Effect::Keeps,
        };
        self.spelled(writer.is_numeric, reader).max(other)
    }

    /// What becomes of a value through being a number, or a text.
    fn spelled(&self, is_number: bool, reader: &Enum) -> Effect {
        match (is_number == reader.is_numeric, reader.is_lenient, self.kind) {
            (true, ..) | (false, true, Reader::Server) => Effect::Keeps,
            // It is written back in the other way.
            (false, true, Reader::Code) => Effect::Ignores,
            (false, false, _) => Effect::Refuses,
        }
    }
}
