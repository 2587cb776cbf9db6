//! Tests of the generated crate: each documented example is read and comes back.

use std::collections::BTreeMap;

use super::code::Code;
use super::features::Features;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Model};
use crate::output::{File, Tree};
use crate::parallel;

/// Adds `tests/examples/`, a file a namespace, for the package called `name`. Nothing where no page has an example.
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
    if namespaces.is_empty() {
        return Ok(());
    }
    let mut modules = Vec::new();
    for (path, models) in &namespaces {
        let module = if path.is_empty() {
            "root".to_owned()
        } else {
            path.join("_")
        };
        let body = namespace_file(&library, path, models);
        tree.insert(format!("tests/examples/{module}.rs"), generated(body))?;
        modules.push((module, *path));
    }
    let mut code = Code::default();
    code.line("//! The examples of the docs, read and written again.");
    code.blank();
    // All texts are raw, and a long example makes a long function.
    for lint in [
        "deprecated",
        "clippy::needless_raw_string_hashes",
        "clippy::too_many_lines",
    ] {
        code.put(format_args!("#![allow({lint})]"));
    }
    if !features.is_empty() {
        code.line("// Without some of the features there is nothing to test.");
        code.line("#![allow(dead_code)]");
    }
    code.blank();
    modules.sort_unstable();
    for (module, path) in modules {
        features.write_condition(&mut code, path);
        code.put(format_args!("mod {module};"));
    }
    code.blank();
    let body = code.into_text() + include_str!("support/round_trip.rs");
    tree.insert("tests/examples/main.rs".to_owned(), generated(body))
}

fn generated(body: String) -> File {
    File::Generated {
        origin: String::new(),
        body,
    }
}

fn namespace_file(library: &str, path: &[String], models: &[&Model]) -> String {
    let mut code = Code::default();
    let module = [&[library.to_owned()], path].concat().join("::");
    code.put(format_args!("use {module} as models;"));
    code.blank();
    code.line("use crate::round_trip;");
    code.into_text() + &parallel::map(models, |model| test(model)).concat()
}

/// The test of one example.
fn test(model: &Model) -> String {
    let mut code = Code::default();
    let Some(example) = &model.example else {
        return String::new();
    };
    code.blank();
    code.line("#[test]");
    code.function(&format!("fn {}", model.module), &[], "", |code| {
        let json = serde_json::to_string_pretty(example).unwrap_or_default();
        let fence = "#".repeat(longest_fence(&json) + 1);
        let mut lines = json.lines();
        let first = lines.next().unwrap_or_default();
        let rest: Vec<_> = lines.collect();
        if rest.is_empty() {
            code.constant("let json", &format!("r{fence}\"{first}\"{fence}"));
        } else {
            code.put(format_args!("let json = r{fence}\"{first}"));
            code.raw(&rest, &format!("\"{fence};"));
        }
        code.turbofish(
            "round_trip",
            &format!("models::{}", model.rust_name),
            "json",
        );
    });
    code.into_text()
}

/// The longest run of `#` behind a quote: a raw string needs one more.
fn longest_fence(text: &str) -> usize {
    let runs = text
        .split('"')
        .skip(1)
        .map(|part| part.len() - part.trim_start_matches('#').len());
    runs.max().unwrap_or_default()
}
