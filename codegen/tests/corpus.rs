//! Real docs in every dialect: everything is understood and accounted for, and the generated crates pass what their
//! users may run on them. The corpus is not part of this repository: see `support/corpus.rs`.
//!
//! The cheap half, generating and counting, runs wherever the corpus is available. The other half takes minutes, and runs with
//! `FIELDNOTES_REQUIRE_CORPUS=1` (as CI does) or `FIELDNOTES_CORPUS_FULL=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::cargo::Workspace;
use crate::support::{self, Run, corpus};
use fieldnotes::diagnostic::Level;
use fieldnotes::model::Shape;

#[test]
fn every_page_and_row_is_accounted_for() {
    for (name, folder) in corpus::apis().into_iter().chain(corpus::history()) {
        let run = Run::of_folder(&folder, "", "corpus");
        let errors = run.generated.diagnostics.iter();
        let errors = errors.filter(|it| it.level == Level::Error).count();
        eprintln!("{name}: {}", run.generated.ledger.line());
        let unknown = run.generated.ledger.unknown;
        assert_eq!((errors, unknown), (0, 0), "{name}: {}", run.report());
        Recount::of(&folder).compare(&name, &run);
    }
}

/// Every language of openapi-generator: nothing is unknown, and every row is a field, except on pages whose only row,
/// `value`, is an enum or a union.
#[test]
fn every_row_of_every_language_is_read() {
    for (name, folder) in corpus::languages() {
        let run = Run::of_folder(&folder, "", "corpus");
        let errors = run.generated.diagnostics.iter();
        let errors = errors.filter(|it| it.level == Level::Error).count();
        let ledger = &run.generated.ledger;
        eprintln!("{name}: {}", ledger.line());
        assert_eq!((errors, ledger.unknown), (0, 0), "{name}: {}", run.report());
        let texts = files(&folder)
            .into_iter()
            .map(|path| fs::read_to_string(path).expect("UTF-8"));
        let rows: usize = texts.map(|text| field_rows(&text)).sum();
        assert!(
            ledger.fields >= rows,
            "{name}: {} of {rows} fields",
            ledger.fields
        );
    }
}

/// How many lines of `text` are rows below the columns Name and Type of a model.
fn field_rows(text: &str) -> usize {
    if text.contains("All URIs are relative to") || text.contains("# Parameters") {
        return 0;
    }
    let mut is_table = false;
    let mut rows = 0;
    for line in text.lines() {
        let line = line.trim().trim_start_matches('|');
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells.as_slice() {
            ["Name", "Type", ..] => is_table = true,
            [_] => is_table = false,
            [first, ..] if first.starts_with('-') || first.contains("value") => {}
            _ => rows += usize::from(is_table),
        }
    }
    rows
}

/// What is found in a folder line by line, without any of our parsers.
struct Recount {
    /// By path below the folder.
    pages: BTreeMap<String, Page>,
}

#[derive(Default)]
struct Page {
    tables: usize,
    /// The first cell of each row.
    rows: Vec<String>,
    /// More models on the page: `## Enum: StatusEnum`.
    nested: usize,
}

impl Recount {
    fn of(folder: &Path) -> Self {
        let page = |path: PathBuf| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let path = path.strip_prefix(folder).expect("a path below");
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            (path, Page::of(&text))
        };
        let pages = files(folder).into_iter().map(page).collect();
        Self { pages }
    }

    fn compare(&self, name: &str, run: &Run) {
        let ledger = &run.generated.ledger;
        let sum = |count: fn(&Page) -> usize| self.pages.values().map(count).sum::<usize>();
        assert_eq!(ledger.pages, self.pages.len(), "{name}: pages");
        assert_eq!(ledger.tables, sum(|page| page.tables), "{name}: tables");
        assert_eq!(ledger.rows, sum(|page| page.rows.len()), "{name}: rows");

        let ignored = |kind: &str| -> usize {
            let rules = ledger.ignored.iter();
            let rules = rules.filter(|(rule, _)| rule.ends_with(kind));
            rules.map(|(_, count)| count).sum()
        };
        let pages = self.pages.len() + sum(|page| page.nested);
        let used = ledger.models + ignored("-page");
        assert_eq!(pages, used, "{name}: a page is a model, or ignored");

        // A row of a model's page is a field, a value, or ignored.
        let models = &run.generated.api.models;
        let fields: usize = models.iter().map(|it| fields(&it.shape)).sum();
        assert_eq!(ledger.fields, fields, "{name}: fields");
        let has_rows = |path: &str| self.pages.get(path).is_some_and(|it| !it.rows.is_empty());
        let with_rows = models.iter().filter(|model| has_rows(&model.origin));
        let read: usize = with_rows.map(|it| fields_and_values(&it.shape)).sum();
        let origins: BTreeSet<&str> = models.iter().map(|it| it.origin.as_str()).collect();
        let rows = self
            .pages
            .iter()
            .map(|(path, page)| match origins.contains(path.as_str()) {
                true => page.rows.len(),
                false => page.artefacts(),
            });
        let ignored = ignored("-row") + ignored("description-table");
        let rows: usize = rows.sum();
        assert_eq!(
            rows,
            read + ignored,
            "{name}: a row is a field, a value, or ignored"
        );
    }
}

/// All pages below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable corpus") {
        let path = entry.expect("a readable corpus").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("md"))
        {
            found.push(path);
        }
    }
    found
}

fn fields(shape: &Shape) -> usize {
    match shape {
        Shape::Struct(it) => it.fields.len() + usize::from(it.additional.is_some()),
        _ => 0,
    }
}

fn fields_and_values(shape: &Shape) -> usize {
    match shape {
        Shape::Enum(it) => it.values.len(),
        shape => fields(shape),
    }
}

impl Page {
    fn of(text: &str) -> Self {
        let mut page = Self::default();
        let (mut in_fence, mut in_table) = (false, false);
        let mut above = "";
        for line in text.lines().map(str::trim) {
            if line.starts_with("```") {
                in_fence = !in_fence;
            } else if in_fence || line.is_empty() {
                in_table = false;
            } else if is_separator(line) && above.contains('|') {
                in_table = true;
                page.tables += 1;
            } else if in_table {
                let first = line.trim_start_matches('|').split('|').next();
                page.rows.push(first.unwrap_or_default().to_owned());
            }
            page.nested += usize::from(!in_fence && line.starts_with("## Enum: "));
            above = line;
        }
        page
    }

    /// The rows of a page that is only the SDK's record of an HTTP exchange: each is ignored by its
    /// own rule, and then the page is.
    fn artefacts(&self) -> usize {
        let is_artefact = |cell: &String| {
            let name: String = cell.chars().filter(char::is_ascii_alphabetic).collect();
            ARTEFACTS.contains(&name.to_lowercase().as_str())
        };
        if self.rows.iter().all(is_artefact) {
            self.rows.len()
        } else {
            0
        }
    }
}

/// Names of rows that are not part of a model, in lower case without separators.
const ARTEFACTS: [&str; 8] = [
    "contenttype",
    "statuscode",
    "rawresponse",
    "headers",
    "httpmeta",
    "response",
    "request",
    "next",
];

fn is_separator(line: &str) -> bool {
    let is_part = |letter| matches!(letter, '|' | '-' | ':' | ' ');
    line.contains("--") && line.contains('|') && line.chars().all(is_part)
}

/// Whether to run what takes minutes; prints a line if not.
fn is_full() -> bool {
    if !corpus::is_full() {
        eprintln!("skipped: set FIELDNOTES_CORPUS_FULL=1 to compile what comes of the corpus");
    }
    corpus::is_full()
}

/// A workspace with one crate for each of `docs`, so that each tool runs once.
fn workspace(title: &str, docs: &[(String, PathBuf)], with_tests: bool) -> Workspace {
    let names: Vec<String> = docs
        .iter()
        .map(|(name, _)| name.replace('/', "-"))
        .collect();
    let members: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut workspace = Workspace::new(title, &members);
    for (name, (_, folder)) in names.iter().zip(docs) {
        let run = Run::of_folder(folder, "docs/", name);
        if with_tests {
            workspace.write(&format!("{name}/tests/sizes.rs"), &sizes(name, &run));
        }
        for (path, text) in run.files() {
            support::layout::assert_settled(&path, &text);
            if with_tests || !path.starts_with("tests/") {
                workspace.write(&format!("{name}/{path}"), &text);
            }
        }
    }
    workspace.sweep();
    workspace
}

/// A test that no value in a crate is large; it prints the largest one.
fn sizes(package: &str, run: &Run) -> String {
    let api = &run.generated.api;
    let mut text = format!(
        "#![allow(deprecated, clippy::all, clippy::pedantic)]\n\n#[test]\nfn values_stay_small() {{\n    let sizes = [\n        (0, \"{package}\"),\n"
    );
    for model in &api.models {
        let namespace = api.namespace(model.namespace).expect("a namespace");
        let mut path = vec![package.replace('-', "_")];
        path.extend(namespace.path.iter().cloned());
        path.push(model.rust_name.to_string());
        let path = path.join("::");
        writeln!(text, "        (std::mem::size_of::<{path}>(), {path:?}),").expect("memory");
    }
    text +=
        "    ];\n    let largest = sizes.iter().max().unwrap();\n    println!(\"{largest:?}\");\n";
    text += "    assert!(largest.0 <= 2048, \"{largest:?}\");\n}\n";
    text
}

#[test]
fn generated_crates_pass_what_their_users_run() {
    if !is_full() {
        return;
    }
    let workspace = workspace("corpus", &corpus::apis(), true);
    // clippy includes `cargo check`.
    workspace.clippy();
    workspace.doc();
    // The documented examples, and whatever rustdoc treats as a test.
    workspace.cargo(&["test", "--workspace"]);
    for name in ["dub-typescript", "hathora-unity", "seeds"] {
        workspace.cargo(&["package", "--allow-dirty", "-p", name]);
    }
}

/// Takes minutes more, for what the current releases also show: only on request.
#[test]
fn crates_of_earlier_releases_compile() {
    if std::env::var_os("FIELDNOTES_CORPUS_FULL").is_some() {
        workspace("history", &corpus::history(), false).cargo(&["check", "--workspace"]);
    }
}
