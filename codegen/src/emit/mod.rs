//! The API as Rust files in memory. No decisions about meaning are made here.

mod body;
mod constants;
mod examples;
mod features;
mod fingerprint;
mod integers;
mod manifest;
mod modules;
mod print;
mod single;
mod structs;
mod support;
mod texts;
mod tokens;
mod unions;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostic::Diagnostic;
use crate::model::{Api, ModelId};
use crate::options::{Layout, Options};
use crate::output::Tree;
use crate::parallel;
use crate::rust::{self, Index, Kind, RustFile};
use body::printed;
use features::Features;
use tokens::{Path, ident};

pub use print::layout;

/// What the generated code is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Its own package, with a manifest.
    Package {
        /// Its name in a new Cargo.toml.
        name: String,
    },
    /// A module of another crate, with its path there, such as `crate::models`.
    Module { path: String },
}

impl Target {
    /// The path of the root module, as written in generated code.
    fn root(&self) -> &str {
        match self {
            Self::Package { .. } => "crate",
            Self::Module { path } => path,
        }
    }

    /// The source folder, with a slash, and the name of the root module's file.
    fn root_file(&self) -> (&'static str, &'static str) {
        match self {
            Self::Package { .. } => ("src/", "lib.rs"),
            Self::Module { .. } => ("", "mod.rs"),
        }
    }
}

/// The files of the generated crate.
///
/// # Errors
/// Two files with one path, or a path that is not valid on all file systems: both come from names in the docs.
pub fn emit(api: &Api, options: Options, target: &Target) -> Result<Tree, Diagnostic> {
    let mut tree = Tree::default();
    let mut parts = BTreeSet::new();
    let (folder, root_file) = target.root_file();
    let index = Index::new(api);
    let files = parallel::map_indexed(&api.models, |position, model| {
        let id = ModelId(u32::try_from(position).unwrap_or(u32::MAX));
        let file = rust::lower(api, options, target.root(), id, &index)?;
        let (parts, span) = (file.parts.clone(), file.span);
        let file = printed(model.origin.clone(), Some(span), file, template);
        Some((parts, file))
    });
    for (model, file) in api.models.iter().zip(files) {
        let Some((used, file)) = file else { continue };
        parts.extend(used);
        let namespace = api
            .namespace(model.namespace)
            .map_or("".to_owned(), |it| it.path.join("/"));
        let slash = if namespace.is_empty() { "" } else { "/" };
        let path = format!("{folder}{namespace}{slash}{}.rs", model.module);
        tree.insert(path, file)?;
    }
    // Without its own manifest there is no place to declare features.
    let features = match target {
        Target::Package { .. } if options.namespace_features => Features::of_namespaces(api),
        _ => Features::default(),
    };
    modules::write(api, target, folder, root_file, &parts, &features, &mut tree)?;
    if let Target::Package { name } = target {
        manifest::write(api, options, name, &parts, &features, &mut tree)?;
        examples::write(api, name, &features, &mut tree)?;
    }
    match options.layout {
        Layout::FilePerPage => Ok(tree),
        Layout::SingleFile => single::fold(&tree, folder, root_file),
    }
}

fn template(file: &RustFile) -> TokenStream {
    let imports = file.imports.iter().map(|(from, names)| {
        let (from, names) = (Path(from), names.iter().map(|name| ident(name)));
        quote!(use #from::{#(#names),*};)
    });
    let item = match &file.item.kind {
        Kind::Struct(it) => structs::structure(&file.item, it),
        Kind::Texts(it) => texts::texts(&file.item, it),
        Kind::Integers(it) => integers::integers(&file.item, it),
        Kind::Union(it) => unions::union(&file.item, it),
        Kind::Opaque => unions::opaque(&file.item),
    };
    let constants = file.constants.iter().map(constants::constant);
    quote! {
        #(#imports)*

        #item

        #(#constants)*
    }
}
