use super::condense::condense;
use super::*;
use crate::diagnostic::Code;
use crate::text::Span;

/// A file named `docs/a.md`, and a function from a piece of its text to the span of it.
fn page(text: &str) -> (Sources, impl Fn(&str) -> Span + use<>) {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile {
        path: "a.md".into(),
        prefix: "docs/".into(),
        text: text.into(),
    });
    let text = text.to_owned();
    let span = move |piece: &str| {
        let start = text.find(piece).unwrap();
        Span::new(id, start..start + piece.len())
    };
    (sources, span)
}

#[test]
fn a_padded_row_is_cut_to_what_matters() {
    let row = format!(
        "| `name`{} | *strin*{} | :heavy_check_mark:{} | {} |",
        " ".repeat(400),
        " ".repeat(400),
        " ".repeat(400),
        "The name. ".repeat(60)
    );
    let (sources, at) = page(&format!("# A\n\n{row}\n"));
    let diagnostic = Diagnostic::new(Code::UnknownTypeCell, "this type is not understood")
        .at(at("*strin*"), "read as `serde_json::Value`")
        .also(at("# A"), "on this page")
        .help("write `*string*`");
    assert_eq!(
        render(&diagnostic, &sources, false),
        "\
warning[unknown-type-cell]: this type is not understood
 --> docs/a.md:3:412
  |
1 | # A
  | --- on this page
2 |
3 | | `name` … | *strin* … | :heavy_check_mark: … | The…
  |              ^^^^^^^ read as `serde_json::Value`
  |
  = help: write `*string*`
"
    );
}

#[test]
fn what_has_no_place_in_a_text_shows_its_path() {
    let diagnostic = Diagnostic::new(Code::InvalidUtf8, "the page is not UTF-8")
        .in_file("docs/b.md")
        .help("save the file as UTF-8");
    assert_eq!(
        render(&diagnostic, &Sources::default(), false),
        "\
error[invalid-utf8]: the page is not UTF-8
--> docs/b.md
 = help: save the file as UTF-8
"
    );
}

#[test]
fn a_span_of_several_lines_shows_its_first() {
    let (sources, at) = page("# A\n\none\ntwo\nthree\n");
    let diagnostic = Diagnostic::new(Code::UnexpectedBlock, "ignored").at(at("one\ntwo"), "here");
    assert_eq!(
        render(&diagnostic, &sources, false),
        "\
warning[unexpected-block]: ignored
 --> docs/a.md:3:1
  |
3 | one
  | ^^^ here
"
    );
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let (sources, at) = page("a\u{1b}[31mb\u{202e}c\n");
    let diagnostic = Diagnostic::new(Code::ControlCharacter, "say \u{1b}[31m \u{202e}")
        .at(at("b"), "\u{7}label")
        .help("\u{1b}[0m");
    let text = render(&diagnostic, &sources, false);
    assert!(
        !text.contains(|it: char| it.is_control() && it != '\n'),
        "{text:?}"
    );
    assert!(!text.contains('\u{202e}'), "{text:?}");
}

#[test]
fn lines_stay_readable_whatever_the_spans_are() {
    let line = "abcdefghij".repeat(3000);
    for spans in [
        vec![],
        vec![0..0],
        vec![0..30_000],
        vec![5..6, 29_000..29_010],
        vec![30_000..30_000],
    ] {
        let (text, found) = condense(&line, &spans);
        assert!(text.chars().count() < 140, "{text}");
        for (span, found) in spans.iter().zip(found) {
            assert_eq!(
                line[span.clone()].chars().next(),
                text[found.clone()].chars().next()
            );
            assert_eq!(
                line[span.clone()].chars().next_back(),
                text[found].chars().next_back()
            );
        }
    }
    assert_eq!(condense("", &[0..0]), (String::new(), vec![0..0]));
    assert_eq!(
        condense("ä | ö", &[0..2, 5..7]),
        ("ä | ö".to_owned(), vec![0..2, 5..7])
    );
}
