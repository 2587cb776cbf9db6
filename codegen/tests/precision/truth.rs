//! What is true of the fields of an API.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use fieldnotes::model::{Api, Field, Model, Shape, Type};
use fieldnotes::model::{Presence, Primitive};
use fieldnotes::words::bare;

use super::api;
use super::spec::Spec;

/// Who knows what of one API.
pub struct Truth {
    spec: Option<Spec>,
    /// Docs that tell integers from floats.
    numbers: Twin,
    /// Docs that tell which keys may be null.
    nulls: Option<Twin>,
    /// Docs that change nothing but the first letter of a name.
    names: Option<Twin>,
}

impl Truth {
    /// dub has published its spec; Go tells what its SDK makes of `number`.
    pub fn of_dub(root: &Path) -> Self {
        Self {
            spec: Some(Spec::read(&root.join("dub-typescript/openapi.json"))),
            numbers: Twin::of(&root.join("dub-go")),
            nulls: None,
            names: None,
        }
    }

    pub fn of_hathora(root: &Path) -> Self {
        Self {
            spec: None,
            numbers: Twin::of(&root.join("hathora-go")),
            nulls: Some(Twin::of(&root.join("hathora-java"))),
            names: Some(Twin::of(&root.join("hathora-unity"))),
        }
    }

    pub fn is_whole(&self, model: &Model, field: &Field) -> Option<bool> {
        self.numbers
            .agreed(model, field, |it| match number_of(&it.ty)? {
                Primitive::Integer | Primitive::BigInteger => Some(true),
                Primitive::Float => Some(false),
                _ => None,
            })
    }

    pub fn is_nullable(&self, model: &Model, field: &Field) -> Option<bool> {
        if let Some(spec) = &self.spec {
            return spec.is_nullable(model, field);
        }
        self.nulls
            .as_ref()?
            .agreed(model, field, |it| match it.presence {
                Presence::RequiredNullable | Presence::OptionalNullable => Some(true),
                // Lists, maps and dates have no wrapper that could tell.
                Presence::Required if !is_wrapped_never(&it.ty) => Some(false),
                _ => None,
            })
    }

    /// The values of the key `name`, where the spec lists them.
    pub fn values(&self, model: &Model, name: &str) -> Option<BTreeSet<String>> {
        self.spec.as_ref()?.values(model, name).cloned()
    }

    pub fn wire_name(&self, model: &Model, field: &Field) -> Option<String> {
        if let Some(spec) = &self.spec {
            return spec.wire_name(model, field).map(str::to_owned);
        }
        self.names.as_ref()?.agreed(model, field, |it| {
            let mut letters = it.doc_name.chars();
            let first = letters.next()?.to_lowercase();
            Some(first.chain(letters).collect::<String>())
        })
    }
}

fn is_wrapped_never(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Array(_) | Type::Map(_) | Type::Primitive(Primitive::Date | Primitive::DateTime)
    )
}

/// The same API in other docs: fields by the title of their model and the words of their name.
struct Twin(HashMap<(String, String), Vec<Field>>);

impl Twin {
    fn of(folder: &Path) -> Self {
        let mut fields: HashMap<_, Vec<Field>> = HashMap::new();
        for (model, own) in structs(&api(folder, None)) {
            for field in own {
                fields
                    .entry(key(model, field))
                    .or_default()
                    .push(field.clone());
            }
        }
        Self(fields)
    }

    /// What all models with this title say.
    fn agreed<T: PartialEq>(
        &self,
        model: &Model,
        field: &Field,
        fact: impl Fn(&Field) -> Option<T>,
    ) -> Option<T> {
        let mut facts = self.0.get(&key(model, field))?.iter().map(fact);
        let first = facts.next()??;
        facts
            .all(|other| other.as_ref() == Some(&first))
            .then_some(first)
    }
}

fn key(model: &Model, field: &Field) -> (String, String) {
    (model.title.to_lowercase(), bare(&field.doc_name).collect())
}

/// The objects among the models of `api`.
pub fn structs(api: &Api) -> impl Iterator<Item = (&Model, &[Field])> {
    api.models.iter().filter_map(|model| match &model.shape {
        Shape::Struct(it) => Some((model, it.fields.as_slice())),
        _ => None,
    })
}

/// The number that a field, or each item in it, is.
pub fn number_of(ty: &Type) -> Option<Primitive> {
    use Primitive::{BigInteger, Float, Integer, Number};
    match ty {
        Type::Primitive(it @ (Integer | BigInteger | Float | Number)) => Some(*it),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => number_of(inner),
        _ => None,
    }
}
