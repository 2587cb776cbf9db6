//! Files in memory → files on disk.
//!
//! [`plan`] reads the disk and decides, [`apply`] writes. Both keep one promise: what a person wrote is never lost.
//! So only a file that has our stamp with the correct checksum, that is, one nobody has edited, is replaced or
//! deleted; no symbolic link is followed; and each file is checked once more just before it is replaced.
//!
//! Several runs at once need no lock. Every file appears by one atomic rename, runs on the same input write the same
//! bytes, and a run whose temporary file was removed by another writes it again. A lock file would be one more
//! thing to go stale after a kill, and would touch the folder on runs that change nothing.

mod block;
mod disk;
mod file;
mod plan;
mod stamp;
mod tree;
mod write;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Level};

#[cfg(feature = "cli")]
pub(crate) use file::replace;
pub use plan::plan;
#[cfg(feature = "cli")]
pub(crate) use stamp::origin;
pub use tree::{Body, File, Make, Tree};
pub use write::{apply, writable};

/// The folders below the output folder that are searched for files that we no longer write.
const SWEPT: [&str; 2] = ["src", "tests"];

/// What must happen on disk for it to match a [`Tree`]. All lists are sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files to create or replace.
    pub writes: Vec<Change>,
    /// Files to delete, by path, with their text.
    pub deletes: Vec<(String, String)>,
    /// The number of files that are up to date.
    pub unchanged: usize,
    /// What is in the way. If there is an error among these, [`apply`] refuses.
    pub problems: Vec<Diagnostic>,
    /// Temporary files that killed runs left behind. They say nothing about whether the output is fresh.
    pub leftovers: Vec<String>,
}

impl Plan {
    /// Whether the files on disk are up to date, apart from the problems.
    pub fn is_fresh(&self) -> bool {
        self.writes.is_empty() && self.deletes.is_empty()
    }

    /// Whether a problem prevents writing.
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.level == Level::Error)
    }
}

/// One file to create or replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path relative to the output folder, with `/` between its parts.
    pub path: String,
    /// The text on disk, `None` if there is no file. Line endings are `\n` here, except in a [`File::Block`].
    pub old: Option<String>,
    /// The new text.
    pub new: String,
}

/// What [`apply`] has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applied {
    pub written: usize,
    pub deleted: usize,
}

/// The path to show to people for `path` below `dir`.
fn shown(dir: &Path, path: &str) -> String {
    format!("{}/{}", dir.display(), path.escape_debug())
}

/// A finding about the file `path` below `dir`.
fn finding(code: Code, dir: &Path, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, message).in_file(shown(dir, path))
}

/// Whether two texts differ only in carriage returns, as after a checkout on Windows.
fn same_text(left: &[u8], right: &[u8]) -> bool {
    let lines = |text| <[u8]>::iter(text).filter(|byte| **byte != b'\r');
    left == right || lines(left).eq(lines(right))
}

/// The text of `bytes` as shown to people: with one kind of line ending, so that a diff shows only real changes.
fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\r', "")
}
