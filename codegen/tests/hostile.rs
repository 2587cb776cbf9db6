//! Malicious pages: they give a finding or harmless Rust, quickly, and nothing outside the output
//! folder. And the same pages always give the same bytes.

mod sizes;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::cargo::Workspace;
use crate::support::page::{Row, enumeration, optional, required, structure, union};
use crate::support::random::Random;
use crate::support::{Docs, Run};
use fieldnotes::diagnostic::Code;
use fieldnotes::dialect::{DIALECTS, Dialect};
use fieldnotes::emit::Target;
use fieldnotes::output;
use fieldnotes::source::MAX_FILE_BYTES;

/// Prose that tries to get out of its comment, its string, its table or the crate.
const PROSE: &[&str] = &[
    "*/ fn evil() {} /*",
    "*/",
    "/* not closed",
    "#[doc = \"x\"] #![allow(warnings)] #[cfg(any())]",
    "\"; fn evil() {} //",
    "\\\"; \\",
    "r#\"raw\"# r##\"raw\"##",
    "{} {0} {evil}",
    "//! inner<br/>/// outer<br/>// plain<br/>mod evil;",
    "a<br/>#[test]<br/>fn evil() { panic!() }",
    "```rust<br/>compile_error!(\"ran\");<br/>```",
    "```<br/>panic!(\"ran\")<br/>```",
    "~~~<br/>panic!(\"ran\")<br/>~~~",
    "text<br/><br/>    panic!(\"ran\");<br/>",
    "- <br/>      panic!(\"ran\");",
    "```never closed",
    "[out](../../../../outside) ![image](file:///etc/passwd)",
    "[`Vec`] [Self] [crate] [super::super] [struct@Nope] [nope!]",
    "[ref]: https://example.com \"title\"",
    "<script>alert(1)</script> <b> </i> <!-- never closed",
    "<div><br/><br/>Vec<Foo<Bar>> <T> &lt;U&gt; &#0; &#x110000;",
    "a \u{0}\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85} z",
    "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069} \u{feff} \u{2028} \u{2029}",
    "\u{1f600}\u{200d}\u{1f468} e\u{301} \u{fffd} \u{10ffff}",
    "\\n \\r \\0 \\u{0} \\x41 \\",
    "`` ` ``` ```` unbalanced `",
    "***___***___~~~~",
    "# heading<br/>## Fields<br/>===<br/>---",
    "> quote<br/>> # heading",
    "1. one<br/>1. two<br/>   - three<br/>     - four",
    "https://example.com/)(<>\" http://[::1]/ mailto:a@b.c www.example.com",
    "__proto__ constructor r#type self Self crate",
    "'static 'a' b'\\x00' '\\''",
    "///////////////////////// ///! //!",
    ": warning: ** DEPRECATED **: again<br/><br/>and again",
];

/// Long texts.
fn long_prose() -> Vec<String> {
    let mut long = vec![
        "x".repeat(100_000),
        "word ".repeat(20_000),
        "\"".repeat(5_000),
        "<br/>".repeat(5_000),
        "é".repeat(10_000),
    ];
    for open in [
        "<", "[", "(", "`", "*", "_", "~", "![", "&", "\\", "> ", "- ", "[[", "<b>", "**a ",
        "[a](", "`` ",
    ] {
        long.push(open.repeat(10_000));
    }
    long
}

/// Docs with `prose` in each place where pages have some.
fn docs_with(prose: &str) -> Docs {
    let lines = prose.replace("<br/>", "\n");
    let cell = prose.replace('|', "\\|");
    let field = |name: &str, ty: &str| optional(name, ty).described(&cell).example(&cell);
    let mut rows = vec![
        field("first", "*string*"),
        field(
            "second",
            "[components.Choice](../../models/components/choice.md)",
        ),
        Row {
            description: "N/A".into(),
            ..field("third", "*any*")
        },
    ];
    rows.push(Row {
        deprecated: true,
        description: format!(": warning: ** DEPRECATED **: {cell}<br/><br/>{cell}"),
        ..field("old", "*boolean*")
    });
    let described = |page: String| page.replacen("\n\n\n", &format!("\n\n{lines}\n\n\n"), 1);
    Docs::of("speakeasy-typescript")
        .page(
            "docs/models/components/thing.md",
            described(structure("Thing", &rows)),
        )
        .page(
            "docs/models/components/choice.md",
            described(enumeration("Choice", &[("A", "a"), ("B", "b")])),
        )
        .page(
            "docs/models/components/either.md",
            described(union("Either", &["string", "components.Thing"])),
        )
        .page(
            "docs/models/components/opaque.md",
            format!("# Opaque\n\n{lines}\n"),
        )
}

/// The generated code without comments and notes: what must not depend on prose.
fn code(run: &Run) -> Vec<(String, String)> {
    let mut files = run.files();
    for (path, text) in &mut files {
        let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
        let lines: Vec<_> = text.lines().filter(is_code).map(without_note).collect();
        if path.ends_with(".rs") {
            *text = lines.join("\n").replace(
                "#[deprecated(\n        note = …\n    )]",
                "#[deprecated(note = …)]",
            );
        }
    }
    files
}

/// `#[deprecated(note = "anything")]` without the text in quotes, if it is one whole line.
fn without_note(line: &str) -> String {
    let Some((start, rest)) = line.split_once("note = \"") else {
        return line.to_owned();
    };
    let end = if rest.ends_with("\")]") { ")]" } else { "" };
    format!("{start}note = …{end}")
}

#[test]
fn prose_never_changes_code() {
    let plain = code(&docs_with("Some words.").generate());
    assert!(
        plain
            .iter()
            .any(|(path, _)| path == "src/components/thing.rs")
    );
    let long = long_prose();
    for prose in PROSE.iter().copied().chain(long.iter().map(String::as_str)) {
        let started = Instant::now();
        let run = docs_with(prose).generate();
        let start: String = prose.chars().take(60).collect();
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{start}: {:?}",
            started.elapsed()
        );
        if run.generated.has_errors() {
            assert!(run.files().is_empty());
            continue;
        }
        if run.codes().contains(&Code::UnclosedFence) {
            // All that follows is now code, and that is reported.
            continue;
        }
        for ((path, expected), (_, found)) in plain.iter().zip(code(&run)) {
            assert!(
                *expected == found,
                "{start}: {path}\n{found}\n{}",
                run.report()
            );
        }
    }
}

/// The same pages, compiled, linted, documented, and tested: no foreign example is run.
#[test]
fn what_comes_of_hostile_prose_compiles_and_documents_cleanly() {
    let mut workspace = Workspace::new("hostile", &["hostile"]);
    let mut root = String::from("//! Hostile prose.\n\n");
    for (index, prose) in PROSE.iter().enumerate() {
        let name = format!("prose_{index}");
        let run = docs_with(prose).generate_for(&Target::Module {
            path: format!("crate::{name}"),
        });
        if run.generated.has_errors() {
            // A heading makes a second title, which is refused.
            continue;
        }
        root += &format!("pub mod {name};\n");
        for (path, text) in run.files() {
            assert!(syn::parse_file(&text).is_ok(), "{prose}: {text}");
            workspace.write(&format!("hostile/src/{name}/{path}"), &text);
        }
    }
    workspace.write("hostile/src/lib.rs", &root);
    workspace.write("hostile/Cargo.toml", MANIFEST);
    workspace.sweep();
    workspace.clippy();
    workspace.doc();
    workspace.cargo(&["test", "--workspace"]);
}

const MANIFEST: &str = r#"[package]
name = "hostile"
version = "0.1.0"
edition = "2021"

[lib]
test = false

[dependencies]
serde = { version = "1.0.180", features = ["derive"] }
serde_json = "1.0.100"
"#;

/// Names that are not valid for a file, type or field.
const NAMES: &[&str] = &[
    "../../x",
    "..",
    ".",
    "/etc/passwd",
    "C:\\x",
    "CON",
    "nul",
    "aux",
    "lib",
    "mod",
    "main",
    "support",
    "self",
    "Self",
    "crate",
    "super",
    "_",
    "__",
    "r#type",
    "type",
    "1",
    "9lives",
    "a b",
    "a\tb",
    "a-b",
    "a.b",
    "a/b",
    "a\\b",
    "a\"b",
    "a'b",
    "a{b}",
    "a;b",
    "a#b",
    "a*b",
    "a<b>",
    "a(b)",
    "$",
    "é",
    "日本",
    "\u{1f600}",
    "a\u{0}b",
    "a\u{202e}b",
    "ﬁ",
    "İ",
    "ß",
];

#[test]
fn names_never_leave_the_output_folder() {
    for name in NAMES.iter().map(|name| (*name).to_owned()).chain([
        " ".into(),
        "x".repeat(10_000),
        "é".repeat(1000),
    ]) {
        let row = |it: &str| required(it, "*string*");
        let docs = [
            // As a title, a field, a value, a constant, a literal, a variant, a mention, a link.
            Docs::new().page(
                "docs/models/components/page.md",
                structure(&name, &[row("id")]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                structure("Page", &[row(&name), row("id")]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                enumeration("Page", &[("A", &name), ("B", "b")]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                enumeration("Page", &[(&name, ">"), ("B", "<")]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                structure("Page", &[required("id", &format!("*\"{name}\"*"))]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                union("Page", &[&name, "string"]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                structure("Page", &[required("id", &format!("*{name}*"))]),
            ),
            Docs::new().page(
                "docs/models/components/page.md",
                structure(
                    "Page",
                    &[required("id", &format!("[{name}](../{name}.md)"))],
                ),
            ),
            // As a file, a namespace, a folder of docs.
            Docs::new().page(
                format!("docs/models/components/{name}.md"),
                structure("Page", &[row("id")]),
            ),
            Docs::new().page(
                format!("docs/models/{name}/page.md"),
                structure("Page", &[row("id")]),
            ),
            Docs::new().page(
                format!("{name}/docs/models/page.md"),
                structure("Page", &[row("id")]),
            ),
            Docs::new()
                .page(
                    format!("{name}/docs/models/page.md"),
                    structure("Page", &[row("id")]),
                )
                .page("other/docs/models/page.md", structure("Page", &[row("id")])),
        ];
        for mut docs in docs {
            docs.dialect = Some("speakeasy-typescript");
            let run = docs.generate();
            for (path, text) in run.files() {
                assert_harmless(&path);
                let parsed = if path.ends_with(".rs") {
                    syn::parse_file(&text).err()
                } else {
                    None
                };
                assert!(parsed.is_none(), "{name:?} in {path}: {parsed:?}\n{text}");
            }
        }
    }
}

/// A relative path of plain names that every file system can hold.
fn assert_harmless(path: &str) {
    let is_plain = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default();
        !part.is_empty()
            && !part.starts_with('.')
            && part.len() < 200
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
            && !["con", "nul", "aux", "prn"].contains(&stem.to_ascii_lowercase().as_str())
    };
    assert!(path.split('/').all(is_plain), "{path}");
}

/// On disk: apart from the docs and the output folder there is nothing new.
#[test]
fn nothing_is_written_outside_the_output_folder() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    let _ = fs::remove_dir_all(&root);
    let models = root.join("inner/docs/models/components");
    fs::create_dir_all(&models).expect("a writable target folder");
    for (index, name) in NAMES.iter().enumerate() {
        let page = structure(
            &format!("T{index}"),
            &[required(name, &format!("[{name}](../{name}.md)"))],
        );
        fs::write(models.join(format!("t{index}.md")), page).expect("a writable target folder");
        let page = structure(name, &[required("id", "*string*")]);
        fs::write(models.join(format!("n{index}.md")), page).expect("a writable target folder");
    }
    let out = root.join("inner/out");
    let run = Run::of_folder(&root.join("inner/docs"), "docs/", "vendor-models");
    let plan = output::plan(&run.generated.tree, &out, false).expect("a plan");
    output::apply(&plan, &out).expect("an empty folder can be written");
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder)
            .expect("a folder")
            .map(|it| it.expect("an entry").file_name());
        let mut names: Vec<_> = entries
            .map(|name| name.into_string().expect("UTF-8"))
            .collect();
        names.sort();
        names
    };
    assert_eq!(entries(&root), ["inner"]);
    assert!(
        entries(&root.join("inner"))
            .iter()
            .all(|name| name == "docs" || name == "out")
    );
}

/// Pages of every kind, in any order, from any folder, any number of times: the same bytes, the same findings.
#[test]
fn the_same_pages_give_the_same_bytes() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut all = Docs::new();
    for case in [
        "typescript_structs",
        "typescript_enums",
        "typescript_unions",
        "typescript_recursion",
        "typescript_titles",
    ] {
        let run = Run::of_folder(&goldens.join(case).join("docs"), "", case);
        for (_, file) in run.sources.iter() {
            all = all.page(format!("{case}/docs/{}", file.path), file.text.clone());
        }
    }
    let first = all.generate();
    assert!(
        !first.generated.has_errors() && first.files().len() > 50,
        "{}",
        first.report()
    );
    let mut random = Random::new(7);
    for _ in 0..8 {
        random.shuffle(&mut all.pages);
        let again = all.generate();
        assert!(first.files() == again.files());
        assert_eq!(first.report(), again.report());
    }
}

#[test]
fn the_folder_that_docs_lie_in_does_not_show() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/typescript_unions/docs");
    let here = Run::of_folder(&golden, "docs/", "vendor-models");
    let elsewhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("another/place with spaces/docs");
    let _ = fs::remove_dir_all(&elsewhere);
    for (_, file) in here.sources.iter() {
        let path = elsewhere.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable target folder");
        fs::write(path, &file.text).expect("a writable target folder");
    }
    let there = Run::of_folder(&elsewhere, "docs/", "vendor-models");
    assert!(here.files() == there.files());
    assert_eq!(here.report(), there.report());
}
