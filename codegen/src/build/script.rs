//! What a build script tells cargo, and learns from it.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Outcome, Reason};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Sources;

/// Fails the build instead of writing.
const CHECK: &str = "FIELDNOTES_CHECK";
/// Leaves a checked-in crate alone.
const SKIP: &str = "FIELDNOTES_SKIP";
/// Set by docs.rs, where the sources cannot be written.
const DOCS_RS: &str = "DOCS_RS";

/// cargo shows all of them on every build until they are gone.
const MAX_WARNINGS: usize = 20;
const MAX_ERRORS: usize = 50;

/// What cargo and the user have set.
#[derive(Debug, Clone, Default)]
pub(super) struct Environment {
    /// The package's folder.
    pub manifest_dir: PathBuf,
    pub out_dir: Option<PathBuf>,
    pub docs_rs: bool,
    pub skip: bool,
    pub check: bool,
}

impl Environment {
    pub(super) fn read() -> Self {
        // `FIELDNOTES_CHECK=0` looks like a way to switch it off.
        let is_on = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        Self {
            manifest_dir: env::var_os("CARGO_MANIFEST_DIR")
                .map(PathBuf::from)
                .unwrap_or_default(),
            out_dir: env::var_os("OUT_DIR").map(PathBuf::from),
            docs_rs: env::var_os(DOCS_RS).is_some(),
            skip: is_on(SKIP),
            check: is_on(CHECK),
        }
    }

    /// The reason not to touch a checked-in crate, if there is one.
    pub(super) fn reason_to_skip(&self) -> Option<Reason> {
        if self.skip {
            Some(Reason::Asked)
        } else if self.docs_rs {
            Some(Reason::DocsRs)
        } else if is_packaged(&self.manifest_dir) {
            Some(Reason::Packaged)
        } else {
            None
        }
    }
}

/// Whether `dir` is an unpacked package: cargo refuses to publish one whose source the build script changes, and one
/// from a registry is shared by all projects.
fn is_packaged(dir: &Path) -> bool {
    let parts: Vec<_> = dir.components().map(|part| part.as_os_str()).collect();
    let is_below = parts.windows(2).any(|pair| pair == ["target", "package"]);
    // cargo puts this file into every package it makes.
    is_below || dir.join("Cargo.toml.orig").exists()
}

/// Instructions for cargo, in the order in which they are given.
#[derive(Debug, Clone, Default)]
pub(super) struct Script {
    pub lines: Vec<String>,
}

impl Script {
    pub(super) fn rerun_if_changed(&mut self, path: &Path) {
        self.lines
            .push(format!("cargo::rerun-if-changed={}", path.display()));
    }

    pub(super) fn rerun_if_env_changed(&mut self) {
        for name in [CHECK, SKIP, DOCS_RS] {
            self.lines
                .push(format!("cargo::rerun-if-env-changed={name}"));
        }
    }

    pub(super) fn warning(&mut self, message: impl AsRef<str>) {
        self.say("warning", message.as_ref());
    }

    /// Passes on the warnings among `diagnostics`.
    pub(super) fn warnings(&mut self, diagnostics: &[Diagnostic], sources: &Sources) {
        self.pass_on(Level::Warning, MAX_WARNINGS, diagnostics, sources);
    }

    /// Passes on the errors among `diagnostics`, of which there must be at least one, and the warnings.
    pub(super) fn fail(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> Outcome {
        self.pass_on(Level::Error, MAX_ERRORS, diagnostics, sources);
        self.warnings(diagnostics, sources);
        Outcome::Failed
    }

    fn pass_on(&mut self, level: Level, max: usize, diagnostics: &[Diagnostic], sources: &Sources) {
        let found: Vec<_> = diagnostics.iter().filter(|it| it.level == level).collect();
        for diagnostic in found.iter().take(max) {
            self.say(level.as_str(), &diagnostic.one_line(sources));
        }
        if let Some(more @ 1..) = found.len().checked_sub(max) {
            let noun = level.as_str();
            self.say(
                noun,
                &format!("and {more} more {noun}s: `fieldnotes check` shows them all"),
            );
        }
    }

    /// cargo takes only the first line, and control characters would reach the terminal.
    fn say(&mut self, kind: &str, message: &str) {
        let message = message.replace(char::is_control, " ");
        self.lines.push(format!("cargo::{kind}={message}"));
    }

    /// Prints everything at once. If that fails, a build script can do nothing about it.
    pub(super) fn print(&self) {
        let mut text = self.lines.join("\n");
        text.push('\n');
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }
}
