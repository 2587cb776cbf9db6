//! fieldnotes.lock: the commit of each source's docs, and a digest of their pages.

use serde::Deserialize;

use crate::config::{Docs, Remote};
use crate::diagnostic::{Code, Diagnostic};

/// The name of the file, beside the config file.
pub const FILE_NAME: &str = "fieldnotes.lock";

/// Incremented if readers of the file must change.
const VERSION: u32 = 1;

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    #[serde(default, rename = "source")]
    pub sources: Vec<Locked>,
}

/// The lock of one source's folder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// The folder, as in the config.
    pub docs: String,
    pub git: String,
    /// What was asked for, as in the config.
    #[serde(default)]
    pub rev: Option<String>,
    #[serde(default)]
    pub tag: Option<String>,
    pub path: String,
    /// The tag or branch that was found, if it was one.
    #[serde(default)]
    pub name: Option<String>,
    /// The commit's id.
    pub commit: String,
    /// [`super::pages::digest`] of the pages.
    pub digest: String,
}

impl Locked {
    /// A lock for `docs`.
    pub fn new(
        docs: &Docs,
        remote: &Remote,
        commit: String,
        name: Option<String>,
        digest: String,
    ) -> Self {
        let (key, value) = remote.wanted.setting();
        let wanted = |it: &str| (key == it).then(|| value.to_owned());
        Self {
            docs: docs.name().to_owned(),
            git: remote.url.clone(),
            rev: wanted("rev"),
            tag: wanted("tag"),
            path: remote.path.clone(),
            name,
            commit,
            digest,
        }
    }

    /// Whether it matches what the config asks for.
    pub fn is_for(&self, remote: &Remote) -> bool {
        let (key, value) = remote.wanted.setting();
        let wanted = if key == "rev" { &self.rev } else { &self.tag };
        self.git == remote.url && self.path == remote.path && wanted.as_deref() == Some(value)
    }

    /// `v1.2.0 (0123456789ab)`.
    pub fn shown(&self) -> String {
        let short = self.commit.get(..12).unwrap_or(&self.commit);
        match &self.name {
            Some(name) => format!("{name} ({short})"),
            None => short.to_owned(),
        }
    }
}

impl Lock {
    /// A lock of these sources.
    pub fn new(sources: Vec<Locked>) -> Self {
        Self {
            version: VERSION,
            sources,
        }
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// If it is not a lock, or was written by another version of fieldnotes.
    pub fn parse(text: &str) -> Result<Self, Diagnostic> {
        let wrong = |message: String| {
            Diagnostic::new(Code::InvalidLock, message)
                .in_file(FILE_NAME)
                .help("restore it from version control, or delete it and run `fieldnotes pull`")
        };
        let lock: Self = toml::from_str(text)
            .map_err(|error| wrong(format!("this cannot be read: {}", error.message())))?;
        if lock.version != VERSION {
            return Err(wrong(format!(
                "its version is {}, but this fieldnotes knows {VERSION}",
                lock.version
            )));
        }
        let bad = lock
            .sources
            .iter()
            .find(|it| !super::refs::is_commit_id(&it.commit));
        match bad {
            Some(it) => Err(wrong(format!(
                "`{}` is not a commit",
                it.commit.escape_debug()
            ))),
            None => Ok(lock),
        }
    }

    /// The entry for the folder `docs`.
    pub fn find(&self, docs: &Docs) -> Option<&Locked> {
        self.sources.iter().find(|it| it.docs == docs.name())
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = format!(
            "# Which docs were pulled. Written by `fieldnotes pull`; check it in and do not edit it.\nversion = {}\n",
            self.version
        );
        for it in &self.sources {
            text.push_str("\n[[source]]\n");
            let mut add = |key: &str, value: Option<&String>| {
                if let Some(value) = value {
                    // JSON escapes everything that TOML requires, in the same way.
                    let value = serde_json::to_string(value).unwrap_or_default();
                    text.push_str(&format!("{key} = {value}\n"));
                }
            };
            add("docs", Some(&it.docs));
            add("git", Some(&it.git));
            add("rev", it.rev.as_ref());
            add("tag", it.tag.as_ref());
            add("path", Some(&it.path));
            add("name", it.name.as_ref());
            add("commit", Some(&it.commit));
            add("digest", Some(&it.digest));
        }
        text
    }
}
