//! The two sides that `diff` and `check --base` compare.

use std::fs;
use std::path::Path;

use super::choices::{Choices, Stop, from, here, no_folder, run_project};
use super::exit;
use super::git::Revision;
use crate::config::{Config, DEFAULT_OUT, OBSERVED_FILE, Setting, Source};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::diff::version::Version;
use crate::diff::{self, Bump, Diff, Settings};
use crate::export::{self, Imported};
use crate::ledger::Ledger;
use crate::run::Run;
use crate::source::read_file;
use crate::text::Sources;

/// One side.
pub(super) struct Loaded {
    /// Its name, as given by the user.
    pub name: String,
    pub content: Content,
    /// The version of the generated crate there, if there is one.
    pub version: Option<Version>,
}

/// Where a side's API comes from.
pub(super) enum Content {
    Docs(Box<Run>),
    Export(Imported),
}

/// Why a side could not be read, and the sources that the findings point into.
pub(super) struct Failure {
    pub code: u8,
    pub problems: Vec<Diagnostic>,
    pub sources: Sources,
}

impl From<Stop> for Failure {
    fn from((code, problems): Stop) -> Self {
        Self {
            code,
            problems,
            sources: Sources::default(),
        }
    }
}

impl Failure {
    fn new(message: String) -> Self {
        (
            exit::NOT_COMPARED,
            vec![Diagnostic::new(Code::NotComparable, message)],
        )
            .into()
    }

    fn help(mut self, help: &str) -> Self {
        if let Some(problem) = self.problems.first_mut() {
            problem.help = Some(help.to_owned());
        }
        self
    }
}

impl Loaded {
    /// Reads what `name` means: `git:REV`, an exported model or a folder of docs. `sources` hold the config file.
    pub fn read(name: &str, choices: &Choices, sources: &Sources) -> Result<Self, Failure> {
        let is_export = Path::new(name)
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("json"));
        match name.strip_prefix("git:") {
            Some(revision) => at_revision(name, revision, choices, sources),
            None if is_export => exported(name),
            None => folder(name, choices, sources),
        }
    }

    /// Reads the docs as they are now.
    pub fn current(choices: &Choices, mut sources: Sources) -> Result<Self, Failure> {
        let project = match choices.project() {
            Ok(project) => project,
            Err((code, problems)) => {
                return Err(Failure {
                    code,
                    problems,
                    sources,
                });
            }
        };
        let run = run_project(&project, &mut sources);
        let version = version_in(&project.out);
        let name = if choices.file.is_some() {
            "the docs now"
        } else {
            "--docs"
        };
        Self::from_run(name, run, version)
    }

    fn from_run(name: &str, mut run: Run, version: Option<Version>) -> Result<Self, Failure> {
        // An override may only be for the docs of the other side.
        run.generated.diagnostics.iter_mut().for_each(|problem| {
            if problem.code == Code::InvalidOverride {
                problem.level = Level::Warning;
            }
        });
        if run.generated.has_errors() {
            let problems = run.generated.diagnostics;
            return Err(Failure {
                code: exit::NOT_COMPARED,
                problems,
                sources: run.sources,
            });
        }
        Ok(Self {
            name: name.to_owned(),
            content: Content::Docs(Box::new(run)),
            version,
        })
    }

    /// The counts of the run, if there was one.
    pub fn ledger(&self) -> Option<&Ledger> {
        match &self.content {
            Content::Docs(run) => Some(&run.generated.ledger),
            Content::Export(_) => None,
        }
    }

    fn side(&self) -> diff::Side<'_> {
        match &self.content {
            Content::Docs(run) => diff::Side::new(&run.generated.api, &run.sources),
            Content::Export(imported) => imported.into(),
        }
    }

    /// The changes from this side to `new`.
    pub fn diff(&self, new: &Self, choices: &Choices) -> Diff {
        let settings = Settings {
            dates: choices.config.dates.unwrap_or_default(),
            numbers: choices.config.numbers.unwrap_or_default(),
        };
        diff::diff_with(self.side(), new.side(), settings)
    }
}

/// The version of the package in `folder`.
pub(super) fn version_in(folder: &Path) -> Option<Version> {
    Version::of_manifest(&fs::read_to_string(folder.join("Cargo.toml")).ok()?)
}

/// The severity of a change for `--deny`: one that breaks old code is as bad as one that does not compile.
pub(super) fn level(change: &diff::Change) -> Bump {
    if change.verdict.wire.breaks_old_code() {
        Bump::Major
    } else {
        change.verdict.rust
    }
}

fn exported(name: &str) -> Result<Loaded, Failure> {
    let failed = |message: String| {
        let problem = Diagnostic::new(Code::NotComparable, message).in_file(name);
        Failure::from((exit::NOT_COMPARED, vec![problem]))
    };
    let text = fs::read_to_string(name)
        .map_err(|error| failed(format!("this file cannot be read: {error}")))?;
    let imported = export::import(&text).map_err(|error| {
        failed(error.to_string()).help("`fieldnotes export -o FILE` writes one")
    })?;
    Ok(Loaded {
        name: name.to_owned(),
        content: Content::Export(imported),
        version: None,
    })
}

/// A folder means the config's only source with its own models, so that the models of both sides go to the same
/// modules. Sources that only add facts add them to both sides.
fn folder(name: &str, choices: &Choices, sources: &Sources) -> Result<Loaded, Failure> {
    if let Some(problem) = no_folder(name) {
        return Err((exit::USAGE, vec![problem]).into());
    }
    let here = here().map_err(|problems| (exit::USAGE, problems))?;
    let docs = Setting::new(from(&choices.base, &here, name.to_owned()));
    let mut config = choices.config.clone();
    let only = match only_source(&config) {
        Some(index) => {
            let known = choices.config.resolve(&choices.base);
            let known = known.map_err(|problems| (exit::USAGE, problems))?;
            let module = known
                .docs
                .get(index)
                .map(|docs| Setting::new(docs.module.as_str()));
            if let Some(source) = config.sources.get_mut(index) {
                (source.docs, source.module) = (docs, module);
            }
            index
        }
        None => {
            let dialect = choices.overrides.dialect.clone().map(Setting::new);
            config.sources = vec![Source {
                dialect,
                ..Source::new(docs.value)
            }];
            0
        }
    };
    // The pages come from the given place.
    for source in &mut config.sources {
        (source.git, source.rev, source.tag, source.path) = (None, None, None, None);
    }
    let mut project = Choices {
        config,
        ..choices.clone()
    }
    .project_to_read()?;
    if let Some(docs) = project.docs.get_mut(only) {
        docs.shown = format!("{}/", name.trim_end_matches('/'));
    }
    let run = run_project(&project, &mut sources.clone());
    Loaded::from_run(name, run, None)
}

/// The position of the config's only source with its own models.
fn only_source(config: &Config) -> Option<usize> {
    let mut sources = config.sources.iter().enumerate();
    let mut own = sources
        .by_ref()
        .filter(|(_, source)| source.corroborates.is_none());
    let (index, _) = own.next()?;
    own.next().is_none().then_some(index)
}

/// Whether `name` means a folder, neither a revision nor an exported model.
pub(super) fn is_folder(name: &str) -> bool {
    let is_export = Path::new(name)
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("json"));
    !name.starts_with("git:") && !is_export
}

/// Whether `name` is a folder that cannot mean all docs, because there are several sources.
pub(super) fn is_part(name: &str, config: &Config) -> bool {
    is_folder(name) && !config.sources.is_empty() && only_source(config).is_none()
}

/// Reports that the two sides are of different kinds.
pub(super) fn one_is_part(name: &str) -> Failure {
    let message = format!("fieldnotes.toml has several sources, but `{name}` is only one");
    let problem = Diagnostic::new(Code::NotComparable, message)
        .help("give a folder for both sides, or a revision (`git:REV`)");
    (exit::USAGE, vec![problem]).into()
}

fn at_revision(
    name: &str,
    revision: &str,
    choices: &Choices,
    sources: &Sources,
) -> Result<Loaded, Failure> {
    let revision = Revision::open(&choices.base, revision).map_err(|message| {
        Failure::new(message).help("a shallow clone in CI may lack it: set `fetch-depth: 0`")
    })?;
    let (mut config, mut sources) = config_at(&revision, choices, sources)?;
    for source in &mut config.sources {
        let docs = &source.docs.value;
        let pages = revision.pages(docs).map_err(Failure::new)?;
        if pages == 0 {
            return Err(
                Failure::new(format!("there are no pages in `{docs}` at `{name}`"))
                    .help("to compare docs that are not checked in, use `fieldnotes export`"),
            );
        }
        source.docs.value = revision.relative(docs).unwrap_or_default();
    }
    let observed = config
        .observed
        .as_ref()
        .map_or(OBSERVED_FILE, |it| &it.value);
    revision.file(observed).map_err(Failure::new)?;
    let out = config.out.as_ref().map_or(DEFAULT_OUT, |out| &out.value);
    let manifest = revision
        .file(&format!("{out}/Cargo.toml"))
        .map_err(Failure::new)?;
    let version = manifest
        .as_deref()
        .and_then(Path::parent)
        .and_then(version_in);
    let then = Choices {
        config,
        base: revision.base(),
        ..choices.clone()
    };
    let project = match then.project() {
        Ok(project) => project,
        Err((_, problems)) => {
            return Err(Failure {
                code: exit::NOT_COMPARED,
                problems,
                sources,
            });
        }
    };
    let run = run_project(&project, &mut sources);
    Loaded::from_run(name, run, version)
}

/// The config file of the revision, with today's options; today's file if there was none. With the sources that it
/// points into.
fn config_at(
    revision: &Revision,
    choices: &Choices,
    today: &Sources,
) -> Result<(Config, Sources), Failure> {
    let file = choices
        .file
        .as_ref()
        .map(|shown| Ok((shown, revision.file(shown)?)));
    let Some((shown, Some(path))) = file.transpose().map_err(Failure::new)? else {
        return Ok((choices.config.clone(), today.clone()));
    };
    let mut sources = Sources::default();
    let read = read_file(&path, shown, &mut sources).map_err(|problem| vec![problem]);
    let mut config = match read.and_then(|id| Config::parse(&sources, id)) {
        Ok(config) => config,
        Err(problems) => {
            return Err(Failure {
                code: exit::NOT_COMPARED,
                problems,
                sources,
            });
        }
    };
    config.apply(choices.overrides.clone());
    config.dates = choices.config.dates;
    config.numbers = choices.config.numbers;
    config.enums = choices.config.enums;
    config.unknown_nullability = choices.config.unknown_nullability;
    config.unknown_keys = choices.config.unknown_keys;
    config.strict = choices.config.strict;
    Ok((config, sources))
}
