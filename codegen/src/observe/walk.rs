//! Follows a payload along a type: how would the generated code read it?

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ptr;

use serde_json::{Map, Value};

use super::index::ApiIndex;
use super::scalar;
use super::score::{
    OTHER_CONSTANT, SMALL, Score, UNEXPECTED_NULL, UNKNOWN_KEY, WRONG_KIND, absent, size,
};
use crate::model::{Enum, Field, ModelId, Shape, Struct, Tag, Type, Union, UnionKind};
use crate::rust::Wrapper;

/// serde_json reads 128 levels, and a level of JSON is two or three levels of types. More could overflow a thread's
/// stack.
pub const MAX_DEPTH: usize = 256;

/// The variant of a payload.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub index: usize,
    pub score: Score,
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

/// A value of the payload. Only the same one is equal, not one that looks the same.
#[derive(Clone, Copy)]
struct Place<'v>(&'v Value);

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Place<'_> {}

impl Hash for Place<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        ptr::hash(self.0, state);
    }
}

/// Measures one payload, each of its values once for each model: unions in unions would otherwise ask again and again.
pub struct Walker<'a, 'v> {
    pub index: &'a ApiIndex<'a>,
    known: HashMap<(ModelId, Place<'v>), Score>,
}

impl<'a, 'v> Walker<'a, 'v> {
    pub fn new(index: &'a ApiIndex<'a>) -> Self {
        Self {
            index,
            known: HashMap::new(),
        }
    }

    /// How well `value` fits `ty`.
    pub fn score(&mut self, ty: &Type, value: &'v Value, depth: usize) -> Score {
        if depth > MAX_DEPTH {
            return Score::wrong_kind();
        }
        match (ty, value) {
            (Type::Primitive(_) | Type::Literal { .. }, _) => {
                Score::of_problem(self.index.problem(ty, value))
            }
            (Type::Nullable(_), Value::Null) | (Type::External(_), _) => Score::default(),
            (Type::Nullable(inner) | Type::Deferred(inner), _) => {
                self.score(inner, value, depth + 1)
            }
            (Type::Model(id) | Type::Boxed(id), _) => self.model(*id, value, depth + 1),
            (Type::Array(item), Value::Array(values)) => Score::sum(
                values
                    .iter()
                    .map(|value| self.score(item, value, depth + 1).part(value)),
            ),
            (Type::Map(item), Value::Object(object)) => Score::sum(
                object
                    .values()
                    .map(|value| self.score(item, value, depth + 1).part(value)),
            ),
            (Type::Array(_) | Type::Map(_), Value::Null) => {
                Score::of_problem(Some(UNEXPECTED_NULL))
            }
            (Type::Array(_) | Type::Map(_), _) => Score::wrong_kind(),
        }
    }

    fn model(&mut self, id: ModelId, value: &'v Value, depth: usize) -> Score {
        let place = (id, Place(value));
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        // A union that holds itself through other unions would recurse forever.
        self.known.insert(place, Score::wrong_kind());
        let score = match self.index.shape(id) {
            Some(Shape::Struct(it)) => self.structure(id, it, value, depth),
            Some(Shape::Enum(it)) => {
                let score = Score::of_problem(scalar::enumeration(it, value));
                Score {
                    is_other_constant: score.is_other_constant && !it.open,
                    ..score
                }
            }
            Some(Shape::Union(it)) => self.union(it, value, depth),
            Some(Shape::Opaque) | None => Score::default(),
        };
        self.known.insert(place, score);
        score
    }

    fn structure(&mut self, id: ModelId, it: &'a Struct, value: &'v Value, depth: usize) -> Score {
        match value {
            Value::Object(object) => self.object(id, it, object, depth),
            Value::Array(values) if it.additional.is_none() => {
                self.positions(it, value, values, depth)
            }
            Value::Null => Score::of_problem(Some(UNEXPECTED_NULL)),
            _ => Score::wrong_kind(),
        }
    }

    fn object(
        &mut self,
        id: ModelId,
        it: &'a Struct,
        object: &'v Map<String, Value>,
        depth: usize,
    ) -> Score {
        let Some(keys) = self.index.keys(id) else {
            return Score::default();
        };
        let entries = keys.sort(&it.fields, object);
        let mut score = Score::default();
        for (field, known) in it.fields.iter().zip(&entries.known) {
            score.take(match known {
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
            score.distance = score.distance.saturating_sub(absent(field).distance);
            score.distance += part.distance + SMALL;
        }
        let others = entries.others.iter().map(|(_, value)| *value);
        let unread = entries
            .respelled
            .iter()
            .map(|(_, _, value)| *value)
            .chain(others);
        match &it.additional {
            Some(rest) => {
                unread.for_each(|value| {
                    score.take(self.score(&rest.ty, value, depth + 1).part(value))
                });
            }
            None => {
                score.loss += unread.map(size).sum::<usize>();
                score.distance += entries.others.len() * UNKNOWN_KEY;
            }
        }
        score
    }

    /// A list for a struct: serde reads its items as the fields, one after the other.
    fn positions(
        &mut self,
        it: &'a Struct,
        whole: &Value,
        values: &'v [Value],
        depth: usize,
    ) -> Score {
        let mut score = Score {
            refused: values.len() > it.fields.len(),
            ..Score::default()
        };
        for (index, field) in it.fields.iter().enumerate() {
            score.refused |= match values.get(index) {
                Some(value) => self.present(field, value, depth).refused,
                None => !field.is_optional(),
            };
        }
        Score {
            loss: size(whole),
            distance: WRONG_KIND,
            is_list_as_struct: true,
            ..score
        }
    }

    /// How well `value` fits `field`.
    pub fn present(&mut self, field: &Field, value: &'v Value, depth: usize) -> Score {
        match (Wrapper::of(&field.ty, field.presence), value) {
            (Wrapper::MaybeUndefined | Wrapper::Nullable, Value::Null) => Score::default(),
            (Wrapper::Optional, Value::Null) => Score {
                loss: 1,
                distance: SMALL,
                ..Score::default()
            },
            _ => self.score(&field.ty, value, depth + 1),
        }
    }

    fn union(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Score {
        match self.pick(it, value, depth) {
            Pick::Variant(choice) => choice.score,
            Pick::UnknownTag => Score {
                distance: OTHER_CONSTANT,
                ..Score::default()
            },
            Pick::Other => Score {
                distance: OTHER_CONSTANT,
                ..Score::default()
            },
            Pick::NoTag => Score {
                refused: true,
                distance: OTHER_CONSTANT,
                ..Score::default()
            },
            Pick::NotAnObject if value.is_null() => Score::of_problem(Some(UNEXPECTED_NULL)),
            Pick::NotAnObject => Score::wrong_kind(),
            Pick::Refused(nearest) => {
                let score = nearest.map_or_else(Score::wrong_kind, |nearest| nearest.score);
                Score {
                    refused: true,
                    loss: 0,
                    is_list_as_struct: false,
                    ..score
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
        let score = self.score(&variant.ty, value, depth + 1);
        Pick::Variant(Choice {
            index,
            score,
            is_certain: true,
        })
    }

    /// The choice of the generated `AnyOf`: the variant that loses the least, the first one on a tie.
    fn by_fit(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Pick {
        let mut best: Option<(usize, Choice)> = None;
        for (index, variant) in it.variants.iter().enumerate() {
            let score = self.score(&variant.ty, value, depth + 1);
            let penalty = usize::from(self.is_unknown_in_open(&variant.ty, value));
            let is_taken = !(score.refused || (value.is_array() && score.is_list_as_struct));
            let loss = score.loss + penalty;
            if is_taken && best.is_none_or(|(least, _)| loss < least) {
                best = Some((
                    loss,
                    Choice {
                        index,
                        score,
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
            let score = self.score(&variant.ty, value, depth + 1);
            match &mut best {
                Some(best) if score.distance > best.score.distance => {}
                Some(best) if score.distance == best.score.distance => best.is_certain = false,
                _ => {
                    best = Some(Choice {
                        index,
                        score,
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
        matches!(self.index.shape(id), Some(Shape::Enum(it)) if it.open && !it.is_numeric && !is_known(it))
    }
}
