//! Files that are the user's, wholly or in part.

use super::*;

#[test]
fn a_file_written_once_is_the_users() {
    let dir = folder();
    let readme = one("README.md", File::Once("hello\n".to_owned()));
    assert_eq!(run(&readme, dir.path(), false).written, 1);
    assert_eq!(get(&dir, "README.md").unwrap(), "hello\n");
    put(&dir, "README.md", "mine");
    assert_eq!(run(&readme, dir.path(), true), Applied::default());
    assert_eq!(get(&dir, "README.md").unwrap(), "mine");
}

fn manifest(block: &str) -> Tree {
    let whole = "[package]\n# <fieldnotes>\n# </fieldnotes>\n[lints]\n".to_owned();
    one(
        "Cargo.toml",
        File::Block {
            whole,
            block: block.to_owned(),
        },
    )
}

#[test]
fn a_block_is_kept_in_step() {
    let dir = folder();
    run(&manifest("a = 1\nb = 2"), dir.path(), false);
    let first = "[package]\n# <fieldnotes>\na = 1\nb = 2\n# </fieldnotes>\n[lints]\n";
    assert_eq!(get(&dir, "Cargo.toml").unwrap(), first);
    assert_eq!(
        run(&manifest("a = 1\nb = 2\n"), dir.path(), false),
        Applied::default()
    );

    let mine = "\u{feff}[mine] # \t\r\n\n  # <fieldnotes>  \r\nold\n# </fieldnotes>\r\n\r\n\nend";
    put(&dir, "Cargo.toml", mine);
    run(&manifest("a\n\nb\n"), dir.path(), false);
    let expected = mine.replace("old\n", "a\r\n\r\nb\r\n");
    assert_eq!(get(&dir, "Cargo.toml").unwrap(), expected);
    assert!(
        plan(&manifest("a\n\nb"), dir.path(), false)
            .unwrap()
            .is_fresh()
    );
    run(&manifest(""), dir.path(), false);
    assert_eq!(get(&dir, "Cargo.toml").unwrap(), mine.replace("old\n", ""));

    put(&dir, "Cargo.toml", "");
    run(&manifest("a = 1\nb = 2"), dir.path(), false);
    assert_eq!(
        get(&dir, "Cargo.toml").unwrap(),
        first,
        "an empty file is no file"
    );
}

#[test]
fn a_block_without_its_markers_is_left_alone() {
    let dir = folder();
    for text in [
        "[package]\n".to_owned(),
        "# <fieldnotes>\n".to_owned(),
        "# </fieldnotes>\n# <fieldnotes>\n".to_owned(),
        "# <fieldnotes>\n# </fieldnotes>\n".repeat(2),
        "# <fieldnotes>\n".repeat(2) + "# </fieldnotes>\n",
        "# <fieldnotes>\n# </fieldnotes>\n# </fieldnotes>".to_owned(),
    ] {
        put(&dir, "Cargo.toml", &text);
        let plan = plan(&manifest("a = 1\n"), dir.path(), true).unwrap();
        let [problem] = plan.problems.as_slice() else {
            panic!("{plan:?}")
        };
        assert_eq!(
            (problem.code, problem.level),
            (Code::ForeignFile, Level::Warning)
        );
        let help = problem.help.as_deref().unwrap();
        assert_eq!(
            help,
            "it needs these lines:\n# <fieldnotes>\na = 1\n# </fieldnotes>"
        );
        assert!(plan.is_fresh() && !plan.has_errors());
        apply(&plan, dir.path()).unwrap();
        assert_eq!(get(&dir, "Cargo.toml").unwrap(), text);
    }
    fs::write(
        dir.path().join("Cargo.toml"),
        b"\xff\n# <fieldnotes>\n# </fieldnotes>\n",
    )
    .unwrap();
    assert_eq!(
        plan(&manifest("a"), dir.path(), true)
            .unwrap()
            .problems
            .len(),
        1
    );
}
