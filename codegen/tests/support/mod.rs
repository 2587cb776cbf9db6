//! Shared by the tests: pages in memory, the Rust that they become, and cargo run on it.

pub mod cargo;
pub mod chromium;
pub mod cli;
pub mod corpus;
pub mod disk;
pub mod hostile_html;
pub mod html;
pub mod layout;
pub mod page;
pub mod payloads;
pub mod random;
pub mod random_payloads;
pub mod vendor;

use std::path::{Path, PathBuf};

use fieldnotes::diagnostic::{Code, Level};
use fieldnotes::dialect;
use fieldnotes::emit::Target;
use fieldnotes::generate::{Generated, generate};
use fieldnotes::options::Options;
use fieldnotes::output::File;
use fieldnotes::pages::DocSource;
use fieldnotes::source::read_folder;
use fieldnotes::text::{SourceFile, Sources};

/// The root of this workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Docs in memory: pages by path.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    pub pages: Vec<(String, String)>,
    /// Detected from the pages if not set.
    pub dialect: Option<&'static str>,
    pub options: Options,
}

impl Docs {
    pub fn new() -> Self {
        Self::default()
    }

    /// Docs in the dialect with this id.
    pub fn of(dialect: &'static str) -> Self {
        Self {
            dialect: Some(dialect),
            ..Self::default()
        }
    }

    /// Adds the page at `path`, such as `docs/models/components/pet.md`.
    #[must_use]
    pub fn page(mut self, path: impl Into<String>, text: impl Into<String>) -> Self {
        self.pages.push((path.into(), text.into()));
        self
    }

    /// Generates the files of a package.
    pub fn generate(&self) -> Run {
        self.generate_for(&Target::Package {
            name: "vendor-models".into(),
        })
    }

    pub fn generate_for(&self, target: &Target) -> Run {
        let mut sources = Sources::default();
        let mut files = Vec::new();
        for (path, text) in &self.pages {
            let (path, text) = (path.clone(), text.clone());
            files.push(sources.add(SourceFile {
                path,
                prefix: String::new(),
                text,
            }));
        }
        let dialect = self
            .dialect
            .map(|id| dialect::by_id(id).expect("a known dialect"));
        let docs = DocSource {
            dialect,
            files,
            ..DocSource::default()
        };
        let generated = generate(&sources, &[docs], self.options, target);
        Run { sources, generated }
    }
}

/// The input and the result.
#[derive(Debug)]
pub struct Run {
    pub sources: Sources,
    pub generated: Generated,
}

impl Run {
    /// Reads the folder `docs` as one source and generates the files of a package.
    pub fn of_folder(docs: &Path, shown: &str, package: &str) -> Self {
        let mut sources = Sources::default();
        let mut diagnostics = Vec::new();
        let files = read_folder(docs, shown, &mut sources, &mut diagnostics);
        let docs = DocSource {
            files,
            ..DocSource::default()
        };
        let target = Target::Package {
            name: package.into(),
        };
        let mut generated = generate(&sources, &[docs], Options::default(), &target);
        diagnostics.append(&mut generated.diagnostics);
        generated.diagnostics = diagnostics;
        Self { sources, generated }
    }

    /// All generated files with their text, by path.
    pub fn files(&self) -> Vec<(String, String)> {
        let files = self.generated.tree.iter();
        files
            .map(|(path, file)| (path.to_owned(), file.text().unwrap()))
            .collect()
    }

    /// The Rust files that come from one page each.
    pub fn model_files(&self) -> Vec<(String, String)> {
        let of_page =
            |file: &File| matches!(file, File::Generated { origin, .. } if !origin.is_empty());
        let files = self.generated.tree.iter().filter(|(_, file)| of_page(file));
        files
            .map(|(path, file)| (path.to_owned(), file.text().unwrap()))
            .collect()
    }

    /// The text of the file at `path`; fails with the existing paths if there is none.
    pub fn file(&self, path: &str) -> String {
        let Some(file) = self.generated.tree.get(path) else {
            let paths: Vec<_> = self.generated.tree.iter().map(|(path, _)| path).collect();
            panic!("no {path} among {paths:#?}\n{}", self.report());
        };
        file.text().unwrap()
    }

    /// The findings from `least` up, one per line as in build scripts, followed by the ledger.
    pub fn report(&self) -> String {
        let mut lines: Vec<_> = self
            .generated
            .diagnostics
            .iter()
            .map(|it| format!("{}: {}", it.level.as_str(), it.one_line(&self.sources)))
            .collect();
        lines.push(self.generated.ledger.line());
        lines.join("\n") + "\n"
    }

    /// The codes of the errors and warnings, in the order of their places.
    pub fn codes(&self) -> Vec<Code> {
        let found = self.generated.diagnostics.iter();
        found
            .filter(|it| it.level < Level::Note)
            .map(|it| it.code)
            .collect()
    }

    /// Fails unless all was understood: no error, no warning, nothing unknown.
    pub fn assert_understood(&self) {
        assert!(
            self.codes().is_empty() && self.generated.ledger.unknown == 0,
            "{}",
            self.report()
        );
    }
}
