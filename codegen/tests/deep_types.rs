//! Models nested deeper than rustc follows types: chains, rings, and models that all have each other.
//! With `FIELDNOTES_LOAD=1` a thousand of each.

use std::collections::BTreeSet;

use crate::support::Docs;
use crate::support::cargo::Workspace;
use crate::support::page::{optional, required, structure};

/// Pages of `count` models; the one at `index` has those at `parts(index)`.
fn docs(count: usize, parts: &dyn Fn(usize) -> Vec<usize>) -> Docs {
    let mut docs = Docs::of("speakeasy-typescript");
    for index in 0..count {
        let link =
            |to: usize| format!("[components.Node{to}](../../models/components/node{to}.md)");
        let fields = parts(index).into_iter().map(|to| {
            // A list now and then, which is deeper than a single value.
            let list = if to % 3 == 0 { "[]" } else { "" };
            optional(&format!("next{to}"), &format!("{}{list}", link(to)))
        });
        let id = [required("id", "*string*")];
        let fields: Vec<_> = id.into_iter().chain(fields).collect();
        let page = structure(&format!("Node{index}"), &fields);
        docs = docs.page(format!("docs/models/components/node{index}.md"), page);
    }
    docs
}

const TESTS: &str = r##"
use models::components::Node1;

/// What users do with a model: it crosses threads, is read, and is written.
fn back<T>(json: &str) -> String
where
    T: Clone + serde::Serialize + serde::de::DeserializeOwned + Send + Sync + 'static,
{
    let value: T = serde_json::from_str(json).unwrap();
    let value = std::thread::spawn(move || value.clone()).join().unwrap();
    serde_json::to_string(&value).unwrap()
}

#[test]
fn models_come_back() {
    let json = r#"{"id":"a","next2":{"id":"b"}}"#;
    assert_eq!(back::<Node1>(json), json);
}
"##;

#[test]
fn deep_types_compile_without_a_recursion_limit() {
    let is_load = std::env::var_os("FIELDNOTES_LOAD").is_some();
    let (long, wide) = if is_load { (1000, 1000) } else { (130, 40) };
    let chain = docs(long, &|index| (index + 1..long).take(1).collect());
    let ring = docs(long, &|index| vec![(index + 1) % long]);
    // Each has the next one, and others anywhere.
    let graph = docs(wide, &|index| {
        let others = (1..8).map(|step| (index + step * step * 31 + 1) % wide);
        let parts: BTreeSet<usize> = others.chain([(index + 1) % wide]).collect();
        parts.into_iter().collect()
    });
    let packages = [("chain", chain), ("ring", ring), ("graph", graph)];
    let names = packages.each_ref().map(|(name, _)| *name);
    let mut workspace = Workspace::new("deep_types", &names);
    for (name, docs) in &packages {
        for (path, text) in docs.generate().files() {
            let text = text.replace("vendor-models", name);
            workspace.write(&format!("{name}/{path}"), &text);
        }
        let tests = TESTS.replace("models::", &format!("{name}::"));
        workspace.write(&format!("{name}/tests/back.rs"), &tests);
    }
    workspace.sweep();
    workspace.cargo(&["test", "--test", "back"]);
}
