//! Payloads nested deeper than any API intends, read by generated types: they are read or refused, in
//! bounded time and on a bounded stack.

use crate::support::Docs;
use crate::support::cargo::Workspace;
use crate::support::page::{optional, required, structure, union};

fn docs() -> Docs {
    let link = |title: &str| {
        format!(
            "[components.{title}](../../models/components/{}.md)",
            title.to_lowercase()
        )
    };
    let page = |title: &str| format!("docs/models/components/{}.md", title.to_lowercase());
    let tree = [optional("children", &format!("{}[]", link("Tree")))];
    let side = |key: &str| {
        [
            optional("inner", &link("Choice")),
            optional(key, "*string*"),
        ]
    };
    let leaf = [required("kind", "*\"leaf\"*")];
    let branch = [
        required("kind", "*\"branch\"*"),
        required("next", &link("Node")),
    ];
    Docs::of("speakeasy-typescript")
        .page(page("Tree"), structure("Tree", &tree))
        .page(page("Left"), structure("Left", &side("left")))
        .page(page("Right"), structure("Right", &side("right")))
        .page(
            page("Choice"),
            union("Choice", &["components.Left", "components.Right"]),
        )
        .page(page("Leaf"), structure("Leaf", &leaf))
        .page(page("Branch"), structure("Branch", &branch))
        .page(
            page("Node"),
            union("Node", &["components.Leaf", "components.Branch"]),
        )
}

const TESTS: &str = r#"
use models::components::{Choice, Node, Tree};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::Value;

fn nested(depth: usize, open: &str, inner: &str, close: &str) -> String {
    [&open.repeat(depth), inner, &close.repeat(depth)].concat()
}

fn trees(depth: usize) -> String {
    nested(depth, "{\"children\":[", "{}", "]}")
}

fn nodes(depth: usize) -> String {
    nested(depth, "{\"kind\":\"branch\",\"next\":", "{\"kind\":\"leaf\"}", "}")
}

/// Each level could be read as either variant, and only the right one keeps all of it.
fn choices(depth: usize, key: &str) -> String {
    nested(depth, &format!("{{\"{key}\":\"x\",\"inner\":"), &format!("{{\"{key}\":\"x\"}}"), "}")
}

fn back<T: Serialize + DeserializeOwned>(json: &str) -> Result<bool, String> {
    let value: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let given: Value = serde_json::from_str(json).unwrap();
    Ok(serde_json::to_value(value).unwrap() == given)
}

#[test]
fn structs() {
    assert_eq!(back::<Tree>(&trees(60)), Ok(true));
    assert!(back::<Tree>(&trees(100_000)).unwrap_err().contains("recursion limit"));
}

#[test]
fn tagged_unions() {
    assert_eq!(back::<Node>(&nodes(120)), Ok(true));
    assert!(back::<Node>(&nodes(100_000)).unwrap_err().contains("recursion limit"));
}

#[test]
fn untagged_unions() {
    assert_eq!(back::<Choice>(&choices(120, "left")), Ok(true));
    assert_eq!(back::<Choice>(&choices(8, "right")), Ok(true));
    assert!(back::<Choice>(&choices(100_000, "right")).unwrap_err().contains("recursion limit"));
    for _ in 0..2 {
        let refusal = back::<Choice>(&choices(120, "unknown")).unwrap_err();
        assert!(refusal.contains("too many ways"), "{refusal}");
        // A refusal leaves nothing behind.
        assert_eq!(back::<Choice>(&choices(8, "right")), Ok(true));
    }
}
"#;

#[test]
fn deep_json_is_read_or_refused() {
    let mut workspace = Workspace::new("deep", &["models"]);
    for (path, text) in docs().generate().files() {
        workspace.write(
            &format!("models/{path}"),
            &text.replace("vendor-models", "models"),
        );
    }
    workspace.write("models/tests/deep.rs", TESTS);
    workspace.sweep();
    workspace.cargo(&["test", "--test", "deep"]);
}
