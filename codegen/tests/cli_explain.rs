//! `fieldnotes explain` and `audit`, as a user runs them.

use crate::support::cli::{self, CONFIG, Project};

const LINK: &str = "\
# Link

A short link.

## Fields

| Field          | Type                                             | Required           | Description | Example |
| -------------- | ------------------------------------------------ | ------------------ | ----------- | ------- |
| `id`           | *string*                                         | :heavy_check_mark: | Names it.   | abc     |
| `clickCount`   | *number*                                         | :heavy_minus_sign: | N/A         | 1.5     |
| `owner`        | *string*                                         | :heavy_check_mark: | N/A         | null    |
| `protocol`     | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A         |         |
";

const TARGET: &str = "\
# Target

## Supported Types

### `components.Link`

```typescript
const value: components.Link = {
  id: \"abc\",
  owner: null,
  protocol: \"tcp\",
};
```

### `string`

```typescript
const value: string = \"x\";
```
";

fn project() -> Project {
    let project = Project::new();
    project.write("docs/models/components/link.md", LINK);
    project.write("docs/models/components/target.md", TARGET);
    project
}

#[test]
fn everything_with_a_name_is_explained() {
    let project = project();
    for (name, golden) in [
        ("components.Link", "model"),
        ("components.Link.owner", "field"),
        ("components.Protocol", "enum"),
        ("components.Protocol.tcp", "value"),
        ("components.Target", "union"),
        ("components.Target.Link", "variant"),
    ] {
        let explained = project.run(&["explain", name]).expect(0);
        assert_eq!(explained.stderr, "");
        cli::golden(&format!("cli_explain/{golden}.txt"), &explained.stdout);
    }
    let json = project
        .run(&["explain", "Link.clickCount", "--format=json"])
        .expect(0);
    cli::golden("cli_explain/field.json", &json.stdout);
}

/// A model with a constant key.
fn shape(title: &str, kind: &str) -> String {
    format!(
        "# {title}\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | `size` | *number* | :heavy_check_mark: | N/A |\n| `kind` | *\"{kind}\"* | :heavy_check_mark: | N/A |\n"
    )
}

#[test]
fn a_tag_comes_with_the_places_that_tell_it() {
    let project = Project::new();
    project.write(
        "docs/models/components/square.md",
        &shape("Square", "square"),
    );
    project.write(
        "docs/models/components/circle.md",
        &shape("Circle", "circle"),
    );
    let union = "# Shape\n\n## Supported Types\n\n### `components.Square`\n\n```typescript\nconst value: components.Square = {};\n\
                 ```\n\n### `components.Circle`\n\n```typescript\nconst value: components.Circle = {};\n```\n";
    project.write("docs/models/components/shape.md", union);
    let explained = project
        .run(&["explain", "components.Shape"])
        .expect(0)
        .stdout;
    let why = "each variant has its own values for this key, so it is the tag";
    for page in ["square", "circle"] {
        let line = format!("    docs/models/components/{page}.md:8:4: {why}\n");
        assert!(explained.contains(&line), "{explained}");
    }
    assert!(explained.contains("by the key `kind`"), "{explained}");
}

#[test]
fn names_are_those_of_docs_wire_and_rust() {
    let project = project();
    let expected = project
        .run(&["explain", "components.Link.clickCount"])
        .expect(0)
        .stdout;
    for name in [
        "Link.clickCount",
        "Link.click_count",
        "components::Link::click_count",
        "link.CLICKCOUNT",
    ] {
        assert_eq!(
            project.run(&["explain", name]).expect(0).stdout,
            expected,
            "{name}"
        );
    }
    let value = project.run(&["explain", "Protocol.Tcp"]).expect(0).stdout;
    assert_eq!(
        project.run(&["explain", "Protocol.tcp"]).expect(0).stdout,
        value
    );
}

#[test]
fn near_misses_are_suggested() {
    let project = project();
    for (name, message, help) in [
        (
            "components.Lnk",
            "there is no model `components.Lnk`",
            "did you mean `components.Link`?",
        ),
        (
            "Link.clickCont",
            "`components.Link` has no part called `clickCont`",
            "did you mean `components.Link.clickCount`?",
        ),
        (
            "Link.zzz",
            "`components.Link` has no part",
            "it has `id`, `clickCount`, `owner`, `protocol`",
        ),
        (
            "Lnk.id",
            "there is no model `Lnk`",
            "did you mean `components.Link`?",
        ),
        (
            "zzzzz",
            "there is no model `zzzzz`",
            "`fieldnotes export` lists all models",
        ),
        ("", "there is no model ``", "lists all models"),
        ("..", "there is no model `", "lists all models"),
    ] {
        let missed = project.run(&["explain", name]).expect(2);
        assert!(
            missed
                .stderr
                .starts_with(&format!("error[unknown-name]: {message}")),
            "{missed:#?}"
        );
        assert!(missed.stderr.contains(help), "{missed:#?}");
        assert_eq!(missed.stdout, "");
    }
    project.write("docs/models/operations/link.md", LINK);
    let several = project.run(&["explain", "Link"]).expect(2);
    assert!(
        several
            .stderr
            .contains("one of `components.Link`, `operations.Link`?"),
        "{several:#?}"
    );
}

#[test]
fn the_override_can_be_pasted() {
    let project = project();
    for name in [
        "Link",
        "Link.id",
        "Link.clickCount",
        "Protocol",
        "Protocol.tcp",
        "Target",
        "Target.Link",
    ] {
        let explained = project
            .run(&["explain", name, "--format=json"])
            .expect(0)
            .json();
        let snippet = explained["override"].as_str().unwrap();
        project.write("fieldnotes.toml", &format!("{CONFIG}\n{snippet}\n"));
        project.run(&["generate"]).expect(0);
        let again = project.run(&["explain", name]).expect(0);
        assert!(
            again.stdout.contains(": an override: how you know\n"),
            "{again:#?}"
        );
        let audit = project.run(&["audit"]).expect(0);
        assert!(
            audit.stdout.starts_with("needed: components."),
            "{audit:#?}"
        );
        project.write("fieldnotes.toml", CONFIG);
    }
}

#[test]
fn observed_facts_are_evidence() {
    let project = project();
    project
        .run_with(
            &["observe", "--as=Link", "-"],
            "{\"id\":null,\"protocol\":\"tcp\",\"owner\":null}",
        )
        .expect(0);
    let explained = project.run(&["explain", "Link.id"]).expect(0);
    assert!(
        explained.stdout.contains("    fieldnotes.observed.toml:"),
        "{explained:#?}"
    );
    assert!(
        explained
            .stdout
            .contains(": a recorded payload had null here\n"),
        "{explained:#?}"
    );
}

#[test]
fn audit_finds_what_has_no_effect() {
    let project = project();
    let none = project.run(&["audit"]).expect(0);
    assert_eq!(none.stdout, "overrides 0, needed 0, without effect 0\n");
    let add = |target: &str, change: &str| {
        format!("\n[[override]]\ntarget = \"{target}\"\nreason = \"r\"\n{change}\n")
    };
    let overrides = [
        add("Link.id", "wire-name = \"ID\""),
        // The docs say so.
        add("Link.protocol", "required = true"),
        // This would be a guess, although with the same result.
        add("Link.owner", "wire-name = \"owner\""),
        add("Gone", "rust-name = \"Here\""),
    ];
    project.write(
        "fieldnotes.toml",
        &format!("{CONFIG}{}", overrides.concat()),
    );
    let audit = project.run(&["audit"]).expect(100);
    cli::golden("cli_explain/audit.txt", &audit.stdout);
    let json = project.run(&["audit", "--format=json"]).expect(100).json();
    let needed: Vec<bool> = json["overrides"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["is_needed"].as_bool().unwrap())
        .collect();
    assert_eq!(needed, [true, false, true, false]);
    assert!(!project.exists("generated"));
    project.write(
        "docs/models/components/link.md",
        &LINK.replace(":heavy_check_mark:", "perhaps"),
    );
    project.run(&["audit"]).expect(100);
    project.write("fieldnotes.toml", "x");
    project.run(&["audit"]).expect(2);
}

#[test]
fn a_rule_has_a_page() {
    // Without any docs.
    let project = Project(tempfile::tempdir().unwrap());
    let page = |name: &str| project.run(&["explain", name]).expect(0).stdout;
    for (name, text) in [
        ("broken-link", "A warning. `[[accept]]`"),
        (
            "field-renamed",
            "Rust: a major version if callers see a different type",
        ),
        (
            "null-in-snippet",
            "As a piece of evidence:\n    A usage snippet has null here",
        ),
        ("status-code-row", "As a reason to skip something:"),
        ("contradicting-example", "As a piece of evidence:"),
    ] {
        assert!(page(name).contains(text), "{}", page(name));
    }
    let json = project
        .run(&["explain", "deprecated", "--format", "json"])
        .expect(0)
        .json();
    assert_eq!(
        (&json["schema"], &json["rule"], &json["parts"][0]["kind"]),
        (&1.into(), &"deprecated".into(), &"change".into())
    );
    let wrong = project.run(&["explain", "brokn-link"]).expect(2);
    assert!(
        wrong.stderr.contains("there is no rule `brokn-link`")
            && wrong.stderr.contains("did you mean `broken-link`?")
    );
}

#[test]
fn names_that_no_source_shows_are_listed_with_what_decides_them() {
    let project = project();
    let key = "| `holder` | [components.Link](../components/link.md) | :heavy_check_mark: | N/A | {<br/>\"id\": \"a\"<br/>} |";
    let page = format!(
        "# Holder\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n\
         | --- | --- | --- | --- | --- |\n{key}\n"
    );
    project.write("docs/models/components/holder.md", &page);
    let names = project.run(&["names"]).expect(0);
    cli::golden("cli_explain/names.txt", &names.stdout);
    let json = project.run(&["names", "--format=json"]).expect(0).json();
    let undecided = json["undecided"].as_array().unwrap();
    let names = || undecided.iter().map(|it| it["name"].as_str().unwrap());
    // An example shows `id`; the words of the others may have capitals.
    assert!(
        !names().any(|name| name == "components.Link.id"),
        "{json:#}"
    );
    let count = names().position(|name| name == "components.Link.clickCount");
    let count = &undecided[count.unwrap()];
    assert_eq!(count["written"], "clickCount");
    assert_eq!(count["any_spelling"], true);
    assert_eq!(count["place"]["line"], 10);
    let observe = "fieldnotes observe --as components.Link PAYLOADS";
    assert_eq!(count["decided_by"][1], observe);

    project.write(
        "fieldnotes.toml",
        &format!("{CONFIG}wire-case = \"camel\"\n"),
    );
    let decided = project.run(&["names"]).expect(0);
    assert!(decided.stdout.ends_with(", undecided 0\n"), "{decided:#?}");
}

/// In a single-file crate, the lines are those in the model's module.
#[test]
fn the_code_is_found_in_a_single_file() {
    let project = project();
    let config = cli::CONFIG.replace("[crate]", "[crate]\nlayout = \"single-file\"");
    project.write("fieldnotes.toml", &config);
    project.run(&["generate"]).expect(0);
    let file = project.read("generated/src/lib.rs");
    for (name, code) in [
        ("components.Link", "pub struct Link {"),
        ("components.Link.id", "pub id: "),
    ] {
        let explained = project.run(&["explain", name]).expect(0);
        let (_, rest) = explained
            .stdout
            .split_once("\nRust, generated/src/lib.rs:")
            .unwrap();
        let (line, rest) = rest.split_once('\n').unwrap();
        let line: usize = line.parse().unwrap();
        let written = file.lines().nth(line - 1).unwrap().trim_start();
        assert!(rest.contains(code), "{explained:#?}");
        let is_near = file
            .lines()
            .skip(line - 1)
            .take(9)
            .any(|it| it.contains(code));
        assert!(is_near && written.starts_with(['#', 'p']), "{written}");
    }
}
