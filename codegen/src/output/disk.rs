//! The contents of the output folder, without following links.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::OnceLock;
use std::{fs, io};

use walkdir::WalkDir;

use super::SWEPT;
use super::tree::{Tree, is_rust, prefixes};

/// Temporary files are named `.fieldnotes-` + 12 letters and digits + `.tmp`.
pub(super) const TEMP_PREFIX: &str = ".fieldnotes-";
pub(super) const TEMP_SUFFIX: &str = ".tmp";
pub(super) const TEMP_RANDOM: usize = 12;

/// The kind of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A folder with its own Cargo.toml: its files belong to another package, and perhaps to another run.
    Package,
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What is in the place of a file to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    Free,
    File,
    /// On a system that ignores case: a file whose name differs only in case.
    Twin(&'a str),
    /// Something that is not a file, at the path or on the way to it.
    Blocked {
        at: &'a str,
        kind: Kind,
    },
}

/// All names that matter, read once. Names are as listed by the folders, however the system treats case.
pub(super) struct Disk<'a> {
    dir: &'a Path,
    entries: BTreeMap<String, Kind>,
    /// Names by their lower case. Used only if a file is not found.
    folded: OnceLock<BTreeMap<String, String>>,
    /// Folders that could not be read.
    pub(super) faults: Vec<(String, io::Error)>,
}

impl<'a> Disk<'a> {
    /// Lists `dir`: the swept folders completely, the others only if `tree` has files in them.
    ///
    /// # Errors
    /// If `dir` itself cannot be listed. It may be missing.
    pub(super) fn list(dir: &'a Path, tree: &Tree) -> io::Result<Self> {
        let (entries, folded, faults) = (BTreeMap::new(), OnceLock::new(), Vec::new());
        let mut disk = Self {
            dir,
            entries,
            folded,
            faults,
        };
        disk.list_folder("")?;
        for root in SWEPT {
            if disk.entries.get(root) == Some(&Kind::Folder) {
                disk.walk(root);
            }
        }
        for folder in tree.folders().filter(|folder| !is_swept(folder)) {
            let is_real = prefixes(folder).all(|at| disk.entries.get(at) == Some(&Kind::Folder));
            if is_real && let Err(error) = disk.list_folder(folder) {
                disk.faults.push((folder.to_owned(), error));
            }
        }
        Ok(disk)
    }

    fn list_folder(&mut self, folder: &str) -> io::Result<()> {
        let listing = match fs::read_dir(self.dir.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            listing => listing?,
        };
        for entry in listing {
            let entry = entry?;
            // We never write a name that is not UTF-8.
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            let path = if folder.is_empty() {
                name.to_owned()
            } else {
                format!("{folder}/{name}")
            };
            self.entries.insert(path, kind_of(entry.file_type()?));
        }
        Ok(())
    }

    fn walk(&mut self, root: &str) {
        let mut walk = WalkDir::new(self.dir.join(root))
            .follow_root_links(false)
            .into_iter();
        // The folders around the entry; `None` if a name is not UTF-8.
        let mut around: Vec<Option<String>> = Vec::new();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) => {
                    around.truncate(entry.depth());
                    let path = match around.last() {
                        None => Some(root.to_owned()),
                        Some(folder) => below(folder.as_deref(), entry.file_name()),
                    };
                    let mut kind = kind_of(entry.file_type());
                    if kind == Kind::Folder {
                        around.push(path.clone());
                    }
                    let Some(path) = path else { continue };
                    if kind == Kind::Folder && path != root && is_package(entry.path()) {
                        kind = Kind::Package;
                        walk.skip_current_dir();
                    }
                    self.entries.insert(path, kind);
                }
                Err(error) => {
                    let path = error.path().and_then(|path| relative(self.dir, path));
                    let error = error.into_io_error();
                    // It is fine if something has just gone: another run deletes the same files.
                    if let Some(error) = error.filter(|it| it.kind() != io::ErrorKind::NotFound) {
                        self.faults
                            .push((path.unwrap_or_else(|| root.to_owned()), error));
                    }
                }
            }
        }
    }

    /// What is at `path` or on the way to it.
    pub(super) fn place<'p>(&'p self, path: &'p str) -> Place<'p> {
        for at in prefixes(path) {
            match self.entries.get(at) {
                Some(Kind::Folder) if at.len() < path.len() => {}
                Some(Kind::File) if at.len() == path.len() => return Place::File,
                Some(kind) => return Place::Blocked { at, kind: *kind },
                None => return self.unlisted(path),
            }
        }
        Place::Free
    }

    /// What is at `path`, which is not listed under that name.
    fn unlisted(&self, path: &str) -> Place<'_> {
        let folded = self.folded.get_or_init(|| {
            let paths = self.entries.keys();
            paths
                .map(|path| (path.to_lowercase(), path.clone()))
                .collect()
        });
        let Some(twin) = folded.get(&path.to_lowercase()) else {
            return Place::Free;
        };
        // The twin is in the way only if the system treats both names as the same.
        match self.entries.get(twin) {
            Some(kind) if twin != path && self.dir.join(path).symlink_metadata().is_ok() => {
                if *kind == Kind::File {
                    Place::Twin(twin)
                } else {
                    Place::Blocked {
                        at: twin,
                        kind: *kind,
                    }
                }
            }
            _ => Place::Free,
        }
    }

    /// The bytes of a listed file: empty if it has gone since, which makes no difference.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        Ok(present(fs::read(self.dir.join(path)))?.unwrap_or_default())
    }

    /// All Rust files below the swept folders, sorted.
    pub(super) fn swept_files(&self) -> impl Iterator<Item = &str> {
        self.files().filter(|path| is_swept(path) && is_rust(path))
    }

    /// The temporary files of runs that were killed, or of one that is running now, which can cope.
    pub(super) fn leftovers(&self) -> impl Iterator<Item = &str> {
        self.files()
            .filter(|path| is_temporary(path.rsplit('/').next().unwrap_or(path)))
    }

    fn files(&self) -> impl Iterator<Item = &str> {
        let files = self.entries.iter().filter(|(_, kind)| **kind == Kind::File);
        files.map(|(path, _)| path.as_str())
    }
}

/// Turns "not found" from an error into an answer.
pub(super) fn present<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_swept(path: &str) -> bool {
    path.split('/')
        .next()
        .is_some_and(|root| SWEPT.contains(&root))
}

fn is_package(folder: &Path) -> bool {
    folder.join("Cargo.toml").symlink_metadata().is_ok()
}

/// Whether `name` is one that only we use, so that a person's `.fieldnotes-ideas.md` stays.
fn is_temporary(name: &str) -> bool {
    let random = name
        .strip_prefix(TEMP_PREFIX)
        .and_then(|rest| rest.strip_suffix(TEMP_SUFFIX));
    random.is_some_and(|it| {
        it.len() == TEMP_RANDOM && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_file() {
        Kind::File
    } else if kind.is_dir() {
        Kind::Folder
    } else {
        Kind::Other
    }
}

/// The path of `name` in `folder`; `None` if it is not UTF-8.
fn below(folder: Option<&str>, name: &OsStr) -> Option<String> {
    Some(format!("{}/{}", folder?, name.to_str()?))
}

/// `path` relative to `dir` with `/` between its parts; `None` if a part is not UTF-8.
fn relative(dir: &Path, path: &Path) -> Option<String> {
    let rest = path.strip_prefix(dir).ok()?;
    let parts: Option<Vec<&str>> = rest.iter().map(OsStr::to_str).collect();
    parts.map(|parts| parts.join("/"))
}
