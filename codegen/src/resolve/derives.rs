//! Checks the traits that users want derived: each must be new to the type, and implemented by all its parts. Otherwise
//! rustc would report it, once per type, in code that nobody wrote.

use super::overrides::path;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Primitive;
use crate::model::{Api, Field, Model, ModelId, Shape, Type, UnionKind};
use crate::options::{Dates, Numbers, Options};
use crate::overrides::{Override, Written, matches, trait_name};
use crate::rust::derives;

/// How many models a finding names.
const NAMED: usize = 3;

/// Checks what `overrides` add to the derives of `api`, whose types are final. Traits that a type has anyway are removed
/// again: a pattern may match types that have it and others that do not.
pub fn check(
    api: &mut Api,
    overrides: &[Override],
    options: Options,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let wanted = overrides.iter().flat_map(|it| {
        let derives = it.changes.derive.iter().flatten();
        derives.map(move |written| (it, written))
    });
    for (it, written) in wanted {
        diagnostics.extend(check_one(api, options, it, written));
    }
    let given: Vec<_> = api.models.iter().map(|model| given(api, model)).collect();
    for (model, given) in api.models.iter_mut().zip(given) {
        let is_new = |text: &String| !given.contains(&trait_name(text));
        model.derives.retain(is_new);
    }
}

fn check_one(api: &Api, options: Options, it: &Override, written: &Written) -> Option<Diagnostic> {
    let name = trait_name(&written.text);
    let is_meant = |model: &&Model| {
        model.derives.contains(&written.text) && matches(&it.target, &path(api, model))
    };
    let models = api.models.iter().filter(is_meant);
    let (has, new): (Vec<&Model>, Vec<&Model>) =
        models.partition(|model| given(api, model).contains(&name));
    let message = if new.is_empty() {
        let first = has.first()?;
        format!("`{}` already derives `{name}`", path(api, first))
    } else {
        let parts = Parts { api, options, name };
        let lacking = new
            .iter()
            .filter_map(|model| Some((model, parts.missing(model)?)));
        let lacking: Vec<String> = lacking
            .map(|(model, why)| format!("`{}`: {why}", path(api, model)))
            .collect();
        let shown = lacking.get(..NAMED.min(lacking.len()))?.join("; ");
        match (lacking.len(), new.len()) {
            (0, _) => return None,
            (1, 1) => format!("`{name}` cannot be derived for {shown}"),
            (some, all) => {
                let more = if some > NAMED { "; …" } else { "" };
                format!("`{name}` cannot be derived for {some} of {all} models: {shown}{more}")
            }
        }
    };
    let diagnostic = Diagnostic::new(Code::InvalidOverride, message);
    Some(match written.span.or(it.span) {
        Some(span) => diagnostic.at(span, "this derive"),
        None => diagnostic,
    })
}

/// The traits that the type of `model` has anyway, some through explicit impls.
fn given(api: &Api, model: &Model) -> Vec<&'static str> {
    let mut given = derives(api, &model.shape);
    given.extend(["Serialize", "Deserialize"]);
    given
}

/// The parts of a model, and the trait that they should have.
struct Parts<'a> {
    api: &'a Api,
    options: Options,
    name: &'a str,
}

impl Parts<'_> {
    /// Why `model` cannot derive the trait.
    fn missing(&self, model: &Model) -> Option<String> {
        if let Some(other) = self.missing_supertrait(model) {
            return Some(format!("it is not `{other}`"));
        }
        let lacks = |lacks: &str| Some(format!("it holds {lacks}"));
        match &model.shape {
            Shape::Struct(it) => {
                let mut fields = it.fields.iter();
                let in_field = |field: &Field| {
                    let why = self.missing_in_field(field)?;
                    Some(format!("`{}` is {why}", field.doc_name))
                };
                let more = it.additional.as_ref();
                let more = || self.missing_in(&Type::Map(Box::new(more?.ty.clone())));
                fields
                    .find_map(in_field)
                    .or_else(|| more().and_then(|why| lacks(&why)))
            }
            Shape::Enum(_) | Shape::Union(_) if self.name == "Default" => {
                Some("it has no default value".to_owned())
            }
            Shape::Enum(it) if it.open && !it.is_numeric => {
                lacks(&self.missing_in(&Type::Primitive(Primitive::String))?)
            }
            Shape::Enum(_) => None,
            Shape::Union(it) => {
                let rest = matches!(it.kind, UnionKind::Tagged(_))
                    .then_some(&Type::Primitive(Primitive::Any));
                let is_boxed = self.name == "Copy" && it.variants.iter().any(|it| it.boxed);
                let types = it.variants.iter().map(|it| &it.ty).chain(rest);
                let boxed = is_boxed.then(|| "a `Box`".to_owned());
                lacks(&boxed.or_else(|| types.into_iter().find_map(|ty| self.missing_in(ty)))?)
            }
            Shape::Opaque => lacks(&self.missing_in(&Type::Primitive(Primitive::Any))?),
        }
    }

    /// A missing supertrait of the derived one.
    fn missing_supertrait(&self, model: &Model) -> Option<&'static str> {
        let needed: &[&str] = if self.name == "Ord" {
            &["Eq", "PartialOrd"]
        } else {
            &[]
        };
        let mut needed = needed.iter();
        needed.find(|name| !self.has(model, name)).copied()
    }

    fn has(&self, model: &Model, name: &str) -> bool {
        given(self.api, model).contains(&name)
            || model.derives.iter().any(|text| trait_name(text) == name)
    }

    fn missing_in_field(&self, field: &Field) -> Option<String> {
        if field.is_optional() && self.name == "Default" {
            return None;
        }
        self.missing_in(&field.ty)
    }

    /// The type that lacks the trait: `ty` itself or one inside it.
    fn missing_in(&self, ty: &Type) -> Option<String> {
        match ty {
            Type::Primitive(primitive) => {
                let (shown, lacks) = lacks(*primitive, self.options);
                lacks.contains(&self.name).then(|| shown.to_owned())
            }
            Type::Literal { .. } => ["Ord", "PartialOrd"]
                .contains(&self.name)
                .then(|| "a constant".to_owned()),
            Type::Array(_) | Type::Map(_) | Type::Nullable(_) if self.name == "Default" => None,
            Type::Array(_) if self.name == "Copy" => Some("a `Vec`".to_owned()),
            Type::Map(_) if self.name == "Copy" => Some("a `BTreeMap`".to_owned()),
            Type::Boxed(_) if self.name == "Copy" => Some("a `Box`".to_owned()),
            Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => self.missing_in(inner),
            Type::Model(id) | Type::Boxed(id) => self.missing_in_model(*id),
            Type::Deferred(_) => Some("a `Deferred`".to_owned()),
            // Not known.
            Type::External(_) => None,
        }
    }

    fn missing_in_model(&self, id: ModelId) -> Option<String> {
        let model = self.api.get(id)?;
        let is_known = CHECKED.contains(&self.name);
        (is_known && !self.has(model, self.name))
            .then(|| format!("a `{}`, which does not derive it", model.rust_name))
    }
}

/// The traits that some type is known to lack.
const CHECKED: [&str; 6] = ["Copy", "Default", "Eq", "Hash", "Ord", "PartialOrd"];

/// The Rust type of a primitive, and which of the checked traits it lacks.
fn lacks(primitive: Primitive, options: Options) -> (&'static str, &'static [&'static str]) {
    match (primitive, options.dates) {
        (Primitive::String | Primitive::DateOrDateTime, _)
        | (Primitive::Date | Primitive::DateTime, Dates::String) => ("a `String`", &["Copy"]),
        (Primitive::Bytes, _) => ("`Bytes`", &["Copy", "Ord", "PartialOrd"]),
        (Primitive::Boolean | Primitive::Integer | Primitive::BigInteger, _) => ("", &[]),
        (Primitive::Float | Primitive::Number, _) if options.numbers == Numbers::F64 => {
            ("an `f64`", &["Eq", "Hash", "Ord"])
        }
        (Primitive::Float | Primitive::Number, _) => ("a `Number`", &["Eq", "Hash", "Ord"]),
        (Primitive::NumberOrText, _) => ("a `NumberOrText`", &["Copy", "Eq", "Hash", "Ord"]),
        (Primitive::Any, _) => ("a `serde_json::Value`", &["Copy", "Ord", "PartialOrd"]),
        (Primitive::Date | Primitive::DateTime, Dates::Time) => ("a date", &["Default"]),
        (Primitive::Date | Primitive::DateTime, Dates::Chrono | Dates::Jiff) => ("", &[]),
    }
}
