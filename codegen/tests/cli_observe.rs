//! `fieldnotes observe` and `verify`, as a user runs them.

use crate::support::cli::{self, Output, Project};

/// The model of the tests, with an enum and a key that may be absent.
const LINK: &str = "\
# Link

## Fields

| Field       | Type                                             | Required           | Description |
| ----------- | ------------------------------------------------ | ------------------ | ----------- |
| `id`        | *string*                                         | :heavy_check_mark: | N/A         |
| `clicks`    | *number*                                         | :heavy_check_mark: | N/A         |
| `note`      | *string*                                         | :heavy_minus_sign: | N/A         |
| `protocol`  | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A         |
";

const GOOD: &str = r#"{"id":"a","clicks":1,"protocol":"tcp"}"#;
const NULL: &str = r#"{"id":null,"clicks":1,"protocol":"tcp"}"#;
const NEW_VALUE: &str = r#"{"id":"a","clicks":1,"protocol":"quic"}"#;

fn project() -> Project {
    let project = Project::new();
    project.write("docs/models/components/link.md", LINK);
    project
}

fn observe(project: &Project, input: &str) -> Output {
    project.run_with(&["observe", "--as", "components.Link", "-"], input)
}

fn verify(project: &Project, input: &str) -> Output {
    project.run_with(&["verify", "--as", "Link", "-"], input)
}

#[test]
fn facts_are_recorded_and_used() {
    let project = project();
    verify(&project, NULL).expect(100);
    assert!(!project.exists("fieldnotes.observed.toml"));
    let first = observe(&project, NULL).expect(0);
    assert!(
        first
            .stderr
            .contains("wrote fieldnotes.observed.toml: `fieldnotes generate` uses it\n"),
        "{first:#?}"
    );
    let text = project.read("fieldnotes.observed.toml");
    assert!(text.contains("[model.\"components.Link\".field]"), "{text}");
    verify(&project, NULL).expect(0);
    project.run(&["generate"]).expect(0);
    assert!(
        project
            .read("generated/src/components/link.rs")
            .contains("pub id: Option<String>")
    );
    let again = observe(&project, NULL).expect(0);
    assert!(
        again
            .stderr
            .contains("fieldnotes.observed.toml: nothing new\n"),
        "{again:#?}"
    );
    assert_eq!(project.read("fieldnotes.observed.toml"), text);
    // What was known is kept.
    observe(&project, GOOD).expect(0);
    verify(&project, NULL).expect(0);
}

#[test]
fn misfits_are_shown_once_and_counted() {
    let project = project();
    let input = [
        GOOD,
        NULL,
        NEW_VALUE,
        NULL,
        "{\"id\":\"a\",\"protocol\":\"tcp\"}",
    ]
    .join("\n");
    let found = verify(&project, &input).expect(100);
    cli::golden("cli_observe/verify.txt", &found.stdout);
    let json = project
        .run_with(&["verify", "--as", "Link", "-", "--format=json"], &input)
        .expect(100);
    cli::golden("cli_observe/verify.json", &json.stdout);
    assert_eq!(
        verify(&project, GOOD).expect(0).stdout,
        "components.Link: payloads 1, fitting 1, refused 0, bad lines 0\n"
    );
}

#[test]
fn deny_says_which_misfits_count() {
    let project = project();
    let run = |deny: &str, input: &str| {
        project
            .run_with(&["verify", "--as=Link", "--deny", deny, "-"], input)
            .code
    };
    assert_eq!(
        ["kept", "lost", "refused"].map(|deny| run(deny, NEW_VALUE)),
        [100, 0, 0]
    );
    assert_eq!(
        ["kept", "lost", "refused"].map(|deny| run(deny, NULL)),
        [100, 100, 100]
    );
}

#[test]
fn files_hold_texts_lines_or_lists() {
    let project = project();
    let pretty = "{\n  \"id\": \"a\",\n  \"clicks\": 1,\n  \"protocol\": \"udp\"\n}\n";
    project.write("a.json", pretty);
    project.write("b.json", &format!("[{GOOD},{GOOD}]"));
    project.write("c.ndjson", &format!("{GOOD}\n{GOOD}\nnothing\n{GOOD}\n"));
    let good = project
        .run(&["verify", "--as", "Link", "a.json", "b.json"])
        .expect(0);
    assert!(good.stdout.contains("payloads 3, fitting 3"), "{good:#?}");
    for verb in ["verify", "observe"] {
        let bad = project
            .run(&[verb, "--as", "Link", "c.ndjson", "a.json"])
            .expect(100);
        assert!(
            bad.stdout.contains("not JSON: c.ndjson:3: expected"),
            "{bad:#?}"
        );
        assert!(
            bad.stdout
                .contains("payloads 4, fitting 4, refused 0, bad lines 1\n"),
            "{bad:#?}"
        );
    }
}

#[test]
fn many_payloads_are_streamed() {
    let project = project();
    project.write("many.ndjson", &format!("{GOOD}\n").repeat(20_000));
    let many = project
        .run(&["verify", "--as", "Link", "many.ndjson"])
        .expect(0);
    assert!(
        many.stdout.contains("payloads 20000, fitting 20000"),
        "{many:#?}"
    );
}

#[test]
fn mistakes_have_their_codes() {
    let project = project();
    let unknown = project
        .run_with(&["observe", "--as", "components.Lnk", "-"], GOOD)
        .expect(2);
    assert!(
        unknown
            .stderr
            .starts_with("error[unknown-name]: there is no model `components.Lnk`\n"),
        "{unknown:#?}"
    );
    assert!(
        unknown.stderr.contains("did you mean `components.Link`?"),
        "{unknown:#?}"
    );
    let absent = project
        .run(&["verify", "--as", "Link", "absent.json"])
        .expect(1);
    assert!(
        absent.stderr.starts_with("error[unreadable-file]: "),
        "{absent:#?}"
    );
    project.run(&["verify", "--as", "Link"]).expect(2);
    project.run(&["verify", "a.json"]).expect(2);
    project.write(
        "fieldnotes.toml",
        &cli::CONFIG.replace("[crate]", "[crate]\nobserved = \"absent/x.toml\""),
    );
    verify(&project, GOOD).expect(1);
    project.write("fieldnotes.toml", cli::CONFIG);
    project.write("fieldnotes.observed.toml", "version = 99\n");
    observe(&project, NULL).expect(100);
    assert_eq!(project.read("fieldnotes.observed.toml"), "version = 99\n");
}

/// A vendor that writes null for whatever is absent, and whose docs call all of it optional.
#[test]
fn a_habit_of_null_is_said_with_the_line_that_keeps_it() {
    const ROW: &str = "| `note`      | *string*";
    const LINE: &str = "null occurs 5 times in 3 fields that the docs do not call nullable: `unknown-nullability = \"keep\"` under `[crate]` keeps it";
    let project = project();
    let optional = |name: &str| {
        LINK.lines()
            .find(|line| line.starts_with(ROW))
            .map(|line| line.replace("`note`", name) + "\n")
            .unwrap()
    };
    let page = LINK.to_owned() + &optional("`title`") + &optional("`owner`");
    project.write("docs/models/components/link.md", &page);
    let with_nulls = |keys: &str| GOOD.replace("\"clicks\"", &format!("{keys}\"clicks\""));
    let two = with_nulls("\"note\":null,\"title\":null,");
    let three = with_nulls("\"note\":null,\"owner\":null,\"title\":null,");
    // Two such fields may be two mistakes of the docs.
    let few = verify(&project, &two);
    assert!(!few.stdout.contains("unknown-nullability"), "{few:#?}");
    let both = format!("{two}\n{three}\n");
    let many = verify(&project, &both);
    assert!(many.stdout.contains(LINE), "{many:#?}");
    // Once the line is set there is nothing left to report.
    let keeping = cli::CONFIG.replace("[crate]", "[crate]\nunknown-nullability = \"keep\"");
    project.write("fieldnotes.toml", &keeping);
    let kept = verify(&project, &both).expect(0);
    assert!(!kept.stdout.contains("unknown-nullability"), "{kept:#?}");
    project.write("fieldnotes.toml", cli::CONFIG);
    let observed = observe(&project, &both);
    assert!(observed.stdout.contains(LINE), "{observed:#?}");
}
