use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::observe::observations::{Keys, ModelFacts, More, SlotFacts, Words};
use crate::observe::{DateShape, Kind};

fn slot() -> impl Strategy<Value = SlotFacts> {
    let names = proptest::collection::btree_map("(utm_source|utmSource|id)", 1_u32..5000, 0..3);
    let numbers = (0_u32..4, any::<[bool; 3]>());
    let dates = proptest::collection::btree_set(
        prop_oneof![
            Just(DateShape::DateTime),
            Just(DateShape::Date),
            Just(DateShape::Other)
        ],
        0..3,
    );
    let types =
        proptest::collection::btree_set(prop_oneof![Just(Kind::Number), Just(Kind::Object)], 0..3);
    let inside = proptest::collection::btree_set(1_u8..4, 0..3);
    (names, numbers, dates, types, inside, any::<[bool; 3]>()).prop_map(
        |(
            names,
            (whole, [wide, large, fraction]),
            dates,
            types,
            null_inside,
            [absent, null, other_value],
        )| {
            let mut slot = SlotFacts {
                names,
                absent,
                null,
                null_inside,
                whole,
                wide,
                large,
                fraction,
                dates,
                other_value,
                types,
            };
            slot.keep_strongest_number();
            slot
        },
    )
}

fn more() -> impl Strategy<Value = More> {
    prop_oneof![4 => Just(More::None), 1 => Just(More::Withheld), 1 => Just(More::Many)]
}

fn word_set() -> impl Strategy<Value = Words> {
    let words = proptest::collection::btree_set("([a-c]{1,2}|d\"\\\\\u{202e}|[a-f][a-f])", 0..30);
    (words, more()).prop_map(|(seen, more)| match more {
        More::Many => Words {
            more,
            ..Words::default()
        },
        _ => Words { seen, more },
    })
}

fn key_set() -> impl Strategy<Value = Keys> {
    (word_set(), any::<bool>()).prop_map(|(words, is_number)| {
        let kind = if is_number { Kind::Number } else { Kind::Null };
        let seen = words.seen.into_iter().map(|word| (word, [kind].into()));
        Keys {
            seen: seen.collect(),
            more: words.more,
        }
    })
}

fn model_facts() -> impl Strategy<Value = ModelFacts> {
    let slots =
        || proptest::collection::btree_map("(id|utmSource|strange \\. name|)", slot(), 0..4);
    let kinds =
        proptest::collection::btree_set(prop_oneof![Just(Kind::Number), Just(Kind::String)], 0..3);
    (
        slots(),
        slots(),
        slot(),
        word_set(),
        word_set(),
        key_set(),
        kinds,
        any::<bool>(),
    )
        .prop_map(
            |(fields, variants, rest, values, tags, keys, written_as, unmatched)| ModelFacts {
                fields,
                variants,
                rest,
                values,
                tags,
                keys,
                written_as,
                unmatched,
            },
        )
}

/// Any facts.
pub fn any_facts() -> impl Strategy<Value = Facts> {
    let models = proptest::collection::btree_map(
        "(components\\.Link|components\\.\"Odd\\]|a#2)",
        model_facts(),
        0..3,
    );
    models.prop_map(|models| {
        let mut facts = Facts { models };
        facts.prune();
        facts
    })
}

fn merged(a: &Facts, b: &Facts) -> Facts {
    let mut all = a.clone();
    all.merge(b);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        a in any_facts(), b in any_facts(), c in any_facts(),
    ) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&a, &Facts::default()), a);
    }

    #[test]
    fn adding_is_commutative_and_associative(a in any_facts(), b in any_facts(), c in any_facts()) {
        let added = |a: &Facts, b: &Facts| {
            let mut all = a.clone();
            all.add(b);
            all
        };
        prop_assert_eq!(added(&a, &b), added(&b, &a));
        prop_assert_eq!(added(&added(&a, &b), &c), added(&a, &added(&b, &c)));
    }

    #[test]
    fn rounding_comes_before_or_after_merging(a in any_facts(), b in any_facts()) {
        let rounded = merged(&a.clone().rounded(), &b.clone().rounded());
        prop_assert_eq!(merged(&a, &b).rounded(), rounded);
    }
}

#[test]
fn only_what_the_docs_do_not_say_is_noted() {
    let api = api(&[(
        "Link",
        fields(&[
            "id",
            "createdAt",
            "?utmSource",
            "clicks *number*",
            "?meta Record<string, *any*>",
        ]),
    )]);
    let facts = learned(
        &api,
        "Link",
        &[json!({
            "id": "a", "createdAt": "b", "utm_source": null, "clicks": 4, "meta": {"user-77": null},
        })],
    );
    let link = &facts.models["components.Link"];
    assert_eq!(
        link.fields.keys().collect::<Vec<_>>(),
        ["clicks", "createdAt", "utmSource"]
    );
    assert_eq!(
        link.fields["utmSource"].names,
        [("utm_source".to_owned(), 1)].into()
    );
    assert!(link.fields["utmSource"].null);
    assert_eq!(link.fields["clicks"].whole, 1);
    assert!(!link.fields["createdAt"].null);
}

#[test]
fn a_key_beside_the_name_itself_is_a_key_of_its_own() {
    let api = api(&[("Thing", fields(&["id"]))]);
    let facts = learned(&api, "Thing", &[json!({"id": "a", "_id": "b"})]);
    let thing = &facts.models["components.Thing"];
    assert_eq!(
        thing.keys.seen,
        [("_id".to_owned(), [Kind::String].into())].into()
    );
    assert!(thing.fields.is_empty());
    let facts = learned(&api, "Thing", &[json!({"_id": "b"})]);
    assert_eq!(
        facts.models["components.Thing"].fields["id"].names,
        [("_id".to_owned(), 1)].into()
    );
}

#[test]
fn spelled_out_marks_are_recognised() {
    let api = api(&[(
        "Thing",
        fields(&["atType", "schema", "dollarSchema", "x5tNumberS256"]),
    )]);
    let payload = json!({"@type": "a", "$schema": "b", "schema": "c", "x5t#S256": "d"});
    let facts = learned(&api, "Thing", &[payload]);
    let thing = &facts.models["components.Thing"];
    assert!(thing.fields["atType"].names.contains_key("@type"));
    assert!(thing.fields["dollarSchema"].names.contains_key("$schema"));
    assert!(thing.fields["x5tNumberS256"].names.contains_key("x5t#S256"));
}

#[test]
fn a_map_in_disguise_keeps_no_key() {
    let api = api(&[("Thing", fields(&["?id"]))]);
    let users: serde_json::Map<_, _> = ('a'..='z')
        .map(|c| (format!("user {c}"), json!(1)))
        .collect();
    let facts = learned(&api, "Thing", &[Value::Object(users)]);
    let keys = &facts.models["components.Thing"].keys;
    assert!(keys.seen.is_empty() && keys.more == More::Many);
    // One user per payload adds up to as many.
    let payloads: Vec<_> = ('a'..='z')
        .flat_map(|a| ["x", "y"].map(|b| json!({format!("{a} {b}"): 1})))
        .collect();
    let facts = learned(&api, "Thing", &payloads);
    assert!(facts.models["components.Thing"].keys.seen.is_empty());
}

#[test]
fn the_nearest_variant_learns_and_no_other() {
    let card = fields(&["kind *string*", "digits *string*", "issuer *string*"]);
    let cash = fields(&["kind *string*", "drawer *string*", "till *string*"]);
    let api = api(&[
        ("Card", card),
        ("Cash", cash),
        ("Payment", variants(&["components.Card", "components.Cash"])),
    ]);
    let facts = learned(
        &api,
        "Payment",
        &[json!({"kind": "a", "digits": null, "issuer": "b"})],
    );
    assert!(facts.models["components.Card"].fields["digits"].null);
    assert!(!facts.models.contains_key("components.Cash"));
    assert_eq!(
        facts.models["components.Payment"]
            .variants
            .keys()
            .collect::<Vec<_>>(),
        ["components.Card"]
    );
    // Equally near to both: nothing else is learned.
    let facts = learned(&api, "Payment", &[json!({"kind": "a"})]);
    assert!(facts.models["components.Payment"].unmatched);
    assert_eq!(facts.models.len(), 1);
}

#[test]
fn another_tag_teaches_no_variant_anything() {
    let api = api(&[
        (
            "A",
            fields(&[&format!("type {}", link("AType")), "?x *string*"]),
        ),
        ("AType", values(&["a"])),
        (
            "B",
            fields(&[&format!("type {}", link("BType")), "?y *string*"]),
        ),
        ("BType", values(&["b"])),
        ("Either", variants(&["components.A", "components.B"])),
    ]);
    let facts = learned(&api, "Either", &[json!({"type": "c", "x": null})]);
    assert_eq!(
        facts.models["components.Either"].tags.seen,
        ["c".to_owned()].into()
    );
    assert_eq!(facts.models.len(), 1);
}

/// An API with all kinds of places that a secret may be in.
fn leaky() -> &'static Api {
    static API: std::sync::OnceLock<Api> = std::sync::OnceLock::new();
    API.get_or_init(|| {
        api(&[
            ("Thing", fields(&[
                "id", "?note", "?count *number*", &format!("?status {}", link("Status")), "?map Record<string, *string*>",
                &format!("?list {}[]", link("Thing")), "?at [Date](https://developer.mozilla.org/Date)",
                &format!("?either {}", link("Either")), "?extra *any*", "?literal *\"on\"*",
            ])),
            ("Status", values(&["open", "done"])),
            ("A", fields(&[&format!("type {}", link("AType"))])),
            ("AType", values(&["a"])),
            ("B", fields(&[&format!("type {}", link("BType"))])),
            ("BType", values(&["b"])),
            ("Either", variants(&["components.A", "components.B"])),
            ("Open", "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n".to_owned()),
        ])
    })
}

/// Something that must not be written down.
fn secret() -> impl Strategy<Value = String> {
    prop_oneof![
        "sk_live_[a-zA-Z0-9]{4,40}",
        "gh[pous]_[a-zA-Z0-9]{4,40}",
        "AKIA[A-Z0-9]{16}",
        "eyJ[a-zA-Z0-9_-]{10,20}\\.[a-zA-Z0-9_-]{10,20}\\.[a-zA-Z0-9_-]{5,10}",
        "[0-9][0-9a-f]{31}",
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9]{6}[0-9a-f]{6}",
        "[a-z]{3,9}\\.[a-z]{3,9}@[a-z]{3,9}\\.com",
        "\\+[0-9]{9,14}",
        "[A-Za-z0-9+/]{22}==",
    ]
}

proptest! {
    #[test]
    fn nothing_secret_is_ever_written(secrets in proptest::collection::vec(secret(), 6)) {
        let s = |index: usize| secrets[index].clone();
        let payload = json!({
            "id": s(0), "note": {s(1): s(2)}, "count": s(3), "status": s(4), "map": {s(5): s(0), s(1): null},
            "list": [{"id": s(2), s(3): s(4)}, {s(5): {}}], "at": s(0), "either": {"type": s(1), s(2): 1},
            "extra": {s(3): [s(4)]}, "literal": s(5), s(0): s(1),
        });
        let api = leaky();
        for title in ["Thing", "Open", "Either", "A", "Status"] {
            let written = crate::observe::write(&learned(api, title, &[payload.clone(), json!(s(2)), json!([s(3)])]));
            for secret in &secrets {
                prop_assert!(!written.contains(secret.as_str()), "{} in {}", secret, written);
            }
        }
    }
}
