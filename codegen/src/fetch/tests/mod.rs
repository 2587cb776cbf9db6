use std::fs;
use std::path::Path;

use super::pages::{self, Folder, Pages, digest};
use super::workspace::{PULL, Workspace};

fn pages(text: &str) -> Pages {
    let page = |path: &str| (path.to_owned(), format!("# {text} {path}\n").into_bytes());
    Pages::from([page("a.md"), page("models/b.md")])
}

/// `sha256sum a.md models/b.md | sha256sum`, computed independently.
#[test]
fn a_digest_can_be_made_by_hand() {
    let pages = Pages::from([
        ("a.md".to_owned(), b"# A\n".to_vec()),
        ("models/b.md".to_owned(), b"# B\r\n\r\nText\r\n".to_vec()),
    ]);
    assert_eq!(
        digest(&pages),
        "sha256:a536380e2015732952c3fd259277837a4107664fa746089e683c1a0e679ee4e0"
    );
    let unix = Pages::from([
        ("a.md".to_owned(), b"# A\n".to_vec()),
        ("models/b.md".to_owned(), b"# B\n\nText\n".to_vec()),
    ]);
    assert_eq!(digest(&pages), digest(&unix));
    let renamed = Pages::from([
        ("b.md".to_owned(), b"# A\n".to_vec()),
        ("models/b.md".to_owned(), b"# B\n\nText\n".to_vec()),
    ]);
    assert_ne!(digest(&pages), digest(&renamed));
}

/// The next pull may want other pages than those that it has just finished with.
#[test]
fn a_pull_goes_on_after_it_has_finished_another() {
    let base = tempfile::tempdir().unwrap();
    let base = base.path();
    pages::write(&pages("old"), &base.join("docs")).unwrap();
    let mut workspace = Workspace::open(base, PULL).unwrap();
    workspace.stage("docs", &pages("new")).unwrap();
    let digest = digest(&pages("new"));
    let journal = format!("{{\"folders\":[{{\"to\":\"docs\",\"digest\":\"{digest}\"}}]}}");
    fs::write(base.join(PULL).join("fieldnotes.lock"), "new").unwrap();
    fs::write(base.join(PULL).join("journal.json"), journal).unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(base, PULL).unwrap();
    assert!(workspace.recover(&["docs".to_owned()]).unwrap());
    workspace.stage("docs", &pages("newest")).unwrap();
    workspace.commit("newest").unwrap();
    assert_eq!(read(base, "docs"), pages("newest"));
    let lock = fs::read_to_string(base.join("fieldnotes.lock")).unwrap();
    assert_eq!(lock, "newest");
}

fn read(base: &Path, to: &str) -> Pages {
    Folder::read(&base.join(to)).unwrap().pages
}

fn move_over(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).unwrap();
    }
    fs::rename(from, to).unwrap();
}

/// Kills at every point between the commit point and the end, in both ways of replacing a folder.
#[test]
fn what_was_decided_is_finished_from_wherever_it_stopped() {
    let known = ["docs/a".to_owned(), "docs/b".to_owned()];
    for done in 0..7 {
        for is_in_one_step in [true, false] {
            let base = tempfile::tempdir().unwrap();
            let base = base.path();
            for to in &known {
                pages::write(&pages("old"), &base.join(to)).unwrap();
            }
            fs::write(base.join("fieldnotes.lock"), "old").unwrap();
            let mut workspace = Workspace::open(base, PULL).unwrap();
            for to in &known {
                workspace.stage(to, &pages("new")).unwrap();
            }
            let folder = base.join(PULL);
            let entry = |to: &String| {
                let digest = digest(&pages("new"));
                format!("{{\"to\":\"{to}\",\"digest\":\"{digest}\"}}")
            };
            let folders: Vec<String> = known.iter().map(entry).collect();
            let journal = format!("{{\"folders\":[{}]}}", folders.join(","));
            fs::write(folder.join("fieldnotes.lock"), "new").unwrap();
            fs::write(folder.join("journal.json"), journal).unwrap();
            // As far as the killed run has got.
            for (index, to) in known.iter().enumerate() {
                let (new, target) = (folder.join(format!("new-{index}")), base.join(to));
                if done > 2 * index {
                    fs::rename(&target, folder.join(format!("old-{index}"))).unwrap();
                }
                if done > 2 * index + 1 {
                    move_over(&new, &target);
                    if is_in_one_step {
                        fs::rename(folder.join(format!("old-{index}")), &new).unwrap();
                    }
                } else if is_in_one_step && done > 2 * index {
                    fs::rename(folder.join(format!("old-{index}")), &target).unwrap();
                }
            }
            if done > 4 {
                fs::rename(folder.join("fieldnotes.lock"), base.join("fieldnotes.lock")).unwrap();
            }
            drop(workspace);
            assert!(Workspace::is_unfinished(base));
            let workspace = Workspace::open(base, PULL).unwrap();
            if done == 6 {
                // The next run is killed in turn, before its commit point.
                drop(workspace);
                let workspace = Workspace::open(base, PULL).unwrap();
                assert!(workspace.recover(&known).unwrap());
                workspace.discard();
            } else {
                assert!(workspace.recover(&known).unwrap());
                assert!(
                    !workspace.recover(&known).unwrap(),
                    "there is nothing more to do"
                );
                workspace.discard();
            }
            for to in &known {
                assert_eq!(read(base, to), pages("new"), "{to} {done} {is_in_one_step}");
            }
            assert_eq!(
                fs::read_to_string(base.join("fieldnotes.lock")).unwrap(),
                "new"
            );
            assert!(!folder.exists());
        }
    }
}

#[test]
fn what_was_not_decided_is_thrown_away() {
    let base = tempfile::tempdir().unwrap();
    let base = base.path();
    pages::write(&pages("old"), &base.join("docs")).unwrap();
    let mut workspace = Workspace::open(base, PULL).unwrap();
    workspace.stage("docs", &pages("new")).unwrap();
    assert!(base.join(PULL).join("new-0").exists());
    drop(workspace);
    assert!(!Workspace::is_unfinished(base));
    let workspace = Workspace::open(base, PULL).unwrap();
    assert!(!base.join(PULL).join("new-0").exists());
    assert!(!workspace.recover(&["docs".to_owned()]).unwrap());
    workspace.discard();
    assert_eq!(read(base, "docs"), pages("old"));
}

#[test]
fn a_workspace_is_for_one_at_a_time() {
    let base = tempfile::tempdir().unwrap();
    let first = Workspace::open(base.path(), PULL).unwrap();
    assert!(Workspace::open(base.path(), PULL).is_err());
    first.discard();
    Workspace::open(base.path(), PULL).unwrap();
}
