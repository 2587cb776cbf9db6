//! Decides what must be written and deleted, and what must not be.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::disk::{Disk, Kind, Place};
use super::stamp::{self, Owner};
use super::tree::{Body, File, Tree};
use super::{Change, Plan, block, finding, readable, same_text};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::parallel;

const KEEP: &str = "move your edits to a file of your own, or discard them with `--force`";
const DROP: &str =
    "move your edits to a file of your own and delete this one, or discard them with `--force`";

/// Compares `tree` with the contents of `dir`; only reads.
///
/// `force` lifts the protection of edited and foreign *files*. Links, folders and devices stay in the way, and the
/// user's part of a [`File::Once`] or [`File::Block`] stays the user's.
///
/// # Errors
/// If `dir` exists but cannot be listed. Problems with single files are in [`Plan::problems`].
pub fn plan(tree: &Tree, dir: &Path, force: bool) -> Result<Plan, Diagnostic> {
    // An empty path can be joined to, but not listed.
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    let disk = Disk::list(dir, tree).map_err(|error| {
        let message = format!("the output folder cannot be read: {error}");
        Diagnostic::new(Code::UnreadableFile, message).in_file(dir.display().to_string())
    })?;
    let mut planner = Planner {
        dir,
        disk: &disk,
        force,
        writes: Vec::new(),
        deletes: BTreeMap::new(),
        unchanged: 0,
        problems: BTreeMap::new(),
    };
    for (path, error) in &disk.faults {
        planner.unreadable(path, error);
    }
    let files: Vec<(&str, &File)> = tree.iter().collect();
    let looks = parallel::map(&files, |(path, file)| Look::at(&disk, path, file));
    for ((path, file), look) in files.into_iter().zip(looks) {
        planner.file(path, file, look);
    }
    planner.sweep(tree);
    Ok(planner.finish())
}

struct Planner<'a> {
    dir: &'a Path,
    disk: &'a Disk<'a>,
    force: bool,
    writes: Vec<Change>,
    deletes: BTreeMap<String, String>,
    unchanged: usize,
    /// By the path that is in the way: one link above a thousand files is one problem.
    problems: BTreeMap<String, Diagnostic>,
}

/// Facts about one file that take time to find, so that all cores are used.
struct Look<'a> {
    place: Place<'a>,
    /// The new text, if needed: if there is no file, or a different one.
    new: Result<String, Diagnostic>,
    /// The bytes of a file that differs from the new one.
    old: Option<io::Result<Vec<u8>>>,
}

impl<'a> Look<'a> {
    fn at(disk: &'a Disk, path: &'a str, file: &File) -> Self {
        let place = disk.place(path);
        let nothing = || (Ok(String::new()), None);
        let (new, old) = match (&place, file) {
            (Place::Free | Place::Twin(_), File::Generated { .. }) | (Place::Free, _) => {
                (file.text(), None)
            }
            (Place::File, File::Generated { origin, body }) => match disk.read(path) {
                Ok(old) if is_current(&old, origin, body) => nothing(),
                old => match (old, file.text()) {
                    (Ok(old), Ok(new)) if same_text(&old, new.as_bytes()) => nothing(),
                    (old, new) => (new, Some(old)),
                },
            },
            _ => nothing(),
        };
        Self { place, new, old }
    }
}

/// Whether the file on disk is known to be up to date without generating it.
fn is_current(old: &[u8], origin: &str, body: &Body) -> bool {
    body.inputs()
        .is_some_and(|inputs| stamp::is_made_of(old, origin, inputs))
}

impl Planner<'_> {
    fn file(&mut self, path: &str, file: &File, look: Look) {
        let new = match look.new {
            Ok(new) => new,
            Err(problem) => {
                self.problems.entry(path.to_owned()).or_insert(problem);
                return;
            }
        };
        match (look.place, file) {
            (Place::Free, _) => self.write(path, None, new),
            (Place::File | Place::Twin(_), File::Once(_)) => self.unchanged += 1,
            // Whatever users have made of a file of theirs, for example a link to the README above.
            (
                Place::Blocked {
                    at,
                    kind: Kind::Link,
                },
                File::Once(_),
            ) if at == path => {
                self.unchanged += 1;
            }
            (Place::Blocked { at, kind }, _) => self.blocked(path, at, kind),
            (Place::File, File::Generated { .. }) => self.generated(path, look.old, new),
            (Place::File, File::Block { block, .. }) => self.block(path, file, block),
            (Place::Twin(twin), File::Generated { .. }) => self.twin(path, twin, new),
            (Place::Twin(twin), File::Block { block, .. }) => self.block(twin, file, block),
        }
    }

    /// `old`: the existing file, if it is not up to date.
    fn generated(&mut self, path: &str, old: Option<io::Result<Vec<u8>>>, new: String) {
        match old {
            None => self.unchanged += 1,
            Some(Err(error)) => self.unreadable(path, &error),
            Some(Ok(old)) if self.may_go(path, stamp::owner(&old)) => {
                self.write(path, Some(readable(&old)), new);
            }
            Some(Ok(_)) => {}
        }
    }

    /// A file whose name differs only in case from the new one: the old name is removed first.
    fn twin(&mut self, path: &str, twin: &str, new: String) {
        let Some(old) = self.read(twin) else { return };
        if self.may_go(twin, stamp::owner(&old)) {
            self.deletes.insert(twin.to_owned(), readable(&old));
            self.write(path, None, new);
        }
    }

    /// Whether the file at `path` may be replaced; a problem if not.
    fn may_go(&mut self, path: &str, owner: Owner) -> bool {
        match owner {
            Owner::Ours | Owner::Nobody => return true,
            _ if self.force => return true,
            Owner::Edited => {
                self.problem(
                    Code::EditedFile,
                    path,
                    "has been edited since it was generated",
                    KEEP,
                );
            }
            Owner::Foreign => {
                let what = "is in the way of a generated file, and fieldnotes did not write it";
                self.problem(Code::ForeignFile, path, what, KEEP);
            }
        }
        false
    }

    fn block(&mut self, path: &str, file: &File, block: &str) {
        let Some(old) = self.read(path) else { return };
        let owner = stamp::owner(&old);
        let old = String::from_utf8(old).ok();
        let new = match owner {
            Owner::Nobody => file.text().ok(),
            _ => old.as_deref().and_then(|old| block::splice(old, block)),
        };
        match (old, new) {
            (Some(old), Some(new)) if same_text(old.as_bytes(), new.as_bytes()) => {
                self.unchanged += 1;
            }
            (old, Some(new)) => self.write(path, old, new),
            (_, None) => self.no_markers(path, block),
        }
    }

    /// The user has removed our part from a file of theirs: that is their right, but may be an accident.
    fn no_markers(&mut self, path: &str, block: &str) {
        let (open, close) = (block::OPEN, block::CLOSE);
        let what = format!(
            "is left as it is: it does not have exactly one pair of lines `{open}` and `{close}`"
        );
        let lines = block.trim_end();
        let help = format!("it needs these lines:\n{open}\n{lines}\n{close}");
        self.unchanged += 1;
        self.problem(Code::ForeignFile, path, &what, &help);
        if let Some(problem) = self.problems.get_mut(path) {
            problem.level = Level::Warning;
        }
    }

    fn blocked(&mut self, path: &str, at: &str, kind: Kind) {
        let what = match kind {
            Kind::Folder => "is a folder",
            Kind::File => "is a file but must be a folder",
            Kind::Link => "is a symbolic link, which fieldnotes does not follow",
            Kind::Package => "has its own Cargo.toml and belongs to another package",
            Kind::Other => "is not a regular file",
        };
        let what = format!("{what}; it is in the way of the generated file `{path}`");
        self.problem(Code::ForeignFile, at, &what, "move it elsewhere");
    }

    /// Deletes our files that the tree no longer has.
    fn sweep(&mut self, tree: &Tree) {
        for path in self
            .disk
            .swept_files()
            .filter(|path| tree.get(path).is_none())
        {
            let Some(old) = self.read(path) else {
                continue;
            };
            match stamp::owner(&old) {
                Owner::Edited if !self.force => {
                    let what = "is no longer generated, but has been edited since it was";
                    self.problem(Code::EditedFile, path, what, DROP);
                }
                Owner::Edited | Owner::Ours => {
                    self.deletes.insert(path.to_owned(), readable(&old));
                }
                Owner::Foreign | Owner::Nobody => {}
            }
        }
    }

    /// The bytes of the file at `path`, `None` after a problem.
    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        self.disk
            .read(path)
            .map_err(|error| self.unreadable(path, &error))
            .ok()
    }

    fn unreadable(&mut self, path: &str, error: &io::Error) {
        let what = format!("cannot be read: {error}");
        self.problem(
            Code::UnreadableFile,
            path,
            &what,
            "make it readable, or move it elsewhere",
        );
    }

    fn write(&mut self, path: &str, old: Option<String>, new: String) {
        self.writes.push(Change {
            path: path.to_owned(),
            old,
            new,
        });
    }

    fn problem(&mut self, code: Code, path: &str, what: &str, help: &str) {
        let message = format!("`{}` {what}", path.escape_debug());
        let problem = finding(code, self.dir, path, message).help(help);
        self.problems.entry(path.to_owned()).or_insert(problem);
    }

    fn finish(self) -> Plan {
        Plan {
            writes: self.writes,
            deletes: self.deletes.into_iter().collect(),
            unchanged: self.unchanged,
            problems: self.problems.into_values().collect(),
            leftovers: self.disk.leftovers().map(str::to_owned).collect(),
        }
    }
}
