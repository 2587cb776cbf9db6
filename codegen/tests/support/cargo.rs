//! cargo and rustfmt on generated code, in a workspace that is kept between runs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lets `command`, which is cargo or starts it, take the versions and the compiled dependencies that are here: all builds
/// of the tests share what they compile with each other and, where cargo knows build folders, with the build that made
/// this program. Dependencies are the same only where the profile is that of this workspace.
pub fn share(command: &mut Command) -> &mut Command {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let outer = folder.parent().expect("a target folder");
    command
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_BUILD_BUILD_DIR", outer)
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // Each of them is built once, from nothing.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS")
}

/// Where programs are that such a build makes, in `debug/`.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("target")
}

/// A cargo workspace below the target folder.
pub struct Workspace {
    root: PathBuf,
    /// What has been written in this run; everything else is removed before cargo runs.
    written: BTreeSet<PathBuf>,
}

impl Workspace {
    /// The workspace called `name`, with `packages` in folders of these names.
    pub fn new(name: &str, packages: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let mut workspace = Self {
            root,
            written: BTreeSet::new(),
        };
        let members: Vec<_> = packages.iter().map(|name| format!("{name:?}")).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"2\"\nmembers = [{}]\n",
            members.join(", ")
        );
        workspace.write("Cargo.toml", &manifest);
        // The versions of our own dependencies, which are already on this machine. cargo changes the copy.
        let lock = fs::read_to_string(super::workspace().join("Cargo.lock")).expect("a Cargo.lock");
        let copy = workspace.root.join("Cargo.lock");
        if !copy.exists() {
            fs::write(&copy, lock).expect("a writable target folder");
        }
        workspace.written.insert(copy);
        workspace
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes `text` to `path` in the workspace, unless it is already there: unchanged files are not compiled again.
    pub fn write(&mut self, path: &str, text: &str) {
        let path = self.root.join(path);
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a writable target folder");
            fs::write(&path, text).expect("a writable target folder");
        }
        self.written.insert(path);
    }

    /// Removes what earlier runs have written.
    pub fn sweep(&self) {
        sweep(&self.root, &self.written);
    }

    /// Runs cargo, and fails with its output if it fails.
    pub fn cargo(&self, arguments: &[&str]) {
        self.cargo_with(arguments, &[]);
    }

    /// Runs cargo with environment variables.
    pub fn cargo_with(&self, arguments: &[&str], variables: &[(&str, &str)]) {
        let started = std::time::Instant::now();
        let output = share(&mut Command::new(env!("CARGO")))
            .args(arguments)
            .current_dir(&self.root)
            .envs(variables.iter().copied())
            .output()
            .expect("cargo");
        let seconds = started.elapsed().as_secs_f32();
        eprintln!("cargo {}: {seconds:.1} s", arguments.join(" "));
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        let end: Vec<_> = text.lines().rev().take(200).collect();
        let end: Vec<_> = end.into_iter().rev().collect();
        assert!(
            output.status.success(),
            "cargo {arguments:?} failed in {}\n{}",
            self.root.display(),
            end.join("\n")
        );
    }

    /// The lints of a strict user.
    pub fn clippy(&self) {
        self.cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
            "-W",
            "clippy::pedantic",
        ]);
    }

    /// Documentation without a warning.
    pub fn doc(&self) {
        self.cargo_with(
            &["doc", "--workspace", "--no-deps"],
            &[("RUSTDOCFLAGS", "-D warnings")],
        );
    }
}

fn sweep(folder: &Path, kept: &BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable target folder") {
        let path = entry.expect("a readable target folder").path();
        if path.is_dir() {
            sweep(&path, kept);
            // Only where it is empty.
            let _ = fs::remove_dir(&path);
        } else if !kept.contains(&path) {
            fs::remove_file(&path).expect("a writable target folder");
        }
    }
}

/// Whether rustfmt is installed; prints a line if it is not.
pub fn has_rustfmt() -> bool {
    let found = Command::new("rustfmt")
        .arg("--version")
        .output()
        .is_ok_and(|it| it.status.success());
    if !found {
        eprintln!("skipped: rustfmt is not installed");
    }
    found
}
