//! The API as Rust files, in memory. Nothing is decided about meaning here.

mod code;
mod enums;
mod examples;
mod features;
mod layout;
mod literals;
mod manifest;
pub mod prose;
mod structs;
mod support;
mod type_texts;
mod types;
mod unions;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Api, Model, ModelId, Shape};
use crate::options::Options;
use crate::output::{File as OutputFile, Tree};
use crate::parallel;
use code::{Code, Imports};
use features::Features;
use support::Part;
pub use type_texts::TypeTexts;
use types::{File, Index};

/// What the generated code is to be part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A package of its own, with a manifest.
    Package {
        /// Its name in a new Cargo.toml.
        name: String,
    },
    /// A module of another crate, which its sources call by this path, such as `crate::models`.
    Module { path: String },
}

impl Target {
    /// How generated code writes the path of the root module.
    fn root(&self) -> &str {
        match self {
            Self::Package { .. } => "crate",
            Self::Module { path } => path,
        }
    }

    /// The folder of the sources, with a slash, and the name of the root module's file.
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
/// Two files with one path, or with a path that not all file systems can hold: both come from names in the docs.
pub fn emit(api: &Api, options: Options, target: &Target) -> Result<Tree, Diagnostic> {
    let mut tree = Tree::default();
    let mut parts = BTreeSet::new();
    let (folder, root_file) = target.root_file();
    let index = Index::new(api);
    let files = parallel::map_indexed(&api.models, |position, model| {
        let id = ModelId(u32::try_from(position).unwrap_or(u32::MAX));
        model_file(api, options, target.root(), id, model, &index)
    });
    for (model, (body, used)) in api.models.iter().zip(files) {
        parts.extend(used);
        let namespace = api
            .namespace(model.namespace)
            .map_or("".to_owned(), |it| it.path.join("/"));
        let slash = if namespace.is_empty() { "" } else { "/" };
        let path = format!("{folder}{namespace}{slash}{}.rs", model.module);
        tree.insert(
            path,
            OutputFile::Generated {
                origin: model.origin.clone(),
                body,
            },
        )?;
    }
    // Without a manifest of its own there is no place to declare features.
    let features = match target {
        Target::Package { .. } if options.namespace_features => Features::of_namespaces(api),
        _ => Features::default(),
    };
    layout::write(api, target, folder, root_file, &parts, &features, &mut tree)?;
    if let Target::Package { name } = target {
        manifest::write(api, options, name, &parts, &features, &mut tree)?;
        examples::write(api, name, &features, &mut tree)?;
    }
    Ok(tree)
}

/// The text of one model's file, without its stamp, and what it uses of the support module.
fn model_file(
    api: &Api,
    options: Options,
    root: &str,
    id: ModelId,
    model: &Model,
    index: &Index,
) -> (String, BTreeSet<Part>) {
    let mut file = File {
        api,
        options,
        root,
        namespace: model.namespace,
        model: id,
        imports: Imports::default(),
        parts: BTreeSet::new(),
        index,
    };
    let mut items = Code::with_room();
    match &model.shape {
        Shape::Struct(it) => structs::write(&mut file, &mut items, model, it),
        Shape::Enum(it) => enums::write(&mut file, &mut items, model, it),
        Shape::Union(it) => unions::write(&mut file, &mut items, model, it),
        Shape::Opaque => unions::write_opaque(&mut file, &mut items, model),
    }
    let mut code = Code::default();
    file.imports.write(&mut code);
    let (imports, items) = (code.into_text(), items.into_text());
    ([imports, items].concat(), file.parts)
}
