//! One run on disk: reads the folders of a [`Project`] and generates its files in memory. Every entry point goes
//! through here.

use std::path::Path;

use crate::config::{Config, Docs, Overrides, Project, apply_acceptances};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::emit::Target;
use crate::generate::{Generated, generate_with};
use crate::observe;
use crate::pages::DocSource;
use crate::resolve::Knowledge;
use crate::source;
use crate::text::Sources;

/// What a run has read and generated.
#[derive(Debug, Default)]
pub struct Run {
    /// The pages, and the config file if there is one.
    pub sources: Sources,
    /// Its diagnostics include those of reading.
    pub generated: Generated,
}

/// Reads and resolves the config file at `file`, if there is one. Relative paths start at `base`; diagnostics
/// show the file as `shown`.
///
/// # Errors
/// Everything that is wrong with the settings.
pub fn open(
    file: Option<(&Path, &str)>,
    base: &Path,
    overrides: Overrides,
    sources: &mut Sources,
) -> Result<Project, Vec<Diagnostic>> {
    let mut config = match file {
        Some((path, shown)) => {
            let id = source::read_file(path, shown, sources).map_err(|problem| vec![problem])?;
            Config::parse(sources, id)?
        }
        None => Config::default(),
    };
    config.apply(overrides);
    config.resolve(base)
}

impl Project {
    /// The folders of docs that do not exist.
    pub fn missing(&self) -> impl Iterator<Item = &Docs> {
        self.docs.iter().filter(|docs| !docs.folder.is_dir())
    }

    /// Reports a missing folder of docs as a mistake in the config.
    pub fn missing_folder(&self, docs: &Docs) -> Diagnostic {
        let shown = docs.name();
        let is_file = docs.folder.exists();
        let what = if is_file {
            "is not a folder"
        } else {
            "does not exist"
        };
        let problem = Diagnostic::new(Code::InvalidConfig, format!("the folder `{shown}` {what}"));
        let problem = match docs.span {
            Some(span) => problem.at(span, what),
            None => problem,
        };
        problem.help(match docs.remote {
            Some(_) => "`fieldnotes pull` gets it",
            None => "it should hold the `docs/models` folder of the vendor's SDK",
        })
    }

    /// Reads all pages and generates the files. Nothing is written; if there are errors, there is nothing to write.
    pub fn run(&self, mut sources: Sources, target: &Target) -> Run {
        let mut diagnostics = Vec::new();
        let mut docs = Vec::new();
        for it in &self.docs {
            let files = source::read_folder(&it.folder, &it.shown, &mut sources, &mut diagnostics);
            sources.set_prefix(&files, &it.prefix);
            docs.push(DocSource {
                module: it.module.clone(),
                dialect: it.dialect,
                wire_case: it.wire_case,
                corroborates: it.corroborates,
                files,
            });
        }
        let knowledge = self.knowledge(&mut sources, &mut diagnostics);
        let mut generated = generate_with(&sources, &docs, self.options, &knowledge, target);
        for (it, docs) in self.docs.iter().zip(&docs) {
            sources.set_prefix(&docs.files, &it.shown);
        }
        self.merge(diagnostics, &mut generated);
        apply_acceptances(&self.accepts, &mut generated.diagnostics, &sources);
        Run { sources, generated }
    }

    /// What is known apart from the pages.
    fn knowledge(&self, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Knowledge {
        let (file, is_named) = &self.observed;
        let mut observed = None;
        if *is_named || file.is_file() {
            let shown = self
                .relative(file)
                .unwrap_or_else(|| file.display().to_string());
            match source::read_file(file, &shown, sources) {
                Ok(id) => observed = observe::read(sources, id, diagnostics),
                Err(problem) => diagnostics.push(problem),
            }
        }
        Knowledge {
            observed,
            overrides: self.corrections.clone(),
            roots: self.roots.clone(),
            include: self.include.clone(),
            exclude: self.exclude.clone(),
        }
    }

    /// Adds what reading found to what generating found.
    fn merge(&self, mut diagnostics: Vec<Diagnostic>, generated: &mut Generated) {
        for diagnostic in &mut diagnostics {
            self.show_path(diagnostic);
        }
        let has = |code| diagnostics.iter().any(|diagnostic| diagnostic.code == code);
        if has(Code::NoPages) {
            // A folder without pages also has no models: that would be reported twice.
            generated.diagnostics.retain(|it| it.code != Code::NoPages);
        }
        let is_lost = |it: &&Diagnostic| {
            matches!(
                it.code,
                Code::UnreadableFile | Code::InvalidUtf8 | Code::FileTooLarge
            ) && it.level == Level::Error
        };
        let lost = diagnostics.iter().filter(is_lost).count();
        generated.ledger.pages += lost;
        generated.ledger.unknown += lost;
        if diagnostics.iter().any(|it| it.level == Level::Error) {
            generated.tree = crate::output::Tree::default();
        }
        // What could not be read at all comes first.
        diagnostics.append(&mut generated.diagnostics);
        generated.diagnostics = diagnostics;
    }

    /// Makes the path in a finding about a file relative to the folder of the config.
    pub fn show_path(&self, diagnostic: &mut Diagnostic) {
        if let Some(path) = &mut diagnostic.path
            && let Some(short) = self.relative(Path::new(path))
        {
            *path = short;
        }
    }

    /// The output folder as shown to people.
    pub fn shown_out(&self) -> String {
        match self.relative(&self.out) {
            Some(out) if out.is_empty() => ".".to_owned(),
            Some(out) => out,
            None => self.out.display().to_string(),
        }
    }

    fn relative(&self, path: &Path) -> Option<String> {
        if self.base.as_os_str().is_empty() {
            return None;
        }
        let parts = path.strip_prefix(&self.base).ok()?.components();
        let parts: Vec<_> = parts
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        Some(parts.join("/"))
    }
}
