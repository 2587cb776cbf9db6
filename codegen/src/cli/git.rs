//! Reads the files of a revision with the program `git`.
//!
//! They are written to a temporary folder, so that the same rules apply as to any others.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io, thread};

use tempfile::TempDir;

use crate::fetch::git::program;

/// Variables that git sets for hooks and that point to a folder other than ours.
const HOOK_VARIABLES: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// A file at a revision.
struct Entry {
    /// From the top of the repository, with `/` between its parts.
    path: String,
    object: String,
}

/// A revision of the repository that contains a folder.
pub(super) struct Revision {
    folder: PathBuf,
    /// The folder's path in the repository: empty, or with a slash at its end.
    prefix: String,
    entries: Vec<Entry>,
    /// What has been checked out of it.
    files: TempDir,
}

impl Revision {
    /// Finds the revision `name` in the repository that `folder` is in.
    ///
    /// # Errors
    /// One sentence: there is no git, no repository, or no such revision.
    pub fn open(folder: &Path, name: &str) -> Result<Self, String> {
        if name.is_empty() || name.starts_with('-') {
            return Err(format!("`{name}` is not a revision"));
        }
        let folder = folder.to_owned();
        let prefix = text(git(&folder, &["rev-parse", "--show-prefix"])?)?;
        let commit = git(
            &folder,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                &format!("{name}^{{commit}}"),
            ],
        )
        .map_err(|_| format!("there is no revision `{name}` in this repository"))?;
        let commit = text(commit)?;
        let commit = commit.trim();
        let listing = git(&folder, &["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let files = tempfile::tempdir()
            .map_err(|error| format!("a temporary folder cannot be created: {error}"))?;
        Ok(Self {
            folder,
            prefix: prefix.trim_end_matches(['\n', '\r']).to_owned(),
            entries: listing.split(|byte| *byte == 0).filter_map(entry).collect(),
            files,
        })
    }

    /// The checked-out counterpart of the folder that the revision was opened in.
    pub fn base(&self) -> PathBuf {
        self.files.path().join(&self.prefix)
    }

    /// Checks out the file `path`, relative to the folder, if there is one at this revision.
    pub fn file(&self, path: &str) -> Result<Option<PathBuf>, String> {
        let Some(full) = self.full_path(path) else {
            return Ok(None);
        };
        let found: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.path == full)
            .collect();
        self.check_out(&found)?;
        Ok((!found.is_empty()).then(|| self.files.path().join(full)))
    }

    /// Checks out the Markdown pages below the folder `path`, relative to the folder. Returns how many there are.
    ///
    /// # Errors
    /// Also if the folder is not in the repository.
    pub fn pages(&self, path: &str) -> Result<usize, String> {
        let Some(full) = self.full_path(path) else {
            return Err(format!("`{path}` is outside the repository"));
        };
        let is_page = |entry: &&Entry| {
            let extension = Path::new(&entry.path).extension().and_then(OsStr::to_str);
            let is_markdown = extension.is_some_and(|it| it.eq_ignore_ascii_case("md"));
            let rest = entry.path.strip_prefix(&full);
            is_markdown && rest.is_some_and(|rest| full.is_empty() || rest.starts_with('/'))
        };
        let found: Vec<&Entry> = self.entries.iter().filter(is_page).collect();
        self.check_out(&found)?;
        Ok(found.len())
    }

    /// `path`, relative to the folder or absolute, from the top of the repository. `None` if it is not in there.
    fn full_path(&self, path: &str) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut relative = Path::new(&self.prefix).join(path);
        if relative.is_absolute() {
            let top = git(&self.folder, &["rev-parse", "--show-toplevel"])
                .and_then(text)
                .ok()?;
            let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            relative = real(&relative)
                .strip_prefix(real(Path::new(top.trim_end())))
                .ok()?
                .to_owned();
        }
        for part in relative.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
                Component::CurDir => {}
                Component::ParentDir => {
                    parts.pop()?;
                }
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(parts.join("/"))
    }

    /// The path of the folder `path` as it must be written for [`Self::base`].
    pub fn relative(&self, path: &str) -> Option<String> {
        if !Path::new(path).is_absolute() {
            return Some(path.to_owned());
        }
        let up = "../".repeat(self.prefix.matches('/').count());
        Some(up + &self.full_path(path)?)
    }

    fn check_out(&self, entries: &[&Entry]) -> Result<(), String> {
        let objects: String = entries
            .iter()
            .map(|entry| format!("{}\n", entry.object))
            .collect();
        let contents = git_with(&self.folder, &["cat-file", "--batch"], objects.into_bytes())?;
        let mut rest = contents.as_slice();
        for entry in entries {
            let content = next_object(&mut rest)
                .ok_or_else(|| format!("git does not list what is in `{}`", entry.path))?;
            let path = self.files.path().join(&entry.path);
            write(&path, content)
                .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        }
        Ok(())
    }
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, content)
}

/// `100644 blob 3b18e…<tab>docs/models/port.md`. Links and submodules are not files, and a path that leads elsewhere does
/// not come from git.
fn entry(line: &[u8]) -> Option<Entry> {
    // A page under a strange name is still a page.
    let line = String::from_utf8_lossy(line);
    let (head, path) = line.split_once('\t')?;
    let mut head = head.split(' ');
    let (mode, _, object) = (head.next()?, head.next()?, head.next()?);
    let is_plain = |part| matches!(part, Component::Normal(_));
    let is_safe = Path::new(path).components().all(is_plain) && !path.is_empty();
    (mode.starts_with("100") && is_safe).then(|| Entry {
        path: path.to_owned(),
        object: object.to_owned(),
    })
}

/// The content of the next object of `git cat-file --batch`: `OBJECT blob SIZE`, a line end, the bytes, a line end.
fn next_object<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, content) = (rest.get(..end)?, rest.get(end + 1..)?);
    let size: usize = str::from_utf8(head)
        .ok()?
        .rsplit(' ')
        .next()?
        .parse()
        .ok()?;
    *rest = content.get(size + 1..)?;
    content.get(..size)
}

fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    git_with(folder, args, Vec::new())
}

/// The output of `git args` for `input`.
fn git_with(folder: &Path, args: &[&str], input: Vec<u8>) -> Result<Vec<u8>, String> {
    let program = program();
    let failed = |error: io::Error| format!("`{}` cannot be run: {error}", program.display());
    let mut command = Command::new(&program);
    HOOK_VARIABLES.iter().for_each(|name| {
        command.env_remove(name);
    });
    command.args(args).current_dir(folder);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let stdin = child.stdin.take();
    // Written while the output is read: each stream has a buffer that can fill up.
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        child.wait_with_output()
    });
    let output = output.map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let complaint = complaint.trim().trim_start_matches("fatal: ");
    Err(format!(
        "`git {}` failed: {complaint}",
        args.first().unwrap_or(&"")
    ))
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "git printed a path that is not UTF-8".to_owned())
}
