//! The docs of a new package: finds the repository's folders of docs, and what wrote them.

use std::path::Path;

use super::super::choices::Stop;
use super::super::init;
use super::super::progress::Progress;
use super::super::pull::stop;
use super::super::{args::NewArgs, exit};
use crate::config::{Config, Remote, Setting, Source, Wanted};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect::{Dialect, is_model_folder};
use crate::fetch::pages::{Folder, Pages};
use crate::fetch::repository::{Commit, Repository, Taken, doc_folders};
use crate::text::{SourceFile, Sources};

/// At most this many folders are searched.
const MAX_FOLDERS: usize = 16;

/// The preferred languages: the one whose docs say most, and the one that shows most. The others follow.
const PREFERRED: [&str; 2] = ["speakeasy-python", "speakeasy-typescript"];

/// The default pattern for release tags.
const RELEASES: &str = "v*";

/// The docs of one SDK.
pub(super) struct Found {
    /// The folder where they were found, from the top of the repository or of the folder that was named.
    pub path: String,
    pub pages: Pages,
    /// Whether that is the models folder itself, and not one above it.
    pub is_of_models: bool,
    pub dialect: &'static Dialect,
}

/// All that was found.
pub(super) struct Vendor {
    /// The docs for the types come first; the others are second sources.
    pub found: Vec<Found>,
    /// Where they came from; `None` for a folder.
    pub origin: Option<Origin>,
}

/// A commit of a repository.
pub(super) struct Origin {
    pub url: String,
    pub wanted: Wanted,
    pub commit: String,
    /// The tag or branch.
    pub name: Option<String>,
}

impl Origin {
    /// The config entry for the docs at `path`.
    pub fn remote(&self, path: &str) -> Remote {
        Remote {
            url: self.url.clone(),
            wanted: self.wanted.clone(),
            path: path.to_owned(),
        }
    }
}

/// Copies the pages of a folder.
pub(super) fn from_folder(dir: &str, problems: &mut Vec<Diagnostic>) -> Result<Vendor, Stop> {
    if let Some(problem) = super::super::choices::no_folder(dir) {
        return Err((exit::USAGE, vec![problem]));
    }
    let folder = Folder::read(Path::new(dir)).map_err(|error| {
        let message = format!("this folder cannot be read: {error}");
        stop(Diagnostic::new(Code::UnreadableFile, message).in_file(dir))
    })?;
    let mut folders = doc_folders(folder.pages.keys().map(String::as_str), "");
    if folders.is_empty() {
        folders.push(String::new());
    }
    let parts = folders.into_iter().map(|path| {
        let start = if path.is_empty() {
            String::new()
        } else {
            format!("{path}/")
        };
        let pages = folder.pages.iter().filter_map(|(page, bytes)| {
            Some((page.strip_prefix(&start)?.to_owned(), bytes.clone()))
        });
        (path, pages.collect())
    });
    let mut found = known(parts.collect::<Vec<_>>(), None, dir, problems)?;
    for it in found.iter_mut().filter(|it| it.path.is_empty()) {
        it.is_of_models = is_model_folder(&dir.replace('\\', "/"));
    }
    Ok(Vendor {
        found,
        origin: None,
    })
}

/// Fetches the pages of a repository, using the folder `work`.
pub(super) fn from_repository(
    args: &NewArgs,
    url: &str,
    work: &Path,
    progress: &Progress,
    problems: &mut Vec<Diagnostic>,
) -> Result<Vendor, Stop> {
    let asked = asked(args, url)?;
    let say = |line: &str| progress.say(line);
    progress.say(url);
    let repository = Repository::open(work, url, &say).map_err(stop)?;
    let refs = repository.refs().map_err(stop)?;
    let is_decided = args.rev.is_some() || args.tag.is_some();
    let default = || {
        refs.default_branch()
            .map(|branch| Wanted::Rev(branch.to_owned()))
    };
    let wanted = if is_decided || refs.choose(&asked.wanted).is_ok() {
        asked.wanted.clone()
    } else {
        default().unwrap_or(asked.wanted.clone())
    };
    let chosen = refs
        .choose(&wanted)
        .map_err(|message| stop(Diagnostic::new(Code::CannotFetch, message)))?;
    let commit = repository.fetch(&chosen).map_err(stop)?;
    let named = args.path.as_ref().map(|_| asked.path.as_str());
    let mut parts: Vec<(String, Pages)> = Vec::new();
    for path in folders(&commit, named)? {
        progress.say(&format!("the pages in {path}"));
        match repository.pages(&commit, &path) {
            Ok(Taken { pages, passed_over }) => {
                problems.extend(passed_over);
                parts.push((path, pages));
            }
            // Sources that are only offered may be missing.
            Err(problem) if named.is_some_and(|named| !is_in(&path, named)) => {
                problems.push(Diagnostic {
                    level: Level::Warning,
                    ..problem
                })
            }
            Err(problem) => return Err(stop(problem)),
        }
    }
    let found = known(parts, named, url, problems)?;
    let origin = Origin {
        url: url.to_owned(),
        wanted,
        commit: commit.id,
        name: chosen.name,
    };
    Ok(Vendor {
        found,
        origin: Some(origin),
    })
}

/// What the command line asks for, checked as the config would be.
fn asked(args: &NewArgs, url: &str) -> Result<Remote, Stop> {
    let setting = |value: &Option<String>| value.as_ref().map(|value| Setting::new(value.as_str()));
    let releases = args.rev.is_none() && args.tag.is_none();
    let source = Source {
        git: Some(Setting::new(url)),
        rev: setting(&args.rev),
        tag: if releases {
            Some(Setting::new(RELEASES))
        } else {
            setting(&args.tag)
        },
        path: setting(&args.path),
        ..Source::new("docs-input")
    };
    let config = Config {
        sources: vec![source],
        ..Config::default()
    };
    let project = config
        .resolve(Path::new(""))
        .map_err(|problems| (exit::USAGE, problems))?;
    let remote = project.docs.into_iter().next().and_then(|docs| docs.remote);
    remote.ok_or_else(|| (exit::USAGE, Vec::new()))
}

/// The folders to search; those in the given folder come first.
fn folders(commit: &Commit, named: Option<&str>) -> Result<Vec<String>, Stop> {
    let all = commit.doc_folders("");
    let Some(named) = named else {
        if all.is_empty() {
            let message = "the repository has no folder `docs` with pages (`*.md`)";
            let problem = Diagnostic::new(Code::NoPages, message)
                .help("`--path DIR` names the folder of the model docs");
            return Err((exit::FINDINGS, vec![problem]));
        }
        return Ok(all.into_iter().take(MAX_FOLDERS).collect());
    };
    let mut folders = commit.doc_folders(named);
    if folders.is_empty() {
        folders.push(named.to_owned());
    }
    let others = all.into_iter().filter(|other| {
        !folders
            .iter()
            .any(|it| is_in(other, it) || is_in(it, other))
    });
    let others: Vec<String> = others.collect();
    folders.extend(others);
    folders.truncate(MAX_FOLDERS);
    Ok(folders)
}

fn is_in(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path == folder
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// Those of `parts` whose dialect is known, the one for the types first: in the given folder, at the top,
/// in the preferred language.
fn known(
    parts: Vec<(String, Pages)>,
    named: Option<&str>,
    place: &str,
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Found>, Stop> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for (path, pages) in parts {
        match dialect(&pages) {
            Some(dialect) => found.push(Found {
                is_of_models: is_model_folder(&path),
                path,
                pages,
                dialect,
            }),
            None => unknown.push(init::not_detected(if path.is_empty() {
                place
            } else {
                &path
            })),
        }
    }
    let rank = |it: &Found| {
        let preferred = PREFERRED
            .iter()
            .position(|id| *id == it.dialect.id)
            .unwrap_or(PREFERRED.len());
        (
            !named.is_none_or(|named| is_in(&it.path, named)),
            it.path.matches('/').count() > 0,
            preferred,
        )
    };
    found.sort_by_key(rank);
    let is_asked = |it: &Found| named.is_none_or(|named| is_in(&it.path, named));
    if !found.first().is_some_and(is_asked) {
        return Err((exit::FINDINGS, unknown));
    }
    // Many repositories have docs of something else; skipping them is worth a note.
    problems.extend(unknown.into_iter().map(|problem| Diagnostic {
        level: Level::Note,
        ..problem
    }));
    Ok(found)
}

/// What wrote the pages. Those that are not text are reported when they are read.
fn dialect(pages: &Pages) -> Option<&'static Dialect> {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for (path, bytes) in pages {
        if let Ok(text) = str::from_utf8(bytes) {
            files.push(sources.add(SourceFile {
                path: path.clone(),
                prefix: String::new(),
                text: text.to_owned(),
            }));
        }
    }
    init::dialect(&sources, &files)
}
