use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::diagnostic::{Code, Diagnostic, Level};

/// A folder with `files` in it, each a relative path and its content.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn read(root: &Path) -> (Vec<String>, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let files = read_folder(root, "docs/", &mut sources, &mut diagnostics);
    let paths = files
        .iter()
        .map(|file| sources.get(*file).unwrap().path.clone());
    (paths.collect(), diagnostics)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn pages_come_in_byte_order_of_their_relative_paths() {
    let folder = folder(&[
        ("b/x.md", b"# X"),
        ("b.md", b"# B"),
        ("a/z.MD", b"# Z"),
        ("b-c/y.md", b"# Y"),
        ("B.md", b"# B"),
        ("a/notes.txt", b"no page"),
        ("a/md", b"no page"),
    ]);
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["B.md", "a/z.MD", "b-c/y.md", "b.md", "b/x.md"]);
    assert_eq!(diagnostics, []);
}

#[test]
fn hidden_and_foreign_folders_are_passed_over() {
    let folder = folder(&[
        (".git/x.md", b"# X"),
        ("a/.cache/x.md", b"# X"),
        ("a/._b.md", b"\xff"),
        ("node_modules/left/README.md", b"# X"),
        ("a/target/x.md", b"# X"),
        ("targets/x.md", b"# X"),
        ("target.md", b"# X"),
    ]);
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["target.md", "targets/x.md"]);
    assert_eq!(diagnostics, []);
    let expected: Vec<PathBuf> = ["", "a", "targets"]
        .iter()
        .map(|path| folder.path().join(path))
        .collect();
    assert_eq!(folders(folder.path()), expected);
}

#[test]
fn a_hidden_root_is_read() {
    let folder = folder(&[(".docs/a.md", b"# A"), ("target/b.md", b"# B")]);
    assert_eq!(read(&folder.path().join(".docs")).0, ["a.md"]);
    assert_eq!(read(&folder.path().join("target")).0, ["b.md"]);
}

#[test]
fn ids_continue_where_the_sources_end() {
    let folder = folder(&[("a.md", b"# A")]);
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let first = read_folder(folder.path(), "one/", &mut sources, &mut diagnostics);
    let second = read_folder(folder.path(), "two/", &mut sources, &mut diagnostics);
    assert_eq!((first, second), (vec![FileId(0)], vec![FileId(1)]));
    assert_eq!(sources.get(FileId(1)).unwrap().display_path(), "two/a.md");
}

#[test]
fn invalid_utf8_names_the_place_of_the_first_bad_byte() {
    let folder = folder(&[
        ("a.md", "# é\n\nb\u{e4}".as_bytes()),
        ("b/c.md", b"# \xc3\xa9\n\xc3\xa9x\xe9\n"),
    ]);
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["a.md"]);
    assert_eq!(
        diagnostics[0].one_line(&Sources::default()),
        "docs/b/c.md: the page is not UTF-8: bad byte 0xE9 at 2:3 [invalid-utf8] (save the file as UTF-8)"
    );
}

#[test]
fn pages_up_to_the_limit_are_read() {
    let limit = usize::try_from(MAX_FILE_BYTES).unwrap();
    let folder = folder(&[
        ("a.md", &vec![b'a'; limit]),
        ("b.md", &vec![b'b'; limit + 1]),
    ]);
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["a.md"]);
    assert_eq!(codes(&diagnostics), [Code::FileTooLarge]);
    assert_eq!(diagnostics[0].path.as_deref(), Some("docs/b.md"));
}

#[test]
fn a_missing_root_and_one_without_pages_are_reported() {
    let folder = folder(&[("notes.txt", b"no page")]);
    for root in [
        folder.path().join("missing"),
        folder.path().join("notes.txt"),
        folder.path().into(),
    ] {
        let (paths, diagnostics) = read(&root);
        assert_eq!(paths, [""; 0]);
        assert_eq!(codes(&diagnostics), [Code::NoPages]);
        assert_eq!(diagnostics[0].path.as_deref(), root.to_str());
        assert!(diagnostics[0].help.is_some());
    }
    assert_eq!(
        folders(&folder.path().join("missing")),
        [""; 0].map(PathBuf::from)
    );
    assert_eq!(
        folders(&folder.path().join("notes.txt")),
        [""; 0].map(PathBuf::from)
    );
}

#[cfg(unix)]
#[test]
fn links_are_reported_and_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("a.md", b"# A"), ("other.txt", b"")]);
    let at = |name: &str| folder.path().join(name);
    symlink(".", at("loop")).unwrap();
    symlink("self", at("self")).unwrap();
    symlink("a.md", at("b.md")).unwrap();
    symlink("other.txt", at("c.txt")).unwrap();
    symlink("nowhere", at(".#lock.md")).unwrap();
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["a.md"]);
    let found: Vec<_> = diagnostics
        .iter()
        .map(|found| (found.path.as_deref().unwrap(), found.level))
        .collect();
    let expected = [
        ("docs/b.md", Level::Error),
        ("docs/loop", Level::Warning),
        ("docs/self", Level::Warning),
    ];
    assert_eq!(found, expected);
    assert_eq!(codes(&diagnostics), [Code::UnreadableFile; 3]);
    assert_eq!(folders(folder.path()), [folder.path()]);
}

#[cfg(unix)]
#[test]
fn the_root_may_be_a_link() {
    let folder = folder(&[("docs/a/b.md", b"# B")]);
    let root = folder.path().join("link");
    std::os::unix::fs::symlink("docs", &root).unwrap();
    assert_eq!(read(&root), (vec!["a/b.md".into()], vec![]));
    assert_eq!(folders(&root), [root.clone(), root.join("a")]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = folder(&[("a.md", b"# A")]);
    fs::write(folder.path().join(OsStr::from_bytes(b"b\xe9.md")), "# B").unwrap();
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["a.md"]);
    assert_eq!(codes(&diagnostics), [Code::InvalidUtf8]);
    assert_eq!(diagnostics[0].path.as_deref(), Some("docs/b\u{fffd}.md"));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_reported() {
    let folder = folder(&[("a.md", b"# A")]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("b.md")).unwrap();
    let (paths, diagnostics) = read(folder.path());
    assert_eq!(paths, ["a.md"]);
    assert_eq!(codes(&diagnostics), [Code::UnreadableFile]);
}
