//! Rust names, in one pass by written rules.
//!
//! A name that needs no change stays as it is; one that is taken gets a number, and that is reported. Which of two names
//! that need a change comes first depends on the page's path or on the order of the page, never on file order.

mod members;
mod models;
mod variants;

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, Shape, Variant};
use crate::parallel;
use crate::text::Span;
use members::{name_fields, name_values};
use models::{Wanted, child_modules, name_models};
use variants::variant_names;

/// Names that are taken in one scope.
#[derive(Default)]
struct Scope {
    /// In lower case: two files must not differ only in case.
    taken: HashSet<String>,
    /// By wanted name, the first number that has not been tried.
    untried: BTreeMap<String, usize>,
}

impl Scope {
    /// Takes `wanted`, or `wanted` with the smallest number from 2 up that makes it free.
    fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_lowercase()) {
            return wanted.to_owned();
        }
        // rustc would complain about `Self_2`.
        let wanted = wanted.trim_end_matches('_');
        let ends_with_digit = wanted.ends_with(|c: char| c.is_ascii_digit());
        let separator = if ends_with_digit { "_" } else { "" };
        let number = self.untried.entry(wanted.to_owned()).or_insert(2);
        loop {
            let name = format!("{wanted}{separator}{number}");
            *number += 1;
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}

/// Chooses all Rust names of `api`.
pub fn assign(api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    let wanted = parallel::map(&api.models, |model| Wanted::of(api, model));
    let children = child_modules(api);
    for namespace in 0..api.namespaces.len() {
        name_models(api, &wanted, &children, namespace, diagnostics);
    }
    let variants = parallel::map(&api.models, |model| variant_names(api, &model.shape));
    for_each_variant(api, variants, |variant, name| {
        variant.rust_name = name.into()
    });
    let found = parallel::map_mut(&mut api.models, |_, model| name_parts(&mut model.shape));
    diagnostics.extend(found.into_iter().flatten());
}

/// Chooses the names of variants before models have their Rust names: those that they will have, unless
/// a model or the user gets in the way.
pub fn call_variants(api: &mut Api) {
    let names = parallel::map(&api.models, |model| variant_names(api, &model.shape));
    for_each_variant(api, names, |variant, name| variant.doc_name = name);
}

fn for_each_variant(api: &mut Api, names: Vec<Vec<String>>, set: impl Fn(&mut Variant, String)) {
    for (model, names) in api.models.iter_mut().zip(names) {
        if let Shape::Union(union) = &mut model.shape {
            for (variant, name) in union.variants.iter_mut().zip(names) {
                set(variant, name);
            }
        }
    }
}

/// Names fields and values. Returns what there is to report.
fn name_parts(shape: &mut Shape) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    match shape {
        Shape::Struct(structure) => {
            name_fields(&mut structure.fields, &mut diagnostics);
            if let Some(additional) = &mut structure.additional {
                let mut scope = Scope::default();
                for field in &structure.fields {
                    scope.take(field.rust_name.as_str());
                }
                additional.rust_name = scope.take("additional_properties").into();
            }
        }
        Shape::Enum(it) => name_values(&mut it.values, &mut diagnostics),
        Shape::Union(_) | Shape::Opaque => {}
    }
    diagnostics
}

fn report(diagnostics: &mut Vec<Diagnostic>, span: Span, from: &str, to: &str) {
    let diagnostic = Diagnostic::new(
        Code::RenamedItem,
        format!("`{from}` is called `{to}` in Rust"),
    );
    diagnostics.push(diagnostic.at(span, "its own name is taken or not valid in Rust"));
}
