//! Overrides of the variants of unions.

use crate::support::page::{Row, optional, required, structure, union};
use fieldnotes::generate::{Generated, generate_with};
use fieldnotes::options::Options;
use fieldnotes::overrides::{Changes, Override, OverrideType};
use fieldnotes::pages::DocSource;
use fieldnotes::resolve::Knowledge;
use fieldnotes::text::{SourceFile, Sources};

/// Nothing in the types of a vehicle tells them apart.
fn pages() -> Vec<(&'static str, String)> {
    let vehicle = |title: &str, more: Row| structure(title, &[required("kind", "*string*"), more]);
    vec![
        (
            "vehicle",
            union("Vehicle", &["components.Car", "components.Bike"]),
        ),
        ("car", vehicle("Car", optional("doors", "*number*"))),
        ("bike", vehicle("Bike", optional("gears", "*number*"))),
        ("amount", union("Amount", &["string", "number", "string[]"])),
        (
            "texts",
            structure(
                "Fleet",
                &[required(
                    "all",
                    "[components.Vehicle](../../models/components/vehicle.md)[]",
                )],
            ),
        ),
    ]
}

fn with(overrides: &[(&str, Changes)]) -> (Generated, Vec<String>) {
    let mut sources = Sources::default();
    let pages = pages().into_iter().map(|(name, text)| {
        sources.add(SourceFile {
            path: format!("models/components/{name}.md"),
            prefix: "docs/".into(),
            text,
        })
    });
    let docs = DocSource {
        files: pages.collect(),
        ..DocSource::default()
    };
    let overrides = overrides.iter().map(|(target, changes)| Override {
        target: (*target).into(),
        reason: "a test".into(),
        span: None,
        changes: changes.clone(),
    });
    let knowledge = Knowledge {
        overrides: overrides.collect(),
        ..Knowledge::default()
    };
    let target = fieldnotes::emit::Target::Package {
        name: "vehicles".into(),
    };
    let options = Options::default();
    let generated = generate_with(&sources, &[docs], options, &knowledge, &target);
    let problems = generated.diagnostics.iter();
    let problems = problems.map(|it| it.one_line(&sources)).collect();
    (generated, problems)
}

fn text(generated: &Generated, path: &str) -> String {
    let file = generated.tree.get(path);
    file.map(|file| file.text().unwrap()).unwrap_or_default()
}

fn wire_name(value: &str) -> Changes {
    Changes {
        wire_name: Some(value.into()),
        ..Changes::default()
    }
}

fn tag(name: &str) -> Changes {
    Changes {
        tag: Some(name.into()),
        ..Changes::default()
    }
}

fn rust_name(name: &str) -> Changes {
    Changes {
        rust_name: Some(name.into()),
        ..Changes::default()
    }
}

#[test]
fn names_docs_and_types_of_variants_can_be_overridden() {
    let changes = Changes {
        rust_name: Some("Several".into()),
        doc: Some("More than one of [them].".into()),
        ty: Some(OverrideType::Integer),
        ..Changes::default()
    };
    let (generated, problems) = with(&[("components.Amount.StringList", changes)]);
    let amount = text(&generated, "src/components/amount.rs");
    assert!(
        amount.contains("    /// More than one of \\[them\\].\n    Several(Vec<i64>),\n"),
        "{amount}\n{problems:#?}"
    );
    assert!(
        amount.contains(".or(\"Several\", Self::Several)"),
        "{amount}"
    );

    let (generated, _) = with(&[("Vehicle.Car", rust_name("type"))]);
    let vehicle = text(&generated, "src/components/vehicle.rs");
    assert!(vehicle.contains("    r#type(Car),\n"), "{vehicle}");
}

#[test]
fn types_that_become_one_are_one_variant() {
    let changes = Changes {
        ty: Some(OverrideType::String),
        ..Changes::default()
    };
    let (generated, problems) = with(&[("Amount.Number", changes)]);
    let amount = text(&generated, "src/components/amount.rs");
    assert!(
        amount.contains(
            "    /// A list.\n    StringList(Vec<String>),\n    /// A text.\n    String(String),\n}"
        ),
        "{amount}\n{problems:#?}"
    );
}

#[test]
fn values_of_tags_can_be_told() {
    let (generated, problems) = with(&[
        ("components.Vehicle", tag("kind")),
        ("components.Vehicle.Car", wire_name("car")),
        ("components.Vehicle.Bike", wire_name("two-wheeler")),
    ]);
    let vehicle = text(&generated, "src/components/vehicle.rs");
    for line in [
        "const TAG: &'static str = \"kind\";",
        "    /// `\"kind\": \"two-wheeler\"`\n    #[doc(alias = \"two-wheeler\")]\n    Bike(Bike),\n",
        "\"two-wheeler\" => variant(object, \"Vehicle::Bike\", Self::Bike),",
        "\"car\" => variant(object, \"Vehicle::Car\", Self::Car),",
    ] {
        assert!(vehicle.contains(line), "{vehicle}\n{problems:#?}");
    }
}

#[test]
fn overrides_of_variants_that_do_nothing_are_errors() {
    const UNTAGGED: &str =
        "the variants of `components.Vehicle` are not told apart by a tag [invalid-override]";
    type Case<'a> = (&'a [(&'a str, Changes)], &'a str);
    let cases: [Case; 9] = [
        (
            &[("components.Vehicle.Cra", rust_name("Auto"))],
            "no model or member is called `components.Vehicle.Cra` [invalid-override] (did you mean `components.Vehicle.Car`?)",
        ),
        (
            &[("components.Amount.StringsList", rust_name("Auto"))],
            "no model or member is called `components.Amount.StringsList` [invalid-override] (did you mean `components.Amount.StringList`?)",
        ),
        (
            &[("components.Vehicle.Car", rust_name("Car"))],
            "this override of `components.Vehicle.Car` changes nothing [invalid-override] (delete it: the docs now say the same)",
        ),
        (
            &[("components.Vehicle.Car", rust_name("two words"))],
            "`two words` is not a valid Rust name [invalid-override]",
        ),
        (
            &[("components.Vehicle.Car", rust_name("Unknown"))],
            "`Unknown` is the variant for all other payloads [invalid-override]",
        ),
        (
            &[("components.Vehicle.Car", tag("kind"))],
            "`components.Vehicle.Car` cannot have `tag` [invalid-override]",
        ),
        // The key alone does not show which value selects which variant, nor do values without the key.
        (&[("components.Vehicle", tag("kind"))], UNTAGGED),
        (&[("components.Vehicle.Car", wire_name("car"))], UNTAGGED),
        (
            &[
                ("components.Vehicle", tag("kind")),
                ("components.Vehicle.*", wire_name("car")),
            ],
            UNTAGGED,
        ),
    ];
    for (overrides, expected) in cases {
        let (generated, problems) = with(overrides);
        assert!(
            problems.iter().any(|problem| problem.starts_with(expected)),
            "{expected}\n{problems:#?}"
        );
        assert!(generated.tree.is_empty(), "nothing is written");
    }
}
