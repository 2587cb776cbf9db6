//! Command-line arguments → a project that can be read.

use std::path::{Path, PathBuf};

use super::args::ProjectArgs;
use super::exit;
use crate::config::{Config, FILE_NAME, Overrides, Project, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::emit::Target;
use crate::run::Run;
use crate::source::read_file;
use crate::text::Sources;

/// Why a run ends early: the exit code and the problems.
pub(super) type Stop = (u8, Vec<Diagnostic>);

/// All settings, from the config file and the command line.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    pub config: Config,
    /// The folder that relative paths start from.
    pub base: PathBuf,
    /// The name of the config file, if there is one.
    pub file: Option<String>,
    /// The settings of the command line, which override it.
    pub overrides: Overrides,
}

impl Choices {
    /// Finds and reads the config file, unless folders of docs are named.
    pub fn read(
        args: &ProjectArgs,
        name: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Self, Stop> {
        Self::find(args, name, sources).map_err(|problems| (exit::USAGE, problems))
    }

    fn find(
        args: &ProjectArgs,
        name: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Self, Vec<Diagnostic>> {
        let here = here()?;
        let mut overrides = Overrides {
            name: name.map(str::to_owned),
            out: args.out.clone(),
            dates: args.dates,
            enums: args.enums,
            strict: args.strict,
            dialect: args.dialect.clone(),
            sources: args.docs.iter().map(Source::new).collect(),
        };
        let mut choices = Self {
            config: Config::default(),
            base: here.clone(),
            file: None,
            overrides: Overrides::default(),
        };
        if args.docs.is_empty() {
            let file = match &args.config {
                Some(file) => here.join(file),
                None => nearest(&here).ok_or_else(|| vec![no_config()])?,
            };
            file.parent().unwrap_or(&here).clone_into(&mut choices.base);
            let shown = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let id = read_file(&file, &shown, sources).map_err(|problem| vec![problem])?;
            choices.config = Config::parse(sources, id)?;
            choices.file = Some(shown);
            // Paths on the command line are relative to the current folder.
            overrides.out = overrides.out.map(|out| from(&choices.base, &here, out));
        }
        let missing: Vec<Diagnostic> = args.docs.iter().filter_map(|dir| no_folder(dir)).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        choices.config.apply(overrides.clone());
        choices.overrides = Overrides {
            sources: Vec::new(),
            ..overrides
        };
        Ok(choices)
    }

    /// [`Self::read`] if two folders or exports are enough, so that no config is needed.
    pub fn read_if_any(args: &ProjectArgs, sources: &mut Sources) -> Result<Self, Stop> {
        let here = here().map_err(|problems| (exit::USAGE, problems))?;
        if nearest(&here).is_some() {
            return Self::read(args, None, sources);
        }
        Self::read_if_named(args, sources)
    }

    /// [`Self::read`] if the nearest config need not be about what is compared: only an explicitly named one counts.
    pub fn read_if_named(args: &ProjectArgs, sources: &mut Sources) -> Result<Self, Stop> {
        if !args.docs.is_empty() || args.config.is_some() {
            return Self::read(args, None, sources);
        }
        let mut config = Config::default();
        let overrides = Overrides {
            dates: args.dates,
            enums: args.enums,
            strict: args.strict,
            out: args.out.clone(),
            dialect: args.dialect.clone(),
            ..Overrides::default()
        };
        config.apply(overrides.clone());
        Ok(Self {
            config,
            base: here().map_err(|problems| (exit::USAGE, problems))?,
            file: None,
            overrides,
        })
    }

    /// The project, with all its folders of docs.
    pub fn project(&self) -> Result<Project, Stop> {
        complete(self.config.resolve(&self.base))
    }

    /// [`Choices::project`] for a run that writes nothing.
    pub fn project_to_read(&self) -> Result<Project, Stop> {
        complete(self.config.resolve_to_read(&self.base))
    }
}

/// `resolved`, unless it is wrong or folders of docs are missing.
fn complete(resolved: Result<Project, Vec<Diagnostic>>) -> Result<Project, Stop> {
    let project = resolved.map_err(|problems| (exit::USAGE, problems))?;
    let missing: Vec<_> = project
        .missing()
        .map(|docs| project.missing_folder(docs))
        .collect();
    if missing.is_empty() {
        Ok(project)
    } else {
        Err((exit::USAGE, missing))
    }
}

/// Reads all pages that `args` name and generates the files in memory. The sources are kept in `sources` whatever
/// happens, because the findings point into them.
pub(super) fn run(args: &ProjectArgs, sources: &mut Sources) -> Result<(Project, Run), Stop> {
    let project = Choices::read(args, None, sources)?.project()?;
    let run = run_project(&project, sources);
    if run.generated.has_errors() {
        *sources = run.sources;
        return Err((
            exit::findings_code(&run.generated.diagnostics),
            run.generated.diagnostics,
        ));
    }
    Ok((project, run))
}

/// [`Project::run`] as a package.
pub(super) fn run_project(project: &Project, sources: &mut Sources) -> Run {
    let name = project.name.clone();
    project.run(std::mem::take(sources), &Target::Package { name })
}

/// The folder that the program runs in.
pub(super) fn here() -> Result<PathBuf, Vec<Diagnostic>> {
    std::env::current_dir().map_err(|error| {
        let message = format!("the current folder cannot be read: {error}");
        vec![Diagnostic::new(Code::UnreadableFile, message)]
    })
}

/// `path`, given in `here`, relative to `base`.
pub(super) fn from(base: &Path, here: &Path, path: String) -> String {
    if base == here {
        path
    } else {
        here.join(path).to_string_lossy().into_owned()
    }
}

/// The config file that `args` mean, if there is one.
pub(super) fn config_file(args: &ProjectArgs) -> Option<PathBuf> {
    let here = std::env::current_dir()
        .ok()
        .filter(|_| args.docs.is_empty())?;
    match &args.config {
        Some(file) => Some(here.join(file)),
        None => nearest(&here),
    }
}

/// The config file in `here` or the nearest folder above.
fn nearest(here: &Path) -> Option<PathBuf> {
    let mut files = here.ancestors().map(|folder| folder.join(FILE_NAME));
    files.find(|file| file.is_file())
}

/// Reports that `dir`, given as a folder of docs, is not one.
pub(super) fn no_folder(dir: &str) -> Option<Diagnostic> {
    let is_url = dir.contains("://") || dir.starts_with("git@");
    let path = Path::new(dir);
    if path.is_dir() && !dir.is_empty() {
        return None;
    }
    let problem = |message: String| Diagnostic::new(Code::InvalidConfig, message);
    Some(if is_url {
        let message = format!("`{dir}` is a URL, but docs are read from a folder");
        problem(message).help(format!("`fieldnotes new NAME --git {dir}` gets them from a repository; so does `git = \"…\"` in a `[[source]]` with `fieldnotes pull`"))
    } else if path.is_file() {
        let message = format!("`{dir}` is a file, but docs are read from a folder");
        let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).display().to_string();
        problem(message).help(format!("name the folder it is in: `{parent}`"))
    } else {
        let message = format!("the folder `{dir}` does not exist");
        problem(message).help("it should hold the `docs/models` folder of the vendor's SDK")
    })
}

fn no_config() -> Diagnostic {
    let message = format!("there is no {FILE_NAME} in this folder or any above it");
    Diagnostic::new(Code::InvalidConfig, message).help(
        "`fieldnotes init DIR` writes one for a folder of docs; `--docs DIR` works without it",
    )
}
