//! Collects what the examples of all pages show.

use std::collections::BTreeSet;

use super::values::is_other_value;
use super::{OtherValue, Samples, Seen, Shown};
use crate::dialect::facts::Body;
use crate::literal::{Node, Object, Value};
use crate::model::Primitive;
use crate::model::{Api, Field, Model, ModelId, Rule, Shape, Struct, Type, Union};
use crate::observe::{DateShape, date_shape};
use crate::pages::DocPage;
use crate::parallel;
use crate::resolve::field_index::Fields;
use crate::text::Span;
use crate::words::is_whole_number;

/// Types are followed to this depth: samples are finite, but a low limit prevents a stack overflow.
const MAX_DEPTH: usize = 48;

/// Walks all examples of `pages`, which are in `shown`. Both are in the order of the models of `api`.
pub fn collect(pages: &[DocPage], shown: &[Shown], api: &Api) -> Samples {
    let fields = Fields::new(api);
    let models: Vec<(ModelId, &Model)> = api.iter().collect();
    let of_pages = parallel::map_indexed(&models, |index, (id, model)| {
        let mut walk = Walk {
            api: &fields,
            samples: Samples::default(),
        };
        if let (Some(page), Some(shown)) = (pages.get(index), shown.get(index)) {
            walk.page(*id, model, &page.model.body, shown);
        }
        walk.samples
    });
    let mut samples = Samples::default();
    for of_page in of_pages {
        samples.extend(of_page);
    }
    samples
}

/// Where a sample is.
enum Place {
    /// Code; the nodes' ranges are parts of it.
    Snippet(Span),
    /// An Example cell. Its text was changed before it was read, so only the whole cell can be pointed at.
    Cell(Span),
    /// JSON; the nodes' ranges are parts of it.
    Document(Span),
}

impl Place {
    fn span(&self, node: &Node) -> Span {
        match self {
            Self::Snippet(body) | Self::Document(body) => body.slice(node.range.clone()),
            Self::Cell(cell) => *cell,
        }
    }
}

struct Walk<'a> {
    api: &'a Fields<'a>,
    samples: Samples,
}

impl Walk<'_> {
    fn page(&mut self, id: ModelId, model: &Model, body: &Body, shown: &Shown) {
        for snippet in &shown.snippets {
            for assigned in snippet.assigned.iter().flatten() {
                let place = Place::Snippet(snippet.body);
                self.value(&Type::Model(id), &assigned.value, None, &place, 0);
            }
        }
        for (code, node) in &shown.arguments {
            let is_of_model = match &model.shape {
                // An object with a key that the model lacks is something else.
                Shape::Struct(_) => score(self.api, &Type::Model(id), &node.value) > 0,
                Shape::Union(_) => true,
                Shape::Enum(_) | Shape::Opaque => false,
            };
            if is_of_model {
                self.model(id, node, None, &Place::Snippet(*code), 0);
            }
        }
        for (code, node) in &shown.documents {
            self.value(&Type::Model(id), node, None, &Place::Document(*code), 0);
        }
        let (Body::Struct(rows), Shape::Struct(structure)) = (body, &model.shape) else {
            return;
        };
        for (row, span, nodes) in &shown.cells {
            let index = rows
                .get(*row)
                .and_then(|row| self.api.find(id, structure, &row.name.value));
            let Some(index) = index else { continue };
            for node in nodes {
                self.field((id, index), node, &Place::Cell(*span), 0);
            }
        }
    }

    /// Notes what `node` says about the field at `place`, and descends into it.
    fn field(&mut self, field: (ModelId, usize), node: &Node, place: &Place, depth: usize) {
        let Some(ty) = lookup(self.api.api(), field).map(|field| &field.ty) else {
            return;
        };
        if node.value == Value::Null {
            let span = place.span(node);
            self.note(field, |seen| match place {
                Place::Snippet(_) => seen.null_in_snippet = seen.null_in_snippet.or(Some(span)),
                Place::Cell(_) | Place::Document(_) => {
                    seen.null_in_example = seen.null_in_example.or(Some(span));
                }
            });
        }
        self.value(ty, node, Some(field), place, depth);
    }

    fn note(&mut self, field: (ModelId, usize), note: impl FnOnce(&mut Seen)) {
        note(self.samples.fields.entry(field).or_default());
    }

    /// Walks `ty` and `node` together. `field`: the field to which a number here belongs.
    fn value(
        &mut self,
        ty: &Type,
        node: &Node,
        field: Option<(ModelId, usize)>,
        place: &Place,
        depth: usize,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        match (ty, &node.value) {
            (
                Type::Primitive(Primitive::Number | Primitive::Integer | Primitive::BigInteger),
                Value::Number(text),
            ) => {
                if let Some(field) = field {
                    self.number(field, text, place.span(node), place);
                }
            }
            (
                Type::Primitive(expected @ (Primitive::Date | Primitive::DateTime)),
                Value::String(text) | Value::Date(text) | Value::DateTime(text),
            ) => {
                let Some(field) = field else { return };
                let span = place.span(node);
                if is_other_date(*expected, text) {
                    self.note(field, |seen| {
                        seen.other_date = seen.other_date.or(Some(span))
                    });
                } else if *expected == Primitive::DateTime && is_local_time(text) {
                    self.note(field, |seen| {
                        seen.local_time = seen.local_time.or(Some(span))
                    });
                }
            }
            (
                Type::Primitive(Primitive::DateOrDateTime),
                Value::String(text) | Value::Date(text) | Value::DateTime(text),
            ) => {
                let Some(field) = field else { return };
                let span = Some(place.span(node));
                self.note(field, |seen| match date_shape(text) {
                    DateShape::Date => seen.day = seen.day.or(span),
                    DateShape::DateTime => seen.moment = seen.moment.or(span),
                    DateShape::Other => {}
                });
            }
            (Type::Array(item), Value::Array(nodes)) => {
                for node in nodes {
                    self.item(item, node, field, place, depth + 1);
                }
            }
            // Some vendors give an item as the example of a list.
            (Type::Array(item), Value::Object(_)) => {
                self.value(item, node, field, place, depth + 1)
            }
            (Type::Map(value), Value::Object(object)) => {
                for entry in &object.entries {
                    self.item(value, &entry.value, field, place, depth + 1);
                }
            }
            (Type::Nullable(inner), _) => self.value(inner, node, field, place, depth + 1),
            (Type::Model(id) | Type::Boxed(id), _) => {
                self.model(*id, node, field, place, depth + 1);
            }
            _ => {}
        }
    }

    /// An item of a list, or a value of a map, of `field`.
    fn item(
        &mut self,
        ty: &Type,
        node: &Node,
        field: Option<(ModelId, usize)>,
        place: &Place,
        depth: usize,
    ) {
        if let (Some(at), Value::Null) = (field, &node.value) {
            let declared = lookup(self.api.api(), at).map(|field| &field.ty);
            if let Some(level) = declared.and_then(|declared| level_of(declared, ty)) {
                let span = place.span(node);
                self.note(at, |seen| {
                    seen.null_item = seen.null_item.or(Some((level, span)))
                });
            }
        }
        self.value(ty, node, field, place, depth);
    }

    fn number(&mut self, field: (ModelId, usize), text: &str, span: Span, place: &Place) {
        let is_whole = !text.contains(['.', 'e', 'E']);
        self.note(field, |seen| match (is_whole, place) {
            (true, Place::Snippet(_)) => seen.whole.push((text.to_owned(), span)),
            (true, Place::Cell(_) | Place::Document(_)) => seen.examples.push(text.to_owned()),
            (false, _) => seen.fraction = seen.fraction.or(Some(span)),
        });
    }

    fn model(
        &mut self,
        id: ModelId,
        node: &Node,
        field: Option<(ModelId, usize)>,
        place: &Place,
        depth: usize,
    ) {
        let api = self.api;
        let Some(model) = api.get(id) else { return };
        match (&model.shape, &node.value) {
            (Shape::Struct(it), Value::Object(object)) => {
                self.object(id, it, object, place, depth);
            }
            (Shape::Enum(it), Value::String(value) | Value::Number(value)) => {
                let shown = (value.clone(), place.span(node));
                if let Value::String(_) = &node.value {
                    self.samples.values.entry(id).or_default().push(shown);
                } else if is_whole_number(value) {
                    self.samples.numeric.insert(id);
                }
                if let (Some(field), true) = (field, is_other_value(it, value)) {
                    let other = OtherValue {
                        value: value.clone(),
                        span: place.span(node),
                        enumeration: id,
                    };
                    self.note(field, |seen| {
                        seen.other_value.get_or_insert(other);
                    });
                }
            }
            (Shape::Union(union), _) => {
                if let Some(ty) = fitting_variant(api, union, &node.value) {
                    self.value(ty, node, None, place, depth);
                }
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        id: ModelId,
        structure: &Struct,
        object: &Object,
        place: &Place,
        depth: usize,
    ) {
        let keys = match place {
            Place::Snippet(_) if has_keys_of_wire(self.api, (id, structure), object) => {
                Some(Rule::SnippetKey)
            }
            Place::Snippet(_) => None,
            Place::Cell(_) | Place::Document(_) => Some(Rule::JsonKey),
        };
        for entry in &object.entries {
            let by_words = keys.is_some();
            let Some(index) = field_of(self.api, (id, structure), &entry.key, by_words) else {
                continue;
            };
            let is_key = entry.quoted || keys == Some(Rule::SnippetKey);
            if let Some(rule) = keys.filter(|_| is_key) {
                let span = match place {
                    Place::Document(code) => code.slice(entry.key_range.clone()),
                    Place::Snippet(_) | Place::Cell(_) => place.span(&entry.value),
                };
                self.note((id, index), |seen| {
                    seen.keys.push((rule, entry.key.clone(), span));
                });
            }
            self.field((id, index), &entry.value, place, depth);
        }
    }
}

/// Whether `text` is a date where a date-time is expected, or vice versa. Anything else tells nothing: examples are full
/// of words.
fn is_other_date(expected: Primitive, text: &str) -> bool {
    match date_shape(text) {
        DateShape::Date => expected == Primitive::DateTime,
        DateShape::DateTime => expected == Primitive::Date,
        DateShape::Other => false,
    }
}

/// Whether `text` is a time but not one in RFC 3339: one without a zone, `2026-03-01T08:30:00` or
/// `2026-03-01 08:30:00`, or in a national format, `03/01/2026 08:30:00`, or as in RFC 1123,
/// `Sun, 01 Mar 2026 08:30:00 GMT`.
fn is_local_time(text: &str) -> bool {
    let with_zone = format!("{}Z", text.replacen(' ', "T", 1));
    let is_without_zone = || date_shape(&with_zone) == DateShape::DateTime;
    date_shape(text) == DateShape::Other && (is_without_zone() || is_written_out(text))
}

fn is_written_out(text: &str) -> bool {
    // Each digit as 0 and each letter as a.
    let form: String = text
        .chars()
        .map(|c| match c {
            '0'..='9' => '0',
            c if c.is_ascii_alphabetic() => 'a',
            c => c,
        })
        .collect();
    const FORMS: [&str; 4] = [
        "00/00/0000 00:00:00",
        "00/00/0000 00:00",
        "00.00.0000 00:00:00",
        "aaa, 00 aaa 0000 00:00:00 aaa",
    ];
    FORMS.contains(&form.as_str())
}

/// How many lists and maps of `outer` are around its part `inner`.
fn level_of(outer: &Type, inner: &Type) -> Option<u8> {
    if std::ptr::eq(outer, inner) {
        return Some(0);
    }
    match outer {
        Type::Array(item) | Type::Map(item) => level_of(item, inner)?.checked_add(1),
        Type::Nullable(item) => level_of(item, inner),
        _ => None,
    }
}

fn lookup(api: &Api, (model, index): (ModelId, usize)) -> Option<&Field> {
    match &api.get(model)?.shape {
        Shape::Struct(it) => it.fields.get(index),
        _ => None,
    }
}

/// The field that `key` means: by its name in the SDK, and, if keys are wire names, by its words.
fn field_of(
    api: &Fields,
    (id, structure): (ModelId, &Struct),
    key: &str,
    by_words: bool,
) -> Option<usize> {
    let exact = api.find(id, structure, key);
    exact.or_else(|| {
        by_words
            .then(|| api.find_words(id, structure, key))
            .flatten()
    })
}

/// Whether an object in code has wire names as keys: each has the words of a field, and at least one is not the SDK's name.
fn has_keys_of_wire(api: &Fields, (id, structure): (ModelId, &Struct), object: &Object) -> bool {
    let entries = || object.entries.iter();
    let is_name = |key: &str| api.find(id, structure, key).is_some();
    if entries().all(|entry| is_name(&entry.key)) {
        return false;
    }
    let found: Option<BTreeSet<usize>> = entries()
        .map(|entry| field_of(api, (id, structure), &entry.key, true))
        .collect();
    // Two keys of one field are not both its name.
    found.is_some_and(|fields| fields.len() == object.entries.len())
}

/// Each sample of a union is compared with all variants, unless there are more than this. The largest real union has 439.
const MOST_VARIANTS: usize = 1000;

/// The variant that a sample is, if only one fits.
pub fn fitting_variant<'a>(api: &Fields, union: &'a Union, value: &Value) -> Option<&'a Type> {
    if union.variants.len() > MOST_VARIANTS {
        return None;
    }
    let scores = union
        .variants
        .iter()
        .map(|variant| (score(api, &variant.ty, value), &variant.ty));
    let scores: Vec<_> = scores.collect();
    let best = scores.iter().map(|(score, _)| *score).max()?;
    let mut fitting = scores.iter().filter(|(score, _)| *score == best);
    let (_, ty) = fitting.next()?;
    (best > 0 && fitting.next().is_none()).then_some(*ty)
}

/// How well `value` fits `ty`; 0 means not at all.
fn score(api: &Fields, ty: &Type, value: &Value) -> usize {
    match (ty, value) {
        (Type::Array(_), Value::Array(_)) | (Type::Map(_), Value::Object(_)) => 1,
        (Type::Model(id) | Type::Boxed(id), Value::Object(object)) => {
            let Some(Shape::Struct(it)) = api.get(*id).map(|model| &model.shape) else {
                return 0;
            };
            let is_known = |key: &str| api.find(*id, it, key).is_some();
            let are_known = object.entries.iter().all(|entry| is_known(&entry.key));
            if are_known {
                object.entries.len() + 1
            } else {
                0
            }
        }
        _ => 0,
    }
}
