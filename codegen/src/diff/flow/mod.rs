//! What happens to payloads that follow one API's docs when they are read by the other's types.
//!
//! All payloads that a type allows are followed at once, and the worst outcome counts. Models that both APIs have are
//! assumed to be the same here: changes inside them are reported there.

mod choices;
mod models;
mod sets;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::fact::Fact;
use super::verdict::{Effect, Wire};
use crate::model::{Api, Field, ModelId, Shape, Struct, Type};
use crate::model::{LiteralValue, Presence, Primitive};

/// Types inside types are followed to this depth; anything deeper counts as refused.
const MAX_DEPTH: usize = 40;

/// The most steps of a flow: unions of unions of unions are practically endless.
const MAX_STEPS: u32 = 2_000_000;

/// The kind of reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Generated code: it keeps unknown values of open enums and skips unknown keys.
    Code,
    /// A server that accepts what its docs say and nothing else.
    Server,
}

/// One direction: payloads that follow the docs of `writer`, read by those of `reader`.
pub struct Flow<'a> {
    pub writer: &'a Api,
    pub reader: &'a Api,
    pub kind: Reader,
    /// The reader's model that is the same as the writer's, by the writer's id.
    same: &'a [Option<ModelId>],
    /// Pairs of models that are known or in progress: a type that holds itself is no worse for that.
    seen: RefCell<HashMap<(ModelId, ModelId), Effect>>,
    /// The pairs in `seen`, in order.
    order: RefCell<Vec<(ModelId, ModelId)>>,
    steps: Cell<u32>,
}

/// The state of a key, as far as presence goes.
#[derive(Clone, Copy)]
enum Given {
    Value,
    Null,
    Absent,
}

impl<'a> Flow<'a> {
    /// A flow in which `same` are the reader's models, by the writer's.
    pub fn new(
        writer: &'a Api,
        reader: &'a Api,
        kind: Reader,
        same: &'a [Option<ModelId>],
    ) -> Self {
        let (seen, order, steps) = (RefCell::default(), RefCell::default(), Cell::default());
        Self {
            writer,
            reader,
            kind,
            same,
            seen,
            order,
            steps,
        }
    }

    /// Whether the flow is too deep or too long.
    fn is_lost(&self, depth: usize) -> bool {
        self.steps.set(self.steps.get().saturating_add(1));
        depth > MAX_DEPTH || self.steps.get() > MAX_STEPS
    }

    fn same(&self, writer: ModelId) -> Option<ModelId> {
        self.same.get(writer.0 as usize).copied().flatten()
    }

    /// What happens to a key.
    pub fn field(&self, writer: &Field, reader: &Field) -> Effect {
        self.field_at(writer, reader, 0)
    }

    fn field_at(&self, writer: &Field, reader: &Field, depth: usize) -> Effect {
        let (from, to) = (Fact::of(writer), Fact::of(reader));
        let presence = self.presence(from, to);
        self.names(writer, reader)
            .max(presence)
            .max(self.ty(from.ty, to.ty, depth))
    }

    /// The effect on a key of its spelling alone.
    pub fn names(&self, writer: &Field, reader: &Field) -> Effect {
        // Code writes one spelling. Docs that leave it open mean any spelling.
        let is_open = self.kind == Reader::Code;
        let aliases = writer.aliases.iter().filter(|_| is_open);
        let mut names = std::iter::once(&writer.wire_name).chain(aliases);
        let is_any_known = reader.any_spelling || !(is_open && writer.any_spelling);
        if is_any_known && names.all(|name| reader.reads(name)) {
            Effect::Keeps
        } else {
            self.missed(reader)
        }
    }

    /// What happens to an object in which the reader's field has another, unknown name.
    fn missed(&self, reader: &Field) -> Effect {
        match (self.kind, self.absent(reader)) {
            (_, Effect::Refuses) | (Reader::Server, _) => Effect::Refuses,
            _ => Effect::Loses,
        }
    }

    /// What happens to an object without the reader's field.
    pub fn absent(&self, reader: &Field) -> Effect {
        self.given(Given::Absent, Fact::of(reader))
    }

    /// What happens to a key that the reader does not have.
    pub fn unknown(&self, writer: &Type, reader: &Struct) -> Effect {
        self.unknown_at(writer, reader, 0)
    }

    fn unknown_at(&self, writer: &Type, reader: &Struct, depth: usize) -> Effect {
        match (&reader.additional, self.kind) {
            (Some(additional), _) => self.ty(writer, &additional.ty, depth),
            (None, Reader::Code) => Effect::Ignores,
            (None, Reader::Server) => Effect::Refuses,
        }
    }

    /// The effect on a key of being absent or null alone.
    pub fn presence(&self, writer: Fact, reader: Fact) -> Effect {
        let null = (self.allows_null(self.writer, writer.ty) || writer.may_be_null())
            .then_some(Given::Null);
        let absent = writer.may_be_absent().then_some(Given::Absent);
        let given = std::iter::once(Given::Value).chain(null).chain(absent);
        given
            .map(|given| self.given(given, reader))
            .max()
            .unwrap_or_default()
    }

    fn given(&self, given: Given, reader: Fact) -> Effect {
        use Presence::{
            Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
        };
        let is_code = self.kind == Reader::Code;
        match (given, reader.presence) {
            (Given::Value, _) | (Given::Null, RequiredNullable | OptionalNullable) => Effect::Keeps,
            // `None` is left out when it is written.
            (Given::Null, Optional) if is_code => Effect::Ignores,
            (Given::Null, _) if self.allows_null(self.reader, reader.ty) => Effect::Keeps,
            (Given::Absent, Optional | OptionalNullable) => Effect::Keeps,
            // An absent key becomes `None`, which is written as null.
            (Given::Absent, RequiredNullable) if is_code => Effect::Ignores,
            (Given::Null, Required | RequiredNullabilityUnknown | Optional)
            | (Given::Absent, Required | RequiredNullabilityUnknown | RequiredNullable) => {
                Effect::Refuses
            }
        }
    }

    /// Whether the type itself has a null.
    fn allows_null(&self, api: &Api, ty: &Type) -> bool {
        match ty {
            Type::Nullable(_) | Type::Primitive(Primitive::Any) => true,
            Type::Model(id) | Type::Boxed(id) => match api.get(*id).map(|model| &model.shape) {
                Some(Shape::Opaque) => true,
                Some(Shape::Union(it)) => it.variants.iter().any(|variant| {
                    matches!(
                        variant.ty,
                        Type::Nullable(_) | Type::Primitive(Primitive::Any)
                    )
                }),
                _ => false,
            },
            _ => false,
        }
    }

    /// What happens to a value.
    pub fn ty(&self, writer: &Type, reader: &Type, depth: usize) -> Effect {
        if self.is_lost(depth) {
            return Effect::Refuses;
        }
        let next = depth + 1;
        match (writer, reader) {
            (_, Type::Primitive(Primitive::Any)) => Effect::Keeps,
            // What it reads and writes is up to the user.
            (Type::External(_), _) | (_, Type::External(_)) => Effect::Keeps,
            (Type::Deferred(writer), _) => self.ty(writer, reader, next),
            (_, Type::Deferred(reader)) => self.ty(writer, reader, next),
            (Type::Nullable(writer), Type::Nullable(reader)) => self.ty(writer, reader, next),
            (Type::Nullable(inner), _) => {
                let null = match self.allows_null(self.reader, reader) {
                    true => Effect::Keeps,
                    false => Effect::Refuses,
                };
                null.max(self.ty(inner, reader, next))
            }
            (_, Type::Nullable(reader)) => self.ty(writer, reader, next),
            (Type::Model(from) | Type::Boxed(from), _) => self.model_in(*from, reader, next),
            (_, Type::Model(to) | Type::Boxed(to)) => match self.reader.get(*to) {
                Some(model) => self.value_in_shape(writer, &model.shape, next),
                None => Effect::Keeps,
            },
            (Type::Array(writer), Type::Array(reader)) | (Type::Map(writer), Type::Map(reader)) => {
                self.ty(writer, reader, next)
            }
            (Type::Literal { value: from, .. }, Type::Literal { value: to, .. }) if from == to => {
                Effect::Keeps
            }
            (Type::Literal { value, .. }, Type::Primitive(to)) => {
                primitive(literal_primitive(value), *to)
            }
            (Type::Primitive(from), Type::Primitive(to)) => primitive(*from, *to),
            _ => Effect::Refuses,
        }
    }
}

fn literal_primitive(value: &LiteralValue) -> Primitive {
    match value {
        LiteralValue::String(_) => Primitive::String,
        LiteralValue::Integer(_) => Primitive::Integer,
        LiteralValue::Boolean(_) => Primitive::Boolean,
    }
}

/// What happens to a scalar.
fn primitive(writer: Primitive, reader: Primitive) -> Effect {
    use Primitive::{
        Any, BigInteger, Boolean, Bytes, Date, DateOrDateTime, DateTime, Float, Integer, Number,
        NumberOrText, String,
    };
    match (writer, reader) {
        (_, Any) | (Boolean, Boolean) => Effect::Keeps,
        (
            String | Bytes | Date | DateTime | DateOrDateTime,
            String | DateOrDateTime | NumberOrText,
        ) => Effect::Keeps,
        (Integer | Float | Number | BigInteger | NumberOrText, NumberOrText) => Effect::Keeps,
        (Integer | BigInteger, BigInteger) => Effect::Keeps,
        (Integer, Integer) | (Integer | BigInteger, Float | Number) => Effect::Keeps,
        (Float | Number, Float | Number) => Effect::Keeps,
        (Bytes, Bytes) | (Date, Date) | (DateTime, DateTime) => Effect::Keeps,
        _ => Effect::Refuses,
    }
}

/// Which of the two sides writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The old side writes, the new side reads.
    Forth,
    /// The new side writes, the old side reads.
    Back,
}

impl Direction {
    /// The writer's and the reader's one of two things.
    pub fn order<T>(self, old: T, new: T) -> (T, T) {
        match self {
            Self::Forth => (old, new),
            Self::Back => (new, old),
        }
    }
}

/// The flows between two APIs.
pub struct Flows<'a> {
    pub old_reader: Flow<'a>,
    pub new_reader: Flow<'a>,
    pub old_sender: Flow<'a>,
}

impl Flows<'_> {
    /// The three answers about one pair of things: `follow` is called with the flow for each.
    pub fn wire(&self, follow: impl Fn(&Flow, Direction) -> Effect) -> Wire {
        Wire {
            old_reader: follow(&self.old_reader, Direction::Back),
            new_reader: follow(&self.new_reader, Direction::Forth),
            old_sender: follow(&self.old_sender, Direction::Forth),
        }
    }
}
