//! Replays what fuzzing has found and its seeds: `fuzz/corpus/TARGET/` through the functions of the targets.

#[path = "../../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Runs `target` on each file of its corpus; the name of a file that breaks a promise is in the message.
fn replay(name: &str, target: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/corpus")
        .join(name);
    let mut count = 0;
    for entry in fs::read_dir(&corpus).expect("a corpus") {
        let path = entry.expect("a corpus").path();
        let bytes = fs::read(&path).expect("a file of the corpus");
        if std::panic::catch_unwind(|| target(&bytes)).is_err() {
            panic!("{} breaks a promise: see above", path.display());
        }
        count += 1;
    }
    assert!(count > 10, "{} files in {}", count, corpus.display());
}

#[test]
fn cells() {
    replay("cells", targets::cells);
}

#[test]
fn page() {
    replay("page", targets::page);
}

#[test]
fn literal() {
    replay("literal", targets::literal);
}

#[test]
fn config() {
    replay("config", targets::config);
}

#[test]
fn prose() {
    replay("prose", targets::prose);
}

#[test]
fn diff() {
    replay("diff", targets::diff_pages);
}

#[test]
fn widdershins() {
    replay("widdershins", targets::widdershins);
}

#[test]
fn swagger_markdown() {
    replay("swagger_markdown", targets::swagger_markdown);
}

#[test]
fn swagger2markup() {
    replay("swagger2markup", targets::swagger2markup);
}

#[test]
fn apimatic() {
    replay("apimatic", targets::apimatic);
}

#[test]
fn liblab() {
    replay("liblab", targets::liblab);
}

#[test]
fn typedoc() {
    replay("typedoc", targets::typedoc);
}
