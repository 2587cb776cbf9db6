use super::*;

#[test]
fn patterns_match_whole_names() {
    for (pattern, path, expected) in [
        ("components.Link", "components.Link", true),
        ("Link", "components.Link", true),
        ("ink", "components.Link", false),
        ("components.*", "components.Link", true),
        ("components.*", "components.Link.url", false),
        ("*.url", "components.Link.url", true),
        (
            "components.Link*.url",
            "api.components.LinkSchema.url",
            true,
        ),
        ("*", "components.Link", true),
    ] {
        assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
    }
}
