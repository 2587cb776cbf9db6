//! Follows the values of enums.

use super::models::best;
use super::{Flow, Reader};
use crate::diff::verdict::Effect;
use crate::model::{Enum, Shape, Type, Union};
use crate::model::{LiteralValue, Primitive};

impl Flow<'_> {
    /// The effect of reading a value that is not a model's as an enum.
    pub(super) fn value_in_set(&self, writer: &Type, reader: &Enum) -> Effect {
        let (is_text, is_known) = match writer {
            Type::Literal {
                value: LiteralValue::Boolean(_),
                ..
            } => return Effect::Refuses,
            Type::Literal { value, .. } => {
                let is_known = reader.values.iter().any(|it| it.value == value.text());
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

    /// The effect of reading an enum's values as a union. As a string and as a number, each may match another variant.
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

    /// The effect of reading an enum's values as another enum.
    pub fn enums(&self, writer: &Enum, reader: &Enum) -> Effect {
        let is_open = reader.open && self.kind == Reader::Code;
        let is_known = |value: &str| reader.values.iter().any(|it| it.value == value);
        let fits = is_open || writer.values.iter().all(|it| is_known(&it.value));
        // Most enums are open because they have several values, whatever the docs say. If the docs have none or one,
        // an open enum is one that they mark.
        let is_listed = !writer.open || is_open || writer.values.len() > 1;
        let values = if fits && is_listed {
            Effect::Keeps
        } else {
            Effect::Refuses
        };
        self.encoding(writer, reader).max(values)
    }

    /// The effect on an enum's values of being strings or numbers only.
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

    /// The effect on a value of being a number or a string.
    fn spelled(&self, is_number: bool, reader: &Enum) -> Effect {
        match (is_number == reader.is_numeric, reader.is_lenient, self.kind) {
            (true, ..) | (false, true, Reader::Server) => Effect::Keeps,
            // It is written back in the other form.
            (false, true, Reader::Code) => Effect::Ignores,
            (false, false, _) => Effect::Refuses,
        }
    }
}
