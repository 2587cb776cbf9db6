//! Which paths may be in a tree.

use super::*;

fn refusal(path: &str) -> String {
    let mut tree = Tree::new();
    let error = tree.insert(path, generated("")).unwrap_err();
    assert_eq!(error.code, Code::CannotWrite);
    assert!(tree.is_empty());
    error.message
}

#[test]
fn a_path_that_could_leave_the_folder_or_fail_somewhere_is_refused() {
    let long = format!("src/{}.rs", "a".repeat(198));
    for path in [
        "",
        "/",
        "/etc/passwd.rs",
        "../../x.rs",
        "src/../../x.rs",
        "src//x.rs",
        "src/x.rs/",
        "./x.rs",
        "src/./x.rs",
        ".git/hooks/x.rs",
        "src/.rs",
        "C:/x.rs",
        "C:x.rs",
        "\\\\host\\x.rs",
        "src\\..\\x.rs",
        "src/a\0.rs",
        "src/a\n.rs",
        "src/a?.rs",
        "src/a\".rs",
        "src/CON.rs",
        "src/con",
        "src/aux/x.rs",
        "src/NUL.tar.rs",
        "src/com1.rs",
        "src/LPT².rs",
        "src/con .rs",
        "src/a./x.rs",
        "src/a /x.rs",
        "src/x.rs.",
        "src/x.rs ",
        &long,
    ] {
        let message = refusal(path);
        assert!(message.contains("cannot be written"), "{path:?}: {message}");
        assert!(!message.contains(['\n', '\0']), "{message:?}");
    }
    let fitting = format!("src/{}.rs", "a".repeat(197));
    for path in [
        "x.rs",
        "src/console.rs",
        "src/com.rs",
        "src/com10.rs",
        "src/a b.rs",
        "src/é.rs",
        &fitting,
    ] {
        assert!(Tree::new().insert(path, generated("")).is_ok(), "{path}");
    }
}

#[test]
fn a_clash_names_both_pages() {
    let origin = |name: &str| File::Generated {
        origin: name.to_owned(),
        body: String::new().into(),
    };
    for (first, second) in [
        ("src/a.rs", "src/a.rs"),
        ("src/a.rs", "src/A.rs"),
        ("src/É.rs", "src/é.rs"),
        ("src/a/x.rs", "src/A/y.rs"),
        ("src/a.rs", "src/a.rs/b.rs"),
        ("src/a.rs/b.rs", "src/a.rs"),
    ] {
        let mut tree = Tree::new();
        tree.insert(first, origin("one.md")).unwrap();
        let error = tree.insert(second, origin("two.md")).unwrap_err();
        assert!(error.message.contains("`one.md`"), "{}", error.message);
        assert!(error.message.contains("`two.md`"), "{}", error.message);
        assert_eq!(error.path.as_deref(), Some("two.md"));
        assert_eq!(tree.len(), 1);
        tree.insert("src/b.rs", origin("three.md")).unwrap();
    }
}

#[test]
fn a_file_that_could_not_be_kept_in_step_is_refused() {
    let block = |whole: &str, block: &str| File::Block {
        whole: whole.to_owned(),
        block: block.to_owned(),
    };
    let markers = "# <fieldnotes>\n# </fieldnotes>\n";
    assert!(
        Tree::new()
            .insert("Cargo.toml", block(markers, "a"))
            .is_ok()
    );
    assert!(Tree::new().insert("Cargo.toml", block("", "a")).is_err());
    assert!(
        Tree::new()
            .insert("Cargo.toml", block(markers, markers))
            .is_err()
    );
    assert!(Tree::new().insert("src/a.json", generated("")).is_err());
}

#[test]
fn the_order_of_insertion_does_not_matter() {
    let forth = tree(&[("src/a.rs", "1"), ("src/b/c.rs", "2"), ("tests/d.rs", "3")]);
    let back = tree(&[("tests/d.rs", "3"), ("src/b/c.rs", "2"), ("src/a.rs", "1")]);
    assert!(texts(&forth).eq(texts(&back)));
    let texts: Vec<_> = texts(&forth).collect();
    assert!(texts.contains(&("src/a.rs", generated("1").text().unwrap())));
}

fn texts(tree: &Tree) -> impl Iterator<Item = (&str, String)> {
    tree.iter().map(|(path, file)| (path, file.text().unwrap()))
}
