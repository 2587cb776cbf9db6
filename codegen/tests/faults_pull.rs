//! What can go wrong around `pull` and `new`: they are killed, two run at once, the disk is full, the repository or the
//! config is hostile. Nothing is ever half replaced, and the next run recovers.
#![cfg(unix)]

mod repositories;

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::support::cli::{self, PORT, PROTOCOL, Project, command, output};
use crate::support::disk::Disk;
use crate::support::random::Random;
use crate::support::vendor::{Vendor, has_git};

const WORKSPACE: &str = ".fieldnotes-pull";

/// Files by path from the top; links as their targets.
type Files = BTreeMap<String, Vec<u8>>;

fn files(root: &Path) -> Files {
    let mut found = Files::new();
    let mut pending = vec![root.to_owned()];
    while let Some(folder) = pending.pop() {
        // The git of a killed run may still be working there.
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() {
                pending.push(entry.path());
            } else if let Ok(bytes) = fs::read(entry.path()) {
                let path = entry.path();
                found.insert(
                    path.strip_prefix(root).unwrap().display().to_string(),
                    bytes,
                );
            }
        }
    }
    found
}

/// Without what a killed run may leave beside the docs.
fn settled(project: &Project) -> Files {
    let mut found = files(project.0.path());
    found.retain(|path, _| !path.starts_with(WORKSPACE));
    found
}

/// A vendor with two SDKs in two releases of `count` pages each.
fn vendor(count: usize) -> Vendor {
    let vendor = Vendor::empty();
    for release in ["v1.0.0", "v2.0.0"] {
        for sdk in ["a", "b"] {
            for page in 0..count {
                // Each release has pages that the other one lacks.
                let is_there = (page % 5 == 0) == (release == "v1.0.0") || page % 5 > 1;
                let path = format!("{sdk}/docs/models/components/port{page}.md");
                if is_there {
                    let title = format!("# Port{page}\n\nIn {release} of {sdk}.");
                    vendor.write(&path, &PORT.replace("# Port", &title));
                } else {
                    let _ = fs::remove_file(vendor.path().join(path));
                }
            }
            vendor.write(
                &format!("{sdk}/docs/models/components/protocol.md"),
                PROTOCOL,
            );
        }
        vendor.release(release);
    }
    vendor
}

fn config(vendor: &Vendor, tag: &str) -> String {
    let source = |sdk: &str| {
        let url = vendor.url();
        format!(
            "[[source]]\ndocs = \"docs-input/{sdk}\"\ngit = \"{url}\"\ntag = \"{tag}\"\npath = \"{sdk}/docs\"\n"
        )
    };
    format!("{}\n{}", source("a"), source("b"))
}

fn project(vendor: &Vendor, tag: &str) -> Project {
    let project = Project(tempfile::tempdir().unwrap());
    project.write("fieldnotes.toml", &config(vendor, tag));
    project
}

fn start(project: &Project, args: &[&str]) -> Child {
    let mut command = command(env!("CARGO_BIN_EXE_fieldnotes"), project.0.path(), args);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// How often to kill. Set `FIELDNOTES_TEST_KILLS` if you have more time.
fn kills() -> usize {
    let wanted = std::env::var("FIELDNOTES_TEST_KILLS").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(12)
}

/// The pages of one folder of docs, and the lock, each as in one of the releases.
#[derive(Debug, PartialEq, Eq)]
struct State {
    a: Option<usize>,
    b: Option<usize>,
    lock: Option<usize>,
}

impl State {
    /// Fails if something is neither complete nor absent.
    #[track_caller]
    fn of(project: &Project, releases: &[Files; 2]) -> Self {
        let found = settled(project);
        let part = |start: &str| {
            let part = |files: &Files| -> Files {
                let files = files.iter().filter(|(path, _)| path.starts_with(start));
                files
                    .map(|(path, bytes)| (path.clone(), bytes.clone()))
                    .collect()
            };
            let found = part(&found);
            let release = releases.iter().position(|it| part(it) == found);
            assert!(
                release.is_some() || found.is_empty(),
                "{start} is of no release: {:?}",
                found.keys()
            );
            release
        };
        Self {
            a: part("docs-input/a/"),
            b: part("docs-input/b/"),
            lock: part("fieldnotes.lock"),
        }
    }

    /// Whether everything is from one pull.
    fn is_whole(&self) -> bool {
        self.a == self.b && self.b == self.lock
    }
}

#[test]
fn a_killed_pull_leaves_whole_docs_and_the_next_one_goes_on() {
    if !has_git() {
        return;
    }
    let vendor = vendor(40);
    let tags = ["v1.*", "v2.*"];
    let project = project(&vendor, tags[0]);
    let mut releases = [Files::new(), Files::new()];
    let mut most = 0;
    for (tag, files) in tags.iter().zip(&mut releases) {
        project.write("fieldnotes.toml", &config(&vendor, tag));
        let start = Instant::now();
        project.run(&["pull"]).expect(0);
        most = usize::try_from(start.elapsed().as_micros()).unwrap();
        *files = settled(&project);
        files.remove("fieldnotes.toml");
    }
    let (kills, mut random) = (kills(), Random::new(11));
    let (mut killed, mut decided, mut replaced) = (0, 0, 0);
    for round in 0..kills {
        let wanted = round % 2;
        project.write("fieldnotes.toml", &config(&vendor, tags[wanted]));
        if round % 5 == 4 {
            for gone in ["docs-input", WORKSPACE] {
                let _ = fs::remove_dir_all(project.0.path().join(gone));
            }
            let _ = fs::remove_file(project.0.path().join("fieldnotes.lock"));
        }
        let before = State::of(&project, &releases);
        let had_decided = project.exists(&format!("{WORKSPACE}/journal.json"));
        let mut child = start(&project, &["pull"]);
        // The end is where it matters: every other kill is near it.
        let delay = if random.once_in(2) {
            random.below(most * 11 / 10)
        } else {
            most * 8 / 10 + random.below(most * 3 / 10)
        };
        thread::sleep(Duration::from_micros(delay as u64));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        let after = State::of(&project, &releases);
        let has_decided = project.exists(&format!("{WORKSPACE}/journal.json"));
        decided += usize::from(has_decided);
        let is_done = after
            == State {
                a: Some(wanted),
                b: Some(wanted),
                lock: Some(wanted),
            };
        replaced += usize::from(is_done);
        // An earlier run past its commit point is finished first.
        let is_healed = had_decided && after.is_whole();
        assert!(
            after == before || is_done || is_healed || has_decided,
            "{before:?} {after:?}"
        );
        // Two in a row may be killed.
        if random.once_in(4) {
            continue;
        }
        let next = project.run(&["pull"]).expect(0);
        let after = State::of(&project, &releases);
        assert!(
            after.is_whole() && after.lock == Some(wanted),
            "{after:?} {next:#?}"
        );
        assert!(!project.exists(WORKSPACE), "{next:#?}");
    }
    println!(
        "{kills} kills of pull: {killed} hit it, {decided} between decision and end, {replaced} after the replacement"
    );
}

#[test]
fn a_killed_new_leaves_no_package_or_a_whole_one() {
    if !has_git() {
        return;
    }
    let vendor = vendor(40);
    let url = vendor.url();
    let project = Project(tempfile::tempdir().unwrap());
    let args = ["new", "acme", "--git", &url, "--path", "a/docs"];
    let begin = Instant::now();
    project.run(&args).expect(0);
    let most = usize::try_from(begin.elapsed().as_micros()).unwrap();
    let expected = files(&project.0.path().join("acme"));
    let (kills, mut random) = (kills(), Random::new(13));
    let (mut killed, mut made) = (0, 0);
    for _ in 0..kills {
        let _ = fs::remove_dir_all(project.0.path().join("acme"));
        let mut child = start(&project, &args);
        thread::sleep(Duration::from_micros(random.below(most * 11 / 10) as u64));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        if project.exists("acme") {
            made += 1;
            assert_eq!(files(&project.0.path().join("acme")), expected);
            continue;
        }
        project.run(&args).expect(0);
        assert_eq!(
            files(project.0.path()).len(),
            expected.len(),
            "nothing else is left"
        );
        assert_eq!(files(&project.0.path().join("acme")), expected);
    }
    println!("{kills} kills of new: {killed} hit it, {made} after the package was there");
}

#[test]
fn two_pulls_at_once_both_end_well() {
    if !has_git() {
        return;
    }
    let vendor = vendor(10);
    let project = project(&vendor, "v*");
    for _ in 0..4 {
        let _ = fs::remove_dir_all(project.0.path().join("docs-input"));
        let children = [start(&project, &["pull"]), start(&project, &["pull"])];
        let mut succeeded = 0;
        for child in children {
            let output = child.wait_with_output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            succeeded += usize::from(output.status.success());
            assert!(
                output.status.success() || message.contains("another fieldnotes is running here"),
                "{message}"
            );
        }
        assert!(succeeded > 0);
        project.run(&["pull"]).expect(0);
        assert!(!project.exists(WORKSPACE));
    }
}

#[test]
fn a_full_disk_is_told_and_healed() {
    if !has_git() {
        return;
    }
    let vendor = vendor(60);
    let outer = tempfile::tempdir().unwrap();
    let Some(_disk) = Disk::mount(outer.path(), "2m") else {
        println!("skipped: a tmpfs cannot be mounted here");
        return;
    };
    // The folder goes before the disk does.
    let project = Project(tempfile::tempdir_in(outer.path()).unwrap());
    project.write("fieldnotes.toml", &config(&vendor, "v1.*"));
    project.run(&["pull"]).expect(0);
    let before = settled(&project);
    // With less and less room it fails at different steps.
    for room in [0, 8, 40, 150, 300] {
        let filler = outer.path().join("filler");
        let _ = fs::remove_file(&filler);
        let mut size = 2048;
        while fs::write(&filler, vec![b'x'; size * 1024]).is_err() {
            size -= 4;
        }
        fs::write(&filler, vec![b'x'; size.saturating_sub(room) * 1024]).unwrap();
        project.replace("fieldnotes.toml", "v1.*", "v2.*");
        let full = project.run(&["pull"]);
        assert!(full.code == 1 || full.code == 0, "{full:#?}");
        if full.code == 0 {
            assert!(room > 0, "{full:#?}");
            break;
        }
        let _ = fs::remove_file(&filler);
        project.replace("fieldnotes.toml", "v2.*", "v1.*");
        assert_eq!(settled(&project), before, "{full:#?}");
    }
    let _ = fs::remove_file(outer.path().join("filler"));
    project.write("fieldnotes.toml", &config(&vendor, "v2.*"));
    project.run(&["pull"]).expect(0);
    assert!(!project.exists(WORKSPACE));
}

/// A folder on another disk cannot be exchanged: that is noticed before anything is changed.
#[test]
fn docs_on_another_disk_are_left_alone() {
    if !has_git() {
        return;
    }
    let vendor = vendor(5);
    let project = project(&vendor, "v1.*");
    project.run(&["pull"]).expect(0);
    let before = settled(&project);
    fs::create_dir_all(project.0.path().join("docs-input/b")).unwrap();
    let mounted = project.0.path().join("docs-input/b");
    let Some(disk) = Disk::mount(&mounted, "1m") else {
        println!("skipped: a tmpfs cannot be mounted here");
        return;
    };
    project.write("fieldnotes.toml", &config(&vendor, "v2.*"));
    let pulled = project.run(&["pull"]).expect(1);
    assert!(pulled.stderr.contains("on a different disk"), "{pulled:#?}");
    drop(disk);
    project.write("fieldnotes.toml", &config(&vendor, "v1.*"));
    assert_eq!(settled(&project), before);
    assert!(!project.exists(WORKSPACE));
}
