//! Checks payloads against the generated types: what is refused, what is lost, what the docs do not list.

use serde_json::{Map, Value};

use super::index::ApiIndex;
use super::misfit::{Effect, Misfit, MisfitRule};
use super::phrase::{self, Found};
use super::scalar;
use super::score::absent;
use super::walk::{MAX_DEPTH, Pick, Walker};
use crate::model::{Enum, Field, ModelId, Shape, Struct, Type, Union, UnionKind};
use crate::rust::Wrapper;
use crate::text::Span;

/// More misfits of one payload are not worth reading.
const MAX_MISFITS: usize = 1000;

/// The part of the docs that says what is expected.
#[derive(Clone, Copy)]
struct Page<'a> {
    model: ModelId,
    field: Option<&'a Field>,
    span: Span,
}

/// Where `payload` does not fit the type of `model`, in the order of the payload.
pub fn check(index: &ApiIndex, model: ModelId, payload: &Value) -> Vec<Misfit> {
    let mut check = Check {
        index,
        walker: Walker::new(index),
        pointer: String::new(),
        misfits: Vec::new(),
    };
    if let Some(page) = check.page_of(model) {
        check.model(model, payload, page, 0);
    }
    check.misfits
}

struct Check<'a, 'v> {
    index: &'a ApiIndex<'a>,
    walker: Walker<'a, 'v>,
    pointer: String,
    misfits: Vec<Misfit>,
}

impl<'a, 'v> Check<'a, 'v> {
    fn value(&mut self, ty: &Type, value: &'v Value, page: Page<'a>, depth: usize) {
        if depth > MAX_DEPTH {
            self.report(
                page,
                MisfitRule::TooDeep,
                Effect::Refused,
                "fewer levels",
                Found::Deep,
            );
            return;
        }
        match (ty, value) {
            (Type::Primitive(_) | Type::Literal { .. }, _) => {
                if let Some((rule, effect)) = self.index.problem(ty, value) {
                    self.report(
                        page,
                        rule,
                        effect,
                        &phrase::of_type(self.index.api, ty),
                        Found::Value(value),
                    );
                }
            }
            (Type::Nullable(_), Value::Null) | (Type::External(_), _) => {}
            (Type::Nullable(inner) | Type::Deferred(inner), _) => {
                self.value(inner, value, page, depth + 1);
            }
            (Type::Model(id) | Type::Boxed(id), _) => self.model(*id, value, page, depth + 1),
            (Type::Array(item), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.inside(&index.to_string(), |check| {
                        check.value(item, value, page, depth + 1)
                    });
                }
            }
            (Type::Map(item), Value::Object(object)) => {
                for (key, value) in object {
                    self.inside(key, |check| check.value(item, value, page, depth + 1));
                }
            }
            (Type::Array(_) | Type::Map(_), _) => self.wrong_kind(ty, value, page),
        }
    }

    fn model(&mut self, id: ModelId, value: &'v Value, page: Page<'a>, depth: usize) {
        match (self.index.shape(id), value) {
            (Some(Shape::Struct(it)), Value::Object(object)) => self.object(id, it, object, depth),
            (Some(Shape::Struct(it)), Value::Array(_)) if it.additional.is_none() => {
                self.list_for_struct(id, value, page, depth);
            }
            (Some(Shape::Struct(_)), _) => self.wrong_kind(&Type::Model(id), value, page),
            (Some(Shape::Enum(it)), _) => self.enumeration(id, it, value, page),
            (Some(Shape::Union(it)), _) => self.union(id, it, value, page, depth),
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
        let page = |field: &'a Field| Page {
            model: id,
            field: Some(field),
            span: field.span,
        };
        for (field, known) in it.fields.iter().zip(&entries.known) {
            match known {
                Some(known) => {
                    self.inside(known.key, |check| {
                        if known.is_alias {
                            check.other_spelling(field, page(field));
                        }
                        check.field(field, known.value, page(field), depth + 1);
                    });
                }
                None => self.absent(field, page(field)),
            }
        }
        for (position, key, value) in entries.respelled {
            let Some(field) = it.fields.get(position) else {
                continue;
            };
            self.unread(
                it,
                key,
                value,
                page(field),
                &format!("the key `{}`", field.wire_name),
                depth,
            );
        }
        let Some(own) = self.page_of(id) else { return };
        for (key, value) in entries.others {
            self.unread(it, key, value, own, "no such key", depth);
        }
    }

    /// A key that no field has.
    fn unread(
        &mut self,
        it: &'a Struct,
        key: &str,
        value: &'v Value,
        page: Page<'a>,
        expected: &str,
        depth: usize,
    ) {
        self.inside(key, |check| match &it.additional {
            Some(rest) => check.value(&rest.ty, value, page, depth + 1),
            None => check.report(
                page,
                MisfitRule::UnknownKey,
                Effect::Lost,
                expected,
                Found::ThisKey,
            ),
        });
    }

    fn other_spelling(&mut self, field: &'a Field, page: Page<'a>) {
        let expected = format!("the key `{}`", field.wire_name);
        self.report(
            page,
            MisfitRule::OtherSpelling,
            Effect::Lost,
            &expected,
            Found::ThisKey,
        );
    }

    fn absent(&mut self, field: &'a Field, page: Page<'a>) {
        let score = absent(field);
        let effect = match (score.refused, score.loss) {
            (true, _) => Effect::Refused,
            (false, 0) => return,
            (false, _) => Effect::Lost,
        };
        let expected = phrase::of_type(self.index.api, &field.ty);
        self.inside(&field.wire_name, |check| {
            check.report(
                page,
                MisfitRule::MissingRequiredKey,
                effect,
                &expected,
                Found::Nothing,
            );
        });
    }

    fn field(&mut self, field: &'a Field, value: &'v Value, page: Page<'a>, depth: usize) {
        match (Wrapper::of(&field.ty, field.presence), value) {
            (Wrapper::MaybeUndefined | Wrapper::Nullable, Value::Null) => {}
            (Wrapper::Optional, Value::Null) => {
                let expected = phrase::of_type(self.index.api, &field.ty) + " or nothing";
                self.report(
                    page,
                    MisfitRule::UnexpectedNull,
                    Effect::Lost,
                    &expected,
                    Found::Value(value),
                );
            }
            _ => self.value(&field.ty, value, page, depth),
        }
    }

    fn enumeration(&mut self, id: ModelId, it: &Enum, value: &Value, page: Page<'a>) {
        let Some((rule, effect)) = scalar::enumeration(it, value) else {
            return;
        };
        let expected = phrase::of_type(self.index.api, &Type::Model(id));
        // The enum's page lists the values; the field's page says that it is an enum.
        let is_unlisted = rule == MisfitRule::UnknownEnumValue;
        let page = if is_unlisted {
            self.page_of(id).unwrap_or(page)
        } else {
            page
        };
        self.report(page, rule, effect, &expected, Found::Value(value));
    }

    fn union(
        &mut self,
        id: ModelId,
        it: &'a Union,
        value: &'v Value,
        page: Page<'a>,
        depth: usize,
    ) {
        let own = self.page_of(id).unwrap_or(page);
        let choice = match self.walker.pick(it, value, depth) {
            Pick::Variant(choice) => choice,
            Pick::NotAnObject => return self.wrong_kind(&Type::Model(id), value, page),
            Pick::Other => {
                let (rule, effect) = (MisfitRule::NoUnionVariant, Effect::Kept);
                let expected = phrase::of_type(self.index.api, &Type::Model(id));
                return self.report(own, rule, effect, &expected, Found::Value(value));
            }
            Pick::UnknownTag => return self.tag(it, value, own, Effect::Kept),
            Pick::NoTag => return self.tag(it, value, own, Effect::Refused),
            Pick::Refused(nearest) => {
                let (rule, effect) = (MisfitRule::NoUnionVariant, Effect::Refused);
                let expected = phrase::of_type(self.index.api, &Type::Model(id));
                self.report(own, rule, effect, &expected, Found::Value(value));
                match nearest.filter(|nearest| nearest.is_certain) {
                    Some(nearest) => nearest,
                    None => return,
                }
            }
        };
        if let Some(variant) = it.variants.get(choice.index) {
            let page = Page {
                span: variant.span,
                ..own
            };
            self.value(&variant.ty, value, page, depth + 1);
        }
    }

    /// Reports on the tag of an object: one that no variant has is kept, one that is not a string is refused.
    fn tag(&mut self, it: &Union, value: &'v Value, page: Page<'a>, effect: Effect) {
        let UnionKind::Tagged(tag) = &it.kind else {
            return;
        };
        let found = value.get(&tag.wire_name);
        let rule = match (effect, found) {
            (Effect::Kept, _) => MisfitRule::UnknownTag,
            (_, None) => MisfitRule::MissingRequiredKey,
            (_, Some(_)) => MisfitRule::WrongType,
        };
        let found = found.map_or(Found::Nothing, Found::Value);
        let expected = phrase::tags(it);
        self.inside(&tag.wire_name, |check| {
            check.report(page, rule, effect, &expected, found);
        });
    }

    /// serde reads a list as the fields of a struct, one after the other, and writes an object.
    fn list_for_struct(&mut self, id: ModelId, value: &'v Value, page: Page<'a>, depth: usize) {
        let is_refused = self.walker.score(&Type::Model(id), value, depth).refused;
        let effect = if is_refused {
            Effect::Refused
        } else {
            Effect::Lost
        };
        let expected = phrase::of_type(self.index.api, &Type::Model(id));
        self.report(
            page,
            MisfitRule::WrongType,
            effect,
            &expected,
            Found::Value(value),
        );
    }

    fn wrong_kind(&mut self, ty: &Type, value: &Value, page: Page<'a>) {
        let rule = if value.is_null() {
            MisfitRule::UnexpectedNull
        } else {
            MisfitRule::WrongType
        };
        let expected = phrase::of_type(self.index.api, ty);
        self.report(page, rule, Effect::Refused, &expected, Found::Value(value));
    }

    /// The page of a model.
    fn page_of(&self, id: ModelId) -> Option<Page<'a>> {
        let model = self.index.api.get(id)?;
        Some(Page {
            model: id,
            field: None,
            span: model.span,
        })
    }

    fn inside(&mut self, key: &str, visit: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer
            .push_str(&key.replace('~', "~0").replace('/', "~1"));
        visit(self);
        self.pointer.truncate(length);
    }

    fn report(
        &mut self,
        page: Page<'a>,
        rule: MisfitRule,
        effect: Effect,
        expected: &str,
        found: Found,
    ) {
        if self.misfits.len() >= MAX_MISFITS {
            return;
        }
        self.misfits.push(Misfit {
            pointer: self.pointer.clone(),
            rule,
            effect,
            expected: expected.to_owned(),
            found: found.phrase(rule),
            model: page.model,
            field: page.field.map(|field| field.doc_name.clone()),
            span: page.span,
        });
    }
}
