//! `[[accept]]` in fieldnotes.toml.

use crate::support::cli::{CONFIG, Project};

const PAGE: &str = "docs/models/components/port.md";

/// A page with two broken links.
fn project(accept: &str) -> Project {
    let project = Project::new();
    let rows = "| `one` | [components.One](../components/one.md) | :heavy_check_mark: | N/A |\n\
                | `two` | [components.Two](../components/two.md) | :heavy_check_mark: | N/A |\n";
    let page = project.read(PAGE);
    project.write(PAGE, &(page + rows));
    project.write("fieldnotes.toml", &format!("{CONFIG}\n{accept}"));
    project
}

fn accept(keys: &str) -> String {
    format!(
        "[[accept]]\nfinding = \"broken-link\"\n{keys}\nreason = \"the vendor forgot the page\"\n"
    )
}

#[test]
fn one_finding_is_accepted_with_a_reason() {
    let warnings = |text: &str| text.matches("warning[broken-link]").count();
    let plain = project("").run(&["generate"]).expect(0);
    assert_eq!(warnings(&plain.stderr), 2, "{plain:#?}");
    for (keys, left) in [
        ("page = \"components/port.md\"\nabout = \"one.md\"", 1),
        ("page = \"port.md\"", 0),
        ("page = \"docs/models/components/port.md\"", 0),
    ] {
        let project = project(&accept(keys));
        let run = project.run(&["generate"]).expect(0);
        assert_eq!(warnings(&run.stderr), left, "{keys} {run:#?}");
        assert!(!run.stderr.contains("useless-acceptance"), "{run:#?}");
        // It is not hidden, and still counts.
        let whole = project.run(&["generate", "-v"]).expect(0);
        assert!(
            whole
                .stderr
                .contains("accepted in fieldnotes.toml: the vendor forgot the page"),
            "{whole:#?}"
        );
        let ledger = |text: &str| text.lines().last().unwrap().to_owned();
        assert_eq!(ledger(&run.stderr), ledger(&plain.stderr));
    }
}

#[test]
fn an_acceptance_for_nothing_is_told() {
    for keys in [
        "page = \"ort.md\"",
        "page = \"protocol.md\"",
        "page = \"port.md\"\nabout = \"three\"",
    ] {
        let run = project(&accept(keys)).run(&["generate"]).expect(0);
        assert!(
            run.stderr.contains(
                "warning[useless-acceptance]: there is no longer a `broken-link` here to accept"
            ),
            "{keys} {run:#?}"
        );
        assert!(run.stderr.contains("fieldnotes.toml:"), "{run:#?}");
    }
}

#[test]
fn what_cannot_be_accepted_is_pointed_at() {
    for (text, message) in [
        (
            accept("page = \"port.md\"").replace("broken-link", "brokn-link"),
            "did you mean `broken-link`?",
        ),
        (
            accept("page = \"port.md\"").replace("broken-link", "missing-table"),
            "`missing-table` is an error and cannot be accepted",
        ),
        (
            accept("page = \"port.md\"").replace("the vendor forgot the page", " "),
            "there is no reason for accepting `broken-link`",
        ),
        (accept(""), "the key `page` is missing"),
    ] {
        let run = project(&text).run(&["generate"]).expect(2);
        assert!(run.stderr.contains(message), "{run:#?}");
    }
}
