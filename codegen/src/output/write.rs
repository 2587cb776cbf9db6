//! The only code that writes: one atomic rename per file.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use super::disk::present;
use super::file::temporary;
use super::stamp::{self, Owner};
use super::tree::prefixes;
use super::{Applied, Change, Plan, finding, same_text};
use crate::diagnostic::{Code, Diagnostic};

/// How often to retry a file whose folder or temporary file vanishes: once for each run that cleans up at this moment.
const TRIES: usize = 16;

/// Carries out `plan` in `dir`: first the deletions, because on a system that ignores case a deletion could hit a file
/// just written.
///
/// A run that is killed leaves whole old files, whole new files and perhaps a temporary file, which the next [`plan`]
/// lists and the next `apply` removes.
///
/// [`plan`]: super::plan()
///
/// # Errors
/// If the plan has errors, in which case nothing is written; and at the first file that cannot be written or deleted, or that
/// someone has changed since `plan` read it.
pub fn apply(plan: &Plan, dir: &Path) -> Result<Applied, Diagnostic> {
    if plan.has_errors() {
        let message = "nothing is written while a file is in the way";
        return Err(Diagnostic::new(Code::CannotWrite, message).in_file(dir.display().to_string()));
    }
    let mut writer = Writer {
        dir,
        known: BTreeSet::new(),
    };
    let mut applied = Applied::default();
    for path in &plan.leftovers {
        // A leftover does no harm, and the next run tries again.
        let _ = writer.discard(path);
    }
    for (path, old) in &plan.deletes {
        let deleted = writer
            .delete(path, old)
            .map_err(|fault| fault.report(dir, path, "deleted"))?;
        applied.deleted += usize::from(deleted);
    }
    writer.prune(plan.deletes.iter().map(|(path, _)| path.as_str()));
    for change in &plan.writes {
        let written = writer
            .write(change)
            .map_err(|fault| fault.report(dir, &change.path, "written"))?;
        applied.written += usize::from(written);
    }
    Ok(applied)
}

/// Whether files can be created in `dir`, or in the folder it would be created in. A build script in a read-only tree, such as
/// a package registry, then leaves everything as it is.
///
/// Call it only if there is something to write: on some systems the probe changes the time stamp of the folder.
pub fn writable(dir: &Path) -> bool {
    let here = |path: &Path| path.as_os_str().is_empty();
    let existing = dir.ancestors().find(|path| here(path) || path.is_dir());
    let existing = existing
        .filter(|path| !here(path))
        .unwrap_or(Path::new("."));
    // Any other error is not about permission and is better reported when writing.
    !tempfile::tempfile_in(existing).is_err_and(|error| {
        matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        )
    })
}

/// Why a file could not be written or deleted.
enum Fault {
    Io(io::Error),
    /// It has changed since the plan was made.
    Changed,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Fault {
    fn report(&self, dir: &Path, path: &str, done: &str) -> Diagnostic {
        let name = path.escape_debug();
        let message = match self {
            Self::Io(error) => format!("`{name}` cannot be {done}: {error}"),
            Self::Changed => {
                format!("`{name}` is not {done}: it changed while fieldnotes was running")
            }
        };
        let diagnostic = finding(Code::CannotWrite, dir, path, message);
        match self {
            Self::Io(_) => diagnostic,
            Self::Changed => diagnostic.help("run it again"),
        }
    }

    /// Whether a concurrent run can be the reason, so that a retry may succeed.
    fn is_passing(&self) -> bool {
        let kind = match self {
            Self::Io(error) => error.kind(),
            Self::Changed => return false,
        };
        matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
    }
}

struct Writer<'a> {
    dir: &'a Path,
    /// Folders that are known to be folders and not links.
    known: BTreeSet<String>,
}

impl Writer<'_> {
    /// Writes one file; returns `false` if another run has just written the same.
    fn write(&mut self, change: &Change) -> Result<bool, Fault> {
        let mut result = self.try_write(change);
        for _ in 1..TRIES {
            match &result {
                Err(fault) if fault.is_passing() => self.known.clear(),
                _ => break,
            }
            result = self.try_write(change);
        }
        result
    }

    fn try_write(&mut self, change: &Change) -> Result<bool, Fault> {
        self.make_folders(&change.path)?;
        let target = self.dir.join(&change.path);
        let Some(current) = self.current(&change.path)? else {
            let temp = temporary(&target, &change.new)?;
            return Ok(persist_new(temp, &target).map(|()| true)?);
        };
        if current == change.new.as_bytes() {
            return Ok(false);
        }
        if !is_as_planned(&current, change.old.as_deref()) {
            return Err(Fault::Changed);
        }
        let temp = temporary(&target, &change.new)?;
        temp.as_file()
            .set_permissions(fs::symlink_metadata(&target)?.permissions())?;
        temp.persist(&target).map_err(|error| error.error)?;
        Ok(true)
    }

    /// Deletes one file; returns `false` if it has already gone.
    fn delete(&mut self, path: &str, old: &str) -> Result<bool, Fault> {
        let Some(current) = self.current(path)? else {
            return Ok(false);
        };
        if !is_as_planned(&current, Some(old)) {
            return Err(Fault::Changed);
        }
        Ok(present(fs::remove_file(self.dir.join(path)))?.is_some())
    }

    /// Removes a temporary file.
    fn discard(&mut self, path: &str) -> Result<(), Fault> {
        if self.current(path)?.is_some() {
            fs::remove_file(self.dir.join(path))?;
        }
        Ok(())
    }

    /// Removes the folders that the deletion of `paths` has left empty.
    fn prune<'p>(&mut self, paths: impl Iterator<Item = &'p str>) {
        for path in paths {
            let mut folder = path;
            while let Some((parent, _)) = folder.rsplit_once('/') {
                // This fails for a folder with anything in it, which is what we want.
                if fs::remove_dir(self.dir.join(parent)).is_err() {
                    break;
                }
                self.known.remove(parent);
                folder = parent;
            }
        }
    }

    /// The bytes of the file at `path`, `None` if there is none.
    fn current(&mut self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        for folder in folders(path) {
            if !self.is_known(folder)? {
                return Ok(None);
            }
        }
        let target = self.dir.join(path);
        match present(fs::symlink_metadata(&target))? {
            None => Ok(None),
            Some(metadata) if metadata.is_file() => Ok(present(fs::read(&target))?),
            Some(_) => Err(Fault::Changed),
        }
    }

    fn make_folders(&mut self, path: &str) -> Result<(), Fault> {
        if self.known.is_empty() {
            fs::create_dir_all(self.dir)?;
        }
        for folder in folders(path) {
            if !self.is_known(folder)? {
                fs::create_dir(self.dir.join(folder))?;
                self.known.insert(folder.to_owned());
            }
        }
        Ok(())
    }

    /// Whether there is a `folder`. Anything else with that name is a fault: the plan has not seen it.
    fn is_known(&mut self, folder: &str) -> Result<bool, Fault> {
        if self.known.contains(folder) {
            return Ok(true);
        }
        match present(fs::symlink_metadata(self.dir.join(folder)))? {
            None => Ok(false),
            Some(metadata) if metadata.is_dir() => Ok(self.known.insert(folder.to_owned())),
            Some(_) => Err(Fault::Changed),
        }
    }
}

/// The folders on the way to `path`.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    prefixes(path).filter(move |prefix| prefix.len() < path.len())
}

/// Whether a file that was `old` in the plan may be removed: it is unchanged, or another run has updated it.
fn is_as_planned(current: &[u8], old: Option<&str>) -> bool {
    let is_old = |old: &str| same_text(String::from_utf8_lossy(current).as_bytes(), old.as_bytes());
    matches!(stamp::owner(current), Owner::Ours | Owner::Nobody) || old.is_some_and(is_old)
}

/// Moves `temp` to `target`, which a person may have created at this very moment.
fn persist_new(temp: tempfile::NamedTempFile<fs::File>, target: &Path) -> io::Result<()> {
    use io::ErrorKind::{AlreadyExists, NotFound};
    match temp.persist_noclobber(target) {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.error.kind(), AlreadyExists | NotFound) => Err(error.error),
        // Some file systems support neither links nor a rename that refuses to replace.
        Err(error) => error
            .file
            .persist(target)
            .map(drop)
            .map_err(|error| error.error),
    }
}
