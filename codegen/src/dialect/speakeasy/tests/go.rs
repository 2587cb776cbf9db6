//! Every cell, variant and page that Speakeasy's Go docs are known to have.

use proptest::prelude::*;

use super::*;
use crate::dialect::facts::{FieldFacts, IgnoreRule};
use crate::dialect::ignored_page;
use crate::dialect::tests::support::{
    any_cell, check_cells, check_presence, detected, property_config, read_cell, read_page,
    read_variant, show, survive,
};
use crate::markdown;
use crate::text::SourceFile;

#[test]
fn code_spans_of_2026() {
    check_cells(
        &DIALECT,
        &[
            ("`string`", "string"),
            ("`*string`", "nullable string"),
            ("`bool`", "boolean"),
            ("`*bool`", "nullable boolean"),
            ("`float64`", "float"),
            ("`*float64`", "nullable float"),
            ("`int64`", "integer"),
            ("`*int64`", "nullable integer"),
            ("`int`", "integer"),
            ("`*int`", "nullable integer"),
            ("`any`", "unprinted any"),
            ("[]`string`", "unprinted [string]"),
            ("[][]`string`", "unprinted [[string]]"),
            ("map[string]`any`", "unprinted {any}"),
            ("map[string]`string`", "unprinted {string}"),
            ("map[string][]`string`", "unprinted {[string]}"),
            ("[]map[string]map[string]`int64`", "unprinted [{{integer}}]"),
            ("`*jsonl.JsonLStream[map[string]any]`", "unprinted {any}"),
            (
                "optionalnullable.OptionalNullable[[]`string`]",
                "optional-nullable [string]",
            ),
            (
                "optionalnullable.OptionalNullable[[components.Scope](../x/scope.md)]",
                "optional-nullable &components.Scope(../x/scope.md)",
            ),
        ],
    );
}

#[test]
fn emphasis_of_the_older_eras() {
    check_cells(
        &DIALECT,
        &[
            ("*string*", "unprinted string"),
            ("**string*", "nullable string"),
            ("*bool*", "unprinted boolean"),
            ("**bool*", "nullable boolean"),
            ("*int64*", "unprinted integer"),
            ("**int64*", "nullable integer"),
            ("*int*", "unprinted integer"),
            ("**int*", "nullable integer"),
            ("*float64*", "unprinted float"),
            ("**float64*", "nullable float"),
            ("*float32*", "unprinted float"),
            ("**float32*", "nullable float"),
            ("*any*", "unprinted any"),
            ("*interface{}*", "unprinted any"),
            ("map[string]*interface{}*", "unprinted {any}"),
            // The star is the emphasis, not a pointer.
            ("*[]byte*", "unprinted bytes"),
            ("[]*string*", "unprinted [string]"),
            ("map[string]*string*", "unprinted {string}"),
        ],
    );
}

#[test]
fn links_of_all_eras() {
    check_cells(
        &DIALECT,
        &[
            (
                "[shared.Pet](../pet.md)",
                "unprinted &shared.Pet(../pet.md)",
            ),
            (
                "[*shared.Pet](../pet.md)",
                "nullable &shared.Pet(../pet.md)",
            ),
            ("[Pet](pet.md)", "unprinted &Pet(pet.md)"),
            ("[][shared.Pet](pet.md)", "unprinted [&shared.Pet(pet.md)]"),
            // Three brackets, one of them the link's.
            (
                "[][][shared.Pet](pet.md)",
                "unprinted [[&shared.Pet(pet.md)]]",
            ),
            (
                "map[string][shared.Pet](pet.md)",
                "unprinted {&shared.Pet(pet.md)}",
            ),
            (
                "[time.Time](https://pkg.go.dev/time#Time)",
                "unprinted date-time",
            ),
            (
                "[*time.Time](https://pkg.go.dev/time#Time)",
                "nullable date-time",
            ),
            ("[types.Date](../../types/date.md)", "unprinted date"),
            // A big number is a pointer even where it is never null.
            (
                "[*big.Int](https://pkg.go.dev/math/big#Int)",
                "unprinted big-integer",
            ),
            (
                "map[string][*big.Int](https://pkg.go.dev/math/big#Int)",
                "unprinted {big-integer}",
            ),
            (
                "[*http.Response](https://pkg.go.dev/net/http#Response)",
                "nullable runtime",
            ),
            (
                "[*http.Request](https://pkg.go.dev/net/http#Request)",
                "nullable runtime",
            ),
            // A model of that name.
            (
                "[*shared.Response](../response.md)",
                "nullable &shared.Response(../response.md)",
            ),
        ],
    );
}

#[test]
fn cells_of_other_dialects_are_refused_where_they_differ() {
    for cell in [
        "",
        "string",
        "**string**",
        "*Optional[str]*",
        "*?string*",
        "*string*[]",
        "`string",
        "`*[]string`",
        "[Optional[models.Pet]](pet.md)",
        "[Components\\Pet](pet.md)",
        "[](pet.md)",
        "optionalnullable.OptionalNullable[`string`",
        "optionalnullable.OptionalNullable[optionalnullable.OptionalNullable[`string`]]",
        "List<*string*>",
    ] {
        assert!(read_cell(&DIALECT, cell).starts_with("no: "), "{cell}");
    }
    let deep = "[]".repeat(100) + "`string`";
    assert!(read_cell(&DIALECT, &deep).starts_with("no: "));
}

#[test]
fn variants_take_their_type_from_the_code() {
    let table = [
        ("", "string", "string"),
        ("", "bool", "boolean"),
        ("", "int", "integer"),
        ("", "int64", "integer"),
        ("", "float32", "float"),
        ("", "float64", "float"),
        ("", "any", "any"),
        ("", "[]any", "[any]"),
        ("", "[]string", "[string]"),
        ("", "[]shared.Pet", "[&shared.Pet]"),
        ("", "*big.Int", "big-integer"),
        ("", "map[string]float64", "{float}"),
        ("", "map[string]interface{}", "{any}"),
        ("", "[]byte", "bytes"),
        ("", "time.Time", "date-time"),
        // The heading lacks the package.
        ("Pet", "shared.Pet", "&shared.Pet"),
    ];
    for (heading, ty, expected) in table {
        let code = format!("owner := shared.CreateOwnerTag({ty}{{/* values here */}})");
        assert_eq!(read_variant(&DIALECT, heading, &code), expected, "{ty}");
    }
    assert_eq!(read_variant(&DIALECT, "Pet", ""), "&Pet");
    assert_eq!(read_variant(&DIALECT, "Pet", "no code at all"), "&Pet");
    assert!(read_variant(&DIALECT, "", "x := y").starts_with("no: "));
    assert!(read_variant(&DIALECT, "a pet", "").starts_with("no: "));
}

#[test]
fn presence_depends_on_the_typography() {
    check_presence(
        &DIALECT,
        &[
            (true, "`string`", Presence::Required),
            (true, "`*string`", Presence::RequiredNullable),
            (true, "*string*", Presence::RequiredNullabilityUnknown),
            (true, "[]`string`", Presence::RequiredNullabilityUnknown),
            (true, "`any`", Presence::RequiredNullabilityUnknown),
            (true, "[a.B](b.md)", Presence::RequiredNullabilityUnknown),
            (true, "[*a.B](b.md)", Presence::RequiredNullable),
            (
                true,
                "[*big.Int](https://pkg.go.dev/math/big#Int)",
                Presence::RequiredNullabilityUnknown,
            ),
            (false, "`*string`", Presence::Optional),
            (false, "**string*", Presence::Optional),
            (false, "[]`string`", Presence::Optional),
            (
                false,
                "optionalnullable.OptionalNullable[[a.B](b.md)]",
                Presence::OptionalNullable,
            ),
        ],
    );
}

fn fields(rows: &str) -> Vec<FieldFacts> {
    let head = "# Pet\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    let (model, diagnostics) = read_page(&DIALECT, &format!("{head}{rows}"));
    assert_eq!(diagnostics, []);
    match model.body {
        Body::Struct(fields) => fields,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_span_on_the_page_settles_its_links() {
    use Presence::{Optional, Required, RequiredNullabilityUnknown as Unknown, RequiredNullable};
    let links = "| `A` | [shared.A](a.md) | :heavy_check_mark: | N/A |
| `B` | [*shared.B](b.md) | :heavy_check_mark: | N/A |
| `C` | [time.Time](https://pkg.go.dev/time#Time) | :heavy_check_mark: | N/A |
| `D` | [][shared.D](d.md) | :heavy_check_mark: | N/A |
| `E` | [*big.Int](https://pkg.go.dev/math/big#Int) | :heavy_check_mark: | N/A |
| `F` | [*shared.F](f.md) | :heavy_minus_sign: | N/A |
";
    let presences = |typography: &str| -> Vec<Presence> {
        let rows = format!("{links}| `G` | {typography} | :heavy_minus_sign: | The `span` |\n");
        fields(&rows).iter().map(|field| field.presence).collect()
    };
    assert_eq!(
        presences("`*string`"),
        [
            Required,
            RequiredNullable,
            Required,
            Unknown,
            Unknown,
            Optional,
            Optional
        ]
    );
    assert_eq!(
        presences("**string*"),
        [
            Unknown,
            RequiredNullable,
            Unknown,
            Unknown,
            Unknown,
            Optional,
            Optional
        ]
    );
}

#[test]
fn rows_of_the_sdk_itself_are_dropped() {
    let text = "# GetPetResponse


## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `HTTPMeta` | [components.HTTPMetadata](../httpmetadata.md) | :heavy_check_mark: | N/A |
| `Pet` | [*components.Pet](../pet.md) | :heavy_minus_sign: | A pet |
| `Headers` | map[string][]`string` | :heavy_check_mark: | N/A |
";
    let (model, diagnostics) = read_page(&DIALECT, text);
    assert_eq!(diagnostics, []);
    let rules: Vec<_> = model.ignored_rows.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, [IgnoreRule::HttpMetadataRow, IgnoreRule::HeadersRow]);
    assert!(matches!(model.body, Body::Struct(fields) if fields.len() == 1));
}

#[test]
fn unions_have_empty_headings_and_a_section_about_their_tags() {
    let text = "# Owner


## Supported Types

### Person

```go
owner := components.CreateOwnerPerson(components.Person{/* values here */})
```

### 

```go
owner := components.CreateOwnerArrayOfStr([]string{/* values here */})
```

### 

```go
owner := components.CreateOwnerNumber(float64{/* values here */})
```

## Union Discrimination

Use the `Type` field to determine which variant is active, then access the corresponding field:

```go
switch owner.Type {
\tcase components.OwnerTypePerson:
\t\t// owner.Person is populated
}
```
";
    let (model, diagnostics) = read_page(&DIALECT, text);
    assert_eq!(diagnostics, []);
    let Body::Union(variants) = model.body else {
        panic!("{:?}", model.body)
    };
    let types: Vec<_> = variants.iter().map(|it| show(&it.ty.value)).collect();
    assert_eq!(types, ["&components.Person", "[string]", "float"]);
}

fn enumeration(usage: &str, rows: &str) -> EnumFacts {
    let text = format!(
        "# Size\n\n## Example Usage\n\n```go\n{usage}\n```\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n{rows}"
    );
    let (model, diagnostics) = read_page(&DIALECT, &text);
    assert_eq!(diagnostics, []);
    match model.body {
        Body::Enum(facts) => facts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_cast_tells_integers_from_strings() {
    let open = "// Open enum: custom values can be created with a direct type cast\n";
    let rows = "| `SizeOne` | 1 |\n| `SizeTwo` | 2 |\n";
    let integers = enumeration(&format!("{open}custom := shared.Size(999)"), rows);
    assert_eq!(integers.numbers, Numbers::Integers);
    assert!(integers.open.is_some());
    let strings = enumeration(
        &format!("{open}custom := shared.Size(\"custom_value\")"),
        rows,
    );
    assert_eq!(strings.numbers, Numbers::Strings);
    assert!(strings.open.is_some());
    let closed = enumeration("value := shared.SizeOne", rows);
    assert_eq!(closed.numbers, Numbers::Undecided);
    assert!(closed.open.is_none());
}

#[test]
fn names_of_constants_lose_the_title() {
    let rows = "| `SizeGreaterThan` | > |\n| `Size2` | 2 |\n| `Size` | |\n| `Other` | o |\n";
    let facts = enumeration("value := shared.SizeGreaterThan", rows);
    let names: Vec<_> = facts
        .values
        .iter()
        .filter_map(|it| it.name.as_ref())
        .map(|name| name.value.as_str())
        .collect();
    assert_eq!(names, ["GreaterThan", "Size2", "Size", "Other"]);
}

#[test]
fn call_options_are_no_model() {
    for text in [
        "# Options\n\n## Global Options\n\n### WithServerURL\n\nText.\n",
        "## Options\n\n### WithServerURL\n\nText.\n\n## WithTemplatedServerURL\n",
    ] {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile {
            path: "docs/models/operations/option.md".to_owned(),
            prefix: String::new(),
            text: text.to_owned(),
        });
        let page = markdown::parse(&sources, file, &mut Vec::new());
        let rule = ignored_page(&sources, &page, true);
        assert_eq!(rule, Some(IgnoreRule::UtilityPage));
    }
}

#[test]
fn few_cells_tell_the_language() {
    for cells in [
        &["`string`"][..],
        &["*string*", "**string*"],
        &["*string*", "*int64*"],
        &["[]*string*"],
        &["[][shared.Pet](pet.md)"],
        &["map[string]`any`"],
        &["*string*", "[time.Time](https://pkg.go.dev/time#Time)"],
    ] {
        assert_eq!(detected(cells), Some(DIALECT.id), "{cells:?}");
    }
}

/// A cell that the grammar prints, with what it says.
fn printed() -> impl Strategy<Value = (String, String)> {
    let leaves = prop::sample::select(vec![
        ("`string`", "string"),
        ("`int64`", "integer"),
        ("`float64`", "float"),
        ("`bool`", "boolean"),
        ("`any`", "any"),
        ("*string*", "string"),
        ("*float32*", "float"),
        ("*int*", "integer"),
        ("*[]byte*", "bytes"),
        ("*interface{}*", "any"),
        ("[shared.Pet](../pet.md)", "&shared.Pet(../pet.md)"),
        ("[time.Time](https://pkg.go.dev/time#Time)", "date-time"),
        ("[*big.Int](https://pkg.go.dev/math/big#Int)", "big-integer"),
        ("`*string`", "string?"),
        ("**bool*", "boolean?"),
        ("[*shared.Pet](../pet.md)", "&shared.Pet(../pet.md)?"),
    ]);
    leaves
        .prop_map(|(cell, shown)| (cell.to_owned(), shown.to_owned()))
        .prop_recursive(12, 12, 1, |inner| {
            (inner, any::<bool>()).prop_map(|((cell, shown), is_list)| {
                if is_list {
                    (format!("[]{cell}"), format!("[{shown}]"))
                } else {
                    (format!("map[string]{cell}"), format!("{{{shown}}}"))
                }
            })
        })
}

const PIECES: &[&str] = &[
    "[]",
    "map[string]",
    "`",
    "*",
    "**",
    "string",
    "[]byte",
    "any",
    "int64",
    "big.Int",
    "[shared.Pet](pet.md)",
    "[",
    "](",
    ")",
    "]",
    "optionalnullable.OptionalNullable[",
    "jsonl.JsonLStream[",
    "interface{}",
    "\\|",
    " ",
    "é",
    "(",
    "{",
    "https://",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back((cell, shown) in printed()) {
        let listed = read_cell(&DIALECT, &format!("[]{cell}"));
        prop_assert_eq!(listed, format!("unprinted [{shown}]"));
        let wrapped = read_cell(&DIALECT, &format!("optionalnullable.OptionalNullable[[]{cell}]"));
        prop_assert_eq!(wrapped, format!("optional-nullable [{shown}]"));
    }

    #[test]
    fn no_text_is_too_much(text in any_cell(PIECES)) {
        survive(&DIALECT, &text);
    }
}
