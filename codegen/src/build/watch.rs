//! Which paths cargo should watch.
//!
//! Only paths that exist: cargo treats a missing one as changed on every build. And not the generated files: they
//! are newer than the run that wrote them, so cargo would run the script and compile once more.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::script::Script;
use crate::source::folders;

/// Watches one file.
pub(super) fn file(path: &Path, script: &mut Script) {
    if path.exists() && is_sayable(path) {
        script.rerun_if_changed(path);
    }
}

/// Watches the pages below `root`, including new ones.
pub(super) fn folder(root: &Path, script: &mut Script) {
    let folders: Vec<PathBuf> = folders(root)
        .into_iter()
        .filter(|it| is_sayable(it))
        .collect();
    let noisy: Vec<&Path> = folders
        .iter()
        .map(PathBuf::as_path)
        .filter(|it| is_noisy(it))
        .collect();
    for folder in &folders {
        // cargo looks at everything below a folder, even what we skip: a `.git` there would make the build
        // dirty every time. A page that is added directly there is then noticed only with the next change.
        if !noisy.iter().any(|noisy| noisy.starts_with(folder)) {
            script.rerun_if_changed(folder);
        }
        for page in entries(folder).filter(|path| is_page(path)) {
            script.rerun_if_changed(&page);
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort_unstable();
    paths.into_iter()
}

/// Whether `folder` has a subfolder that we skip and that others write to.
fn is_noisy(folder: &Path) -> bool {
    let is_passed_over = |name: &OsStr| {
        let name = name.to_string_lossy();
        name.starts_with('.') || matches!(&*name, "node_modules" | "target")
    };
    entries(folder).any(|path| path.file_name().is_some_and(is_passed_over) && path.is_dir())
}

fn is_page(path: &Path) -> bool {
    let is_markdown = path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("md"));
    is_markdown && is_sayable(path) && path.is_file()
}

/// An instruction is one line of text.
fn is_sayable(path: &Path) -> bool {
    path.to_str()
        .is_some_and(|path| !path.contains(['\n', '\r']))
}
