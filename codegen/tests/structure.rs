//! Imports go one way: between rooms down the list in docs/architecture.md, and between files never in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Item, UseTree};

/// Files that import from a room below their own. The list may only get shorter.
const UPWARDS: &[(&str, &str)] = &[("source/read", "diagnostic")];

/// Imports that close a circle of files. The list may only get shorter.
const CIRCLES: &[(&str, &str)] = &[
    ("cli/json", "cli/report"),
    ("config/remote", "config/resolve"),
    (
        "dialect/openapi_generator/page",
        "dialect/openapi_generator/experimental",
    ),
    ("diff/matching", "diff/rename"),
    ("prose/layout", "prose/block"),
    ("prose/line", "prose/inline"),
    ("generate/groups", "generate/pages"),
    ("literal/tokens", "literal/lexer"),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The rooms in the order of architecture.md: each line of its first block starts with one or several of them.
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
        let code = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        let own = module(file);
        let mut paths = Vec::new();
        for item in &code.items {
            if let Item::Use(item) = item {
                flatten(&item.tree, &mut Vec::new(), &mut paths);
            }
        }
        let found = paths.iter().filter_map(|path| target(path, &own, &names));
        // What is in a folder may know the folder: that is where its rooms have their common words.
        let is_other = |it: &String| *it != own && !own.starts_with(&format!("{it}/"));
        (own.clone(), found.filter(is_other).collect())
    };
    files.iter().map(of_file).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_test = name.ends_with("tests") || name == "test_support" || name == "properties";
        // The helpers of the generated crate are no modules of the library.
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

/// The module that a path in the module `own` is of: the longest beginning that is one.
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
    let known = UPWARDS
        .iter()
        .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
    assert_eq!(upwards, known.collect());
}

#[test]
fn files_import_each_other_in_no_circle() {
    let mut imports = imports();
    for (from, to) in CIRCLES {
        let was_there = imports.get_mut(*from).is_some_and(|it| it.remove(*to));
        assert!(was_there, "{from} does not import {to} any more");
    }
    // What imports nothing that is left is in no circle.
    loop {
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        imports.retain(|_, imported| imported.iter().any(|it| left.contains(it)));
        if imports.len() == left.len() {
            break;
        }
    }
    assert!(imports.is_empty(), "in circles, or above one: {imports:#?}");
}
