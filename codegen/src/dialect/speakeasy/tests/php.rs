//! Every cell, variant and page that Speakeasy's PHP docs are known to have.

use proptest::prelude::*;

use super::*;
use crate::dialect::facts::{Body, IgnoreRule};
use crate::dialect::tests::support::{
    any_cell, check_cells, check_presence, detected, property_config, read_cell, read_page,
    read_variant, show, survive,
};
use crate::model::Presence;

#[test]
fn cells_of_today() {
    check_cells(
        &DIALECT,
        &[
            ("*string*", "string"),
            ("*?string*", "nullable string"),
            ("*float*", "float"),
            ("*?float*", "nullable float"),
            ("*bool*", "boolean"),
            ("*?bool*", "nullable boolean"),
            ("*int*", "integer"),
            ("*?int*", "nullable integer"),
            ("*mixed*", "any"),
            ("[Components\\Pet](Pet.md)", "&Components\\Pet(Pet.md)"),
            (
                "[?Components\\Pet](Pet.md)",
                "nullable &Components\\Pet(Pet.md)",
            ),
            (
                "array<[Components\\Pet](Pet.md)>",
                "[&Components\\Pet(Pet.md)]",
            ),
            ("array<*string*>", "[string]"),
            ("array<string, *string*>", "{string}"),
            ("array<string, *mixed*>", "{any}"),
            ("array<string, array<*int*>>", "{[integer]}"),
            (
                "[\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/)",
                "runtime",
            ),
            (
                "[\\DateTime](https://www.php.net/manual/en/class.datetime.php)",
                "date-or-date-time",
            ),
            (
                "[?\\DateTime](https://www.php.net/manual/en/class.datetime.php)",
                "nullable date-or-date-time",
            ),
            ("[LocalDate](https://github.com/brick/date-time)", "date"),
        ],
    );
}

#[test]
fn unions_in_cells() {
    check_cells(
        &DIALECT,
        &[
            (
                "[string\\|array\\|null](../Tags.md)",
                "nullable (string | [any])&Tags(../Tags.md)",
            ),
            (
                "[string\\|array](../Tags.md)",
                "(string | [any])&Tags(../Tags.md)",
            ),
            (
                "[Components\\Cat\\|array\\|null](Pet.md)",
                "nullable (&Components\\Cat | [any])&Components\\Pet(Pet.md)",
            ),
            (
                "array<[Components\\Cat\\|Components\\Dog](Pet.md)>",
                "[(&Components\\Cat | &Components\\Dog)&Components\\Pet(Pet.md)]",
            ),
            (
                "array<[Components\\Cat\\|string\\|null](Pet.md)>",
                "[(&Components\\Cat | string)&Components\\Pet(Pet.md)?]",
            ),
            // The target is the union, the text its only member.
            (
                "[Components\\Cat\\|null](Pet.md)",
                "nullable &Components\\Cat(Pet.md)",
            ),
            (
                "[string\\|null](../Tags.md)",
                "nullable (string)&Tags(../Tags.md)",
            ),
        ],
    );
}

#[test]
fn the_full_names_of_2024() {
    check_cells(
        &DIALECT,
        &[
            (
                "[\\Api\\Models\\Operations\\Pet](Pet.md)",
                "&Api\\Models\\Operations\\Pet(Pet.md)",
            ),
            (
                "[?\\Api\\Models\\Operations\\Pet](Pet.md)",
                "nullable &Api\\Models\\Operations\\Pet(Pet.md)",
            ),
            (
                "array<[\\Api\\Models\\Components\\Pet](Pet.md)>",
                "[&Api\\Models\\Components\\Pet(Pet.md)]",
            ),
        ],
    );
}

#[test]
fn cells_of_other_dialects_are_refused_where_they_differ() {
    for cell in [
        "",
        "string",
        "**string*",
        "*string*[]",
        "*array*",
        "*?string",
        "*Optional[str]*",
        "[components.Pet](pet.md)",
        "[Pet](Pet.md)",
        "[null](Pet.md)",
        "[](Pet.md)",
        "[Components\\Cat\\|](Pet.md)",
        "array<*string*",
        "array<int, *string*>",
        "array<>",
        "List<*string*>",
    ] {
        assert!(read_cell(&DIALECT, cell).starts_with("no: "), "{cell}");
    }
    let deep = "array<".repeat(100) + "*string*" + &">".repeat(100);
    assert!(read_cell(&DIALECT, &deep).starts_with("no: "));
}

#[test]
fn variants_take_their_type_from_the_docblock() {
    let table = [
        ("string", "string", "string"),
        ("array", "array<string>", "[string]"),
        ("array", "array<string, mixed>", "{any}"),
        (
            "array",
            "array<\\Api\\Models\\Components\\Pet>",
            "[&Api\\Models\\Components\\Pet]",
        ),
        (
            "array",
            "array<\\Api\\Models\\Components\\Cat|string>",
            "[(&Api\\Models\\Components\\Cat | string)]",
        ),
        ("array", "array<?string>", "[string?]"),
        (
            "Components\\Pet",
            "\\Api\\Models\\Components\\Pet",
            "&Api\\Models\\Components\\Pet",
        ),
        ("\\DateTime", "\\DateTime", "date-or-date-time"),
    ];
    for (heading, var, expected) in table {
        let code = format!("/**\n* @var {var}\n*/\n{heading} $value = /* values here */");
        assert_eq!(read_variant(&DIALECT, heading, &code), expected, "{var}");
        let one_line = format!("/** @var {var} */");
        assert_eq!(read_variant(&DIALECT, heading, &one_line), expected);
    }
    assert_eq!(
        read_variant(&DIALECT, "Components\\Pet", ""),
        "&Components\\Pet"
    );
    assert_eq!(read_variant(&DIALECT, "array", "/** @var !? */"), "[any]");
    assert!(read_variant(&DIALECT, "", "").starts_with("no: "));
    assert!(read_variant(&DIALECT, "Pet", "").starts_with("no: "));
}

#[test]
fn a_required_key_may_be_null() {
    check_presence(
        &DIALECT,
        &[
            (true, "*string*", Presence::RequiredNullabilityUnknown),
            (true, "array<*int*>", Presence::RequiredNullabilityUnknown),
            (true, "*?string*", Presence::RequiredNullable),
            (true, "[string\\|null](T.md)", Presence::RequiredNullable),
            (false, "*?string*", Presence::Optional),
            (false, "*string*", Presence::Optional),
            (false, "array<*int*>", Presence::Optional),
        ],
    );
}

#[test]
fn one_heading_may_stand_for_several_lists() {
    let text = "# Pets


## Supported Types

### `Components\\Pet`

```php
/**
* @var \\Api\\Models\\Components\\Pet
*/
Components\\Pet $value = /* values here */
```

### `array`

```php
/**
* @var array<\\Api\\Models\\Components\\Cat>
*/
array $value = /* values here */
```

### `array`

```php
/**
* @var array<string>
*/
array $value = /* values here */
```
";
    let (model, diagnostics) = read_page(&DIALECT, text);
    assert_eq!(diagnostics, []);
    let Body::Union(variants) = model.body else {
        panic!("{:?}", model.body)
    };
    let types: Vec<_> = variants.iter().map(|it| show(&it.ty.value)).collect();
    assert_eq!(
        types,
        [
            "&Api\\Models\\Components\\Pet",
            "[&Api\\Models\\Components\\Cat]",
            "[string]"
        ]
    );
}

#[test]
fn rows_of_the_sdk_itself_are_dropped() {
    let text = "# GetPetResponse


## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `contentType` | *string* | :heavy_check_mark: | HTTP response content type for this operation |
| `statusCode` | *int* | :heavy_check_mark: | HTTP response status code for this operation |
| `rawResponse` | [\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/) | :heavy_check_mark: | Raw HTTP response; suitable for custom response parsing |
| `pets` | [string\\|array\\|null](../../Models/Operations/Pets.md) | :heavy_minus_sign: | `a\\|b` |
";
    let (model, diagnostics) = read_page(&DIALECT, text);
    assert_eq!(diagnostics, []);
    let rules: Vec<_> = model.ignored_rows.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(
        rules,
        [
            IgnoreRule::ContentTypeRow,
            IgnoreRule::StatusCodeRow,
            IgnoreRule::RawResponseRow
        ]
    );
    let Body::Struct(fields) = model.body else {
        panic!("{:?}", model.body)
    };
    let types: Vec<_> = fields.iter().map(|it| show(&it.ty.value)).collect();
    assert_eq!(
        types,
        ["(string | [any])&Pets(../../Models/Operations/Pets.md)"]
    );
}

#[test]
fn enums_are_tables_without_a_word_on_openness() {
    let text = "# Size


## Values

| Name    | Value |
| ------- | ----- |
| `Small` | small |
| `All`   | *     |";
    let (model, diagnostics) = read_page(&DIALECT, text);
    assert_eq!(diagnostics, []);
    let Body::Enum(facts) = model.body else {
        panic!("{:?}", model.body)
    };
    let values: Vec<_> = facts
        .values
        .iter()
        .map(|it| it.value.value.as_str())
        .collect();
    assert_eq!(values, ["small", "*"]);
    assert_eq!((facts.open, facts.numbers), (None, Numbers::Strings));
}

#[test]
fn few_cells_tell_the_language() {
    for cells in [
        &["*?string*"][..],
        &["*string*", "[Components\\Pet](Pet.md)"],
        &["*mixed*"],
        &["array<*string*>"],
        &["[string\\|array\\|null](../Tags.md)"],
        &["[?\\Api\\Models\\Operations\\Pet](Pet.md)"],
    ] {
        assert_eq!(detected(cells), Some(DIALECT.id), "{cells:?}");
    }
}

/// A cell that the grammar prints, with what it says as an item of a list.
fn printed() -> impl Strategy<Value = (String, String)> {
    let leaves = prop::sample::select(vec![
        ("*string*", "string"),
        ("*int*", "integer"),
        ("*float*", "float"),
        ("*bool*", "boolean"),
        ("*mixed*", "any"),
        ("*?string*", "string?"),
        ("[Components\\Pet](Pet.md)", "&Components\\Pet(Pet.md)"),
        ("[?Components\\Pet](Pet.md)", "&Components\\Pet(Pet.md)?"),
        ("[\\DateTime](https://www.php.net/x)", "date-or-date-time"),
    ]);
    let member = prop::sample::select(vec![
        ("string", "string"),
        ("array", "[any]"),
        ("A\\Cat", "&A\\Cat"),
        ("\\Api\\A\\Dog", "&Api\\A\\Dog"),
    ]);
    let union = (prop::collection::vec(member, 2..6), any::<bool>()).prop_map(|(members, null)| {
        let mut texts: Vec<_> = members.iter().map(|(text, _)| *text).collect();
        if null {
            texts.push("null");
        }
        let shown: Vec<_> = members.iter().map(|(_, shown)| *shown).collect();
        let namespace = shown.iter().find_map(|it| it.strip_prefix('&'));
        let namespace = namespace.and_then(|it| it.rsplit_once('\\'));
        let page = namespace.map_or("P".to_owned(), |(path, _)| format!("{path}\\P"));
        (
            format!("[{}](P.md)", texts.join("\\|")),
            format!(
                "({})&{page}(P.md){}",
                shown.join(" | "),
                if null { "?" } else { "" }
            ),
        )
    });
    let leaves = leaves.prop_map(|(cell, shown)| (cell.to_owned(), shown.to_owned()));
    prop_oneof![leaves, union].prop_recursive(12, 12, 1, |inner| {
        (inner, any::<bool>()).prop_map(|((cell, shown), is_list)| {
            if is_list {
                (format!("array<{cell}>"), format!("[{shown}]"))
            } else {
                (format!("array<string, {cell}>"), format!("{{{shown}}}"))
            }
        })
    })
}

const PIECES: &[&str] = &[
    "array<",
    "string, ",
    ">",
    "*",
    "?",
    "string",
    "array",
    "null",
    "mixed",
    "[",
    "](",
    ")",
    "]",
    "\\|",
    "|",
    "\\",
    "Components\\Pet",
    "\\DateTime",
    "[A\\B](c.md)",
    "https://",
    " ",
    "é",
    "@var ",
    "*/",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back((cell, shown) in printed()) {
        let listed = read_cell(&DIALECT, &format!("array<{cell}>"));
        prop_assert_eq!(listed, format!("[{shown}]"));
    }

    #[test]
    fn no_text_is_too_much(text in any_cell(PIECES)) {
        survive(&DIALECT, &text);
    }
}
