//! The names of other models in one file, and what it must import.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::imports::{Group, Imports};
use super::parts::Part;
use super::ty::{Known, Named, Names, Origin, Ty};
use crate::model::{Api, ModelId, NamespaceId};
use crate::options::Options;
use crate::text::joined;

/// The models by their names in other files.
pub struct Index<'a> {
    api: &'a Api,
    /// How many models have a Rust name.
    names: HashMap<&'a str, usize>,
    /// By their page, for links in prose, which are rare.
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
        let models = || self.api.iter();
        let pages = || models().map(|(id, model)| (model.origin.clone(), id));
        self.pages
            .get_or_init(|| pages().collect())
            .get(path)
            .copied()
    }
}

/// The names that the file of one model uses, noted as they are used.
pub(super) struct Scope<'a> {
    pub api: &'a Api,
    pub options: Options,
    /// The path of the generated crate's root, as written in its code.
    pub root: &'a str,
    pub index: &'a Index<'a>,
    pub namespace: NamespaceId,
    /// The model of this file: it needs no import.
    pub model: ModelId,
    pub imports: Imports,
    pub parts: BTreeSet<Part>,
}

impl Scope<'_> {
    /// `ty` as written in this file.
    pub fn named(&mut self, ty: &Ty) -> Named {
        ty.named(self)
    }

    /// Notes that the file uses serde's traits.
    pub fn uses_serde(&mut self, names: &[&str]) {
        for name in names {
            self.imports.add(Group::External, "serde", name);
        }
    }

    /// Notes that the file uses these names from a part of the support module.
    pub fn uses_support(&mut self, part: Part, names: &[&str]) {
        self.parts.insert(part);
        let path = format!("{}::support", self.root);
        for name in names {
            self.imports.add(Group::Crate, &path, name);
        }
    }

    /// The path of the model that a link in the prose of this file's page leads to.
    pub fn linked_model(&self, target: &str) -> Option<String> {
        let origin = &self.api.get(self.model)?.origin;
        let id = self.index.by_page(&joined(origin, target)?)?;
        let model = self.api.get(id)?;
        let path = self.path(model.namespace);
        Some(format!("{path}::{}", model.rust_name))
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

impl Names for Scope<'_> {
    /// Two models with one name in two namespaces cannot both be imported: the second one is written with its path.
    fn model(&mut self, id: ModelId) -> String {
        let Some(model) = self.api.get(id) else {
            return "serde_json::Value".to_owned();
        };
        let name = model.rust_name.to_string();
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

    fn constant(&mut self, rust_name: &str) -> String {
        rust_name.to_owned()
    }

    /// The name, with its path if a model shadows the name of another crate.
    fn known(&mut self, known: &Known) -> String {
        let (path, name) = (known.path, known.name);
        match known.origin {
            Origin::Standard => self.imports.add(Group::Standard, path, name),
            Origin::External if self.index.count(name) > 0 => return format!("{path}::{name}"),
            Origin::External => self.imports.add(Group::External, path, name),
            Origin::Support => self.uses_support(Part::MaybeUndefined, &[name]),
            Origin::Root => {
                let parts: &[Part] = match *known {
                    Known::DEFERRED => &[Part::Deferred],
                    Known::BYTES => &[Part::Bytes],
                    Known::INTEGER => &[Part::Integer],
                    Known::NUMBER => &[Part::Number],
                    Known::NUMBER_OR_TEXT => &[Part::Number, Part::NumberOrText],
                    _ => &[Part::Time],
                };
                self.parts.extend(parts);
                return format!("{}::{name}", self.root);
            }
        }
        name.to_owned()
    }
}
