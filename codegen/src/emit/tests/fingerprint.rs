use std::path::Path;

use super::SOURCES;

/// The manifest and the features of the generated package are not Rust: they are not printed by templates. Files that
/// are put together from others have no number.
const OTHERS: [&str; 4] = ["fingerprint.rs", "features.rs", "manifest.rs", "single.rs"];

#[test]
fn every_file_that_decides_the_text_counts() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for folder in ["emit", "prose"] {
        for entry in std::fs::read_dir(source.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let is_counted = path.is_dir() || name == "tests.rs" || OTHERS.contains(&name) || {
                let text = std::fs::read_to_string(&path).unwrap();
                SOURCES.contains(&text.as_str())
            };
            assert!(is_counted, "{} is not in SOURCES", path.display());
        }
    }
}
