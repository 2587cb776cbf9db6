//! Files that appear whole, or not at all.

use std::io::Write as _;
use std::path::Path;
use std::{fs, io};

use tempfile::NamedTempFile;

use super::disk::{TEMP_PREFIX, TEMP_RANDOM, TEMP_SUFFIX};

/// A file beside `target` with `text` in it, which removes itself unless it is persisted.
pub(super) fn temporary(target: &Path, text: &str) -> io::Result<NamedTempFile<fs::File>> {
    // Created by `std` so that its mode follows the umask; tempfile's own is readable only by the owner.
    let create = |path: &Path| fs::File::options().write(true).create_new(true).open(path);
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    let temp = tempfile::Builder::new()
        .prefix(TEMP_PREFIX)
        .suffix(TEMP_SUFFIX)
        .rand_bytes(TEMP_RANDOM)
        .make_in(folder.unwrap_or(Path::new(".")), create)?;
    temp.as_file().write_all(text.as_bytes())?;
    Ok(temp)
}

/// Replaces the file at `path`, one beside the generated crate, by one atomic rename. Returns whether anything had to be done.
#[cfg(feature = "cli")]
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<bool> {
    let old = super::disk::present(fs::read(path))?;
    if old.as_deref() == Some(text.as_bytes()) {
        return Ok(false);
    }
    let file = temporary(path, text)?;
    if old.is_some() {
        file.as_file()
            .set_permissions(fs::metadata(path)?.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(true)
}
