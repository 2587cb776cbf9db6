use super::*;

fn refs(names: &[&str]) -> Refs {
    let lines: Vec<String> = names.iter().map(|name| format!("0123\t{name}")).collect();
    Refs::parse(lines.join("\n").as_bytes())
}

fn newest(pattern: &str, tags: &[&str]) -> Option<String> {
    let names: Vec<String> = tags.iter().map(|tag| format!("refs/tags/{tag}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    refs(&names)
        .choose(&Wanted::Tag(pattern.to_owned()))
        .ok()?
        .name
}

#[test]
fn the_newest_tag_is_the_latest_release() {
    for (pattern, tags, expected) in [
        ("v*", &["v1.9.0", "v1.10.0", "v1.2.0"][..], "v1.10.0"),
        (
            "v*",
            &["v2.0.0-beta.2", "v2.0.0-beta.10", "v1.9.9"],
            "v1.9.9",
        ),
        (
            "v2*",
            &["v2.0.0-beta.2", "v2.0.0-beta.10", "v1.9.9"],
            "v2.0.0-beta.10",
        ),
        (
            "v*",
            &["v1.0.0-alpha.1", "v1.0.0-alpha.beta"],
            "v1.0.0-alpha.beta",
        ),
        ("v*", &["v1.0.0-rc.1", "v1.0.0"], "v1.0.0"),
        ("v*", &["v1.0.0+2", "v0.9.0"], "v1.0.0+2"),
        (
            "sdk-2/v*",
            &["sdk-2/v1.0.1", "sdk-2/v1.0.0", "other/v9.0.0"],
            "sdk-2/v1.0.1",
        ),
        ("*", &["2024-05-01", "2024-11-30"], "2024-11-30"),
        ("v*", &["v1.2", "v1.10"], "v1.10"),
        ("v*", &["v1.2.0rc1", "v1.1.0"], "v1.1.0"),
    ] {
        assert_eq!(newest(pattern, tags).as_deref(), Some(expected), "{tags:?}");
    }
    assert_eq!(newest("w*", &["v1"]), None);
}

#[test]
fn names_are_looked_for_as_git_does() {
    let refs = refs(&[
        "HEAD",
        "refs/heads/main",
        "refs/heads/both",
        "refs/tags/both",
        "refs/tags/v1^{}",
        "refs/tags/a:b",
    ]);
    let choose = |name: &str| refs.choose(&Wanted::Rev(name.to_owned())).map(|it| it.spec);
    assert_eq!(choose("main").as_deref(), Ok("refs/heads/main"));
    assert_eq!(choose("both").as_deref(), Ok("refs/tags/both"));
    assert_eq!(choose("HEAD").as_deref(), Ok("HEAD"));
    let id = "0123456789012345678901234567890123456789";
    assert_eq!(choose(id).as_deref(), Ok(id));
    assert!(
        choose("maim")
            .unwrap_err()
            .ends_with("did you mean `main`?")
    );
    assert!(choose("0123abcd").unwrap_err().contains("40 digits"));
    assert!(choose("a:b").is_err());
}

#[test]
fn patterns_match_whole_names() {
    for (pattern, name, expected) in [
        ("v*", "v1.2", true),
        ("v*", "sdk-v1", false),
        ("*", "", true),
        ("sdk/v*.*", "sdk/v1.2", true),
        ("sdk/v*.*", "sdk/v1", false),
        ("v1", "v1", true),
        ("v1", "v10", false),
        ("*-é", "a-é", true),
    ] {
        assert_eq!(is_glob_match(pattern, name), expected, "{pattern} {name}");
    }
}
