//! The folders of pages, and the modules that they become.

use std::collections::BTreeMap;

use super::parsed::Parsed;
use crate::dialect::{Family, ModelFolder};
use crate::words::{ascii, module_name, snake_case};

/// Pages of one SDK's docs.
#[derive(Default)]
pub struct Group {
    /// Their positions among the parsed pages.
    pub pages: Vec<usize>,
    /// Module names between the source's own module and the namespaces.
    pub modules: Vec<String>,
}

/// Groups the pages by the folder of their SDK's docs. Folders that contain all of them do not become modules.
pub fn groups<'a>(parsed: &[Parsed<'a>]) -> BTreeMap<&'a str, Group> {
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for (index, parsed) in parsed.iter().enumerate() {
        groups
            .entry(parsed.folder.root)
            .or_default()
            .pages
            .push(index);
    }
    let has_models = |group: &Group| {
        let mut pages = group.pages.iter().filter_map(|index| parsed.get(*index));
        pages.any(|page| page.ignored.is_none())
    };
    let roots: Vec<Vec<&str>> = groups
        .iter()
        .filter(|(_, group)| has_models(group))
        .map(|(root, _)| meaningful_folders(root))
        .collect();
    let common = common_prefix(&roots);
    for (root, group) in &mut groups {
        if has_models(group) {
            let folders = meaningful_folders(root);
            group.modules = folders
                .iter()
                .skip(common)
                .map(|folder| module(folder))
                .collect();
        }
    }
    groups
}

/// The folders of a path, without those that every SDK has.
fn meaningful_folders(path: &str) -> Vec<&str> {
    let is_usual = |folder: &str| {
        ["docs", "sdk", "pkg", "packages", ""]
            .iter()
            .any(|usual| folder.eq_ignore_ascii_case(usual))
    };
    path.split('/').filter(|folder| !is_usual(folder)).collect()
}

fn common_prefix(paths: &[Vec<&str>]) -> usize {
    let Some((first, rest)) = paths.split_first() else {
        return 0;
    };
    let shared = |path: &Vec<&str>| first.iter().zip(path).take_while(|(a, b)| a == b).count();
    rest.iter().map(shared).min().unwrap_or(first.len())
}

/// A folder's name as a module name.
pub fn module(folder: &str) -> String {
    let name = module_name(&snake_case(&ascii(folder)));
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name
    } else {
        format!("m_{name}")
    }
}

/// The modules for a page's folders below its model folder.
pub fn modules_below(folder: &ModelFolder, family: &Family) -> Vec<String> {
    let is_docs = |name: &str| !folder.certain && name.eq_ignore_ascii_case("docs");
    let folders = folder.namespace.iter();
    folders
        .filter(|name| !is_docs(name) && !family.folders.contains(name))
        .map(|name| module(name))
        .collect()
}
