//! The modules between the crate's root and the models.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::Target;
use super::body::printed;
use super::features::Features;
use super::support;
use super::tokens::{Path, ident};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Model, Shape, Type};
use crate::output::Tree;
use crate::rust::Part;

/// The contents of one module.
#[derive(Debug, Default, Serialize)]
struct Module {
    docs: String,
    /// The crate's root, or that of the generated module.
    root: Option<Root>,
    /// Modules, with the feature that each depends on.
    children: BTreeMap<String, Option<String>>,
    /// The files of models, with the names that each exports.
    models: BTreeMap<String, Vec<String>>,
    /// How many models there are of each kind, for the docs.
    #[serde(skip)]
    kinds: BTreeMap<Names, usize>,
}

/// The singular and the plural.
type Names = (&'static str, &'static str);

/// The parts that only the root module has.
#[derive(Debug, Default, Serialize)]
struct Root {
    /// Whether the file keeps `cargo fmt` away from itself and all modules below it: a package has a rustfmt.toml for that.
    skips_rustfmt: bool,
    has_support: bool,
    /// Whether parts of the support module may be unused.
    has_features: bool,
    /// The names from the support module that users see in fields.
    exports: Vec<&'static str>,
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
    for (path, mut module) in modules(api, features) {
        let file = if path.is_empty() {
            module.docs =
                "Types for the JSON of an API, made from its Markdown docs by fieldnotes.".into();
            module.root = Some(Root {
                skips_rustfmt: matches!(target, Target::Module { .. }),
                has_support: !parts.is_empty(),
                has_features: !features.is_empty(),
                exports: parts
                    .iter()
                    .flat_map(|part| support::exports(*part))
                    .copied()
                    .collect(),
            });
            format!("{folder}{root_file}")
        } else {
            let held = held(&module.kinds);
            module.docs = format!("The models of `{}`{held}.", path.join("::"));
            format!("{folder}{}/mod.rs", path.join("/"))
        };
        tree.insert(file, printed(String::new(), None, module, template))?;
    }
    support::write(&format!("{folder}support/"), parts, tree)
}

/// `: 2 objects, 1 set of values`, the kinds of models in a module.
fn held(kinds: &BTreeMap<Names, usize>) -> String {
    let shown = kinds.iter().map(|((one, many), count)| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    });
    match shown.collect::<Vec<_>>() {
        shown if shown.is_empty() => String::new(),
        shown => format!(": {}", shown.join(", ")),
    }
}

/// The singular and the plural of a kind.
fn kind(shape: &Shape) -> Names {
    match shape {
        Shape::Struct(_) => ("object", "objects"),
        Shape::Enum(_) => ("set of values", "sets of values"),
        Shape::Union(_) => ("union", "unions"),
        Shape::Opaque => ("value of any kind", "values of any kind"),
    }
}

/// All modules by path, including the root.
fn modules<'a>(api: &'a Api, features: &Features) -> BTreeMap<&'a [String], Module> {
    let mut modules: BTreeMap<&[String], Module> = BTreeMap::new();
    modules.entry(&[]).or_default();
    for namespace in &api.namespaces {
        let path = namespace.path.as_slice();
        for (depth, child) in path.iter().enumerate() {
            let (parent, _) = path.split_at(depth);
            let (child_path, _) = path.split_at(depth + 1);
            let feature = features.of(child_path).map(str::to_owned);
            let parent = modules.entry(parent).or_default();
            parent.children.insert(child.clone(), feature);
        }
        modules.entry(path).or_default();
    }
    for model in &api.models {
        let Some(namespace) = api.namespace(model.namespace) else {
            continue;
        };
        let module = modules.entry(&namespace.path).or_default();
        *module.kinds.entry(kind(&model.shape)).or_default() += 1;
        module.models.insert(model.module.clone(), names(model));
    }
    modules
}

/// The public names of a model's file.
fn names(model: &Model) -> Vec<String> {
    let mut names = vec![model.rust_name.to_string()];
    if let Shape::Struct(it) = &model.shape {
        names.extend(it.required_name.clone());
    }
    for ty in model.shape.types() {
        ty.walk(&mut |ty| {
            if let Type::Literal { rust_name, .. } = ty {
                names.push(rust_name.to_string());
            }
        });
    }
    names.sort();
    names
}

fn template(module: &Module) -> TokenStream {
    let line = format!(" {}", module.docs);
    let children = module.children.iter().map(|(name, feature)| {
        let feature = feature
            .iter()
            .map(|feature| quote!(#[cfg(feature = #feature)]));
        let name = ident(name);
        quote!(#(#feature)* pub mod #name;)
    });
    let files = module.models.keys().map(|file| {
        let file = ident(file);
        quote!(mod #file;)
    });
    let exports = module.models.iter().map(|(file, names)| {
        let (file, names) = (ident(file), names.iter().map(|name| ident(name)));
        quote!(pub use self::#file::{#(#names),*};)
    });
    let lints = module.root.as_ref().map(|_| lints());
    let is_skipped = module.root.as_ref().is_some_and(|root| root.skips_rustfmt);
    let skip = is_skipped.then(|| quote!(#![cfg_attr(rustfmt, rustfmt_skip)]));
    let support = module
        .root
        .as_ref()
        .filter(|root| root.has_support)
        .map(|root| {
            // Without some of the features nothing uses parts of it.
            let unused = root.has_features.then(|| quote!(#[allow(unused)]));
            quote!(#unused mod support;)
        });
    let support_names = module.root.iter().flat_map(|root| &root.exports);
    let support_exports = support_names.map(|name| {
        let name = Path(name);
        quote!(pub use self::support::#name;)
    });
    quote! {
        #![doc = #line]
        #skip
        #lints
        #support
        #(#children)*
        #(#files)*
        #(#exports)*
        #(#support_exports)*
    }
}

/// The lints that generated code may trigger.
fn lints() -> TokenStream {
    quote! {
        // The types of deprecated fields, and derives of types that have some, name them.
        #![allow(deprecated)]
        // What `new` asks for may be nothing but numbers.
        #![allow(clippy::needless_pass_by_value)]
        // The prose, the names of fields and their types are the vendor's.
        #![allow(clippy::doc_markdown)]
        #![allow(clippy::similar_names)]
        #![allow(clippy::struct_field_names)]
        #![allow(clippy::struct_excessive_bools)]
        #![allow(clippy::type_complexity)]
        // An enum of a hundred values has a match of a hundred arms.
        #![allow(clippy::too_many_lines)]
    }
}
