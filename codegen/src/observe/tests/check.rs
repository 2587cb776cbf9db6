use serde_json::{Value, json};

use super::*;

fn shop() -> Api {
    api(&[
        (
            "Order",
            fields(&[
                "id *string*",
                "total *number*",
                "?orderNote *string*",
                "paid *boolean*",
                &format!("?status {}", link("Status")),
                &format!("?kind {}", link("Kind")),
                &format!("?lines {}[]", link("Line")),
                "?labels Record<string, *string*>",
                "?createdAt [Date](https://developer.mozilla.org/Date)",
                "?extra *any*",
                &format!("?payment {}", link("Payment")),
                &format!("?ref {}", link("Ref")),
            ]),
        ),
        ("Line", fields(&["sku *string*", "?amount *number*"])),
        ("Status", values(&["open", "done"])),
        ("Kind", values(&["order"])),
        (
            "Card",
            fields(&[&format!("type {}", link("CardType")), "digits *string*"]),
        ),
        ("CardType", values(&["card"])),
        (
            "Cash",
            fields(&[&format!("type {}", link("CashType")), "note *string*"]),
        ),
        ("CashType", values(&["cash"])),
        ("Payment", variants(&["components.Card", "components.Cash"])),
        ("Ref", variants(&["string", "number", "components.Line"])),
        (
            "Anything",
            "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
                .to_owned(),
        ),
    ])
}

fn order(more: Value) -> Value {
    let mut order = json!({"id": "a", "total": 1.5, "paid": true});
    if let (Value::Object(order), Value::Object(more)) = (&mut order, more) {
        order.extend(more);
    }
    order
}

#[test]
fn what_fits_is_silent() {
    let api = shop();
    for more in [
        json!({}),
        json!({"status": "open", "kind": "order", "lines": [], "labels": {"a": "b"}}),
        json!({"createdAt": "2024-05-06T07:08:09.123Z", "extra": null}),
        json!({"payment": {"type": "card", "digits": "1"}, "ref": 7}),
        json!({"lines": [{"sku": "x", "amount": 2}], "ref": {"sku": "x"}}),
    ] {
        assert_eq!(
            misfits(&api, "Order", &order(more.clone())),
            Vec::<String>::new(),
            "{more}"
        );
    }
    assert_eq!(
        misfits(&api, "Anything", &json!({"any": [1]})),
        Vec::<String>::new()
    );
}

#[test]
fn each_misfit_has_its_rule_effect_and_place() {
    let api = shop();
    for (more, expected) in [
        (json!({"id": null}), "unexpected-null refused /id"),
        (
            json!({"orderNote": null}),
            "unexpected-null lost /orderNote",
        ),
        (json!({"paid": "yes"}), "wrong-type refused /paid"),
        (json!({"total": "1"}), "wrong-type refused /total"),
        (
            json!({"total": 9_007_199_254_740_993_u64}),
            "imprecise-number lost /total",
        ),
        (json!({"status": "gone"}), "unknown-enum-value kept /status"),
        (json!({"status": 4}), "wrong-type refused /status"),
        (json!({"kind": "gone"}), "unknown-enum-value refused /kind"),
        (json!({"lines": {}}), "wrong-type refused /lines"),
        (
            json!({"lines": [{"amount": 1}]}),
            "missing-required-key refused /lines/0/sku",
        ),
        (
            json!({"lines": [{"sku": "a", "x/y~": 1}]}),
            "unknown-key lost /lines/0/x~1y~0",
        ),
        (json!({"lines": [["a"]]}), "wrong-type lost /lines/0"),
        (
            json!({"lines": [["a", 1, 2]]}),
            "wrong-type refused /lines/0",
        ),
        (json!({"labels": {"k": 1}}), "wrong-type refused /labels/k"),
        (
            json!({"createdAt": "2024-05-06"}),
            "wrong-date-shape refused /createdAt",
        ),
        (json!({"createdAt": 5}), "wrong-type refused /createdAt"),
        (
            json!({"created_at_": "2024-05-06T07:08:09Z"}),
            "other-spelling lost /created_at_",
        ),
        (
            json!({"order-note": "a"}),
            "other-spelling lost /order-note",
        ),
        (
            json!({"payment": {"type": "gold"}}),
            "unknown-tag kept /payment/type",
        ),
        (
            json!({"payment": {"digits": "1"}}),
            "missing-required-key refused /payment/type",
        ),
        (
            json!({"payment": {"type": 1}}),
            "wrong-type refused /payment/type",
        ),
        (json!({"payment": []}), "wrong-type refused /payment"),
        (
            json!({"payment": {"type": "card"}}),
            "missing-required-key refused /payment/digits",
        ),
        (json!({"ref": true}), "no-union-variant refused /ref"),
    ] {
        assert_eq!(
            misfits(&api, "Order", &order(more.clone())),
            [expected],
            "{more}"
        );
    }
}

#[test]
fn a_union_that_refuses_says_how_the_nearest_variant_differs() {
    let found = misfits(&shop(), "Order", &order(json!({"ref": {"amount": 1}})));
    assert_eq!(
        found,
        [
            "no-union-variant refused /ref",
            "missing-required-key refused /ref/sku"
        ]
    );
}

#[test]
fn of_both_spellings_the_documented_one_counts() {
    let mut api = shop();
    let id = model(&api, "Order");
    if let Shape::Struct(it) = &mut api.models[id.0 as usize].shape {
        it.fields[2].aliases = vec!["order_note".to_owned()];
    }
    let found = misfits(&api, "Order", &order(json!({"order_note": "a"})));
    assert_eq!(found, ["other-spelling lost /order_note"]);
    let both = misfits(
        &api,
        "Order",
        &order(json!({"order_note": "a", "orderNote": "b"})),
    );
    assert_eq!(both, ["unknown-key lost /order_note"]);
}

#[test]
fn reports_name_the_page_and_show_no_value() {
    let api = shop();
    let payload =
        order(json!({"id": 5, "paid": "hunter2", "status": "sk_live_4eC39HqLyjWDarjtT1"}));
    let found = check_payload(&api, Options::default(), model(&api, "Order"), &payload);
    for misfit in &found {
        let line = misfit.line(&api, &Sources::default());
        assert!(
            !line.contains("hunter2") && !line.contains("sk_live"),
            "{line}"
        );
    }
    assert_eq!(found[0].field.as_deref(), Some("id"));
    assert_eq!(
        found[0].line(&api, &Sources::default()),
        "/id: expected a string, found a number [wrong-type, refused]; `Order.id`"
    );
}

#[test]
fn deep_and_recursive_payloads_are_bounded() {
    let pages = [
        (
            "Tree",
            fields(&[
                &format!("?left {}", link("Tree")),
                &format!("?next {}", link("Either")),
            ]),
        ),
        ("Either", variants(&["components.Tree", "components.Leaf"])),
        ("Leaf", fields(&["value *string*"])),
    ];
    let api = api(&pages);
    let mut payload = json!({"value": "x"});
    for level in 0..120 {
        payload = if level % 2 == 0 {
            json!({"next": payload})
        } else {
            json!({"left": payload})
        };
    }
    misfits(&api, "Tree", &payload);
    learned(&api, "Tree", &[payload]);
    let mut deep = Value::Null;
    for _ in 0..2000 {
        deep = Value::Object([("left".to_owned(), deep)].into_iter().collect());
    }
    let found = misfits(&api, "Tree", &deep);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("too-deep refused "), "{found:?}");
    // Dropping it recurses too.
    std::mem::forget(deep);
}

#[test]
fn nested_unions_take_linear_time() {
    let mut pages = vec![("Leaf".to_owned(), fields(&["value *string*"]))];
    for level in 0..30 {
        let inner = if level == 0 {
            "Leaf".to_owned()
        } else {
            format!("U{}", level - 1)
        };
        pages.push((
            format!("A{level}"),
            fields(&[&format!("?a {}", link(&inner)), "?x *string*"]),
        ));
        pages.push((
            format!("B{level}"),
            fields(&[&format!("?a {}", link(&inner)), "?y *string*"]),
        ));
        let union = [
            format!("components.A{level}"),
            format!("components.B{level}"),
        ];
        pages.push((format!("U{level}"), variants(&[&union[0], &union[1]])));
    }
    let pages: Vec<_> = pages
        .iter()
        .map(|(title, body)| (title.as_str(), body.clone()))
        .collect();
    let api = api(&pages);
    let mut payload = json!({"value": 1});
    for _ in 0..30 {
        payload = json!({"a": payload, "y": "b"});
    }
    assert!(!misfits(&api, "U29", &payload).is_empty());
}

#[test]
fn dates_are_read_as_chrono_reads_them() {
    use crate::observe::dates::{reads, shape};
    use crate::options::Dates;
    for (text, is_moment, is_day) in [
        ("2024-01-02T03:04:05Z", true, false),
        ("2024-01-02 03:04:05.123456789+05:30", true, false),
        ("2024-01-02T03:04:05+0530", true, false),
        ("2024-01-02T03:04:05 UTC", true, false),
        ("2024-01-02T23:59:60Z", true, false),
        ("2024-01-02T24:00:00Z", false, false),
        ("2024-01-02T03:04:05", false, false),
        ("2024-01-02T03:04Z", false, false),
        ("2024-01-02T03:04:05.Z", false, false),
        ("2023-02-29T00:00:00Z", false, false),
        ("2024-02-29", false, true),
        ("2023-02-29", false, false),
        ("2024-1-2", false, true),
        (" 2024 - 01 - 02 ", false, true),
        ("+12345-01-01", false, true),
        ("300000-01-01", false, false),
        ("2024-00-10", false, false),
        ("20240102", false, false),
        ("", false, false),
        ("2024-01-02T03:04:05\u{2212}01:00", true, false),
        ("2024-01-02T03:04:05+24:00", false, false),
        ("2024-01-02TÄ", false, false),
    ] {
        assert_eq!(reads(Dates::Chrono, true, text), is_moment, "{text}");
        assert_eq!(reads(Dates::Chrono, false, text), is_day, "{text}");
    }
    use crate::observe::DateShape::{Date, DateTime, Other};
    for (text, expected) in [
        ("2024-01-02T03:04:05Z", DateTime),
        ("2024-01-02 03:04:05.5-08:00", DateTime),
        ("2024-01-02", Date),
        ("2024-1-2", Other),
        ("2024-01-02T03:04:05+0530", Other),
        ("2024-01-02T03:04:05", Other),
        ("1700000000", Other),
        ("Ä024-01-02", Other),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
}
