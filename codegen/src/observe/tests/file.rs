use proptest::prelude::*;

use super::observations::any_facts;
use super::*;
use crate::observe::{read, write};

fn parse(text: &str) -> (Option<Observed>, Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile {
        path: "fieldnotes.observed.toml".to_owned(),
        prefix: String::new(),
        text: text.to_owned(),
    });
    let mut diagnostics = Vec::new();
    let observed = read(&sources, file, &mut diagnostics);
    (observed, sources, diagnostics)
}

proptest! {
    #[test]
    fn what_is_written_is_read(facts in any_facts()) {
        let text = write(&facts);
        let (observed, _, diagnostics) = parse(&text);
        prop_assert_eq!(&diagnostics, &Vec::new(), "{}", text);
        let read = observed.map(|it| it.facts).unwrap_or_default();
        prop_assert_eq!(&read, &facts.rounded(), "{}", text);
        prop_assert_eq!(write(&read), text);
    }

    #[test]
    fn any_text_is_read_or_reported(text in "(version = 1\n)?[ -~\n]{0,200}") {
        let (observed, _, diagnostics) = parse(&text);
        prop_assert_eq!(observed.is_none(), !diagnostics.is_empty());
    }
}

#[test]
fn the_file_is_for_people() {
    let api = api(&[
        (
            "Link",
            fields(&[
                "id",
                "?utmSource",
                "clicks *number*",
                &format!("color {}", link("Color")),
            ]),
        ),
        ("Color", values(&["red", "blue"])),
    ]);
    let payloads = [
        serde_json::json!({"id": "a", "utm_source": null, "clicks": 4, "color": "dark green"}),
        serde_json::json!({"clicks": 4.5, "color": "sk_live_abc", "fresh": []}),
    ];
    let expected = "\
# What recorded payloads show beyond the docs: facts, never values.
# `fieldnotes observe` adds lines, and every run uses them as evidence. Delete a line that is wrong.

version = 1

[model.\"components.Color\"]
values = [\"dark green\"]
more-values = \"withheld\"

[model.\"components.Link\"]
keys = { fresh = [\"list\"] }

[model.\"components.Link\".field]
clicks = { fraction = true }
id = { absent = true }
utmSource = { names = { utm_source = 1 }, null = true }
";
    assert_eq!(write(&learned(&api, "Link", &payloads)), expected);
}

#[test]
fn a_broken_file_is_pointed_at() {
    for (text, at, message) in [
        (
            "version = 1\n[model.A.field]\nid = { nul = true }\n",
            "nul",
            "unknown field `nul`",
        ),
        ("version = 2\n", "2", "this file has an unknown layout"),
        (
            "version = 1\n[model.A]\nvalues = \"a\"\n",
            "\"a\"",
            "invalid type: string \"a\", expected a sequence",
        ),
        ("version = \n", "", ""),
        ("<<<<<<< HEAD\n", "", ""),
        ("", "", "missing field `version`"),
    ] {
        let (observed, sources, diagnostics) = parse(text);
        assert!(observed.is_none(), "{text}");
        let [diagnostic] = diagnostics.as_slice() else {
            panic!("{diagnostics:?}")
        };
        assert!(
            diagnostic.message.contains(message),
            "{}",
            diagnostic.message
        );
        let span = diagnostic.primary.as_ref().unwrap().span;
        assert!(sources.text(span).contains(at), "{:?}", sources.text(span));
    }
}

#[test]
fn facts_know_their_line() {
    let text = "version = 1\n[model.\"components.Link\".field]\nid = { null = true }\n";
    let (observed, sources, _) = parse(text);
    let observed = observed.unwrap();
    let mut api = api(&[("Link", fields(&["id"]))]);
    apply_facts(&mut api, &observed, Options::default(), &mut Vec::new());
    let evidence = &field(&api, "Link", "id").evidence;
    assert_eq!(
        sources.text(evidence.last().unwrap().span),
        "{ null = true }"
    );
}
