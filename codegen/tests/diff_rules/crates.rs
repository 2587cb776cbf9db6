//! The crates that prove the verdicts: the types of all pairs, their callers, and a program that reads payloads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use fieldnotes::output::File;
use serde_json::Value;

use super::notation::Docs;
use crate::support::cargo::{Workspace, share, target};

const DEPENDENCIES: &str =
    "chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
";

/// Writes the manifest of a package, which depends on `models` unless it is that.
pub fn manifest(workspace: &mut Workspace, package: &str) {
    let models = if package == "models" {
        ""
    } else {
        "models = { path = \"../models\" }\n"
    };
    let text = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n{DEPENDENCIES}{models}"
    );
    workspace.write(&format!("{package}/Cargo.toml"), &text);
}

/// Writes the package `models`: the types of all docs, each in a module of its own.
pub fn types(workspace: &mut Workspace, sides: &[Docs]) {
    let mut root = String::new();
    for (index, docs) in sides.iter().enumerate() {
        let module = super::module(index);
        let _ = writeln!(root, "pub mod {module};");
        for (path, file) in docs.generated.tree.iter() {
            if let File::Generated { .. } = file {
                workspace.write(
                    &format!("models/src/{module}/{path}"),
                    &file.text().unwrap(),
                );
            }
        }
    }
    workspace.write("models/src/lib.rs", &root);
}

/// Writes the root of a package with one module for each caller.
pub fn callers(
    workspace: &mut Workspace,
    package: &str,
    modules: impl IntoIterator<Item = String>,
) {
    let mut text = "#![allow(warnings)]\n".to_owned();
    for module in modules {
        let _ = writeln!(text, "mod {module};");
    }
    workspace.write(&format!("{package}/src/lib.rs"), &text);
}

/// The modules of `package` that do not compile. rustc stops at the first stage that finds an error, so that modules
/// with one are taken out until nothing is left to find.
pub fn broken(
    workspace: &mut Workspace,
    package: &str,
    mut sound: BTreeSet<String>,
) -> BTreeSet<String> {
    let mut broken = BTreeSet::new();
    loop {
        callers(workspace, package, sound.iter().cloned());
        let found = modules_with_errors(workspace.root(), package);
        if found.is_empty() {
            return broken;
        }
        sound.retain(|module| !found.contains(module));
        broken.extend(found);
    }
}

fn modules_with_errors(root: &Path, package: &str) -> BTreeSet<String> {
    let output = share(&mut Command::new(env!("CARGO")))
        .args(["check", "-p", package, "--message-format=json"])
        .current_dir(root)
        .output()
        .expect("cargo");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors = messages.filter(|message| message["message"]["level"] == "error");
    let mut modules = BTreeSet::new();
    for error in errors {
        let spans = error["message"]["spans"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        for span in spans.iter().filter(|span| span["is_primary"] == true) {
            let file = Path::new(span["file_name"].as_str().unwrap_or_default());
            modules.extend(
                file.file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned()),
            );
        }
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() == modules.is_empty(), "{errors}");
    modules
}

/// The program that reads payloads, with the number of each type by its path.
pub fn reader(types: &BTreeMap<String, usize>) -> String {
    let mut arms = String::new();
    for (path, index) in types {
        let _ = writeln!(arms, "        {index} => back::<models::{path}>(payload),");
    }
    format!(
        "use serde::{{de::DeserializeOwned, Serialize}};
use std::io::BufRead;

fn main() {{
    for line in std::io::stdin().lock().lines() {{
        let line = line.unwrap();
        let (index, payload) = line.split_once(' ').unwrap();
        println!(\"{{}}\", read(index.parse().unwrap(), payload).unwrap_or_default());
    }}
}}

fn back<T: DeserializeOwned + Serialize>(payload: &str) -> Option<String> {{
    let value: T = serde_json::from_str(payload).ok()?;
    Some(serde_json::to_string(&value).unwrap())
}}

fn read(index: usize, payload: &str) -> Option<String> {{
    match index {{
{arms}        _ => unreachable!(),
    }}
}}
"
    )
}

/// What the program makes of payloads, each with the position of its type: `None` where it refuses one.
pub fn read_all(workspace: &Workspace, payloads: &[(usize, Value)]) -> Vec<Option<Value>> {
    let input: String = payloads
        .iter()
        .map(|(index, payload)| format!("{index} {payload}\n"))
        .collect();
    let path = workspace.root().join("input.txt");
    std::fs::write(&path, input).expect("a writable target folder");
    let program = target().join("debug/reader");
    let output = Command::new(program)
        .stdin(std::fs::File::open(path).expect("the input"))
        .output()
        .expect("the program");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .map(|line| serde_json::from_str(line).ok())
        .collect()
}
