//! `fieldnotes new`.

mod package;
mod vendor;

use std::path::Path;
use std::{fs, io};

use super::args::NewArgs;
use super::choices::{Stop, run_project};
use super::envelopes::Envelopes;
use super::exit;
use super::progress::Progress;
use super::pull::stop;
use super::report::Report;
use crate::config::{Project, is_package_name, is_rust_word};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::fetch::lock::{self, Lock, Locked};
use crate::fetch::pages;
use crate::fetch::workspace::Workspace;
use crate::output;
use crate::text::{SourceFile, Sources};
use vendor::Vendor;

/// Does everything but print. `program` is what the user has typed to get here.
pub(super) fn run(args: &NewArgs, program: &str, progress: &Progress) -> Report {
    let mut report = Report {
        on_errors: "no package is made",
        ..Report::default()
    };
    match make(args, program, progress, &mut report) {
        Ok(()) => report,
        Err((code, problems)) => report.stop(code, problems),
    }
}

fn make(
    args: &NewArgs,
    program: &str,
    progress: &Progress,
    report: &mut Report,
) -> Result<(), Stop> {
    let name = package_name(&args.name)?;
    let parent = args.name.parent().filter(|it| !it.as_os_str().is_empty());
    let workspace = Workspace::open(
        parent.unwrap_or(Path::new(".")),
        &format!(".fieldnotes-new-{name}"),
    )
    .map_err(stop)?;
    let done = prepare(&workspace, args, &name, progress, report).and_then(|()| {
        fs::rename(workspace.path("package"), &args.name)
            .map_err(|error| stop(cannot(&args.name, &error)))
    });
    workspace.discard();
    done?;
    let shown = args.name.display();
    report.note(format!("made {shown}; now"));
    report.note(format!("    cd {shown} && cargo test"));
    if args.git.is_some() {
        report.note(format!(
            "and `{program} pull --update` when the vendor has a new release"
        ));
    }
    Ok(())
}

/// The package's name, if the folder can have it.
fn package_name(folder: &Path) -> Result<String, Stop> {
    let wrong = |message: String, help: &str| {
        let problem = Diagnostic::new(Code::InvalidConfig, message);
        Err((exit::USAGE, vec![problem.help(help)]))
    };
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if fs::symlink_metadata(folder).is_ok() {
        let message = format!("`{}` already exists", folder.display());
        return wrong(
            message,
            "choose another name, or use `fieldnotes init` for an existing folder",
        );
    }
    if !is_package_name(&name) {
        let message = format!("`{}` cannot be a package name", name.escape_debug());
        return wrong(
            message,
            "a name starts with a letter and has only letters, digits, `-` and `_`",
        );
    }
    if is_rust_word(&name) {
        let message = format!("`{name}` is reserved by Rust and cannot be a package name");
        return wrong(message, &format!("try `{name}-models`"));
    }
    Ok(name)
}

fn cannot(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("this cannot be written: {error}");
    Diagnostic::new(Code::CannotWrite, message).in_file(path.display().to_string())
}

/// Creates the package in the workspace.
fn prepare(
    workspace: &Workspace,
    args: &NewArgs,
    name: &str,
    progress: &Progress,
    report: &mut Report,
) -> Result<(), Stop> {
    let mut problems = Vec::new();
    let vendor = match (&args.git, &args.docs) {
        (Some(url), _) => {
            vendor::from_repository(args, url, workspace.folder(), progress, &mut problems)
        }
        (None, docs) => vendor::from_folder(docs.as_deref().unwrap_or_default(), &mut problems),
    };
    report.diagnostics.append(&mut problems);
    let vendor = vendor?;
    let mut package = Package {
        folder: &workspace.path("package"),
        name,
    };
    let text = package::config(name, &vendor, &Envelopes::default());
    let project = package.project(&text)?;
    let locked = package.docs(&vendor, &project)?;
    progress.say("generating");
    let envelopes = package.generate(&project, report)?;
    let text = package::config(name, &vendor, &envelopes);
    package.others(args, &text, &vendor)?;
    say(&vendor, locked.as_ref(), report);
    if let Some(sentence) = envelopes.sentence() {
        report.note(sentence);
    }
    Ok(())
}

/// Reports what was found.
fn say(vendor: &Vendor, locked: Option<&Locked>, report: &mut Report) {
    let mut found = vendor.found.iter().map(|it| {
        let path = if it.path.is_empty() {
            "the folder"
        } else {
            &it.path
        };
        format!("{path}: {} ({} pages)", it.dialect.id, it.pages.len())
    });
    let first = found.next().unwrap_or_default();
    match locked {
        Some(locked) => report.note(format!("{first} at {}", locked.shown())),
        None => report.note(first),
    }
    for other in found {
        report.note(format!(
            "{other}: a second source, as comments in fieldnotes.toml"
        ));
    }
}

/// The package in progress.
struct Package<'a> {
    folder: &'a Path,
    name: &'a str,
}

impl Package<'_> {
    fn write(&self, path: &str, text: &str) -> Result<(), Stop> {
        let target = self.folder.join(path);
        let folder = target.parent().unwrap_or(self.folder);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&target, text));
        written.map_err(|error| stop(cannot(Path::new(path), &error)))
    }

    /// What the config describes.
    fn project(&self, config: &str) -> Result<Project, Stop> {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile {
            path: crate::config::FILE_NAME.to_owned(),
            prefix: String::new(),
            text: config.to_owned(),
        });
        let config = crate::config::Config::parse(&sources, file);
        let project = config.and_then(|config| config.resolve(self.folder));
        // It was created a moment ago: its problems are not in a file of the user's.
        project.map_err(|problems| {
            let line = |it: Diagnostic| Diagnostic::new(it.code, it.one_line(&sources));
            (exit::FAILURE, problems.into_iter().map(line).collect())
        })
    }

    /// Writes the pages that the config reads, those of a folder's second sources, and the lock.
    fn docs(&self, vendor: &Vendor, project: &Project) -> Result<Option<Locked>, Stop> {
        let is_pulled = vendor.origin.is_some();
        for found in vendor
            .found
            .iter()
            .take(if is_pulled { 1 } else { vendor.found.len() })
        {
            let folder = package::docs_folder(found);
            let written = pages::write(&found.pages, &self.folder.join(&folder));
            written.map_err(|error| stop(cannot(Path::new(&folder), &error)))?;
        }
        let (Some(origin), Some(found), Some(docs)) =
            (&vendor.origin, vendor.found.first(), project.docs.first())
        else {
            return Ok(None);
        };
        let digest = pages::digest(&found.pages);
        let locked = Locked::new(
            docs,
            &origin.remote(&found.path),
            origin.commit.clone(),
            origin.name.clone(),
            digest,
        );
        self.write(lock::FILE_NAME, &Lock::new(vec![locked.clone()]).text())?;
        Ok(Some(locked))
    }

    /// Writes the crate, and reports what could be left out.
    fn generate(&mut self, project: &Project, report: &mut Report) -> Result<Envelopes, Stop> {
        let mut run = run_project(project, &mut Sources::default());
        report.sources = std::mem::take(&mut run.sources);
        report.ledger = Some(run.generated.ledger.clone());
        let diagnostics = std::mem::take(&mut run.generated.diagnostics);
        if diagnostics.iter().any(|it| it.level == Level::Error) {
            return Err((exit::findings_code(&diagnostics), diagnostics));
        }
        report.diagnostics.extend(diagnostics);
        let plan = output::plan(&run.generated.tree, &project.out, false);
        let applied = plan.and_then(|plan| output::apply(&plan, &project.out));
        applied.map_err(stop)?;
        if let Some(test) = package::first_test(self.name, &run.generated.api) {
            self.write("generated/tests/own.rs", &test)?;
        }
        Ok(Envelopes::of(&run.generated.api))
    }

    /// Writes everything else.
    fn others(&self, args: &NewArgs, config: &str, vendor: &Vendor) -> Result<(), Stop> {
        self.write(crate::config::FILE_NAME, config)?;
        self.write("README.md", &package::readme(self.name, vendor))?;
        self.write(".gitignore", "/target\n")?;
        self.write(package::SCHEMA.0, package::SCHEMA.1)?;
        self.write(package::CHECK.0, package::CHECK.1)?;
        if vendor.origin.is_some() {
            self.write(package::PULL.0, package::PULL.1)?;
        }
        if !args.build_script {
            return self.write("Cargo.toml", package::WORKSPACE);
        }
        let manifest = fs::read_to_string(self.folder.join("generated/Cargo.toml"));
        let manifest =
            manifest.map_err(|error| stop(cannot(Path::new("generated/Cargo.toml"), &error)))?;
        let has_examples = self
            .folder
            .join("generated/tests/examples/main.rs")
            .exists();
        let text = package::building_manifest(self.name, dependencies(&manifest), has_examples);
        self.write("Cargo.toml", &text)?;
        self.write("build.rs", package::BUILD_SCRIPT)
    }
}

/// The table of dependencies in a generated Cargo.toml.
fn dependencies(manifest: &str) -> &str {
    let start = manifest.find("[dependencies]").unwrap_or(manifest.len());
    let rest = manifest.get(start..).unwrap_or_default();
    let end = rest.find("\n#").map_or(rest.len(), |end| end + 1);
    rest.get(..end).unwrap_or_default()
}
