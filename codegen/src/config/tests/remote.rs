use super::*;

#[test]
fn urls_that_run_programs_or_hide_options_are_refused() {
    for url in [
        "https://example.com/a/sdk.git",
        "http://example.com:8080/sdk",
        "ssh://git@example.com:22/sdk",
        "git@example.com:acme/sdk.git",
        "https://org@dev.example.com/sdk",
        "file:///srv/sdk",
    ] {
        assert_eq!(check_url(url), Ok(()), "{url}");
    }
    for url in [
        "",
        "-x",
        "--upload-pack=touch",
        "ext::sh -c touch% /tmp/x",
        "ext::sh",
        "fd::17",
        "a::https://example.com",
        "ssh://-oProxyCommand=x/sdk",
        "-oProxyCommand=x:sdk",
        "git@-host:sdk",
        "ftp://example.com/sdk",
        "ext://example.com/sdk",
        "../sdk",
        "/srv/sdk",
        "https://exa mple.com",
        "https://example.com/\n",
        "https://me:secret@example.com/sdk",
    ] {
        assert!(check_url(url).is_err(), "{url}");
    }
}

#[test]
fn names_that_git_could_take_for_something_else_are_refused() {
    for name in ["main", "v1.2.3", "feature/x", "0123456789abcdef", "a-b_c+d"] {
        assert!(is_ref_name(name, false), "{name}");
    }
    for name in [
        "", "-x", "--all", "+main", "a:b", "a..b", "a b", "^a", "a~1", "HEAD@{1}", "/a", "a//b",
        ".a", "a.lock", "v*", "a\nb",
    ] {
        assert!(!is_ref_name(name, false), "{name}");
    }
    assert!(is_ref_name("v*", true));
}
