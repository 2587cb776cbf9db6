//! Tests of the generated crate: each documented example is read and written back.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use serde::Serialize;

use super::body::printed;
use super::features::Features;
use super::tokens::{Path, ident};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Model};
use crate::output::Tree;
use crate::parallel;

/// The tests of one namespace.
#[derive(Serialize)]
struct Tests {
    /// The path of the namespace's module.
    models: String,
    /// By the module of the model.
    tests: Vec<Test>,
}

/// The test of one example.
#[derive(Serialize)]
struct Test {
    name: String,
    model: String,
    json: String,
}

/// The file with the others as modules, each with the feature that it depends on.
#[derive(Serialize)]
struct Main {
    modules: Vec<(String, Option<String>)>,
}

/// Adds `tests/examples/`, a file per namespace, for the package called `name`. Nothing if no page has an example.
pub fn write(
    api: &Api,
    name: &str,
    features: &Features,
    tree: &mut Tree,
) -> Result<(), Diagnostic> {
    let library = name.replace('-', "_");
    let mut namespaces: BTreeMap<&[String], Vec<&Model>> = BTreeMap::new();
    for model in api.models.iter().filter(|model| model.example.is_some()) {
        if let Some(namespace) = api.namespace(model.namespace) {
            namespaces.entry(&namespace.path).or_default().push(model);
        }
    }
    let mut main = Main {
        modules: Vec::new(),
    };
    for (path, models) in &namespaces {
        let module = match path.is_empty() {
            true => "root".to_owned(),
            false => path.join("_"),
        };
        let tests = Tests {
            models: [std::slice::from_ref(&library), *path].concat().join("::"),
            tests: parallel::map(models, |model| test(model)),
        };
        let file = printed(String::new(), None, tests, namespace_template);
        tree.insert(format!("tests/examples/{module}.rs"), file)?;
        main.modules
            .push((module, features.of(path).map(str::to_owned)));
    }
    if main.modules.is_empty() {
        return Ok(());
    }
    main.modules.sort_unstable();
    let file = printed(String::new(), None, main, main_template);
    tree.insert("tests/examples/main.rs".to_owned(), file)
}

fn test(model: &Model) -> Test {
    let json = model.example.as_ref().map(serde_json::to_string_pretty);
    Test {
        name: model.module.clone(),
        model: model.rust_name.to_string(),
        json: json.and_then(Result::ok).unwrap_or_default(),
    }
}

fn namespace_template(it: &Tests) -> TokenStream {
    let models = Path(&it.models);
    let tests = it.tests.iter().map(|test| {
        let (name, model, json) = (ident(&test.name), ident(&test.model), raw(&test.json));
        quote! {
            #[test]
            fn #name() {
                let json = #json;
                round_trip::<models::#model>(json);
            }
        }
    });
    quote! {
        use #models as models;
        use crate::round_trip;

        #(#tests)*
    }
}

fn main_template(main: &Main) -> TokenStream {
    // Without some of the features there is nothing to test.
    let is_partial = main.modules.iter().any(|(_, feature)| feature.is_some());
    let unused = is_partial.then(|| quote!(#![allow(dead_code)]));
    let modules = main.modules.iter().map(|(module, feature)| {
        let feature = feature
            .iter()
            .map(|feature| quote!(#[cfg(feature = #feature)]));
        let module = ident(module);
        quote!(#(#feature)* mod #module;)
    });
    let round_trip: TokenStream = include_str!("support/round_trip.rs")
        .parse()
        .unwrap_or_default();
    quote! {
        #![doc = " The examples of the docs, read and written again."]
        #![allow(deprecated)]
        #![allow(clippy::needless_raw_string_hashes)]
        #![allow(clippy::too_many_lines)]
        #unused
        #(#modules)*
        #round_trip
    }
}

/// `text` as a raw string literal.
fn raw(text: &str) -> TokenStream {
    let fence = "#".repeat(longest_fence(text) + 1);
    let literal: Result<Literal, _> = format!("r{fence}\"{text}\"{fence}").parse();
    literal
        .unwrap_or_else(|_| Literal::string(text))
        .into_token_stream()
}

/// The longest run of `#` after a quote: a raw string needs one more.
fn longest_fence(text: &str) -> usize {
    let runs = text
        .split('"')
        .skip(1)
        .map(|part| part.len() - part.trim_start_matches('#').len());
    runs.max().unwrap_or_default()
}
