//! What `diff` takes the generated code to look like is how it looks.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use fieldnotes::diff::surface::{self, Fact, Names, catch_all, field_type, has_default, rust_type};
use fieldnotes::model::{Api, Enum, Model, ModelId, Shape, Struct, Type, Union};
use fieldnotes::options::Dates;
use support::{Run, corpus};
use syn::{Fields, ImplItem, Item, Visibility};

/// The names of models and constants, without their modules.
struct Bare<'a>(&'a Api);

impl Names for Bare<'_> {
    fn model(&self, id: ModelId) -> String {
        self.0.get(id).expect("a model").rust_name.clone()
    }

    fn constant(&self, rust_name: &str) -> String {
        rust_name.to_owned()
    }

    fn dates(&self) -> Dates {
        Dates::Chrono
    }
}

#[test]
fn the_goldens_look_as_they_are_taken_to() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut count = 0;
    for entry in std::fs::read_dir(goldens).expect("the goldens") {
        let docs = entry.expect("the goldens").path().join("docs");
        count += check(
            &Run::of_folder(&docs, "", "models"),
            &docs.display().to_string(),
        );
    }
    assert!(count > 50, "{count} models");
}

#[test]
fn real_docs_look_as_they_are_taken_to() {
    for (name, folder) in corpus::apis() {
        let count = check(&Run::of_folder(&folder, "", "models"), &name);
        eprintln!("{name}: {count} models");
    }
}

/// Compares all models of `run`, and says how many there are.
fn check(run: &Run, name: &str) -> usize {
    let api = &run.generated.api;
    if run.generated.has_errors() {
        return 0;
    }
    for model in &api.models {
        let namespace = api.namespace(model.namespace).expect("a namespace");
        let mut path = vec!["src".to_owned()];
        path.extend(namespace.path.iter().cloned());
        path.push(format!("{}.rs", model.module));
        let text = run.file(&path.join("/"));
        let found = Found::in_file(&text, &model.rust_name);
        assert_eq!(
            found,
            expected(api, model),
            "{name}: {}\n{text}",
            model.title
        );
    }
    api.models.len()
}

/// What callers see of a type.
#[derive(Debug, Default, PartialEq)]
struct Found {
    /// Fields or variants, with their types.
    members: BTreeMap<String, String>,
    /// The arguments of `new`, by name.
    arguments: Vec<String>,
    /// Of the derived traits, those that depend on the model.
    derives: Vec<String>,
}

fn expected(api: &Api, model: &Model) -> Found {
    match &model.shape {
        Shape::Struct(it) => of_struct(api, it),
        Shape::Enum(it) => of_enum(it),
        Shape::Union(it) => of_union(api, it),
        Shape::Opaque => Found {
            members: BTreeMap::from([("0".to_owned(), "Value".to_owned())]),
            ..Found::default()
        },
    }
}

fn of_struct(api: &Api, it: &Struct) -> Found {
    let names = Bare(api);
    let mut found = Found::default();
    for field in &it.fields {
        let ty = bare(&field_type(&names, Fact::of(field)));
        found.members.insert(field.rust_name.clone(), ty);
        if surface::is_argument(api, Fact::of(field)) {
            found.arguments.push(field.rust_name.clone());
        }
    }
    if let Some(additional) = &it.additional {
        let ty = rust_type(&names, &Type::Map(Box::new(additional.ty.clone())));
        found
            .members
            .insert(additional.rust_name.clone(), bare(&ty));
    }
    if found.arguments.is_empty() {
        found.derives.push("Default".into());
    }
    found
}

fn of_enum(it: &Enum) -> Found {
    let mut found = Found::default();
    let values = it
        .values
        .iter()
        .map(|value| (value.rust_name.clone(), String::new()));
    found.members.extend(values);
    if let Some(name) = catch_all(it) {
        let ty = if it.is_numeric { "i64" } else { "String" };
        found.members.insert(name.to_owned(), ty.to_owned());
    }
    if it.is_numeric || !it.open {
        found.derives.push("Copy".into());
    }
    if has_default(it) {
        found.derives.push("Default".into());
    }
    found
}

fn of_union(api: &Api, it: &Union) -> Found {
    let mut found = Found::default();
    for variant in &it.variants {
        let ty = bare(&rust_type(&Bare(api), &variant.ty));
        let ty = if variant.boxed {
            format!("Box<{ty}>")
        } else {
            ty
        };
        found.members.insert(variant.rust_name.clone(), ty);
    }
    if it.kind != fieldnotes::model::UnionKind::Untagged {
        found.members.insert("Unknown".into(), "Value".into());
    }
    found
}

impl Found {
    /// What the type `name` is in the file with this text.
    fn in_file(text: &str, name: &str) -> Self {
        let file = syn::parse_file(text).expect("Rust");
        let mut found = Self::default();
        for item in &file.items {
            match item {
                Item::Struct(it) if it.ident == name => {
                    found.derives = derives(text, name);
                    found.fields(&it.fields);
                }
                Item::Enum(it) if it.ident == name => {
                    found.derives = derives(text, name);
                    for variant in &it.variants {
                        let types: Vec<String> = variant
                            .fields
                            .iter()
                            .map(|field| spelled(&field.ty))
                            .collect();
                        found
                            .members
                            .insert(variant.ident.to_string(), types.join(","));
                    }
                }
                Item::Impl(it) if it.trait_.is_none() => found.constructor(&it.items),
                _ => {}
            }
        }
        found.members.iter_mut().for_each(|(_, ty)| *ty = bare(ty));
        found
    }

    fn fields(&mut self, fields: &Fields) {
        for (index, field) in fields.iter().enumerate() {
            assert!(matches!(field.vis, Visibility::Public(_)));
            let name = field
                .ident
                .as_ref()
                .map_or(index.to_string(), ToString::to_string);
            self.members.insert(name, spelled(&field.ty));
        }
    }

    fn constructor(&mut self, items: &[ImplItem]) {
        for item in items {
            if let ImplItem::Fn(function) = item
                && function.sig.ident == "new"
            {
                for input in &function.sig.inputs {
                    if let syn::FnArg::Typed(typed) = input
                        && let syn::Pat::Ident(name) = &*typed.pat
                    {
                        self.arguments.push(name.ident.to_string());
                    }
                }
            }
        }
    }
}

/// A type as text, without what stands before the last name of a path.
fn spelled(ty: &syn::Type) -> String {
    let syn::Type::Path(path) = ty else {
        return String::new();
    };
    let Some(last) = path.path.segments.last() else {
        return String::new();
    };
    let name = last.ident.to_string();
    match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => {
            let inner = arguments.args.iter().map(|argument| match argument {
                syn::GenericArgument::Type(ty) => spelled(ty),
                _ => String::new(),
            });
            format!("{name}<{}>", inner.collect::<Vec<_>>().join(","))
        }
        _ => name,
    }
}

/// The same for a type that is text.
fn bare(ty: &str) -> String {
    let ty = syn::parse_str::<syn::Type>(if ty.is_empty() { "()" } else { ty }).expect("a type");
    spelled(&ty)
}

/// Of the derived traits, those that depend on the model.
fn derives(text: &str, name: &str) -> Vec<String> {
    let (before, _) = text
        .split_once(&format!("pub struct {name}"))
        .or_else(|| text.split_once(&format!("pub enum {name}")))
        .expect("the type");
    let line = before
        .lines()
        .rev()
        .find(|line| line.starts_with("#[derive("))
        .expect("derives");
    let all: Vec<&str> = line
        .trim_start_matches("#[derive(")
        .trim_end_matches(")]")
        .split(", ")
        .collect();
    ["Copy", "Default"]
        .into_iter()
        .filter(|wanted| all.contains(wanted))
        .map(str::to_owned)
        .collect()
}
