//! `cargo build` and `cargo test` share what they compile, so that an edit in docs-input/ is built only once.
//!
//! They would not if a dependency of a test enabled a feature of something that the build script or the models need
//! as well. Cargo.toml says how that is avoided; this test notices when it no longer is.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What the models and their build script need, each with the lists of features that it is built with.
fn packages(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--prefix=depth",
            "--no-dedupe",
            "--format= {p} | {f}",
        ])
        .args([
            "--package=fieldnotes-models",
            "--package=fieldnotes",
            "--edges",
            edges,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    // A tree for each of the two, since both are built; the one that counts is that of the models.
    let tree = text
        .split("\n\n")
        .find(|tree| tree.starts_with("0 fieldnotes-models"));
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in tree.unwrap().lines() {
        let (package, features) = line.split_once(" | ").unwrap();
        let (_, package) = package.split_once(' ').unwrap();
        let features = features.trim_end_matches(" (*)").to_owned();
        packages
            .entry(package.to_owned())
            .or_default()
            .insert(features);
    }
    packages
}

#[test]
fn tests_switch_no_feature_on() {
    let test = packages("normal,build,dev");
    for (package, features) in packages("normal,build") {
        let test = &test[&package];
        assert!(
            test.is_subset(&features),
            "{package}: `cargo test` needs {test:?}, and `cargo build` makes {features:?}"
        );
    }
}

/// The build script is compiled for the same machine as the tests. If a macro's parser enables more features of a package
/// than the tool itself does, cargo compiles it twice, with all that depends on it.
#[test]
fn tests_take_what_the_build_script_needs() {
    for (package, features) in packages("normal,build,dev") {
        assert!(
            features.len() == 1,
            "{package} is compiled {} times: {features:#?}",
            features.len()
        );
    }
}
