//! What becomes of whole models: objects, sets of values, choices.

use super::{Flow, Given, Reader, primitive};
use crate::diff::surface::{Fact, literal_text};
use crate::diff::verdict::Effect;
use crate::dialect::facts::{LiteralValue, Presence, Primitive};
use crate::model::{Enum, Field, ModelId, Shape, Struct, Type, Union, UnionKind, Variant};

/// What an object can have at a key.
enum Tags {
    /// The key may be absent, or holds no text.
    None,
    /// Any text.
    Any,
    Listed(Vec<String>),
}

impl Flow<'_> {
    /// What becomes of a model's value in a type.
    pub(super) fn from_model(&self, from: ModelId, reader: &Type, depth: usize) -> Effect {
        let Some(model) = self.writer.get(from) else { return Effect::Keeps };
        let (Type::Model(to) | Type::Boxed(to)) = reader else {
            return self.out_of(&model.shape, reader, depth);
        };
        if self.same(from) == Some(*to) {
            return Effect::Keeps;
        }
        let Some(target) = self.reader.get(*to) else { return Effect::Keeps };
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
            // What was found on the way took this pair to be harmless.
            for found in self.order.borrow_mut().drain(mark + 1..) {
                self.seen.borrow_mut().remove(&found);
            }
            self.seen.borrow_mut().insert(pair, effect);
        }
        effect
    }

    /// What becomes of a model's value in a type that is no model.
    fn out_of(&self, writer: &Shape, reader: &Type, depth: usize) -> Effect {
        match (writer, reader) {
            (Shape::Opaque, _) => Effect::Refuses,
            (Shape::Union(it), _) => {
                let variants = it.variants.iter().map(|it| self.ty(&it.ty, reader, depth + 1));
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
                let fits = it.values.iter().all(|known| literal_text(value) == known.value);
                let is_text = matches!(value, LiteralValue::String(_));
                match fits && !it.is_lenient && is_text != it.is_numeric {
                    true => Effect::Keeps,
                    false => Effect::Refuses,
                }
            }
            (Shape::Struct(it), _) => self.struct_into_type(it, reader, depth),
            (Shape::Enum(_), _) => Effect::Refuses,
        }
    }

    /// What becomes of a value that is no model's in a model.
    pub(super) fn into_shape(&self, writer: &Type, reader: &Shape, depth: usize) -> Effect {
        match reader {
            Shape::Opaque => Effect::Keeps,
            Shape::Union(it) if it.kind == UnionKind::Untagged => {
                best(it, |ty| self.ty(writer, ty, depth + 1))
            }
            Shape::Union(_) => Effect::Refuses,
            Shape::Enum(it) => self.into_enum(writer, it),
            Shape::Struct(it) => match writer {
                Type::Map(value) => {
                    let fields = it.fields.iter().map(|field| {
                        let fact = Fact::of(field);
                        self.given(Given::Absent, fact).max(self.ty(value, fact.ty, depth + 1))
                    });
                    let known = fields.max().unwrap_or_default();
                    known.max(self.unknown_at(value, it, depth + 1))
                }
                _ => Effect::Refuses,
            },
        }
    }

    fn into_enum(&self, writer: &Type, reader: &Enum) -> Effect {
        let (is_text, is_known) = match writer {
            Type::Literal { value: LiteralValue::Boolean(_), .. } => return Effect::Refuses,
            Type::Literal { value, .. } => {
                let is_known = reader.values.iter().any(|it| it.value == literal_text(value));
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

    /// What becomes of a model's value in another model.
    pub fn shapes(&self, writer: &Shape, reader: &Shape, depth: usize) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        match (writer, reader) {
            (_, Shape::Opaque) => Effect::Keeps,
            (Shape::Union(from), _) => {
                let variants = from.variants.iter().map(|variant| match reader {
                    Shape::Union(to) => self.into_union(&variant.ty, &variant.tags, to, depth),
                    _ => self.into_any_shape(&variant.ty, reader, depth),
                });
                variants.max().unwrap_or_default()
            }
            (Shape::Struct(from), _) => self.struct_into(from, reader, depth),
            (Shape::Enum(from), Shape::Enum(to)) => self.enums(from, to),
            (Shape::Enum(_), Shape::Union(to)) if to.kind == UnionKind::Untagged => {
                best(to, |ty| self.shape_into_type(writer, ty, depth))
            }
            _ => Effect::Refuses,
        }
    }

    fn shape_into_type(&self, writer: &Shape, reader: &Type, depth: usize) -> Effect {
        match reader {
            Type::Model(to) | Type::Boxed(to) => match self.reader.get(*to) {
                Some(model) => self.shapes(writer, &model.shape, depth + 1),
                None => Effect::Keeps,
            },
            Type::Nullable(inner) => self.shape_into_type(writer, inner, depth + 1),
            Type::Primitive(Primitive::Any) => Effect::Keeps,
            _ => self.out_of(writer, reader, depth + 1),
        }
    }

    fn into_any_shape(&self, writer: &Type, reader: &Shape, depth: usize) -> Effect {
        match writer {
            Type::Model(from) | Type::Boxed(from) => match self.writer.get(*from) {
                Some(model) => self.shapes(&model.shape, reader, depth + 1),
                None => Effect::Keeps,
            },
            _ => self.into_shape(writer, reader, depth + 1),
        }
    }

    /// What becomes of an object in a model.
    fn struct_into(&self, writer: &Struct, reader: &Shape, depth: usize) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        match reader {
            Shape::Opaque => Effect::Keeps,
            Shape::Struct(to) => self.structs(writer, to, depth),
            Shape::Enum(_) => Effect::Refuses,
            Shape::Union(to) => match &to.kind {
                UnionKind::Tagged(tag) => self.into_tagged(writer, &tag.wire_name, &[], to, depth),
                UnionKind::Untagged => best(to, |ty| self.struct_into_type(writer, ty, depth + 1)),
            },
        }
    }

    fn struct_into_type(&self, writer: &Struct, reader: &Type, depth: usize) -> Effect {
        match reader {
            Type::Model(to) | Type::Boxed(to) => match self.reader.get(*to) {
                Some(model) => self.struct_into(writer, &model.shape, depth + 1),
                None => Effect::Keeps,
            },
            Type::Nullable(inner) => self.struct_into_type(writer, inner, depth + 1),
            Type::Primitive(Primitive::Any) => Effect::Keeps,
            Type::Map(value) => {
                let fields = writer.fields.iter().map(|field| {
                    let fact = Fact::of(field);
                    let null = fact.presence == Presence::RequiredNullable
                        && !self.allows_null(self.reader, value);
                    let own = if null { Effect::Refuses } else { Effect::Keeps };
                    own.max(self.ty(fact.ty, value, depth + 1))
                });
                let more = writer.additional.iter().map(|it| self.ty(&it.ty, value, depth + 1));
                fields.chain(more).max().unwrap_or_default()
            }
            _ => Effect::Refuses,
        }
    }

    /// What becomes of a variant, which these values of its union's tag mean, in another union.
    pub fn into_union(
        &self,
        writer: &Type,
        tags: &[String],
        reader: &Union,
        depth: usize,
    ) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        let UnionKind::Tagged(tag) = &reader.kind else {
            return best(reader, |ty| self.ty(writer, ty, depth + 1));
        };
        let shape = match writer {
            Type::Model(from) | Type::Boxed(from) => self.writer.get(*from).map(|it| &it.shape),
            _ => None,
        };
        match shape {
            Some(Shape::Struct(from)) => {
                match reader.variants.iter().find(|variant| self.is_same(writer, &variant.ty)) {
                    // What changed inside the variant is reported at it; what is left is whether it is found.
                    Some(own) => self.found_by_tag(from, (&tag.wire_name, tags), &own.tags, reader),
                    None => self.into_tagged(from, &tag.wire_name, tags, reader, depth),
                }
            }
            Some(Shape::Union(from)) => {
                let inner = from.variants.iter();
                let inner = inner.map(|it| self.into_union(&it.ty, &it.tags, reader, depth + 1));
                inner.max().unwrap_or_default()
            }
            _ => Effect::Refuses,
        }
    }

    fn is_same(&self, writer: &Type, reader: &Type) -> bool {
        match (writer, reader) {
            (Type::Model(from) | Type::Boxed(from), Type::Model(to) | Type::Boxed(to)) => {
                self.same(*from) == Some(*to)
            }
            _ => false,
        }
    }

    /// Whether the objects of a variant that both unions have still lead to it.
    fn found_by_tag(
        &self,
        writer: &Struct,
        (tag, tags): (&str, &[String]),
        own: &[String],
        reader: &Union,
    ) -> Effect {
        let others = match self.tag_values(writer, tag, tags) {
            Tags::None => return Effect::Refuses,
            Tags::Any => return Effect::Keeps,
            Tags::Listed(values) => values.into_iter().filter(|value| !own.contains(value)),
        };
        let taken = |value: String| {
            let is_known = reader.variants.iter().any(|variant| variant.tags.contains(&value));
            match self.kind {
                // It is taken for another variant.
                Reader::Code if is_known => Effect::Loses,
                // It is kept among the unknown kinds.
                Reader::Code => Effect::Keeps,
                Reader::Server => Effect::Refuses,
            }
        };
        others.map(taken).max().unwrap_or_default()
    }

    fn into_tagged(
        &self,
        writer: &Struct,
        tag: &str,
        tags: &[String],
        reader: &Union,
        depth: usize,
    ) -> Effect {
        let values = match self.tag_values(writer, tag, tags) {
            Tags::None => return Effect::Refuses,
            Tags::Any => Vec::new(),
            Tags::Listed(values) => values,
        };
        let is_meant = |variant: &&Variant| {
            values.is_empty() || variant.tags.iter().any(|tag| values.contains(tag))
        };
        let meant = reader.variants.iter().filter(is_meant);
        let known = meant.map(|variant| self.struct_into_type(writer, &variant.ty, depth + 1));
        let known = known.max().unwrap_or_default();
        let is_listed = |value| reader.variants.iter().any(|it| it.tags.contains(value));
        let has_unknown = values.is_empty() || !values.iter().all(is_listed);
        match self.kind {
            Reader::Server if has_unknown => Effect::Refuses,
            _ => known,
        }
    }

    /// The values that an object can have at the key `tag`: those that are known, else those of its type.
    fn tag_values(&self, writer: &Struct, tag: &str, known: &[String]) -> Tags {
        let Some(field) = writer.fields.iter().find(|field| field.wire_name == tag) else {
            return Tags::None;
        };
        let fact = Fact::of(field);
        if fact.may_be_absent() || fact.may_be_null() {
            return Tags::None;
        }
        let listed: Vec<String> = match fact.ty {
            Type::Literal { value, .. } => vec![literal_text(value).into_owned()],
            Type::Model(id) => match self.writer.get(*id).map(|model| &model.shape) {
                Some(Shape::Enum(it)) if !it.is_numeric => {
                    it.values.iter().map(|value| value.value.clone()).collect()
                }
                _ => return Tags::None,
            },
            Type::Primitive(Primitive::String) => return Tags::Any,
            _ => return Tags::None,
        };
        match known.iter().any(|tag| listed.contains(tag)) {
            true => Tags::Listed(known.to_vec()),
            false => Tags::Listed(listed),
        }
    }

    fn structs(&self, writer: &Struct, reader: &Struct, depth: usize) -> Effect {
        let partner = |field: &Field| writer.fields.iter().find(|it| has_name(field, &it.wire_name));
        let known = reader.fields.iter().map(|field| match partner(field) {
            Some(writer) => self.field_at(writer, field, depth + 1),
            None => self.absent(field),
        });
        let is_unknown =
            |it: &&Field| !reader.fields.iter().any(|field| has_name(field, &it.wire_name));
        let unknown = writer.fields.iter().filter(is_unknown);
        let unknown = unknown.map(|field| self.unknown_at(&field.ty, reader, depth + 1));
        let more = writer.additional.iter().map(|it| self.unknown_at(&it.ty, reader, depth + 1));
        known.chain(unknown).chain(more).max().unwrap_or_default()
    }

    /// What becomes of a set's values in another set.
    pub fn enums(&self, writer: &Enum, reader: &Enum) -> Effect {
        let is_open = reader.open && self.kind == Reader::Code;
        let is_known = |value: &str| reader.values.iter().any(|it| it.value == value);
        let fits = is_open || writer.values.iter().all(|it| is_known(&it.value));
        // Most sets are open because they have several values, whatever the docs say. Where the docs have none or one,
        // they do say so.
        let is_listed = !writer.open || is_open || writer.values.len() > 1;
        let values = if fits && is_listed { Effect::Keeps } else { Effect::Refuses };
        self.encoding(writer, reader).max(values)
    }

    /// What becomes of a set's values through being texts or numbers alone.
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

fn has_name(field: &Field, name: &str) -> bool {
    field.wire_name == name || field.aliases.iter().any(|alias| alias == name)
}

fn best(union: &Union, follow: impl Fn(&Type) -> Effect) -> Effect {
    union.variants.iter().map(|it| follow(&it.ty)).min().unwrap_or(Effect::Refuses)
}
