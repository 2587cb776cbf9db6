//! What must hold for any input, in one file, however long, since `codegen/tests/fuzz_corpus.rs` includes it to replay the
//! saved corpus: one function per fuzz target. Each takes the bytes of a corpus file and panics if something does not hold.
//!
//! Text is all that fieldnotes ever sees, for it refuses files that are not UTF-8; so other bytes are read lossily.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use fieldnotes::config::{Config, FILE_NAME};
use fieldnotes::diagnostic::Diagnostic;
use fieldnotes::dialect::{Cursor, DIALECTS, Dialect, by_id};
use fieldnotes::diff::render::{Report, Style};
use fieldnotes::diff::{Side, diff};
use fieldnotes::emit::Target;
use fieldnotes::generate::{Generated, generate};
use fieldnotes::literal::{Language, Node, Value, assigned, calls, json};
use fieldnotes::markdown::cell_markdown;
use fieldnotes::options::Options;
use fieldnotes::pages::DocSource;
use fieldnotes::prose::{doc_lines, example_lines, plain_line};
use fieldnotes::text::{FileId, SourceFile, Sources, Span};
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

/// A Type cell, and the heading and code of a union's variant, in every dialect.
pub fn cells(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (cell, code) = text.split_once('\n').unwrap_or((&text, ""));
    for dialect in DIALECTS {
        let span = Span::new(FileId(0), 0..cell.len());
        if let Err(error) = dialect.type_cell(&mut Cursor::new(cell, span)) {
            assert!(
                cell.get(error.span.range()).is_some(),
                "{}: {error:?} of {cell:?}",
                dialect.id
            );
        }
        if let Err(error) = dialect.variant_type(&mut Cursor::new(cell, span), code) {
            assert!(
                error.span.range().end <= cell.len(),
                "{}: {error:?} of {cell:?}",
                dialect.id
            );
        }
    }
}

/// A page behind a line with the dialect: whatever it says, Rust comes out. The page's text, as what descriptions say,
/// changes nothing but comments.
pub fn page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (dialect, page) = dialect_and_text(&text);
    check_page(dialect, page);
}

/// [`page`] in a dialect of one family: the first line picks one whose id begins with `family`.
fn page_of(family: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (first, page) = text.split_once('\n').unwrap_or((&text, ""));
    let own: Vec<_> = DIALECTS
        .iter()
        .filter(|it| it.id.starts_with(family))
        .collect();
    let named = own.iter().position(|it| it.id == first);
    let number: usize = first.bytes().map(usize::from).sum();
    check_page(own[named.unwrap_or(number % own.len())], page);
}

/// A page of widdershins.
pub fn widdershins(bytes: &[u8]) {
    page_of("widdershins", bytes);
}

/// A page of swagger-markdown.
pub fn swagger_markdown(bytes: &[u8]) {
    page_of("swagger-markdown", bytes);
}

/// A page of swagger2markup.
pub fn swagger2markup(bytes: &[u8]) {
    page_of("swagger2markup", bytes);
}

/// A page of APIMatic.
pub fn apimatic(bytes: &[u8]) {
    page_of("apimatic", bytes);
}

/// A page of liblab.
pub fn liblab(bytes: &[u8]) {
    page_of("liblab", bytes);
}

/// A page of TypeDoc.
pub fn typedoc(bytes: &[u8]) {
    page_of("typedoc", bytes);
}

fn check_page(dialect: &'static Dialect, page: &str) {
    let path = "docs/models/components/page.md";
    let (sources, generated) = run(dialect, path, page);
    check_findings(&sources, &generated.diagnostics);
    check_rust(&texts(&generated));
    let described = described(dialect, &one_line(page));
    let (_, foreign) = run(dialect, path, &described);
    let foreign = texts(&foreign);
    check_rust(&foreign);
    assert_eq!(
        code_of_plain_page(dialect),
        code(&foreign),
        "{}: {described}",
        dialect.id
    );
}

/// What the page with descriptions becomes when they say nothing odd.
fn code_of_plain_page(dialect: &'static Dialect) -> &'static str {
    static CODE: Mutex<BTreeMap<&str, &str>> = Mutex::new(BTreeMap::new());
    let mut known = CODE.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(dialect.id).or_insert_with(|| {
        let text = described(dialect, "words that a person wrote");
        let (_, plain) = run(dialect, "docs/models/components/page.md", &text);
        assert!(
            !plain.has_errors() && plain.api.models.len() == 1,
            "{:#?}",
            plain.diagnostics
        );
        code(&texts(&plain)).leak()
    })
}

/// Snippets and examples.
pub fn literal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let all = 0..text.len();
    for language in [
        Language::TypeScript,
        Language::Python,
        Language::Go,
        Language::Json,
    ] {
        for assigned in assigned(language, &text) {
            check_ranges(&text, &assigned.value, &all);
        }
        for call in calls(language, &text) {
            assert!(text.get(call.range.clone()).is_some(), "{call:?}");
            for argument in &call.arguments {
                check_ranges(&text, argument, &call.range);
            }
        }
    }
    if let Some(node) = json(&text) {
        check_ranges(&text, &node, &all);
    }
}

/// A fieldnotes.toml.
pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut sources = Sources::default();
    let file = SourceFile {
        path: FILE_NAME.into(),
        prefix: String::new(),
        text,
    };
    let file = sources.add(file);
    let result = Config::parse(&sources, file);
    let result = result.and_then(|config| config.resolve(Path::new("/nowhere/at/all")));
    match result {
        Ok(project) => assert!(!project.name.is_empty()),
        Err(problems) => {
            assert!(!problems.is_empty());
            check_findings(&sources, &problems);
        }
    }
}

/// Foreign prose as doc comments, examples and notes. The first byte is the width.
pub fn prose(bytes: &[u8]) {
    let (width, bytes) = bytes.split_first().unwrap_or((&b'd', &[]));
    let width = usize::from(*width).clamp(1, 120);
    let text = String::from_utf8_lossy(bytes);
    let lines = doc_lines(&text, width, &link);
    check_inert(&lines);
    let cell = cell_markdown(&text);
    if cell != text {
        check_inert(&doc_lines(&cell, width, &link));
    }
    check_inert(&example_lines(&text, width));
    check_note(&plain_line(&text));
}

/// A line with the dialect, and two pages with `=====` between them.
pub fn diff_pages(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (dialect, pages) = dialect_and_text(&text);
    let (old, new) = pages.split_once("\n=====\n").unwrap_or((pages, ""));
    let path = "docs/models/components/page.md";
    let (old, new) = (run(dialect, path, old), run(dialect, path, new));
    let side =
        |(sources, generated): &(Sources, Generated)| (generated.api.clone(), sources.clone());
    let ((old, old_sources), (new, new_sources)) = (side(&old), side(&new));
    let (old, new) = (Side::new(&old, &old_sources), Side::new(&new, &new_sources));
    for same in [old, new] {
        let none = diff(same, same);
        assert!(none.is_empty(), "a page differs from itself: {none:#?}");
    }
    let (there, back) = (diff(old, new), diff(new, old));
    assert_eq!(there.is_empty(), back.is_empty(), "{there:#?}\n{back:#?}");
    assert_eq!(there, diff(old, new));
    let report = Report {
        diff: &there,
        old: "old",
        new: "new",
        version: None,
    };
    for text in [
        report.human(Style::default()),
        report.markdown(true),
        report.github_summary(),
        report.json(),
    ] {
        assert!(!text.is_empty());
    }
    // One annotation a line: a text of the docs must not make another.
    assert!(
        report.github().lines().all(|line| line.starts_with("::")),
        "{}",
        report.github()
    );
}

/// The dialect that the first line names, else the one that the line is the number of, and the text below.
fn dialect_and_text(text: &str) -> (&'static Dialect, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let number: usize = first.bytes().map(usize::from).sum();
    (
        by_id(first).unwrap_or(DIALECTS[number % DIALECTS.len()]),
        rest,
    )
}

fn run(dialect: &'static Dialect, path: &str, text: &str) -> (Sources, Generated) {
    let mut sources = Sources::default();
    let file = SourceFile {
        path: path.into(),
        prefix: String::new(),
        text: text.into(),
    };
    let files = vec![sources.add(file)];
    let docs = DocSource {
        dialect: Some(dialect),
        files,
        ..DocSource::default()
    };
    let target = Target::Package {
        name: "vendor-models".into(),
    };
    let generated = generate(&sources, &[docs], Options::default(), &target);
    (sources, generated)
}

fn check_findings(sources: &Sources, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(!diagnostic.one_line(sources).is_empty());
        if let Some(label) = &diagnostic.primary
            && let Some(file) = sources.get(label.span.file)
        {
            assert!(
                file.text.get(label.span.range()).is_some(),
                "{diagnostic:?}"
            );
        }
    }
}

/// The files that were generated, each printed once. The support code is always the same.
fn texts(generated: &Generated) -> Vec<(&str, String)> {
    let files = generated.tree.iter();
    let own = files.filter(|(path, _)| !path.contains("/support/"));
    own.map(|(path, file)| (path, file.text().unwrap()))
        .collect()
}

/// All Rust that was generated is Rust.
fn check_rust(files: &[(&str, String)]) {
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        assert!(syn::parse_file(text).is_ok(), "{path} is not Rust:\n{text}");
    }
}

/// A page of `dialect` that says `prose` wherever a generator would put a description.
fn described(dialect: &Dialect, prose: &str) -> String {
    if dialect.id.starts_with("openapi") {
        return format!(
            "# Page\n\n## Properties\n\n| Name | Type | Description | Notes |\n| --- | --- | --- | --- |\n\
             | **Kept** | **string** | {prose} | [optional] |\n| **Last** | **int** | {prose} |  |\n"
        );
    }
    if let Some(page) = described_elsewhere(dialect, prose) {
        return page;
    }
    let text = match dialect.language {
        "Java" => "*String*",
        "Python" => "*str*",
        "Ruby" => "*::String*",
        "Go" => "`string`",
        _ => "*string*",
    };
    format!(
        "# Page\n\nIt has {prose}\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | `kept` | {text} | :heavy_check_mark: | {prose} |\n| `last` | {text} | :heavy_minus_sign: | {prose} |\n"
    )
}

/// The same in the forms of other generators.
fn described_elsewhere(dialect: &Dialect, prose: &str) -> Option<String> {
    let (family, _) = dialect.id.split_once('-').unwrap_or((dialect.id, ""));
    Some(match family {
        "widdershins" => format!(
            "# Schemas\n\n## Page\n\nIt has {prose}\n\n### Properties\n\n|Name|Type|Required|Restrictions|Description|\n\
             |---|---|---|---|---|\n|kept|string|true|none|{prose}|\n|last|string|false|none|{prose}|\n"
        ),
        "swagger" => format!(
            "### Models\n\n#### Page\n\nIt has {prose}\n\n| Name | Type | Description | Required |\n\
             | --- | --- | --- | --- |\n| kept | string | {prose} | Yes |\n| last | string | {prose} | No |\n"
        ),
        "swagger2markup" => format!(
            "## Definitions\n\n<a name=\"page\"></a>\n### Page\nIt has {prose}\n\n|Name|Description|Schema|\n|---|---|---|\n\
             |**kept**  <br>*required*|{prose}|string|\n|**last**  <br>*optional*|{prose}|string|\n"
        ),
        "apimatic" => format!(
            "# Page\n\nIt has {prose}\n\n## Structure\n\n`Page`\n\n## Fields\n\n| Name | Type | Tags | Description |\n\
             | --- | --- | --- | --- |\n| `kept` | `string` | Required | {prose} |\n| `last` | `string` | Optional | {prose} |\n"
        ),
        "liblab" => format!(
            "# Page\n\nIt has {prose}\n\n**Properties**\n\n| Name | Type | Required | Description |\n\
             | :--- | :--- | :--- | :--- |\n| kept | string | \u{2705} | {prose} |\n| last | string | \u{274c} | {prose} |\n"
        ),
        "typedoc" => format!(
            "# Interface: Page\n\nIt has {prose}\n\n## Properties\n\n| Property | Type | Description |\n\
             | --- | --- | --- |\n| <a id=\"property-kept\"></a> `kept` | `string` | {prose} |\n\
             | <a id=\"property-last\"></a> `last?` | `string` | {prose} |\n"
        ),
        _ => return None,
    })
}

/// What a description may say: in a cell it has one line and no bar. A deprecation is a fact, and so are the values of an enum in
/// swagger-markdown: both are said there.
fn one_line(text: &str) -> String {
    let bare: String = text
        .chars()
        .map(|c| {
            if c.is_whitespace() || "|\\".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let facts = [
        ("DEPRECATED", "old"),
        ("Deprecated", "old"),
        ("Enum:", "enum"),
    ];
    let bare = facts
        .iter()
        .fold(bare.trim().to_owned(), |text, (fact, word)| {
            text.replace(fact, word)
        });
    format!("{bare} .")
}

/// All that was generated, without comments.
fn code(files: &[(&str, String)]) -> String {
    let mut code = String::new();
    for (path, text) in files {
        code.push_str(path);
        let is_rust = path.ends_with(".rs");
        for line in text
            .lines()
            .filter(|line| !is_rust || !line.trim_start().starts_with("//"))
        {
            code.push('\n');
            code.push_str(line);
        }
    }
    code
}

/// Every range of `node` is one of `text` and inside of the one around it.
fn check_ranges(text: &str, node: &Node, outer: &Range<usize>) {
    let Range { start, end } = node.range;
    assert!(
        outer.start <= start && start <= end && end <= outer.end,
        "{node:?} in {outer:?}"
    );
    assert!(text.get(start..end).is_some(), "{node:?}");
    match &node.value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| check_ranges(text, item, &node.range)),
        Value::Object(object) => {
            for entry in &object.entries {
                assert!(text.get(entry.key_range.clone()).is_some(), "{entry:?}");
                check_ranges(text, &entry.value, &node.range);
            }
        }
        _ => {}
    }
}

/// Pages are `.md` files, and all of them are called the same.
fn link(target: &str) -> Option<String> {
    target
        .ends_with(".md")
        .then(|| "crate::components::Link".to_owned())
}

/// What the sanitiser promises about its lines, with rustdoc's own parser as the judge.
fn check_inert(lines: &[String]) {
    for line in lines {
        assert!(
            !line.contains(is_unseen),
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
    let refuse = |link: BrokenLink<'_>| panic!("{link:?} in {lines:#?}");
    for event in Parser::new_with_broken_link_callback(&text, rustdoc_options(), Some(refuse)) {
        let is_inert = match &event {
            Event::Text(_) | Event::Code(_) | Event::SoftBreak => true,
            Event::Start(tag) => is_inert_tag(tag),
            Event::End(tag) => !matches!(tag, TagEnd::Table | TagEnd::Image),
            _ => false,
        };
        assert!(is_inert, "{event:?} in {lines:#?}");
    }
}

fn is_inert_tag(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Paragraph
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::List(_)
        | Tag::Item => true,
        Tag::BlockQuote(None) => true,
        // Rustdoc tests blocks in `rust`, in nothing, and in any of the words that only it knows.
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '+' || c == '#' || c == '-';
            let is_tested = [
                "rust",
                "should_panic",
                "no_run",
                "ignore",
                "compile_fail",
                "test_harness",
                "standalone",
            ];
            !info.is_empty()
                && info.chars().all(is_word)
                && !is_tested.contains(&&**info)
                && !info.starts_with("edition")
        }
        Tag::Link {
            link_type: LinkType::Email,
            ..
        } => true,
        Tag::Link {
            link_type: LinkType::Autolink,
            dest_url,
            ..
        } => is_web_address(dest_url),
        Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            ..
        } => {
            is_web_address(dest_url)
                || dest_url.trim_start_matches("type@") == "crate::components::Link"
        }
        _ => false,
    }
}

fn check_note(note: &str) {
    assert!(!note.contains(is_unseen) && note.trim() == note, "{note:?}");
    let refuse = |link: BrokenLink<'_>| panic!("{link:?} in {note:?}");
    for event in Parser::new_with_broken_link_callback(note, rustdoc_options(), Some(refuse)) {
        // HTML is plain text to rustdoc here: notes are no doc comments.
        if let Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            },
        ) = event
        {
            let is_web = is_web_address(&dest_url)
                || dest_url.starts_with("http") && dest_url.ends_with("://");
            assert!(link_type == LinkType::Email || is_web, "{note:?}");
        }
    }
}

fn is_web_address(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len())
}

/// Controls, and characters that reorder or hide others (CVE-2021-42574).
fn is_unseen(c: char) -> bool {
    let hides = "\u{ad}\u{61c}\u{180e}\u{feff}\u{2028}\u{2029}";
    c.is_control()
        || hides.contains(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn rustdoc_options() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}
