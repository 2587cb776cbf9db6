//! The rules, on real folders.

mod faults;
mod kept;
mod made;
mod stamp;
mod tree;

use std::path::Path;
use std::time::{Duration, SystemTime};
use std::{fs, io};

use tempfile::TempDir;

use super::stamp::{Owner, owner};
use super::tree::is_rust;
use super::{Applied, File, Plan, Tree, apply, plan, writable};
use crate::diagnostic::{Code, Diagnostic, Level};

fn generated(body: &str) -> File {
    File::Generated {
        origin: "docs/a.md".to_owned(),
        body: body.to_owned().into(),
    }
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::new();
    for (path, body) in files {
        tree.insert(*path, generated(body)).unwrap();
    }
    tree
}

fn one(path: &str, file: File) -> Tree {
    let mut tree = Tree::new();
    tree.insert(path, file).unwrap();
    tree
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn put(dir: &TempDir, path: &str, text: &str) {
    let path = dir.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn get(dir: &TempDir, path: &str) -> Option<String> {
    match fs::read_to_string(dir.path().join(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        text => Some(text.unwrap()),
    }
}

/// Plans and applies what must succeed.
fn run(tree: &Tree, dir: &Path, force: bool) -> Applied {
    let plan = plan(tree, dir, force).unwrap();
    assert_eq!(plan.problems, []);
    apply(&plan, dir).unwrap()
}

/// Plans, checks that nothing would be written, and returns the problems as `code path: message`.
fn refused(tree: &Tree, dir: &TempDir, force: bool) -> Vec<String> {
    let before = snapshot(dir.path());
    let plan = plan(tree, dir.path(), force).unwrap();
    assert!(plan.has_errors(), "{plan:?}");
    assert_eq!(
        apply(&plan, dir.path()).unwrap_err().code,
        Code::CannotWrite
    );
    assert_eq!(snapshot(dir.path()), before);
    plan.problems
        .iter()
        .map(|problem| summary(problem, dir.path()))
        .collect()
}

fn summary(problem: &Diagnostic, dir: &Path) -> String {
    let path = problem.path.as_deref().unwrap_or_default();
    let path = path.replace(&dir.display().to_string(), "DIR");
    format!("{} {path}: {}", problem.code.as_str(), problem.message)
}

/// All names below `dir` with the bytes of files and the targets of links.
fn snapshot(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let content = |entry: &walkdir::DirEntry| match entry.file_type() {
        kind if kind.is_symlink() => fs::read_link(entry.path())
            .unwrap()
            .into_os_string()
            .into_encoded_bytes(),
        kind if kind.is_file() => fs::read(entry.path()).unwrap_or_default(),
        _ => Vec::new(),
    };
    entries
        .map(|it| (it.path().display().to_string(), content(&it)))
        .collect()
}

#[test]
fn writes_changes_and_deletes() {
    let dir = folder();
    let out = dir.path().join("new/generated");
    let first = tree(&[
        ("src/lib.rs", "1"),
        ("src/a/b/c.rs", "2"),
        ("src/a/d.rs", "3"),
    ]);
    assert_eq!(
        run(&first, &out, false),
        Applied {
            written: 3,
            deleted: 0
        }
    );

    let second = tree(&[
        ("src/lib.rs", "1"),
        ("src/a/d.rs", "4"),
        ("tests/e.rs", "5"),
    ]);
    let plan = plan(&second, &out, false).unwrap();
    let changes: Vec<_> = plan
        .writes
        .iter()
        .map(|it| (it.path.as_str(), it.old.is_some()))
        .collect();
    assert_eq!(changes, [("src/a/d.rs", true), ("tests/e.rs", false)]);
    assert_eq!(
        plan.deletes,
        [("src/a/b/c.rs".to_owned(), generated("2").text().unwrap())]
    );
    assert_eq!((plan.unchanged, plan.is_fresh()), (1, false));
    assert_eq!(
        apply(&plan, &out).unwrap(),
        Applied {
            written: 2,
            deleted: 1
        }
    );
    assert_eq!(
        fs::read_to_string(out.join("src/a/d.rs")).unwrap(),
        generated("4").text().unwrap()
    );
    assert!(
        !out.join("src/a/b").exists(),
        "an empty folder goes with its last file"
    );
    assert!(out.join("src/a").exists());
}

#[test]
fn a_folder_with_something_else_in_it_stays() {
    let dir = folder();
    run(
        &tree(&[("src/a/b.rs", "1"), ("src/lib.rs", "1")]),
        dir.path(),
        false,
    );
    put(&dir, "src/a/mine.rs", "mine");
    put(&dir, "src/empty/x", "");
    fs::remove_file(dir.path().join("src/empty/x")).unwrap();
    assert_eq!(
        run(&tree(&[("src/lib.rs", "1")]), dir.path(), false).deleted,
        1
    );
    assert_eq!(get(&dir, "src/a/mine.rs").unwrap(), "mine");
    assert!(dir.path().join("src/empty").exists(), "it was empty before");
}

#[test]
fn a_fresh_tree_is_not_touched() {
    let dir = folder();
    let tree = tree(&[("src/lib.rs", "1\n2\n"), ("src/a/b.rs", "2\n")]);
    run(&tree, dir.path(), false);
    // As after a checkout on Windows.
    put(
        &dir,
        "src/a/b.rs",
        &generated("2\n").text().unwrap().replace('\n', "\r\n"),
    );
    let past = SystemTime::now() - Duration::from_secs(1000);
    let paths = ["src/lib.rs", "src/a/b.rs", "src/a", "src", ""];
    for path in paths {
        fs::File::open(dir.path().join(path))
            .unwrap()
            .set_modified(past)
            .unwrap();
    }
    let plan = plan(&tree, dir.path(), false).unwrap();
    assert_eq!(
        plan,
        Plan {
            unchanged: 2,
            ..Plan::default()
        }
    );
    assert!(plan.is_fresh());
    assert_eq!(apply(&plan, dir.path()).unwrap(), Applied::default());
    for path in paths {
        let modified = fs::metadata(dir.path().join(path))
            .unwrap()
            .modified()
            .unwrap();
        assert_eq!(modified, past, "{path}");
    }
}

#[test]
fn an_edited_file_stays_unless_forced() {
    let dir = folder();
    run(
        &tree(&[("src/a.rs", "1"), ("src/b.rs", "1"), ("src/c.rs", "1")]),
        dir.path(),
        false,
    );
    put(
        &dir,
        "src/a.rs",
        &generated("1").text().unwrap().replace("\n1", "\nmine"),
    );
    put(
        &dir,
        "src/c.rs",
        &generated("1").text().unwrap().replace("\n1", "\nmine"),
    );
    let next = tree(&[("src/a.rs", "2"), ("src/b.rs", "2")]);
    assert_eq!(
        refused(&next, &dir, false),
        [
            "edited-file DIR/src/a.rs: `src/a.rs` has been edited since it was generated",
            "edited-file DIR/src/c.rs: `src/c.rs` is no longer generated, but has been edited since it was",
        ]
    );
    assert_eq!(
        run(&next, dir.path(), true),
        Applied {
            written: 2,
            deleted: 1
        }
    );
    assert_eq!(
        get(&dir, "src/a.rs").unwrap(),
        generated("2").text().unwrap()
    );
    assert_eq!(get(&dir, "src/c.rs"), None);
}

#[test]
fn a_foreign_file_stays_unless_forced() {
    let dir = folder();
    put(&dir, "src/a.rs", "mine");
    put(&dir, "src/other.rs", "mine");
    let next = tree(&[("src/a.rs", "1")]);
    let message = "DIR/src/a.rs: `src/a.rs` is in the way of a generated file, and fieldnotes did not write it";
    assert_eq!(
        refused(&next, &dir, false),
        [format!("foreign-file {message}")]
    );
    assert_eq!(
        run(&next, dir.path(), true),
        Applied {
            written: 1,
            deleted: 0
        }
    );
    assert_eq!(
        get(&dir, "src/a.rs").unwrap(),
        generated("1").text().unwrap()
    );
    assert_eq!(
        get(&dir, "src/other.rs").unwrap(),
        "mine",
        "it was in nobody's way"
    );

    fs::write(dir.path().join("src/a.rs"), b"\xff\xfe").unwrap();
    assert_eq!(refused(&next, &dir, false).len(), 1);
    assert_eq!(run(&next, dir.path(), true).written, 1);
    // What a power cut leaves of a file was not written by a person.
    put(&dir, "src/a.rs", "\0\0\0\0");
    assert_eq!(run(&next, dir.path(), false).written, 1);
}

#[test]
fn files_outside_the_swept_folders_and_of_other_packages_stay() {
    let dir = folder();
    let paths = [
        "build.rs",
        "benches/a.rs",
        "tests/inner/src/a.rs",
        "src/a.txt",
    ];
    for path in paths {
        put(&dir, path, &generated("1").text().unwrap());
    }
    put(&dir, "tests/inner/Cargo.toml", "");
    let plan = plan(&Tree::new(), dir.path(), true).unwrap();
    assert_eq!(plan, Plan::default());
    let message = "`tests/inner` has its own Cargo.toml and belongs to another package; it is in the way of the \
                   generated file `tests/inner/src/a.rs`";
    let next = tree(&[("tests/inner/src/a.rs", "2")]);
    assert_eq!(
        refused(&next, &dir, true),
        [format!("foreign-file DIR/tests/inner: {message}")]
    );
}

#[test]
fn names_that_differ_by_case() {
    let dir = folder();
    run(&tree(&[("src/Foo.rs", "1")]), dir.path(), false);
    assert_eq!(
        run(&tree(&[("src/foo.rs", "1")]), dir.path(), false),
        Applied {
            written: 1,
            deleted: 1
        }
    );
    let names: Vec<_> = fs::read_dir(dir.path().join("src"))
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(names, ["foo.rs"]);
    assert!(
        plan(&tree(&[("src/foo.rs", "1")]), dir.path(), false)
            .unwrap()
            .is_fresh()
    );
}

#[test]
fn the_probe_says_where_files_can_be_made() {
    let dir = folder();
    assert!(writable(dir.path()) && writable(&dir.path().join("not/yet")));
    assert!(writable(Path::new("")) && writable(Path::new("not-yet")));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn strange_folder_names_work() {
    let dir = folder();
    let names = [
        "with space and 'quote'".to_owned(),
        "é".to_owned(),
        "l".repeat(255),
    ];
    for name in names {
        let out = dir.path().join(&name);
        run(&tree(&[("src/a.rs", "1")]), &out, false);
        assert!(
            plan(&tree(&[("src/a.rs", "1")]), &out, false)
                .unwrap()
                .is_fresh()
        );
    }
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::ffi::OsStrExt as _;
        let out = dir.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
        run(&tree(&[("src/a.rs", "1")]), &out, false);
        fs::write(
            out.join("src")
                .join(std::ffi::OsStr::from_bytes(b"\xff.rs")),
            "mine",
        )
        .unwrap();
        assert!(
            plan(&tree(&[("src/a.rs", "1")]), &out, false)
                .unwrap()
                .is_fresh()
        );
    }
}
