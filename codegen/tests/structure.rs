//! Imports go one way: between modules they follow the list in docs/architecture.md, and between files there are no cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fieldnotes::resolve::{DECIDED, Pass, STATED};
use syn::{Item, UseTree};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in the order of architecture.md: each line of its first block starts with one or more of them.
fn rooms() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let text = fs::read_to_string(path).unwrap().replace('\r', "");
    let (_, block) = text.split_once("```text\n").unwrap();
    let (block, _) = block.split_once("\n```").unwrap();
    let names = block.lines().filter_map(|line| line.split("  ").next());
    names
        .flat_map(|names| names.split(", "))
        .map(str::to_owned)
        .collect()
}

/// The modules of the library, such as `diff/render`, each with the modules that it imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let mut files = Vec::new();
    collect(&source(), &mut files);
    let names: BTreeSet<String> = files.iter().map(|file| module(file)).collect();
    let of_file = |file: &PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let code = syn::parse_file(&text).unwrap();
        let own = module(file);
        let mut paths = written_out(&text);
        for item in &code.items {
            if let Item::Use(item) = item {
                flatten(&item.tree, &mut Vec::new(), &mut paths);
            }
        }
        let found = paths.iter().filter_map(|path| target(path, &own, &names));
        // Files in a folder may import from the folder's own file, which has what they share.
        let is_other = |it: &String| *it != own && !own.starts_with(&format!("{it}/"));
        (own.clone(), found.filter(is_other).collect())
    };
    files.iter().map(of_file).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_test = name == "tests";
        // The helpers of the generated crate are not modules of the library.
        if is_test || name == "bin" || path.ends_with("emit/support") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

fn module(file: &Path) -> String {
    let path = file.strip_prefix(source()).unwrap().with_extension("");
    let path = path.to_string_lossy().replace('\\', "/");
    path.strip_suffix("/mod").unwrap_or(&path).to_owned()
}

/// The paths from `crate` or `super` in the code of `text`, such as `crate::words::ascii(name)` without a `use`.
fn written_out(text: &str) -> Vec<Vec<String>> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let lines = text.lines().filter(is_code);
    let starts = lines.flat_map(|line| {
        let is_start = |at: &usize| !line[..*at].ends_with(':');
        let places = |root| line.match_indices(root).map(|(at, _)| at).filter(is_start);
        let of = |root| places(root).map(|at| &line[at..]);
        of("crate::").chain(of("super::")).collect::<Vec<_>>()
    });
    let paths = starts.map(|rest| rest.split(|c| !is_path(c)).next().unwrap_or_default());
    paths
        .map(|path| path.split("::").map(str::to_owned).collect())
        .collect()
}

/// All paths of a `use`.
fn flatten(tree: &UseTree, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, paths);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|it| flatten(it, before, paths)),
        UseTree::Name(name) => paths.push([before.as_slice(), &[name.ident.to_string()]].concat()),
        UseTree::Rename(name) => {
            paths.push([before.as_slice(), &[name.ident.to_string()]].concat())
        }
        UseTree::Glob(_) => paths.push(before.clone()),
    }
}

/// The module of a path in the module `own`: the longest prefix that is one.
fn target(path: &[String], own: &str, names: &BTreeSet<String>) -> Option<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    let own: Vec<&str> = own.split('/').collect();
    let whole: Vec<&str> = match path.first()?.as_str() {
        "crate" => path.iter().skip(1).map(String::as_str).collect(),
        "super" => {
            let above = own.get(..own.len().checked_sub(ups)?)?.iter().copied();
            above
                .chain(path.iter().skip(ups).map(String::as_str))
                .collect()
        }
        _ => return None,
    };
    let lengths = (1..=whole.len()).rev();
    lengths
        .map(|length| whole[..length].join("/"))
        .find(|name| names.contains(name))
}

fn room(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

/// What `main.rs` does not name is never compiled, and nobody would notice.
#[test]
fn each_file_of_tests_is_a_module_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_file = path.extension().is_some_and(|it| it == "rs") && name != "main";
        if is_file || path.join("mod.rs").exists() {
            assert!(main.contains(&format!("\nmod {name};\n")), "{name}");
        }
    }
}

#[test]
fn imports_go_down_the_list_of_rooms() {
    let rooms = rooms();
    let position = |module: &str| rooms.iter().position(|it| it == room(module));
    let mut upwards = BTreeSet::new();
    for (module, imported) in imports() {
        if module == "lib" {
            continue;
        }
        let own = position(&module)
            .unwrap_or_else(|| panic!("`{}` is not in architecture.md", room(&module)));
        for other in imported {
            if position(&other).is_none_or(|other| other > own) {
                upwards.insert((module.clone(), room(&other).to_owned()));
            }
        }
    }
    assert_eq!(upwards, BTreeSet::new());
}

#[test]
fn files_import_each_other_in_no_circle() {
    let mut imports = imports();
    // A module that imports nothing remaining is in no cycle.
    loop {
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        imports.retain(|_, imported| imported.iter().any(|it| left.contains(it)));
        if imports.len() == left.len() {
            break;
        }
    }
    assert!(imports.is_empty(), "in circles, or above one: {imports:#?}");
}

/// The table of passes in docs/one-cell.md is the lists that run.
#[test]
fn the_page_shows_the_passes_in_their_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/one-cell.md");
    let page = fs::read_to_string(path).unwrap().replace('\r', "");
    let row = |it: &Pass| format!("   | `{}` | {} | {} |\n", it.name, it.needs, it.leaves);
    let rows: String = STATED.iter().chain(DECIDED).map(row).collect();
    let rows = format!("   | pass | needs | leaves |\n   |---|---|---|\n{rows}\n");
    assert!(page.contains(&rows), "docs/one-cell.md has to have\n{rows}");
}

/// Long files say in their first line why they are.
#[test]
fn files_are_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "../fuzz/src"] {
        rust_files(&root.join(folder), &mut files);
    }
    let mut lines = 0;
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let count = text.lines().count();
        let is_said = text
            .lines()
            .next()
            .unwrap_or_default()
            .contains("in one file, however long");
        assert!(count <= 500 || is_said, "{}: {count} lines", file.display());
        lines += count;
    }
    assert!(
        lines / files.len() <= 220,
        "{} lines a file",
        lines / files.len()
    );
}

/// All sources below `folder` but for generated ones.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("goldens") {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}
