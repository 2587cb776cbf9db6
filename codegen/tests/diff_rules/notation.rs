//! Docs in a short spelling: the pages of one side of a case.
//!
//! `# Title` starts a page (`# operations.Title` in another folder than `components`), `## Fields`, `## Values` and
//! `## Supported Types` its section. A row of fields is `- name | type | x` with `x` for a required one, a description
//! and an example behind it where they matter; one of values is `- NAME = value`; a variant is `- type`. `&Title` in a
//! type is a link, with `?` for `Optional` and `~` for `Nullable` between. Lines with `%` choose the dialect
//! (`%typescript`; Python else), the openness of enums (`%closed`, `%as-documented`) and the case of names on the wire
//! (`%camel`, `%undecided`; snake case else).

use std::fmt::Write as _;

use fieldnotes::dialect;
use fieldnotes::emit::Target;
use fieldnotes::generate::{Generated, generate};
use fieldnotes::options::WireCase;
use fieldnotes::options::{EnumPolicy, Options};
use fieldnotes::pages::DocSource;
use fieldnotes::text::{SourceFile, Sources};

/// One side of a case, read.
pub struct Docs {
    pub sources: Sources,
    pub generated: Generated,
}

/// The pages of `text` and the code for the module `path` of a crate.
pub fn read(text: &str, path: &str) -> Docs {
    let mut options = Options::default();
    let mut dialect = "speakeasy-python";
    let mut wire_case = Some(WireCase::Snake);
    for directive in text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('%'))
    {
        match directive {
            "typescript" => dialect = "speakeasy-typescript",
            "closed" => options.enums = EnumPolicy::Closed,
            "as-documented" => options.enums = EnumPolicy::AsDocumented,
            "camel" => wire_case = Some(WireCase::Camel),
            "undecided" => wire_case = None,
            other => panic!("no directive is %{other}"),
        }
    }
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for (path, text) in pages(text, dialect) {
        files.push(sources.add(SourceFile {
            path,
            prefix: String::new(),
            text,
        }));
    }
    let dialect = dialect::by_id(dialect);
    assert!(dialect.is_some(), "a dialect");
    let docs = DocSource {
        dialect,
        wire_case,
        files,
        ..DocSource::default()
    };
    let target = Target::Module {
        path: path.to_owned(),
    };
    let generated = generate(&sources, &[docs], options, &target);
    let problems: Vec<_> = generated
        .diagnostics
        .iter()
        .map(|problem| problem.one_line(&sources))
        .collect();
    assert!(!generated.has_errors(), "{text}\n{problems:#?}");
    assert_eq!(generated.ledger.unknown, 0, "{text}\n{problems:#?}");
    Docs { sources, generated }
}

/// The files of `text`: path and page.
fn pages(text: &str, dialect: &str) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = Vec::new();
    let mut section = "";
    let mut is_first_row = true;
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('%'))
    {
        if let Some(title) = line.strip_prefix("# ") {
            let (folder, title) = title.split_once('.').unwrap_or(("components", title));
            section = "";
            pages.push((path(folder, title), format!("# {title}\n")));
            continue;
        }
        let Some((_, page)) = pages.last_mut() else {
            continue;
        };
        if let Some(found) = line.strip_prefix("## ") {
            section = found;
            is_first_row = true;
            let _ = write!(page, "\n## {found}\n\n");
        } else if let Some(row) = line.strip_prefix("- ") {
            let header = if std::mem::take(&mut is_first_row) {
                header(section)
            } else {
                ""
            };
            let _ = writeln!(page, "{header}{}", member(section, row, dialect));
        } else {
            let _ = writeln!(page, "{line}");
        }
    }
    pages
}

fn path(folder: &str, title: &str) -> String {
    // Two titles may differ by case alone, and their files must not.
    let mark = if title.starts_with(char::is_lowercase) {
        "-1"
    } else {
        ""
    };
    format!("docs/models/{folder}/{}{mark}.md", title.to_lowercase())
}

fn header(section: &str) -> &'static str {
    match section {
        "Fields" => {
            "\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n"
        }
        "Values" => "\n| Name | Value |\n| --- | --- |\n",
        _ => "",
    }
}

fn member(section: &str, row: &str, dialect: &str) -> String {
    match section {
        "Fields" => {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
            let required = if cell(2) == "x" {
                ":heavy_check_mark:"
            } else {
                ":heavy_minus_sign:"
            };
            let ty = linked(cell(1));
            let description = if cell(3).is_empty() { "N/A" } else { cell(3) };
            let name = match cell(0)
                .strip_prefix("~~")
                .and_then(|it| it.strip_suffix("~~"))
            {
                Some(name) => format!("~~`{name}`~~"),
                None => format!("`{}`", cell(0)),
            };
            format!(
                "| {name} | {ty} | {required} | {description} | {} |",
                cell(4)
            )
        }
        "Values" => {
            let (name, value) = row.split_once(" = ").unwrap_or((row, row));
            format!("| `{name}` | {value} |")
        }
        _ => {
            let ty = row.replace('&', "components.");
            let (fence, value) = match dialect {
                "speakeasy-typescript" => ("typescript", format!("const value: {ty} = {{}};")),
                _ => ("python", format!("value: {ty} = /* values here */")),
            };
            format!("### `{ty}`\n\n```{fence}\n{value}\n```\n")
        }
    }
}

/// `&Title` as a link.
fn linked(ty: &str) -> String {
    let Some((before, rest)) = ty.split_once('&') else {
        return ty.to_owned();
    };
    let (wrapper, rest) = ["?~", "?", "~", ""]
        .into_iter()
        .find_map(|mark| rest.strip_prefix(mark).map(|rest| (mark, rest)))
        .unwrap_or_default();
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '.')
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let (folder, title) = name.split_once('.').unwrap_or(("components", name));
    let text = match wrapper {
        "?" => format!("Optional[{folder}.{title}]"),
        "~" => format!("Nullable[{folder}.{title}]"),
        "?~" => format!("OptionalNullable[{folder}.{title}]"),
        _ => format!("{folder}.{title}"),
    };
    let target = path(folder, title).replace("docs/models", "../../models");
    format!("{before}[{text}]({target}){}", linked(after))
}
