//! Pages, tables and types that are too large, too long or too deep.

use super::*;

/// 10,000 columns, 10,000 empty rows, a table that is only a header: the page is an error or is read, quickly.
#[test]
fn huge_tables_are_read_or_refused_at_once() {
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        " a |".repeat(10_000),
        "---|".repeat(10_000),
        " b |".repeat(10_000)
    );
    let header = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    for (what, table) in [
        ("10,000 columns", wide),
        (
            "10,000 empty rows",
            format!("{header}{}", "||||\n".repeat(10_000)),
        ),
        (
            "10,000 rows of one pipe",
            format!("{header}{}", "|\n".repeat(10_000)),
        ),
        (
            "one row of 100,000 pipes",
            format!("{header}{}\n", "|".repeat(100_000)),
        ),
        (
            "10,000 equal rows",
            format!(
                "{header}{}",
                "| `a` | *string* | :heavy_check_mark: | N/A |\n".repeat(10_000)
            ),
        ),
        (
            "a row of a megabyte",
            format!(
                "{header}| `a` | *string* | :heavy_check_mark: | {} |\n",
                "x ".repeat(500_000)
            ),
        ),
        (
            "a separator of a megabyte",
            format!("| a |\n|{}|\n", "-".repeat(1_000_000)),
        ),
    ] {
        for section in ["Fields", "Values", "Properties", "Supported Types"] {
            let started = Instant::now();
            let page = format!("# Page\n\n## {section}\n\n{table}");
            let run = Docs::of("speakeasy-typescript")
                .page("docs/models/page.md", page)
                .generate();
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "{what} in {section}: {:?}",
                started.elapsed()
            );
            assert!(
                run.generated.diagnostics.len() < 30_000,
                "{what}: {}",
                run.generated.diagnostics.len()
            );
        }
    }
}

/// Every opening of some dialect's types, nested as deeply as possible and never closed.
const OPENINGS: [&str; 30] = [
    "[",
    "*",
    "`",
    "<",
    "(",
    "{",
    "[]",
    "[*",
    "**",
    "List<",
    "List[",
    "List\\<",
    "Map\\<String, ",
    "Map\\<String, List\\\\<",
    "Dict[str, ",
    "Optional[",
    "Optional\\<",
    "Nullable[",
    "Record<string, ",
    "map[string]",
    "Dictionary<String, ",
    "array<",
    "array<string, ",
    "T::Array<",
    "T.nilable(",
    "T.any(",
    "Crystalline::Nilable.new(",
    "[**List&lt;",
    "optionalnullable.OptionalNullable[",
    "Union[",
];

const CLOSINGS: [&str; 10] = [
    "",
    "]",
    "*",
    "`",
    ">",
    ")",
    "](x.md)",
    "[]",
    "&gt;**](X.md)",
    "}",
];

/// Depth is what a stack has no room for. On a smaller stack less of it says the same, and there is less to read.
#[test]
fn deep_types_are_refused_in_every_dialect() {
    let small = std::thread::Builder::new().stack_size(DEEP_STACK);
    let checked = small.spawn(|| {
        DIALECTS
            .iter()
            .for_each(|dialect| refuses_deep_types(dialect))
    });
    checked.unwrap().join().unwrap();
}

/// A recursion with frames of more than 200 bytes does not get to the end of [`DEEPEST`] levels.
const DEEP_STACK: usize = 256 * 1024;
const DEEPEST: usize = 1_250;

fn refuses_deep_types(dialect: &Dialect) {
    for open in OPENINGS {
        for close in CLOSINGS {
            let deepest = if close.is_empty() || close == "]" {
                DEEPEST
            } else {
                100
            };
            // The deepest types that are read have 33 levels.
            for depth in [34, deepest] {
                let cell = format!("{}*string*{}", open.repeat(depth), close.repeat(depth))
                    .replace('|', "\\|");
                let page = structure("Page", &[required("value", &cell)]);
                let run = Docs::of(dialect.id)
                    .page("docs/models/page.md", page)
                    .generate();
                assert!(
                    !run.codes().is_empty(),
                    "{} {open} {close} {depth} was read\n{}",
                    dialect.id,
                    run.report()
                );
            }
        }
    }
}

/// The limit itself is generous; anything above it is not even kept in memory.
#[test]
fn pages_above_the_limit_are_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large/docs/models");
    fs::create_dir_all(&folder).expect("a writable target folder");
    let path = folder.join("page.md");
    for (bytes, code) in [
        (50_000_000, Code::FileTooLarge),
        (MAX_FILE_BYTES + 1, Code::FileTooLarge),
    ] {
        let page = structure("Page", &[required("value", "*string*")]);
        let text = page + &" ".repeat(usize::try_from(bytes).expect("fits"));
        fs::write(&path, text).expect("a writable target folder");
        let started = Instant::now();
        let run = Run::of_folder(folder.parent().expect("a folder"), "docs/", "vendor-models");
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{:?}",
            started.elapsed()
        );
        assert!(run.codes().contains(&code), "{}", run.report());
        assert!(
            run.generated.tree.is_empty() || run.generated.has_errors(),
            "{}",
            run.report()
        );
    }
    fs::remove_file(path).expect("a writable target folder");
}

/// What parsers tend to get wrong, over and over.
#[test]
fn large_pages_of_one_thing_are_read_in_bounded_time() {
    let starts = [
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        "`",
        "*",
        "_",
        "~",
        "|",
        "#",
        "-",
        "+",
        "=",
        "\\",
        "&",
        "!",
        "\"",
        "'",
        "\t",
        "\r",
        "\n",
        "\u{0}",
        "a",
        "é",
        "\u{1f600}",
        "\n# A\n",
        "\n## Fields\n",
        "| a ",
        "|\n|-|\n",
        "```\n",
        "~~~\n",
        "> ",
        "- ",
        "1. ",
        "<b>",
        "<!--",
        "[a](b)",
        "![",
        "**a",
        "`a",
        "{{",
        "<br/>",
        "\n\n    ",
        "let a = {",
        "[[[",
        "{ a: ",
        "\"a\\",
    ];
    for start in starts {
        let filler = start.repeat(150_000 / start.len());
        for page in [
            format!(
                "# Page\n\n{filler}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
            ),
            format!(
                "# Page\n\n## Example Usage\n\n```typescript\nlet value: Page = {filler}\n```\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
            ),
        ] {
            let started = Instant::now();
            let run = Docs::of("speakeasy-typescript")
                .page("docs/models/page.md", page)
                .generate();
            let elapsed = started.elapsed();
            assert!(elapsed < Duration::from_secs(20), "{start:?}: {elapsed:?}");
            assert!(run.generated.ledger.pages == 1);
        }
    }
}
