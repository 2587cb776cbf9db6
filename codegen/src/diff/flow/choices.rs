//! Follows the variants of unions.

use super::models::best;
use super::{Flow, Reader};
use crate::diff::fact::Fact;
use crate::diff::verdict::Effect;
use crate::model::Primitive;
use crate::model::{Shape, Struct, Type, Union, UnionKind, Variant};

/// What an object can have at a key.
enum Tags {
    /// The key may be absent, or is not a string.
    None,
    /// Any string.
    Any,
    Listed(Vec<String>),
}

impl Flow<'_> {
    /// The effect of reading a variant, with these values of its union's tag, as another union.
    pub fn variant_in_choice(
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
                match reader
                    .variants
                    .iter()
                    .find(|variant| self.is_same(writer, &variant.ty))
                {
                    // Changes inside the variant are reported there; what remains is whether it is found.
                    Some(own) => self.found_by_tag(from, (&tag.wire_name, tags), &own.tags, reader),
                    None => self.struct_in_tagged(from, &tag.wire_name, tags, reader, depth),
                }
            }
            Some(Shape::Union(from)) => {
                let inner = from.variants.iter();
                let inner =
                    inner.map(|it| self.variant_in_choice(&it.ty, &it.tags, reader, depth + 1));
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

    /// Whether the objects of a variant that both unions have still select it.
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
            let is_known = reader
                .variants
                .iter()
                .any(|variant| variant.tags.contains(&value));
            match self.kind {
                // It is read as another variant.
                Reader::Code if is_known => Effect::Loses,
                // It is kept as an unknown variant.
                Reader::Code => Effect::Keeps,
                Reader::Server => Effect::Refuses,
            }
        };
        others.map(taken).max().unwrap_or_default()
    }

    pub(super) fn struct_in_tagged(
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
        let known = meant.map(|variant| self.struct_in(writer, &variant.ty, depth + 1));
        let known = known.max().unwrap_or_default();
        let is_listed = |value| reader.variants.iter().any(|it| it.tags.contains(value));
        let has_unknown = values.is_empty() || !values.iter().all(is_listed);
        match self.kind {
            Reader::Server if has_unknown => Effect::Refuses,
            _ => known,
        }
    }

    /// The values that an object can have at the key `tag`: those that are known, otherwise those of its type.
    fn tag_values(&self, writer: &Struct, tag: &str, known: &[String]) -> Tags {
        let Some(field) = writer.fields.iter().find(|field| field.wire_name == tag) else {
            return Tags::None;
        };
        let fact = Fact::of(field);
        if fact.may_be_absent() || fact.may_be_null() {
            return Tags::None;
        }
        let listed: Vec<String> = match fact.ty {
            Type::Literal { value, .. } => vec![value.text().into_owned()],
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
}
