//! Rust that users write in fieldnotes.toml: if it is not Rust, or not possible, that is an error with its place there, and nothing is
//! generated. Valid code is compiled as the golden `overrides_in_rust`.

use std::fs;

use fieldnotes::config::Overrides;
use fieldnotes::emit::Target;
use fieldnotes::run;
use fieldnotes::text::Sources;

const INVOICE: &str = "# Invoice\n\n## Fields\n\n\
    | Field   | Type                                       | Required           | Description |\n\
    | ------- | ------------------------------------------ | ------------------ | ----------- |\n\
    | `total` | *number*                                   | :heavy_check_mark: | N/A         |\n\
    | `payer` | [components.Payer](../../models/components/payer.md) | :heavy_minus_sign: | N/A |\n\
    | `seen`  | *boolean*                                  | :heavy_minus_sign: | N/A         |\n";

const PAYER: &str = "# Payer\n\n## Fields\n\n\
    | Field  | Type     | Required           | Description |\n\
    | ------ | -------- | ------------------ | ----------- |\n\
    | `name` | *string* | :heavy_check_mark: | N/A         |\n\
    | `more` | *any*    | :heavy_minus_sign: | N/A         |\n";

const LEVEL: &str = "# Level\n\n## Values\n\n| Name | Value |\n| ---- | ----- |\n| `LOW` | low |\n| `HIGH` | high |\n";

/// The result for docs of three models with this override.
fn generate(lines: &str) -> run::Run {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("docs/models/components");
    fs::create_dir_all(&pages).expect("a folder");
    for (name, text) in [("invoice", INVOICE), ("payer", PAYER), ("level", LEVEL)] {
        fs::write(pages.join(format!("{name}.md")), text).expect("a page");
    }
    let config = folder.path().join("fieldnotes.toml");
    let text = format!("[[source]]\ndocs = \"docs\"\n[[override]]\nreason = \"a test\"\n{lines}\n");
    fs::write(&config, text).expect("a config");
    let mut sources = Sources::default();
    let file = Some((config.as_path(), "fieldnotes.toml"));
    let project = run::open(file, folder.path(), Overrides::default(), &mut sources);
    let name = "models".to_owned();
    project
        .expect("a config that can be read")
        .run(sources, &Target::Package { name })
}

/// The findings, one per line.
fn problems(lines: &str) -> Vec<String> {
    let run = generate(lines);
    let problems = run
        .generated
        .diagnostics
        .iter()
        .map(|it| it.one_line(&run.sources));
    let problems: Vec<String> = problems
        .filter(|it| it.contains("invalid-override"))
        .collect();
    assert_eq!(
        problems.is_empty(),
        !run.generated.tree.is_empty(),
        "{problems:?}"
    );
    problems
}

/// A struct whose names are guesses is read by a list of its fields, to which serde's attributes apply as well.
#[test]
fn what_serde_is_told_counts_for_reading_too() {
    let told = "#[serde(deny_unknown_fields)]";
    let run = generate(&format!(
        "target = \"Payer\"\nattributes = [\"{told}\", \"#[must_use]\"]"
    ));
    let mut files = run.generated.tree.iter();
    let file = files.find(|(path, _)| path.ends_with("/payer.rs"));
    let text = file.and_then(|(_, it)| it.text().ok());
    let text = text.expect("a file");
    let (public, reader) = text.split_once("impl<'de> Deserialize").expect("a reader");
    assert!(public.contains(told) && reader.contains(told), "{text}");
    assert!(
        public.contains("#[must_use]") && !reader.contains("#[must_use]"),
        "{text}"
    );
}

#[test]
fn what_is_no_rust_is_an_error_with_its_place() {
    for (lines, expected) in [
        (
            "target = \"Invoice\"\nderive = [\n  \"Eq\",\n  \"Hash)] struct X; #[derive(Eq\",\n]",
            "fieldnotes.toml:8:3: `Hash)] struct X; #[derive(Eq` is not the path of a trait [invalid-override]",
        ),
        (
            "target = \"Invoice\"\nattributes = [\"#[must_use]\", \"#[doc = \\\"open]\"]",
            "fieldnotes.toml:6:30: `#[doc = \"open]` is not a one-line attribute [invalid-override]",
        ),
        (
            "target = \"Invoice.total\"\nrust-name = \"the total\"",
            "fieldnotes.toml:6:13: `the total` is not a valid Rust name [invalid-override]",
        ),
        (
            "target = \"Invoice.total\"\ntype = \"std::vec::Vec<\"",
            "fieldnotes.toml:6:8: `std::vec::Vec<` is not a type [invalid-override]",
        ),
        (
            "target = \"Invoice.total\"\ntype = \"Decimal\"",
            "fieldnotes.toml:6:8: `Decimal` cannot be the type of a field: write the path of `Decimal`, with its crate [invalid-override]",
        ),
        (
            "target = \"Invoice.total\"\ntype = \"intager\"",
            "fieldnotes.toml:6:8: `intager` cannot be the type of a field: write the path of `intager`, with its crate [invalid-override] \
             (did you mean `integer`?)",
        ),
    ] {
        let found = problems(lines);
        let is_right = |found: &String| found.starts_with(expected);
        assert!(found.iter().any(is_right), "{expected}\n{found:#?}");
        assert_eq!(found.len(), 1, "{found:#?}");
    }
}

#[test]
fn derives_that_cannot_be_are_one_error_each() {
    for (lines, expected) in [
        (
            "target = \"Invoice\"\nderive = [\"Eq\"]",
            "fieldnotes.toml:6:11: `Eq` cannot be derived for `components.Invoice`: `total` is a `Number` [invalid-override]",
        ),
        (
            "target = \"components.Invoice\"\nderive = [\"Clone\"]",
            "fieldnotes.toml:6:11: `components.Invoice` already derives `Clone` [invalid-override]",
        ),
        (
            "target = \"Level\"\nderive = [\"std::hash::Hash\"]",
            "fieldnotes.toml:6:11: `components.Level` already derives `Hash` [invalid-override]",
        ),
        (
            "target = \"Level\"\nderive = [\"Copy\"]",
            "fieldnotes.toml:6:11: `Copy` cannot be derived for `components.Level`: it holds a `String` [invalid-override]",
        ),
        (
            "target = \"Level\"\nderive = [\"Ord\"]",
            "fieldnotes.toml:6:11: `components.Level` already derives `Ord` [invalid-override]",
        ),
        (
            "target = \"Payer\"\nderive = [\"PartialOrd\"]",
            "fieldnotes.toml:6:11: `PartialOrd` cannot be derived for `components.Payer`: `more` is a `serde_json::Value` [invalid-override]",
        ),
        (
            "target = \"Invoice\"\nderive = [\"PartialOrd\"]",
            "fieldnotes.toml:6:11: `PartialOrd` cannot be derived for `components.Invoice`: `payer` is a `Payer`, which does not derive it [invalid-override]",
        ),
        (
            "target = \"components.*\"\nderive = [\"PartialOrd\"]",
            "fieldnotes.toml:6:11: `PartialOrd` cannot be derived for 1 of 2 models: `components.Payer`: `more` is a `serde_json::Value` [invalid-override]",
        ),
    ] {
        let found = problems(lines);
        let is_right = |found: &String| found.starts_with(expected);
        assert!(found.iter().any(is_right), "{expected}\n{found:#?}");
        assert_eq!(found.len(), 1, "{found:#?}");
    }
}

#[test]
fn other_derives_are_the_users_business() {
    assert_eq!(
        problems("target = \"Payer\"\nderive = [\"Eq\", \"schemars::JsonSchema\"]"),
        [""; 0]
    );
    assert_eq!(
        problems("target = \"Invoice.total\"\ntype = \"rust_decimal::Decimal\""),
        [""; 0]
    );
}
