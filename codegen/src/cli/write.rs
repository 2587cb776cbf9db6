//! Single files beside the generated crate.

use std::io::Write as _;
use std::path::Path;
use std::{fs, io};

/// Replaces the file at `path` by one atomic rename. Returns whether there was anything to do.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<bool> {
    let old = match fs::read(path) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.as_deref() == Some(text.as_bytes()) {
        return Ok(false);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fieldnotes-").suffix(".tmp");
    #[cfg(unix)]
    {
        // With the usual mode of new files: the temporary one is readable only by its owner.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    if old.is_some() {
        file.as_file()
            .set_permissions(fs::metadata(path)?.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(true)
}
