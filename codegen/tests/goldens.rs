//! Pages and the Rust they become: `goldens/CASE/docs` → `goldens/CASE/expected`.
//!
//! `expected/` holds the Rust file of each model, the tests that come from examples, and the findings about the
//! pages (`diagnostics.txt`). A case may have its own `fieldnotes.toml`, and a `payloads.json` with JSON that goes
//! through its types (see `support::payloads`). The folders of `goldens/hard_cases` start with the number of the hard case
//! that they show. After changing the output:
//!
//! ```console
//! $ FIELDNOTES_BLESS=1 cargo test -p fieldnotes --test it goldens::
//! ```
//!
//! All of it is also compiled, linted, documented and run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::cargo::Workspace;
use crate::support::payloads::{self, HEAD};
use crate::support::random_payloads;
use crate::support::{Docs, Run};
use fieldnotes::config::Overrides;
use fieldnotes::diagnostic::Code;
use fieldnotes::emit::Target;
use fieldnotes::generate::generate;
use fieldnotes::output::File;
use fieldnotes::pages::DocSource;
use fieldnotes::run;
use fieldnotes::source::read_folder;
use fieldnotes::text::Sources;

/// One folder below `goldens/` that has docs.
struct Case {
    name: String,
    folder: PathBuf,
}

impl Case {
    fn all() -> Vec<Self> {
        let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
        let mut cases = Self::in_folder(&goldens, "");
        cases.extend(Self::in_folder(&goldens.join("hard_cases"), "case_"));
        cases.sort_by(|a, b| a.name.cmp(&b.name));
        cases
    }

    /// The cases in `parent`; their names start with `prefix`, because a module name cannot start with a digit.
    fn in_folder(parent: &Path, prefix: &str) -> Vec<Self> {
        let entries = fs::read_dir(parent).expect("the goldens");
        let folders = entries.map(|entry| entry.expect("the goldens").path());
        // Others are goldens of the command line.
        let folders = folders.filter(|folder| folder.join("docs").is_dir());
        let case = |folder: PathBuf| {
            let name = folder.file_name().and_then(|name| name.to_str());
            let name = format!("{prefix}{}", name.expect("a name"));
            Self { name, folder }
        };
        folders.map(case).collect()
    }

    /// Reads the docs as a user with this folder would.
    fn generate(&self, target: &Target) -> Run {
        let mut sources = Sources::default();
        let config = self.folder.join("fieldnotes.toml");
        if self.has_config() {
            let file = Some((config.as_path(), "fieldnotes.toml"));
            let project = run::open(file, &self.folder, Overrides::default(), &mut sources);
            let project = project.unwrap_or_else(|problems| panic!("{}: {problems:#?}", self.name));
            let run = project.run(sources, target);
            return Run {
                sources: run.sources,
                generated: run.generated,
            };
        }
        let mut diagnostics = Vec::new();
        let files = read_folder(
            &self.folder.join("docs"),
            "docs/",
            &mut sources,
            &mut diagnostics,
        );
        let docs = DocSource {
            files,
            ..DocSource::default()
        };
        let mut generated = generate(
            &sources,
            &[docs],
            fieldnotes::options::Options::default(),
            target,
        );
        diagnostics.append(&mut generated.diagnostics);
        generated.diagnostics = diagnostics;
        Run { sources, generated }
    }

    fn has_config(&self) -> bool {
        self.folder.join("fieldnotes.toml").exists()
    }

    /// The docs in memory.
    fn pages(&self) -> Docs {
        let mut sources = Sources::default();
        read_folder(&self.folder.join("docs"), "", &mut sources, &mut Vec::new());
        let pages = sources
            .iter()
            .map(|(_, file)| (file.path.clone(), file.text.clone()));
        Docs {
            pages: pages.collect(),
            ..Docs::default()
        }
    }

    /// What `expected/` must hold.
    fn found(&self) -> BTreeMap<PathBuf, String> {
        let run = self.generate(&Target::Package {
            name: "vendor-models".into(),
        });
        let is_shown = |path: &str| match path.strip_prefix("tests/examples/") {
            Some(file) => file != "main.rs",
            None => true,
        };
        let sources = run.generated.tree.iter();
        let is_single = sources.filter(|(path, _)| path.starts_with("src/")).count() == 1;
        let mut files = BTreeMap::new();
        for (path, file) in run.generated.tree.iter() {
            let is_whole = is_single && path == "src/lib.rs";
            let is_model =
                is_whole || matches!(file, File::Generated { origin, .. } if !origin.is_empty());
            let is_example = path.starts_with("tests/") && is_shown(path);
            if is_model || is_example {
                files.insert(path.into(), without_sums(&file.text().unwrap()));
            }
        }
        files.insert("diagnostics.txt".into(), run.report());
        files
    }

    /// What it does hold.
    fn expected(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let root = self.folder.join("expected");
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries {
                let path = entry.expect("a readable golden").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).expect("a readable golden");
                    let path = path
                        .strip_prefix(&root)
                        .expect("a path below the root")
                        .to_owned();
                    files.insert(path, text);
                }
            }
        }
        files
    }

    fn bless(&self, found: &BTreeMap<PathBuf, String>) {
        let root = self.folder.join("expected");
        for path in self
            .expected()
            .keys()
            .filter(|path| !found.contains_key(*path))
        {
            fs::remove_file(root.join(path)).expect("a writable golden");
        }
        for (path, text) in found {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a writable golden");
            fs::write(path, text).expect("a writable golden");
        }
    }
}

/// A generated file without the line of its sums: they change with every template.
fn without_sums(text: &str) -> String {
    let is_kept = |line: &&str| !line.starts_with("// checksum: ");
    text.split_inclusive('\n').filter(is_kept).collect()
}

#[test]
fn pages_become_what_is_expected() {
    let is_blessing = std::env::var_os("FIELDNOTES_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in Case::all() {
        let found = case.found();
        let expected = case.expected();
        if is_blessing {
            case.bless(&found);
            continue;
        }
        let paths: BTreeSet<_> = found.keys().chain(expected.keys()).collect();
        for path in paths {
            let (found, expected) = (found.get(path), expected.get(path));
            if found != expected {
                wrong.push(difference(&case.name, path, expected, found));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\n{} goldens differ; look at them, then bless them with FIELDNOTES_BLESS=1",
        wrong.join("\n"),
        wrong.len()
    );
}

/// The first line that differs.
fn difference(
    case: &str,
    path: &Path,
    expected: Option<&String>,
    found: Option<&String>,
) -> String {
    let shown = format!("{case}/expected/{}", path.display());
    let (Some(expected), Some(found)) = (expected, found) else {
        let what = if found.is_some() {
            "is new"
        } else {
            "is no longer generated"
        };
        return format!("{shown} {what}");
    };
    let lines = expected.lines().chain([""]).zip(found.lines().chain([""]));
    let first = lines
        .zip(1..)
        .find(|((expected, found), _)| expected != found);
    let ((expected, found), line) = first.unwrap_or((("", "the end of the file"), 0));
    format!("{shown}:{line}\n  expected: {expected}\n     found: {found}")
}

/// Windows line endings and a byte order mark: each is noted, and nothing else changes.
#[test]
fn line_ends_and_byte_order_marks_change_nothing_but_a_note() {
    type Change = (&'static str, fn(&str) -> String, Code);
    let changes: [Change; 2] = [
        (
            "CR LF",
            |text| text.replace('\n', "\r\n"),
            Code::CarriageReturn,
        ),
        (
            "a byte order mark",
            |text| format!("\u{feff}{text}"),
            Code::ByteOrderMark,
        ),
    ];
    for case in Case::all().iter().filter(|case| !case.has_config()) {
        let docs = case.pages();
        let plain = docs.generate();
        for (what, change, code) in changes {
            let mut changed = docs.clone();
            for (_, text) in changed
                .pages
                .iter_mut()
                .filter(|(_, text)| !text.is_empty())
            {
                *text = change(text);
            }
            let changed = changed.generate();
            for (found, expected) in changed.files().iter().zip(&plain.files()) {
                assert!(found == expected, "{}: {what}:\n{}", case.name, found.1);
            }
            let notes = changed
                .generated
                .diagnostics
                .iter()
                .filter(|it| it.code == code);
            assert!(
                notes.count() > 0 || plain.generated.ledger.models == 0,
                "{}: {what}",
                case.name
            );
        }
    }
}

/// Everything that can be wrong with docs is in some golden, except what cannot be checked in as text.
#[test]
fn each_finding_about_docs_has_a_golden() {
    let goldens: String = Case::all()
        .iter()
        .map(|case| case.found().remove(Path::new("diagnostics.txt")).unwrap())
        .collect();
    let codes = [
        Code::EmptyFile,
        Code::ExtraCells,
        Code::MissingCells,
        Code::PipeRowOutsideTable,
        Code::UnclosedFence,
        Code::UnknownDialect,
        Code::NoPages,
        Code::NotAModel,
        Code::SeveralModels,
        Code::UnknownHeader,
        Code::MissingTable,
        Code::UnknownTypeCell,
        Code::UnknownRequiredCell,
        Code::UnknownFieldCell,
        Code::UnknownValue,
        Code::UnknownVariant,
        Code::UnexpectedBlock,
        Code::BrokenLink,
        Code::GuessedLink,
        Code::DuplicateField,
        Code::UndecidedDecimal,
        Code::VariantOfItself,
        Code::RenamedItem,
        Code::OpaqueUnion,
        Code::ContradictingExample,
        Code::ContradictingSources,
        Code::UnknownNullability,
    ];
    for code in codes {
        assert!(
            goldens.contains(&format!("[{}]", code.as_str())),
            "no golden shows {}",
            code.as_str()
        );
    }
}

/// The cases as modules of one crate, and their examples as its tests: each tool runs once.
#[test]
fn what_is_generated_compiles_without_a_warning() {
    let mut workspace = Workspace::new("goldens", &["goldens"]);
    let mut root = String::from("//! All goldens.\n\n");
    let mut tests = String::from(
        "//! The examples of all goldens.\n\n#![allow(deprecated)]\n#![allow(clippy::needless_raw_string_hashes)]\n",
    );
    let mut wire = HEAD.to_owned();
    let mut random = random_payloads::HEAD.to_owned();
    for case in Case::all() {
        let run = case.generate(&Target::Module {
            path: format!("crate::{}", case.name),
        });
        if run.generated.has_errors() {
            continue;
        }
        root += &format!("pub mod {};\n", case.name);
        for (path, text) in run.files() {
            workspace.write(&format!("goldens/src/{}/{path}", case.name), &text);
        }
        let payloads = payloads::of(&case.folder);
        if !payloads.is_empty() {
            wire += &payloads::module(&case.name, &format!("goldens::{}", case.name), &payloads);
        }
        // Effects of a config are not checked here.
        if !case.has_config() {
            random += &random_payloads::module(&case.name, &run);
        }
        let modules = write_examples(&case, &mut workspace);
        if !modules.is_empty() {
            tests += &format!("\nmod {} {{\n{modules}}}\n", case.name);
        }
    }
    workspace.write("goldens/src/lib.rs", &root);
    let round_trip = include_str!("../src/emit/support/round_trip.rs");
    workspace.write(
        "goldens/tests/examples/main.rs",
        &format!("{tests}\n{round_trip}"),
    );
    workspace.write("goldens/tests/payloads.rs", &wire);
    workspace.write("goldens/tests/random.rs", &random);
    workspace.write("goldens/Cargo.toml", MANIFEST);
    workspace.sweep();
    workspace.clippy();
    workspace.doc();
    workspace.cargo(&["test", "--workspace"]);
}

/// Writes the tests that come from examples, which only a package has, and names their modules.
fn write_examples(case: &Case, workspace: &mut Workspace) -> String {
    let run = case.generate(&Target::Package {
        name: "goldens".into(),
    });
    let mut modules = String::new();
    for (path, text) in run.files() {
        let Some(file) = path
            .strip_prefix("tests/examples/")
            .filter(|file| *file != "main.rs")
        else {
            continue;
        };
        let text = text.replacen("use goldens", &format!("use goldens::{}", case.name), 1);
        workspace.write(
            &format!("goldens/tests/examples/{}/{file}", case.name),
            &text,
        );
        modules += &format!("    mod {};\n", file.trim_end_matches(".rs"));
    }
    modules
}

/// The dependencies of generated crates.
const MANIFEST: &str = r#"[package]
name = "goldens"
version = "0.1.0"
edition = "2021"
rust-version = "1.71"

[lib]
test = false

[dependencies]
chrono = { version = "0.4.31", default-features = false, features = ["serde"] }
serde = { version = "1.0.180", features = ["derive"] }
serde_json = "1.0.100"
"#;
