//! openapi-generator: every row of its table in three languages, whole pages, and what holds for all cells.

mod pages;

use proptest::prelude::*;

use super::super::tests::support::{
    any_cell, check_cells, check_presence, detected_as, property_config, read_cell, survive,
};
use super::decode_entities;
use super::languages::{csharp, go, java, kotlin};
use crate::model::Presence;

#[test]
fn csharp_cells() {
    check_cells(
        &csharp::DIALECT,
        &[
            ("**string**", "unprinted string"),
            ("**int**", "integer"),
            ("**long**", "integer"),
            ("**double**", "float"),
            ("**bool**", "boolean"),
            ("**DateTime**", "date-time"),
            ("**DateTime?**", "optional date-time"),
            ("**Object**", "unprinted any"),
            ("**System.IO.Stream**", "unprinted string"),
            ("**PlanName**", "unprinted &PlanName"),
            ("[**X**](X.md)", "unprinted &X(X.md)"),
            ("[**List&lt;X&gt;**](X.md)", "unprinted [&X(X.md)]"),
            ("**List&lt;string&gt;**", "unprinted [string]"),
            ("**List&lt;Region&gt;**", "unprinted [&Region]"),
            ("**List&lt;int?&gt;**", "unprinted [integer?]"),
            ("**Dictionary&lt;string, Object&gt;**", "unprinted {any}"),
            (
                "[**Dictionary&lt;string, List&lt;X&gt;&gt;**](X.md)",
                "unprinted {[&X(X.md)]}",
            ),
        ],
    );
}

#[test]
fn java_cells() {
    check_cells(
        &java::DIALECT,
        &[
            ("**String**", "unprinted string"),
            ("**Integer**", "unprinted integer"),
            ("**Long**", "unprinted integer"),
            ("**Double**", "unprinted float"),
            ("**Boolean**", "unprinted boolean"),
            ("**OffsetDateTime**", "unprinted date-time"),
            ("**Object**", "unprinted any"),
            ("**PlanName**", "unprinted &PlanName"),
            ("[**X**](X.md)", "unprinted &X(X.md)"),
            ("[**List&lt;X&gt;**](X.md)", "unprinted [&X(X.md)]"),
            (
                "[**StatusEnum**](#StatusEnum)",
                "unprinted &StatusEnum(#StatusEnum)",
            ),
            (
                "[**List&lt;StatusEnum&gt;**](#List&lt;StatusEnum&gt;)",
                "unprinted [&StatusEnum(#List&lt;StatusEnum&gt;)]",
            ),
            ("**Map&lt;String, String&gt;**", "unprinted {string}"),
        ],
    );
}

#[test]
fn go_cells() {
    check_cells(
        &go::DIALECT,
        &[
            ("**string**", "unprinted string"),
            ("**int32**", "integer"),
            ("**float32**", "float"),
            ("**time.Time**", "date-time"),
            ("**bool**", "boolean"),
            ("**[]string**", "unprinted [string]"),
            ("**map[string]interface{}**", "unprinted {any}"),
            ("**interface{}**", "unprinted any"),
            ("Pointer to **string**", "optional string"),
            ("Pointer to **time.Time**", "optional date-time"),
            ("**NullableString**", "nullable string"),
            ("Pointer to **NullableInt64**", "optional-nullable integer"),
            ("[**X**](X.md)", "unprinted &X(X.md)"),
            ("[**[]X**](X.md)", "unprinted [&X(X.md)]"),
            ("Pointer to [**X**](X.md)", "optional &X(X.md)"),
            ("[**NullableX**](X.md)", "nullable &X(X.md)"),
            (
                "Pointer to [**NullableX**](X.md)",
                "optional-nullable &X(X.md)",
            ),
            // A model that is really called so.
            (
                "[**NullableX**](NullableX.md)",
                "unprinted &NullableX(NullableX.md)",
            ),
            // The targets of maps are not pages.
            (
                "[**map[string]map[string]Volume**](map.md)",
                "unprinted {{&Volume}}",
            ),
            (
                "[**map[string]map[string]int32**](map[string]map[string]int32.md)",
                "unprinted {{integer}}",
            ),
        ],
    );
}

#[test]
fn what_is_no_type_is_refused() {
    for cell in [
        "",
        "*string*",
        "**string*",
        "`*string`",
        "**string",
        "string",
        "****",
        "**?**",
        "[X](X.md)",
        "[**X**](X.md) ",
        "[**X** or so](X.md)",
        "**List&lt;string**",
        "**Dictionary&lt;int, string&gt;**",
        "**Foo&lt;string&gt;**",
        "**System.IO.Stream****System.IO.Stream**",
        "Pointer to string",
    ] {
        let found = read_cell(&csharp::DIALECT, cell);
        assert!(found.starts_with("no: "), "{cell}: {found}");
    }
    for part in ["List&lt;", "Dictionary&lt;string, "] {
        let found = read_cell(&csharp::DIALECT, &format!("**{}", part.repeat(500)));
        assert!(found.starts_with("no: a type with less nesting"), "{found}");
    }
}

#[test]
fn presence() {
    use Presence::{
        Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
    };
    // The first column: no `[optional]` in the Notes.
    check_presence(
        &csharp::DIALECT,
        &[
            (true, "**int**", Required),
            (true, "**DateTime**", Required),
            (true, "**DateTime?**", RequiredNullable),
            (true, "**string**", RequiredNullabilityUnknown),
            (true, "[**X**](X.md)", RequiredNullabilityUnknown),
            (true, "**PlanName**", RequiredNullabilityUnknown),
            (false, "**int**", Optional),
            (false, "**DateTime?**", Optional),
        ],
    );
    check_presence(
        &java::DIALECT,
        &[(true, "**Integer**", RequiredNullabilityUnknown)],
    );
    check_presence(
        &go::DIALECT,
        &[
            (true, "**NullableString**", RequiredNullable),
            (false, "Pointer to **string**", Optional),
            (false, "Pointer to **NullableString**", OptionalNullable),
        ],
    );
}

#[test]
fn few_cells_tell_the_generator() {
    for (cells, expected) in [
        (&["**string**", "**long**"][..], csharp::DIALECT.id),
        (&["**List&lt;string&gt;**"], csharp::DIALECT.id),
        (&["Pointer to **string**", "**int32**"], go::DIALECT.id),
        (&["**Integer**", "**Long**"], java::DIALECT.id),
    ] {
        assert_eq!(
            detected_as(cells, &["Name", "Type"]),
            Some(expected),
            "{cells:?}"
        );
    }
}

/// Kotlin's links to an enum of the page have its type in the target only.
#[test]
fn targets_may_spell_the_type() {
    check_cells(
        &kotlin::DIALECT,
        &[
            ("[**inline**](#Colour)", "unprinted &Colour(#Colour)"),
            (
                "[**inline**](#kotlin.collections.List&lt;Sizes&gt;)",
                "unprinted [&Sizes(#kotlin.collections.List&lt;Sizes&gt;)]",
            ),
        ],
    );
    let endless = read_cell(&kotlin::DIALECT, "[**inline**](#inline)");
    assert!(endless.starts_with("no: "), "{endless}");
}

#[test]
fn entities_are_decoded_once() {
    for (text, expected) in [
        ("", ""),
        ("plain", "plain"),
        ("a &#x60;b&#x60; &lt;c&gt;", "a `b` <c>"),
        ("&quot;tcp&quot;", "\"tcp\""),
        ("it&#39;s R&amp;D", "it's R&D"),
        ("&amp;lt;", "&lt;"),
        (
            "a & b &; &x; &#; &#x; &#0; &#xD800; &#99999999; &",
            "a & b &; &x; &#; &#x; &#0; &#xD800; &#99999999; &",
        ),
        ("é&é;", "é&é;"),
    ] {
        assert_eq!(decode_entities(text), expected);
    }
}

const PIECES: &[&str] = &[
    "**",
    "*",
    "[",
    "]",
    "(",
    ")",
    "](X.md)",
    "](#X)",
    "List",
    "Map",
    "&lt;",
    "&gt;",
    "String, ",
    "Pointer to ",
    "Nullable",
    "X",
    "?",
    "interface{}",
    "map[string]",
    "[]",
    ".",
    "é",
    " ",
];

/// The text inside the stars in Java, and how it is shown without its wrapper. `X` is the page.
fn spelled() -> impl Strategy<Value = (String, String)> {
    let leaf = prop::sample::select(&[
        ("String", "string"),
        ("Long", "integer"),
        ("Double", "float"),
        ("Object", "any"),
        ("X", "&X(X.md)"),
    ]);
    let leaf = leaf.prop_map(|(name, shown)| (name.to_owned(), shown.to_owned()));
    leaf.prop_recursive(5, 10, 1, move |inner| {
        (inner, 0..3_usize).prop_map(move |((name, shown), form)| {
            let forms = [
                ("List&lt;{}&gt;", format!("[{shown}]")),
                ("Set&lt;{}&gt;", format!("[{shown}]")),
                ("Map&lt;String, {}&gt;", format!("{{{shown}}}")),
            ];
            let (form, shown) = forms[form].clone();
            (form.replace("{}", &name), shown)
        })
    })
}

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back((name, shown) in spelled()) {
        let found = read_cell(&java::DIALECT, &format!("[**{name}**](X.md)"));
        let found = found.trim_start_matches("unprinted ").to_owned();
        prop_assert_eq!(found, shown);
    }

    #[test]
    fn nothing_panics(text in any_cell(PIECES)) {
        for dialect in super::LANGUAGES {
            survive(dialect, &text);
        }
        decode_entities(&text);
    }
}
