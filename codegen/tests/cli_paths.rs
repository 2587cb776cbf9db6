//! What people give instead of a folder of docs.

use crate::support::cli::{self, Project};

#[test]
fn a_url_or_a_file_as_docs_is_told_what_to_do() {
    let project = Project::without_config();
    for verb in ["generate", "check", "export"] {
        let url = project
            .run(&[verb, "--docs", "https://github.com/acme/sdk"])
            .expect(2);
        assert!(
            url.stderr
                .contains("is a URL, but docs are read from a folder"),
            "{url:#?}"
        );
        assert!(
            url.stderr
                .contains("`fieldnotes new NAME --git https://github.com/acme/sdk`"),
            "{url:#?}"
        );
        let file = project
            .run(&[verb, "--docs", "docs/models/components/port.md"])
            .expect(2);
        assert!(
            file.stderr
                .contains("name the folder it is in: `docs/models/components`"),
            "{file:#?}"
        );
    }
    let diff = project
        .run(&["diff", "https://github.com/acme/sdk", "docs"])
        .expect(2);
    assert!(diff.stderr.contains("is a URL"), "{diff:#?}");
    let missing = project.run(&["generate", "--docs", "nowhere"]).expect(2);
    assert!(
        missing
            .stderr
            .contains("the folder `nowhere` does not exist"),
        "{missing:#?}"
    );
}

/// A folder may have a name that is not valid in Rust.
#[test]
fn a_folder_may_be_called_like_a_word_of_rust() {
    let project = Project::without_config();
    project.write("fn/models/fn/protocol.md", cli::PROTOCOL);
    project
        .run(&["generate", "--docs", "fn", "--out", "type"])
        .expect(0);
    assert!(
        project
            .read("type/Cargo.toml")
            .contains("name = \"type-models\"")
    );
    assert!(project.read("type/src/lib.rs").contains("pub mod fn_;"));
    project.write(
        "fieldnotes.toml",
        "[crate]\nname = \"fn\"\n\n[[source]]\ndocs = \"fn\"\nmodule = \"fn\"\n",
    );
    let wrong = project.run(&["generate"]).expect(2);
    assert!(
        wrong
            .stderr
            .contains("`fn` is reserved by Rust and cannot be a package name"),
        "{wrong:#?}"
    );
    assert!(
        wrong.stderr.contains("^ a Rust keyword") && wrong.stderr.contains("write `fn_`"),
        "{wrong:#?}"
    );
}

#[test]
fn explain_says_when_the_crate_is_not_there() {
    let project = Project::new();
    let missing = project.run(&["explain", "Port"]).expect(0);
    let line = "Rust, generated/src/components/port.rs:";
    let of = |text: &str| {
        text.lines()
            .find(|it| it.starts_with(line))
            .unwrap()
            .to_owned()
    };
    assert!(
        of(&missing.stdout).ends_with(" (not written yet: run `fieldnotes generate`)"),
        "{missing:#?}"
    );
    project.run(&["generate"]).expect(0);
    assert!(!of(&project.run(&["explain", "Port"]).expect(0).stdout).contains("not written"));
    project.replace(
        "docs/models/components/port.md",
        "Name of the host.",
        "Where it is.",
    );
    assert!(of(&project.run(&["explain", "Port"]).expect(0).stdout).contains("not written"));
}

/// The nearest config does not apply to two explicit folders.
#[test]
fn two_folders_obey_only_the_config_that_is_given() {
    let project = Project::new();
    project.write("old/models/components/protocol.md", cli::PROTOCOL);
    project.write(
        "new/models/components/protocol.md",
        &cli::PROTOCOL.replace("\"udp\"", "\"udp\" | \"tls\""),
    );
    project.write(
        "fieldnotes.toml",
        "[crate]\nexclude = [\"*.Protocol\"]\n\n[[source]]\ndocs = \"docs\"\n",
    );
    let free = project.run(&["diff", "old", "new"]).expect(0);
    assert!(free.stdout.contains("1 change in 1 model"), "{free:#?}");
    let given = project.run(&["diff", "old", "new", "--config", "fieldnotes.toml"]);
    assert!(!given.stdout.contains("1 change"), "{given:#?}");
    project.write("fieldnotes.toml", "this is no config");
    project.run(&["diff", "old", "new"]).expect(0);
}

#[test]
fn check_sums_up_what_nobody_would_read() {
    let project = Project::new();
    let missing = project.run(&["check"]).expect(4);
    let lines: Vec<&str> = missing.stdout.lines().collect();
    assert!(
        matches!(lines[..], [line] if line.starts_with(" generated does not exist: it would have ")),
        "{missing:#?}"
    );
    assert!(
        missing.stderr.contains("generated is missing: "),
        "{missing:#?}"
    );
    assert!(
        project
            .run(&["check", "-v"])
            .expect(4)
            .stdout
            .contains("+++ b/generated/src/components/port.rs\n")
    );
    let page = |title: &str| cli::PORT.replace("# Port", title);
    for index in 0..200 {
        project.write(
            &format!("docs/models/components/p{index}.md"),
            &page(&format!("# P{index}")),
        );
    }
    project.run(&["generate"]).expect(0);
    for index in 0..200 {
        let text = page(&format!("# P{index}")).replace("Name of the host.", "Where it is.");
        project.write(&format!("docs/models/components/p{index}.md"), &text);
    }
    let stale = project.run(&["check"]).expect(4);
    let lines: Vec<&str> = stale.stdout.lines().collect();
    assert_eq!(lines.len(), 42, "{stale:#?}");
    assert!(lines[0].ends_with(" |     4 ++--"), "{stale:#?}");
    assert_eq!(lines[40], " … and 160 more files");
    assert_eq!(
        lines[41],
        " 200 files changed, 400 insertions(+), 400 deletions(-) (`-v` shows the patch)"
    );
    assert!(
        project
            .run(&["check", "-v"])
            .expect(4)
            .stdout
            .lines()
            .count()
            > 2000
    );
    // Output for programs is complete.
    let json = project.run(&["check", "--format", "json"]).expect(4).json();
    assert_eq!(
        json["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["code"] == "stale-file")
            .count(),
        200
    );
}
