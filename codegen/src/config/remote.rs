//! `git`, `rev`, `tag` and `path` of a `[[source]]` → [`Remote`].
//!
//! All of it may come from a stranger's pull request, and is later passed to the program git: anything that git could
//! mistake for an option, a command or a place outside the project is refused here.

use std::path::{Component, Path};

use super::paths::lexical;
use super::{Docs, Setting, Source};
use crate::credentials::is_credential;
use crate::diagnostic::{Code, Diagnostic};

/// The default folder of the docs in a vendor's repository.
pub const DEFAULT_PATH: &str = "docs";

/// The transports that move data and run nothing. `ext::` and `fd::`, and every other `NAME::`, start a program.
const SCHEMES: [&str; 5] = ["https", "ssh", "http", "git", "file"];

/// Each `*` of a pattern multiplies the ways to match it.
const MAX_STARS: usize = 3;

/// A repository that docs come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    pub url: String,
    pub wanted: Wanted,
    /// The folder in the repository, with `/` between its parts; empty for the whole repository.
    pub path: String,
}

/// Which of its commits to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A branch, a tag or a whole commit id.
    Rev(String),
    /// The newest tag that matches this pattern.
    Tag(String),
}

impl Wanted {
    /// The key of the config, and its value.
    pub fn setting(&self) -> (&'static str, &str) {
        match self {
            Self::Rev(rev) => ("rev", rev),
            Self::Tag(tag) => ("tag", tag),
        }
    }
}

impl Source {
    /// Reads the four keys. Mistakes in them are added to `problems`.
    pub(super) fn remote(&self, problems: &mut Vec<Diagnostic>) -> Option<Remote> {
        let before = problems.len();
        let Some(git) = &self.git else {
            for (key, value) in [("rev", &self.rev), ("tag", &self.tag), ("path", &self.path)] {
                if let Some(value) = value {
                    let message = format!("`{key}` has no effect without `git`");
                    problems.push(problem(value, message).help("add `git = \"URL\"`"));
                }
            }
            return None;
        };
        if let Err(message) = check_url(&git.value) {
            problems.push(problem(git, message));
        }
        let wanted = match (&self.rev, &self.tag) {
            (Some(rev), None) => Some((rev, Wanted::Rev(rev.value.clone()))),
            (None, Some(tag)) => Some((tag, Wanted::Tag(tag.value.clone()))),
            (Some(_), Some(tag)) => {
                let message = "`rev` and `tag` cannot be combined".to_owned();
                problems.push(problem(tag, message).help("remove one of them"));
                None
            }
            (None, None) => {
                let message = "neither `tag` nor `rev` is set".to_owned();
                let help = "add `tag = \"v*\"`, or `rev = \"…\"` with a branch or a commit";
                problems.push(problem(git, message).help(help));
                None
            }
        };
        if let Some((setting, wanted)) = &wanted
            && !is_ref_name(&setting.value, matches!(wanted, Wanted::Tag(_)))
        {
            let message = format!(
                "`{}` is not a name that git allows",
                setting.value.escape_debug()
            );
            problems.push(problem(setting, message));
        }
        let default = Setting::new(DEFAULT_PATH);
        let path = self.path.as_ref().unwrap_or(&default);
        let parts = plain_parts(&path.value);
        if parts.is_none() {
            let message = format!(
                "`{}` is not a folder in a repository",
                path.value.escape_debug()
            );
            problems.push(problem(path, message).help("give its path from the top, with `/`"));
        }
        let remote = Remote {
            url: git.value.clone(),
            wanted: wanted?.1,
            path: parts?.join("/"),
        };
        (problems.len() == before).then_some(remote)
    }
}

fn problem(setting: &Setting<String>, message: String) -> Diagnostic {
    let problem = Diagnostic::new(Code::InvalidConfig, message);
    match setting.span {
        Some(span) => problem.at(span, ""),
        None => problem,
    }
}

/// Adds the reasons why folders cannot be replaced safely by `pull`: each must be a separate folder below
/// `base`.
pub(super) fn check_folders(base: &Path, docs: &[Docs], problems: &mut Vec<Diagnostic>) {
    let pulled = docs.iter().filter(|docs| docs.remote.is_some());
    for it in pulled {
        let inside = it.folder.strip_prefix(base).ok().map(Path::to_string_lossy);
        let parts = inside.as_ref().and_then(|path| plain_parts(path));
        let is_hidden = |part: &&str| part.starts_with('.');
        let is_own = parts
            .as_ref()
            .is_some_and(|parts| !parts.is_empty() && !parts.iter().any(is_hidden));
        let folder = lexical(&it.folder);
        let mut around = docs
            .iter()
            .map(|other| lexical(&other.folder))
            .filter(|other| *other != folder);
        let message = if !is_own {
            format!(
                "`pull` replaces `{}`, so it must be a visible folder below the config file",
                it.name()
            )
        } else if around.any(|other| other.starts_with(&folder) || folder.starts_with(&other)) {
            format!(
                "`pull` replaces `{}`, which would replace another source too",
                it.name()
            )
        } else {
            continue;
        };
        let problem = Diagnostic::new(Code::InvalidConfig, message)
            .help("give it its own folder: `docs = \"docs-input/NAME\"`");
        problems.push(match it.span {
            Some(span) => problem.at(span, ""),
            None => problem,
        });
    }
}

/// The parts of a relative path that does not lead upwards. `None` for any other.
fn plain_parts(path: &str) -> Option<Vec<&str>> {
    if path.contains(['\\', '\0']) || path.chars().any(char::is_control) {
        return None;
    }
    let mut parts = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts)
}

/// Why a URL is not passed to git.
fn check_url(url: &str) -> Result<(), String> {
    let shown = url.escape_debug();
    let is_strange = |letter: char| letter.is_control() || letter.is_whitespace();
    if url.is_empty() || url.starts_with('-') || url.contains(is_strange) {
        return Err(format!("`{shown}` is not a repository URL"));
    }
    let known = SCHEMES.join("`, `");
    let (scheme, rest) = match url.split_once("://") {
        Some(parts) => parts,
        // `git@example.com:acme/sdk.git`, as git and all forges write it.
        None => match url.split_once(':') {
            Some((host, path))
                if !host.contains('/') && !path.starts_with(':') && !path.is_empty() =>
            {
                ("ssh", host)
            }
            Some((_, path)) if path.starts_with(':') => {
                return Err(format!(
                    "`{shown}` would run a program; the transports are `{known}`"
                ));
            }
            _ => {
                return Err(format!(
                    "`{shown}` is not a URL; for a local repository, write `file:///FOLDER`"
                ));
            }
        },
    };
    if !SCHEMES.contains(&scheme) {
        return Err(format!(
            "the transport of `{shown}` is not one of `{known}`"
        ));
    }
    let host = rest.split('/').next().unwrap_or_default();
    let (user, host) = host.rsplit_once('@').unwrap_or(("", host));
    if host.starts_with('-') || user.starts_with('-') {
        return Err(format!("`{shown}` has a host that looks like an option"));
    }
    if user.contains(':') || is_credential(user) {
        // The message does not repeat it.
        return Err("the URL holds a password; leave it to git's credential helpers".to_owned());
    }
    Ok(())
}

/// Whether this is a valid branch or tag name for git, or a pattern of such names, and cannot be mistaken for anything else.
fn is_ref_name(name: &str, is_pattern: bool) -> bool {
    let is_fine = |letter: char| {
        !(letter.is_control() || letter.is_whitespace() || "~^:?[\\".contains(letter))
    };
    let parts_are_fine = || {
        name.split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'))
    };
    !name.is_empty()
        && !name.starts_with(['-', '+'])
        && name.chars().all(is_fine)
        && name.matches('*').count() <= if is_pattern { MAX_STARS } else { 0 }
        && !name.contains("..")
        && !name.contains("@{")
        && !name.ends_with(".lock")
        && parts_are_fine()
}

#[cfg(test)]
#[path = "tests/remote.rs"]
mod tests;
