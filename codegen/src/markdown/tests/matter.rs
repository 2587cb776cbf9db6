//! What is front matter, and what is a rule with text below it.

use super::clean;

#[test]
fn keys_between_two_fences_are_front_matter() {
    for text in [
        "---\nsidebar_position: 3\n---\n\n# Lid\n",
        "---\n# Written by hand.\nslug: lid\n---\n\n# Lid\n",
        "---\ndescription:\n  A lid.\n...\n# Lid\n",
        "+++\nweight = 3\n+++\n\n# Lid\n",
    ] {
        assert_eq!(clean(text), clean("# Lid\n"), "{text}");
    }
}

#[test]
fn text_below_a_rule_is_not() {
    for text in [
        "---\n# Lid\n---\n",
        "---\nhttps://lids.example\n---\n",
        "---\n\nslug: lid\n---\n",
        "---\nA lid: it closes a jar.\n---\n",
        "---\nslug: lid\n",
    ] {
        assert_eq!(
            clean(text).first().map(String::as_str),
            Some("prose ---"),
            "{text}"
        );
    }
}
