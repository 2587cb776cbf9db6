//! A commit of a vendor's repository → its pages.
//!
//! First the trees are fetched without any files, then only the pages, in one request. A server that cannot do that sends one
//! commit with all its files, which are not unpacked.

use std::collections::BTreeSet;
use std::path::Path;

use super::git::Git;
use super::pages::{Pages, is_hidden};
use super::refs::{Chosen, Refs, is_commit_id};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{MAX_FILE_BYTES, is_page_path};

/// More pages than this are not the docs of an SDK.
const MAX_PAGES: usize = 200_000;

/// More bytes of pages than this are not the docs of an SDK.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// The ref of the wanted commit.
const WANTED: &str = "refs/fieldnotes/wanted";

/// The mode of a submodule in a tree.
const SUBMODULE: &str = "160000";

/// A repository, as far as it has been fetched.
pub struct Repository<'a> {
    git: Git<'a>,
    url: String,
}

/// A commit whose trees have been fetched.
#[derive(Debug)]
pub struct Commit {
    pub id: String,
    entries: Vec<Entry>,
}

/// An entry of a tree.
#[derive(Debug)]
struct Entry {
    mode: String,
    object: String,
    /// From the top of the repository. If `is_text` is false it was not UTF-8, and is only good for a message.
    path: String,
    is_text: bool,
}

/// What was taken from a folder.
#[derive(Debug, Default)]
pub struct Taken {
    pub pages: Pages,
    /// Entries that may have pages but were not followed.
    pub passed_over: Vec<Diagnostic>,
}

impl<'a> Repository<'a> {
    /// Prepares for fetching from `url` into a new folder below `work`.
    ///
    /// # Errors
    /// If there is no git, or no space.
    pub fn open(work: &Path, url: &str, progress: &'a dyn Fn(&str)) -> Result<Self, Diagnostic> {
        let git = Git::init(work, progress).map_err(failed)?;
        Ok(Self {
            git,
            url: url.to_owned(),
        })
    }

    /// Lists branches and tags.
    ///
    /// # Errors
    /// If the repository does not exist or cannot be reached.
    pub fn refs(&self) -> Result<Refs, Diagnostic> {
        let listing = self.git.run(
            &["ls-remote", "--quiet", "--symref", "--", &self.url],
            Vec::new(),
        );
        Ok(Refs::parse(&listing.map_err(failed)?))
    }

    /// Fetches a commit and its trees.
    ///
    /// # Errors
    /// If it does not exist or is not a commit.
    pub fn fetch(&self, chosen: &Chosen) -> Result<Commit, Diagnostic> {
        let refspec = format!("+{}:{WANTED}", chosen.spec);
        self.fetch_objects(
            &["--depth=1", "--progress", "fieldnotes", &refspec],
            Vec::new(),
        )?;
        let id = self.git.run(
            &["rev-parse", "--verify", &format!("{WANTED}^{{commit}}")],
            Vec::new(),
        );
        let id = String::from_utf8_lossy(&id.map_err(failed)?)
            .trim()
            .to_owned();
        if !is_commit_id(&id) {
            return Err(failed(format!("`{id}` is not a commit")));
        }
        let listing = self
            .git
            .run(&["ls-tree", "-r", "-z", "--full-tree", &id], Vec::new());
        let listing = listing.map_err(failed)?;
        let entries = listing
            .split(|byte| *byte == 0)
            .filter_map(Entry::parse)
            .collect();
        Ok(Commit { id, entries })
    }

    fn fetch_objects(&self, args: &[&str], input: Vec<u8>) -> Result<(), Diagnostic> {
        let url = format!("remote.fieldnotes.url={}", self.url);
        let mut all = vec!["-c", &url, "-c", "remote.fieldnotes.promisor=true"];
        all.extend(["-c", "remote.fieldnotes.partialCloneFilter=blob:none"]);
        // What we have does not show what we lack.
        all.extend(["-c", "fetch.negotiationAlgorithm=noop"]);
        all.extend([
            "fetch",
            "--filter=blob:none",
            "--no-tags",
            "--no-recurse-submodules",
        ]);
        all.push("--no-write-fetch-head");
        all.extend(args);
        self.git.run(&all, input).map(drop).map_err(failed)
    }

    /// Fetches the pages of `commit` below the folder `path`.
    ///
    /// # Errors
    /// If there are none, if there is something that could lead elsewhere or be misread, or if it is too
    /// much.
    pub fn pages(&self, commit: &Commit, path: &str) -> Result<Taken, Diagnostic> {
        let mut taken = Taken::default();
        let mut wanted: Vec<(&Entry, &str)> = Vec::new();
        for entry in &commit.entries {
            if entry.path == path && !entry.is_file() {
                return Err(refused(format!(
                    "`{path}` is {}, which is not followed",
                    entry.kind()
                )));
            }
            let Some(relative) = below(&entry.path, path) else {
                continue;
            };
            if is_hidden(relative) {
                continue;
            }
            let is_page = is_page_path(relative);
            if entry.is_file() && !is_page {
                continue;
            }
            let shown = entry.path.escape_debug();
            if !entry.is_file() && !is_page {
                let message = format!("`{shown}` is {}: its contents are not read", entry.kind());
                let mut problem = refused(message);
                problem.level = crate::diagnostic::Level::Warning;
                taken.passed_over.push(problem);
                continue;
            }
            if !entry.is_file() {
                return Err(refused(format!(
                    "the page `{shown}` is {}, which is not followed",
                    entry.kind()
                )));
            }
            if !entry.is_text || !is_safe(relative) {
                return Err(refused(format!(
                    "`{shown}` is not a valid path on every system"
                )));
            }
            wanted.push((entry, relative));
        }
        if wanted.is_empty() {
            return Err(commit.without_pages(path));
        }
        if wanted.len() > MAX_PAGES {
            return Err(refused(format!(
                "`{path}` has {} pages, more than the limit of {MAX_PAGES}",
                wanted.len()
            )));
        }
        taken.pages = self.read(&wanted)?;
        Ok(taken)
    }

    fn read(&self, wanted: &[(&Entry, &str)]) -> Result<Pages, Diagnostic> {
        let objects: BTreeSet<&str> = wanted
            .iter()
            .map(|(entry, _)| entry.object.as_str())
            .collect();
        let mut sizes = self.sizes(&objects)?;
        let missing: String = sizes
            .iter()
            .filter(|(_, size)| size.is_none())
            .map(|(object, _)| format!("{object}\n"))
            .collect();
        if !missing.is_empty() {
            self.fetch_objects(
                &["--progress", "--stdin", "fieldnotes"],
                missing.into_bytes(),
            )?;
            sizes = self.sizes(&objects)?;
        }
        let mut total = 0;
        for ((object, size), expected) in sizes.iter().zip(&objects) {
            let size = size.filter(|_| object == expected);
            let size = size.ok_or_else(|| {
                failed(format!("the repository did not send the object {expected}"))
            })?;
            total += size;
            if size > MAX_FILE_BYTES {
                let page = wanted.iter().find(|(entry, _)| entry.object == *object);
                let path = page
                    .map_or("", |(entry, _)| entry.path.as_str())
                    .escape_debug();
                let (size, limit) = (size / 1024 / 1024, MAX_FILE_BYTES / 1024 / 1024);
                return Err(refused(format!(
                    "`{path}` has {size} MB, more than the limit of {limit} MB"
                )));
            }
        }
        if total > MAX_BYTES {
            let (total, limit) = (total / 1024 / 1024, MAX_BYTES / 1024 / 1024);
            return Err(refused(format!(
                "the pages have {total} MB, more than the limit of {limit} MB"
            )));
        }
        let input: String = wanted
            .iter()
            .map(|(entry, _)| format!("{}\n", entry.object))
            .collect();
        let contents = self
            .git
            .run(&["cat-file", "--batch"], input.into_bytes())
            .map_err(failed)?;
        let mut rest = contents.as_slice();
        let mut pages = Pages::new();
        for (entry, relative) in wanted {
            let content = next_object(&mut rest);
            let content = content.ok_or_else(|| {
                failed(format!(
                    "git does not list what is in `{}`",
                    entry.path.escape_debug()
                ))
            })?;
            pages.insert((*relative).to_owned(), content.to_vec());
        }
        Ok(pages)
    }

    /// The sizes of objects, `None` for a missing one.
    fn sizes(&self, objects: &BTreeSet<&str>) -> Result<Vec<(String, Option<u64>)>, Diagnostic> {
        let input: String = objects.iter().map(|object| format!("{object}\n")).collect();
        let args = [
            "cat-file",
            "--batch-check=%(objectname) %(objecttype) %(objectsize)",
        ];
        let lines = self.git.run(&args, input.into_bytes()).map_err(failed)?;
        let lines = String::from_utf8_lossy(&lines);
        let size = |line: &str| {
            let mut parts = line.split(' ');
            let object = parts.next()?.to_owned();
            let is_blob = parts.next() == Some("blob");
            Some((
                object,
                parts
                    .next()
                    .filter(|_| is_blob)
                    .and_then(|size| size.parse().ok()),
            ))
        };
        Ok(lines.lines().filter_map(size).collect())
    }
}

impl Commit {
    /// [`doc_folders`] of all files.
    pub fn doc_folders(&self, path: &str) -> Vec<String> {
        let files = self.entries.iter().filter(|it| it.is_file() && it.is_text);
        doc_folders(files.map(|it| it.path.as_str()), path)
    }

    fn without_pages(&self, path: &str) -> Diagnostic {
        let shown = if path.is_empty() {
            "the repository"
        } else {
            path
        };
        let short = self.id.get(..12).unwrap_or(&self.id);
        let problem = refused(format!(
            "there are no pages (`*.md`) in `{shown}` at {short}"
        ));
        let others = self.doc_folders("");
        match others.get(..5).unwrap_or(&others) {
            [] => problem,
            some => {
                let names: Vec<String> = some
                    .iter()
                    .map(|it| format!("`{}`", it.escape_debug()))
                    .collect();
                problem.help(format!(
                    "`path` can name another folder: {}",
                    names.join(", ")
                ))
            }
        }
    }
}

/// The folders of `files` that may be the docs of an SDK: `path` if it is called `docs`, otherwise those below it that are;
/// `path` itself if there are none.
pub fn doc_folders<'f>(files: impl Iterator<Item = &'f str>, path: &str) -> Vec<String> {
    let is_docs = |part: &str| part.eq_ignore_ascii_case("docs");
    let pages = files
        .filter(|file| is_page_path(file) && below(file, path).is_some_and(|it| !is_hidden(it)));
    let mut folders: BTreeSet<String> = BTreeSet::new();
    for page in pages {
        let around = page.rsplit_once('/').map_or("", |(around, _)| around);
        let parts: Vec<&str> = around.split('/').collect();
        let above = path.matches('/').count();
        let first = parts
            .iter()
            .enumerate()
            .position(|(at, part)| at >= above && is_docs(part));
        let folder = match first {
            Some(at) => parts.get(..=at).unwrap_or_default().join("/"),
            None => path.to_owned(),
        };
        folders.insert(folder);
    }
    let is_path = |folder: &String| folder == path;
    if folders.len() > 1 {
        // Pages outside the folders called `docs` are something else.
        folders.retain(|folder| !is_path(folder));
    }
    folders
        .into_iter()
        .filter(|folder| !folder.is_empty())
        .collect()
}

impl Entry {
    /// `100644 blob 3b18e…<tab>docs/models/port.md`.
    fn parse(line: &[u8]) -> Option<Self> {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let head = str::from_utf8(line.get(..tab)?).ok()?;
        let path = line.get(tab + 1..)?;
        let mut head = head.split(' ');
        let (mode, _, object) = (head.next()?, head.next()?, head.next()?);
        Some(Self {
            mode: mode.to_owned(),
            object: object.to_owned(),
            path: String::from_utf8_lossy(path).into_owned(),
            is_text: str::from_utf8(path).is_ok(),
        })
    }

    fn is_file(&self) -> bool {
        self.mode.starts_with("100")
    }

    fn kind(&self) -> &'static str {
        if self.mode == SUBMODULE {
            "a submodule"
        } else {
            "a symbolic link"
        }
    }
}

/// The part of `path` below the folder `folder`.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// Whether a path stays inside its folder, however the system interprets it.
fn is_safe(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(is_plain)
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
}

/// The content of the next object of `git cat-file --batch`: `OBJECT blob SIZE`, a line end, the bytes, a line end.
fn next_object<'c>(rest: &mut &'c [u8]) -> Option<&'c [u8]> {
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

fn failed(message: String) -> Diagnostic {
    Diagnostic::new(Code::CannotFetch, message)
}

fn refused(message: String) -> Diagnostic {
    Diagnostic::new(Code::RefusedRepository, message)
}
