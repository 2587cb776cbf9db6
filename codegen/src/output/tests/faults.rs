//! Links, obstacles, failures, several runs at once, and runs that are killed.

use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread;

use super::*;

fn many(body: &str) -> Tree {
    let mut tree = Tree::new();
    for index in 0..60 {
        let body = format!("{body} {index}\n").repeat(200);
        tree.insert(format!("src/m{}/f{index}.rs", index % 5), generated(&body))
            .unwrap();
    }
    tree
}

fn is_exactly(tree: &Tree, dir: &Path) {
    let plan = plan(tree, dir, false).unwrap();
    assert_eq!(
        plan,
        Plan {
            unchanged: tree.len(),
            ..Plan::default()
        }
    );
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let next = tree(&[("src/a/x.rs", "1"), ("src/a/y.rs", "1")]);
    let outside = folder();
    put(&outside, "a/x.rs", &generated("0").text().unwrap());
    put(&outside, "a/old.rs", &generated("0").text().unwrap());
    let before = snapshot(outside.path());
    for (link, target) in [
        ("src", outside.path().to_owned()),
        ("src/a", outside.path().join("a")),
        ("src/a/x.rs", outside.path().join("a/x.rs")),
        ("src/a/x.rs", outside.path().join("nothing")),
        ("src/a", Path::new("a").to_owned()),
    ] {
        let dir = folder();
        put(&dir, link, "");
        fs::remove_file(dir.path().join(link)).unwrap();
        symlink(target, dir.path().join(link)).unwrap();
        for force in [false, true] {
            let problems = refused(&next, &dir, force);
            let start = format!("foreign-file DIR/{link}: `{link}` is a symbolic link");
            assert!(
                problems.len() == 1 && problems[0].starts_with(&start),
                "{problems:?}"
            );
        }
        // A link that appears after planning, or in the search for old files, is not followed either.
        assert_eq!(
            plan(&Tree::new(), dir.path(), true).unwrap(),
            Plan::default()
        );
        let late = plan(&next, &dir.path().join("elsewhere"), false).unwrap();
        assert_eq!(
            apply(&late, dir.path()).unwrap_err().code,
            Code::CannotWrite
        );
        assert_eq!(snapshot(outside.path()), before);
    }
}

#[cfg(unix)]
#[test]
fn the_folder_itself_and_a_users_file_may_be_links() {
    use std::os::unix::fs::symlink;
    let dir = folder();
    fs::create_dir(dir.path().join("real")).unwrap();
    symlink("real", dir.path().join("link")).unwrap();
    run(&tree(&[("src/a.rs", "1")]), &dir.path().join("link"), false);
    assert!(get(&dir, "real/src/a.rs").is_some());
    symlink("../README.md", dir.path().join("real/README.md")).unwrap();
    let readme = one("README.md", File::Once("hello".to_owned()));
    assert_eq!(run(&readme, &dir.path().join("real"), true).written, 0);
}

#[test]
fn a_folder_in_the_way_of_a_file_and_a_file_in_the_way_of_a_folder() {
    let dir = folder();
    put(&dir, "src/a.rs/mine", "mine");
    put(&dir, "src/b", "mine");
    put(&dir, "README.md/mine", "mine");
    put(&dir, "examples", "mine");
    let mut next = tree(&[
        ("src/a.rs", "1"),
        ("src/b/x.rs", "1"),
        ("src/b/y.rs", "1"),
        ("examples/e.rs", "1"),
    ]);
    next.insert("README.md", File::Once(String::new())).unwrap();
    let way = "it is in the way of the generated file";
    for force in [false, true] {
        assert_eq!(
            refused(&next, &dir, force),
            [
                format!("foreign-file DIR/README.md: `README.md` is a folder; {way} `README.md`"),
                format!(
                    "foreign-file DIR/examples: `examples` is a file but must be a folder; {way} `examples/e.rs`"
                ),
                format!("foreign-file DIR/src/a.rs: `src/a.rs` is a folder; {way} `src/a.rs`"),
                format!(
                    "foreign-file DIR/src/b: `src/b` is a file but must be a folder; {way} `src/b/x.rs`"
                ),
            ]
        );
    }
    let below_a_file = plan(&next, &dir.path().join("src/b"), false).unwrap_err();
    assert_eq!(below_a_file.code, Code::UnreadableFile);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_read() {
    let dir = folder();
    put(&dir, "src/x", "");
    for name in ["src/pipe.rs", "src/other.rs"] {
        let made = Command::new("mkfifo").arg(dir.path().join(name)).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: there is no mkfifo here");
            return;
        }
    }
    let problems = refused(&tree(&[("src/pipe.rs", "1")]), &dir, true);
    assert!(
        problems[0].contains("`src/pipe.rs` is not a regular file"),
        "{problems:?}"
    );
}

#[cfg(unix)]
#[test]
fn modes_follow_the_umask_and_are_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder();
    put(&dir, "plain", "");
    let mode = |path: &str| {
        fs::metadata(dir.path().join(path))
            .unwrap()
            .permissions()
            .mode()
            & 0o7777
    };
    run(
        &tree(&[("src/a.rs", "1"), ("src/b.rs", "1")]),
        dir.path(),
        false,
    );
    assert_eq!(mode("src/a.rs"), mode("plain"));
    fs::set_permissions(
        dir.path().join("src/b.rs"),
        fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    run(
        &tree(&[("src/a.rs", "2"), ("src/b.rs", "2")]),
        dir.path(),
        false,
    );
    assert_eq!((mode("src/a.rs"), mode("src/b.rs")), (mode("plain"), 0o640));
}

#[cfg(unix)]
#[test]
fn a_failure_names_the_file_and_leaves_no_other() {
    // Deeper than any path may be, even for the root user.
    let dir = folder();
    let deep = format!("src/{}x.rs", format!("{}/", "d".repeat(190)).repeat(30));
    let next = tree(&[("src/a.rs", "1"), (&deep, "1")]);
    let plan = plan(&next, dir.path(), false).unwrap();
    let error = apply(&plan, dir.path()).unwrap_err();
    assert_eq!(error.code, Code::CannotWrite);
    assert!(
        error
            .message
            .contains("cannot be written: File name too long (os error "),
        "{error:?}"
    );
    assert!(error.path.is_some_and(|path| path.ends_with(&deep)));
    let files = snapshot(dir.path());
    assert!(files.iter().all(|(path, _)| !path.contains(".fieldnotes-")));
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder();
    run(&tree(&[("src/a.rs", "1")]), dir.path(), false);
    for path in ["src", ""] {
        fs::set_permissions(dir.path().join(path), fs::Permissions::from_mode(0o555)).unwrap();
    }
    if writable(dir.path()) {
        eprintln!("skipped: the root user may write into a read-only folder");
    } else {
        is_exactly(&tree(&[("src/a.rs", "1")]), dir.path());
        let plan = plan(&tree(&[("src/a.rs", "2")]), dir.path(), false).unwrap();
        let error = apply(&plan, dir.path()).unwrap_err();
        assert_eq!(
            error.message,
            "`src/a.rs` cannot be written: Permission denied (os error 13)"
        );
        assert_eq!(
            get(&dir, "src/a.rs").unwrap(),
            generated("1").text().unwrap()
        );
    }
    for path in ["", "src"] {
        fs::set_permissions(dir.path().join(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn an_edit_after_planning_is_kept() {
    for path in ["src/a.rs", "src/old.rs", "src/new.rs"] {
        let dir = folder();
        run(
            &tree(&[("src/a.rs", "1"), ("src/old.rs", "1")]),
            dir.path(),
            false,
        );
        let next = tree(&[("src/a.rs", "2"), ("src/new.rs", "2")]);
        let plan = plan(&next, dir.path(), false).unwrap();
        put(&dir, path, "mine");
        let error = apply(&plan, dir.path()).unwrap_err();
        assert!(
            error
                .message
                .ends_with("it changed while fieldnotes was running"),
            "{error:?}"
        );
        assert_eq!(get(&dir, path).unwrap(), "mine");
    }
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let dir = folder();
    let ours = [
        "src/m0/.fieldnotes-0123456789aB.tmp",
        ".fieldnotes-abcdefghijkl.tmp",
        "examples/.fieldnotes-a0a0a0a0a0a0.tmp",
    ];
    let mine = [
        "src/.fieldnotes-ideas.md",
        "src/.fieldnotes-0123456789a_.tmp",
        "src/.fieldnotes-0123456789abc.tmp",
    ];
    for path in ours.iter().chain(&mine) {
        put(&dir, path, "half a fi");
    }
    fs::create_dir_all(dir.path().join("src/.fieldnotes-fffffffffff0.tmp")).unwrap();
    let mut next = many("a");
    next.insert("examples/a.rs", generated("1")).unwrap();
    run(&next, dir.path(), false);
    assert!(ours.iter().all(|path| get(&dir, path).is_none()));
    assert!(mine.iter().all(|path| get(&dir, path).is_some()));
    // A fresh tree with a leftover is fresh, and the leftover is removed all the same.
    put(&dir, ours[0], "half a fi");
    let again = plan(&next, dir.path(), false).unwrap();
    assert!(again.is_fresh() && again.leftovers.len() == 1);
    apply(&again, dir.path()).unwrap();
    is_exactly(&next, dir.path());
}

/// Eight threads at once, each with the tree that `tree_of` gives it.
fn race(dir: &Path, tree_of: impl Fn(usize) -> Tree + Sync) {
    let barrier = Barrier::new(8);
    thread::scope(|scope| {
        for thread in 0..8 {
            let (tree, barrier) = (tree_of(thread), &barrier);
            scope.spawn(move || {
                barrier.wait();
                run(&tree, dir, false);
            });
        }
    });
}

#[test]
fn runs_at_once_end_in_the_right_tree() {
    for _ in 0..10 {
        let dir = folder();
        // From nothing, over old files that change or go, and on a fresh tree.
        for body in ["a", "b", "b"] {
            put(&dir, "src/gone/deep/x.rs", &generated(body).text().unwrap());
            race(dir.path(), |_| many(body));
            is_exactly(&many(body), dir.path());
            assert!(!dir.path().join("src/gone").exists());
        }
    }
}

#[test]
fn runs_at_once_on_different_input_leave_whole_files() {
    let dir = folder();
    for round in 0..10 {
        race(dir.path(), |thread| many(&format!("{round} {thread}")));
        for (_, content) in snapshot(dir.path())
            .iter()
            .filter(|(path, _)| is_rust(path))
        {
            assert_eq!(owner(content), Owner::Ours);
        }
    }
    run(&many("end"), dir.path(), false);
    is_exactly(&many("end"), dir.path());
}

const CHILD: &str = "FIELDNOTES_TEST_OUTPUT_DIR";

/// Not a test itself: [`kills_leave_whole_files`] starts and kills it.
#[test]
fn child_that_writes_until_killed() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    for round in 0.. {
        run(
            &many(if round % 2 == 0 { "a" } else { "b" }),
            Path::new(&dir),
            false,
        );
        println!("round");
    }
}

/// `FIELDNOTES_TEST_KILLS` sets the number of kills, if you have more time.
#[test]
fn kills_leave_whole_files() {
    let kills = std::env::var("FIELDNOTES_TEST_KILLS")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(20);
    let module = module_path!().split_once("::").unwrap().1;
    let dir = folder();
    let mut leftovers = 0;
    for round in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--nocapture",
                &format!("{module}::child_that_writes_until_killed"),
            ])
            .env(CHILD, dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Its first line says that it has started.
        let mut output = io::BufReader::new(child.stdout.take().unwrap());
        for _ in 0..4 {
            io::BufRead::read_line(&mut output, &mut String::new()).unwrap();
        }
        thread::sleep(Duration::from_micros(round * 7919 % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, content) in snapshot(dir.path()) {
            leftovers += usize::from(path.contains(".fieldnotes-"));
            if is_rust(&path) {
                assert_eq!(owner(&content), Owner::Ours, "{path}");
            }
        }
        if round % 2 == 0 {
            run(&many("c"), dir.path(), false);
            is_exactly(&many("c"), dir.path());
        }
    }
    eprintln!("{kills} kills left {leftovers} temporary files");
}
