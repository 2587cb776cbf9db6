//! What holds for any prose.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;

use super::*;

/// One of the pieces, which have dots between them.
fn one_of(pieces: &'static str) -> impl Strategy<Value = &'static str> {
    select(pieces.split('·').collect::<Vec<_>>())
}

/// Pieces of Markdown in any order, nearly all of which mean something to somebody.
fn markdown() -> impl Strategy<Value = String> {
    let marks = one_of("*·**·***·_·__·~·~~·`·``·```·~~~·![·[·]·](·(·)·<·>·\\·&·!·|");
    let blocks = one_of(
        "\n·\n\n·\n- ·\n* ·\n+ ·\n1. ·\n7) ·\n# ·\n> ·\n    ·\n\t·\n---\n·\n===\n·\n```\n·\
         \n~~~ rust\n·\n|-|-|\n·\n:-:\n·\n| a | b |\n·\n[a]: ·\n[^1]: ·  \n·\\\n·\n  ·\n   - ·\
         \r\n·\r·- ·1. ·# ·> ·+ ·= ·-·=·:·\n\n\n·\n>\n",
    );
    let inline = one_of(
        "<b>·</b>·<i>·</i>·<code>·</code>·<li>·</li>·<p>·<br/>·<a href=\"https://a.b\">·</a>·\
         <worker-id>·<!--·-->·<script>·</script>·<?·<x y='·<tenant:user>·<https://a.b>·<a@b.cd>·\
         <div>·[a](x.md)·[Link](x.md)·[a](https://b.c)·[a]·[^1]·[x] ·![a](b)·`a`·](https://a.b/c)·\
         ](x)·https://a.b/c·http://·https://a.b.·a@b.cd·www.a.b·&amp;·&lt;·&#x202e;·&#10;·&#96;·\
         &nbsp;·$x$·{#a}·{=html}·'·\"·--·...·\u{a0}·\u{200b}·\u{202e}·\u{feff}·\0·“·é·Ⓐ·😀·中",
    );
    let words = one_of("a·b·foo·Foo·x1·snake_case·rust· · · ·.·,·12·0.");
    proptest::collection::vec(
        prop_oneof![3 => marks, 2 => blocks, 2 => inline, 4 => words],
        0..40,
    )
    .prop_map(|parts| parts.concat())
}

fn any_prose() -> impl Strategy<Value = String> {
    prop_oneof![8 => markdown(), 1 => any::<String>(), 1 => "[ -~\n]{0,80}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn lines_are_inert(text in any_prose(), width in 1_usize..120) {
        assert_inert(&doc_lines(&text, width, &page));
        assert_inert(&doc_lines(&cell_markdown(&text), width, &page));
    }

    #[test]
    fn examples_are_inert(text in any_prose(), width in 1_usize..120) {
        assert_inert(&example_lines(&text, width));
        assert_inert(&example_lines(&format!("**Example 1:** {text}<br/>**Example 2:** b"), width));
    }

    #[test]
    fn notes_are_inert(text in any_prose()) {
        let line = plain_line(&text);
        prop_assert!(!line.contains(is_invisible), "{line:?}");
        prop_assert_eq!(line.trim(), &line);
        let refuse = |link: pulldown_cmark::BrokenLink<'_>| panic!("{link:?} in {line:?}");
        for _ in Parser::new_with_broken_link_callback(&line, rustdoc_options(), Some(refuse)) {}
        for event in Parser::new_ext(&line, rustdoc_options()) {
            if let Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = event {
                let is_web = escape::is_web_address(&dest_url) || dest_url.ends_with("://") && dest_url.starts_with("http");
                prop_assert!(link_type == LinkType::Email || is_web, "{line:?}");
            }
        }
    }

    /// HTML, definitions and tables aside, nothing is lost and nothing is added.
    #[test]
    fn text_is_kept(text in any_prose()) {
        let text = text.replace(['<', '|', '\0', '\u{feff}'], "").replace("]:", "]").replace("&#x60;", "");
        let text = clean::unify_line_ends(&text);
        let found = doc_lines(&text, 30, &|_| None);
        prop_assert_eq!(visible_text(&found.join("\n")), visible_text(&text), "{:#?}", found);
    }

    /// Only whether a list has empty lines between its items may change.
    #[test]
    fn lines_stay_as_they_are(text in any_prose(), width in 10_usize..80) {
        let again = |text: &str| {
            let mut lines = doc_lines(text, width, &|_| None);
            lines.retain(|line| !line.is_empty() && line != ">");
            lines
        };
        let found = doc_lines(&text, width, &|_| None);
        prop_assert_eq!(again(&found.join("\n")), again(&text), "{:#?}", found);
    }

    #[test]
    fn short_way_leads_to_the_same_place(text in "[A-Za-z0-9 ,.;:'\"()/%?!$@{}=+_&#é–“\n-]{0,120}") {
        let text = trim_blank_lines(&text);
        if is_plain(text) {
            let lines = plain_lines(text, 20);
            prop_assert!(lines.iter().all(|line| line.chars().count() <= 20 || !line.contains(' ')), "{:#?}", lines);
            prop_assert_eq!(lines, parsed_lines(text, 20, &page));
        }
    }
}

/// The last word is rustdoc's: with `FIELDNOTES_RUSTDOC=1`, a crate of foreign prose is documented and tested.
#[test]
fn rustdoc_agrees() {
    if std::env::var_os("FIELDNOTES_RUSTDOC").is_none_or(|value| value != "1") {
        println!("skipped: FIELDNOTES_RUSTDOC=1 runs rustdoc over generated prose");
        return;
    }
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::default());
    let mut source = String::from(
        "//! Foreign prose.\n#![allow(non_camel_case_types)]\n/// Its models.\npub mod components {\n/// A model.\npub struct Link;\n\
         /// Others, where the model is in scope.\npub mod others {\n#[allow(unused_imports)] use super::Link;\n",
    );
    for (language, _) in escape::LANGUAGES {
        source += &format!("/// ```{language}\n/// # no Rust\n/// ```\npub struct L{language};\n");
    }
    for number in 0..500 {
        let text = any_prose().new_tree(&mut runner).expect("a text").current();
        let docs = [doc_lines(&text, 80, &page), example_lines(&text, 80)];
        for (part, lines) in docs
            .iter()
            .enumerate()
            .filter(|(_, lines)| !lines.is_empty())
        {
            // Its origin, for finding out why rustdoc complains.
            source += &format!("// {text:?}\n");
            lines.iter().for_each(|line| {
                source += &format!("///{}{line}\n", if line.is_empty() { "" } else { " " })
            });
            source += &format!("#[deprecated(note = {:?})]\n", plain_line(&text));
            source += &format!("pub struct S{number}x{part};\n");
        }
    }
    source += "}\n}\n";
    let folder = tempfile::tempdir().expect("a folder");
    let manifest =
        "[package]\nname = \"prose\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n";
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("a manifest");
    std::fs::create_dir(folder.path().join("src")).expect("a folder");
    std::fs::write(folder.path().join("src/lib.rs"), source).expect("a library");
    cargo(folder.path(), &["doc", "--quiet"]);
    let tests = cargo(folder.path(), &["test", "--doc"]);
    assert!(tests.contains("running 0 tests"), "{tests}");
    assert!(tests.contains("0 ignored"), "{tests}");
}

/// Runs cargo, with warnings as errors, and returns what it prints.
fn cargo(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output =
        std::process::Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .expect("cargo runs");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{printed}");
    printed
}
