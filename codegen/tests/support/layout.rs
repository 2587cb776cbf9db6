//! The layout of generated files.

/// Fails unless `text` is Rust in the printer's layout. Parts of the support module are
/// written by hand, not printed.
pub fn assert_settled(path: &str, text: &str) {
    if !path.ends_with(".rs") {
        return;
    }
    let parsed = syn::parse_file(text);
    let parsed = parsed.unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let is_support = path.contains("support/") && !path.ends_with("support/mod.rs");
    if !is_support {
        let (_, body) = text.split_once("\n\n").expect("a stamp");
        assert_eq!(fieldnotes::emit::layout(parsed), body, "{path}");
    }
}
