//! What is wrong with the docs, and how a run says so.

use super::*;

#[test]
fn errors_in_the_docs_are_findings_and_nothing_is_written() {
    let project = Project::new();
    project.replace(
        "docs/models/components/port.md",
        ":heavy_check_mark: | Name",
        "perhaps | Name",
    );
    let output = project.run(&["generate"]).expect(100);
    assert!(!project.exists("generated"));
    let lines: Vec<&str> = output.stderr.lines().collect();
    assert_eq!(
        lines[0].split(':').next(),
        Some("error[unknown-required-cell]")
    );
    assert_eq!(lines[1].trim(), "--> docs/models/components/port.md:15:66");
    assert!(
        lines.contains(&"nothing is written: 1 error, 0 warnings"),
        "{output:#?}"
    );
    assert!(lines.last().unwrap().starts_with("pages 2, "));
}

/// One odd page among others only affects its own model, unless the user wants it otherwise.
#[test]
fn an_odd_page_costs_its_own_model() {
    let project = Project::new();
    let header = "| Field | Type | Required | Description |\n| - | - | - | - |\n";
    project.write(
        "docs/models/components/odd.md",
        &format!("# Odd\n\n## Fields\n\n{header}| `a` | *string* | perhaps | N/A |\n"),
    );
    let output = project.run(&["generate"]).expect(0);
    assert!(
        output.stderr.contains("warning[unknown-required-cell]"),
        "{output:#?}"
    );
    let odd = project.read("generated/src/components/odd.rs");
    assert!(
        odd.contains("could not be read") && odd.contains("serde_json::Value"),
        "{odd}"
    );
    assert!(
        project
            .read("generated/src/components/port.rs")
            .contains("pub struct")
    );

    fs::remove_dir_all(project.0.path().join("generated")).unwrap();
    let output = project.run(&["generate", "--strict"]).expect(100);
    assert!(
        output.stderr.contains("error[unknown-required-cell]"),
        "{output:#?}"
    );
    assert!(!project.exists("generated"));
}

#[test]
fn docs_that_nobody_reads_are_named() {
    let project = Project(tempfile::tempdir().unwrap());
    project.write(
        "in/api.md",
        "# Pets\n\nTypes:\n\n```python\nfrom acme.types import Pet\n```\n\nMethods:\n\n- <code title=\"get /pets\">client.pets.list()</code>\n",
    );
    let output = project
        .run(&["generate", "--docs", "in", "--out", "out"])
        .expect(100);
    assert!(
        output
            .stderr
            .contains("by Stainless, which fieldnotes cannot read"),
        "{output:#?}"
    );
    assert!(
        output.stderr.contains("fieldnotes reads docs by "),
        "{output:#?}"
    );
    assert!(!project.exists("out"));
}

#[test]
fn pages_that_cannot_be_read_are_counted() {
    let project = Project::new();
    fs::write(
        project.0.path().join("docs/models/latin.md"),
        b"# Caf\xe9\n",
    )
    .unwrap();
    let output = project.run(&["generate"]).expect(100);
    assert!(
        output.stderr.starts_with(
            "error[invalid-utf8]: the page is not UTF-8: bad byte 0xE9 at 1:6\n--> docs/models/latin.md\n"
        ),
        "{output:#?}"
    );
    let ledger = output.stderr.lines().last().unwrap();
    assert!(
        ledger.starts_with("pages 3, ") && ledger.ends_with(", unknown 1"),
        "{ledger}"
    );
}

#[test]
fn json_is_one_document_on_stdout() {
    let project = Project::new();
    project.write("docs/models/components/broken.md", "# Broken\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n| `a` | [x.Gone](gone.md) | :heavy_minus_sign: | N/A |\n");
    let output = project.run(&["generate", "--format", "json"]).expect(0);
    let json = output.json();
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(keys(&json), ["diagnostics", "ledger", "schema"]);
    assert_eq!(json["schema"], 1);
    let found = json["diagnostics"].as_array().unwrap();
    let broken = found.iter().find(|it| it["code"] == "broken-link").unwrap();
    assert_eq!(
        keys(broken),
        [
            "code",
            "column",
            "end_column",
            "end_line",
            "help",
            "label",
            "level",
            "line",
            "message",
            "path",
            "related"
        ]
    );
    assert_eq!(broken["level"], "warning");
    assert_eq!(broken["path"], "docs/models/components/broken.md");
    assert_eq!(
        (&broken["line"], &broken["end_line"]),
        (&7.into(), &7.into())
    );
    for count in ["pages", "tables", "rows", "models", "fields", "unknown"] {
        assert!(json["ledger"][count].is_u64(), "{count}");
    }
    assert!(json["ledger"]["ignored"].is_object());
    assert_eq!(json["ledger"]["pages"], 3);
    assert!(
        output
            .stderr
            .lines()
            .last()
            .unwrap()
            .starts_with("pages 3, ")
    );

    project.replace(
        "docs/models/components/port.md",
        "Name of the host.",
        "Where it is.",
    );
    let stale = project.run(&["check", "--format=json"]).expect(4).json();
    let stale = stale["diagnostics"].as_array().unwrap();
    let stale = stale.iter().find(|it| it["code"] == "stale-file").unwrap();
    assert_eq!(stale["path"], "generated/src/components/port.rs");
    assert_eq!(stale["line"], Value::Null);

    project.write("fieldnotes.toml", "x");
    let wrong = project.run(&["check", "--format=json"]).expect(2).json();
    assert_eq!(wrong["diagnostics"][0]["code"], "invalid-config");
    assert_eq!(wrong["ledger"]["pages"], 0);
}
