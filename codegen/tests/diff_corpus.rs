//! `diff` on real docs: no changes between a folder and itself, and everything that vendors say about their releases.
//!
//! The corpus is not part of this repository: see `support/corpus.rs`.

mod operations;
mod upstream;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::support::{Run, corpus};
use fieldnotes::diff::{Change, Diff, Side, diff};
use fieldnotes::emit::Target;
use fieldnotes::export::{export, import};
use fieldnotes::generate::generate;
use fieldnotes::model::Api;
use fieldnotes::options::Options;
use fieldnotes::pages::DocSource;
use fieldnotes::source::read_folder;
use fieldnotes::text::Sources;
use upstream::{Finder, Outcome};

fn side(run: &Run) -> Side<'_> {
    Side::new(&run.generated.api, &run.sources)
}

#[test]
fn a_folder_does_not_differ_from_itself() {
    let history = if corpus::is_full() {
        corpus::history()
    } else {
        Vec::new()
    };
    for (name, folder) in corpus::apis().into_iter().chain(history) {
        let run = Run::of_folder(&folder, "", "models");
        if run.generated.has_errors() {
            eprintln!("skipped: {name} has errors");
            continue;
        }
        let reversed = reversed(&folder);
        for (what, other) in [("itself", &run), ("its files in another order", &reversed)] {
            let changes = diff(side(&run), side(other)).changes;
            assert!(changes.is_empty(), "{name} and {what}: {changes:#?}");
        }
        let text = export(&run.generated.api, &run.sources).expect("JSON");
        let imported = import(&text).expect("what was exported");
        let changes = diff(Side::from(&imported), side(&run)).changes;
        assert!(changes.is_empty(), "{name} and its export: {changes:#?}");
        assert_eq!(
            export(&imported.api, &imported).expect("JSON"),
            text,
            "{name}"
        );
    }
}

/// The docs, read in reverse order.
fn reversed(folder: &Path) -> Run {
    let mut found = Sources::default();
    let mut diagnostics = Vec::new();
    let files = read_folder(folder, "", &mut found, &mut diagnostics);
    let mut sources = Sources::default();
    let files = files
        .iter()
        .rev()
        .filter_map(|id| found.get(*id))
        .map(|file| sources.add(file.clone()));
    let docs = DocSource {
        files: files.collect(),
        ..DocSource::default()
    };
    let target = Target::Package {
        name: "models".into(),
    };
    let generated = generate(&sources, &[docs], Options::default(), &target);
    Run { sources, generated }
}

/// A vendor's releases, the oldest first: name, docs, the vendor's list of changes.
fn releases(vendor: &Path) -> Vec<(String, Run, String)> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(vendor)
        .expect("a folder of releases")
        .map(|entry| entry.expect("a folder of releases").path())
        .collect();
    folders.sort();
    let release = |folder: PathBuf| {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let run = Run::of_folder(&folder.join("docs"), "", "models");
        let list = std::fs::read_to_string(folder.join("UPSTREAM-CHANGES.md")).expect("a list");
        assert!(
            !run.generated.has_errors(),
            "{}: {}",
            folder.display(),
            run.report()
        );
        (name, run, list)
    };
    folders.into_iter().map(release).collect()
}

fn vendors() -> Vec<(String, PathBuf)> {
    let Some(corpus) = corpus::folder() else {
        return Vec::new();
    };
    ["dub-typescript", "hathora-typescript"]
        .map(|name| (name.to_owned(), corpus.join("history").join(name)))
        .into()
}

#[test]
fn all_that_vendors_say_of_their_models_is_found() {
    for (vendor, folder) in vendors() {
        for pair in releases(&folder).windows(2) {
            let [(before, old, _), (after, new, list)] = pair else {
                continue;
            };
            let found = diff(side(old), side(new));
            let entries = upstream::parse(list);
            assert!(!entries.is_empty(), "{vendor} {after}");
            let finder = Finder {
                old: &old.generated.api,
                new: &new.generated.api,
                diff: &found,
            };
            let same = same_pages(old, new);
            let mut wrong = Vec::new();
            let mut count = 0;
            for entry in &entries {
                match finder.find(entry, &|api, model| is_same_page(api, model, &same)) {
                    Outcome::Found => count += 1,
                    Outcome::NotShown(reason) => eprintln!("{vendor} {after}: {entry}: {reason}"),
                    Outcome::Missing(reason) => wrong.push(format!("{entry}: {reason}")),
                }
            }
            eprintln!(
                "{vendor} {before} → {after}: found {count} of {}",
                entries.len()
            );
            assert!(wrong.is_empty(), "{vendor} {after}:\n{}", wrong.join("\n"));
        }
    }
}

#[test]
fn pages_that_are_the_same_do_not_differ() {
    for (vendor, folder) in vendors() {
        let mut elsewhere: BTreeMap<&str, usize> = BTreeMap::new();
        for pair in releases(&folder).windows(2) {
            let [(_, old, _), (after, new, _)] = pair else {
                continue;
            };
            let same = same_pages(old, new);
            for change in diff(side(old), side(new)).changes {
                if !is_of_same_page(&change, &same) {
                    continue;
                }
                assert!(
                    change.rule.info().from_elsewhere,
                    "{vendor} {after}: {change:#?}"
                );
                *elsewhere.entry(change.rule.id()).or_default() += 1;
            }
        }
        eprintln!("{vendor}: changes of pages that are the same, through others: {elsewhere:?}");
    }
}

/// The paths of the pages with the same text on both sides.
fn same_pages(old: &Run, new: &Run) -> BTreeSet<String> {
    let texts = |run: &Run| -> BTreeMap<String, String> {
        run.sources
            .iter()
            .map(|(_, file)| (file.display_path(), file.text.clone()))
            .collect()
    };
    let news = texts(new);
    let olds = texts(old).into_iter();
    olds.filter(|(path, text)| news.get(path) == Some(text))
        .map(|(path, _)| path)
        .collect()
}

fn is_same_page(api: &Api, model: usize, same: &BTreeSet<String>) -> bool {
    api.models
        .get(model)
        .is_some_and(|model| same.contains(&model.origin))
}

fn is_of_same_page(change: &Change, same: &BTreeSet<String>) -> bool {
    let places = [&change.old, &change.new];
    places
        .into_iter()
        .flatten()
        .all(|place| same.contains(&place.path))
}

#[test]
fn the_largest_docs_are_compared_in_less_than_a_second() {
    let Some(corpus) = corpus::folder() else {
        return;
    };
    let history = corpus.join("history/dub-typescript");
    let [old, new] = ["2026-02-09", "2026-06-05"]
        .map(|name| Run::of_folder(&history.join(name).join("docs"), "", "models"));
    let started = Instant::now();
    let Diff { changes } = diff(side(&old), side(&new));
    let time = started.elapsed();
    eprintln!(
        "{} changes of {} models in {time:?}",
        changes.len(),
        new.generated.api.models.len()
    );
    // A machine that is busy with other tests cannot be measured on.
    let limit = if cfg!(debug_assertions) { 10.0 } else { 1.0 };
    assert!(time.as_secs_f32() < limit, "{time:?}");
}
