//! What literals in the docs add to the tables, and what they only hint at.

use crate::support::{Docs, Run};
use fieldnotes::dialect;
use fieldnotes::emit::Target;
use fieldnotes::generate::generate_with;
use fieldnotes::model::{Field, Model, Rule, Shape, Type};
use fieldnotes::model::{Presence, Primitive};
use fieldnotes::options::Options;
use fieldnotes::overrides::{Changes, Override};
use fieldnotes::pages::DocSource;
use fieldnotes::resolve::Knowledge;
use fieldnotes::text::{SourceFile, Sources};

const OPERATIONS: &str = "\
# Boats

## Overview

### Available Operations

* [launch](#launch) - Puts a boat into the water

## launch

Puts a boat into the water.

### Example Usage

```typescript
import { Harbour } from \"harbour\";

const harbour = new Harbour({ token: \"x\" });

async function run() {
  const result = await harbour.boats.launch(\"north\", {
    length: 7,
    owner: null,
  });

  console.log(result);
}
```

### Standalone function

```typescript
async function run() {
  const res = await boatsLaunch(harbour, \"north\", { weight: 2.5 });
}
```

### Parameters

| Parameter | Type                                       | Required           | Description |
| --------- | ------------------------------------------ | ------------------ | ----------- |
| `pier`    | *string*                                   | :heavy_check_mark: | N/A         |
| `request` | [components.Boat](../../models/components/boat.md) | :heavy_check_mark: | N/A         |
| `options` | RequestOptions                             | :heavy_minus_sign: | N/A         |
";

const BOAT: &str = "\
# Boat

## Fields

| Field    | Type     | Required           | Description |
| -------- | -------- | ------------------ | ----------- |
| `length` | *number* | :heavy_check_mark: | N/A         |
| `weight` | *number* | :heavy_check_mark: | N/A         |
| `owner`  | *string* | :heavy_check_mark: | N/A         |
";

fn model<'a>(run: &'a Run, title: &str) -> &'a Model {
    let mut models = run.generated.api.models.iter();
    let found = models.find(|model| model.title == title);
    found.unwrap_or_else(|| panic!("no {title}\n{}", run.report()))
}

fn field<'a>(run: &'a Run, title: &str, name: &str) -> &'a Field {
    let Shape::Struct(it) = &model(run, title).shape else {
        panic!("{title} has no fields");
    };
    let mut fields = it.fields.iter();
    fields.find(|it| it.doc_name == name).expect("a field")
}

fn rules(field: &Field) -> Vec<Rule> {
    field.evidence.iter().map(|it| it.rule).collect()
}

#[test]
fn calls_of_operations_are_samples_of_what_they_pass() {
    let docs = Docs::of("speakeasy-typescript")
        .page("docs/models/components/boat.md", BOAT)
        .page("docs/sdks/boats/README.md", OPERATIONS);
    let run = docs.generate();
    let of = |name| {
        let field = field(&run, "Boat", name);
        (field.ty.clone(), field.presence, rules(field))
    };
    let unknown = Presence::RequiredNullabilityUnknown;
    let (integer, float, string) = (Primitive::Integer, Primitive::Float, Primitive::String);
    let expected = (Type::Primitive(integer), unknown, vec![Rule::WholeNumber]);
    assert_eq!(of("length"), expected);
    let expected = (Type::Primitive(float), unknown, vec![Rule::Fraction]);
    assert_eq!(of("weight"), expected);
    let nullable = Presence::RequiredNullable;
    let expected = (Type::Primitive(string), nullable, vec![Rule::NullInSnippet]);
    assert_eq!(of("owner"), expected);
    // The page itself is still not a model.
    let ignored = &run.generated.ledger.ignored;
    assert_eq!(ignored.get("operations-page"), Some(&1), "{ignored:?}");
    assert_eq!(run.generated.ledger.models, 1);
}

#[test]
fn a_call_that_passes_something_else_is_no_sample() {
    let other = OPERATIONS.replace("length: 7,", "length: 7, colour: \"red\",");
    let docs = Docs::of("speakeasy-typescript")
        .page("docs/models/components/boat.md", BOAT)
        .page("docs/sdks/boats/README.md", other);
    let run = docs.generate();
    assert_eq!(rules(field(&run, "Boat", "length")), []);
    assert_eq!(rules(field(&run, "Boat", "weight")), [Rule::Fraction]);
}

#[test]
fn calls_in_python_and_go_name_what_they_pass() {
    let page = |ty: &str, name: &str, code: &str| {
        format!(
            "# Boats\n\n## Overview\n\n### Available Operations\n\n## launch\n\n### Example Usage\n\n{code}\n\n### Parameters\n\n\
             | Parameter | Type | Required | Description |\n| --- | --- | --- | --- |\n| `ctx` | *string* | :heavy_check_mark: | N/A |\n\
             | `{name}` | {ty} | :heavy_check_mark: | N/A |\n"
        )
    };
    let boat = |row: &str| {
        format!(
            "# Boat\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n{row}\n"
        )
    };
    let python = Docs::of("speakeasy-python")
        .page(
            "docs/models/boat.md",
            boat("| `length` | *int* | :heavy_check_mark: | N/A |"),
        )
        .page(
            "docs/sdks/boats/README.md",
            page(
                "[models.Boat](../../models/boat.md)",
                "request",
                "```python\nres = harbour.boats.launch(ctx=\"x\", request={\n    \"length\": 7.5,\n})\n```",
            ),
        );
    let run = python.generate();
    let contradicted = [Rule::ContradictingExample];
    assert_eq!(rules(field(&run, "Boat", "length")), contradicted);
    let go = Docs::of("speakeasy-go")
        .page(
            "docs/models/components/boat.md",
            boat("| `Length` | *int64* | :heavy_check_mark: | N/A |"),
        )
        .page(
            "docs/sdks/boats/README.md",
            page(
                "[components.Boat](../../models/components/boat.md)",
                "request",
                "```go\nres, err := s.Boats.Launch(ctx, components.Boat{\n    Length: 7.5,\n})\n```",
            ),
        );
    let run = go.generate();
    assert_eq!(rules(field(&run, "Boat", "Length")), contradicted);
    assert!(
        run.report().contains("docs/sdks/boats/README.md:13:13"),
        "{}",
        run.report()
    );
}

const TRIP: &str = "\
# Trip

## Example Usage

```typescript
let value: Trip = {
  day: new RFCDate(\"2024-05-01T10:00:00Z\"),
  start: new Date(\"2024-05-01\"),
  sea: \"baltic\",
  boat: \"<value>\",
  only: \"two\",
};
```

## Fields

| Field   | Type                                             | Required           | Description | Example |
| ------- | ------------------------------------------------ | ------------------ | ----------- | ------- |
| `day`   | [RFCDate](../../types/rfcdate.md)                | :heavy_check_mark: | N/A         |         |
| `start` | [Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date) | :heavy_check_mark: | N/A | |
| `sea`   | [components.Sea](../../models/components/sea.md) | :heavy_check_mark: | N/A         | arctic  |
| `boat`  | [components.Sea](../../models/components/sea.md) | :heavy_check_mark: | N/A         |         |
| `only`  | [components.Only](../../models/components/only.md) | :heavy_check_mark: | N/A       |         |
";

fn values(title: &str, values: &[&str]) -> String {
    let rows = values
        .iter()
        .map(|value| format!("| `A{value}` | {value} |\n"));
    let rows: String = rows.collect();
    format!("# {title}\n\n## Values\n\n| Name | Value |\n| --- | --- |\n{rows}")
}

fn trip() -> Run {
    Docs::of("speakeasy-typescript")
        .page("docs/models/components/trip.md", TRIP)
        .page(
            "docs/models/components/sea.md",
            values("Sea", &["north", "arctic"]),
        )
        .page("docs/models/components/only.md", values("Only", &["one"]))
        .generate()
}

#[test]
fn dates_of_another_shape_are_contradictions() {
    let run = trip();
    for name in ["day", "start"] {
        assert_eq!(
            rules(field(&run, "Trip", name)),
            [Rule::ContradictingExample],
            "{name}"
        );
    }
    let report = run.report();
    for place in ["trip.md:7:8", "trip.md:8:10"] {
        let found: Vec<_> = report.lines().filter(|it| it.contains(place)).collect();
        assert_eq!(found.len(), 1, "{report}");
        assert!(found[0].starts_with("warning"), "{report}");
    }
    // An example that contradicts its table is not a test.
    assert_eq!(model(&run, "Trip").example, None);
}

#[test]
fn values_that_are_not_listed_are_reported_and_nothing_is_invented() {
    let run = trip();
    assert_eq!(rules(field(&run, "Trip", "sea")), [Rule::UndocumentedValue]);
    assert_eq!(rules(field(&run, "Trip", "boat")), []);
    assert_eq!(
        rules(field(&run, "Trip", "only")),
        [Rule::ContradictingExample]
    );
    let Shape::Enum(sea) = &model(&run, "Sea").shape else {
        panic!("no enum");
    };
    assert_eq!((sea.values.len(), sea.open), (2, true));
    let report = run.report();
    let of = |code: &str| report.lines().find(|line| line.contains(code));
    let note = of("undocumented-value").expect("a note");
    assert!(
        note.starts_with("note: docs/models/components/trip.md:9:8"),
        "{report}"
    );
    assert!(
        report.contains("warning: docs/models/components/trip.md:11:9"),
        "{report}"
    );
}

#[test]
fn what_the_user_says_of_an_enum_comes_before_examples() {
    let mut sources = Sources::default();
    let sea = values("Sea", &["north", "arctic"]);
    let only = values("Only", &["one"]);
    let pages = [("trip", TRIP), ("sea", &sea), ("only", &only)];
    let files = pages.map(|(name, text)| {
        sources.add(SourceFile {
            path: format!("docs/models/components/{name}.md"),
            prefix: String::new(),
            text: text.to_owned(),
        })
    });
    let docs = DocSource {
        dialect: dialect::by_id("speakeasy-typescript"),
        files: files.to_vec(),
        ..DocSource::default()
    };
    let opened = Override {
        target: "components.Only".to_owned(),
        reason: "the vendor says so".to_owned(),
        changes: Changes {
            open: Some(true),
            ..Changes::default()
        },
        span: None,
    };
    let knowledge = Knowledge {
        overrides: vec![opened],
        ..Knowledge::default()
    };
    let target = Target::Package {
        name: "vendor-models".into(),
    };
    let generated = generate_with(&sources, &[docs], Options::default(), &knowledge, &target);
    let run = Run { sources, generated };
    assert_eq!(
        rules(field(&run, "Trip", "only")),
        [Rule::UndocumentedValue]
    );
}
