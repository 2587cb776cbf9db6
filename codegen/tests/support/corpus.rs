//! Real docs, which are not part of this repository.

use std::path::PathBuf;

/// The folder of the corpus. `None`, with a message, if it is absent; a failure if it is required.
pub fn folder() -> Option<PathBuf> {
    let folder = match std::env::var_os("FIELDNOTES_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => super::workspace().join("../shared/corpus"),
    };
    if folder.is_dir() {
        return Some(folder);
    }
    let shown = folder.display();
    assert!(
        !is_required(),
        "FIELDNOTES_REQUIRE_CORPUS is set and there is no corpus at {shown}"
    );
    eprintln!("skipped: there is no corpus at {shown}; set FIELDNOTES_CORPUS to its folder");
    None
}

/// Whether a missing corpus is a failure.
pub fn is_required() -> bool {
    is_set("FIELDNOTES_REQUIRE_CORPUS")
}

/// Whether to run what takes minutes.
pub fn is_full() -> bool {
    is_required() || is_set("FIELDNOTES_CORPUS_FULL")
}

fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

/// The folders with one API each, as shown to people.
pub fn apis() -> Vec<(String, PathBuf)> {
    let Some(root) = folder() else {
        return Vec::new();
    };
    folders(&root)
        .into_iter()
        .filter(|(name, _)| name != "history" && !COLLECTIONS.contains(&name.as_str()))
        .collect()
}

/// Folders with docs in many languages each, which are not APIs themselves.
const COLLECTIONS: [&str; 6] = [
    "ory",
    "dub-openapi-generator",
    "openapi-generator-samples",
    "maxio",
    "signplus",
    "one-page",
];

/// The docs of openapi-generator, a folder per language, such as `ory/python`.
pub fn languages() -> Vec<(String, PathBuf)> {
    let Some(root) = folder() else {
        return Vec::new();
    };
    let mut languages = Vec::new();
    let samples = root.join("openapi-generator-samples");
    let versions = folders(&samples);
    let parents = ["ory", "dub-openapi-generator"].map(|name| (name.to_owned(), root.join(name)));
    for (parent, path) in parents.into_iter().chain(versions) {
        for (language, path) in folders(&path) {
            languages.push((format!("{parent}/{language}"), path));
        }
    }
    languages
}

/// The docs of other generators, a folder per language, such as `maxio/python`.
pub fn others() -> Vec<(String, PathBuf)> {
    let Some(root) = folder() else {
        return Vec::new();
    };
    let parents = ["maxio", "signplus"].map(|name| (name, root.join(name)));
    let of = |(parent, path): (&str, PathBuf)| {
        let languages = folders(&path).into_iter();
        languages
            .map(move |(name, path)| (format!("{parent}/{name}"), path))
            .collect::<Vec<_>>()
    };
    parents.into_iter().flat_map(of).collect()
}

/// The folders of earlier releases, as `history/vendor/day`.
pub fn history() -> Vec<(String, PathBuf)> {
    let Some(root) = folder() else {
        return Vec::new();
    };
    let mut days = Vec::new();
    for (vendor, path) in folders(&root.join("history")) {
        for (day, path) in folders(&path) {
            days.push((format!("history/{vendor}/{day}"), path));
        }
    }
    days
}

fn folders(parent: &std::path::Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(parent) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut folders: Vec<_> = paths
        .filter(|path| path.is_dir())
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)))
        .collect();
    folders.sort();
    folders
}
