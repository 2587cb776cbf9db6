//! Follows whole models: objects, enums, unions.

use super::{Flow, Given, primitive};
use crate::diff::fact::Fact;
use crate::diff::verdict::Effect;
use crate::model::{Field, ModelId, Shape, Struct, Type, Union, UnionKind};
use crate::model::{LiteralValue, Presence, Primitive};

impl Flow<'_> {
    /// The effect of reading a model's value as a type.
    pub(super) fn model_in(&self, from: ModelId, reader: &Type, depth: usize) -> Effect {
        let Some(model) = self.writer.get(from) else {
            return Effect::Keeps;
        };
        let (Type::Model(to) | Type::Boxed(to)) = reader else {
            return self.shape_in_plain(&model.shape, reader, depth);
        };
        if self.same(from) == Some(*to) {
            return Effect::Keeps;
        }
        let Some(target) = self.reader.get(*to) else {
            return Effect::Keeps;
        };
        let pair = (from, *to);
        let known = self.seen.borrow().get(&pair).copied();
        if let Some(known) = known {
            return known;
        }
        let mark = self.order.borrow().len();
        self.order.borrow_mut().push(pair);
        self.seen.borrow_mut().insert(pair, Effect::Keeps);
        let effect = self.shapes(&model.shape, &target.shape, depth);
        if effect != Effect::Keeps {
            // What was found on the way assumed that this pair is harmless.
            for found in self.order.borrow_mut().drain(mark + 1..) {
                self.seen.borrow_mut().remove(&found);
            }
            self.seen.borrow_mut().insert(pair, effect);
        }
        effect
    }

    /// The effect of reading a model's value as a type that is not a model.
    fn shape_in_plain(&self, writer: &Shape, reader: &Type, depth: usize) -> Effect {
        match (writer, reader) {
            (Shape::Opaque, _) => Effect::Refuses,
            (Shape::Union(it), _) => {
                let variants = it
                    .variants
                    .iter()
                    .map(|it| self.ty(&it.ty, reader, depth + 1));
                variants.max().unwrap_or_default()
            }
            (Shape::Enum(it), Type::Primitive(to)) => {
                let [text, number] =
                    [Primitive::String, Primitive::Integer].map(|from| primitive(from, *to));
                match (it.is_lenient, it.is_numeric) {
                    (true, _) => text.max(number),
                    (false, true) => number,
                    (false, false) => text,
                }
            }
            (Shape::Enum(it), Type::Literal { value, .. }) => {
                let fits = it.values.iter().all(|known| value.text() == known.value);
                let is_text = matches!(value, LiteralValue::String(_));
                match fits && !it.is_lenient && is_text != it.is_numeric {
                    true => Effect::Keeps,
                    false => Effect::Refuses,
                }
            }
            (Shape::Struct(it), _) => self.struct_in(it, reader, depth),
            (Shape::Enum(_), _) => Effect::Refuses,
        }
    }

    /// The effect of reading a value that is not a model's as a model.
    pub(super) fn value_in_shape(&self, writer: &Type, reader: &Shape, depth: usize) -> Effect {
        match reader {
            Shape::Opaque => Effect::Keeps,
            Shape::Union(it) if it.kind == UnionKind::Untagged => {
                best(it, |ty| self.ty(writer, ty, depth + 1))
            }
            Shape::Union(_) => Effect::Refuses,
            Shape::Enum(it) => self.value_in_set(writer, it),
            Shape::Struct(it) => match writer {
                Type::Map(value) => {
                    let fields = it.fields.iter().map(|field| {
                        let fact = Fact::of(field);
                        self.given(Given::Absent, fact)
                            .max(self.ty(value, fact.ty, depth + 1))
                    });
                    let known = fields.max().unwrap_or_default();
                    known.max(self.unknown_at(value, it, depth + 1))
                }
                _ => Effect::Refuses,
            },
        }
    }

    /// The effect of reading a model's value as another model.
    pub fn shapes(&self, writer: &Shape, reader: &Shape, depth: usize) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        match (writer, reader) {
            (_, Shape::Opaque) => Effect::Keeps,
            (Shape::Union(from), _) => {
                let variants = from.variants.iter().map(|variant| match reader {
                    Shape::Union(to) => {
                        self.variant_in_choice(&variant.ty, &variant.tags, to, depth)
                    }
                    _ => self.variant_in_shape(&variant.ty, reader, depth),
                });
                variants.max().unwrap_or_default()
            }
            (Shape::Struct(from), _) => self.struct_in_shape(from, reader, depth),
            (Shape::Enum(from), Shape::Enum(to)) => self.enums(from, to),
            (Shape::Enum(from), Shape::Union(to)) if to.kind == UnionKind::Untagged => {
                self.set_in_choice(from, to, depth)
            }
            _ => Effect::Refuses,
        }
    }

    pub(super) fn shape_in(&self, writer: &Shape, reader: &Type, depth: usize) -> Effect {
        match reader {
            Type::Model(to) | Type::Boxed(to) => match self.reader.get(*to) {
                Some(model) => self.shapes(writer, &model.shape, depth + 1),
                None => Effect::Keeps,
            },
            Type::Nullable(inner) => self.shape_in(writer, inner, depth + 1),
            Type::Primitive(Primitive::Any) => Effect::Keeps,
            _ => self.shape_in_plain(writer, reader, depth + 1),
        }
    }

    fn variant_in_shape(&self, writer: &Type, reader: &Shape, depth: usize) -> Effect {
        match writer {
            Type::Model(from) | Type::Boxed(from) => match self.writer.get(*from) {
                Some(model) => self.shapes(&model.shape, reader, depth + 1),
                None => Effect::Keeps,
            },
            _ => self.value_in_shape(writer, reader, depth + 1),
        }
    }

    /// The effect of reading an object as a model.
    fn struct_in_shape(&self, writer: &Struct, reader: &Shape, depth: usize) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        match reader {
            Shape::Opaque => Effect::Keeps,
            Shape::Struct(to) => self.structs(writer, to, depth),
            Shape::Enum(_) => Effect::Refuses,
            Shape::Union(to) => match &to.kind {
                UnionKind::Tagged(tag) => {
                    self.struct_in_tagged(writer, &tag.wire_name, &[], to, depth)
                }
                UnionKind::Untagged => best(to, |ty| self.struct_in(writer, ty, depth + 1)),
            },
        }
    }

    pub(super) fn struct_in(&self, writer: &Struct, reader: &Type, depth: usize) -> Effect {
        match reader {
            Type::Model(to) | Type::Boxed(to) => match self.reader.get(*to) {
                Some(model) => self.struct_in_shape(writer, &model.shape, depth + 1),
                None => Effect::Keeps,
            },
            Type::Nullable(inner) => self.struct_in(writer, inner, depth + 1),
            Type::Primitive(Primitive::Any) => Effect::Keeps,
            Type::Map(value) => {
                let fields = writer.fields.iter().map(|field| {
                    let fact = Fact::of(field);
                    let null = fact.presence == Presence::RequiredNullable
                        && !self.allows_null(self.reader, value);
                    let own = if null { Effect::Refuses } else { Effect::Keeps };
                    own.max(self.ty(fact.ty, value, depth + 1))
                });
                let more = writer
                    .additional
                    .iter()
                    .map(|it| self.ty(&it.ty, value, depth + 1));
                fields.chain(more).max().unwrap_or_default()
            }
            _ => Effect::Refuses,
        }
    }

    fn structs(&self, writer: &Struct, reader: &Struct, depth: usize) -> Effect {
        let partner = |field: &Field| {
            writer
                .fields
                .iter()
                .find(|it| has_name(field, &it.wire_name))
        };
        let known = reader.fields.iter().map(|field| match partner(field) {
            Some(writer) => self.field_at(writer, field, depth + 1),
            None => self.absent(field),
        });
        let is_unknown = |it: &&Field| {
            !reader
                .fields
                .iter()
                .any(|field| has_name(field, &it.wire_name))
        };
        let unknown = writer.fields.iter().filter(is_unknown);
        let unknown = unknown.map(|field| self.unknown_at(&field.ty, reader, depth + 1));
        let more = writer
            .additional
            .iter()
            .map(|it| self.unknown_at(&it.ty, reader, depth + 1));
        known.chain(unknown).chain(more).max().unwrap_or_default()
    }
}

fn has_name(field: &Field, name: &str) -> bool {
    field.reads(name)
}

/// The outcome of the variant that fits best.
pub(super) fn best(union: &Union, follow: impl Fn(&Type) -> Effect) -> Effect {
    let effects = union.variants.iter().map(|it| follow(&it.ty));
    match effects.min().unwrap_or(Effect::Refuses) {
        Effect::Refuses if union.open => Effect::Keeps,
        effect => effect,
    }
}
