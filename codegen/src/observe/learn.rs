//! A payload → facts. Values never leave this file.

use serde_json::{Map, Number, Value};

use super::dates;
use super::index::ApiIndex;
use super::keys::Known;
use super::misfit::MisfitRule;
use super::observations::{Facts, Kind, ModelFacts, More, SlotFacts};
use super::scalar;
use super::score::{OTHER_CONSTANT, absent};
use super::walk::{Choice, MAX_DEPTH, Pick, Walker};
use super::{label, model_keys};
use crate::model::{Api, Enum, Field, ModelId, Shape, Struct, Type, Union, UnionKind};
use crate::model::{LiteralValue, Primitive};
use crate::words::has_several_words;

/// An object with more undocumented keys than this is a map.
const MANY_KEYS: usize = 12;

/// Larger numbers are not kept as enum values: they may be personal data.
const LARGEST_VALUE: u64 = 99_999;

/// The facts in `payload`, which should be a `model`. `keys` come from [`model_keys`].
pub fn facts(index: &ApiIndex, keys: &[String], model: ModelId, payload: &Value) -> Facts {
    let mut learn = Learn {
        index,
        keys,
        walker: Walker::new(index),
        facts: Facts::default(),
    };
    learn.model(model, payload, None, 0);
    learn.facts.prune();
    learn.facts
}

/// A place that has a type.
#[derive(Clone, Copy)]
enum Slot<'a> {
    Field(ModelId, &'a Field),
    Variant(ModelId, &'a Type),
    Rest(ModelId),
}

struct Learn<'a, 'v> {
    index: &'a ApiIndex<'a>,
    keys: &'a [String],
    walker: Walker<'a, 'v>,
    facts: Facts,
}

impl<'a, 'v> Learn<'a, 'v> {
    /// Walks `ty` and `value` together. `level`: how many lists and maps of the slot are around the value.
    fn value(
        &mut self,
        ty: &'a Type,
        value: &'v Value,
        slot: Option<Slot<'a>>,
        level: u8,
        depth: usize,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        if value.is_null() {
            return self.null(ty, value, slot, level, depth);
        }
        let (level, depth) = (level, depth + 1);
        match (ty, value) {
            (Type::Primitive(primitive), _) => self.primitive(*primitive, value, slot),
            (Type::External(_), _) => {}
            (Type::Literal { value: literal, .. }, _) => self.literal(literal, value, slot),
            (Type::Nullable(inner) | Type::Deferred(inner), _) => {
                self.value(inner, value, slot, level, depth);
            }
            (Type::Model(id) | Type::Boxed(id), _) => self.model(*id, value, slot, depth),
            (Type::Array(item), Value::Array(values)) => {
                for value in values {
                    self.value(item, value, slot, level.saturating_add(1), depth);
                }
            }
            (Type::Map(item), Value::Object(object)) => {
                for value in object.values() {
                    self.value(item, value, slot, level.saturating_add(1), depth);
                }
            }
            (Type::Array(_) | Type::Map(_), _) => self.other_type(value, slot),
        }
    }

    /// A null inside a slot. That the slot itself is null is noted with its field.
    fn null(
        &mut self,
        ty: &Type,
        value: &'v Value,
        slot: Option<Slot<'a>>,
        level: u8,
        depth: usize,
    ) {
        if level > 0 && self.walker.score(ty, value, depth).refused {
            self.note(slot, |facts| {
                facts.null_inside.insert(level);
            });
        }
    }

    fn primitive(&mut self, primitive: Primitive, value: &Value, slot: Option<Slot<'a>>) {
        match (primitive, value) {
            (
                Primitive::Number | Primitive::Integer | Primitive::BigInteger,
                Value::Number(number),
            ) => {
                self.note(slot, |facts| note_number(primitive, number, facts));
            }
            (
                Primitive::Date | Primitive::DateTime | Primitive::DateOrDateTime,
                Value::String(text),
            ) => {
                let shape = dates::shape(text);
                self.note(slot, |facts| {
                    facts.dates.insert(shape);
                });
            }
            _ => {
                let problem = scalar::primitive(primitive, self.index.options, value);
                if matches!(problem, Some((MisfitRule::WrongType, _))) {
                    self.other_type(value, slot);
                }
            }
        }
    }

    fn literal(&mut self, literal: &LiteralValue, value: &Value, slot: Option<Slot<'a>>) {
        match scalar::literal(literal, value) {
            Some((MisfitRule::WrongLiteral, _)) => {
                self.note(slot, |facts| facts.other_value = true)
            }
            Some(_) => self.other_type(value, slot),
            None => {}
        }
    }

    fn model(&mut self, id: ModelId, value: &'v Value, slot: Option<Slot<'a>>, depth: usize) {
        match (self.index.shape(id), value) {
            (Some(Shape::Struct(it)), Value::Object(object)) => self.object(id, it, object, depth),
            (Some(Shape::Enum(it)), _) => self.enumeration(id, it, value, slot),
            (Some(Shape::Union(it)), _) => self.union(id, it, value, slot, depth),
            (Some(Shape::Struct(_)), _) => self.other_type(value, slot),
            (Some(Shape::Opaque) | None, _) => {}
        }
    }

    fn object(
        &mut self,
        id: ModelId,
        it: &'a Struct,
        object: &'v Map<String, Value>,
        depth: usize,
    ) {
        let Some(keys) = self.index.keys(id) else {
            return;
        };
        let entries = keys.sort(&it.fields, object);
        let mut met = vec![false; it.fields.len()];
        for (position, entry) in entries.known.iter().enumerate() {
            if let Some(Known { key, value, .. }) = entry {
                self.field(id, it, (position, key, value), &mut met, depth);
            }
        }
        for (position, key, value) in &entries.respelled {
            self.field(id, it, (*position, key, value), &mut met, depth);
        }
        for (field, _) in it.fields.iter().zip(met).filter(|(_, met)| !met) {
            let score = absent(field);
            if score.refused || score.loss > 0 {
                self.note(Some(Slot::Field(id, field)), |facts| facts.absent = true);
            }
        }
        self.others(id, it, entries.others, depth);
    }

    fn field(
        &mut self,
        id: ModelId,
        it: &'a Struct,
        (position, key, value): (usize, &str, &'v Value),
        met: &mut [bool],
        depth: usize,
    ) {
        let Some(field) = it.fields.get(position) else {
            return;
        };
        if let Some(met) = met.get_mut(position) {
            *met = true;
        }
        let slot = Some(Slot::Field(id, field));
        // A name of one word that is as expected is nothing new.
        if key != field.wire_name || has_several_words(&field.doc_name) {
            self.note(slot, |facts| {
                facts.names.insert(key.to_owned(), 1);
            });
        }
        if value.is_null() {
            let score = self.walker.present(field, value, depth);
            if score.refused || score.loss > 0 {
                self.note(slot, |facts| facts.null = true);
            }
        } else {
            self.value(&field.ty, value, slot, 0, depth);
        }
    }

    /// Keys that no field has.
    fn others(
        &mut self,
        id: ModelId,
        it: &'a Struct,
        others: Vec<(&str, &'v Value)>,
        depth: usize,
    ) {
        if let Some(rest) = &it.additional {
            for (_, value) in others {
                self.value(&rest.ty, value, Some(Slot::Rest(id)), 1, depth);
            }
            return;
        }
        if others.is_empty() {
            return;
        }
        let is_map = others.len() > MANY_KEYS;
        self.note_model(id, |facts| {
            if is_map {
                facts.keys.more = More::Many;
                facts.keys.seen.clear();
            }
            for (key, value) in others.iter().filter(|_| !is_map) {
                facts.keys.note(key, Kind::of(value));
            }
        });
    }

    fn enumeration(&mut self, id: ModelId, it: &Enum, value: &Value, slot: Option<Slot<'a>>) {
        let problem = scalar::enumeration(it, value).map(|(rule, _)| rule);
        let kind = Kind::of(value);
        if it.is_lenient && matches!(kind, Kind::Number | Kind::String) {
            self.note_model(id, |facts| {
                facts.written_as.insert(kind);
            });
        } else if problem == Some(MisfitRule::WrongType) {
            self.other_type(value, slot);
        }
        if problem == Some(MisfitRule::UnknownEnumValue) {
            self.note_model(id, |facts| note_value(value, facts));
        }
    }

    fn union(
        &mut self,
        id: ModelId,
        it: &'a Union,
        value: &'v Value,
        slot: Option<Slot<'a>>,
        depth: usize,
    ) {
        let choice = match self.walker.pick(it, value, depth) {
            Pick::Variant(choice) if choice.score.loss == 0 => Some(choice),
            Pick::Variant(_) | Pick::Refused(_) => self.nearest(it, value, depth),
            Pick::UnknownTag => return self.tag(id, it, value),
            Pick::NotAnObject => return self.other_type(value, slot),
            Pick::NoTag | Pick::Other => None,
        };
        let Some(variant) = choice.and_then(|choice| it.variants.get(choice.index)) else {
            return self.note_model(id, |facts| facts.unmatched = true);
        };
        let slot = Slot::Variant(id, &variant.ty);
        self.note(Some(slot), |_| {});
        self.value(&variant.ty, value, Some(slot), 0, depth);
    }

    /// The variant that `value` must be, if it can be only one.
    fn nearest(&mut self, it: &'a Union, value: &'v Value, depth: usize) -> Option<Choice> {
        let nearest = self.walker.nearest(it, value, depth)?;
        (nearest.is_certain && nearest.score.distance < OTHER_CONSTANT).then_some(nearest)
    }

    fn tag(&mut self, id: ModelId, it: &Union, value: &Value) {
        let UnionKind::Tagged(tag) = &it.kind else {
            return;
        };
        if let Some(Value::String(text)) = value.get(&tag.wire_name) {
            self.note_model(id, |facts| facts.tags.note(text));
        }
    }

    fn other_type(&mut self, value: &Value, slot: Option<Slot<'a>>) {
        self.note(slot, |facts| {
            facts.types.insert(Kind::of(value));
        });
    }

    fn note(&mut self, slot: Option<Slot<'a>>, note: impl FnOnce(&mut SlotFacts)) {
        let Some(slot) = slot else { return };
        match slot {
            Slot::Field(id, field) => {
                self.note_model(id, |facts| {
                    note(facts.fields.entry(field.doc_name.clone()).or_default())
                });
            }
            Slot::Variant(id, ty) => {
                let label = label(self.keys, ty);
                self.note_model(id, |facts| note(facts.variants.entry(label).or_default()));
            }
            Slot::Rest(id) => self.note_model(id, |facts| note(&mut facts.rest)),
        }
    }

    fn note_model(&mut self, id: ModelId, note: impl FnOnce(&mut ModelFacts)) {
        if let Some(key) = self.keys.get(id.0 as usize) {
            note(self.facts.models.entry(key.clone()).or_default());
        }
    }
}

fn note_number(documented: Primitive, number: &Number, facts: &mut SlotFacts) {
    let is_kept = documented == Primitive::BigInteger && number.is_u64();
    if scalar::is_large(number) && !is_kept {
        facts.large = true;
    } else if number.is_f64() {
        facts.fraction = true;
    } else if documented == Primitive::Number {
        facts.whole = 1;
        facts.wide |= scalar::is_wide(number);
    }
    facts.keep_strongest_number();
}

fn note_value(value: &Value, facts: &mut ModelFacts) {
    match value {
        Value::String(text) => facts.values.note(text),
        Value::Number(number) => {
            let magnitude = number.as_i64().map(i64::unsigned_abs);
            match magnitude.filter(|magnitude| *magnitude <= LARGEST_VALUE) {
                Some(_) => facts.values.insert(&number.to_string()),
                None => facts.values.more = facts.values.more.max(More::Withheld),
            }
        }
        _ => {}
    }
}

/// The facts of many payloads, each of them a `model`.
pub fn learn<'p>(
    api: &Api,
    options: crate::options::Options,
    model: ModelId,
    payloads: impl IntoIterator<Item = &'p Value>,
) -> Facts {
    let index = ApiIndex::new(api, options);
    let keys = model_keys(api);
    let mut all = Facts::default();
    for payload in payloads {
        all.add(&facts(&index, &keys, model, payload));
    }
    all
}
