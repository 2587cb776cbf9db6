//! `fieldnotes new`, and the package that it creates. The repositories are `file://` URLs to temporary folders.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::cargo::share;
use crate::support::cli::{self, PORT, PROTOCOL, Project, run};
use crate::support::vendor::{Vendor, has_git};

const PYTHON_PORT: &str = "\
# Port

## Fields

| Field  | Type          | Required           | Description       |
| ------ | ------------- | ------------------ | ----------------- |
| `host` | *str*         | :heavy_check_mark: | Name of the host. |
| `name` | *Optional[str]* | :heavy_minus_sign: | N/A |
";

fn empty() -> Project {
    Project(tempfile::tempdir().unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// `cargo COMMAND` in `folder` without a network, with the versions that are here.
#[track_caller]
fn cargo(folder: &Path, command: &[&str]) -> String {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if !folder.join("Cargo.lock").exists() {
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let output = share(&mut Command::new(env!("CARGO")))
        .args(command)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
    text.into_owned()
}

#[test]
fn a_repository_becomes_a_package_that_passes_its_tests() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let project = empty();
    let made = project
        .run(&["new", "acme-models", "--git", &vendor.url(), "--tag", "v*"])
        .expect(0);
    let commit = vendor.head();
    let short = &commit[..12];
    assert!(
        made.stderr.contains(&format!(
            "docs: speakeasy-typescript (2 pages) at v1.0.0 ({short})"
        )),
        "{made:#?}"
    );
    assert!(
        made.stderr.contains("    cd acme-models && cargo test\n"),
        "{made:#?}"
    );
    assert_eq!(names(project.0.path()), ["acme-models"]);
    let package = project.0.path().join("acme-models");
    assert_eq!(
        names(&package),
        [
            ".github",
            ".gitignore",
            "Cargo.toml",
            "README.md",
            "docs-input",
            "fieldnotes.lock",
            "fieldnotes.schema.json",
            "fieldnotes.toml",
            "generated",
        ]
    );
    let text = |path: &str| fs::read_to_string(package.join(path)).unwrap();
    cli::golden(
        "new/fieldnotes.toml",
        &text("fieldnotes.toml").replace(&vendor.url(), "URL"),
    );
    cli::golden(
        "new/README.md",
        &text("README.md").replace(&vendor.url(), "URL"),
    );
    assert!(
        !text("Cargo.toml").contains("fieldnotes")
            && !text("generated/Cargo.toml").contains("fieldnotes =")
    );
    let fieldnotes = |args: &[&str]| run(env!("CARGO_BIN_EXE_fieldnotes"), &package, args);
    fieldnotes(&["check"]).expect(0);
    fieldnotes(&["pull"]).expect(0);
    let tests = cargo(&package, &["test"]);
    assert!(
        tests.contains("test what_is_read_is_written ... ok")
            && tests.contains("test components::"),
        "{tests}"
    );

    vendor.add_field("label");
    vendor.release("v1.1.0");
    let updated = fieldnotes(&["pull", "--update"]).expect(0);
    assert!(
        updated
            .stdout
            .contains("  Rust  minor: 0.1.0 must become 0.1.1"),
        "{updated:#?}"
    );
    assert!(text("fieldnotes.lock").contains(&vendor.head()));
    fieldnotes(&["generate"]).expect(0);
    assert!(text("generated/src/components/port.rs").contains("pub label: Option<String>,"));
    cargo(&package, &["test"]);
}

#[test]
fn a_folder_becomes_a_package() {
    let project = Project::without_config();
    project
        .run(&["new", "acme-models", "--docs", "docs"])
        .expect(0);
    let package = project.0.path().join("acme-models");
    assert!(!package.join("fieldnotes.lock").exists());
    assert_eq!(
        names(&package.join(".github/workflows")),
        ["fieldnotes.yml"]
    );
    assert_eq!(
        fs::read_to_string(package.join("docs-input/typescript/models/components/port.md"))
            .unwrap(),
        PORT
    );
    run(env!("CARGO_BIN_EXE_fieldnotes"), &package, &["check"]).expect(0);
}

#[test]
fn other_languages_are_offered_as_second_sources() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::empty();
    for (path, text) in [
        ("typescript/docs/models/components/port.md", PORT),
        ("typescript/docs/models/components/protocol.md", PROTOCOL),
        ("python/docs/models/components/port.md", PYTHON_PORT),
        ("guides/docs/start.md", "# How to start\n\nRead on.\n"),
    ] {
        vendor.write(path, text);
    }
    vendor.commit();
    for (args, first, second) in [
        (&[][..], "python", "typescript"),
        (&["--path", "typescript/docs"], "typescript", "python"),
        (&["--path", "typescript"], "typescript", "python"),
    ] {
        let project = empty();
        let url = vendor.url();
        let made = project
            .run(&[&["new", "acme", "--git", &url], args].concat())
            .expect(0);
        let expected = format!("{first}/docs: speakeasy-{first} (");
        assert!(made.stderr.contains(&expected), "{made:#?}");
        assert!(
            made.stderr
                .contains(&format!("{second}/docs: speakeasy-{second} (")),
            "{made:#?}"
        );
        let config = project.read("acme/fieldnotes.toml");
        assert!(config.contains("rev = \"main\"\n"), "{config}");
        assert!(
            config.contains(&format!("# docs = \"docs-input/{second}\"\n")),
            "{config}"
        );
        // What is offered works if it is used.
        let (head, offered) = config.split_once("# [[source]]").unwrap();
        let offered: String = offered
            .lines()
            .map(|line| line.trim_start_matches("# ").to_owned() + "\n")
            .collect();
        project.write(
            "acme/fieldnotes.toml",
            &format!("{head}[[source]]{offered}"),
        );
        let package = project.0.path().join("acme");
        let fieldnotes = |args: &[&str]| run(env!("CARGO_BIN_EXE_fieldnotes"), &package, args);
        let pulled = fieldnotes(&["pull"]).expect(0);
        assert!(
            pulled
                .stderr
                .contains(&format!("docs-input/{second}: main (")),
            "{pulled:#?}"
        );
        fieldnotes(&["generate"]).expect(0);
        fieldnotes(&["check"]).expect(0);
    }
}

#[test]
fn what_cannot_be_made_leaves_nothing() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let url = vendor.url();
    let bare = Vendor::empty();
    bare.write("README.md", "# No docs\n");
    bare.commit();
    let without = bare.url();
    let other = Vendor::empty();
    other.write("docs/start.md", "# How to start\n\nRead on.\n");
    other.commit();
    let prose = other.url();
    let project = Project::without_config();
    let before = names(project.0.path());
    let there = project.0.path().join("there");
    fs::create_dir(&there).unwrap();
    for (args, code, message) in [
        (
            &["new", "there", "--git", &url][..],
            2,
            "`there` already exists",
        ),
        (
            &["new", "2much", "--git", &url],
            2,
            "`2much` cannot be a package name",
        ),
        (
            &["new", "a b", "--git", &url],
            2,
            "`a b` cannot be a package name",
        ),
        (&["new", "fn", "--git", &url], 2, "`fn` is reserved by Rust"),
        (
            &["new", "test", "--git", &url],
            2,
            "`test` is reserved by Rust",
        ),
        (&["new", "..", "--git", &url], 2, "already exists"),
        (&["new", "--", "-x", "--git"], 2, "unexpected argument"),
        (&["new", "a"], 2, "--git"),
        (
            &["new", "a", "--git", &url, "--docs", "docs"],
            2,
            "cannot be used with",
        ),
        (
            &["new", "no/such", "--git", &url],
            1,
            "this cannot be written",
        ),
        (
            &["new", "a", "--git", "ext::sh -c x"],
            2,
            "is not a repository URL",
        ),
        (
            &["new", "a", "--git", "file:///nowhere/at/all"],
            1,
            "`git ls-remote` failed",
        ),
        (
            &["new", "a", "--git", &url, "--tag", "w*"],
            1,
            "no tag matches `w*`",
        ),
        (
            &["new", "a", "--git", &url, "--path", "src"],
            100,
            "there are no pages (`*.md`) in `src`",
        ),
        (
            &["new", "a", "--git", &without],
            100,
            "the repository has no folder `docs` with pages",
        ),
        (
            &["new", "a", "--docs", "https://a.example/docs"],
            2,
            "is a URL, but docs are read from a folder",
        ),
        (
            &["new", "a", "--docs", "docs/models/components/port.md"],
            2,
            "is a file, but docs are read from a folder",
        ),
        (
            &["new", "a", "--docs", "nowhere"],
            2,
            "the folder `nowhere` does not exist",
        ),
        (
            &["new", "a", "--docs", "there"],
            100,
            "nothing in these pages shows",
        ),
        (
            &["new", "a", "--git", &prose],
            100,
            "nothing in these pages shows",
        ),
    ] {
        let made = project.run(args).expect(code);
        assert!(made.stderr.contains(message), "{args:?} {made:#?}");
        assert_eq!(names(project.0.path()).len(), before.len() + 1, "{args:?}");
    }
    assert_eq!(names(&there), [""; 0]);
}
