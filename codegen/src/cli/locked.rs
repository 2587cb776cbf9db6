//! Checks whether the docs match fieldnotes.lock.

use std::path::Path;
use std::{fs, io};

use super::choices::Stop;
use super::exit;
use crate::config::{Docs, Project};
use crate::diagnostic::{Code, Diagnostic};
use crate::fetch::lock::{FILE_NAME, Lock};
use crate::fetch::pages::{Folder, digest};
use crate::fetch::workspace::Workspace;

/// Reads the lock beside the config file; an empty one if there is none.
pub(super) fn read(base: &Path) -> Result<Lock, Stop> {
    let text = match fs::read_to_string(base.join(FILE_NAME)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lock::new(Vec::new())),
        Err(error) => {
            let message = format!("this cannot be read: {error}");
            let problem = Diagnostic::new(Code::UnreadableFile, message).in_file(FILE_NAME);
            return Err((exit::FAILURE, vec![problem]));
        }
    };
    Lock::parse(&text).map_err(|problem| (exit::USAGE, vec![problem]))
}

/// Problems with the folders that come from a repository.
pub(super) fn problems(project: &Project) -> Result<Vec<Diagnostic>, Stop> {
    let mut pulled = project
        .docs
        .iter()
        .filter(|docs| docs.remote.is_some())
        .peekable();
    if pulled.peek().is_none() {
        return Ok(Vec::new());
    }
    if Workspace::is_unfinished(&project.base) {
        let problem = Diagnostic::new(
            Code::DocsNotLocked,
            "a pull was interrupted while replacing the docs and the lock",
        );
        return Ok(vec![
            problem
                .in_file(FILE_NAME)
                .help("`fieldnotes pull` finishes it"),
        ]);
    }
    let lock = read(&project.base)?;
    Ok(pulled.filter_map(|docs| problem(docs, &lock)).collect())
}

fn problem(docs: &Docs, lock: &Lock) -> Option<Diagnostic> {
    let remote = docs.remote.as_ref()?;
    let name = docs.name();
    let finding = |message: String| {
        let problem = Diagnostic::new(Code::DocsNotLocked, message);
        match docs.span {
            Some(span) => problem.at(span, ""),
            None => problem,
        }
    };
    let Some(locked) = lock.find(docs) else {
        let problem = finding(format!("{FILE_NAME} does not say which commit `{name}` is"));
        return Some(problem.help("`fieldnotes pull` writes it"));
    };
    if !locked.is_for(remote) {
        let (key, value) = remote.wanted.setting();
        let message = format!(
            "`{name}` was not pulled with `{key} = \"{value}\"` and the current `git` and `path`"
        );
        return Some(finding(message).help("`fieldnotes pull` fetches what is asked for now"));
    }
    // Unreadable files are reported when the pages are read.
    let folder = Folder::read(&docs.folder).ok()?;
    (digest(&folder.pages) != locked.digest).then(|| {
        let message = format!("`{name}` does not match {FILE_NAME}: {}", locked.shown());
        finding(message).help("correct the docs with overrides in fieldnotes.toml; `fieldnotes pull --force` restores the vendor's pages")
    })
}
