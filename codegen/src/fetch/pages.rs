//! Pages in memory and on disk, and the digest by which a folder of them is known.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use sha2::{Digest as _, Sha256};

use crate::source::is_page_path;

/// Pages by their path, `/` between its parts.
pub type Pages = BTreeMap<String, Vec<u8>>;

/// The contents of a folder.
#[derive(Debug, Default)]
pub struct Folder {
    pub pages: Pages,
    /// All other files, by path: they were not pulled and would be lost with the folder.
    pub others: Vec<String>,
}

impl Folder {
    /// Reads the folder at `root`. A missing folder counts as empty.
    ///
    /// # Errors
    /// If part of it cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut folder = Self::default();
        let mut pending = vec![String::new()];
        while let Some(start) = pending.pop() {
            let entries = match fs::read_dir(root.join(&start)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && start.is_empty() => break,
                entries => entries?,
            };
            for entry in entries {
                let entry = entry?;
                let (name, kind) = (entry.file_name(), entry.file_type()?);
                let path = format!("{start}{}", name.to_string_lossy());
                if kind.is_dir() {
                    pending.push(path + "/");
                } else if kind.is_file()
                    && name.to_str().is_some()
                    && is_page_path(&path)
                    && !is_hidden(&path)
                {
                    folder.pages.insert(path, fs::read(entry.path())?);
                } else {
                    folder.others.push(path);
                }
            }
        }
        folder.others.sort_unstable();
        Ok(folder)
    }

    /// Whether there is nothing that could be lost.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.others.is_empty()
    }
}

/// Whether no source would read it, because it is hidden or in a folder that is never docs.
pub fn is_hidden(path: &str) -> bool {
    let mut parts = path.split('/').rev();
    let is_dotted = |part: &str| part.starts_with('.') && part != "." && part != "..";
    parts.next().is_some_and(is_dotted)
        || parts.any(|part| is_dotted(part) || matches!(part, "node_modules" | "target"))
}

/// The digest of `pages`: SHA-256 over one line `SHA-256  PATH` for each page in the order of the paths, as `sha256sum`
/// writes them. Line endings count as `\n`, because a checkout on Windows may change them.
pub fn digest(pages: &Pages) -> String {
    let mut all = Sha256::new();
    for (path, bytes) in pages {
        let mut page = Sha256::new();
        let mut rest = bytes.as_slice();
        while let Some(at) = rest.windows(2).position(|pair| pair == b"\r\n") {
            page.update(rest.get(..at).unwrap_or_default());
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        page.update(rest);
        all.update(format!("{}  {path}\n", hex(&page.finalize())));
    }
    format!("sha256:{}", hex(&all.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes `pages` to a new folder at `root`.
///
/// # Errors
/// If one cannot be written, or is different afterwards: a file system may treat two names as one.
pub fn write(pages: &Pages, root: &Path) -> io::Result<()> {
    fs::create_dir_all(root)?;
    for (path, bytes) in pages {
        let target = root.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let file = fs::File::options()
            .write(true)
            .create_new(true)
            .open(&target);
        let written = file.and_then(|mut file| io::Write::write_all(&mut file, bytes));
        written.map_err(|error| {
            io::Error::new(error.kind(), format!("`{}`: {error}", path.escape_debug()))
        })?;
    }
    Ok(())
}
