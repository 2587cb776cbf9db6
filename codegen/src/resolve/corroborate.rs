//! Adds the facts of a second source of the same API to the first.
//!
//! The first source decides what exists, with its names and prose. The second one only adds facts that the dialect of
//! the first cannot express: null, integers, keys in examples, the variants of a union, the values of an enum. Models are
//! matched by title and the folder of their namespace, fields by the words of their names.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{
    Api, Enum, Evidence, Field, ModelId, Rule, Shape, Struct, Type, Union, UnionKind, Variant,
};
use crate::model::{Presence, Primitive};
use crate::text::Span;
use crate::words::same_words;

/// What the second source says about a field's wire name: its model, and the name as printed.
type Exact<'a> = &'a dyn Fn(ModelId, &str) -> Option<String>;

/// Adds the facts of `second` to the models of `api` for which `is_first` is true. If both sources state a fact and disagree, that is reported.
pub fn apply(
    api: &mut Api,
    is_first: &dyn Fn(usize) -> bool,
    second: &Api,
    exact: Exact,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let matches = Matches::new(api, is_first, second);
    for index in 0..api.models.len() {
        let Some(id) = matches.second_of(index) else {
            continue;
        };
        let Some(other) = second.get(id) else {
            continue;
        };
        let Some(model) = api.models.get_mut(index) else {
            continue;
        };
        match (&mut model.shape, &other.shape) {
            (Shape::Struct(first), Shape::Struct(other)) => {
                let name = |printed: &str| exact(id, printed);
                complete_struct(first, other, &name, diagnostics);
                missing_fields(model.span, first, other, diagnostics);
            }
            (Shape::Enum(first), Shape::Enum(other)) => complete_enum(first, other),
            (shape @ Shape::Opaque, Shape::Enum(other)) => *shape = Shape::Enum(other.clone()),
            // A table of fields may merge those of all members; a list of the members says more.
            (shape @ (Shape::Opaque | Shape::Struct(_)), Shape::Union(union)) => {
                if let Some(variants) = matches.variants(union) {
                    *shape = Shape::Union(Union {
                        kind: UnionKind::Untagged,
                        wanted_tag: union.wanted_tag.clone(),
                        variants,
                        open: union.open,
                        evidence: Vec::new(),
                    });
                }
            }
            _ => {}
        }
    }
}

/// Which models of two APIs are the same.
struct Matches {
    /// The model in the second API for each one in the first.
    second: Vec<Option<ModelId>>,
    first: BTreeMap<ModelId, ModelId>,
}

impl Matches {
    fn new(api: &Api, is_first: &dyn Fn(usize) -> bool, second: &Api) -> Self {
        let mut by_title: BTreeMap<String, Vec<ModelId>> = BTreeMap::new();
        for (id, model) in second.iter() {
            by_title
                .entry(model.title.to_lowercase())
                .or_default()
                .push(id);
        }
        let mut matches = Self {
            second: Vec::new(),
            first: BTreeMap::new(),
        };
        for (id, model) in api.iter() {
            let is_first = is_first(id.0 as usize);
            let candidates = by_title
                .get(&model.title.to_lowercase())
                .filter(|_| is_first);
            let same_folder = |other: &&ModelId| folder(second, **other) == folder(api, id);
            let found = candidates.and_then(|ids| match ids.as_slice() {
                // Vendors call the models folder `shared` in one SDK and `components` in another.
                [only] => Some(*only),
                several => several.iter().find(same_folder).copied(),
            });
            if let Some(found) = found {
                matches.first.insert(found, id);
            }
            matches.second.push(found);
        }
        matches
    }

    fn second_of(&self, index: usize) -> Option<ModelId> {
        self.second.get(index).copied().flatten()
    }

    /// The variants of a union of the second API in terms of the first, if the first has all of them.
    fn variants(&self, union: &Union) -> Option<Vec<Variant>> {
        let translated = union.variants.iter().map(|variant| {
            Some(Variant {
                ty: self.translate(&variant.ty)?,
                ..variant.clone()
            })
        });
        translated.collect()
    }

    fn translate(&self, ty: &Type) -> Option<Type> {
        let inner = |ty: &Type| self.translate(ty).map(Box::new);
        Some(match ty {
            Type::Model(id) => Type::Model(*self.first.get(id)?),
            Type::Boxed(id) => Type::Boxed(*self.first.get(id)?),
            Type::Array(item) => Type::Array(inner(item)?),
            Type::Map(value) => Type::Map(inner(value)?),
            Type::Nullable(value) => Type::Nullable(inner(value)?),
            Type::Deferred(value) => Type::Deferred(inner(value)?),
            Type::Primitive(_) | Type::Literal { .. } | Type::External(_) => ty.clone(),
        })
    }
}

/// The last module of a model's namespace: the folder of its page.
fn folder(api: &Api, id: ModelId) -> Option<&str> {
    let namespace = api.get(id)?.namespace;
    api.namespace(namespace)?.path.last().map(String::as_str)
}

/// Reports what only the second source shows: some languages leave out inherited fields.
fn missing_fields(span: Span, first: &Struct, second: &Struct, diagnostics: &mut Vec<Diagnostic>) {
    let is_known = |other: &&Field| {
        let mut fields = first.fields.iter();
        fields.any(|field| same_words(&field.doc_name, &other.doc_name))
    };
    let missing: Vec<&Field> = second.fields.iter().filter(|it| !is_known(it)).collect();
    let Some(one) = missing.first() else { return };
    if first.fields.is_empty() || first.additional.is_some() {
        return;
    }
    let names: Vec<String> = missing
        .iter()
        .map(|it| format!("`{}`", it.doc_name))
        .collect();
    let message = format!(
        "another source knows more about this model: {}",
        names.join(", ")
    );
    let mut diagnostic = Diagnostic::new(Code::ContradictingSources, message)
        .at(span, "the first source, which wins")
        .also(one.span, "the second source");
    diagnostic.level = Level::Note;
    diagnostics.push(diagnostic);
}

fn complete_struct(
    first: &mut Struct,
    second: &Struct,
    exact: &dyn Fn(&str) -> Option<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for field in &mut first.fields {
        let other = second
            .fields
            .iter()
            .find(|other| same_words(&other.doc_name, &field.doc_name));
        if let Some(other) = other {
            complete_presence(field, other, diagnostics);
            complete_type(field, other);
            complete_name(field, other, exact(&other.doc_name));
        }
    }
}

/// If the first source does not say whether a field may be null, the second one decides.
fn complete_presence(field: &mut Field, other: &Field, diagnostics: &mut Vec<Diagnostic>) {
    use Presence::{
        Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
    };
    let presence = match (field.presence, other.presence) {
        (RequiredNullabilityUnknown, known @ (Required | RequiredNullable)) => known,
        (Optional, OptionalNullable) => OptionalNullable,
        (Required, RequiredNullable) | (RequiredNullable, Required) => {
            let message = format!(
                "two sources disagree whether `{}` may be null",
                field.doc_name
            );
            diagnostics.push(
                Diagnostic::new(Code::ContradictingSources, message)
                    .at(field.span, "the first source, which wins")
                    .also(other.span, "the second source"),
            );
            return;
        }
        (known, _) => known,
    };
    if presence != field.presence {
        field.presence = presence;
        field.evidence.push(Evidence {
            rule: Rule::SecondSource,
            span: other.span,
        });
    }
}

/// The kind of a number, and nulls inside lists and maps, if the first source cannot tell.
fn complete_type(field: &mut Field, other: &Field) {
    let is_sampled = field
        .evidence
        .iter()
        .any(|evidence| matches!(evidence.rule, Rule::Fraction | Rule::WholeNumber));
    if complete(&mut field.ty, &other.ty, is_sampled) {
        field.evidence.push(Evidence {
            rule: Rule::SecondSource,
            span: other.span,
        });
    }
}

/// Returns whether something changed. A cell outweighs the sample that decided a number (`is_sampled`).
fn complete(ty: &mut Type, other: &Type, is_sampled: bool) -> bool {
    use Primitive::{
        BigInteger, Date, DateOrDateTime, DateTime, Float, Integer, Number, NumberOrText, String,
    };
    match (ty, other) {
        (Type::Array(a), Type::Array(b))
        | (Type::Map(a), Type::Map(b))
        | (Type::Nullable(a), Type::Nullable(b)) => complete(a, b, is_sampled),
        (
            Type::Primitive(open @ NumberOrText),
            Type::Primitive(stated @ (Integer | Float | Number | BigInteger | String)),
        )
        | (
            Type::Primitive(open @ DateOrDateTime),
            Type::Primitive(stated @ (Date | DateTime | String)),
        ) => {
            *open = *stated;
            true
        }
        (Type::Primitive(number), Type::Primitive(stated @ (Integer | Float | BigInteger))) => {
            // In a language with unbounded integers, the API's need not be unbounded.
            let is_open = *number == Number
                || (*number == BigInteger && *stated == Integer)
                || (is_sampled && matches!(*number, Integer | Float));
            let is_new = is_open && number != stated;
            if is_new {
                *number = *stated;
            }
            is_new
        }
        (first, Type::Nullable(inner)) if !matches!(first, Type::Nullable(_)) => {
            let mut item = first.clone();
            complete(&mut item, inner, is_sampled);
            *first = Type::Nullable(Box::new(item));
            true
        }
        _ => false,
    }
}

/// A key in an example of the second source is a wire name, and so is every name in a language that
/// prints wire names.
fn complete_name(field: &mut Field, other: &Field, exact: Option<String>) {
    let is_key = |evidence: &&Evidence| matches!(evidence.rule, Rule::JsonKey | Rule::SnippetKey);
    let own = field
        .evidence
        .iter()
        .find(|it| is_key(it) || it.rule == Rule::ExactName);
    if let (None, Some(evidence)) = (own, other.evidence.iter().find(is_key)) {
        field.wire_name.clone_from(&other.wire_name);
        field.evidence.push(evidence.clone());
    } else if let (None, Some(name)) = (own, exact) {
        field.wire_name = name;
        field.evidence.push(Evidence {
            rule: Rule::ExactName,
            span: other.span,
        });
    }
}

/// Values are adopted only if the first source lists none.
fn complete_enum(first: &mut Enum, second: &Enum) {
    if first.values.is_empty() {
        first.clone_from(second);
    } else if first.is_lenient && !second.is_lenient {
        first.is_lenient = false;
        first.is_numeric = second.is_numeric;
    }
}
