//! For build scripts: `cargo build` regenerates the types, and compiles them in the same go.
//!
//! # Into a checked-in crate
//!
//! The diff of the generated files is reviewed like any other. The package that runs the build script compiles these
//! very files as its own library, so that it never lags one build behind:
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
//! Others depend on `generated` itself, which has no build script. `fieldnotes init DIR` and `fieldnotes generate`
//! make fieldnotes.toml and the first `generated`, without which cargo cannot read the workspace.
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
//! # What it does, and does not
//!
//! - Only files whose content changes are written. A second `cargo build` runs nothing and compiles nothing.
//! - Problems are reported through cargo, one line each; with an error nothing is written and the build fails. Success
//!   is silent, since cargo would repeat its message on every later build.
//! - A checked-in crate is left alone when `DOCS_RS` or `FIELDNOTES_SKIP` is set, in a package that comes from a
//!   registry or is being packaged, when the docs are not there, and when the files cannot be written.
//! - With `FIELDNOTES_CHECK` set the build fails instead of writing, and names the files that are stale: for CI, where
//!   a page must not be changed without its types.
//! - An edit of a generated file is noticed when the next page changes, or by `fieldnotes check`: if cargo watched the
//!   files that are written, every change of a page would be built twice.

// A build script is a program, and is shown as one.
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
use crate::source::Sources;
use script::{Environment, Script};
use write::{apply, generate, module_trees, shown, sum, write};

pub(crate) use write::stale;

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Files were written or deleted.
    Written { written: usize, deleted: usize },
    /// All files were right as they are.
    Fresh,
    /// The files were left alone, for this reason.
    Skipped(Reason),
    /// cargo has been told what is wrong; the build fails.
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
    /// The package comes from a registry, or `cargo package` is at work on it.
    Packaged,
    /// No folder of docs is there.
    NoDocs,
    /// The files are stale and cannot be written.
    ReadOnly,
}

/// Regenerates the checked-in crate that the config file at `path` describes: the whole of a build script.
///
/// `path` is relative to the package's folder, and the paths in the file are relative to the file.
pub fn from_config(path: impl AsRef<Path>) -> Outcome {
    Builder::from_config(path).write_crate()
}

/// Collects choices, then writes: [`write_crate`](Self::write_crate) into the source tree,
/// [`write_module`](Self::write_module) into `OUT_DIR`.
///
/// Nothing is read before one of these two is called, and nothing panics: what is wrong reaches cargo as an error.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    file: Option<PathBuf>,
    overrides: Overrides,
    parent: Option<String>,
}

impl Builder {
    /// No config file: [`docs`](Self::docs) or [`source`](Self::source) says what to read.
    pub fn new() -> Self {
        Self::default()
    }

    /// The choices of the config file at `path`, relative to the package's folder. Setters of the builder win over the
    /// file, and sources are added to those of the file.
    pub fn from_config(path: impl AsRef<Path>) -> Self {
        Self {
            file: Some(path.as_ref().to_owned()),
            ..Self::default()
        }
    }

    /// Adds the pages below `folder`, which is relative to the package's folder, or to that of the config file.
    ///
    /// All that is not Markdown is passed over, and so are hidden folders, `node_modules` and `target`.
    pub fn docs(&mut self, folder: impl Into<String>) -> &mut Self {
        self.source(Source::new(folder))
    }

    /// Adds a source with a module or dialect of its own.
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

    /// Sets the dialect of all sources, those of the config file too. Detection is right on whole folders; a folder
    /// with a handful of pages may hold too little evidence.
    pub fn dialect(&mut self, id: impl Into<String>) -> &mut Self {
        self.overrides.dialect = Some(id.into());
        self
    }

    /// Sets what dates and times become: [`Dates::Chrono`] unless set. The package that compiles the types needs the
    /// crate in question.
    pub fn dates(&mut self, dates: Dates) -> &mut Self {
        self.overrides.dates = Some(dates);
        self
    }

    /// Sets which enums keep values that the docs do not list: [`EnumPolicy::Open`] unless set. With closed enums a
    /// value that the vendor adds makes the whole payload an error.
    pub fn enums(&mut self, enums: EnumPolicy) -> &mut Self {
        self.overrides.enums = Some(enums);
        self
    }

    /// Sets the folder of the generated crate, `generated` unless set. [`write_module`](Self::write_module) ignores it.
    pub fn out(&mut self, folder: impl Into<String>) -> &mut Self {
        self.overrides.out = Some(folder.into());
        self
    }

    /// Sets the package's name in a new Cargo.toml. One that exists keeps the name it has.
    pub fn name(&mut self, name: impl Into<String>) -> &mut Self {
        self.overrides.name = Some(name.into());
        self
    }

    /// Sets where the `include!` for [`write_module`](Self::write_module) stands: `crate` unless set. For
    /// `mod api { include!(…); }` it is `crate::api`, since the generated files call each other by their whole path.
    pub fn parent(&mut self, path: impl Into<String>) -> &mut Self {
        self.parent = Some(path.into());
        self
    }

    /// Brings the checked-in crate up to date. When that must not be done, and how that is noticed, is in the
    /// [module's docs](self).
    ///
    /// Files that a person has edited, or that are not ours, are an error and stay as they are.
    pub fn write_crate(&self) -> Outcome {
        let mut script = Script::default();
        let outcome = self.run_crate(&Environment::read(), &mut script);
        script.print();
        outcome
    }

    /// Writes the module `name` into `OUT_DIR`, for `include!(concat!(env!("OUT_DIR"), "/NAME.rs"))`, which declares
    /// `pub mod NAME`.
    ///
    /// `DOCS_RS`, `FIELDNOTES_SKIP` and `FIELDNOTES_CHECK` have no say here: without the files nothing compiles.
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
        // The two are folders that `output` looks for leftovers of a crate in.
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
        // Nobody edits files in OUT_DIR on purpose, so whatever is in the way goes.
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
