//! How well a payload fits a type, by what serde makes of the generated code.
//!
//! Two numbers are kept apart. The *loss* is what the generated `AnyOf` counts to choose a variant: it has to be the
//! same number. The *distance* says how far a payload is from what the docs say; from it we guess which variant a
//! payload is meant to be that none of them takes.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::keys::KeyIndex;
use super::misfit::{Effect, MisfitRule};
use super::scalar::{self, Problem};
use crate::dialect::facts::{Presence, Primitive};
use crate::model::{Api, Enum, Field, ModelId, Shape, Struct, Tag, Type, Union, UnionKind};
use crate::options::Options;

/// serde_json reads 128 levels, and a level of JSON is two or three of types. More would take more stack than a thread
/// has to have.
pub const MAX_DEPTH: usize = 256;

/// How far away a payload is that has another constant, such as another tag: further than any lack of keys.
pub const OTHER_CONSTANT: usize = 100_000;

/// The most that what is inside of one key may count: a constant deep down says little.
const DEEP: usize = 1000;

/// Distances of single misfits.
const WRONG_KIND: usize = 100;
const MISSING_KEY: usize = 4;
const UNKNOWN_KEY: usize = 3;
const UNKNOWN_VALUE: usize = 2;
const SMALL: usize = 1;

/// How well a value fits a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// Whether the generated type refuses it.
    pub refused: bool,
    /// How many values do not come back.
    pub loss: usize,
    /// How far it is from what the docs say; 0 is a perfect fit.
    pub distance: usize,
    /// Whether the type has constants only, and this is none of them.
    pub is_other_constant: bool,
    /// Whether a list would come back as an object.
    pub is_list_as_struct: bool,
}

/// How the generated code wraps the type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapper {
    Bare,
    /// An `Option` that is written as null.
    Null,
    /// An `Option` that is left out.
    Skipped,
    /// Absent and null are kept apart.
    ThreeState,
}

/// The variant that a payload is.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub index: usize,
    pub fit: Fit,
    /// Whether no other variant is as near.
    pub is_certain: bool,
}

/// What a union does with a payload.
pub enum Pick {
    Variant(Choice),
    /// A tag that no variant has: kept as JSON.
    UnknownTag,
    /// No tag where one is needed.
    NoTag,
    NotAnObject,
    /// No variant takes it. The nearest one, if there is one.
    Refused(Option<Choice>),
}

/// An API with what is needed to read payloads.
pub struct Reader<'a> {
    pub api: &'a Api,
    pub options: Options,
    keys: Vec<KeyIndex<'a>>,
}

impl<'a> Reader<'a> {
    pub fn new(api: &'a Api, options: Options) -> Self {
        let keys = api.models.iter().map(|model| match &model.shape {
            Shape::Struct(it) => KeyIndex::new(it),
            _ => KeyIndex::default(),
        });
        Self {
            api,
            options,
            keys: keys.collect(),
        }
    }

    pub fn shape(&self, id: ModelId) -> Option<&'a Shape> {
        self.api.get(id).map(|model| &model.shape)
    }

    pub fn keys(&self, id: ModelId) -> Option<&KeyIndex<'a>> {
        self.keys.get(id.0 as usize)
    }

    /// What is wrong with `value` where a value without parts is expected.
    pub fn problem(&self, ty: &Type, value: &Value) -> Option<Problem> {
        match ty {
            Type::Primitive(primitive) => scalar::primitive(*primitive, self.options.dates, value),
            Type::Literal { value: literal, .. } => scalar::literal(literal, value),
            _ => None,
        }
    }
}

/// The wrapper that the generated code has for `field`.
pub fn wrapper(field: &Field) -> Wrapper {
    let is_any = field.ty == Type::Primitive(Primitive::Any);
    let has_null = is_any || matches!(field.ty, Type::Nullable(_));
    match field.presence {
        Presence::OptionalNullable => Wrapper::ThreeState,
        Presence::Optional if is_any => Wrapper::ThreeState,
        Presence::Optional => Wrapper::Skipped,
        Presence::RequiredNullable if !has_null => Wrapper::Null,
        _ => Wrapper::Bare,
    }
}

/// Measures one payload. Values are known by their address, which holds as long as the payload is borrowed.
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
            (Type::Nullable(_), Value::Null) => Fit::default(),
            (Type::Nullable(inner), _) => self.fit(inner, value, depth + 1),
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
        // A union that holds itself by way of other unions would ask forever.
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
        let mut fit = Fit {
            refused: !entries.duplicates.is_empty(),
            ..Fit::default()
        };
        for (field, known) in it.fields.iter().zip(&entries.known) {
            fit.take(match known {
                Some(known) => {
                    let mut part = self.present(field, known.value, depth).part(known.value);
                    let is_dropped = wrapper(field) == Wrapper::Skipped && known.value.is_null();
                    if known.is_alias && !is_dropped {
                        part.loss = size(known.value) + 1;
                    }
                    part.of_constant()
                }
                None => absent(field),
            });
        }
        for (position, _, value) in &entries.respelled {
            // It is there after all, but for its name.
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
        match (wrapper(field), value) {
            (Wrapper::ThreeState | Wrapper::Null, Value::Null) => Fit::default(),
            (Wrapper::Skipped, Value::Null) => Fit {
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
        let Some(Value::String(name)) = object.get(&tag.wire_name) else {
            return Pick::NoTag;
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

    /// As the generated `AnyOf` chooses: the variant that loses least, the first one on a tie.
    fn by_fit(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Pick {
        let mut best: Option<(usize, Choice)> = None;
        for (index, variant) in it.variants.iter().enumerate() {
            let fit = self.fit(&variant.ty, value, depth + 1);
            let penalty = usize::from(self.is_unknown_in_open(&variant.ty, value));
            let is_taken = !fit.refused && !(value.is_array() && fit.is_list_as_struct);
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
            None => Pick::Refused(self.nearest(it, value, depth)),
        }
    }

    /// The variant that `value` is nearest to, whether it takes it or not.
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

    /// An open enum takes every text: one that it does not know may be another variant's.
    fn is_unknown_in_open(&self, ty: &Type, value: &Value) -> bool {
        let (Some(id), Value::String(text)) = (ty.held_model(), value) else {
            return false;
        };
        let is_known = |it: &Enum| it.values.iter().any(|value| value.value == *text);
        matches!(self.reader.shape(id), Some(Shape::Enum(it)) if it.open && !it.is_numeric && !is_known(it))
    }
}

const UNEXPECTED_NULL: Problem = (MisfitRule::UnexpectedNull, Effect::Refused);

/// What becomes of an object without the key of `field`.
pub fn absent(field: &Field) -> Fit {
    match wrapper(field) {
        Wrapper::Skipped | Wrapper::ThreeState => Fit::default(),
        Wrapper::Null => Fit {
            loss: 1,
            distance: MISSING_KEY,
            ..Fit::default()
        },
        Wrapper::Bare if matches!(field.ty, Type::Nullable(_)) => Fit {
            loss: 1,
            distance: MISSING_KEY,
            ..Fit::default()
        },
        Wrapper::Bare => Fit {
            refused: true,
            distance: MISSING_KEY,
            ..Fit::default()
        },
    }
}

impl Fit {
    fn wrong_kind() -> Self {
        Self {
            refused: true,
            distance: WRONG_KIND,
            ..Self::default()
        }
    }

    fn of_problem(problem: Option<Problem>) -> Self {
        let Some((rule, effect)) = problem else {
            return Self::default();
        };
        let distance = match rule {
            MisfitRule::UnknownEnumValue | MisfitRule::WrongLiteral => UNKNOWN_VALUE,
            MisfitRule::WrongType => WRONG_KIND,
            _ => SMALL,
        };
        Self {
            refused: effect == Effect::Refused,
            distance,
            is_other_constant: matches!(
                rule,
                MisfitRule::UnknownEnumValue | MisfitRule::WrongLiteral
            ),
            ..Self::default()
        }
    }

    fn sum(parts: impl Iterator<Item = Self>) -> Self {
        let mut sum = Self::default();
        parts.for_each(|part| sum.take(part));
        sum
    }

    /// Adds a part of the same value.
    fn take(&mut self, part: Self) {
        self.refused |= part.refused;
        self.loss += part.loss;
        self.distance += part.distance;
    }

    /// As a part of something larger, where a list that became an object is lost as a whole.
    fn part(self, value: &Value) -> Self {
        let loss = if self.is_list_as_struct {
            size(value)
        } else {
            self.loss
        };
        Self { loss, ..self }
    }

    /// As the value of a key right inside the object whose variant is in question.
    fn of_constant(self) -> Self {
        let distance = if self.is_other_constant {
            OTHER_CONSTANT
        } else {
            self.distance.min(DEEP)
        };
        Self {
            distance,
            is_other_constant: false,
            ..self
        }
    }
}

/// How many values there are in `value`, with itself.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(entries) => 1 + entries.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
