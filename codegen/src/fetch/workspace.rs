//! Replaces the old folders and the old lock with new ones.
//!
//! Everything is prepared in a hidden folder beside the config file, on the same file system. Renaming a small file,
//! the journal, is the commit point: before it nothing is replaced, after it everything will be. The next run either
//! discards or finishes the work of a killed one, so that folders and lock are consistent again. Each folder is
//! exchanged for the new one in one step if the system can do that (Linux, macOS), and otherwise in two.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::lock;
use super::pages::{self, Folder, Pages};
use crate::diagnostic::{Code, Diagnostic};

/// The folder of a pull.
pub const PULL: &str = ".fieldnotes-pull";

/// The file that exactly one process can lock.
const GUARD: &str = "guard";

/// The file that marks the commit point.
const JOURNAL: &str = "journal.json";

/// The moves to make.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    folders: Vec<Move>,
}

/// One folder.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    /// Relative to the folder of the config file, with `/` between its parts.
    to: String,
    /// The digest of what is moved there.
    digest: String,
}

/// A folder for preparations that no other run uses.
pub struct Workspace {
    /// The folder of the config file.
    base: PathBuf,
    folder: PathBuf,
    moves: Vec<Move>,
    /// Released by the system when the process ends, however it ends.
    _guard: File,
}

impl Workspace {
    /// Makes the folder `name` in `base` the workspace of this process, and removes what a killed run has left,
    /// except for work past its commit point.
    ///
    /// # Errors
    /// If another process is working there, or nothing can be written.
    pub fn open(base: &Path, name: &str) -> Result<Self, Diagnostic> {
        let folder = base.join(name);
        // A program that a killed run was about to start still holds what that run held.
        let guard = patiently(|| lock_folder(&folder), |guard| !matches!(guard, Ok(None)));
        let guard = guard.map_err(|error| cannot(&folder, &error))?;
        let Some(guard) = guard else {
            let message = "another fieldnotes is running here";
            return Err(Diagnostic::new(Code::CannotWrite, message)
                .in_file(name)
                .help("wait until it has finished"));
        };
        let workspace = Self {
            base: base.to_owned(),
            folder,
            moves: Vec::new(),
            _guard: guard,
        };
        if !workspace.path(JOURNAL).exists() {
            workspace
                .clear()
                .map_err(|error| cannot(&workspace.folder, &error))?;
        }
        Ok(workspace)
    }

    /// The workspace itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path in the workspace.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether a run in `base` was killed after its commit point.
    pub fn is_unfinished(base: &Path) -> bool {
        base.join(PULL).join(JOURNAL).exists()
    }

    /// Finishes the work of a killed run on the folders `known`, those that the config pulls. Returns whether
    /// there was anything.
    ///
    /// # Errors
    /// If something cannot be moved; the next run tries again. Also if the journal is about any other folder: it may
    /// have come with a stranger's checkout.
    pub fn recover(&self, known: &[String]) -> Result<bool, Diagnostic> {
        let text = match fs::read_to_string(self.path(JOURNAL)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            text => text.map_err(|error| cannot(&self.path(JOURNAL), &error))?,
        };
        let journal: Option<Journal> = serde_json::from_str(&text).ok();
        let is_known = |it: &Move| known.contains(&it.to);
        let Some(journal) = journal.filter(|it| it.folders.iter().all(is_known)) else {
            let message = "this is not a journal for the sources in the config";
            return Err(Diagnostic::new(Code::CannotWrite, message)
                .in_file(format!("{PULL}/{JOURNAL}"))
                .help(format!(
                    "delete the folder {PULL}; the docs and the lock are intact"
                )));
        };
        self.finish(&journal)?;
        // The old folders are there under the names of the new ones.
        self.clear().map_err(|error| cannot(&self.folder, &error))?;
        Ok(true)
    }

    /// Prepares `pages` to become the folder `to`, relative to that of the config file.
    ///
    /// # Errors
    /// If they cannot be written, or the path to `to` leads through a link.
    pub fn stage(&mut self, to: &str, pages: &Pages) -> Result<(), Diagnostic> {
        let staged = self.path(&staged(self.moves.len()));
        pages::write(pages, &staged).map_err(|error| cannot(&staged, &error))?;
        let digest = pages::digest(pages);
        let written = Folder::read(&staged).map_err(|error| cannot(&staged, &error))?;
        if pages::digest(&written.pages) != digest {
            let message =
                "the pages are not as written: this file system treats two of their names as one";
            return Err(Diagnostic::new(Code::RefusedRepository, message).in_file(to));
        }
        self.make_way(to)?;
        if !self.is_on_same_disk(to) {
            let message = "this folder is on a different disk from the config file, so it cannot be replaced in one step";
            return Err(Diagnostic::new(Code::CannotWrite, message).in_file(to));
        }
        self.moves.push(Move {
            to: to.to_owned(),
            digest,
        });
        Ok(())
    }

    /// Replaces all that was staged, and the lock.
    ///
    /// # Errors
    /// If something cannot be written. Before the commit point nothing has changed; after it the next run continues.
    pub fn commit(mut self, lock: &str) -> Result<(), Diagnostic> {
        let journal = Journal {
            folders: std::mem::take(&mut self.moves),
        };
        let text = serde_json::to_string(&journal).unwrap_or_default();
        let prepare = || -> io::Result<()> {
            write_through(&self.path(lock::FILE_NAME), lock)?;
            write_through(&self.path("journal.new"), &text)?;
            fs::rename(self.path("journal.new"), self.path(JOURNAL))
        };
        prepare().map_err(|error| cannot(&self.folder, &error))?;
        self.finish(&journal)?;
        self.discard();
        Ok(())
    }

    /// Removes the workspace. Leftovers do no harm: the next run removes them.
    pub fn discard(self) {
        let _ = remove(&self.folder, true);
    }

    fn finish(&self, journal: &Journal) -> Result<(), Diagnostic> {
        for (index, it) in journal.folders.iter().enumerate() {
            self.make_way(&it.to)?;
            let (new, target) = (self.path(&staged(index)), self.base.join(&it.to));
            self.replace(&new, &target, it, index)
                .map_err(|error| cannot(&target, &error))?;
        }
        let (new, target) = (self.path(lock::FILE_NAME), self.base.join(lock::FILE_NAME));
        match fs::rename(&new, &target) {
            // A run that was killed after this point has done it.
            Err(error) if error.kind() == io::ErrorKind::NotFound && target.exists() => {}
            moved => moved.map_err(|error| cannot(&target, &error))?,
        }
        let journal = self.path(JOURNAL);
        fs::remove_file(&journal).map_err(|error| cannot(&journal, &error))
    }

    /// Puts `new` in place of `target`, unless that is already done. The digest shows it: after an exchange the old folder
    /// has the name of the new one.
    fn replace(&self, new: &Path, target: &Path, it: &Move, index: usize) -> io::Result<()> {
        let is_folder = fs::symlink_metadata(new).is_ok_and(|it| it.is_dir());
        let is_new = is_folder && pages::digest(&Folder::read(new)?.pages) == it.digest;
        if !is_new {
            return Ok(());
        }
        if !target.exists() {
            return fs::rename(new, target);
        }
        if exchange(new, target)? {
            return Ok(());
        }
        let old = self.path(&format!("old-{index}"));
        fs::rename(target, old)?;
        fs::rename(new, target)
    }

    /// Whether the prepared folder can be moved to `to`.
    #[cfg(unix)]
    fn is_on_same_disk(&self, to: &str) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        let target = self.base.join(to);
        let around = target.ancestors().find(|path| path.exists());
        let device = |path: &Path| fs::metadata(path).map(|it| it.dev()).ok();
        around.and_then(device) == device(&self.folder)
    }

    /// There, a disk is a letter at the start of the path, and both paths start with that of the config file.
    #[cfg(not(unix))]
    fn is_on_same_disk(&self, _: &str) -> bool {
        true
    }

    /// Creates the folders around `to`, none of which may be a link: it could lead out of the project.
    fn make_way(&self, to: &str) -> Result<(), Diagnostic> {
        let mut path = self.base.clone();
        let mut parts = to.split('/').peekable();
        while let Some(part) = parts.next() {
            path.push(part);
            let kind = fs::symlink_metadata(&path).map(|it| it.file_type());
            match kind {
                Ok(kind) if kind.is_dir() => {}
                Ok(kind) => {
                    let what = if kind.is_symlink() {
                        "a symbolic link"
                    } else {
                        "not a folder"
                    };
                    let message = format!("the docs go to `{to}`, but this is {what}");
                    let shown = path
                        .strip_prefix(&self.base)
                        .unwrap_or(&path)
                        .display()
                        .to_string();
                    return Err(Diagnostic::new(Code::CannotWrite, message).in_file(shown));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    if parts.peek().is_some() {
                        fs::create_dir(&path).map_err(|error| cannot(&path, &error))?;
                    }
                }
                Err(error) => return Err(cannot(&path, &error)),
            }
        }
        Ok(())
    }

    /// Removes everything but the guard, and makes git ignore the folder.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == GUARD {
                continue;
            }
            remove(&entry.path(), entry.file_type()?.is_dir())?;
        }
        fs::write(self.path(".gitignore"), "*\n")
    }
}

/// Removes a file or a folder. The git of a killed run may be writing there for another moment.
fn remove(path: &Path, is_folder: bool) -> io::Result<()> {
    let removed = || match is_folder {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    };
    patiently(removed, |removed| match removed {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(()) => true,
    })
    .or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}

/// Retries for a second, until the result is `fine`. Processes of a killed run outlive it by a moment.
fn patiently<T>(mut action: impl FnMut() -> T, is_fine: impl Fn(&T) -> bool) -> T {
    for _ in 0..20 {
        let result = action();
        if is_fine(&result) {
            return result;
        }
        thread::sleep(Duration::from_millis(50));
    }
    action()
}

fn staged(index: usize) -> String {
    format!("new-{index}")
}

/// Writes a file, and waits until it is on disk.
fn write_through(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn cannot(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("this cannot be written: {error}");
    Diagnostic::new(Code::CannotWrite, message).in_file(path.display().to_string())
}

/// Locks `folder` for this process, creating it if necessary. `None` if another process has it.
fn lock_folder(folder: &Path) -> io::Result<Option<File>> {
    match fs::symlink_metadata(folder) {
        Ok(meta) if !meta.is_dir() => return Err(io::Error::other("it is not a folder")),
        Ok(_) => {}
        Err(_) => fs::create_dir(folder).or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Ok(()),
            _ => Err(error),
        })?,
    }
    let path = folder.join(GUARD);
    let Some(file) = lock_file(&path)? else {
        return Ok(None);
    };
    // A run that has just ended has removed the folder with the file that we have open.
    Ok(is_same_file(&file, &path).then_some(file))
}

#[cfg(unix)]
fn lock_file(path: &Path) -> io::Result<Option<File>> {
    use rustix::fs::{FlockOperation, OFlags, flock};
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    if let Ok(flags) = i32::try_from(OFlags::NOFOLLOW.bits()) {
        options.custom_flags(flags);
    }
    let file = options.open(path)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Some(file)),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    held.ino() == named.ino() && held.dev() == named.dev()
}

/// A file that nobody else may open.
#[cfg(windows)]
fn lock_file(path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const SHARING_VIOLATION: i32 = 32;
    let opened = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .share_mode(0)
        .open(path);
    match opened {
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        opened => opened.map(Some),
    }
}

/// Open files cannot be removed there.
#[cfg(windows)]
fn is_same_file(_: &File, _: &Path) -> bool {
    true
}

/// Exchanges two folders in one step. Returns whether the system can do that.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
