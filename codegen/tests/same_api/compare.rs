//! What two SDKs say of the same models, fact by fact.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fieldnotes::model::{Api, Enum, Field, Model, ModelId, Shape, Struct, Type, Union};
use fieldnotes::model::{Presence, Primitive};

use crate::support::Run;

/// What a model is called in all languages.
pub type Key = fn(&Api, &Model) -> String;

/// The docs of one language.
pub struct Sdk {
    language: &'static str,
    api: Api,
    key: Key,
    models: BTreeMap<String, ModelId>,
    /// The first cells of all lines of a page, by its name, read without the reader under test.
    rows: Option<BTreeMap<String, BTreeSet<String>>>,
}

impl Sdk {
    pub fn read(docs: &Path, language: &'static str, key: Key) -> Self {
        let api = Run::of_folder(docs, "", "corpus").generated.api;
        let ids = api.iter().map(|(id, model)| (key(&api, model), id));
        let models = ids.collect();
        Self {
            language,
            api,
            key,
            models,
            rows: None,
        }
    }

    /// Remembers what stands in the pages, so that what the docs do not have is told from what is not read. `name` is
    /// that of a page as [`Key`] has those of models.
    pub fn with_rows(mut self, docs: &Path, name: fn(&str) -> String) -> Self {
        let mut rows = BTreeMap::new();
        let mut folders = vec![docs.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Some(stem) = path.file_stem().and_then(|it| it.to_str()) {
                    let text = std::fs::read_to_string(&path).unwrap_or_default();
                    let cells = text.lines().filter_map(|line| {
                        let line = line.trim_start_matches(['|', ' ']);
                        let (first, rest) = line.split_once('|')?;
                        (!rest.trim_start().starts_with("Type")).then(|| bare(first))
                    });
                    rows.entry(name(stem))
                        .or_insert_with(BTreeSet::new)
                        .extend(cells);
                }
            }
        }
        self.rows = Some(rows);
        self
    }

    /// Whether the docs have no such page, or no such row.
    fn lacks(&self, model: &str, row: Option<&str>) -> bool {
        self.rows.as_ref().is_some_and(|rows| {
            let rows = rows.get(model);
            !rows.is_some_and(|rows| row.is_none_or(|it| rows.contains(it)))
        })
    }

    fn model(&self, key: &str) -> Option<&Model> {
        self.models.get(key).and_then(|id| self.api.get(*id))
    }

    /// A type in terms that do not depend on a language: an enum of one value is that value.
    fn show(&self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => primitive_name(*primitive).into(),
            Type::Literal { value, .. } => format!("{value:?}")
                .replace("String(", "")
                .trim_end_matches(')')
                .to_owned(),
            Type::Array(item) => format!("[{}]", self.show(item)),
            Type::Map(value) => format!("{{{}}}", self.show(value)),
            Type::Nullable(inner) => format!("{}?", self.show(inner)),
            Type::Deferred(inner) => self.show(inner),
            Type::External(path) => path.clone(),
            Type::Model(id) | Type::Boxed(id) => match self.api.get(*id) {
                Some(Model {
                    shape: Shape::Enum(it),
                    ..
                }) if it.values.len() == 1 => format!("{:?}", it.values[0].value),
                Some(model) => (self.key)(&self.api, model),
                None => "?".into(),
            },
        }
    }

    fn kind(&self, shape: &Shape) -> String {
        match shape {
            Shape::Struct(it) => format!("a struct of {}", it.fields.len()),
            Shape::Enum(it) => format!("an enum of {}", it.values.len()),
            Shape::Union(_) => "a union".into(),
            Shape::Opaque => "anything".into(),
        }
    }

    fn additional(&self, it: &Struct) -> String {
        let ty = it.additional.as_ref().map(|it| self.show(&it.ty));
        ty.unwrap_or_else(|| "nothing".into())
    }

    fn variants(&self, it: &Union) -> String {
        let set: BTreeSet<_> = it.variants.iter().map(|it| self.show(&it.ty)).collect();
        set.into_iter().collect::<Vec<_>>().join(" | ")
    }
}

fn primitive_name(primitive: Primitive) -> &'static str {
    match primitive {
        // Python and Ruby do not say how large their whole numbers may be.
        Primitive::Integer | Primitive::BigInteger => "integer",
        Primitive::Float => "float",
        Primitive::Number => "number",
        Primitive::NumberOrText => "number or text",
        Primitive::DateOrDateTime => "date or date-time",
        Primitive::String => "string",
        Primitive::Boolean => "boolean",
        Primitive::Bytes => "bytes",
        Primitive::Date => "date",
        Primitive::DateTime => "date-time",
        Primitive::Any => "any",
    }
}

fn values(it: &Enum) -> String {
    let set: BTreeSet<_> = it.values.iter().map(|value| value.value.as_str()).collect();
    set.into_iter().collect::<Vec<_>>().join(" | ")
}

fn presence(field: &Field) -> String {
    match field.presence {
        Presence::Required => "required",
        Presence::RequiredNullabilityUnknown => "required, perhaps null",
        Presence::RequiredNullable => "required or null",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional or null",
    }
    .into()
}

/// The letters and digits of a name: what no language changes.
pub fn bare(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.collect::<String>().to_lowercase()
}

/// Two SDKs that do not say the same.
#[derive(Debug)]
pub struct Difference {
    /// `components/link.createdAt`
    pub place: String,
    pub what: What,
    pub languages: [&'static str; 2],
    pub said: [String; 2],
    /// Whether the docs of one of the two do not have the page or the row at all.
    pub is_absent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The model is only in one.
    Model,
    /// Struct, enum or union.
    Shape,
    /// The field is only in one.
    Field,
    Type,
    Presence,
    Values,
    Variants,
    Deprecation,
}

impl Difference {
    /// What `language` says, if it is one of the two.
    pub fn side(&self, language: &str) -> Option<&str> {
        let index = self.languages.iter().position(|it| *it == language)?;
        self.said.get(index).map(String::as_str)
    }

    pub fn says(&self, what: &str) -> bool {
        self.said.iter().any(|said| said == what)
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            place,
            what,
            languages: [one, other],
            said: [first, second],
            ..
        } = self;
        write!(
            formatter,
            "{what:?} {place}: {one} says {first}, {other} says {second}"
        )
    }
}

/// All that `a` and `b` do not agree on.
pub fn compare(a: &Sdk, b: &Sdk) -> Vec<Difference> {
    let mut comparison = Comparison {
        a,
        b,
        differences: Vec::new(),
    };
    let keys: BTreeSet<_> = a.models.keys().chain(b.models.keys()).collect();
    for key in keys {
        match (a.model(key), b.model(key)) {
            (Some(first), Some(second)) => comparison.models(key, first, second),
            (first, second) => {
                let kind = |sdk: &Sdk, it: Option<&Model>| it.map(|it| sdk.kind(&it.shape));
                let said = [kind(a, first), kind(b, second)];
                comparison.differ(key.clone(), What::Model, said.map(or_nothing));
            }
        }
    }
    comparison.differences
}

fn or_nothing(said: Option<String>) -> String {
    said.unwrap_or_else(|| "nothing".into())
}

struct Comparison<'a> {
    a: &'a Sdk,
    b: &'a Sdk,
    differences: Vec<Difference>,
}

impl Comparison<'_> {
    fn differ(&mut self, place: String, what: What, said: [String; 2]) {
        if said[0] != said[1] {
            let (model, row) = match place.split_once('.') {
                Some((model, row)) => (model, Some(row)),
                None => (place.as_str(), None),
            };
            let mut lacking = [self.a, self.b].into_iter().zip(&said);
            let is_absent = lacking.any(|(sdk, said)| said == "nothing" && sdk.lacks(model, row));
            self.differences.push(Difference {
                place,
                what,
                languages: [self.a.language, self.b.language],
                said,
                is_absent,
            });
        }
    }

    fn models(&mut self, key: &str, first: &Model, second: &Model) {
        let (a, b) = (self.a, self.b);
        match (&first.shape, &second.shape) {
            (Shape::Struct(x), Shape::Struct(y)) => {
                self.fields(key, &x.fields, &y.fields);
                let said = [a.additional(x), b.additional(y)];
                self.differ(format!("{key}.*"), What::Field, said);
            }
            (Shape::Enum(x), Shape::Enum(y)) => {
                self.differ(key.to_owned(), What::Values, [values(x), values(y)]);
            }
            (Shape::Union(x), Shape::Union(y)) => {
                let said = [a.variants(x), b.variants(y)];
                self.differ(key.to_owned(), What::Variants, said);
            }
            (x, y) => self.differ(key.to_owned(), What::Shape, [a.kind(x), b.kind(y)]),
        }
        let said = [first, second].map(|it| it.deprecation.is_some().to_string());
        self.differ(key.to_owned(), What::Deprecation, said);
    }

    fn fields(&mut self, key: &str, first: &[Field], second: &[Field]) {
        let names: BTreeSet<_> = first.iter().chain(second).map(name).collect();
        for name_of_both in names {
            let find =
                |fields: &[Field]| fields.iter().find(|it| name(it) == name_of_both).cloned();
            let place = format!("{key}.{name_of_both}");
            match (find(first), find(second)) {
                (Some(x), Some(y)) => self.field(&place, &x, &y),
                (x, y) => {
                    let said = [(self.a, x), (self.b, y)]
                        .map(|(sdk, it)| or_nothing(it.map(|it| sdk.show(&it.ty))));
                    self.differ(place, What::Field, said);
                }
            }
        }
    }

    fn field(&mut self, place: &str, x: &Field, y: &Field) {
        let types = [self.a.show(&x.ty), self.b.show(&y.ty)];
        self.differ(place.to_owned(), What::Type, types);
        self.differ(place.to_owned(), What::Presence, [presence(x), presence(y)]);
        let said = [x, y].map(|it| it.deprecation.is_some().to_string());
        self.differ(place.to_owned(), What::Deprecation, said);
    }
}

/// A field's name in all languages.
fn name(field: &Field) -> String {
    bare(&field.wire_name)
}
