//! Types as Rust text, and what they need imported.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Group, Imports};
use super::support::Part;
use crate::dialect::facts::Primitive;
use crate::model::{Api, ModelId, NamespaceId, Type};
use crate::options::{Dates, Options};
use crate::source::joined;

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
    /// The models by their page, for links in prose.
    pub pages: &'a BTreeMap<&'a str, ModelId>,
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

    fn external(&mut self, path: &str, name: &str) -> String {
        self.imports.add(Group::External, path, name);
        name.to_owned()
    }

    /// The path of the model whose page a link in the prose of this file's page leads to.
    pub fn linked_model(&self, target: &str) -> Option<String> {
        let origin = &self.api.get(self.model)?.origin;
        let id = self.pages.get(joined(origin, target)?.as_str())?;
        let model = self.api.get(*id)?;
        Some(format!("{}::{}", self.path(model.namespace), model.rust_name))
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
        let own = self
            .api
            .iter()
            .filter(|(_, other)| other.rust_name == name)
            .count();
        if own > 1 {
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
