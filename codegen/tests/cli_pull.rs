//! `fieldnotes pull`, and `check` against the lock. The repositories are `file://` URLs to temporary folders.

use std::fs;

use crate::support::cli::{Output, PORT, Project, command, output};
use crate::support::vendor::{Vendor, has_git};

const DOCS: &str = "docs-input/sdk";
const PAGE: &str = "docs-input/sdk/models/components/port.md";

/// A project whose only source is `vendor`, with these additional keys.
fn project(vendor: &Vendor, keys: &str) -> Project {
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!("docs = \"{DOCS}\"\ngit = \"{}\"\n{keys}\n", vendor.url());
    project.write(
        "fieldnotes.toml",
        &format!("[crate]\nname = \"acme-models\"\n\n[[source]]\n{source}"),
    );
    project
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// All files below the project, without the time stamps.
fn state(project: &Project) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut pending = vec![project.0.path().to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                found.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Fails with `code`, says `message`, and changes nothing.
#[track_caller]
fn refuses(project: &Project, args: &[&str], code: i32, message: &str) -> Output {
    let before = state(project);
    let refused = project.run(args).expect(code);
    assert!(refused.stderr.contains(message), "{refused:#?}");
    assert_eq!(state(project), before, "{refused:#?}");
    refused
}

#[test]
fn the_newest_tag_comes_over_and_is_locked() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let first = vendor.head();
    let project = project(&vendor, "tag = \"v*\"");
    let missing = project.run(&["check"]).expect(2);
    assert!(
        missing.stderr.contains("`fieldnotes pull` gets it"),
        "{missing:#?}"
    );
    let pulled = project.run(&["pull"]).expect(0);
    assert_eq!(
        lines(&pulled.stderr),
        [
            format!("docs-input/sdk: v1.0.0 ({}), 2 pages", &first[..12]).as_str(),
            "`fieldnotes generate` writes the types",
        ]
    );
    assert_eq!(project.read(PAGE), PORT);
    assert!(!project.exists("docs-input/sdk/README.md") && !project.exists(".fieldnotes-pull"));
    let lock = project.read("fieldnotes.lock");
    assert!(
        lock.contains(&format!("commit = \"{first}\"\ndigest = \"sha256:")),
        "{lock}"
    );
    project.run(&["generate"]).expect(0);
    project.run(&["check"]).expect(0);

    // A new release changes nothing until it is asked for.
    vendor.add_field("label");
    vendor.write(
        "docs/models/components/extra.md",
        &PORT.replace("Port", "Extra"),
    );
    let second = vendor.release("v1.1.0");
    let again = project.run(&["pull"]).expect(0);
    assert!(
        again.stderr.contains("v1.0.0") && again.stderr.contains("up to date"),
        "{again:#?}"
    );
    let updated = project.run(&["pull", "--update"]).expect(0);
    let (old, new) = (
        format!("v1.0.0 ({})", &first[..12]),
        format!("v1.1.0 ({})", &second[..12]),
    );
    assert_eq!(
        lines(&updated.stdout),
        [
            format!("{old} → {new}: 2 changes in 2 models: 2 compatible").as_str(),
            "  Rust  minor: 0.1.0 must become 0.1.1, but has not been raised",
            "  wire  old code ignores what is new in responses",
        ],
        "{updated:#?}"
    );
    assert!(
        updated
            .stderr
            .contains(&format!("docs-input/sdk: {old} → {new}, 3 pages"))
    );
    assert!(project.read("fieldnotes.lock").contains(&second));
    let stale = project.run(&["check"]).expect(4);
    assert!(stale.stdout.contains("+    pub label: Option<String>,"));
    let newest = project.run(&["pull", "--update"]).expect(0);
    assert!(newest.stderr.contains("up to date"), "{newest:#?}");
}

#[test]
fn check_says_when_the_docs_are_not_those_of_the_lock() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let project = project(&vendor, "tag = \"v*\"");
    project.run(&["pull"]).expect(0);
    project.run(&["generate"]).expect(0);
    project.replace(PAGE, "Name of the host.", "My own words.");
    project.run(&["generate"]).expect(0);
    let check = project.run(&["check"]).expect(100);
    assert!(
        check
            .stderr
            .contains("`docs-input/sdk` does not match fieldnotes.lock: v1.0.0"),
        "{check:#?}"
    );
    // Edits are not lost either.
    vendor.add_field("label");
    vendor.release("v1.1.0");
    refuses(
        &project,
        &["pull", "--update"],
        100,
        "these pages do not match fieldnotes.lock and would be lost",
    );
    project.run(&["pull", "--force"]).expect(0);
    assert_eq!(project.read(PAGE), PORT);
    // Line endings of another system make no difference.
    project.write(PAGE, &PORT.replace('\n', "\r\n"));
    let check = project.run(&["generate", "--check"]);
    assert!(!check.stderr.contains("docs-not-locked"), "{check:#?}");
    project.write(PAGE, PORT);
    // Files that are not pages are not the vendor's.
    project.write("docs-input/sdk/notes.txt", "mine");
    refuses(
        &project,
        &["pull", "--update"],
        100,
        "`notes.txt` did not come with the docs and would be lost",
    );
    fs::remove_file(project.0.path().join("docs-input/sdk/notes.txt")).unwrap();
    project.replace("fieldnotes.toml", "tag = \"v*\"", "tag = \"v1.0.*\"");
    let check = project.run(&["check"]).expect(100);
    assert!(
        check
            .stderr
            .contains("was not pulled with `tag = \"v1.0.*\"`"),
        "{check:#?}"
    );
    fs::remove_file(project.0.path().join("fieldnotes.lock")).unwrap();
    let check = project.run(&["check"]).expect(100);
    assert!(
        check
            .stderr
            .contains("fieldnotes.lock does not say which commit `docs-input/sdk` is"),
        "{check:#?}"
    );
}

#[test]
fn branches_commits_and_whole_repositories() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let first = vendor.head();
    vendor.add_field("label");
    vendor.commit();
    for (keys, pages, has_label) in [
        ("rev = \"main\"", 2, true),
        ("rev = \"HEAD\"", 2, true),
        ("rev = \"v1.0.0\"", 2, false),
        (&format!("rev = \"{first}\""), 2, false),
        ("rev = \"main\"\npath = \"docs/models\"", 2, true),
        ("rev = \"main\"\npath = \".\"", 3, true),
    ] {
        let project = project(&vendor, keys);
        let pulled = project.run(&["pull"]).expect(0);
        assert!(
            pulled.stderr.contains(&format!("{pages} pages")),
            "{keys}: {pulled:#?}"
        );
        let folder = project.0.path().join(DOCS);
        let page = [
            "models/components/port.md",
            "components/port.md",
            "docs/models/components/port.md",
        ];
        let page = page
            .iter()
            .find_map(|page| fs::read_to_string(folder.join(page)).ok())
            .unwrap();
        assert_eq!(page.contains("`label`"), has_label, "{keys}");
    }
}

/// Docs that are not checked in come back as in the lock, even after another release. A server that does not support
/// partial clones works as well.
#[test]
fn a_fresh_checkout_gets_what_is_locked() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    vendor.git(&["config", "uploadpack.allowFilter", "false"]);
    let project = project(&vendor, "tag = \"v*\"");
    project.run(&["pull"]).expect(0);
    let lock = project.read("fieldnotes.lock");
    vendor.add_field("label");
    vendor.release("v1.1.0");
    fs::remove_dir_all(project.0.path().join("docs-input")).unwrap();
    project.run(&["pull"]).expect(0);
    assert_eq!(
        (project.read(PAGE).as_str(), project.read("fieldnotes.lock")),
        (PORT, lock)
    );
}

#[test]
fn what_cannot_be_fetched_changes_nothing() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let project = project(&vendor, "tag = \"v*\"");
    project.run(&["pull"]).expect(0);
    project.run(&["generate"]).expect(0);
    let config = project.read("fieldnotes.toml");
    let with = |from: &str, to: &str| project.write("fieldnotes.toml", &config.replace(from, to));

    with("tag = \"v*\"", "tag = \"w*\"");
    refuses(
        &project,
        &["pull"],
        1,
        "no tag matches `w*`; the newest of the others is `v1.0.0`",
    );
    with("tag = \"v*\"", "rev = \"mian\"");
    refuses(
        &project,
        &["pull"],
        1,
        "no branch or tag `mian`; did you mean `main`?",
    );
    with(
        "tag = \"v*\"",
        "rev = \"0123456789012345678901234567890123456789\"",
    );
    refuses(&project, &["pull"], 1, "`git fetch` failed: ");
    with("tag = \"v*\"", "tag = \"v*\"\npath = \"elsewhere\"");
    let elsewhere = refuses(
        &project,
        &["pull"],
        100,
        "there are no pages (`*.md`) in `elsewhere`",
    );
    assert!(
        elsewhere
            .stderr
            .contains("`path` can name another folder: `docs`"),
        "{elsewhere:#?}"
    );
    with(&vendor.url(), "file:///nowhere/to/be/found");
    refuses(&project, &["pull"], 1, "`git ls-remote` failed: ");
    with("file://", "https://localhost:1/");
    refuses(&project, &["pull"], 1, "`git ls-remote` failed: ");
    with("zzz", "");

    // The vendor rewrites the history: what is locked is gone.
    let locked = vendor.head();
    vendor.git(&["checkout", "--quiet", "--orphan", "other"]);
    vendor.add_field("label");
    let moved = vendor.release("v1.0.0");
    vendor.git(&["branch", "--quiet", "-D", "main"]);
    vendor.git(&["reflog", "expire", "--expire=all", "--all"]);
    vendor.git(&["gc", "--quiet", "--prune=now"]);
    fs::rename(
        project.0.path().join("docs-input"),
        project.0.path().join("aside"),
    )
    .unwrap();
    let gone = refuses(&project, &["pull"], 1, "cannot be fetched");
    assert!(
        gone.stderr.contains(&locked[..12])
            && gone.stderr.contains("`fieldnotes pull --update` takes"),
        "{gone:#?}"
    );
    fs::rename(
        project.0.path().join("aside"),
        project.0.path().join("docs-input"),
    )
    .unwrap();
    let updated = project.run(&["pull", "--update"]).expect(0);
    assert!(
        updated
            .stderr
            .contains("the vendor has moved the tag of v1.0.0"),
        "{updated:#?}"
    );
    assert!(project.read("fieldnotes.lock").contains(&moved));

    let mut without = command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        project.0.path(),
        &["pull", "--update"],
    );
    without.env("GIT", "/nowhere/git");
    let without = output(without).expect(1);
    assert!(
        without.stderr.contains("`/nowhere/git` cannot be run"),
        "{without:#?}"
    );
}

#[test]
fn what_is_wrong_with_the_keys_is_pointed_at() {
    let cases = [
        ("rev = \"main\"", "`rev` has no effect without `git`", 1),
        (
            "git = \"https://a.example/b\"",
            "neither `tag` nor `rev` is set",
            1,
        ),
        (
            "git = \"https://a.example/b\"\nrev = \"a\"\ntag = \"b\"",
            "`rev` and `tag` cannot be combined",
            1,
        ),
        (
            "git = \"ext::touch hit\"\nrev = \"a\"",
            "is not a repository URL",
            1,
        ),
        (
            "git = \"ext::touch\"\nrev = \"a\"",
            "would run a program",
            1,
        ),
        (
            "git = \"--upload-pack=touch\"\nrev = \"a\"",
            "is not a repository URL",
            1,
        ),
        (
            "git = \"ssh://-oProxyCommand=touch/b\"\nrev = \"a\"",
            "has a host that looks like an option",
            1,
        ),
        (
            "git = \"https://me:secret@a.example/b\"\nrev = \"a\"",
            "the URL holds a password",
            1,
        ),
        (
            "git = \"../sdk\"\nrev = \"a\"",
            "for a local repository, write `file:///FOLDER`",
            1,
        ),
        (
            "git = \"https://a.example/b\"\nrev = \"--help\"",
            "`--help` is not a name that git allows",
            1,
        ),
        (
            "git = \"https://a.example/b\"\ntag = \"v*\"\npath = \"../b\"",
            "`../b` is not a folder in a repository",
            1,
        ),
        (
            "git = \"https://a.example/b\"\ntag = \"v*\"\npath = \"/etc\"",
            "`/etc` is not a folder in a repository",
            1,
        ),
    ];
    for (keys, message, count) in cases {
        let project = Project(tempfile::tempdir().unwrap());
        project.write(
            "fieldnotes.toml",
            &format!("[[source]]\ndocs = \"docs\"\n{keys}\n"),
        );
        let wrong = refuses(&project, &["pull"], 2, message);
        assert!(
            wrong.stderr.contains(&format!("{count} error")),
            "{wrong:#?}"
        );
    }
    for docs in [".", "", "..", "../docs", "/tmp/docs", ".git", "a/.git/b"] {
        let project = Project(tempfile::tempdir().unwrap());
        let source =
            format!("[[source]]\ndocs = \"{docs}\"\ngit = \"https://a.example/b\"\ntag = \"v*\"\n");
        project.write("fieldnotes.toml", &source);
        refuses(&project, &["pull"], 2, "error");
    }
    let project = Project(tempfile::tempdir().unwrap());
    let second = "[[source]]\ndocs = \"docs/other\"\nmodule = \"b\"\n";
    project.write(
        "fieldnotes.toml",
        &format!("[[source]]\ndocs = \"docs\"\nmodule = \"a\"\ngit = \"https://a.example/b\"\ntag = \"v*\"\n{second}"),
    );
    refuses(
        &project,
        &["pull"],
        2,
        "which would replace another source too",
    );
    let project = Project::new();
    refuses(
        &project,
        &["pull"],
        2,
        "no `[[source]]` names the repository",
    );
}
