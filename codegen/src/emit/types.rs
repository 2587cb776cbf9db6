//! Types as Rust text, and what they need imported.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::code::{Group, Imports};
use super::support::Part;
use crate::dialect::facts::Primitive;
use crate::model::{Api, ModelId, NamespaceId, Type};
use crate::options::{Dates, Options};
use crate::source::joined;

/// clippy's `type_complexity` starts above this.
const COMPLEX: usize = 250;

/// Whether clippy finds `ty` too complex: it adds up the depths of all names, ten times.
pub fn is_complex(ty: &str) -> bool {
    let (mut depth, mut score, mut in_name) = (1, 0, false);
    for letter in ty.chars() {
        let starts_name = !in_name && letter.is_alphanumeric();
        in_name = !matches!(letter, '<' | '>' | ' ' | ',');
        match letter {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ if starts_name => score += 10 * depth,
            _ => {}
        }
    }
    score > COMPLEX
}

/// What one file is written with.
pub struct File<'a> {
    pub api: &'a Api,
    pub options: Options,
    /// The path of the generated crate's root, as code in it writes it.
    pub root: &'a str,
    pub namespace: NamespaceId,
    /// The model of this file: it needs no import.
    pub model: ModelId,
    pub imports: Imports,
    /// The parts of the support module that the file uses.
    pub parts: BTreeSet<Part>,
    pub index: &'a Index<'a>,
}

/// The models by what other files call them.
pub struct Index<'a> {
    api: &'a Api,
    /// How many models have a Rust name.
    names: HashMap<&'a str, usize>,
    /// By their page, for links in prose, which most prose has none of.
    pages: OnceLock<BTreeMap<String, ModelId>>,
}

impl<'a> Index<'a> {
    pub fn new(api: &'a Api) -> Self {
        let mut names = HashMap::with_capacity(api.models.len());
        for model in &api.models {
            *names.entry(model.rust_name.as_str()).or_default() += 1;
        }
        Self {
            api,
            names,
            pages: OnceLock::new(),
        }
    }

    fn count(&self, name: &str) -> usize {
        self.names.get(name).copied().unwrap_or_default()
    }

    fn by_page(&self, path: &str) -> Option<ModelId> {
        let pages = || {
            self.api
                .iter()
                .map(|(id, model)| (model.origin.clone(), id))
                .collect()
        };
        self.pages.get_or_init(pages).get(path).copied()
    }
}

impl File<'_> {
    /// The type `ty` as it stands in a field.
    pub fn ty(&mut self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => self.primitive(*primitive),
            Type::Literal { rust_name, .. } => rust_name.clone(),
            Type::Array(item) => format!("Vec<{}>", self.ty(item)),
            Type::Map(value) => {
                self.imports
                    .add(Group::Standard, "std::collections", "BTreeMap");
                format!("BTreeMap<String, {}>", self.ty(value))
            }
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner)),
            Type::External(path) => path.clone(),
            Type::Model(id) => self.model(*id),
            Type::Boxed(id) => format!("Box<{}>", self.model(*id)),
        }
    }

    fn primitive(&mut self, primitive: Primitive) -> String {
        let name = match primitive {
            Primitive::String => "String",
            Primitive::Boolean => "bool",
            Primitive::Integer => "i64",
            Primitive::BigInteger => "serde_json::Number",
            Primitive::Float | Primitive::Number => "f64",
            Primitive::Any => "serde_json::Value",
            Primitive::Bytes => {
                self.parts.insert(Part::Bytes);
                return format!("{}::Bytes", self.root);
            }
            Primitive::Date => return self.date(),
            Primitive::DateTime => return self.date_time(),
        };
        name.to_owned()
    }

    fn date(&mut self) -> String {
        match self.options.dates {
            Dates::Chrono => self.external("chrono", "NaiveDate"),
            Dates::Jiff => "jiff::civil::Date".to_owned(),
            Dates::Time => {
                self.parts.insert(Part::Time);
                format!("{}::Date", self.root)
            }
            Dates::String => "String".to_owned(),
        }
    }

    fn date_time(&mut self) -> String {
        match self.options.dates {
            Dates::Chrono => {
                format!(
                    "{}<{}>",
                    self.external("chrono", "DateTime"),
                    self.external("chrono", "Utc")
                )
            }
            Dates::Jiff => self.external("jiff", "Timestamp"),
            Dates::Time => {
                self.parts.insert(Part::Time);
                format!("{}::DateTime", self.root)
            }
            Dates::String => "String".to_owned(),
        }
    }

    /// A type of another crate, with its path where a model has its name.
    fn external(&mut self, path: &str, name: &str) -> String {
        if self.index.count(name) > 0 {
            return format!("{path}::{name}");
        }
        self.imports.add(Group::External, path, name);
        name.to_owned()
    }

    /// The path of the model whose page a link in the prose of this file's page leads to.
    pub fn linked_model(&self, target: &str) -> Option<String> {
        let origin = &self.api.get(self.model)?.origin;
        let id = self.index.by_page(&joined(origin, target)?)?;
        let model = self.api.get(id)?;
        Some(format!(
            "{}::{}",
            self.path(model.namespace),
            model.rust_name
        ))
    }

    /// The name of a model. Two models of one name in two namespaces cannot both be imported: the other one is written
    /// with its path.
    fn model(&mut self, id: ModelId) -> String {
        let Some(model) = self.api.get(id) else {
            return "serde_json::Value".to_owned();
        };
        let name = model.rust_name.clone();
        if id == self.model {
            return name;
        }
        if model.namespace == self.namespace {
            self.imports.add(Group::Super, "super", &name);
            return name;
        }
        let path = self.path(model.namespace);
        if self.index.count(&name) > 1 {
            return format!("{path}::{name}");
        }
        self.imports.add(Group::Crate, &path, &name);
        name
    }

    /// The path of a namespace's module.
    fn path(&self, namespace: NamespaceId) -> String {
        let modules = self.api.namespace(namespace).map(|it| it.path.join("::"));
        match modules {
            Some(modules) if !modules.is_empty() => format!("{}::{modules}", self.root),
            _ => self.root.to_owned(),
        }
    }
}
