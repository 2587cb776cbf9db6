//! `namespace-features`: each namespace can be left out of the generated crate, and what is left compiles.

use crate::support::Docs;
use crate::support::cargo::Workspace;
use crate::support::page::{enumeration, required, structure, union};
use fieldnotes::emit::Target;
use fieldnotes::options::Options;

/// Orders have items and may fail. An item knows its order. Events are independent. Each of them uses different parts of the support
/// module, notes use none.
fn docs() -> Docs {
    let item = "[items.Item](../../models/items/item.md)";
    let order = "[orders.Order](../../models/orders/order.md)";
    let choice = "[items.Choice](../../models/items/choice.md)";
    let failure = [
        required("order", order),
        required("state", "[errors.State](../../models/errors/state.md)"),
        required("code", "[errors.Code](../../models/errors/code.md)"),
        required("kind", "*\"failure\"*"),
    ];
    let order_rows = [required("item", item), required("failedAt", "*Date*")];
    let item_rows = [
        required("orders", &format!("{order}[]")),
        required("choice", choice),
    ];
    let event =
        "\n## Example Usage\n\n```typescript\nlet value: Event = {\n  id: \"a\",\n};\n```\n";
    let event = structure("Event", &[required("id", "*string*")]).replacen(
        "\n## Fields",
        &format!("{event}\n## Fields"),
        1,
    );
    Docs {
        options: Options {
            namespace_features: true,
            ..Options::default()
        },
        ..Docs::of("speakeasy-typescript")
    }
    .page(
        "docs/models/orders/order.md",
        structure("Order", &order_rows),
    )
    .page("docs/models/items/item.md", structure("Item", &item_rows))
    .page(
        "docs/models/items/choice.md",
        union("Choice", &["string[]", "items.Item"]),
    )
    .page(
        "docs/models/errors/state.md",
        enumeration("State", &[("Open", "open"), ("Done", "done")]),
    )
    .page(
        "docs/models/errors/code.md",
        enumeration("Code", &[("Only", "only")]),
    )
    .page(
        "docs/models/errors/failure.md",
        structure("Failure", &failure),
    )
    .page("docs/models/events/event.md", event)
    .page(
        "docs/models/default/note.md",
        structure("Note", &[required("text", "*string*")]),
    )
}

#[test]
fn a_feature_brings_what_its_models_refer_to() {
    let run = docs().generate();
    let manifest = run.file("Cargo.toml");
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    let (features, _) = features
        .split_once("# </fieldnotes>")
        .expect("the block's end");
    assert_eq!(
        features.trim(),
        "default = [\"default-models\", \"errors\", \"events\", \"items\", \"orders\"]\n\
         default-models = []\n\
         errors = [\"orders\"]\n\
         events = []\n\
         items = [\"orders\"]\n\
         orders = [\"items\"]"
    );
    let root = run.file("src/lib.rs");
    assert!(
        root.contains("#[cfg(feature = \"items\")]\npub mod items;\n"),
        "{root}"
    );
}

#[test]
fn each_feature_compiles_alone() {
    let mut workspace = Workspace::new("features", &["models"]);
    for (path, text) in docs().generate().files() {
        workspace.write(&format!("models/{path}"), &text);
    }
    workspace.sweep();
    for features in [
        "",
        "default-models",
        "errors",
        "events",
        "items",
        "orders",
        "default",
    ] {
        let features = format!("--features={features}");
        let arguments = [
            "clippy",
            "--all-targets",
            "--no-default-features",
            &features,
        ];
        workspace.cargo(&[&arguments[..], &["--", "-D", "warnings"]].concat());
    }
}

#[test]
fn nobody_else_has_features() {
    let docs = docs();
    let without = Docs {
        options: Options::default(),
        ..docs.clone()
    }
    .generate();
    assert!(!without.file("Cargo.toml").contains("[features]"));
    assert!(!without.file("src/lib.rs").contains("cfg(feature"));
    // The crate around a module has a manifest that is not ours.
    let module = docs.generate_for(&Target::Module {
        path: "crate::models".into(),
    });
    assert!(!module.file("mod.rs").contains("cfg(feature"));
}
