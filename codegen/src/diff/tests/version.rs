use super::*;

fn version(text: &str) -> Version {
    Version::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn steps_are_those_of_cargo() {
    for (from, bump, to) in [
        ("0.0.3", Bump::Major, "0.0.4"),
        ("0.0.3", Bump::Minor, "0.0.4"),
        ("0.1.4", Bump::Major, "0.2.0"),
        ("0.1.4", Bump::Minor, "0.1.5"),
        ("0.1.4", Bump::Patch, "0.1.5"),
        ("1.4.2", Bump::Major, "2.0.0"),
        ("1.4.2", Bump::Minor, "1.5.0"),
        ("1.4.2", Bump::Patch, "1.4.3"),
        ("1.4.2", Bump::None, "1.4.2"),
        ("0.2.0-alpha.1", Bump::Major, "0.2.0"),
        ("0.2.1-alpha.1", Bump::Major, "0.3.0"),
        ("2.0.0-rc.1+build", Bump::Minor, "2.0.0"),
        ("1.4.2+build", Bump::Patch, "1.4.3"),
    ] {
        assert_eq!(version(from).after(bump).to_string(), to, "{from} {bump:?}");
    }
}

#[test]
fn only_versions_are_versions() {
    for text in [
        "", "1", "1.2", "1.2.3.4", "a.b.c", "1..2", "1.2.x", "+1.2.3", " 1.2.3",
    ] {
        assert_eq!(Version::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_version_is_enough_or_not() {
    for (old, current, bump, expected) in [
        (
            "0.1.0",
            "0.1.0",
            Bump::Major,
            "0.1.0 must become 0.2.0, but has not been raised",
        ),
        (
            "0.1.0",
            "0.1.1",
            Bump::Major,
            "0.1.0 must become 0.2.0, but is only 0.1.1",
        ),
        (
            "0.1.0",
            "0.2.0",
            Bump::Major,
            "0.1.0 must become 0.2.0 or later, and is 0.2.0",
        ),
        (
            "0.1.0",
            "1.0.0",
            Bump::Minor,
            "0.1.0 must become 0.1.1 or later, and is 1.0.0",
        ),
        ("0.1.0", "0.1.0", Bump::None, "0.1.0 needs no new version"),
        (
            "1.0.0",
            "1.1.0-rc.1",
            Bump::Minor,
            "1.0.0 must become 1.1.0, but is only 1.1.0-rc.1",
        ),
    ] {
        let verdict = VersionVerdict::new(version(old), version(current), bump);
        assert_eq!(verdict.to_string(), expected);
    }
}

#[test]
fn manifests_state_versions_or_inherit_them() {
    let own = "[package]\nname = \"a\"\nversion = \"1.2.3\"\n";
    assert_eq!(Version::of_manifest(own), Some(version("1.2.3")));
    for text in [
        "[package]\nversion.workspace = true\n",
        "[workspace]\n",
        "not toml",
    ] {
        assert_eq!(Version::of_manifest(text), None, "{text}");
    }
}
