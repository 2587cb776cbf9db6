//! The modules between the crate's root and the models.

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use super::code::Code;
use super::features::Features;
use super::support::{self, Part};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Model, Type};
use crate::output::{File, Tree};
use crate::words::capitalized;

/// Lints that the generated code may fire, and why it does. At most five.
const ALLOWED: [(&str, &str); 5] = [
    (
        "deprecated",
        "the types of deprecated fields, and derives of types that have some, name them",
    ),
    ("clippy::doc_markdown", "the prose is the vendor's"),
    ("clippy::similar_names", "so are the names of fields"),
    ("clippy::struct_excessive_bools", "and their types"),
    (
        "clippy::too_many_lines",
        "an enum of a hundred values has a match of a hundred arms",
    ),
];

/// What one module holds.
#[derive(Default)]
struct Module<'a> {
    children: BTreeSet<&'a str>,
    models: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Adds the files of all modules, the root's and those of the support module.
pub fn write(
    api: &Api,
    target: &Target,
    folder: &str,
    root_file: &str,
    parts: &BTreeSet<Part>,
    features: &Features,
    tree: &mut Tree,
) -> Result<(), Diagnostic> {
    for (path, module) in modules(api) {
        let (file, body) = if path.is_empty() {
            (
                format!("{folder}{root_file}"),
                root(&module, parts, features),
            )
        } else {
            (
                format!("{folder}{}/mod.rs", path.join("/")),
                namespace(path, &module, features),
            )
        };
        tree.insert(file, generated(body))?;
    }
    if !parts.is_empty() {
        tree.insert(
            format!("{folder}support/mod.rs"),
            generated(support::module(parts)),
        )?;
    }
    for part in parts {
        let (name, body) = part.file(target.root());
        tree.insert(format!("{folder}support/{name}"), generated(body))?;
    }
    Ok(())
}

fn generated(body: String) -> File {
    File::Generated {
        origin: String::new(),
        body,
    }
}

/// All modules by path, the root's too.
fn modules(api: &Api) -> BTreeMap<&[String], Module<'_>> {
    let mut modules: BTreeMap<&[String], Module> = BTreeMap::new();
    modules.entry(&[]).or_default();
    for namespace in &api.namespaces {
        let path = namespace.path.as_slice();
        for depth in 0..path.len() {
            let (parent, rest) = path.split_at(depth);
            modules
                .entry(parent)
                .or_default()
                .children
                .extend(rest.first().map(String::as_str));
        }
        modules.entry(path).or_default();
    }
    for model in &api.models {
        let Some(namespace) = api.namespace(model.namespace) else {
            continue;
        };
        let module = modules.entry(&namespace.path).or_default();
        module.models.insert(&model.module, names(model));
    }
    modules
}

/// The public names of a model's file.
fn names(model: &Model) -> Vec<&str> {
    let mut names = vec![model.rust_name.as_str()];
    for ty in model.shape.types() {
        collect_literals(ty, &mut names);
    }
    names
}

fn collect_literals<'a>(ty: &'a Type, names: &mut Vec<&'a str>) {
    match ty {
        Type::Literal { rust_name, .. } => names.push(rust_name),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            collect_literals(inner, names);
        }
        _ => {}
    }
}

/// The text of the root module's file.
fn root(module: &Module, parts: &BTreeSet<Part>, features: &Features) -> String {
    let mut code = Code::default();
    code.line("//! Types for the JSON of an API, made from its Markdown docs by fieldnotes.");
    code.blank();
    for (lint, reason) in ALLOWED {
        code.put(format_args!("// {}.", capitalized(reason)));
        code.put(format_args!("#![allow({lint})]"));
    }
    code.blank();
    if !parts.is_empty() {
        if !features.is_empty() {
            code.line("// Without some of the features nothing uses parts of it.");
            code.line("#[allow(unused)]");
        }
        code.line("mod support;");
        code.blank();
    }
    write_members(&mut code, &[], module, features);
    let public: Vec<_> = parts.iter().flat_map(|part| part.public_names()).collect();
    if !public.is_empty() {
        code.blank();
        for name in public {
            code.put(format_args!("pub use self::support::{name};"));
        }
    }
    code.into_text()
}

fn namespace(path: &[String], module: &Module, features: &Features) -> String {
    let mut code = Code::default();
    code.put(format_args!("//! The models of `{}`.", path.join("::")));
    code.blank();
    write_members(&mut code, path, module, features);
    code.into_text()
}

fn write_members(code: &mut Code, path: &[String], module: &Module, features: &Features) {
    for child in &module.children {
        features.write_condition(code, &[path, &[(*child).to_owned()]].concat());
        code.put(format_args!("pub mod {child};"));
    }
    if !module.children.is_empty() && !module.models.is_empty() {
        code.blank();
    }
    for file in module.models.keys() {
        code.put(format_args!("mod {file};"));
    }
    if !module.models.is_empty() {
        code.blank();
    }
    for (file, names) in &module.models {
        if let [name] = names.as_slice() {
            code.put(format_args!("pub use self::{file}::{name};"));
            continue;
        }
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        code.export(&format!("self::{file}"), &names);
    }
}
