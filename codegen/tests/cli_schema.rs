//! src/config/fieldnotes.schema.json agrees with the program: it has the same keys and values, and accepts the example
//! file.

use std::fs;
use std::path::Path;

use fieldnotes::config::Config;
use fieldnotes::dialect::DIALECTS;
use fieldnotes::text::{SourceFile, Sources};
use serde_json::{Value, json};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config/fieldnotes.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What the program says about a config file.
fn parse(text: &str) -> Result<Config, String> {
    let mut sources = Sources::default();
    let file = SourceFile {
        path: "f.toml".into(),
        prefix: String::new(),
        text: text.into(),
    };
    let file = sources.add(file);
    Config::parse(&sources, file).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| problem.one_line(&sources))
            .collect();
        lines.join("\n")
    })
}

/// Why `value` does not match `schema`. Supports only what the file uses of JSON Schema.
fn problem(schema: &Value, value: &Value, place: &str) -> Option<String> {
    let known = [
        "description",
        "default",
        "type",
        "enum",
        "pattern",
        "properties",
        "required",
        "items",
        "title",
    ];
    let limits = [
        "minimum",
        "maximum",
        "minLength",
        "minItems",
        "additionalProperties",
        "$schema",
    ];
    for key in schema.as_object().unwrap().keys() {
        assert!(
            known.contains(&key.as_str()) || limits.contains(&key.as_str()),
            "{key} is not checked"
        );
    }
    let is_right_type = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("boolean") => value.is_boolean(),
        other => panic!("{other:?}"),
    };
    if !is_right_type {
        return Some(format!("{place}: not of type {}", schema["type"]));
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|values| !values.contains(value))
    {
        return Some(format!("{place}: {value} is not one of {}", schema["enum"]));
    }
    if value.as_u64() > schema["maximum"].as_u64().or(value.as_u64()) {
        return Some(format!("{place}: too large"));
    }
    let mut required = schema["required"].as_array().into_iter().flatten();
    if let Some(key) = required.find(|key| value.get(key.as_str().unwrap()).is_none()) {
        return Some(format!("{place}: {key} is missing"));
    }
    let fields = value.as_object().into_iter().flatten();
    let mut fields = fields.map(|(key, value)| match schema["properties"].get(key) {
        Some(schema) => problem(schema, value, &format!("{place}.{key}")),
        None => Some(format!("{place}.{key}: unknown")),
    });
    let mut items = value
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| problem(&schema["items"], item, place));
    fields
        .find_map(|found| found)
        .or_else(|| items.find_map(|found| found))
}

fn check(text: &str) -> Option<String> {
    let value: toml::Value = toml::from_str(text).unwrap();
    problem(&schema(), &serde_json::to_value(value).unwrap(), "")
}

#[test]
fn the_example_is_right() {
    let example =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config/example.toml"))
            .unwrap();
    assert_eq!(check(&example), None);
    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fieldnotes.toml"))
        .unwrap();
    assert_eq!(check(&own), None);
}

/// The program lists the valid keys if it finds an unknown one.
#[test]
fn the_keys_are_those_of_the_program() {
    let head = "[[source]]\ndocs = \"a\"\n";
    let schema = schema();
    let tables = [
        ("zzzzzzzzzzzz = 1\n".to_owned(), &schema),
        (
            "[crate]\nzzzzzzzzzzzz = 1\n".to_owned(),
            &schema["properties"]["crate"],
        ),
        (
            format!("{head}zzzzzzzzzzzz = 1\n"),
            &schema["properties"]["source"]["items"],
        ),
        (
            "[[override]]\ntarget = \"a\"\nreason = \"b\"\nzzzzzzzzzzzz = 1\n".to_owned(),
            &schema["properties"]["override"]["items"],
        ),
        (
            format!(
                "{head}[[accept]]\nfinding = \"a\"\npage = \"b\"\nreason = \"c\"\nzzzzzzzzzzzz = 1\n"
            ),
            &schema["properties"]["accept"]["items"],
        ),
    ];
    for (text, schema) in tables {
        let complaint = parse(&text).unwrap_err();
        let listed = complaint
            .split("the keys are")
            .nth(1)
            .unwrap_or_else(|| panic!("{complaint}"));
        let mut listed: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
        listed.sort_unstable();
        let keys: Vec<&str> = schema["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, listed);
        assert_eq!(schema["additionalProperties"], json!(false));
    }
}

#[test]
fn the_values_are_those_of_the_program() {
    let schema = schema();
    let ids: Vec<Value> = DIALECTS.iter().map(|dialect| json!(dialect.id)).collect();
    let source = &schema["properties"]["source"]["items"]["properties"];
    assert_eq!(source["dialect"]["enum"], json!(ids));
    for (table, head, path) in [
        ("crate", "[crate]\n", "/properties/crate/properties"),
        (
            "source",
            "[[source]]\ndocs = \"a\"\n",
            "/properties/source/items/properties",
        ),
        (
            "override",
            "[[override]]\ntarget = \"a\"\nreason = \"b\"\n",
            "/properties/override/items/properties",
        ),
    ] {
        for (key, of_key) in schema.pointer(path).unwrap().as_object().unwrap() {
            // A `type` is one of the values, or any type of Rust.
            let of_words = of_key.pointer("/anyOf/0/enum");
            let Some(values) = of_words.unwrap_or(&of_key["enum"]).as_array() else {
                continue;
            };
            for value in values {
                parse(&format!("{head}{key} = {value}\n")).unwrap();
            }
            // A dialect is looked up later.
            if key != "dialect" && of_words.is_none() {
                let complaint = parse(&format!("{head}{key} = \"zzzzzzzzzzzz\"\n")).unwrap_err();
                let listed = complaint
                    .split("the values are")
                    .nth(1)
                    .unwrap_or_else(|| panic!("{complaint}"));
                let mut listed: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
                let mut values: Vec<&str> = values.iter().map(|it| it.as_str().unwrap()).collect();
                listed.sort_unstable();
                values.sort_unstable();
                assert_eq!(values, listed, "{table}.{key}");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_wrong_for_both() {
    for text in [
        "[crate]\ndates = 1\n",
        "[crate]\nmax-drop = 256\n",
        "[crate]\nmax-drop = 0.2\n",
        "[crate]\nname = \"a\"\nfloor = 2\n",
        "[source]\ndocs = \"a\"\n",
        "[[source]]\nmodule = \"a\"\n",
        "[[override]]\ntarget = \"a\"\n",
        "[[override]]\ntarget = \"a\"\nreason = \"b\"\nderive = \"Eq\"\n",
    ] {
        assert!(parse(text).is_err(), "{text}");
        assert!(check(text).is_some(), "{text}");
    }
}
