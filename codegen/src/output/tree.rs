//! The files to write.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::{block, stamp};
use crate::diagnostic::{Code, Diagnostic};

/// Longer names are refused: most file systems allow 255 bytes, and some encodings of a name need more than one
/// byte for each.
const MAX_NAME_BYTES: usize = 200;

/// The contents of a generated file below its stamp.
#[derive(Clone)]
pub enum Body {
    Text(String),
    /// Made only if needed.
    Made(Arc<dyn Make>),
}

/// Makes the body of a file.
pub trait Make: Send + Sync {
    /// A number that is the same only if the body is. The stamp has it, so a body that is already on disk is not
    /// made again. `None`: it is made every time.
    fn inputs(&self) -> Option<u64>;

    /// The body.
    ///
    /// # Errors
    /// If it cannot be made, which is a bug of ours.
    fn text(&self) -> Result<String, Diagnostic>;
}

impl Body {
    /// The body as text.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn text(&self) -> Result<String, Diagnostic> {
        match self {
            Self::Text(text) => Ok(text.clone()),
            Self::Made(make) => make.text(),
        }
    }

    /// Identifies the body without making it.
    pub(super) fn inputs(&self) -> Option<u64> {
        match self {
            Self::Text(_) => None,
            Self::Made(make) => make.inputs(),
        }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.debug_tuple("Text").field(text).finish(),
            Self::Made(make) => formatter.debug_tuple("Made").field(&make.inputs()).finish(),
        }
    }
}

/// A file to write, and what may happen to an existing one.
#[derive(Debug, Clone)]
pub enum File {
    /// Rust that is ours: it starts with the stamp, and may be replaced and deleted if its checksum is correct.
    Generated {
        /// The page that the stamp names; empty if there is not just one.
        origin: String,
        body: Body,
    },
    /// Written if absent, and the user's from then on.
    Once(String),
    /// Written if absent; from then on only the lines between `# <fieldnotes>` and `# </fieldnotes>` are maintained.
    Block {
        /// The initial file, with the two marker lines; what is between them does not matter.
        whole: String,
        /// The lines between the marker lines.
        block: String,
    },
}

impl File {
    /// The text of the file if there is none yet.
    ///
    /// # Errors
    /// If its body cannot be made.
    pub fn text(&self) -> Result<String, Diagnostic> {
        Ok(match self {
            Self::Generated { origin, body } => match body {
                Body::Text(text) => stamp::render(origin, None, text),
                Body::Made(make) => stamp::render(origin, make.inputs(), &make.text()?),
            },
            Self::Once(text) => text.clone(),
            Self::Block { whole, block } => {
                block::splice(whole, block).unwrap_or_else(|| whole.clone())
            }
        })
    }

    fn origin(&self) -> &str {
        match self {
            Self::Generated { origin, .. } => origin,
            Self::Once(_) | Self::Block { .. } => "",
        }
    }

    /// Why this cannot be a file at `path`: bugs in the caller, which must not reach the disk.
    fn refusal(&self, path: &str) -> Option<&'static str> {
        match self {
            // The stamp is a Rust comment, and the sweep for files that we no longer write only looks at Rust files.
            Self::Generated { .. } if !is_rust(path) => {
                Some("only `.rs` files can carry the stamp of a generated file")
            }
            Self::Block { whole, block } => match block::splice(whole, block) {
                Some(text) if block::splice(&text, block).as_ref() == Some(&text) => None,
                _ => {
                    Some("its text must have exactly one pair of marker lines, and its block none")
                }
            },
            Self::Generated { .. } | Self::Once(_) => None,
        }
    }
}

/// Files to write, by path relative to the output folder, with `/` between its parts.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: BTreeMap<String, File>,
    /// Every file and every folder on the way to one, by its name in lower case.
    names: BTreeMap<String, Name>,
    /// The folder of the last file: the next one is mostly in it as well.
    last_folder: String,
}

#[derive(Debug, Clone)]
struct Name {
    /// `None` if it is in lower case.
    path: Option<String>,
    /// For a folder, that of the first file in it.
    origin: Option<String>,
    is_folder: bool,
}

impl Tree {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `file` at `path`.
    ///
    /// # Errors
    /// If `path` could leave the output folder, cannot be a file on every system, or clashes with one in
    /// the tree. The tree is then unchanged.
    pub fn insert(&mut self, path: impl Into<String>, file: File) -> Result<(), Diagnostic> {
        let path = path.into();
        let reason = self.path_refusal(&path).or_else(|| file.refusal(&path));
        if let Some(reason) = reason {
            return Err(refused(&path, file.origin(), reason));
        }
        self.claim(&path, file.origin())?;
        self.files.insert(path, file);
        Ok(())
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// The file at `path`.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The folders that the files are in, each after the one around it.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        let folders = self.names.iter().filter(|(_, name)| name.is_folder);
        folders.map(|(lower, name)| name.path.as_deref().unwrap_or(lower))
    }

    /// Registers the names of `path` and of the folders on the way to it.
    fn claim(&mut self, path: &str, origin: &str) -> Result<(), Diagnostic> {
        let mut taken = Vec::new();
        let own = self.without_last_folder(path);
        for prefix in prefixes(path).filter(|prefix| prefix.len() > path.len() - own.len()) {
            let is_folder = prefix.len() < path.len();
            let lower = prefix.to_lowercase();
            match self.names.get_key_value(&lower) {
                None => taken.push((prefix, lower, is_folder)),
                Some((known, name)) => {
                    let known = name.path.as_ref().unwrap_or(known);
                    // A name may only be used twice if it is that of a folder with two files.
                    if !(is_folder && name.is_folder && known == prefix) {
                        let other = name.origin.as_deref();
                        let other = other.or_else(|| self.files.get(known).map(File::origin));
                        let other = (known.as_str(), other.unwrap_or_default(), name.is_folder);
                        return Err(clash(path, origin, prefix, other));
                    }
                }
            }
        }
        for (prefix, lower, is_folder) in taken {
            let name = Name {
                path: (prefix != lower).then(|| prefix.to_owned()),
                origin: is_folder.then(|| origin.to_owned()),
                is_folder,
            };
            self.names.insert(lower, name);
        }
        if let Some((folder, _)) = path.rsplit_once('/')
            && folder != self.last_folder
        {
            folder.clone_into(&mut self.last_folder);
        }
        Ok(())
    }

    /// The part of `path` that is not the folder of the last file, which is in the tree and in order.
    fn without_last_folder<'p>(&self, path: &'p str) -> &'p str {
        match path.rsplit_once('/') {
            Some((folder, name)) if folder == self.last_folder => name,
            _ => path,
        }
    }

    /// Why no file may have this path, if so. The rules are those of all systems together, because the output is checked
    /// in on one of them and checked out on another.
    fn path_refusal(&self, path: &str) -> Option<&'static str> {
        self.without_last_folder(path)
            .split('/')
            .find_map(name_refusal)
    }
}

/// Whether the file at `path` may be a [`File::Generated`].
pub(super) fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "rs")
}

/// `a/b/c` → `a`, `a/b`, `a/b/c`.
pub(super) fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    let ends = path
        .match_indices('/')
        .map(|(index, _)| index)
        .chain([path.len()]);
    ends.filter_map(|end| path.get(..end))
}

/// Why `path` cannot have the name `part`, which is `path` itself or a folder on the way to it.
/// The other one has a path and an origin too, and may be a folder.
fn clash(path: &str, origin: &str, part: &str, other: (&str, &str, bool)) -> Diagnostic {
    let (other, other_origin, is_folder) = other;
    let (name, who) = (other.escape_debug(), whose(other_origin));
    let reason = if other != part {
        format!("it differs only in case from `{name}`, which {who} asks for")
    } else if is_folder || part != path {
        format!("`{name}` would be both a folder and the file that {who} asks for")
    } else {
        format!("{who} asks for it too")
    };
    refused(path, origin, &reason)
}

fn refused(path: &str, origin: &str, reason: &str) -> Diagnostic {
    let who = whose(origin);
    let message = format!(
        "`{}`, which {who} asks for, cannot be written: {reason}",
        path.escape_debug()
    );
    let diagnostic = Diagnostic::new(Code::CannotWrite, message);
    if origin.is_empty() {
        diagnostic
    } else {
        diagnostic.in_file(origin)
    }
}

fn whose(origin: &str) -> String {
    if origin.is_empty() {
        "the generator itself".to_owned()
    } else {
        format!("`{}`", origin.escape_debug())
    }
}

fn name_refusal(name: &str) -> Option<&'static str> {
    let is_special = |character: char| {
        character.is_control()
            || matches!(character, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\')
    };
    if name.is_empty() {
        Some("part of the path is empty")
    } else if name.starts_with('.') {
        Some("part of the path starts with a dot")
    } else if name.ends_with(['.', ' ']) {
        Some("part of the path ends with a dot or a space, which Windows drops")
    } else if name.len() > MAX_NAME_BYTES {
        Some("part of the path is longer than 200 bytes")
    } else if name.contains(is_special) {
        Some("part of the path has a character that not every system allows")
    } else if is_device(name) {
        Some("part of the path is a device name on Windows")
    } else {
        None
    }
}

/// No device has a longer name.
const LONGEST_DEVICE: &str = "conout$";

/// Whether Windows treats `name` as a device, which it does whatever the extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if stem.len() > LONGEST_DEVICE.len() {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let numbered = |rest: &str| {
        let mut characters = rest.chars();
        matches!(characters.next(), Some('0'..='9' | '¹' | '²' | '³'))
            && characters.next().is_none()
    };
    matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) || stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"))
        .is_some_and(numbered)
}
