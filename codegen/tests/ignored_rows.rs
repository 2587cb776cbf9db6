//! Rows of model pages that a rule drops: how many there are of each type, in all real docs. Each line of the golden
//! is something that nobody will ever see, so a new one must be reviewed. `FIELDNOTES_BLESS=1` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::support::corpus;
use fieldnotes::dialect;
use fieldnotes::markdown::{self, Page, split_row};
use fieldnotes::source::read_folder;
use fieldnotes::text::{SourceFile, Sources, Span};

/// How many rows there are, by rule, language and type.
type Counts = BTreeMap<(&'static str, &'static str, String), usize>;

#[test]
fn rows_that_are_left_out_have_these_types() {
    let mut counts = Counts::new();
    let folders = corpus::apis().into_iter().chain(corpus::languages());
    let folders: Vec<_> = folders.chain(corpus::others()).collect();
    if folders.is_empty() {
        return;
    }
    for (_, folder) in folders {
        count(&folder, &mut counts);
    }
    let mut found = String::new();
    for ((rule, language, ty), count) in counts {
        writeln!(found, "{rule} | {language} | {ty} | {count}").expect("memory");
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/ignored_rows.txt");
    if std::env::var_os("FIELDNOTES_BLESS").is_some() {
        fs::write(&golden, &found).expect("a writable golden");
    }
    let expected = fs::read_to_string(&golden)
        .expect("a golden")
        .replace('\r', "");
    assert_eq!(found, expected);
}

fn count(folder: &Path, counts: &mut Counts) {
    let (mut sources, mut unused) = (Sources::default(), Vec::new());
    let files = read_folder(folder, "", &mut sources, &mut unused);
    let pages: Vec<Page> = files
        .into_iter()
        .map(|file| markdown::parse(&sources, file, &mut unused))
        .collect();
    let all: Vec<&Page> = pages.iter().collect();
    let dialect = dialect::detect(&sources, &all, None).expect("a dialect");
    for page in &pages {
        let file = sources.get(page.file).expect("a file");
        if dialect::ignored_page(&sources, page, true).is_some() {
            continue;
        }
        let Some(models) = dialect::read(dialect, &sources, page, &mut unused) else {
            continue;
        };
        for (rule, row) in models.iter().flat_map(|model| &model.ignored_rows) {
            let key = (rule.as_str(), dialect.language, shape(file, *row));
            *counts.entry(key).or_default() += 1;
        }
    }
}

/// The type of a row, without what belongs to a vendor: names of pages, and link targets.
fn shape(file: &SourceFile, row: Span) -> String {
    let Some(row) = split_row(file, row) else {
        return "no row".to_owned();
    };
    let Some(ty) = row.cells.get(1) else {
        return "no type".to_owned();
    };
    let ty = file.slice(*ty);
    match (ty.split_once("](http"), ty.split_once("](")) {
        (Some((before, _)), _) => format!("{before}](elsewhere)"),
        (None, Some(_)) => "[a page]".to_owned(),
        (None, None) => ty.to_owned(),
    }
}
