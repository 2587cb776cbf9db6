//! Prose in, lines of doc comments out.

mod examples;
mod properties;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::clean::{clean, is_invisible};
use super::*;
use crate::markdown::cell_markdown;

/// Pages are `.md` files, and all of them have the same name.
fn page(target: &str) -> Option<String> {
    target
        .ends_with(".md")
        .then(|| "crate::components::Link".to_owned())
}

fn lines(markdown: &str) -> Vec<String> {
    doc_lines(markdown, 60, &page)
}

#[track_caller]
fn assert_lines(markdown: &str, expected: &str) {
    let found = lines(markdown);
    assert_eq!(found.join("\n"), expected, "\ninput: {markdown:?}");
    assert_inert(&found);
    assert_eq!(lines(&found.join("\n")), found, "\nagain: {markdown:?}");
}

macro_rules! lines_are {
    ($($markdown:literal => $expected:literal,)*) => { $(assert_lines($markdown, $expected);)* };
}

/// Everything that this module promises about its lines.
#[track_caller]
fn assert_inert(lines: &[String]) {
    for line in lines {
        assert!(
            !line.contains(is_invisible),
            "a character that is not seen: {line:?}"
        );
        assert!(
            !line.ends_with(char::is_whitespace),
            "a space at the end: {line:?}"
        );
    }
    assert!(
        lines
            .first()
            .is_none_or(|line| !line.is_empty() && !line.starts_with(' ')),
        "{lines:?}"
    );
    assert!(
        lines.last().is_none_or(|line| !line.is_empty()),
        "{lines:?}"
    );
    let text = lines.join("\n");
    for options in [
        rustdoc_options(),
        rustdoc_options() | Options::ENABLE_SMART_PUNCTUATION,
    ] {
        let parser = Parser::new_with_broken_link_callback(
            &text,
            options,
            // Rustdoc looks up everything in brackets.
            Some(|link: pulldown_cmark::BrokenLink<'_>| panic!("{link:?} in {lines:#?}")),
        );
        for event in parser {
            let is_inert = match &event {
                Event::Text(_) | Event::Code(_) | Event::SoftBreak => true,
                Event::Start(tag) => is_inert_tag(tag),
                Event::End(tag) => !matches!(tag, TagEnd::Table | TagEnd::Image),
                _ => false,
            };
            assert!(is_inert, "{event:?} in {lines:#?}");
        }
    }
}

fn is_inert_tag(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Paragraph
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::List(_)
        | Tag::Item
        | Tag::BlockQuote(None) => true,
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            !info.is_empty() && escape::language(info) == info.as_ref()
        }
        Tag::Link {
            link_type: LinkType::Email,
            ..
        } => true,
        Tag::Link {
            link_type: LinkType::Autolink,
            dest_url,
            ..
        } => escape::is_web_address(dest_url),
        Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            ..
        } => {
            escape::is_web_address(dest_url)
                || dest_url.trim_start_matches("type@") == "crate::components::Link"
        }
        _ => false,
    }
}

fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// What a reader sees, without white space.
fn visible_text(markdown: &str) -> String {
    let mut text = String::new();
    let mut link_start = 0;
    let mut target = String::new();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Start(Tag::Link { dest_url, .. }) => {
                link_start = text.len();
                target = dest_url.to_string();
            }
            // A link without text shows its address.
            Event::End(TagEnd::Link)
                if clean(&text[link_start..]).trim().is_empty()
                    && escape::is_web_address(&target) =>
            {
                text.push_str(&target);
            }
            _ => {}
        }
    }
    clean(&text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[test]
fn prose_is_broken_into_lines() {
    lines_are! {
        "" => "",
        "  \n " => "",
        "The unique ID of the link." => "The unique ID of the link.",
        "Whether the link is shared with the partners, who may then\nsee it - in their own dashboard = here.\n\nDefaults to false." => "Whether the link is shared with the partners, who may then\nsee it - in their own dashboard = here.\n\nDefaults to false.",
    }
    let long = "x".repeat(80);
    assert_lines(&format!("a {long} b"), &format!("a\n{long}\nb"));
    lines_are! {
        "The ID of the partner, for example `pn_1` or `code with many spaces stays whole`." => "The ID of the partner, for example `pn_1` or\n`code with many spaces stays whole`.",
    }
}

#[test]
fn no_line_starts_a_block() {
    for word in [
        "-", "+", "*", "#", "######", ">", ">x", "=", "---", "===", "1.", "23)", "~~~", "|", ":-:",
        "|-", "***", "__",
    ] {
        // The word comes first in the second line, and in the first.
        let text = format!("{} {word} end", "x".repeat(60));
        let found = lines(&text);
        assert_inert(&found);
        assert_eq!(
            visible_text(&found.join("\n")),
            text.replace(' ', ""),
            "{found:?}"
        );
        let found = lines(&format!("\\{word} end"));
        assert_inert(&found);
    }
}

#[test]
fn headings_are_bold() {
    lines_are! {
        "## Job Status Retrieved\nDone." => "**Job Status Retrieved**\n\nDone.",
        "Status\n---\nDone\n===" => "**Status**\n\n**Done**",
        "# **All** of `it` {#id}" => "**All of `it` {#id}**",
        "#" => "",
        "a\n\n***\n\nb" => "a\n\nb",
    }
}

#[test]
fn code_blocks_are_no_doctests() {
    lines_are! {
        "```\n^\\w+(:\\w+)*$\n```" => "```text\n^\\w+(:\\w+)*$\n```",
        "Lines:\n```json\n{\"a\": [1]}\n```" => "Lines:\n\n```json\n{\"a\": [1]}\n```",
        "~~~rust,ignore-wasm32\nfn main() {}" => "```text\nfn main() {}\n```",
        "```TS {highlight=1}\nlet a\t= 1;  \n\n```" => "```typescript\nlet a    = 1;\n```",
        "a\n\n    b\n\n      c" => "a\n\n```text\nb\n\n  c\n```",
        "    b" => "```text\nb\n```",
        "````\n```\nx\n```\n````" => "````text\n```\nx\n```\n````",
        "- a\n\n      b\n> ```\n> c\n>\n> d" => "- a\n\n  ```text\n  b\n  ```\n\n> ```text\n> c\n>\n> d\n> ```",
        "```\n\n```" => "",
    }
}

#[test]
fn html_is_text_except_for_a_few_tags() {
    lines_are! {
        "`/<worker-id>/<output-id>`" => "`/<worker-id>/<output-id>`",
        "/<worker-id>/<output-id>" => "/\\<worker-id>/\\<output-id>",
        "(?<foo>bar) a < b <= c" => "(?\\<foo>bar) a < b <= c",
        "<!-- x --> <script>alert(1)</script>" => "\\<!-- x --> \\<script>alert(1)\\</script>",
        "<script>\nx\n</script>" => "\\<script> x \\</script>",
        "Use <code>x*y*</code>, <b>not</b> <I>z</I>." => "Use `xy`, **not** *z*.",
        "<code>a</code><code>`b</code>" => "`a` `` `b ``",
        "<b>x" => "\\<b>x",
        "x</b>" => "x\\</b>",
        "<p>One</p><p>Two</p>" => "One\n\nTwo",
        "Any of <ul><li>a</li><li class=\"x\"><p>b</p></li></ul> here" => "Any of\n\n- a\n- b\n\nhere",
        "<a href=\"https://a.b/c\">docs</a> <a name=\"x\"></a> <a href='javascript:x'>js</a>" => "[docs](https://a.b/c) js",
        "<p 5 and more" => "\\<p 5 and more",
        "a<br>b<BR />c" => "a\n\nb\n\nc",
        "&lt;b&gt; &amp;lt; &copy;&nbsp;x" => "\\<b> \\&lt; © x",
    }
}

#[test]
fn brackets_are_no_links() {
    lines_are! {
        "[Might be removed] [+|-] __e['x']" => "\\[Might be removed\\] \\[+|-\\] __e\\['x'\\]",
        "[String] and [`Vec`][x]" => "\\[String\\] and \\[`Vec`\\]\\[x\\]",
        "[ ] todo [^1]\n\n[^1]: note" => "\\[ \\] todo \\[^1\\]\n\n\\[^1\\]: note",
        "[Note]: obsolete" => "\\[Note\\]: obsolete",
        "- [x] done" => "- \\[x\\] done",
        "see [a]\n\n[a]: https://x.y\n[b]: https://x.z" => "see [a](https://x.y)\n\n\\[b\\]: <https://x.z>",
        "Wow!\\[x](https://a.b) ![an image](https://a.b/c.png)" => "Wow!\\[x\\](<https://a.b>) an image",
        "Wow\\![x](https://a.b)" => "Wow\\![x](https://a.b)",
    }
}

#[test]
fn links_go_to_the_web_or_to_models() {
    lines_are! {
        "[API](#section/x) [List](/api/#tag/y) [IETF](tools.ietf.org/html)" => "API List IETF",
        "[a](javascript:x) [b](data:text/html,x) [c](//d.e) [f](ftp://g)" => "a b c f",
        "[docs]( <https://a.b/c d> \"title\" )" => "[docs](https://a.b/c%20d)",
        "[ a ](https://a.b/(c)&amp;lt;)" => "[a](<https://a.b/(c)\\&lt;>)",
        "[https://a.b](https://a.b) [](https://c.d) [](e.md)" => "<https://a.b> <https://c.d>",
        "<tenant:user> <javascript:x> <me@a.bc> <https://a.b>" => "\\<tenant:user> \\<javascript:x> <me@a.bc> <https://a.b>",
    }
    let link = |text: &str| lines(&format!("[{text}](../models/link.md)"));
    assert_eq!(link("a link"), ["[a link](crate::components::Link)"]);
    // Rustdoc would call the target redundant where the text alone finds the same.
    assert_eq!(link("`Link`"), ["[`Link`](type@crate::components::Link)"]);
    assert_eq!(
        link("components::Link"),
        ["[components::Link](type@crate::components::Link)"]
    );
}

#[test]
fn bare_addresses_are_links() {
    lines_are! {
        "See https://a.b/c_d(e). Or (http://f.g/h?i=j&k), \"https://l.m\"." => "See <https://a.b/c_d(e)>. Or (<http://f.g/h?i=j&k>),\n\"<https://l.m>\".",
        "xhttps://a.b/*c/d HTTP:// ftp://d.e" => "x<https://a.b/*c/d> HTTP:// ftp://d.e",
        "**https://a.b**" => "**<https://a.b>**",
        "[https://a.b/c](d.txt)" => "<https://a.b/c>",
    }
}

#[test]
fn backticks_are_code_or_text() {
    lines_are! {
        "`throttled || teamThrottled`" => "`throttled || teamThrottled`",
        "``true` if the token" => "\\`\\`true\\` if the token",
        "The test`s url" => "The test\\`s url",
        "`` a`b `` and ` c` and `` ` ``" => "``a`b`` and ` c` and `` ` ``",
        "&#x60;a&#x60; is \\&quot;b\\&quot;" => "`a` is \"b\"",
        "`a\nb`" => "`a b`",
    }
}

#[test]
fn emphasis_stays_where_it_works() {
    lines_are! {
        "*a* _b_ **c** __d__ ***e*** ~~f~~" => "*a* *b* **c** **d** **_e_** ~~f~~",
        "**a *b* c** *a **b** c* *a *b* c*" => "**a _b_ c** *a __b__ c* *a b c*",
        "a**b**c *a*_b_" => "a**b**c ab",
        ": warning: ** DEPRECATED **: x" => "\\: warning: \\*\\* DEPRECATED \\*\\*: x",
        "2 * 3 * 4, ~5, a_b, _c, **d" => "2 \\* 3 \\* 4, ~5, a_b, _c, \\*\\*d",
        "must be \"*\" or ~/.x" => "must be \"*\" or ~/.x",
    }
}

#[test]
fn lists_and_quotes_are_kept() {
    lines_are! {
        "Any of:\n* a\n* b\n  + c\n\nEnd" => "Any of:\n\n- a\n- b\n  - c\n\nEnd",
        "3) a\n4) b\n   - c" => "3. a\n4. b\n   - c",
        "- a\n\n- b\n-\n- c" => "- a\n\n- b\n\n- c",
        "- a\n  7. b" => "- a 7. b",
        "> a\nb\n>\n> - c" => "> a b\n>\n> - c",
        "> [!WARNING]\n> Soon gone." => "> **Warning:** Soon gone.",
        "- \n\n1." => "",
    }
    assert_eq!(lines(&format!("{}deep", "> - ".repeat(50))).len(), 1);
    assert_inert(&lines(&format!("{}deep", "> - ".repeat(50))));
}

#[test]
fn tables_are_text() {
    lines_are! {
        "|a|b\n|-|-\n|`c`| **d**|e\n||f<br>g\n||" => "```text\n| a | b   |\n|---|-----|\n| c | d   |\n|   | f g |\n|\n```",
        "a | b\n\n:-" => "a | b\n\n\\:-",
    }
}

#[test]
fn what_cannot_be_seen_is_gone() {
    lines_are! {
        "a\u{202e}b\u{200b}c\u{feff} d\u{a0}e\u{2066}\0\u{1b} &#x202e;f&#10;g&#13;h" => "abc d e f g h",
        "`a\u{202e}\u{a0}b`\r\n\r\nc\rd" => "`a b`\n\nc d",
        "\u{feff}# a" => "**a**",
        "```\n\u{202e}a\u{a0}\tb\n```" => "```text\na     b\n```",
    }
}

#[test]
fn backslashes_end_no_line() {
    lines_are! {
        "a\\\nb  \nc" => "a\n\nb\n\nc",
        "**a\\\nb**" => "**a b**",
        "C:\\dir\\n \\. \\\\ end\\" => "C:\\dir\\n . \\\\ end\\\\",
    }
    assert_lines(
        &format!("{} \\ {}", "x".repeat(58), "y".repeat(58)),
        &format!("{}\n\\\\\n{}", "x".repeat(58), "y".repeat(58)),
    );
    lines_are! {
        "/\\./g and \\\"" => "/./g and \"",
    }
}

#[test]
fn much_of_the_same_does_not_grow() {
    let pieces = "[ ![ [a]( []( ` *a *a_ _ > |- |1. |<b> |<b><i> |</b> |<code> |<li> |<p> |<!-- |&a; |\\ |http:// |~~a |$";
    for piece in pieces.split(' ') {
        let piece = piece.replace('|', " ");
        let text = piece.repeat(5_000);
        let lines = lines(&text);
        assert_inert(&lines);
        let length: usize = lines.iter().map(|line| line.len() + 1).sum();
        assert!(
            length <= 4 * text.len(),
            "{piece:?}: {} becomes {length}",
            text.len()
        );
    }
    let wide = format!(
        "{}\n{}\n{}",
        "|a".repeat(500),
        "|-".repeat(500),
        "b\n".repeat(5_000)
    );
    let length: usize = lines(&wide).iter().map(|line| line.len() + 1).sum();
    assert!(length <= 4 * wide.len());
}

#[test]
fn cells_become_markdown() {
    assert_eq!(cell_markdown(" N/A "), "");
    assert_eq!(cell_markdown("plain"), "plain");
    assert_eq!(
        cell_markdown("a<br/>b<br>c<BR />d\\|e\\n<x><br/>"),
        "a\nb\nc\nd|e\\n<x>"
    );
    assert_eq!(cell_markdown("<broken <br"), "<broken <br");
    let cell = "One of:<br/>- `a \\|\\| b`<br/>- c<br/><br/>```<br/>d<br/>```<br/>";
    assert_lines(
        &cell_markdown(cell),
        "One of:\n\n- `a || b`\n- c\n\n```text\nd\n```",
    );
}

#[test]
fn notes_are_one_plain_line() {
    assert_eq!(plain_line(""), "");
    assert_eq!(
        plain_line("Use `sortBy` **instead**, see\n[the docs](https://a.b)."),
        "Use `sortBy` instead, see the docs."
    );
    assert_eq!(plain_line("# A\n\n- b\n- c<br/>d ![e](f)"), "A b c d e");
    assert_eq!(
        plain_line("<tenant:user> a\u{202e}&#10;b <code>x</code> <worker-id>"),
        "\\<tenant:user> a b `x` <worker-id>"
    );
    assert_eq!(
        plain_line("\\[a\\](javascript:x) \\[b\\]: c"),
        "\\[a](javascript:x) \\[b]: c"
    );
    assert_eq!(plain_line("[b]: c"), "\\[b]: c");
    assert_eq!(
        plain_line("Use `list[0]` of [String] 1."),
        "Use `list[0]` of \\[String] 1."
    );
    assert_eq!(plain_line("\\- a"), "\\- a");
    assert_eq!(plain_line("7\\. a"), "7\\. a");
}
