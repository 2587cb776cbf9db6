//! The progress line on a terminal. `script` pretends to be the terminal, and `$GIT` is slow on purpose.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::cli::{Project, command, output};
use crate::support::vendor::{Vendor, has_git};

/// A project whose git needs more than a second.
fn project(vendor: &Vendor) -> Project {
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    project.write(
        "git",
        "#!/bin/sh\ncase \"$*\" in *ls-remote*) sleep 2 ;; esac\nexec git \"$@\"\n",
    );
    fs::set_permissions(
        project.0.path().join("git"),
        PermissionsExt::from_mode(0o755),
    )
    .unwrap();
    project
}

/// All that `pull` shows on a terminal.
fn on_terminal(project: &Project, variables: &[(&str, &str)]) -> String {
    let line = format!("{} pull", env!("CARGO_BIN_EXE_fieldnotes"));
    let mut script = command("script", project.0.path(), &["-qec", &line, "typescript"]);
    script
        .env("GIT", project.0.path().join("git"))
        .env("TERM", "xterm")
        .env_remove("CI");
    script.envs(variables.iter().copied());
    output(script).expect(0).stdout
}

#[test]
fn a_person_sees_what_takes_long() {
    if !has_git() || Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script`");
        return;
    }
    let vendor = Vendor::new();
    let shown = on_terminal(&project(&vendor), &[]);
    assert!(
        shown.contains("pulling … ") && shown.contains("file://"),
        "{shown:?}"
    );
    let (_, end) = shown.rsplit_once("pulling").unwrap();
    assert!(
        end.contains("\u{1b}[2K") && end.contains("2 pages"),
        "the line goes away: {end:?}"
    );
    let in_ci = on_terminal(&project(&vendor), &[("CI", "true")]);
    assert!(
        !in_ci.contains("pulling") && in_ci.contains("2 pages"),
        "{in_ci:?}"
    );
    let quick = project(&vendor);
    quick.write("git", "#!/bin/sh\nexec git \"$@\"\n");
    assert!(!on_terminal(&quick, &[]).contains("pulling"));
}

#[test]
fn a_pipe_has_none_of_it() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let project = project(&vendor);
    let mut pull = command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        project.0.path(),
        &["pull"],
    );
    pull.env("GIT", project.0.path().join("git"))
        .env_remove("CI");
    let pulled = output(pull).expect(0);
    assert!(
        !pulled.stderr.contains("pulling") && !pulled.stderr.contains('\u{1b}'),
        "{pulled:#?}"
    );
}
