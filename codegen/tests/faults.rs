//! What can go wrong around a run: it is killed, another run is in progress, the disk is full, pages change, names are odd. Each
//! run is the program itself and ends in success or with a clear message; files are complete, and what a person wrote stays.
#![cfg(unix)]

mod disks;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::support::cli::{self, Output, PORT, Project, command, output};
use crate::support::disk::Disk;
use crate::support::random::Random;

/// What a person has put in the output folder.
const MINE: [(&str, &str); 3] = [
    ("generated/NOTES.md", "mine\n"),
    ("generated/src/mine.rs", "// mine\n"),
    ("generated/benches/mine.rs", "fn main() {}\n"),
];

/// Files by path, links and folders left out.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A project with docs of `count` pages in each of two versions, and a person's files beside the generated ones.
fn project(count: usize) -> Project {
    let project = Project::new();
    for version in ["old", "new"] {
        for page in 0..count {
            // The two share most pages, and each has some of its own.
            if version == "new" || page % 5 > 0 {
                let text = PORT.replace(
                    "# Port",
                    &format!("# {}Port{page}", if page % 5 > 0 { "" } else { "Own" }),
                );
                project.write(
                    &format!("{version}/models/components/port{page}.md"),
                    &text.replace("Name", version),
                );
            }
        }
        project.write(
            &format!("{version}/models/components/protocol.md"),
            cli::PROTOCOL,
        );
    }
    for (path, text) in MINE {
        project.write(path, text);
    }
    project
}

fn args(version: &str) -> [&str; 5] {
    [
        "generate",
        "--docs",
        version,
        "--dialect",
        "speakeasy-typescript",
    ]
}

/// The contents of a folder.
fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        // Another process may have deleted it.
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                pending.push(path);
            } else if kind.is_file() {
                let Ok(bytes) = fs::read(&path) else { continue };
                files.insert(path, bytes);
            }
        }
    }
    files
}

impl Project {
    fn path(&self) -> &Path {
        self.0.path()
    }

    fn generated(&self) -> Files {
        files(&self.path().join("generated"))
    }

    /// Everything but the output folder.
    fn others(&self) -> Files {
        let mut files = files(self.path());
        files.retain(|path, _| !path.starts_with(self.path().join("generated")));
        files
    }

    /// The contents of the output folder after an undisturbed run.
    fn after(&self, version: &str) -> Files {
        self.run(&args(version)).expect(0);
        self.generated()
    }

    #[track_caller]
    fn assert_mine(&self) {
        for (path, text) in MINE {
            assert_eq!(self.read(path), text, "{path}");
        }
    }

    fn start(&self, args: &[&str]) -> Child {
        let mut command = command(env!("CARGO_BIN_EXE_fieldnotes"), self.path(), args);
        command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

impl Output {
    /// Ends with `code`, and with a message that has each of `words`.
    #[track_caller]
    fn tells(self, code: i32, words: &[&str]) -> Self {
        let all = words.iter().all(|word| self.stderr.contains(word));
        assert!(
            self.code == code && all && !self.stderr.contains("panicked"),
            "{words:?} {self:#?}"
        );
        self
    }
}

fn is_temporary(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_bytes().starts_with(b".fieldnotes-"))
}

/// Every file is complete and from one of the two versions.
#[track_caller]
fn assert_whole(found: &Files, old: &Files, new: &Files) {
    for (path, bytes) in found {
        let is_whole = [old, new].iter().any(|it| it.get(path) == Some(bytes));
        assert!(
            is_whole || is_temporary(path),
            "{}:\n{}",
            path.display(),
            String::from_utf8_lossy(bytes)
        );
    }
}

/// `FIELDNOTES_TEST_KILLS` sets the number of kills, if you have more time.
#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_heals() {
    let kills = std::env::var("FIELDNOTES_TEST_KILLS")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(30);
    let project = project(120);
    let (old, new) = (project.after("old"), project.after("new"));
    let others = project.others();
    let start = Instant::now();
    project.after("old");
    let most = usize::try_from(start.elapsed().as_micros()).unwrap();
    let mut random = Random::new(7);
    let (mut killed, mut partial, mut temporary) = (0, 0, 0);
    for round in 0..kills {
        // Every third starts without any generated files.
        if round % 3 == 0 {
            fs::remove_dir_all(project.path().join("generated")).unwrap();
            MINE.iter()
                .for_each(|(path, text)| project.write(path, text));
        }
        let (version, expected) = if round % 2 == 0 {
            ("new", &new)
        } else {
            ("old", &old)
        };
        let mut child = project.start(&args(version));
        thread::sleep(Duration::from_micros(random.below(most) as u64));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        let found = project.generated();
        assert_whole(&found, &old, &new);
        project.assert_mine();
        temporary += usize::from(found.keys().any(|path| is_temporary(path)));
        partial += usize::from(found != old && found != new && found.len() > MINE.len());
        // Two in a row may be killed.
        if random.once_in(4) {
            continue;
        }
        assert_eq!(project.after(version), *expected);
    }
    assert_eq!(project.others(), others);
    println!(
        "{kills} kills: {killed} hit a run, {partial} left a part, {temporary} a temporary file"
    );
}

#[test]
fn two_runs_at_once_both_end_well() {
    let project = project(60);
    let (old, new) = (project.after("old"), project.after("new"));
    for round in 0..6 {
        if round % 2 == 0 {
            fs::remove_dir_all(project.path().join("generated/src")).unwrap();
            MINE.iter()
                .for_each(|(path, text)| project.write(path, text));
        }
        let children = [project.start(&args("new")), project.start(&args("new"))];
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        assert_eq!(project.generated(), new);
        // With different docs: one may notice that the other was there. No file is a mixture, and the next run recovers.
        let children = [project.start(&args("new")), project.start(&args("old"))];
        for child in children {
            let output = child.wait_with_output().unwrap();
            let message = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() || message.contains("generated"),
                "{message}"
            );
            assert!(!message.contains("panicked"), "{message}");
        }
        assert_whole(&project.generated(), &old, &new);
        assert_eq!(project.after("old"), old);
        project.assert_mine();
    }
}

#[test]
fn an_edit_is_kept_whatever_happens() {
    let project = project(20);
    project.after("old");
    let edited = "generated/src/components/port1.rs";
    let text = project.read(edited) + "// by hand\n";
    project.write(edited, &text);
    for _ in 0..5 {
        let mut child = project.start(&args("new"));
        thread::sleep(Duration::from_millis(3));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(project.read(edited), text);
    }
    let before = project.generated();
    project
        .run(&args("new"))
        .tells(100, &["port1.rs", "edited"]);
    assert_eq!(project.read(edited), text);
    assert_eq!(
        project.generated(),
        before,
        "nothing is written while a file is in the way"
    );
}

#[test]
fn a_loop_of_links_in_the_docs_ends() {
    let project = project(3);
    symlink(
        project.path().join("old"),
        project.path().join("old/models/round"),
    )
    .unwrap();
    symlink("itself", project.path().join("old/models/itself")).unwrap();
    let output = project
        .run(&args("old"))
        .tells(0, &["symbolic links are not followed", "round", "itself"]);
    assert!(output.stderr.contains("models 3,"), "{output:#?}");
    // A page that is a link may be a missing model.
    symlink("itself.md", project.path().join("old/models/itself.md")).unwrap();
    let before = project.generated();
    project.run(&args("old")).tells(
        1,
        &["error", "symbolic links are not followed", "itself.md"],
    );
    assert_eq!(project.generated(), before);
}

#[test]
fn paths_may_have_spaces_and_be_long() {
    let project = Project::new();
    let long = "p".repeat(252) + ".md";
    let folder = "the docs/a 'quoted\" $(folder)";
    project.write(
        &format!("{folder}/models/my components/a port.md"),
        &PORT.replace("# Port", "# Spaced"),
    );
    project.write(
        &format!("{folder}/models/my components/protocol.md"),
        cli::PROTOCOL,
    );
    project.write(
        &format!("{folder}/models/my components/{long}"),
        &PORT.replace("# Port", "# Long"),
    );
    let args = [
        "generate",
        "--docs",
        folder,
        "--out",
        "the output",
        "--name",
        "x",
        "--dialect",
        "speakeasy-typescript",
    ];
    let run = project.run(&args);
    run.tells(0, &["models 3,"]);
    let generated = files(&project.path().join("the output"));
    for name in ["spaced.rs", "long.rs", "protocol.rs"] {
        assert!(
            generated.keys().any(|path| path.ends_with(name)),
            "{name} in {:#?}",
            generated.keys()
        );
    }
    project.run(&args).tells(0, &["up to date"]);
}

/// A title is the name of a file: one that no file system can hold is refused, and nothing is half-written.
#[test]
fn a_model_whose_name_is_no_file_name_is_refused_or_shortened() {
    for length in [200, 240, 250, 251, 252, 255, 256, 300, 5000] {
        let project = Project::new();
        project.write(
            "docs/models/components/long.md",
            &PORT.replace("# Port", &format!("# A{}", "a".repeat(length))),
        );
        let output = project.run(&["generate"]);
        assert!(matches!(output.code, 0 | 100 | 1), "{length}: {output:#?}");
        if output.code == 0 {
            project.run(&["generate"]).tells(0, &["up to date"]);
        } else {
            assert!(output.stderr.contains("error"), "{output:#?}");
            assert!(
                !project.exists("generated/src/lib.rs"),
                "{length}: {output:#?} {:#?}",
                project.generated().keys()
            );
        }
    }
}

#[test]
fn a_name_that_is_not_utf8_is_told() {
    let project = project(3);
    let bad = project
        .path()
        .join("old/models")
        .join(OsStr::from_bytes(b"bad-\xff.md"));
    if fs::write(&bad, PORT).is_err() {
        println!("skipped: this file system has no such names");
        return;
    }
    project
        .run(&args("old"))
        .tells(100, &["the file name is not UTF-8", "bad-"]);
    assert_eq!(project.generated().len(), MINE.len());
    fs::remove_file(bad).unwrap();
    project.run(&args("old")).expect(0);
    // The folder of the project itself, whose path is in no file.
    let odd = project.path().join(OsStr::from_bytes(b"odd-\xff folder"));
    fs::create_dir(&odd).unwrap();
    fs::rename(project.path().join("old"), odd.join("docs")).unwrap();
    fs::write(odd.join("fieldnotes.toml"), cli::CONFIG).unwrap();
    let run = output(command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        &odd,
        &["generate"],
    ));
    assert!(!run.stderr.contains("panicked"), "{run:#?}");
    assert!(run.code == 0 || !run.stderr.is_empty(), "{run:#?}");
    assert_eq!(
        run.code == 0,
        odd.join("generated/src/lib.rs").exists(),
        "{run:#?}"
    );
}
