//! Pages on disk → texts. Nothing else in the core touches the disk.

use std::ffi::OsStr;
use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::parallel;
use crate::text::{FileId, Position, SourceFile, Sources};

/// Pages above this size are refused: the largest real page is below 1 MB.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Most pages are smaller: the initial capacity of the buffer.
const USUAL_FILE_BYTES: usize = 16 * 1024;

/// Reads all pages below `root` into `sources`: the files whose names end in `.md`, in any capitalisation.
///
/// They are in the byte order of their relative paths, whatever the order of the file system. Hidden files and folders,
/// `node_modules` and `target` are skipped; symbolic links below `root` are reported and not followed. A page that
/// cannot be read becomes a diagnostic, and so does a folder without pages.
///
/// `prefix` is shown to people before the relative path, for example `docs-input/typescript/`.
pub fn read_folder(
    root: &Path,
    prefix: &str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    if let Some(diagnostic) = problem_of_root(root) {
        diagnostics.push(diagnostic);
        return Vec::new();
    }
    let before = diagnostics.len();
    let mut reader = FolderReader {
        root,
        prefix,
        diagnostics,
    };
    let pages = reader.find_pages();
    let texts = parallel::map(&pages, |page| read_text(&page.path));
    let mut files = Vec::with_capacity(pages.len());
    for (page, text) in pages.into_iter().zip(texts) {
        match text {
            Ok(text) => {
                let file = SourceFile {
                    path: page.relative,
                    prefix: prefix.into(),
                    text,
                };
                files.push(sources.add(file));
            }
            Err(problem) => reader.report(&page.path, *problem),
        }
    }
    if files.is_empty() && diagnostics.len() == before {
        let message = "the folder contains no Markdown pages (`*.md`)";
        let help = "copy the `docs/models` folder of the vendor's SDK here, or correct the source's \
                    path";
        diagnostics.push(no_pages(root, message).help(help));
    }
    files
}

/// Reads the single file at `path`, shown to people as `shown`, into `sources`.
///
/// # Errors
/// If it is missing, unreadable, too large or not UTF-8.
pub fn read_file(path: &Path, shown: &str, sources: &mut Sources) -> Result<FileId, Diagnostic> {
    let text = read_text(path).map_err(|problem| problem.in_file(shown))?;
    Ok(sources.add(SourceFile {
        path: shown.into(),
        prefix: String::new(),
        text,
    }))
}

/// All folders that [`read_folder`] looks into, `root` included, sorted. A new page changes the time stamp of one of
/// them, which is how a build script notices it.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    if problem_of_root(root).is_some() {
        return Vec::new();
    }
    let mut folders = Listing::of(root).folders;
    folders.sort_unstable();
    folders
}

/// A page that was found but not yet read.
struct Found {
    path: PathBuf,
    /// Relative to the root, with `/` between its parts.
    relative: String,
}

fn problem_of_root(root: &Path) -> Option<Diagnostic> {
    let message = match fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => return None,
        Ok(_) => "the source is not a folder".to_owned(),
        Err(error) => format!("the folder of the source cannot be read: {error}"),
    };
    let help = "it should contain the `docs/models` folder of the vendor's SDK; paths \
                are relative to fieldnotes.toml";
    Some(no_pages(root, message).help(help))
}

fn no_pages(root: &Path, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::NoPages, message).in_file(root.display().to_string())
}

/// Everything below a folder, unsorted.
#[derive(Default)]
struct Listing {
    /// Includes the folder itself.
    folders: Vec<PathBuf>,
    others: Vec<Other>,
    /// Folders that cannot be listed.
    faults: Vec<(PathBuf, io::Error)>,
}

/// Something that is not a folder.
struct Other {
    path: PathBuf,
    /// Relative to the root, with `/` between its parts; `None` if a name is not UTF-8.
    relative: Option<String>,
    kind: FileType,
}

impl Listing {
    /// Lists everything below `root`, which may be a link. No other links are followed.
    fn of(root: &Path) -> Self {
        let mut listing = Self::default();
        let mut pending = vec![(root.to_owned(), Some(String::new()))];
        while let Some((folder, start)) = pending.pop() {
            if let Err(error) = listing.add(&folder, start.as_deref(), &mut pending) {
                listing.faults.push((folder.clone(), error));
            }
            listing.folders.push(folder);
        }
        listing
    }

    /// Adds the contents of `folder`, whose relative paths start with `start`. Its subfolders are added to `pending`.
    fn add(
        &mut self,
        folder: &Path,
        start: Option<&str>,
        pending: &mut Vec<(PathBuf, Option<String>)>,
    ) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            if is_passed_over(&name, kind) {
                continue;
            }
            let relative = name
                .to_str()
                .and_then(|name| Some(format!("{}{name}", start?)));
            if kind.is_dir() {
                pending.push((entry.path(), relative.map(|path| path + "/")));
            } else {
                self.others.push(Other {
                    path: entry.path(),
                    relative,
                    kind,
                });
            }
        }
        Ok(())
    }
}

/// Whether a file with this name is a page: it ends in `.md`, in any capitalisation.
pub(crate) fn is_page_path(path: impl AsRef<Path>) -> bool {
    let extension = path.as_ref().extension();
    extension.is_some_and(|it| it.eq_ignore_ascii_case("md"))
}

fn is_passed_over(name: &OsStr, kind: FileType) -> bool {
    let is_special = kind.is_dir() && (name == "node_modules" || name == "target");
    is_special || name.as_encoded_bytes().starts_with(b".")
}

/// The state of reading one folder.
struct FolderReader<'a> {
    root: &'a Path,
    prefix: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl FolderReader<'_> {
    fn find_pages(&mut self) -> Vec<Found> {
        let before = self.diagnostics.len();
        let listing = Listing::of(self.root);
        for (path, error) in &listing.faults {
            self.report(path, unreadable(error));
        }
        let pages = listing
            .others
            .into_iter()
            .filter_map(|other| self.page(other));
        let mut pages: Vec<_> = pages.collect();
        pages.sort_unstable_by(|one, other| one.relative.cmp(&other.relative));
        // Diagnostics are also in the same order everywhere.
        if let Some(found) = self.diagnostics.get_mut(before..) {
            found.sort_by(|one, other| one.path.cmp(&other.path));
        }
        pages
    }

    /// Anything that is not a folder is a page, irrelevant, or a problem.
    fn page(&mut self, other: Other) -> Option<Found> {
        let is_page = is_page_path(&other.path);
        let problem = if other.kind.is_symlink() {
            problem_of_link(&other.path, is_page)?
        } else if !is_page {
            return None;
        } else if !other.kind.is_file() {
            Diagnostic::new(Code::UnreadableFile, "this is not a regular file")
        } else if let Some(relative) = other.relative {
            return Some(Found {
                path: other.path,
                relative,
            });
        } else {
            Diagnostic::new(Code::InvalidUtf8, "the file name is not UTF-8")
                .help("rename it: a page is known by its path")
        };
        self.report(&other.path, problem);
        None
    }

    fn report(&mut self, path: &Path, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.in_file(self.shown(path)));
    }

    /// The path as shown to people, even if it is not UTF-8.
    fn shown(&self, path: &Path) -> String {
        let path = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        format!("{}{}", self.prefix, parts.join("/"))
    }
}

fn read_text(path: &Path) -> Result<String, Box<Diagnostic>> {
    // The size is checked on what was read: a file may grow after its size was checked.
    let read = File::open(path).and_then(|file| {
        let mut bytes = Vec::with_capacity(USUAL_FILE_BYTES);
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    match read {
        Ok(bytes) if bytes.len() as u64 > MAX_FILE_BYTES => {
            let limit = MAX_FILE_BYTES / 1024 / 1024;
            let message = format!("the page is larger than {limit} MB");
            Err(Box::new(Diagnostic::new(Code::FileTooLarge, message)))
        }
        Ok(mut bytes) => {
            bytes.shrink_to_fit();
            String::from_utf8(bytes).map_err(|error| Box::new(invalid_utf8(&error)))
        }
        Err(error) => Err(Box::new(unreadable(error))),
    }
}

fn unreadable(cause: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        format!("this cannot be read: {cause}"),
    )
}

/// What is lost by not following the link at `path`, if anything.
fn problem_of_link(path: &Path, is_page: bool) -> Option<Diagnostic> {
    let leads_to_other_file = fs::metadata(path).is_ok_and(|target| target.is_file());
    let diagnostic = Diagnostic::new(Code::UnreadableFile, "symbolic links are not followed")
        .help("copy the pages here, or make the link's target its own source");
    match (is_page, leads_to_other_file) {
        (true, _) => Some(diagnostic),
        (false, true) => None,
        // A folder, or a broken link: it need not contain any pages.
        (false, false) => Some(Diagnostic {
            level: Level::Warning,
            ..diagnostic
        }),
    }
}

fn invalid_utf8(error: &std::string::FromUtf8Error) -> Diagnostic {
    let (valid, rest) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
    let text = String::from_utf8_lossy(valid).into_owned();
    let end = text.len();
    let valid = SourceFile {
        path: String::new(),
        prefix: String::new(),
        text,
    };
    let Position { line, column } = valid.position(end);
    let byte = rest.first().copied().unwrap_or_default();
    let message = format!("the page is not UTF-8: bad byte 0x{byte:02X} at {line}:{column}");
    Diagnostic::new(Code::InvalidUtf8, message).help("save the file as UTF-8")
}

#[cfg(test)]
mod tests;
