//! Chooses the ref of a repository to fetch.

use crate::config::Wanted;
use crate::diff::version::Version;
use crate::suggest::closest;

/// What `git ls-remote` lists.
#[derive(Debug, Default)]
pub struct Refs {
    /// Full names, `refs/tags/v1.0.0`.
    names: Vec<String>,
    /// The target of `HEAD`, if the server sends it.
    default: Option<String>,
}

/// What to fetch.
#[derive(Debug, PartialEq, Eq)]
pub struct Chosen {
    /// A full ref name or a commit id, as git accepts it.
    pub spec: String,
    /// The short name of the tag or branch; `None` for a bare commit.
    pub name: Option<String>,
}

impl Refs {
    /// Reads lines of `ID<tab>NAME` and `ref: NAME<tab>HEAD`. Names that git itself would not allow are left out: they come from the server.
    pub fn parse(listing: &[u8]) -> Self {
        let listing = String::from_utf8_lossy(listing);
        let names = listing
            .lines()
            .filter_map(|line| Some(line.split_once('\t')?.1));
        let names = names.filter(|name| is_plain(name)).map(str::to_owned);
        let default = listing.lines().find_map(|line| {
            line.strip_prefix("ref: refs/heads/")?
                .strip_suffix("\tHEAD")
        });
        Self {
            default: default
                .filter(|name| is_plain(&format!("refs/heads/{name}")))
                .map(str::to_owned),
            names: names.collect(),
        }
    }

    /// The branch that a clone would have.
    pub fn default_branch(&self) -> Option<&str> {
        self.default.as_deref()
    }

    /// The ref that `wanted` means now.
    ///
    /// # Errors
    /// If there is none, with what there is instead.
    pub fn choose(&self, wanted: &Wanted) -> Result<Chosen, String> {
        match wanted {
            Wanted::Tag(pattern) => self.newest(pattern),
            Wanted::Rev(name) => self.named(name),
        }
    }

    fn newest(&self, pattern: &str) -> Result<Chosen, String> {
        let matching = self.tags().filter(|tag| is_glob_match(pattern, tag));
        let Some(newest) = matching.max_by(|a, b| Age::of(a).cmp(&Age::of(b))) else {
            return Err(
                match self.tags().max_by(|a, b| Age::of(a).cmp(&Age::of(b))) {
                    Some(other) => format!(
                        "no tag matches `{pattern}`; the newest of the others is `{}`",
                        other.escape_debug()
                    ),
                    None => {
                        "the repository has no tags; `rev` can name a branch or a commit".to_owned()
                    }
                },
            );
        };
        Ok(Chosen {
            spec: format!("refs/tags/{newest}"),
            name: Some(newest.to_owned()),
        })
    }

    /// In the order of `git rev-parse`: tags before branches.
    fn named(&self, name: &str) -> Result<Chosen, String> {
        let candidates = [
            name.to_owned(),
            format!("refs/tags/{name}"),
            format!("refs/heads/{name}"),
        ];
        if let Some(spec) = candidates.iter().find(|it| self.names.contains(it)) {
            return Ok(Chosen {
                spec: spec.clone(),
                name: Some(name.to_owned()),
            });
        }
        if is_commit_id(name) {
            return Ok(Chosen {
                spec: name.to_owned(),
                name: None,
            });
        }
        let is_short = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let known: Vec<&str> = self.short_names().collect();
        let advice = match closest(name, &known) {
            Some(near) => format!("; did you mean `{}`?", near.escape_debug()),
            None if is_short => "; a commit must be written with all 40 digits".to_owned(),
            None => String::new(),
        };
        Err(format!(
            "the repository has no branch or tag `{}`{advice}",
            name.escape_debug()
        ))
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.names
            .iter()
            .filter_map(|name| name.strip_prefix("refs/tags/"))
    }

    fn short_names(&self) -> impl Iterator<Item = &str> {
        let heads = self
            .names
            .iter()
            .filter_map(|name| name.strip_prefix("refs/heads/"));
        self.tags().chain(heads)
    }
}

/// Whether `text` is a full git object id.
pub fn is_commit_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64)
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a name has no special meaning in a refspec.
fn is_plain(name: &str) -> bool {
    let is_fine = |letter: char| {
        !(letter.is_control() || letter.is_whitespace() || "~^:?*[\\".contains(letter))
    };
    (name == "HEAD" || name.starts_with("refs/"))
        && name.chars().all(is_fine)
        && !name.contains("..")
        && name.len() < 256
}

/// The sort key of tags: releases above pre-releases, then the version, then the numbers in the name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Age {
    is_release: bool,
    numbers: Vec<u64>,
    /// The identifiers of a pre-release, numbers below words, as in Semantic Versioning.
    pre_release: Vec<Identifier>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identifier {
    Number(u64),
    Word(String),
}

impl Age {
    fn of(tag: &str) -> Self {
        // `sdk-v1.2.3-beta.4+5`: the version starts at a digit after the last part that has none.
        let starts = tag.char_indices().filter(|(at, letter)| {
            let before = tag.get(..*at).and_then(|it| it.chars().next_back());
            letter.is_ascii_digit() && !before.is_some_and(|it| it.is_ascii_digit() || it == '.')
        });
        let versions = starts.filter_map(|(at, _)| Version::parse(tag.get(at..)?));
        let mut versions = versions;
        if let Some(version) = versions.next() {
            let rest = version.rest.split('+').next().unwrap_or_default();
            let identifiers = rest
                .trim_start_matches('-')
                .split('.')
                .filter(|it| !it.is_empty());
            let pre_release: Vec<Identifier> = identifiers
                .map(|it| {
                    it.parse()
                        .map_or_else(|_| Identifier::Word(it.to_owned()), Identifier::Number)
                })
                .collect();
            return Self {
                is_release: pre_release.is_empty(),
                numbers: vec![version.major, version.minor, version.patch],
                pre_release,
            };
        }
        let runs = tag.split(|letter: char| !letter.is_ascii_digit());
        Self {
            // `v1.2`, `2024-05-01` and `v1.2.3.4` are releases; `v1.2.0rc1` has letters after its numbers.
            is_release: !tag
                .trim_start_matches(|letter: char| !letter.is_ascii_digit())
                .contains(|it: char| it.is_alphabetic()),
            numbers: runs.filter_map(|run| run.parse().ok()).collect(),
            pre_release: Vec::new(),
        }
    }
}

/// Whether `name` matches `pattern`, in which `*` matches any text. The config allows only a few of
/// them.
fn is_glob_match(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(name) = name.strip_prefix(head) else {
        return false;
    };
    let mut ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    ends.any(|at| name.get(at..).is_some_and(|name| is_glob_match(rest, name)))
}

#[cfg(test)]
#[path = "tests/refs.rs"]
mod tests;
