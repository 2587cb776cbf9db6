//! The effects of a user's settings: overrides, second sources, spelling, included models.

use fieldnotes::diagnostic::{Code, Level};
use fieldnotes::emit::Target;
use fieldnotes::generate::{Generated, generate_with};
use fieldnotes::model::Presence;
use fieldnotes::model::{Field, Shape};
use fieldnotes::options::WireCase;
use fieldnotes::options::{Options, UnknownNullability};
use fieldnotes::overrides::{Changes, Override, OverrideType, Pattern};
use fieldnotes::pages::DocSource;
use fieldnotes::resolve::Knowledge;
use fieldnotes::text::{SourceFile, Sources};

const ORDER: &str = "# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `orderId` | *string* | :heavy_check_mark: | Number of the order. |
| `itemCount` | *number* | :heavy_check_mark: | N/A |
| `closedAt` | *string* | :heavy_check_mark: | N/A |
";

const STATE: &str = "# State

## Values

```typescript
\"open\" | \"done\"
```
";

/// The same order, as printed by a Python SDK.
const PYTHON_ORDER: &str = "# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `order_id` | *str* | :heavy_check_mark: | N/A |
| `item_count` | *int* | :heavy_check_mark: | N/A |
| `closed_at` | *Nullable[str]* | :heavy_check_mark: | N/A |
";

fn add(sources: &mut Sources, prefix: &str, path: &str, text: &str) -> fieldnotes::text::FileId {
    sources.add(SourceFile {
        path: path.into(),
        prefix: prefix.into(),
        text: text.into(),
    })
}

fn run(
    docs: DocSource,
    second: Option<&str>,
    options: Options,
    knowledge: &Knowledge,
) -> (Generated, Vec<String>) {
    let mut sources = Sources::default();
    let files = vec![
        add(&mut sources, "docs/", "models/components/order.md", ORDER),
        add(&mut sources, "docs/", "models/components/state.md", STATE),
    ];
    let mut all = vec![DocSource { files, ..docs }];
    if let Some(text) = second {
        let file = add(&mut sources, "python/", "models/components/order.md", text);
        all.push(DocSource {
            module: "python".into(),
            files: vec![file],
            corroborates: Some(0),
            ..DocSource::default()
        });
    }
    let target = Target::Package {
        name: "orders".into(),
    };
    let generated = generate_with(&sources, &all, options, knowledge, &target);
    let problems = generated
        .diagnostics
        .iter()
        .map(|it| it.one_line(&sources))
        .collect();
    (generated, problems)
}

fn with(target: &str, changes: Changes) -> (Generated, Vec<String>) {
    let it = Override {
        target: target.into(),
        reason: "a test".into(),
        span: None,
        changes,
    };
    let knowledge = Knowledge {
        overrides: vec![it],
        ..Knowledge::default()
    };
    run(DocSource::default(), None, Options::default(), &knowledge)
}

fn field<'a>(generated: &'a Generated, name: &str) -> &'a Field {
    let model = generated
        .api
        .models
        .iter()
        .find(|model| model.title == "Order")
        .unwrap();
    let Shape::Struct(it) = &model.shape else {
        panic!("an order is a struct")
    };
    it.fields
        .iter()
        .find(|field| field.doc_name == name)
        .unwrap()
}

fn text(generated: &Generated, path: &str) -> String {
    generated
        .tree
        .get(path)
        .map(|file| file.text().unwrap())
        .unwrap_or_default()
}

#[test]
fn an_override_changes_what_it_names() {
    let changes = Changes {
        wire_name: Some("order_id".into()),
        aliases: Some(vec!["id".into()]),
        doc: Some("As it is printed on the bill.".into()),
        ..Changes::default()
    };
    let (generated, problems) = with("components.Order.orderId", changes);
    let order = text(&generated, "src/components/order.rs");
    assert!(
        order.contains("/// As it is printed on the bill."),
        "{order}\n{problems:?}"
    );
    assert!(
        order.contains("#[serde(rename = \"order_id\")]")
            && order.contains("const ALIASES: &[(&str, &str)] = &[(\"id\", \"order_id\")];"),
        "{order}"
    );
}

#[test]
fn types_presence_and_rust_names_can_be_overridden() {
    let changes = Changes {
        ty: Some(OverrideType::Integer),
        ..Changes::default()
    };
    let (generated, _) = with("*.itemCount", changes);
    assert!(text(&generated, "src/components/order.rs").contains("pub item_count: i64,"));

    let changes = Changes {
        nullable: Some(true),
        ..Changes::default()
    };
    let (generated, _) = with("Order.closedAt", changes);
    assert_eq!(
        field(&generated, "closedAt").presence,
        Presence::RequiredNullable
    );

    let changes = Changes {
        rust_name: Some("Purchase".into()),
        ..Changes::default()
    };
    let (generated, _) = with("components.Order", changes);
    assert!(text(&generated, "src/components/purchase.rs").contains("pub struct Purchase {"));

    let changes = Changes {
        open: Some(false),
        derive: Some(vec!["schemars::JsonSchema".into()]),
        attributes: Some(vec!["#[cfg_attr(docsrs, doc(alias = \"phase\"))]".into()]),
        ..Changes::default()
    };
    let (generated, _) = with("components.State", changes);
    let state = text(&generated, "src/components/state.rs");
    assert!(
        state.contains("Hash, schemars::JsonSchema)]")
            && state.contains("impl std::str::FromStr for State {"),
        "{state}"
    );
    assert!(
        state.contains("#[cfg_attr(docsrs, doc(alias = \"phase\"))]"),
        "{state}"
    );
}

#[test]
fn an_override_that_does_nothing_is_an_error() {
    for (target, changes, expected) in [
        (
            "components.Ordr.orderId",
            Changes {
                required: Some(false),
                ..Changes::default()
            },
            "no model or member is called `components.Ordr.orderId` [invalid-override]",
        ),
        (
            "components.order",
            Changes {
                doc: Some("x".into()),
                ..Changes::default()
            },
            "no model or member is called `components.order` [invalid-override] (did you mean `components.Order`?)",
        ),
        (
            "components.Order.orderId",
            Changes {
                ty: Some(OverrideType::String),
                ..Changes::default()
            },
            "this override of `components.Order.orderId` changes nothing [invalid-override] (delete it: the docs now say the same)",
        ),
        (
            "components.Order",
            Changes {
                tag: Some("type".into()),
                ..Changes::default()
            },
            "`components.Order` cannot have `tag` [invalid-override]",
        ),
        (
            "components.Order",
            Changes {
                attributes: Some(vec!["#[a] fn x() {}".into()]),
                ..Changes::default()
            },
            "`#[a] fn x() {}` is not a one-line attribute [invalid-override]",
        ),
    ] {
        let (generated, problems) = with(target, changes);
        assert!(
            problems.iter().any(|problem| problem == expected),
            "{expected}\n{problems:#?}"
        );
        assert!(generated.tree.is_empty(), "nothing is written");
    }
}

#[test]
fn a_second_source_adds_what_the_first_cannot_say() {
    let (alone, problems) = run(
        DocSource::default(),
        None,
        Options::default(),
        &Knowledge::default(),
    );
    assert_eq!(
        field(&alone, "closedAt").presence,
        Presence::RequiredNullabilityUnknown
    );
    assert!(
        problems
            .iter()
            .any(|it| it.contains("which of 3 required fields may be null")),
        "{problems:#?}"
    );

    let (both, problems) = run(
        DocSource::default(),
        Some(PYTHON_ORDER),
        Options::default(),
        &Knowledge::default(),
    );
    assert_eq!(
        field(&both, "closedAt").presence,
        Presence::RequiredNullable
    );
    assert_eq!(field(&both, "orderId").presence, Presence::Required);
    let order = text(&both, "src/components/order.rs");
    assert!(order.contains("pub item_count: crate::Integer,"), "{order}");
    assert!(
        text(&both, "src/python/mod.rs").is_empty(),
        "it has no models of its own"
    );
    assert!(
        !problems.iter().any(|it| it.contains("unknown-nullability")),
        "{problems:#?}"
    );
}

#[test]
fn sources_that_disagree_are_reported() {
    let first = PYTHON_ORDER;
    let second = PYTHON_ORDER.replace("*Nullable[str]*", "*str*");
    let mut sources = Sources::default();
    let files = vec![add(&mut sources, "a/", "models/components/order.md", first)];
    let more = vec![add(
        &mut sources,
        "b/",
        "models/components/order.md",
        &second,
    )];
    let docs = [
        DocSource {
            files,
            ..DocSource::default()
        },
        DocSource {
            module: "b".into(),
            files: more,
            corroborates: Some(0),
            ..DocSource::default()
        },
    ];
    let target = Target::Package {
        name: "orders".into(),
    };
    let generated = generate_with(
        &sources,
        &docs,
        Options::default(),
        &Knowledge::default(),
        &target,
    );
    let problems: Vec<_> = generated
        .diagnostics
        .iter()
        .map(|it| it.one_line(&sources))
        .collect();
    let expected = "a/models/components/order.md:9:4: two sources disagree whether `closed_at` may be null \
                    [contradicting-sources]";
    assert!(problems.iter().any(|it| it == expected), "{problems:#?}");
}

#[test]
fn unknown_nullability_can_mean_option() {
    let options = Options {
        unknown_nullability: UnknownNullability::Option,
        ..Options::default()
    };
    let (generated, _) = run(DocSource::default(), None, options, &Knowledge::default());
    let order = text(&generated, "src/components/order.rs");
    assert!(order.contains("pub order_id: Option<String>,"), "{order}");
}

#[test]
fn the_user_decides_how_names_are_spelled() {
    let docs = DocSource {
        wire_case: Some(WireCase::Snake),
        ..DocSource::default()
    };
    let (generated, _) = run(docs, None, Options::default(), &Knowledge::default());
    assert_eq!(field(&generated, "orderId").wire_name, "order_id");
    assert!(!field(&generated, "orderId").is_guess);

    let (undecided, _) = run(
        DocSource::default(),
        None,
        Options::default(),
        &Knowledge::default(),
    );
    assert_eq!(field(&undecided, "orderId").wire_name, "orderId");
    assert!(field(&undecided, "orderId").reads("order_id"));
    assert_eq!(undecided.ledger.undecided_names, 3);
}

#[test]
fn a_pattern_of_nothing_is_an_error() {
    let wrong = || vec![Pattern::new("Ordr"), Pattern::new("components.*")];
    for knowledge in [
        Knowledge {
            roots: wrong(),
            ..Knowledge::default()
        },
        Knowledge {
            include: wrong(),
            ..Knowledge::default()
        },
        Knowledge {
            exclude: wrong(),
            ..Knowledge::default()
        },
    ] {
        let (generated, _) = run(DocSource::default(), None, Options::default(), &knowledge);
        let errors = generated
            .diagnostics
            .iter()
            .filter(|it| it.level == Level::Error);
        let messages: Vec<_> = errors.filter(|it| it.code == Code::InvalidConfig).collect();
        let [only] = messages[..] else {
            panic!("{:#?}", generated.diagnostics);
        };
        assert!(only.message.starts_with("no model matches `Ordr`"));
        assert_eq!(only.help.as_deref(), Some("did you mean `Order`?"));
    }
}

#[test]
fn models_can_be_left_out() {
    for (include, exclude) in [(vec!["components.Order"], vec![]), (vec![], vec!["*.St*"])] {
        let own = |patterns: Vec<&str>| patterns.into_iter().map(Pattern::new).collect();
        let knowledge = Knowledge {
            include: own(include),
            exclude: own(exclude),
            ..Knowledge::default()
        };
        let (generated, _) = run(DocSource::default(), None, Options::default(), &knowledge);
        assert_eq!(generated.ledger.models, 1);
        assert_eq!(generated.ledger.ignored.get("excluded-page"), Some(&1));
    }
}
