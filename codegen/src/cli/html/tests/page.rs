use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::*;

#[test]
fn the_policy_allows_the_style_and_the_script() {
    for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH)] {
        let found = STANDARD.encode(Sha256::digest(text));
        assert_eq!(format!("sha256-{found}"), hash);
    }
}

/// They are in the page unchanged.
#[test]
fn nothing_ends_the_style_or_the_script() {
    for text in [STYLE, SCRIPT] {
        assert!(!text.contains("</") && !text.contains("<!--"));
        assert!(text.lines().all(|line| redacted(&plain(line)) == line));
    }
}
