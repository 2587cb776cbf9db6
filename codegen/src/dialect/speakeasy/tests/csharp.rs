//! C# and Unity: every row of their grammar's table, their enums and unions, the first form, and what holds for all.

use proptest::prelude::*;

use super::{CSHARP, UNITY};
use crate::dialect::facts::{Body, IgnoreRule};
use crate::dialect::tests::support::{
    any_cell, check_cells, check_presence, detected, property_config, read_cell, read_page,
    read_variant, show, survive,
};
use crate::model::{Numbers, Presence};

const LINK: &str = "[X](../../Models/Components/X.md)";

/// `cell` with every `L` that is a target spelled out.
fn external(name: &str) -> String {
    format!("[{name}](https://learn.microsoft.com/en-us/dotnet/api/{name}?view=net-5.0)")
}

#[test]
fn built_in_types() {
    for dialect in [&CSHARP, &UNITY] {
        check_cells(
            dialect,
            &[
                ("*string*", "string"),
                ("*bool*", "boolean"),
                ("*int*", "integer"),
                ("*long*", "integer"),
                ("*float*", "float"),
                ("*double*", "float"),
                ("*object*", "any"),
                ("*byte[]*", "bytes"),
                ("*MemoryQueueBufferStream*", "bytes"),
                ("*HttpRequestMessage*", "runtime"),
            ],
        );
    }
}

#[test]
fn links_and_containers() {
    check_cells(
        &CSHARP,
        &[
            (LINK, "&X(../../Models/Components/X.md)"),
            (
                "[Models.Components.X](../../Models/Components/X.md)",
                "&Models.Components.X(../../Models/Components/X.md)",
            ),
            (
                "[HathoraCloud.Models.Shared.X](../../Models/Shared/X.md)",
                "&HathoraCloud.Models.Shared.X(../../Models/Shared/X.md)",
            ),
            ("List<*string*>", "[string]"),
            ("List<*bool*>", "[boolean]"),
            ("List<*long*>", "[integer]"),
            ("List<[X](X.md)>", "[&X(X.md)]"),
            (
                "List<[Models.Components.X](X.md)>",
                "[&Models.Components.X(X.md)]",
            ),
            ("Dictionary<String, *object*>", "{any}"),
            ("Dictionary<String, *string*>", "{string}"),
            ("Dictionary<String, List<*string*>>", "{[string]}"),
            // Hard case 26.
            ("List<List<*string*>>", "[[string]]"),
        ],
    );
}

/// Hard case 25, and the other names that a type may have.
#[test]
fn pages_may_be_called_like_built_in_types() {
    check_cells(
        &CSHARP,
        &[
            (
                "List<[List](../../Models/Components/List.md)>",
                "[&List(../../Models/Components/List.md)]",
            ),
            ("[File](File.md)", "&File(File.md)"),
            ("[Object](Object.md)", "&Object(Object.md)"),
            ("[Response](Response.md)", "&Response(Response.md)"),
            ("[Message](Message.md)", "&Message(Message.md)"),
            ("[DateTime](DateTime.md)", "&DateTime(DateTime.md)"),
        ],
    );
}

#[test]
fn types_of_the_language_and_of_the_sdk() {
    for (name, expected) in [
        ("DateTime", "date-time"),
        ("DateOnly", "date"),
        ("LocalDate", "date"),
        ("HttpResponseMessage", "runtime"),
        ("UnityWebRequest", "runtime"),
    ] {
        let cell = external(name);
        assert_eq!(read_cell(&CSHARP, &cell), expected);
        let list = read_cell(&CSHARP, &format!("List<{cell}>"));
        assert_eq!(list, format!("[{expected}]"));
    }
}

/// Hard case 1.
#[test]
fn lists_of_the_first_docs_end_in_junk() {
    check_cells(
        &CSHARP,
        &[
            (
                "List<[Lobby](../../Models/Shared/Lobby.md)>   !!!",
                "[&Lobby(../../Models/Shared/Lobby.md)]",
            ),
            ("List<*string*>!!!", "[string]"),
            ("List<List<*string*>   !!!>   !!!", "[[string]]"),
            ("Dictionary<String, List<*string*>   !!!>", "{[string]}"),
        ],
    );
}

#[test]
fn what_is_no_type_is_refused() {
    for cell in [
        "",
        "*String*",
        "*number*",
        "*boolean*",
        "*string",
        "*string*[]",
        "*string* !!!",
        "List<*string*> !!",
        "List<*string*",
        "List\\<*string*>",
        "Dictionary<*string*>",
        "Map\\<String, *Object*>",
        "*Optional[str]*",
        "**string*",
    ] {
        let found = read_cell(&CSHARP, cell);
        assert!(found.starts_with("no: "), "{cell}: {found}");
    }
    let deep = "List<".repeat(500) + "*string*";
    assert_eq!(
        read_cell(&CSHARP, &deep),
        "no: a type with less nesting at 165"
    );
    let deep = "ArrayOf".repeat(50_000) + "Str";
    assert!(read_variant(&CSHARP, &deep, "").starts_with("no: "));
}

#[test]
fn nothing_is_known_about_null() {
    for cell in ["*string*", "*long*", LINK, "List<*string*>"] {
        check_presence(
            &CSHARP,
            &[
                (true, cell, Presence::RequiredNullabilityUnknown),
                (false, cell, Presence::Optional),
            ],
        );
    }
}

#[test]
fn headings_of_variants() {
    for (heading, expected) in [
        ("Str", "string"),
        ("Number", "float"),
        ("Boolean", "boolean"),
        ("ArrayOfAny", "[any]"),
        ("ArrayOfStr", "[string]"),
        ("ArrayOfInt32", "[integer]"),
        ("MapOfAny", "{any}"),
        ("ArrayOfMapOfAny", "[{any}]"),
        ("DateTime", "date-time"),
        ("Integer", "integer"),
        ("Token", "&Token"),
        ("SAMLAccountConnection1", "&SAMLAccountConnection1"),
        ("ArrayOfPet", "[&Pet]"),
        // Hard case 78: the value of a tag, which only resolving can tell.
        ("VerificationOtp", "&VerificationOtp"),
        ("", "no: the name of a variant at 0"),
        ("ArrayOf", "no: the name of a variant at 7"),
        ("a b", "no: the end of the heading at 1"),
    ] {
        assert_eq!(read_variant(&CSHARP, heading, ""), expected, "{heading}");
    }
}

#[test]
fn a_union() {
    let page = "# SessionRefresh\n\n\n## Supported Types\n\n### Token\n\n```csharp\n\
                SessionRefresh.CreateToken(/* values here */);\n```\n\n### ArrayOfStr\n\n```csharp\n\
                SessionRefresh.CreateArrayOfStr(/* values here */);\n```\n";
    let (model, diagnostics) = read_page(&CSHARP, page);
    assert_eq!(diagnostics, []);
    let Body::Union(variants) = model.body else {
        panic!("{:?}", model.body);
    };
    let shown: Vec<_> = variants
        .iter()
        .map(|variant| show(&variant.ty.value))
        .collect();
    assert_eq!(shown, ["&Token", "[string]"]);
}

/// Hard cases 63, 65 and 68.
#[test]
fn enums() {
    let usage = "## Example Usage\n\n```csharp\nvar value = X.A;\n\n// Open enum: use .Of() to create instances from \
                 custom string values\nvar custom = X.Of(\"custom_value\");\n```\n\n\n";
    for (usage, rows, values, numbers) in [
        (
            "",
            "| `Zero` | 0 |\n| `One` | 1 |",
            ["0", "1"],
            Numbers::Undecided,
        ),
        (
            usage,
            "| `Zero` | 0 |\n| `One` | 1 |",
            ["0", "1"],
            Numbers::Strings,
        ),
        (
            "",
            "| `Unknown` |   |\n| `A` | a |",
            ["", "a"],
            Numbers::Strings,
        ),
        (
            "",
            "| `True` | true |\n| `UnmappedValue` | unmapped_value |",
            ["true", "unmapped_value"],
            Numbers::Strings,
        ),
    ] {
        let page = format!("# X\n\n{usage}## Values\n\n| Name | Value |\n| --- | --- |\n{rows}");
        let (model, diagnostics) = read_page(&CSHARP, &page);
        assert_eq!(diagnostics, []);
        let Body::Enum(found) = model.body else {
            panic!("{:?}", model.body);
        };
        let texts: Vec<_> = found.values.iter().map(|it| &it.value.value).collect();
        assert_eq!(texts, values);
        assert_eq!(
            (found.numbers, found.open.is_some()),
            (numbers, !usage.is_empty())
        );
    }
    assert_eq!(CSHARP.undecided_numbers, Numbers::Strings);
}

fn page_of(rows: &[&str]) -> String {
    let head = "# GetXResponse\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |";
    format!("{head}\n{}", rows.join("\n"))
}

fn kept_and_dropped(rows: &[&str]) -> (Vec<String>, Vec<IgnoreRule>) {
    let (model, diagnostics) = read_page(&CSHARP, &page_of(rows));
    assert_eq!(diagnostics, []);
    let Body::Struct(fields) = model.body else {
        panic!("{:?}", model.body);
    };
    let kept = fields.into_iter().map(|field| field.name.value);
    let dropped = model.ignored_rows.into_iter().map(|(rule, _)| rule);
    (kept.collect(), dropped.collect())
}

#[test]
fn rows_of_the_sdk_are_dropped() {
    let (kept, dropped) = kept_and_dropped(&[
        "| `HttpMeta` | [HTTPMetadata](../../Models/Components/HTTPMetadata.md) | :heavy_check_mark: | N/A |",
        "| `Headers` | Dictionary<String, List<*string*>> | :heavy_check_mark: | N/A |",
        "| `Client` | [Client](../../Models/Components/Client.md) | :heavy_minus_sign: | Success |",
    ]);
    assert_eq!(kept, ["Client"]);
    assert_eq!(
        dropped,
        [IgnoreRule::HttpMetadataRow, IgnoreRule::HeadersRow]
    );
}

/// The first docs have no sentence about the rows of a wrapper, and print the wire names.
#[test]
fn wrappers_of_the_first_docs() {
    let response = format!(
        "| `rawResponse` | {} | :heavy_minus_sign: | N/A |",
        external("HttpResponseMessage")
    );
    let (kept, dropped) = kept_and_dropped(&[
        "| `contentType` | *string* | :heavy_check_mark: | N/A |",
        "| `statusCode` | *int* | :heavy_check_mark: | N/A |",
        &response,
        "| `lobbyRooms` | List<[Lobby](../../Models/Shared/Lobby.md)>   !!! | :heavy_minus_sign: | Ok |",
    ]);
    assert_eq!(kept, ["lobbyRooms"]);
    let expected = [
        IgnoreRule::ContentTypeRow,
        IgnoreRule::StatusCodeRow,
        IgnoreRule::RawResponseRow,
    ];
    assert_eq!(dropped, expected);
}

#[test]
fn few_cells_tell_the_flavour() {
    let (response, request) = (external("HttpResponseMessage"), external("UnityWebRequest"));
    for (cells, expected) in [
        (&["*string*", "*long*"][..], &CSHARP),
        (&["*bool*", "*string*", LINK], &CSHARP),
        (&["*bool*", "Dictionary<String, *object*>"], &CSHARP),
        (&["List<[X](X.md)>   !!!", "*int*", &response], &CSHARP),
        (&["*bool*", "*int*", "*double*", &request], &UNITY),
        (&["*int*", "*float*", "List<*string*>"], &UNITY),
    ] {
        assert_eq!(detected(cells), Some(expected.id), "{cells:?}");
    }
}

const PIECES: &[&str] = &[
    "*",
    "[",
    "]",
    "(",
    ")",
    "](x.md)",
    "](https://e.org)",
    "List<",
    "Dictionary<String, ",
    ">",
    "string",
    "byte[]",
    "X",
    "Models.",
    "!!!",
    " ",
    "é",
    "\\",
    "ArrayOf",
    "MapOf",
    "Str",
];

/// A cell, and how it is shown.
fn cell() -> impl Strategy<Value = (String, String)> {
    let built_in = prop::sample::select(&[
        ("*string*", "string"),
        ("*bool*", "boolean"),
        ("*int*", "integer"),
        ("*long*", "integer"),
        ("*float*", "float"),
        ("*double*", "float"),
        ("*object*", "any"),
        ("*byte[]*", "bytes"),
    ]);
    let leaf = prop_oneof![
        built_in.prop_map(|(cell, shown)| (cell.to_owned(), shown.to_owned())),
        "(Models\\.(Components|Shared)\\.)?[A-Z][A-Za-z0-9]{0,9}".prop_map(|name| {
            let target = "(../../Models/Components/X.md)";
            (format!("[{name}]{target}"), format!("&{name}{target}"))
        }),
        Just((external("DateTime"), "date-time".to_owned())),
        Just((external("DateOnly"), "date".to_owned())),
    ];
    leaf.prop_recursive(6, 12, 1, |inner| {
        prop_oneof![
            (inner.clone(), any::<bool>()).prop_map(|((cell, shown), is_first)| {
                let junk = if is_first { "   !!!" } else { "" };
                (format!("List<{cell}>{junk}"), format!("[{shown}]"))
            }),
            inner.prop_map(|(cell, shown)| {
                (
                    format!("Dictionary<String, {cell}>"),
                    format!("{{{shown}}}"),
                )
            }),
        ]
    })
}

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back((cell, shown) in cell()) {
        prop_assert_eq!(read_cell(&CSHARP, &cell), shown.clone());
        prop_assert_eq!(read_cell(&UNITY, &cell), shown);
    }

    #[test]
    fn nothing_panics(text in any_cell(PIECES)) {
        survive(&CSHARP, &text);
    }
}
