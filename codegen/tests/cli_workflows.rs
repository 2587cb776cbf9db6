//! action.yml and the workflows that `new` writes: their steps are run verbatim, by a bash with this program
//! in PATH and a `gh` that only records its calls.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::cli::{Output, Project, command, output, run};
use crate::support::vendor::{Vendor, has_git};

const PAGE: &str = "docs/models/components/port.md";

/// A `gh` that records its calls in a folder.
const GH: &str = r##"#!/usr/bin/env bash
set -eu
memory="$(dirname "$0")/memory"
mkdir -p "$memory"
echo "$*" >> "$memory/calls"
body() {
  for argument in "$@"; do
    case "$argument" in body=@*) cat "${argument#body=@}" ;; esac
  done
}
case "$1 $2" in
  "api --paginate") if [ -e "$memory/comment" ]; then echo 7; echo 8; fi ;;
  "api --silent") body "$@" > "$memory/comment" ;;
  "pr list") if [ -e "$memory/pr" ]; then echo 3; fi ;;
  "pr create" | "pr edit") while [ "$1" != --body-file ]; do shift; done; cp "$2" "$memory/pr" ;;
  *) exit 1 ;;
esac
"##;

/// A CI machine: programs, and what they have left behind.
struct Machine(tempfile::TempDir);

impl Machine {
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        fs::write(machine.0.path().join("gh"), GH).unwrap();
        fs::set_permissions(
            machine.0.path().join("gh"),
            PermissionsExt::from_mode(0o755),
        )
        .unwrap();
        machine
    }

    /// Runs a step as a runner does.
    fn step(&self, folder: &Path, script: &str, variables: &[(&str, &str)]) -> Output {
        let programs = Path::new(env!("CARGO_BIN_EXE_fieldnotes"))
            .parent()
            .unwrap();
        let path = std::env::var_os("PATH").unwrap();
        let path = [self.0.path().to_owned(), programs.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&path));
        let arguments = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
        let mut bash = command("bash", folder, &arguments);
        bash.env("PATH", std::env::join_paths(path).unwrap());
        bash.env("RUNNER_TEMP", self.0.path())
            .env("GITHUB_REPOSITORY", "acme/models");
        bash.envs(variables.iter().copied());
        output(bash)
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.path().join("memory").join(name)).ok()
    }
}

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The scripts of all steps.
fn scripts(yaml: &str) -> Vec<String> {
    let lines: Vec<&str> = yaml.lines().collect();
    let mut scripts = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let head = line.trim_start().trim_start_matches("- ");
        let Some(script) = head.strip_prefix("run: ") else {
            continue;
        };
        if script != "|" {
            scripts.push(script.to_owned());
            continue;
        }
        let margin = |line: &str| line.len() - line.trim_start().len();
        let own = line.len() - head.len();
        let block = lines[index + 1..]
            .iter()
            .take_while(|line| line.is_empty() || margin(line) > own);
        let first = lines.get(index + 1).map_or(0, |line| margin(line));
        let block: Vec<&str> = block
            .map(|line| line.get(first..).unwrap_or_default())
            .collect();
        scripts.push(block.join("\n"));
    }
    scripts
}

fn script<'a>(scripts: &'a [String], part: &str) -> &'a str {
    let mut found = scripts.iter().filter(|script| script.contains(part));
    let script = found
        .next()
        .unwrap_or_else(|| panic!("{part} in {scripts:#?}"));
    assert!(found.next().is_none(), "{part}");
    script
}

/// A clone of a project whose branch `main` is pushed.
fn clone(project: &Project) -> Project {
    project.run(&["generate"]).expect(0);
    project.commit();
    project.git(&["branch", "--move", "main"]);
    let clone = Project(tempfile::tempdir().unwrap());
    clone.git(&["clone", "--quiet", project.0.path().to_str().unwrap(), "."]);
    clone
}

#[test]
fn the_action_checks_and_keeps_one_comment() {
    if !has_git() {
        return;
    }
    let scripts = scripts(&text("../action.yml"));
    let diff = script(&scripts, "--format github");
    let comment = script(&scripts, "--format markdown");
    let check = script(&scripts, "fieldnotes check");
    let project = clone(&Project::new());
    let machine = Machine::new();
    let summary = machine.0.path().join("summary.md");
    let run = |script: &str| {
        let variables = [
            ("CONFIG", "fieldnotes.toml"),
            ("DENY", "major"),
            ("BASE", "git:origin/main"),
            ("NUMBER", "5"),
            ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
        ];
        machine.step(project.0.path(), script, &variables)
    };
    for step in [diff, comment, check] {
        run(step).expect(0);
    }
    assert_eq!(machine.read("comment"), None, "there is nothing to say");

    let row = "| `host`     | *string*                                        | :heavy_check_mark: | Name of the host. |\n";
    project.replace(PAGE, row, "");
    let annotated = run(diff).expect(100);
    assert!(
        annotated
            .stdout
            .contains(&format!("\n::error file={PAGE},")),
        "{annotated:#?}"
    );
    assert!(
        fs::read_to_string(&summary)
            .unwrap()
            .contains("A key that was always present is gone")
    );
    run(check).expect(100);
    run(comment).expect(0);
    let first = machine.read("comment").unwrap();
    assert!(
        first.starts_with(
            "<!-- fieldnotes -->\n### API docs: 2 changes in 1 model: 1 breaking, 1 docs\n"
        ),
        "{first}"
    );
    // The next push changes the comment, even if it reverts everything.
    project.git(&["checkout", "--quiet", "--", "."]);
    run(comment).expect(0);
    let second = machine.read("comment").unwrap();
    assert!(
        second.starts_with("<!-- fieldnotes -->\n### API docs: no changes\n"),
        "{second}"
    );
    let calls = machine.read("calls").unwrap();
    let writes: Vec<&str> = calls
        .lines()
        .filter(|call| call.contains("--method"))
        .collect();
    assert!(
        matches!(writes[..], [post, patch] if post.contains("POST repos/acme/models/issues/5/comments")
            && patch.contains("PATCH repos/acme/models/issues/comments/7 ")),
        "{calls}"
    );
}

#[test]
fn the_action_can_be_named_by_what_it_is_built_from() {
    let scripts = scripts(&text("../action.yml"));
    let key = script(&scripts, "GITHUB_OUTPUT");
    let machine = Machine::new();
    let out = machine.0.path().join("out");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let variables = [
        ("GITHUB_ACTION_PATH", root.to_str().unwrap()),
        ("GITHUB_OUTPUT", out.to_str().unwrap()),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
    ];
    machine.step(machine.0.path(), key, &variables).expect(0);
    let out = fs::read_to_string(out).unwrap();
    let key = out
        .lines()
        .find_map(|line| line.strip_prefix("key=fieldnotes-Linux-X64-"));
    assert!(key.is_some_and(|key| key.len() == 64), "{out}");
}

#[test]
fn the_weekly_workflow_opens_one_pull_request() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let url = vendor.url();
    let made = Project(tempfile::tempdir().unwrap());
    made.run(&["new", "acme-models", "--git", &url]).expect(0);
    let package = Project(tempfile::tempdir().unwrap());
    fs::rename(
        made.0.path().join("acme-models"),
        package.0.path().join("acme-models"),
    )
    .unwrap();
    let folder = package.0.path().join("acme-models");
    let git = |args: &[&str]| run("git", &folder, args).expect(0);
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "--all"]);
    git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit",
        "--quiet",
        "-m",
        "x",
    ]);
    let origin = tempfile::tempdir().unwrap();
    git(&[
        "clone",
        "--quiet",
        "--bare",
        ".",
        origin.path().to_str().unwrap(),
    ]);
    git(&["remote", "add", "origin", origin.path().to_str().unwrap()]);

    let workflow =
        fs::read_to_string(folder.join(".github/workflows/fieldnotes-pull.yml")).unwrap();
    let scripts = scripts(&workflow);
    let pull = script(&scripts, "fieldnotes pull");
    let machine = Machine::new();
    let variables = [("BASE", "main"), ("BRANCH", "fieldnotes/pull")];
    let run = || machine.step(&folder, pull, &variables);
    let nothing = run().expect(0);
    assert!(
        nothing.stdout.contains("There is nothing new."),
        "{nothing:#?}"
    );
    assert_eq!(machine.read("calls"), None);
    for (release, calls) in [
        ("v1.1.0", "pr create --base main --head fieldnotes/pull"),
        ("v1.2.0", "pr edit fieldnotes/pull"),
    ] {
        vendor.add_field(&format!("field{}", &release[3..4]));
        vendor.release(release);
        git(&["checkout", "--quiet", "main"]);
        run().expect(0);
        let body = machine.read("pr").unwrap();
        assert!(body.contains("### API docs: "), "{body}");
        assert!(machine.read("calls").unwrap().contains(calls));
        let pushed = git(&["ls-remote", "origin", "fieldnotes/pull"]).stdout;
        let ours = git(&["rev-parse", "fieldnotes/pull"]).stdout;
        assert!(pushed.starts_with(ours.trim()));
        let lock = git(&["show", "fieldnotes/pull:fieldnotes.lock"]).stdout;
        assert!(lock.contains(&format!("name = \"{release}\"")), "{lock}");
        assert!(git(&["status", "--porcelain"]).stdout.is_empty());
    }
}

/// The repository and the version of the tool are in Cargo.toml; everything that names them must agree.
/// `FIELDNOTES_BLESS=1` updates it.
#[test]
fn the_repository_is_named_in_one_place() {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    let package = manifest["package"].as_table().unwrap();
    let (repository, version) = (
        package["repository"].as_str().unwrap(),
        package["version"].as_str().unwrap(),
    );
    let name = repository
        .strip_prefix("https://github.com/")
        .unwrap_or(repository);
    let action = format!("uses: {name}@v{version}");
    for path in [
        "src/cli/new/workflows/check.yml",
        "src/cli/new/workflows/pull.yml",
        "../docs/ci.md",
    ] {
        let old = text(path);
        let is_ours = |line: &str| line.contains("uses: ") && line.contains("/fieldnotes@");
        let lines = old
            .lines()
            .map(|line| match line.find("uses: ").filter(|_| is_ours(line)) {
                Some(at) => format!("{}{action}\n", &line[..at]),
                None => format!("{line}\n"),
            });
        let new: String = lines.collect();
        assert!(new.contains(&action), "{path}");
        if std::env::var_os("FIELDNOTES_BLESS").is_some() {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &new).unwrap();
        }
        assert_eq!(
            text(path).replace('\r', ""),
            new.replace('\r', ""),
            "{path}: FIELDNOTES_BLESS=1 writes it anew"
        );
    }
}
