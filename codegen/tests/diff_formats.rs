//! The output of `diff` in every format. After changing one:
//!
//! ```console
//! $ FIELDNOTES_BLESS=1 cargo test -p fieldnotes --test it diff_formats::
//! ```

use std::path::Path;

use crate::support::page::{enumeration, optional, required, structure, union};
use crate::support::{Docs, Run};
use fieldnotes::diff::render::{Report, Style};
use fieldnotes::diff::version::{Version, VersionVerdict};
use fieldnotes::diff::{Bump, Diff, Side, diff};
use fieldnotes::export::{ImportError, export, import};

const LINK: &str = "[components.Size](../../models/components/size.md)";

/// A usage snippet that says more than the row of the field.
const SNIPPET: &str = "# Widget

## Example Usage

```typescript
import { Widget } from \"vendor/models/components\";

let value: Widget = {
  id: null,
  size: \"big\",
};
```
";

/// The old docs: changes of every severity are about to happen to them.
fn old() -> Run {
    let widget = structure(
        "Widget",
        &[
            required("id", "*string*").described("Names the widget."),
            required("count", "*number*").example("3"),
            optional("color", "*string*"),
            required("size", LINK),
            optional("made", "*string*"),
        ],
    );
    let request = structure("MakeWidgetRequest", &[optional("hint", "*string*")]);
    let response = structure("GetWidgetResponseBody", &[optional("next", "*string*")]);
    Docs::new()
        .page("docs/models/components/widget.md", widget)
        .page(
            "docs/models/components/size.md",
            enumeration("Size", &[("Big", "big"), ("Small", "small")]),
        )
        .page(
            "docs/models/components/part.md",
            structure("Part", &[required("id", "*string*")]),
        )
        .page(
            "docs/models/components/shape.md",
            union("Shape", &["string", "number"]),
        )
        .page("docs/models/operations/makewidgetrequest.md", request)
        .page("docs/models/operations/getwidgetresponsebody.md", response)
        .generate()
}

/// The new docs. Some of the names and values are meant to break out of a format.
fn new() -> Run {
    let widget = structure(
        "Widget",
        &[
            required("id", "*string*").described("Names the widget, for good."),
            optional("count", "*number*").example("3"),
            optional("colour", "*string*"),
            required("size", LINK),
            optional("made", "*string*").described("When."),
        ],
    )
    .replace("`made`", "~~`made`~~")
    .replace("# Widget\n", SNIPPET);
    let sizes = [
        ("Big", "big"),
        ("Small", "small"),
        ("A", "a\\|b `c` \u{1b}[31m"),
        ("B", "x%0A::error::y"),
        ("C", "<img src=x> @everyone"),
    ];
    let request = structure("MakeWidgetRequest", &[required("owner", "*string*")]);
    let response = structure(
        "GetWidgetResponseBody",
        &[optional("next", "*string*"), required("page", "*number*")],
    );
    Docs::new()
        .page("docs/models/components/widget.md", widget)
        .page(
            "docs/models/components/size.md",
            enumeration("Size", &sizes),
        )
        .page(
            "docs/models/components/shape.md",
            union("Shape", &["string", "number", "boolean"]),
        )
        .page("docs/models/operations/makewidgetrequest.md", request)
        .page("docs/models/operations/getwidgetresponsebody.md", response)
        .generate()
}

fn compared(old: &Run, new: &Run) -> Diff {
    let [old, new] = [old, new].map(|run| Side::new(&run.generated.api, &run.sources));
    diff(old, new)
}

fn version(text: &str) -> Version {
    Version::parse(text).expect("a version")
}

#[test]
fn every_format_is_as_agreed() {
    let diff = compared(&old(), &new());
    let verdict = VersionVerdict::new(version("0.3.1"), version("0.3.2"), diff.bump());
    let report = Report {
        diff: &diff,
        old: "git:main",
        new: "docs",
        version: Some(&verdict),
    };
    let coloured = Style {
        color: true,
        without_docs: true,
    };
    check("human.txt", &report.human(Style::default()));
    check("human.ansi", &report.human(coloured));
    check("diff.json", &report.json());
    check("pull_request.md", &report.markdown(true));
    check("github.txt", &report.github());
    assert_eq!(report.github_summary(), report.markdown(false));
}

#[test]
fn nothing_is_shown_of_equal_docs() {
    let diff = compared(&old(), &old());
    assert!(diff.is_empty());
    let report = Report {
        diff: &diff,
        old: "a",
        new: "b",
        version: None,
    };
    assert_eq!(report.human(Style::default()), "a → b: no changes\n");
    assert_eq!(
        report.markdown(false),
        "### API docs: no changes\n\n`a` → `b`\n"
    );
    assert_eq!(report.github(), "");
}

/// Fails unless `found` matches the file `name`.
fn check(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff_formats")
        .join(name);
    if std::env::var_os("FIELDNOTES_BLESS").is_some() {
        std::fs::write(&path, found).expect("a writable folder of goldens");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn no_more_annotations_are_asked_for_than_are_shown() {
    let rows: Vec<_> = (0..25)
        .map(|index| required(&format!("key{index}"), "*string*"))
        .collect();
    let docs = |rows: &[_]| {
        Docs::new()
            .page("docs/models/components/a.md", structure("A", rows))
            .generate()
    };
    let (few, many) = (docs(&rows[..1]), docs(&rows));
    let diff = compared(&many, &few);
    let verdict = VersionVerdict::new(version("1.0.0"), version("1.0.0"), Bump::Major);
    let report = Report {
        diff: &diff,
        old: "a",
        new: "b",
        version: Some(&verdict),
    };
    let text = report.github();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 10);
    assert_eq!(
        lines.first(),
        Some(&"::error title=version::1.0.0 must become 2.0.0, but has not been raised")
    );
    assert_eq!(
        lines.last(),
        Some(&"::error::16 more breaking changes are in the summary of this step")
    );
    // What is gone is shown on its page.
    assert!(
        lines
            .iter()
            .skip(1)
            .take(8)
            .all(|line| line.contains("file=docs/models/components/a.md,line=1,"))
    );
}

#[test]
fn a_summary_that_is_too_long_is_cut() {
    let title = |index: usize| format!("Model{index}");
    let mut docs = Docs::new();
    for index in 0..400 {
        let rows: Vec<_> = (0..20)
            .map(|row| required(&format!("key{row}"), "*string*"))
            .collect();
        docs = docs.page(
            format!("docs/models/components/m{index}.md"),
            structure(&title(index), &rows),
        );
    }
    let mut other = docs.clone();
    for (_, text) in &mut other.pages {
        *text = text.replace("*string*", "*boolean*");
    }
    let diff = compared(&docs.generate(), &other.generate());
    let report = Report {
        diff: &diff,
        old: "a",
        new: "b",
        version: None,
    };
    for (text, limit) in [
        (report.github_summary(), 1024 * 1024),
        (report.markdown(false), 65_536),
    ] {
        assert!(
            text.len() < limit && text.len() > limit * 9 / 10,
            "{}",
            text.len()
        );
        let rows = text.lines().filter(|line| line.starts_with("| `")).count();
        let end = format!(
            "\nAnd {} breaking more, which do not fit here.\n",
            8000 - rows
        );
        assert!(text.ends_with(&end), "{end}");
        assert!(text.starts_with("### API docs: 8000 changes in 400 models: 8000 breaking\n"));
    }
}

/// However many unimportant changes come before it.
#[test]
fn what_does_not_fit_is_what_matters_least() {
    let page = |index: usize, ty: &str, count: usize| {
        let rows: Vec<_> = (0..count)
            .map(|row| optional(&format!("key{row}"), ty))
            .collect();
        structure(&format!("Model{index}"), &rows)
    };
    let docs = |last: &str, count: usize| {
        let mut docs = Docs::new();
        for index in 0..60 {
            let path = format!("docs/models/components/m{index}.md");
            docs = docs.page(path, page(index, "*string*", count));
        }
        docs.page("docs/models/components/z.md", page(99, last, 20))
            .generate()
    };
    let diff = compared(&docs("*string*", 5), &docs("*boolean*", 40));
    let report = Report {
        diff: &diff,
        old: "a",
        new: "b",
        version: None,
    };
    let text = report.markdown(false);
    assert!(text.len() < 65_536);
    assert_eq!(
        text.matches("`components.Model99.key").count(),
        20,
        "{text}"
    );
    assert!(text.contains(" compatible more, which do not fit here."));
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}

#[test]
fn an_exported_api_is_the_api() {
    let (old, new) = (old(), new());
    let text = export(&old.generated.api, &old.sources).expect("JSON");
    let imported = import(&text).expect("what was exported");
    let side = Side::from(&imported);
    assert!(diff(side, Side::new(&old.generated.api, &old.sources)).is_empty());
    // Changes are at the same places, whether a side was exported or not.
    let new_side = Side::new(&new.generated.api, &new.sources);
    assert_eq!(diff(side, new_side), compared(&old, &new));
    assert_eq!(export(&imported.api, &imported).expect("JSON"), text);
}

#[test]
fn what_is_no_export_is_refused_with_a_reason() {
    for (text, expected) in [
        (
            "{",
            "this is not JSON: EOF while parsing an object at line 1 column 1",
        ),
        (
            "{}",
            "this is not an exported model: it has no `schema` key",
        ),
        (
            "[]",
            "this is not an exported model: it has no `schema` key",
        ),
        (
            "{\"schema\": 2}",
            "this was exported with schema 2, but this version of fieldnotes reads schema 1",
        ),
        (
            "{\"schema\": \"new\"}",
            "this was exported with schema \"new\", but this version of fieldnotes reads schema 1",
        ),
        (
            "{\"schema\": 1, \"api\": {\"namespaces\": []}}",
            "this is not an exported model: missing field `models`",
        ),
    ] {
        let found: Result<_, ImportError> = import(text);
        assert_eq!(found.expect_err(text).to_string(), expected);
    }
}

/// Ids that lead nowhere are not a reason to stop, whoever has written the file.
#[test]
fn an_export_that_was_tampered_with_is_compared_all_the_same() {
    let old = old();
    let text = export(&old.generated.api, &old.sources).expect("JSON");
    let broken = text
        .replace("\"model\": 3", "\"model\": 4294967295")
        .replace("\"line\": 1,", "\"line\": -1,");
    let broken = broken.replace("\"namespace\": 0", "\"namespace\": 77");
    assert_ne!(text, broken);
    let imported = import(&broken).expect("still of its schema");
    let sides = [
        Side::from(&imported),
        Side::new(&old.generated.api, &old.sources),
    ];
    assert!(!diff(sides[0], sides[1]).is_empty());
    assert!(
        diff(sides[0], sides[0])
            .changes
            .iter()
            .all(|change| change.model.is_empty())
    );
}
