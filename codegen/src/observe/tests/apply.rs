use serde_json::json;

use super::*;
use crate::model::{Presence, Primitive};
use crate::model::{Rule, Type};

/// The presence and type of the only field after `payloads` were seen.
fn seen(row: &str, payloads: &[Value]) -> (Presence, Type, Vec<Rule>) {
    let (api, _) = taught(&api(&[("Thing", fields(&[row]))]), "Thing", payloads);
    let Shape::Struct(it) = &api.models[0].shape else {
        panic!()
    };
    let field = &it.fields[0];
    (
        field.presence,
        field.ty.clone(),
        field.evidence.iter().map(|it| it.rule).collect(),
    )
}

#[test]
fn presence_is_what_payloads_show() {
    use Presence::{Optional, OptionalNullable, RequiredNullabilityUnknown, RequiredNullable};
    let (with, without, null) = (json!({"id": "a"}), json!({}), json!({"id": null}));
    for (row, payloads, expected) in [
        ("id", vec![with.clone()], RequiredNullabilityUnknown),
        ("id", vec![null.clone()], RequiredNullable),
        ("id", vec![without.clone()], Optional),
        ("id", vec![null.clone(), without.clone()], OptionalNullable),
        ("?id", vec![without.clone()], Optional),
        ("?id", vec![null.clone()], OptionalNullable),
        ("id", vec![], RequiredNullabilityUnknown),
    ] {
        let (presence, ..) = seen(row, &payloads);
        assert_eq!(presence, expected, "{row} {payloads:?}");
    }
    let (.., rules) = seen("id", &[null, without]);
    assert_eq!(rules, [Rule::ObservedNull, Rule::ObservedAbsent]);
}

#[test]
fn numbers_are_what_payloads_show() {
    use Primitive::{Float, Integer, Number};
    let number = |value: Value| json!({"n": value});
    for (numbers, expected) in [
        (vec![json!(1), json!(2)], Number),
        (vec![json!(1), json!(2), json!(3)], Integer),
        (vec![json!(1), json!(2), json!(3), json!(4.5)], Float),
        (vec![json!(4.0)], Float),
        (vec![json!(9_007_199_254_740_993_u64)], Integer),
        (
            vec![json!(1), json!(18_446_744_073_709_551_615_u64)],
            Number,
        ),
        (vec![json!(1), json!(1e25)], Number),
    ] {
        let payloads: Vec<_> = numbers.into_iter().map(number).collect();
        let (_, ty, _) = seen("n *number*", &payloads);
        assert_eq!(ty, Type::Primitive(expected), "{payloads:?}");
    }
    let lists = [json!({"n": [1, 2, 3, 4]})];
    let (_, ty, _) = seen("n *number*[]", &lists);
    assert_eq!(
        ty,
        Type::Array(Box::new(Type::Primitive(Number))),
        "one payload is one"
    );
    let (_, ty, rules) = seen("n *number*[]", &[json!({"n": [1, 2.5]})]);
    assert_eq!(ty, Type::Array(Box::new(Type::Primitive(Float))));
    assert_eq!(rules, [Rule::ObservedFraction]);
}

#[test]
fn nulls_inside_lists_and_maps_are_allowed_where_they_were_seen() {
    let string = || Box::new(Type::Primitive(Primitive::String));
    let (_, ty, _) = seen("n *string*[]", &[json!({"n": ["a", null]})]);
    assert_eq!(ty, Type::Array(Box::new(Type::Nullable(string()))));
    let (_, ty, _) = seen(
        "n Record<string, *string*[]>",
        &[json!({"n": {"k": [null]}})],
    );
    assert_eq!(
        ty,
        Type::Map(Box::new(Type::Array(Box::new(Type::Nullable(string())))))
    );
    let (_, ty, _) = seen("n Record<string, *string*[]>", &[json!({"n": {"k": null}})]);
    assert_eq!(
        ty,
        Type::Map(Box::new(Type::Nullable(Box::new(Type::Array(string())))))
    );
    let (_, ty, rules) = seen("n *any*[]", &[json!({"n": [null]})]);
    assert_eq!(ty, Type::Array(Box::new(Type::Primitive(Primitive::Any))));
    assert!(rules.is_empty());
}

#[test]
fn dates_are_what_payloads_show() {
    let row = "at [Date](https://developer.mozilla.org/Date)";
    let (moment, day) = (
        json!({"at": "2024-05-06T07:08:09Z"}),
        json!({"at": "2024-05-06"}),
    );
    for (payloads, expected) in [
        (vec![moment.clone()], Primitive::DateTime),
        (vec![day.clone()], Primitive::Date),
        (vec![day, moment.clone()], Primitive::String),
        (vec![json!({"at": "yesterday"})], Primitive::String),
        (vec![json!({"at": null}), moment], Primitive::DateTime),
    ] {
        assert_eq!(
            seen(row, &payloads).1,
            Type::Primitive(expected),
            "{payloads:?}"
        );
    }
}

#[test]
fn the_more_frequent_name_wins_and_the_other_is_an_alias() {
    let (snake, camel) = (json!({"utm_source": "a"}), json!({"utmSource": "a"}));
    let plain = api(&[("Thing", fields(&["?utmSource"]))]);
    for (payloads, name, aliases) in [
        (vec![snake.clone()], "utm_source", vec![]),
        (
            vec![snake.clone(), snake.clone(), camel.clone()],
            "utm_source",
            vec!["utmSource"],
        ),
        (
            vec![snake.clone(), camel.clone(), camel.clone()],
            "utmSource",
            vec!["utm_source"],
        ),
        (
            vec![snake.clone(), camel.clone()],
            "utmSource",
            vec!["utm_source"],
        ),
        (
            vec![json!({"utm_source": 1, "utmSource": 1})],
            "utmSource",
            vec![],
        ),
    ] {
        let (api, _) = taught(&plain, "Thing", &payloads);
        let field = field(&api, "Thing", "utmSource");
        assert_eq!(
            (field.wire_name.as_str(), field.aliases.clone()),
            (name, aliases.into_iter().map(str::to_owned).collect()),
            "{payloads:?}"
        );
        assert!(field.evidence.iter().any(|it| it.rule.fixes_name()));
    }
}

#[test]
fn enums_gain_values_and_open() {
    let color = |values: &[&str]| {
        api(&[
            ("Thing", fields(&[&format!("color {}", link("Color"))])),
            ("Color", super::values(values)),
        ])
    };
    let shape = |api: &Api| match &api.get(model(api, "Color")).unwrap().shape {
        Shape::Enum(it) => (
            it.values
                .iter()
                .map(|it| it.value.clone())
                .collect::<Vec<_>>(),
            it.open,
        ),
        _ => panic!(),
    };
    let one = color(&["red"]);
    assert!(!shape(&one).1);
    let (grown, _) = taught(&one, "Thing", &[json!({"color": "blue"})]);
    assert_eq!(
        shape(&grown),
        (vec!["red".to_owned(), "blue".to_owned()], true)
    );
    let (opened, _) = taught(&one, "Thing", &[json!({"color": "sk_live_123"})]);
    assert_eq!(shape(&opened), (vec!["red".to_owned()], true));
    let many: Vec<_> = ('a'..='z')
        .flat_map(|a| ["x", "y"].map(|b| json!({"color": format!("{a}{b}")})))
        .collect();
    let (text, _) = taught(&color(&["red", "blue"]), "Thing", &many);
    assert_eq!(shape(&text).0.len(), 2);
}

#[test]
fn a_literal_with_another_value_is_a_string() {
    let (_, ty, rules) = seen("n *\"on\"*", &[json!({"n": "off"})]);
    assert_eq!(
        (ty, rules),
        (
            Type::Primitive(Primitive::String),
            vec![Rule::ObservedValue]
        )
    );
}

#[test]
fn variants_and_further_keys_learn_too() {
    let api = api(&[
        (
            "Thing",
            fields(&["?n", "?additionalProperties Record<string, *number*>"]),
        ),
        ("Amount", variants(&["string", "number"])),
    ]);
    let (taught_rest, _) = taught(&api, "Thing", &[json!({"a": 1.5, "b": null})]);
    let Shape::Struct(it) = &taught_rest.get(model(&api, "Thing")).unwrap().shape else {
        panic!()
    };
    let float = || Type::Primitive(Primitive::Float);
    assert_eq!(
        it.additional.as_ref().map(|it| it.ty.clone()),
        Some(Type::Nullable(Box::new(float())))
    );
    let (taught_union, _) = taught(&api, "Amount", &[json!(1.5)]);
    let Shape::Union(it) = &taught_union.get(model(&api, "Amount")).unwrap().shape else {
        panic!()
    };
    assert!(
        it.variants.iter().any(|variant| variant.ty == float()),
        "{:?}",
        it.variants
    );
}

#[test]
fn after_learning_the_payloads_fit() {
    let api = api(&[
        (
            "Order",
            fields(&[
                "id",
                "totalAmount *number*",
                "note",
                &format!("lines {}[]", link("Line")),
                &format!("kind {}", link("Kind")),
            ]),
        ),
        (
            "Line",
            fields(&["skuCode", "at [Date](https://developer.mozilla.org/Date)"]),
        ),
        ("Kind", values(&["order"])),
    ]);
    let payloads = [
        json!({"id": null, "total_amount": 1, "note": "a", "lines": [{"sku_code": null, "at": "2024-01-01"}], "kind": "order"}),
        json!({"total_amount": 2.5, "note": null, "lines": [null], "kind": "refund"}),
    ];
    for payload in &payloads {
        assert!(!misfits(&api, "Order", payload).is_empty());
    }
    let (api, _) = taught(&api, "Order", &payloads);
    for payload in &payloads {
        assert_eq!(misfits(&api, "Order", payload), Vec::<String>::new());
    }
    // Learning again changes nothing.
    let again = taught(&api, "Order", &payloads).0;
    let presence = |api: &Api| field(api, "Order", "note").presence;
    assert_eq!(presence(&again), presence(&api));
}

#[test]
fn contradictions_and_stale_lines_are_said() {
    let thing = api(&[("Thing", fields(&["id", "flag *boolean*"]))]);
    let (_, notes) = taught(&thing, "Thing", &[json!({"flag": 7})]);
    let messages: Vec<_> = notes.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "payloads contradict the row of `id`",
            "payloads contradict the row of `flag`"
        ]
    );
    let observed = Observed::from(learned(&thing, "Thing", &[json!({"flag": 7})]));
    let mut other = api(&[("Thing", fields(&["flag *boolean*"]))]);
    let mut stale = Vec::new();
    apply_facts(&mut other, &observed, Options::default(), &mut stale);
    assert!(
        stale
            .iter()
            .any(|it| it.message.contains("no longer has a field `id`")),
        "{stale:?}"
    );
}
