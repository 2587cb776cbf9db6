//! Keys that a model inherits, from `allOf` or base classes. A base that is not an object has keys that no table lists.

use std::collections::BTreeMap;

use super::links::{Guesses, Links};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Primitive;
use crate::model::RustName;
use crate::model::{Additional, Api, Field, Shape, Struct, Type};
use crate::pages::DocPage;
use crate::text::Sources;

/// Bases are followed to this depth. Real ones have four levels.
const MAX_DEPTH: usize = 48;

/// Gives each struct of `api` the keys of its bases, before its own. `pages` are in the order of the models.
pub fn inherit(
    sources: &Sources,
    pages: &[DocPage],
    links: &Links,
    api: &mut Api,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if pages.iter().all(|page| page.model.bases.is_empty()) {
        return;
    }
    let mut guesses = Guesses::default();
    let mut bases = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        let found = page
            .model
            .bases
            .iter()
            .map(|base| guesses.find(links, sources, page, base, diagnostics));
        let found: Vec<Option<usize>> = found.collect();
        if !found.is_empty() {
            bases.insert(index, found);
        }
    }
    diagnostics.extend(guesses.into_diagnostics());
    let mut family = Family {
        api,
        bases: &bases,
        known: BTreeMap::new(),
    };
    let whole: Vec<_> = bases
        .keys()
        .filter_map(|index| Some((*index, family.keys(*index, 0)?)))
        .collect();
    for (index, structure) in whole {
        let Some(model) = api.models.get_mut(index) else {
            continue;
        };
        if structure.additional.is_some()
            && matches!(&model.shape, Shape::Struct(own) if own.additional.is_none())
        {
            let message = format!(
                "a base of `{}` has keys that the docs do not list",
                model.title
            );
            diagnostics.push(
                Diagnostic::new(Code::OpaqueUnion, message).at(model.span, "they are kept as JSON"),
            );
        }
        model.shape = Shape::Struct(structure);
    }
}

struct Family<'a> {
    api: &'a Api,
    /// By model.
    bases: &'a BTreeMap<usize, Vec<Option<usize>>>,
    known: BTreeMap<usize, Struct>,
}

impl Family<'_> {
    /// All keys of a model. `None`: it is not an object.
    fn keys(&mut self, index: usize, depth: usize) -> Option<Struct> {
        let Shape::Struct(own) = &self.api.models.get(index)?.shape else {
            return None;
        };
        let Some(bases) = self.bases.get(&index) else {
            return Some(own.clone());
        };
        if let Some(known) = self.known.get(&index) {
            return Some(known.clone());
        }
        // A model that is its own base adds no keys to itself.
        self.known.insert(index, own.clone());
        let mut whole = Struct {
            fields: Vec::new(),
            additional: own.additional.clone(),
            required_name: None,
        };
        for base in bases {
            let base = base.filter(|_| depth < MAX_DEPTH);
            match base.and_then(|base| self.keys(base, depth + 1)) {
                Some(base) => {
                    add(&mut whole.fields, base.fields);
                    whole.additional = whole.additional.or(base.additional);
                }
                None => whole.additional = whole.additional.or_else(|| Some(any_key())),
            }
        }
        whole
            .fields
            .retain(|it| !own.fields.iter().any(|own| own.doc_name == it.doc_name));
        whole.fields.extend(own.fields.iter().cloned());
        self.known.insert(index, whole.clone());
        Some(whole)
    }
}

/// Adds the fields that are missing.
fn add(fields: &mut Vec<Field>, more: Vec<Field>) {
    for field in more {
        if !fields.iter().any(|it| it.doc_name == field.doc_name) {
            fields.push(field);
        }
    }
}

fn any_key() -> Additional {
    Additional {
        rust_name: RustName::Open,
        ty: Type::Primitive(Primitive::Any),
        description: String::new(),
    }
}
