//! What the exit codes mean. They are part of the interface: scripts and CI rely on them.

use crate::diagnostic::{Code, Diagnostic, Level};

/// All is well.
pub const SUCCESS: u8 = 0;
/// A file could not be read or written, or fieldnotes itself is at fault.
pub const FAILURE: u8 = 1;
/// The command line or fieldnotes.toml is invalid.
pub const USAGE: u8 = 2;
/// The generated files do not match the docs.
pub const STALE: u8 = 4;
/// A person must settle something: errors in the docs, a file in the way that someone has edited, a change or
/// a misfit that is denied, an override without effect.
pub const FINDINGS: u8 = 100;
/// The two sides could not be compared.
pub const NOT_COMPARED: u8 = 101;

/// The codes as explained by `--help`.
pub(super) const HELP: &str = "\
Exit codes:
  0    all is well
  1    a file could not be read or written
  2    the command line or fieldnotes.toml is wrong
  4    the generated files are stale (with `check`)
  100  errors in the docs, edited files in the way, or denied changes or misfits
  101  the two sides could not be compared";

/// The exit code for `diagnostics`, which have errors: unreadable files are the system's fault, the rest is for a person.
pub(super) fn findings_code(diagnostics: &[Diagnostic]) -> u8 {
    let mut errors = diagnostics.iter().filter(|it| it.level == Level::Error);
    if errors.all(|error| error.code == Code::UnreadableFile) {
        FAILURE
    } else {
        FINDINGS
    }
}
