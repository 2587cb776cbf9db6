//! `fieldnotes diff`, `export` and `check --base`, as a user runs them.

use crate::support::cli::{self, Output, Project, command, output};

const PAGE: &str = "docs/models/components/port.md";

/// Generated and committed, with the tag `v1`.
fn committed() -> Project {
    let project = Project::new();
    project.run(&["generate"]).expect(0);
    project.commit();
    project.git(&["tag", "v1"]);
    project
}

/// A new key that may be absent.
fn add_key(project: &Project) {
    let row = "| `protocol`";
    project.replace(
        PAGE,
        row,
        &format!("| `weight` | *number* | :heavy_minus_sign: | N/A |\n{row}"),
    );
}

/// One key fewer.
fn remove_key(project: &Project) {
    let row = "| `host`     | *string*                                        | :heavy_check_mark: | Name of the host. |\n";
    project.replace(PAGE, row, "");
}

#[test]
fn equal_docs_have_no_changes() {
    let project = committed();
    for args in [
        &["diff", "git:HEAD"][..],
        &["diff", "git:v1", "git:HEAD", "--deny", "patch"],
        &["diff", "docs", "--deny", "patch"],
        &["diff", "docs", "docs", "--deny", "patch"],
        &["diff", "docs", "./docs/", "--deny", "patch"],
    ] {
        let same = project.run(args).expect(0);
        assert!(same.stdout.contains(": no changes\n"), "{same:#?}");
        assert_eq!(same.stderr, "");
    }
}

#[test]
fn deny_makes_changes_findings() {
    let project = committed();
    add_key(&project);
    for (deny, code) in [("none", 0), ("major", 0), ("minor", 100), ("patch", 100)] {
        let added = project
            .run(&["diff", "git:v1", "--deny", deny])
            .expect(code);
        assert!(added.stdout.contains("optional-field-added"), "{added:#?}");
    }
    project.commit();
    remove_key(&project);
    let removed = project
        .run(&["diff", "git:HEAD", "--deny=major"])
        .expect(100);
    assert_eq!(removed.stderr, "changes that are major or worse: 1\n");
    // What old code sends and reads under the old name is lost, although callers compile.
    project.git(&["checkout", "--quiet", "."]);
    project.write(
        "fieldnotes.toml",
        &format!(
            "{}\n[[override]]\ntarget = \"Port.host\"\nreason = \"x\"\nwire-name = \"HOST\"\n",
            cli::CONFIG
        ),
    );
    let renamed = project
        .run(&["diff", "git:HEAD", "--deny=major"])
        .expect(100);
    assert!(
        renamed.stdout.contains("field-wire-name-changed"),
        "{renamed:#?}"
    );
}

#[test]
fn every_format_is_what_it_was() {
    let project = committed();
    add_key(&project);
    remove_key(&project);
    project.replace(PAGE, "A port of a server.", "A port of a `server`.");
    for (format, name) in [
        ("human", "txt"),
        ("json", "json"),
        ("markdown", "md"),
        ("github", "github.txt"),
    ] {
        let diff = project
            .run(&["diff", "git:v1", "--format", format])
            .expect(0);
        assert_eq!(diff.stderr, "");
        cli::golden(&format!("cli_diff/diff.{name}"), &diff.stdout);
    }
    let quiet = project.run(&["diff", "git:v1", "-q"]).expect(0);
    assert!(!quiet.stdout.contains("description-changed"), "{quiet:#?}");
    let colour = project
        .run(&["diff", "git:v1", "--color", "always"])
        .expect(0);
    assert!(colour.stdout.contains('\x1b'));
}

#[test]
fn the_summary_of_a_step_is_appended() {
    let project = committed();
    remove_key(&project);
    project.write("summary.md", "# Before\n");
    let run = |path: &str| {
        let program = env!("CARGO_BIN_EXE_fieldnotes");
        let mut github = command(
            program,
            project.0.path(),
            &["diff", "git:v1", "--format=github"],
        );
        github.env("GITHUB_STEP_SUMMARY", path);
        output(github)
    };
    let found = run("summary.md").expect(0);
    assert!(found.stdout.starts_with("::error "), "{found:#?}");
    cli::golden("cli_diff/summary.md", &project.read("summary.md"));
    let blocked = run("nowhere/summary.md").expect(1);
    assert!(
        blocked.stderr.starts_with("error[cannot-write]: "),
        "{blocked:#?}"
    );
}

#[test]
fn an_exported_model_is_a_side() {
    let project = committed();
    let exported = project.run(&["export", "-o", "old.json"]).expect(0);
    assert_eq!(
        (exported.stdout.as_str(), exported.stderr.as_str()),
        ("", "wrote old.json\n")
    );
    let printed = project.run(&["export"]).expect(0);
    assert_eq!(printed.stdout, project.read("old.json"));
    let folder = project.run(&["export", "--docs", "docs"]).expect(0);
    assert_eq!(folder.json()["schema"], 1);
    add_key(&project);
    project.run(&["export", "-o", "new.json"]).expect(0);
    let diff = project.run(&["diff", "old.json", "new.json"]).expect(0);
    assert!(diff.stdout.contains("optional-field-added"), "{diff:#?}");
    let same = project
        .run(&["diff", "new.json", "--deny", "patch"])
        .expect(0);
    assert!(same.stdout.contains(": no changes"), "{same:#?}");
    project.run(&["export", "-o", "nowhere/x.json"]).expect(1);
    project.run(&["export", "--docs", "nowhere"]).expect(2);
}

#[test]
fn two_folders_need_no_config() {
    let project = Project::without_config();
    project.write(
        "new/models/components/port.md",
        &cli::PORT.replace("Name of", "The name of"),
    );
    project.write("new/models/components/protocol.md", cli::PROTOCOL);
    let diff = project.run(&["diff", "docs", "new"]).expect(0);
    assert!(
        diff.stdout.contains("docs → new: 1 change in 1 model"),
        "{diff:#?}"
    );
    assert!(
        diff.stdout
            .contains("1 change of prose not shown: `-v` shows all"),
        "{diff:#?}"
    );
    let whole = project.run(&["diff", "docs", "new", "-v"]).expect(0);
    assert!(
        whole.stdout.contains("new/models/components/port.md:15:4"),
        "{whole:#?}"
    );
    project.run(&["diff", "docs"]).expect(2);
    project.run(&["diff", "git:HEAD", "docs"]).expect(2);
}

#[test]
fn what_cannot_be_compared_is_code_101_or_2() {
    let project = Project::new();
    let expect = |args: &[&str], code: i32, text: &str| -> Output {
        let output = project.run(args).expect(code);
        assert!(output.stderr.contains(text), "{output:#?}");
        assert_eq!(output.stdout, "");
        output
    };
    expect(&["diff", "git:HEAD"], 101, "not a git repository");
    project.write("README.md", "x");
    project.commit();
    expect(
        &["diff", "git:nowhere"],
        101,
        "there is no revision `nowhere`",
    );
    expect(&["diff", "git:--help"], 101, "`--help` is not a revision");
    expect(&["diff", "git:"], 101, "is not a revision");
    expect(
        &["diff", "nowhere"],
        2,
        "the folder `nowhere` does not exist",
    );
    expect(&["diff", "nowhere.json"], 101, "cannot be read");
    project.write("bad.json", "{}");
    expect(&["diff", "bad.json"], 101, "it has no `schema` key");
    project.write("bad.json", "{\"schema\": 99}");
    expect(&["diff", "bad.json"], 101, "schema 99");
    let json = project.run(&["diff", "nowhere", "--format=json"]).expect(2);
    assert_eq!(json.json()["diagnostics"][0]["code"], "invalid-config");
    project.run(&["diff"]).expect(2);
    project.run(&["diff", "docs", "--deny", "all"]).expect(2);

    let broken = cli::PORT.replace(":heavy_check_mark:", "perhaps");
    project.write("broken/models/components/port.md", &broken);
    let output = expect(&["diff", "broken"], 101, "error[unknown-required-cell]");
    assert!(
        output.stderr.contains("\nnothing is compared: 2 errors"),
        "{output:#?}"
    );
    project.git(&["rm", "--quiet", "--cached", "-r", "docs"]);
    project.write(".gitignore", "docs\n");
    project.commit();
    expect(
        &["diff", "git:HEAD"],
        101,
        "there are no pages in `docs` at `git:HEAD`",
    );
    let mut no_git = command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        project.0.path(),
        &["diff", "git:HEAD"],
    );
    no_git.env("GIT", "no-such-git");
    assert!(
        output_of(no_git)
            .stderr
            .contains("`no-such-git` cannot be run")
    );
}

fn output_of(command: std::process::Command) -> Output {
    output(command).expect(101)
}

#[test]
fn revisions_are_read_from_folders_below_the_top() {
    let project = Project(tempfile::tempdir().unwrap());
    project.write(
        "tools/api/fieldnotes.toml",
        "[[source]]\ndocs = \"../../vendor\"\n",
    );
    project.write("vendor/models/components/port.md", cli::PORT);
    project.write("vendor/models/components/protocol.md", cli::PROTOCOL);
    project.write("vendor/logo.md.png", "x");
    project.commit();
    project.write(
        "vendor/models/components/port.md",
        &cli::PORT.replace("*string*", "*number*"),
    );
    let config = ["--config", "tools/api/fieldnotes.toml"];
    let diff = project
        .run(&[&["diff", "git:HEAD"][..], &config].concat())
        .expect(0);
    assert!(diff.stdout.contains("type-changed"), "{diff:#?}");
    // A hook's variables point to another folder.
    let args = [&["diff", "git:HEAD"][..], &config].concat();
    let mut hook = command(env!("CARGO_BIN_EXE_fieldnotes"), project.0.path(), &args);
    hook.env("GIT_DIR", ".git");
    assert_eq!(output(hook).expect(0).stdout, diff.stdout);
}

#[test]
fn the_config_is_that_of_the_revision_but_for_its_options() {
    let project = committed();
    project.write(
        "docs/models/components/later.md",
        &cli::PROTOCOL.replace("Protocol", "Later"),
    );
    project.write(
        "fieldnotes.toml",
        &format!(
            "{}\n[[override]]\ntarget = \"Later\"\nreason = \"x\"\nrust-name = \"Soon\"\n",
            cli::CONFIG.replace("[crate]", "[crate]\nenums = \"closed\"")
        ),
    );
    let diff = project.run(&["diff", "git:v1"]).expect(0);
    assert!(diff.stdout.contains("model-added"), "{diff:#?}");
    assert!(!diff.stdout.contains("enum-closed"), "{diff:#?}");
    assert_eq!(diff.stderr, "");
    project.git(&["stash", "--quiet"]);
    project.write(
        "fieldnotes.toml",
        &format!(
            "{}\n[[override]]\ntarget = \"Gone\"\nreason = \"x\"\nrust-name = \"Soon\"\n",
            cli::CONFIG
        ),
    );
    // Despite an override for docs that are gone, the rest can still be compared.
    let stale = project.run(&["diff", "git:v1"]).expect(0);
    assert!(
        stale.stderr.starts_with("warning[invalid-override]: "),
        "{stale:#?}"
    );
}

#[test]
fn check_asks_for_the_version() {
    let project = committed();
    let base = ["check", "--base", "git:v1"];
    let same = project.run(&base).expect(0);
    assert!(
        same.stderr
            .contains("since git:v1: none: 0.1.0 needs no new version\n"),
        "{same:#?}"
    );
    remove_key(&project);
    // Both stale and not raised: the code for what a person must settle wins.
    let stale = project.run(&base).expect(100);
    assert!(stale.stdout.starts_with("--- a/generated/"), "{stale:#?}");
    project.run(&["generate"]).expect(0);
    project.run(&["check"]).expect(0);
    let old = project.run(&base).expect(100);
    assert!(
        old.stderr.contains("error[version-not-raised]: the version of the generated crate is too low: 0.1.0 must become 0.2.0, but has not been raised\n--> generated/Cargo.toml\n"),
        "{old:#?}"
    );
    project.replace(
        "generated/Cargo.toml",
        "version = \"0.1.0\"",
        "version = \"0.2.0\"",
    );
    project.run(&base).expect(0);
    let json = project
        .run(&["check", "--base", "git:nowhere", "--format=json"])
        .expect(101)
        .json();
    let found = json["diagnostics"].as_array().unwrap();
    assert!(
        found.iter().any(|it| it["code"] == "not-comparable"),
        "{json}"
    );
}

#[test]
fn far_less_than_before_is_an_error() {
    let project = Project::new();
    let rows: String = (0..20)
        .map(|n| format!("| `f{n}` | *string* | :heavy_minus_sign: | N/A |\n"))
        .collect();
    let page = |rows: &str| {
        format!(
            "# Big\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n{rows}"
        )
    };
    project.write("docs/models/components/big.md", &page(&rows));
    project.run(&["generate"]).expect(0);
    project.commit();
    let few: String = rows
        .lines()
        .take(15)
        .map(|row| format!("{row}\n"))
        .collect();
    project.write("docs/models/components/big.md", &page(&few));
    let fallen = project.run(&["check"]).expect(100);
    assert!(
        fallen
            .stderr
            .contains("error[extraction-drop]: fields fell from 22 to 17: more than 20 percent"),
        "{fallen:#?}"
    );
    let warned = project.run(&["generate"]).expect(0);
    assert!(
        warned.stderr.contains("warning[extraction-drop]: "),
        "{warned:#?}"
    );
    project.run(&["check"]).expect(0);
    // Generated and checked in together: only the base shows it.
    project.replace(
        "generated/Cargo.toml",
        "version = \"0.1.0\"",
        "version = \"0.2.0\"",
    );
    let base = project.run(&["check", "--base", "git:HEAD"]).expect(100);
    assert!(
        base.stderr.contains("fields fell from 22 to 17"),
        "{base:#?}"
    );
    project.replace("fieldnotes.toml", "[crate]", "[crate]\nmax-drop = 30");
    project.run(&["check", "--base", "git:HEAD"]).expect(0);
}

/// Runs a line of shell as CI does, with this program in the path.
fn shell(project: &Project, line: &str, variables: &[(&str, &str)]) -> Output {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_fieldnotes"))
        .parent()
        .unwrap();
    let paths = std::env::var_os("PATH").unwrap();
    let paths = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&paths));
    let mut shell = command("bash", project.0.path(), &["-euo", "pipefail", "-c", line]);
    shell.env("PATH", std::env::join_paths(paths).unwrap());
    shell.envs(variables.iter().copied());
    output(shell)
}

#[test]
fn the_hook_of_the_docs_works() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/ci.md");
    let text = std::fs::read_to_string(path).unwrap();
    let hook = text
        .split("```sh\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let project = committed();
    project.write("hook.sh", hook);
    shell(
        &project,
        "install -m 755 hook.sh .git/hooks/pre-commit && rm hook.sh",
        &[],
    )
    .expect(0);
    add_key(&project);
    let commit = "git -c user.name=a -c user.email=a@b.c commit --quiet --all -m x";
    let refused = shell(&project, commit, &[]).expect(1);
    assert!(
        refused.stderr.contains("generated is stale: "),
        "{refused:#?}"
    );
    project.run(&["generate"]).expect(0);
    shell(&project, commit, &[]).expect(0);
}

#[test]
fn a_folder_cannot_stand_for_several_sources() {
    let project = Project::new();
    let source = "\n[[source]]\ndocs = \"more\"\n";
    project.write("more/models/components/protocol.md", cli::PROTOCOL);
    project.write("fieldnotes.toml", &format!("{}{source}", cli::CONFIG));
    for args in [
        &["diff", "docs"][..],
        &["diff", "git:HEAD", "docs"],
        &["check", "--base", "docs"],
    ] {
        let output = project.run(args).expect(2);
        assert!(
            output
                .stderr
                .contains("fieldnotes.toml has several sources, but `docs` is only one"),
            "{output:#?}"
        );
    }
    project.run(&["diff", "docs", "more"]).expect(0);
    // One that only adds facts does not count as a source.
    project.write(
        "fieldnotes.toml",
        &format!("{}{source}corroborates = \"docs\"\n", cli::CONFIG),
    );
    let same = project.run(&["diff", "docs", "--deny", "patch"]).expect(0);
    assert!(same.stdout.contains(": no changes"), "{same:#?}");
}
