//! `cargo fmt` in a user's workspace leaves generated files alone: one that it changed would count as edited.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::Docs;
use crate::support::cargo::{Workspace, has_rustfmt};
use fieldnotes::emit::Target;

/// Long names, so that rustfmt would break lines elsewhere, and several names in one file.
fn docs() -> Docs {
    let table = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    let kinds = ["settled", "reopened", "withdrawn"];
    let mut docs = Docs::new();
    for kind in kinds {
        let page = format!(
            "# AnEventOfAnAccountThatWas{kind}\n\n## Fields\n\n{table}\
             | `theKindOfTheEventOfTheAccount` | *\"{kind}\"* | :heavy_check_mark: | Its kind. |\n\
             | `someLongNamesOfAccounts` | Record<string, *string*[]> | :heavy_minus_sign: | All. |\n"
        );
        docs = docs.page(format!("models/components/anevent{kind}.md"), page);
    }
    docs
}

#[test]
fn cargo_fmt_changes_no_generated_file() {
    if !has_rustfmt() {
        return;
    }
    let module = docs().generate_for(&Target::Module {
        path: "crate::models".into(),
    });
    let mut workspace = Workspace::new("rustfmt", &["package", "somebody"]);
    for (path, text) in module.files() {
        workspace.write(&format!("somebody/src/models/{path}"), &text);
    }
    let manifest = "[package]\nname = \"somebody\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
    workspace.write("somebody/Cargo.toml", manifest);
    workspace.write("somebody/src/lib.rs", "pub   mod models;\n");
    for (path, text) in &docs().pages {
        workspace.write(&format!("package/docs/{path}"), text);
    }
    workspace.sweep();
    let package = workspace.root().join("package");
    let fieldnotes = |verb: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fieldnotes"));
        command
            .current_dir(&package)
            .args([verb, "--docs", "docs", "--out", "."]);
        let output = command.output().expect("fieldnotes runs");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{verb}: {text}");
    };
    fieldnotes("generate");
    let before = files(workspace.root());
    workspace.cargo(&["fmt", "--all"]);
    let mut after = files(workspace.root());
    let own = after.insert("somebody/src/lib.rs".into(), "pub   mod models;\n".into());
    assert_eq!(
        own.as_deref(),
        Some("pub mod models;\n"),
        "rustfmt was at work"
    );
    assert_eq!(before, after);
    fieldnotes("check");
}

/// The Rust files below `folder`, by path.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let path = entry.expect("a readable workspace").into_path();
        let name = path.strip_prefix(folder).expect("a path below it");
        let is_rust = path.extension().is_some_and(|it| it == "rs");
        if is_rust && !name.starts_with("target") {
            files.insert(name.to_owned(), fs::read_to_string(&path).expect("a text"));
        }
    }
    files
}
