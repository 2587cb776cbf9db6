//! The objects of an OpenAPI document. A page's object is one whose keys have the same words: names of pages need not be
//! those of schemas.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use fieldnotes::model::{Field, Model, Shape};
use fieldnotes::words::bare;
use serde_json::Value;

/// The keys of an object.
type Keys = BTreeMap<String, Key>;

struct Key {
    is_nullable: bool,
    /// Where they are listed.
    values: Option<BTreeSet<String>>,
}

pub struct Spec {
    objects: HashMap<BTreeSet<String>, Vec<Keys>>,
}

impl Spec {
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a spec in the corpus");
        let root: Value = serde_json::from_str(&text).expect("JSON");
        let mut spec = Self {
            objects: HashMap::new(),
        };
        spec.collect(&root, &root);
        spec
    }

    fn collect(&mut self, root: &Value, value: &Value) {
        let mut keys = Keys::new();
        properties(root, value, &mut keys);
        self.add(keys);
        match value {
            Value::Object(object) => {
                if let Some(parameters) = object.get("parameters") {
                    self.add(of_parameters(root, parameters));
                }
                object.values().for_each(|value| self.collect(root, value));
            }
            Value::Array(items) => items.iter().for_each(|value| self.collect(root, value)),
            _ => {}
        }
    }

    fn add(&mut self, keys: Keys) {
        if !keys.is_empty() {
            let words = keys.keys().map(|key| bare(key).collect()).collect();
            self.objects.entry(words).or_default().push(keys);
        }
    }

    /// What is said of the key `name` by the objects that `model` may be, if they agree.
    fn fact<'a, T: PartialEq>(
        &'a self,
        model: &Model,
        name: &str,
        fact: impl Fn(&'a str, &'a Key) -> T,
    ) -> Option<T> {
        let Shape::Struct(it) = &model.shape else {
            return None;
        };
        let words: BTreeSet<String> = it
            .fields
            .iter()
            .map(|field| bare(&field.doc_name).collect())
            .collect();
        let own: String = bare(name).collect();
        let candidates = self.objects.get(&words)?.iter();
        let mut facts = candidates.filter_map(|keys| {
            let mut keys = keys.iter();
            let (name, key) = keys.find(|(name, _)| bare(name).eq(own.chars()))?;
            Some(fact(name, key))
        });
        let first = facts.next()?;
        facts.all(|other| other == first).then_some(first)
    }

    pub fn is_nullable(&self, model: &Model, field: &Field) -> Option<bool> {
        self.fact(model, &field.doc_name, |_, key| key.is_nullable)
    }

    pub fn values(&self, model: &Model, name: &str) -> Option<&BTreeSet<String>> {
        self.fact(model, name, |_, key| key.values.as_ref())?
    }

    pub fn wire_name(&self, model: &Model, field: &Field) -> Option<&str> {
        self.fact(model, &field.doc_name, |name, _| name)
    }
}

/// The properties of a schema, with those of its `allOf`.
fn properties(root: &Value, schema: &Value, keys: &mut Keys) {
    let schema = resolved(root, schema);
    for (name, property) in object(&schema["properties"]) {
        keys.insert(name.clone(), Key::of(root, property));
    }
    for part in list(&schema["allOf"]) {
        properties(root, part, keys);
    }
}

fn of_parameters(root: &Value, parameters: &Value) -> Keys {
    let parameters = list(parameters)
        .iter()
        .map(|parameter| resolved(root, parameter));
    parameters
        .filter_map(|it| {
            let name = it["name"].as_str()?;
            Some((name.to_owned(), Key::of(root, &it["schema"])))
        })
        .collect()
}

impl Key {
    fn of(root: &Value, schema: &Value) -> Self {
        let is_nullable = is_nullable(root, schema);
        let listed = resolved(root, schema)["enum"].as_array();
        let values = listed.map(|values| {
            let texts = values.iter().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        });
        Self {
            is_nullable,
            values,
        }
    }
}

fn is_nullable(root: &Value, schema: &Value) -> bool {
    let schema = resolved(root, schema);
    let choices = list(&schema["anyOf"]).iter().chain(list(&schema["oneOf"]));
    let mut choices = choices.map(|choice| is_nullable(root, choice));
    schema["nullable"] == true
        || schema["type"] == "null"
        || list(&schema["type"]).iter().any(|ty| ty == "null")
        || list(&schema["enum"]).iter().any(Value::is_null)
        || choices.any(|is_nullable| is_nullable)
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    target.and_then(|path| root.pointer(path)).unwrap_or(schema)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
