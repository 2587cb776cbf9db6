//! One page with many models goes through the whole program: one generated file per model, and an edited row changes one.

use std::collections::BTreeMap;

use crate::support::Docs;

const PAGE: &str = include_str!("goldens/widdershins/docs/harbour.md");

fn files(text: &str) -> BTreeMap<String, String> {
    let run = Docs::new().page("docs/harbour.md", text).generate();
    assert!(!run.generated.has_errors(), "{}", run.report());
    run.model_files().into_iter().collect()
}

#[test]
fn each_model_has_a_file() {
    let files = files(PAGE);
    for name in [
        "ship",
        "ship_captain",
        "ship_flag",
        "mooring",
        "crate_",
        "cold_crate",
        "load",
    ] {
        let path = format!("src/{name}.rs");
        assert!(files.contains_key(&path), "{path} of {:?}", files.keys());
    }
}

#[test]
fn an_edited_row_touches_one_file() {
    let before = files(PAGE);
    for (row, edited, path) in [
        (
            "|weight|number|true",
            "|weight|number|false",
            "src/crate_.rs",
        ),
        (
            "|crew_size|integer(int32)|true",
            "|crew_size|number|true",
            "src/ship.rs",
        ),
        (
            "|» name|string|true|none|none|",
            "|» name|string|true|none|Hers|",
            "src/ship_captain.rs",
        ),
        ("|flag|red|", "|flag|green|", "src/ship_flag.rs"),
    ] {
        assert!(PAGE.contains(row), "{row}");
        let after = files(&PAGE.replacen(row, edited, 1));
        let touched: Vec<&String> = before
            .iter()
            .filter(|(path, text)| after.get(*path) != Some(*text))
            .map(|(path, _)| path)
            .collect();
        // A model has the keys of its bases.
        let own: Vec<&&String> = touched
            .iter()
            .filter(|it| !it.ends_with("cold_crate.rs"))
            .collect();
        assert_eq!(own, [&&path.to_owned()], "{row}");
        assert_eq!(before.len(), after.len(), "{row}");
    }
}

#[test]
fn findings_point_at_their_rows() {
    let broken = PAGE.replace("|crew_size|integer(int32)|true", "|crew_size|whole|perhaps");
    let run = Docs::new().page("docs/harbour.md", broken).generate();
    let found = run.report();
    let line = PAGE
        .lines()
        .position(|it| it.starts_with("|crew_size"))
        .unwrap()
        + 1;
    assert!(
        found.contains(&format!("docs/harbour.md:{line}:")),
        "{found}"
    );
}
