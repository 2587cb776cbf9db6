//! Cells, names and pages of real docs that are easy to get wrong, by their numbers in the collection that they come
//! from. The pages here are made up around them.
//!
//! What can be said in a line is asserted here. Cases that need pages of their own, or that are about payloads, are folders
//! in `tests/goldens/hard_cases`, whose names start with the number of the case.

mod cells;
mod names;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::page::{Row, required, structure};
use crate::support::payloads;
use crate::support::{Docs, Run};

/// `docs/models/components/page.md` in `dialect`, with `rows` and with a page for each link in them.
fn page(dialect: &'static str, rows: &[Row]) -> Docs {
    let home = "docs/models/components/page.md";
    let mut docs = Docs::of(dialect).page(home, structure("Page", rows));
    for row in rows {
        for (target, title) in links(&row.ty) {
            let path = fieldnotes::text::joined(home, &target).expect("a target inside the docs");
            if !docs.pages.iter().any(|(known, _)| *known == path) {
                docs = docs.page(
                    path,
                    structure(&title, &[required("id", text_cell(dialect))]),
                );
            }
        }
    }
    docs
}

/// A string in each dialect.
fn text_cell(dialect: &str) -> &'static str {
    match dialect {
        "speakeasy-python" => "*str*",
        "speakeasy-java" => "*String*",
        "speakeasy-ruby" => "*::String*",
        _ => "*string*",
    }
}

/// The targets inside the docs, with the last name in the link's text.
fn links(cell: &str) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for (index, _) in cell.match_indices("](") {
        let Some((target, _)) = cell[index + 2..].split_once(')') else {
            continue;
        };
        let before = cell[..index].trim_end_matches(|c: char| !c.is_alphanumeric());
        let title = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        if !target.contains("://") && target.ends_with(".md") {
            links.push((target.to_owned(), title.to_owned()));
        }
    }
    links
}

/// The lines of the field `name` in the Rust that `docs` become: its attributes and its type, without prose.
fn field(run: &Run, path: &str, name: &str) -> String {
    let text = run.file(path);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with(&format!("pub {name}:")));
    let at = at.unwrap_or_else(|| panic!("no field {name} in {text}"));
    let is_previous = |line: &&str| line.starts_with("pub ") || line.starts_with("///");
    let start = at
        - lines[..at]
            .iter()
            .rev()
            .take_while(|line| !is_previous(line))
            .count();
    let own = &lines[start..=at];
    own.join(" ").replace("( ", "(").replace(" )]", ")]")
}

const PAGE: &str = "src/components/page.rs";
const OPTIONAL: &str = r#"#[serde(default, skip_serializing_if = "Option::is_none")] "#;

/// The number of the last case.
const LAST: u8 = 121;

/// What docs alone cannot tell, and so what a page alone does not lead to. The golden of such a case shows what the docs
/// lead to, or the remedy, or both.
const BEYOND_THE_DOCS: &[(u8, &str)] = &[
    (
        34,
        "a name that the vendor has made up: it shares no word with the one on the wire, so an override or payloads tell it",
    ),
    (
        39,
        "`inputs` for `input`, `sizeBytes` for `bytes`: made-up names as in 34; `dollarSchema` is found by a key in an example",
    ),
    (
        44,
        "capitals in the printed name are those on the wire (946 of 991): the exceptions need a key in an example or an override",
    ),
    (
        46,
        "`guids` for `Guid`, `ratingArray` for `Rating`: made-up names as in 34; the others are found by a key in an example",
    ),
    (
        63,
        "the page prints the same for texts and for numbers: both are read, and texts are written",
    ),
    (
        72,
        "variants of one structure are one on the wire: the first of them is chosen, and nothing is lost",
    ),
    (
        80,
        "nothing in the docs mentions the members of the union: any JSON is kept, with a note",
    ),
    (
        81,
        "the members of the union are not listed: any JSON is kept, with a note",
    ),
    (
        87,
        "no source says whether it may be null: `unknown-nullability` decides, and trusts by default",
    ),
    (
        88,
        "this era of Go docs has lost the pointers: as 87, or an override",
    ),
    (
        91,
        "a whole number in a snippet means an integer (1,113 of 1,115): this page is one of the two others, so it needs an override or payloads",
    ),
];

/// The cases with a folder of goldens, each with the names of its folders.
fn folders() -> BTreeMap<u8, Vec<String>> {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/hard_cases");
    let mut folders: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(goldens).expect("the goldens") {
        let name = entry.expect("a golden").file_name();
        let name = name.to_str().expect("a name in ASCII").to_owned();
        let number = name.get(..3).and_then(|number| number.parse().ok());
        let number =
            number.unwrap_or_else(|| panic!("{name} starts with no number of three digits"));
        folders.entry(number).or_default().push(name);
    }
    folders
}

/// The cases with a function of their own: `case_5_…`, `cases_27_and_28_…`.
fn functions() -> BTreeSet<u8> {
    let sources = [include_str!("types.rs"), include_str!("names.rs")];
    let lines = sources.iter().flat_map(|source| source.lines());
    let names = lines.filter_map(|line| line.strip_prefix("fn case"));
    // A function for a range of cases goes through a table.
    let names = names.filter(|name| !name.contains("_to_"));
    names
        .flat_map(|name| name.split('_'))
        .filter_map(|part| part.parse().ok())
        .collect()
}

/// The cases in the tables of this test.
fn table_rows() -> BTreeSet<u8> {
    let cells = cells::CELLS.iter().map(|(number, ..)| *number);
    let names = names::NAMES.iter().chain(names::KEYS);
    cells.chain(names.map(|(number, ..)| *number)).collect()
}

#[test]
fn each_case_is_tested() {
    let folders = folders();
    let mut tested = functions();
    tested.extend(table_rows());
    tested.extend(folders.keys());
    let all: BTreeSet<u8> = (1..=LAST).collect();
    assert_eq!(
        tested, all,
        "each number has a test, and each test a number"
    );
}

/// What the docs cannot tell has a reason and, as far as it can be shown, a golden.
#[test]
fn each_reason_has_a_case() {
    let folders = folders();
    for (number, reason) in BEYOND_THE_DOCS {
        assert!(folders.contains_key(number), "case {number}: {reason}");
    }
    let numbers: Vec<u8> = BEYOND_THE_DOCS.iter().map(|(number, _)| *number).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
}

/// Types are compared in all goldens; JSON has to go through them as well.
#[test]
fn each_folder_has_payloads() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/hard_cases");
    for (number, names) in folders() {
        for name in names {
            let payloads = payloads::of(&goldens.join(&name));
            assert!(!payloads.is_empty(), "case {number}: {name}");
        }
    }
}
