//! Follows a payload along a type: how would the generated code read it?

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::fit::{
    Fit, OTHER_CONSTANT, SMALL, UNEXPECTED_NULL, UNKNOWN_KEY, WRONG_KIND, absent, size,
};
use super::reader::Reader;
use super::scalar;
use crate::model::{Enum, Field, ModelId, Shape, Struct, Tag, Type, Union, UnionKind};
use crate::rust::Wrapper;

/// serde_json reads 128 levels, and a level of JSON is two or three levels of types. More could overflow a thread's
/// stack.
pub const MAX_DEPTH: usize = 256;

/// The variant of a payload.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub index: usize,
    pub fit: Fit,
    /// Whether no other variant is equally near.
    pub is_certain: bool,
}

/// What a union does with a payload.
pub enum Pick {
    Variant(Choice),
    /// A tag that no variant has: kept as JSON.
    UnknownTag,
    /// None of the variants, but others are kept as JSON.
    Other,
    /// No tag where one is needed.
    NoTag,
    NotAnObject,
    /// No variant accepts it. The nearest one, if there is one.
    Refused(Option<Choice>),
}

/// Measures one payload. Values are identified by their address, which is stable while the payload is borrowed.
pub struct Fitter<'a, 'v> {
    pub reader: &'a Reader<'a>,
    known: HashMap<(ModelId, *const Value), Fit>,
    payload: std::marker::PhantomData<&'v Value>,
}

impl<'a, 'v> Fitter<'a, 'v> {
    pub fn new(reader: &'a Reader<'a>) -> Self {
        Self {
            reader,
            known: HashMap::new(),
            payload: std::marker::PhantomData,
        }
    }

    /// How well `value` fits `ty`.
    pub fn fit(&mut self, ty: &Type, value: &'v Value, depth: usize) -> Fit {
        if depth > MAX_DEPTH {
            return Fit::wrong_kind();
        }
        match (ty, value) {
            (Type::Primitive(_) | Type::Literal { .. }, _) => {
                Fit::of_problem(self.reader.problem(ty, value))
            }
            (Type::Nullable(_), Value::Null) | (Type::External(_), _) => Fit::default(),
            (Type::Nullable(inner) | Type::Deferred(inner), _) => self.fit(inner, value, depth + 1),
            (Type::Model(id) | Type::Boxed(id), _) => self.model(*id, value, depth + 1),
            (Type::Array(item), Value::Array(values)) => Fit::sum(
                values
                    .iter()
                    .map(|value| self.fit(item, value, depth + 1).part(value)),
            ),
            (Type::Map(item), Value::Object(object)) => Fit::sum(
                object
                    .values()
                    .map(|value| self.fit(item, value, depth + 1).part(value)),
            ),
            (Type::Array(_) | Type::Map(_), Value::Null) => Fit::of_problem(Some(UNEXPECTED_NULL)),
            (Type::Array(_) | Type::Map(_), _) => Fit::wrong_kind(),
        }
    }

    fn model(&mut self, id: ModelId, value: &'v Value, depth: usize) -> Fit {
        let place = (id, std::ptr::from_ref(value));
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        // A union that holds itself through other unions would recurse forever.
        self.known.insert(place, Fit::wrong_kind());
        let fit = match self.reader.shape(id) {
            Some(Shape::Struct(it)) => self.structure(id, it, value, depth),
            Some(Shape::Enum(it)) => {
                let fit = Fit::of_problem(scalar::enumeration(it, value));
                Fit {
                    is_other_constant: fit.is_other_constant && !it.open,
                    ..fit
                }
            }
            Some(Shape::Union(it)) => self.union(it, value, depth),
            Some(Shape::Opaque) | None => Fit::default(),
        };
        self.known.insert(place, fit);
        fit
    }

    fn structure(&mut self, id: ModelId, it: &'a Struct, value: &'v Value, depth: usize) -> Fit {
        match value {
            Value::Object(object) => self.object(id, it, object, depth),
            Value::Array(values) if it.additional.is_none() => {
                self.positions(it, value, values, depth)
            }
            Value::Null => Fit::of_problem(Some(UNEXPECTED_NULL)),
            _ => Fit::wrong_kind(),
        }
    }

    fn object(
        &mut self,
        id: ModelId,
        it: &'a Struct,
        object: &'v Map<String, Value>,
        depth: usize,
    ) -> Fit {
        let Some(keys) = self.reader.keys(id) else {
            return Fit::default();
        };
        let entries = keys.sort(&it.fields, object);
        let mut fit = Fit::default();
        for (field, known) in it.fields.iter().zip(&entries.known) {
            fit.take(match known {
                Some(known) => {
                    let mut part = self.present(field, known.value, depth).part(known.value);
                    let is_dropped = Wrapper::of(&field.ty, field.presence) == Wrapper::Optional
                        && known.value.is_null();
                    if known.is_alias && !is_dropped {
                        part.loss = size(known.value) + 1;
                    }
                    part.of_constant()
                }
                None => absent(field),
            });
        }
        for (position, _, value) in &entries.respelled {
            // It is there after all, under another name.
            let Some(field) = it.fields.get(*position) else {
                continue;
            };
            let part = self.present(field, value, depth).of_constant();
            fit.distance = fit.distance.saturating_sub(absent(field).distance);
            fit.distance += part.distance + SMALL;
        }
        let others = entries.others.iter().map(|(_, value)| *value);
        let unread = entries
            .respelled
            .iter()
            .map(|(_, _, value)| *value)
            .chain(others);
        match &it.additional {
            Some(rest) => {
                unread.for_each(|value| fit.take(self.fit(&rest.ty, value, depth + 1).part(value)));
            }
            None => {
                fit.loss += unread.map(size).sum::<usize>();
                fit.distance += entries.others.len() * UNKNOWN_KEY;
            }
        }
        fit
    }

    /// A list for a struct: serde reads its items as the fields, one after the other.
    fn positions(
        &mut self,
        it: &'a Struct,
        whole: &Value,
        values: &'v [Value],
        depth: usize,
    ) -> Fit {
        let mut fit = Fit {
            refused: values.len() > it.fields.len(),
            ..Fit::default()
        };
        for (index, field) in it.fields.iter().enumerate() {
            fit.refused |= match values.get(index) {
                Some(value) => self.present(field, value, depth).refused,
                None => !field.is_optional(),
            };
        }
        Fit {
            loss: size(whole),
            distance: WRONG_KIND,
            is_list_as_struct: true,
            ..fit
        }
    }

    /// How well `value` fits `field`.
    pub fn present(&mut self, field: &Field, value: &'v Value, depth: usize) -> Fit {
        match (Wrapper::of(&field.ty, field.presence), value) {
            (Wrapper::MaybeUndefined | Wrapper::Nullable, Value::Null) => Fit::default(),
            (Wrapper::Optional, Value::Null) => Fit {
                loss: 1,
                distance: SMALL,
                ..Fit::default()
            },
            _ => self.fit(&field.ty, value, depth + 1),
        }
    }

    fn union(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Fit {
        match self.pick(it, value, depth) {
            Pick::Variant(choice) => choice.fit,
            Pick::UnknownTag => Fit {
                distance: OTHER_CONSTANT,
                ..Fit::default()
            },
            Pick::Other => Fit {
                distance: OTHER_CONSTANT,
                ..Fit::default()
            },
            Pick::NoTag => Fit {
                refused: true,
                distance: OTHER_CONSTANT,
                ..Fit::default()
            },
            Pick::NotAnObject if value.is_null() => Fit::of_problem(Some(UNEXPECTED_NULL)),
            Pick::NotAnObject => Fit::wrong_kind(),
            Pick::Refused(nearest) => {
                let fit = nearest.map_or_else(Fit::wrong_kind, |nearest| nearest.fit);
                Fit {
                    refused: true,
                    loss: 0,
                    is_list_as_struct: false,
                    ..fit
                }
            }
        }
    }

    /// What the union `it` does with `value`.
    pub fn pick(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Pick {
        match &it.kind {
            UnionKind::Tagged(tag) => self.by_tag(it, tag, value, depth),
            UnionKind::Untagged => self.by_fit(it, value, depth),
        }
    }

    fn by_tag(&mut self, it: &'a Union, tag: &Tag, value: &'v Value, depth: usize) -> Pick {
        let Value::Object(object) = value else {
            return Pick::NotAnObject;
        };
        let name = match object.get(&tag.wire_name) {
            Some(Value::String(name)) => name,
            None if tag.is_optional => return self.by_fit(it, value, depth),
            _ => return Pick::NoTag,
        };
        let mut variants = it.variants.iter().enumerate();
        let Some((index, variant)) = variants.find(|(_, variant)| variant.tags.contains(name))
        else {
            return Pick::UnknownTag;
        };
        let fit = self.fit(&variant.ty, value, depth + 1);
        Pick::Variant(Choice {
            index,
            fit,
            is_certain: true,
        })
    }

    /// The choice of the generated `AnyOf`: the variant that loses the least, the first one on a tie.
    fn by_fit(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Pick {
        let mut best: Option<(usize, Choice)> = None;
        for (index, variant) in it.variants.iter().enumerate() {
            let fit = self.fit(&variant.ty, value, depth + 1);
            let penalty = usize::from(self.is_unknown_in_open(&variant.ty, value));
            let is_taken = !(fit.refused || (value.is_array() && fit.is_list_as_struct));
            let loss = fit.loss + penalty;
            if is_taken && best.is_none_or(|(least, _)| loss < least) {
                best = Some((
                    loss,
                    Choice {
                        index,
                        fit,
                        is_certain: true,
                    },
                ));
            }
        }
        match best {
            Some((_, choice)) => Pick::Variant(choice),
            None if it.keeps_others() => Pick::Other,
            None => Pick::Refused(self.nearest(it, value, depth)),
        }
    }

    /// The variant that `value` is nearest to, whether or not it accepts it.
    pub fn nearest(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Option<Choice> {
        let mut best: Option<Choice> = None;
        for (index, variant) in it.variants.iter().enumerate() {
            let fit = self.fit(&variant.ty, value, depth + 1);
            match &mut best {
                Some(best) if fit.distance > best.fit.distance => {}
                Some(best) if fit.distance == best.fit.distance => best.is_certain = false,
                _ => {
                    best = Some(Choice {
                        index,
                        fit,
                        is_certain: true,
                    })
                }
            }
        }
        best
    }

    /// An open enum accepts every string: one that it does not know may be another variant's.
    fn is_unknown_in_open(&self, ty: &Type, value: &Value) -> bool {
        let (Some(id), Value::String(text)) = (ty.held_model(), value) else {
            return false;
        };
        let is_known = |it: &Enum| it.values.iter().any(|value| value.value == *text);
        matches!(self.reader.shape(id), Some(Shape::Enum(it)) if it.open && !it.is_numeric && !is_known(it))
    }
}
