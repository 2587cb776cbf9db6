//! For build scripts: `cargo build` regenerates the types and compiles them in one go.
//!
//! # Into a checked-in crate
//!
//! The diff of the generated files is reviewed like any other. The package with the build script compiles these
//! files as its own library, so it never lags one build behind:
//!
//! ```toml
//! # Cargo.toml, beside fieldnotes.toml and the folder `generated`
//! [lib]
//! path = "generated/src/lib.rs"
//!
//! [dependencies]  # those of generated/Cargo.toml
//!
//! [build-dependencies]
//! fieldnotes = "0.1"
//! ```
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     fieldnotes::build::from_config("fieldnotes.toml");
//! }
//! ```
//!
//! Other crates depend on `generated`, which has no build script. `fieldnotes init DIR` and `fieldnotes generate`
//! create fieldnotes.toml and the first `generated`, without which cargo cannot load the workspace.
//!
//! # Into `OUT_DIR`
//!
//! Nothing is checked in. The package needs `serde` (with `derive`), `serde_json` and the crate for dates.
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     fieldnotes::build::Builder::new()
//!         .docs("docs/sdk")
//!         .write_module("models");
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs: this declares `pub mod models`
//! include!(concat!(env!("OUT_DIR"), "/models.rs"));
//! ```
//!
//! # What it does and does not do
//!
//! - Only files whose content changes are written. A second `cargo build` runs nothing and compiles nothing.
//! - Problems are reported through cargo, one line each; on errors nothing is written and the build fails. Success
//!   is silent, because cargo would repeat its message on every later build.
//! - A checked-in crate is left alone if `DOCS_RS` or `FIELDNOTES_SKIP` is set, in a package that comes from a
//!   registry or is being packaged, if the docs are missing, and if the files cannot be written.
//! - If `FIELDNOTES_CHECK` is set, the build fails instead of writing, and names the stale files: for CI, where
//!   a page must not change without its types.
//! - An edit of a generated file is noticed only when a page changes next, or by `fieldnotes check`: if cargo watched the
//!   files that are written, every change to a page would be built twice.

// A build script is a program, so its example is one.
#![allow(clippy::needless_doctest_main)]

mod script;
#[cfg(test)]
mod tests;
mod watch;
mod write;

use std::path::{Path, PathBuf};

use crate::config::{Overrides, Project, Source, module_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::emit::Target;
use crate::options::{Dates, EnumPolicy};
use crate::output;
use crate::overrides::is_module_path;
use crate::run;
use crate::text::Sources;
use script::{Environment, Script};
use write::{apply, generate, module_trees, shown, sum, write};

pub(crate) use write::stale;

/// The outcome of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Files were written or deleted.
    Written { written: usize, deleted: usize },
    /// All files were up to date.
    Fresh,
    /// The files were left alone, for this reason.
    Skipped(Reason),
    /// The problems have been reported to cargo; the build fails.
    Failed,
}

/// Why a checked-in crate was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `DOCS_RS` is set.
    DocsRs,
    /// `FIELDNOTES_SKIP` is set.
    Asked,
    /// The package comes from a registry, or is being packaged by `cargo package`.
    Packaged,
    /// None of the folders of docs exists.
    NoDocs,
    /// The files are stale and cannot be written.
    ReadOnly,
}

/// Regenerates the checked-in crate that the config file at `path` describes. This is all a build script needs.
///
/// `path` is relative to the package's folder, and the paths in the file are relative to the file.
pub fn from_config(path: impl AsRef<Path>) -> Outcome {
    Builder::from_config(path).write_crate()
}

/// Collects settings, then writes: [`write_crate`](Self::write_crate) into the source tree,
/// [`write_module`](Self::write_module) into `OUT_DIR`.
///
/// Nothing is read before one of these two is called, and nothing panics: problems are reported to cargo as errors.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    file: Option<PathBuf>,
    overrides: Overrides,
    parent: Option<String>,
}

impl Builder {
    /// Starts without a config file: [`docs`](Self::docs) or [`source`](Self::source) sets what to read.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts with the settings of the config file at `path`, relative to the package's folder. Setters override the
    /// file, and sources are added to those of the file.
    pub fn from_config(path: impl AsRef<Path>) -> Self {
        Self {
            file: Some(path.as_ref().to_owned()),
            ..Self::default()
        }
    }

    /// Adds the pages below `folder`, which is relative to the package's folder, or to that of the config file.
    ///
    /// Anything that is not Markdown is skipped, as are hidden folders, `node_modules` and `target`.
    pub fn docs(&mut self, folder: impl Into<String>) -> &mut Self {
        self.source(Source::new(folder))
    }

    /// Adds a source with its own module or dialect.
    ///
    /// ```
    /// # use fieldnotes::{build::Builder, config::Source};
    /// Builder::new()
    ///     .source(Source::new("docs/v1").module("v1"))
    ///     .source(Source::new("docs/v2").module("v2").dialect("speakeasy-typescript"));
    /// ```
    pub fn source(&mut self, source: Source) -> &mut Self {
        self.overrides.sources.push(source);
        self
    }

    /// Sets the dialect of all sources, including those of the config file. Detection is reliable on whole folders; one
    /// with a handful of pages may have too little evidence.
    pub fn dialect(&mut self, id: impl Into<String>) -> &mut Self {
        self.overrides.dialect = Some(id.into());
        self
    }

    /// Sets the type of dates and times; the default is [`Dates::Chrono`]. The package that compiles the types needs the
    /// crate in question.
    pub fn dates(&mut self, dates: Dates) -> &mut Self {
        self.overrides.dates = Some(dates);
        self
    }

    /// Sets which enums keep values that the docs do not list; the default is [`EnumPolicy::Open`]. With closed enums, a
    /// value that the vendor adds makes the whole payload an error.
    pub fn enums(&mut self, enums: EnumPolicy) -> &mut Self {
        self.overrides.enums = Some(enums);
        self
    }

    /// Sets the folder of the generated crate; the default is `generated`. [`write_module`](Self::write_module) ignores it.
    pub fn out(&mut self, folder: impl Into<String>) -> &mut Self {
        self.overrides.out = Some(folder.into());
        self
    }

    /// Sets the package's name in a new Cargo.toml. An existing one keeps its name.
    pub fn name(&mut self, name: impl Into<String>) -> &mut Self {
        self.overrides.name = Some(name.into());
        self
    }

    /// Sets the module with the `include!` for [`write_module`](Self::write_module); the default is `crate`. For
    /// `mod api { include!(…); }` it is `crate::api`, because the generated files refer to each other by absolute paths.
    pub fn parent(&mut self, path: impl Into<String>) -> &mut Self {
        self.parent = Some(path.into());
        self
    }

    /// Brings the checked-in crate up to date. When that is skipped, and how that is detected, is described in the
    /// [module's docs](self).
    ///
    /// Files that a person has edited, or that fieldnotes did not write, are an error and stay as they are.
    pub fn write_crate(&self) -> Outcome {
        let mut script = Script::default();
        let outcome = self.run_crate(&Environment::read(), &mut script);
        script.print();
        outcome
    }

    /// Writes the module `name` into `OUT_DIR`, for `include!(concat!(env!("OUT_DIR"), "/NAME.rs"))`, which declares
    /// `pub mod NAME`.
    ///
    /// `DOCS_RS`, `FIELDNOTES_SKIP` and `FIELDNOTES_CHECK` have no effect here: nothing compiles without the files.
    pub fn write_module(&self, name: &str) -> Outcome {
        let mut script = Script::default();
        let outcome = self.run_module(name, &Environment::read(), &mut script);
        script.print();
        outcome
    }

    fn run_crate(&self, env: &Environment, script: &mut Script) -> Outcome {
        script.rerun_if_env_changed();
        if let Some(reason) = env.reason_to_skip() {
            return Outcome::Skipped(reason);
        }
        let mut sources = Sources::default();
        let project = match self.open(env, &mut sources, script) {
            Ok(project) => project,
            Err(problems) => return script.fail(&problems, &sources),
        };
        if project.missing().count() == project.docs.len() && !env.check {
            let left = project.shown_out();
            script.warning(format!("the docs are missing: {left} is left as it is"));
            return Outcome::Skipped(Reason::NoDocs);
        }
        let name = project.name.clone();
        let Some(run) = generate(&project, sources, &Target::Package { name }, script) else {
            return Outcome::Failed;
        };
        let plan = match output::plan(&run.generated.tree, &project.out, false) {
            Ok(plan) => plan,
            Err(problem) => return script.fail(&shown(&project, [problem]), &run.sources),
        };
        let problems = shown(&project, plan.problems.iter().cloned());
        if plan.has_errors() {
            return script.fail(&problems, &run.sources);
        }
        script.warnings(&problems, &run.sources);
        if plan.is_fresh() {
            return Outcome::Fresh;
        }
        if env.check {
            return script.fail(&stale(&project, &plan), &run.sources);
        }
        if !output::writable(&project.out) {
            let left = project.shown_out();
            script.warning(format!(
                "{left} is stale but cannot be written: it is left as it is"
            ));
            return Outcome::Skipped(Reason::ReadOnly);
        }
        apply(&project, &plan, &project.out, script)
    }

    fn run_module(&self, name: &str, env: &Environment, script: &mut Script) -> Outcome {
        let mut sources = Sources::default();
        // `output` looks for leftovers of a crate in these two folders.
        let is_usable = module_of(name) == name && !matches!(name, "" | "src" | "tests");
        let Some(out_dir) = env.out_dir.as_ref().filter(|_| is_usable) else {
            let message = if is_usable {
                "OUT_DIR is not set: only a build script can write a module".to_owned()
            } else {
                format!("`{name}` is not a module name: it must be in snake case")
            };
            let problem = Diagnostic::new(Code::InvalidConfig, message);
            return script.fail(&[problem], &sources);
        };
        let project = match self.open(env, &mut sources, script) {
            Ok(project) => project,
            Err(problems) => return script.fail(&problems, &sources),
        };
        let parent = self.parent.as_deref().unwrap_or("crate");
        if !is_module_path(parent) {
            let message = format!("`{parent}` is not a module path such as `crate::api`");
            let problem = Diagnostic::new(Code::InvalidConfig, message);
            return script.fail(&[problem], &sources);
        }
        let path = format!("{parent}::{name}");
        let Some(run) = generate(&project, sources, &Target::Module { path }, script) else {
            return Outcome::Failed;
        };
        let trees = module_trees(name, &run.generated.tree);
        let [inner, outer] = match trees {
            Ok(trees) => trees,
            Err(problem) => return script.fail(&[problem], &run.sources),
        };
        // Nobody edits files in OUT_DIR on purpose, so whatever is in the way is overwritten.
        let inner = write(&project, &inner, &out_dir.join(name), script);
        let outer = write(&project, &outer, out_dir, script);
        sum(inner, outer)
    }

    /// Reads the config, and tells cargo to watch it and the docs.
    fn open(
        &self,
        env: &Environment,
        sources: &mut Sources,
        script: &mut Script,
    ) -> Result<Project, Vec<Diagnostic>> {
        let file = self.file.as_ref().map(|file| env.manifest_dir.join(file));
        let folder = file.as_deref().and_then(Path::parent);
        let base = folder.unwrap_or(&env.manifest_dir);
        let shown = self.file.as_ref().map(|file| file.display().to_string());
        if let Some(file) = &file {
            watch::file(file, script);
        }
        let file = file.as_deref().zip(shown.as_deref());
        let project = run::open(file, base, self.overrides.clone(), sources)?;
        for docs in &project.docs {
            watch::folder(&docs.folder, script);
        }
        Ok(project)
    }
}
