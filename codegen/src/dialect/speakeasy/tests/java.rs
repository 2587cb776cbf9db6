//! Java: every row of its grammar's table, the older cells, presence, and what holds for all of them.

use proptest::prelude::*;

use super::DIALECT;
use crate::dialect::facts::{Body, IgnoreRule};
use crate::dialect::tests::support::{
    any_cell, check_cells, check_presence, detected, property_config, read_cell, read_page,
    read_variant, survive,
};
use crate::model::{Numbers, Presence};

const RESPONSE: &str = "[HttpResponse\\<?>](https://docs.oracle.com/en/java/HttpResponse.html)";
const DATE_TIME: &str = "[OffsetDateTime](https://docs.oracle.com/javase/8/OffsetDateTime.html)";
const DATE: &str = "[LocalDate](https://docs.oracle.com/javase/8/LocalDate.html)";

#[test]
fn built_in_types() {
    check_cells(
        &DIALECT,
        &[
            ("*String*", "string"),
            ("*int*", "integer"),
            ("*long*", "integer"),
            ("*boolean*", "boolean"),
            ("*double*", "float"),
            ("*float*", "float"),
            ("*Object*", "any"),
            // Hard case 4.
            ("byte[]", "bytes"),
        ],
    );
}

#[test]
fn built_in_types_in_wrappers() {
    for (boxed, shown) in [
        ("String", "string"),
        ("Integer", "integer"),
        ("Long", "integer"),
        ("Boolean", "boolean"),
        ("Double", "float"),
        ("Float", "float"),
        ("Object", "any"),
        ("InputStream", "bytes"),
    ] {
        let cells = [
            (format!("*Optional\\<{boxed}>*"), "optional"),
            (format!("*JsonNullable\\<{boxed}>*"), "optional-nullable"),
        ];
        for (cell, wrapper) in cells {
            assert_eq!(read_cell(&DIALECT, &cell), format!("{wrapper} {shown}"));
        }
    }
}

#[test]
fn links() {
    check_cells(
        &DIALECT,
        &[
            (
                "[X](../../models/shared/X.md)",
                "&X(../../models/shared/X.md)",
            ),
            ("[Optional\\<X>](X.md)", "optional &X(X.md)"),
            ("[JsonNullable\\<X>](X.md)", "optional-nullable &X(X.md)"),
            // A page may be called like a built-in type.
            ("[Object](Object.md)", "&Object(Object.md)"),
            ("[Optional\\<List>](List.md)", "optional &List(List.md)"),
            (DATE_TIME, "unprinted date-time"),
            (DATE, "unprinted date"),
            (RESPONSE, "runtime"),
            (
                "[HttpResponse\\<InputStream>](https://docs.oracle.com/HttpResponse.html)",
                "runtime",
            ),
        ],
    );
}

/// Hard cases 2 and 3.
#[test]
fn lists_and_maps_print_no_wrapper() {
    check_cells(
        &DIALECT,
        &[
            ("List\\<[X](X.md)>", "unprinted [&X(X.md)]"),
            ("List\\<*String*>", "unprinted [string]"),
            ("List\\<Map\\\\<String, *Object*>>", "unprinted [{any}]"),
            ("List\\<Map\\\\<String, *String*>>", "unprinted [{string}]"),
            ("Map\\<String, *Object*>", "unprinted {any}"),
            ("Map\\<String, *String*>", "unprinted {string}"),
            ("Map\\<String, *boolean*>", "unprinted {boolean}"),
            ("Map\\<String, [X](X.md)>", "unprinted {&X(X.md)}"),
            (
                "Map\\<String, Map\\\\<String, *Object*>>",
                "unprinted {{any}}",
            ),
            ("Map\\<String, List\\\\<*String*>>", "unprinted {[string]}"),
            (
                "List\\<[JsonNullable\\\\<X>](X.md)>",
                "unprinted [&X(X.md)?]",
            ),
        ],
    );
}

/// Hard case 31, and the docs before and after it.
#[test]
fn older_cells() {
    check_cells(
        &DIALECT,
        &[
            // 2023-08: no wrapper anywhere, so a cell without one says nothing.
            (
                "[dev.hathora.cloud_api.models.shared.X](X.md)",
                "unprinted &dev.hathora.cloud_api.models.shared.X(X.md)",
            ),
            ("List<[X](X.md)>", "unprinted [&X(X.md)]"),
            (
                "List<[dev.hathora.cloud_api.models.shared.X](X.md)>",
                "unprinted [&dev.hathora.cloud_api.models.shared.X(X.md)]",
            ),
            ("Map<String, *Object*>", "unprinted {any}"),
            ("*Integer*", "unprinted integer"),
            ("*Boolean*", "unprinted boolean"),
            ("*Double*", "unprinted float"),
            // 2024-03
            (
                "[Optional<? extends dev.hathora.cloud_api.models.shared.ApiError>](X.md)",
                "optional &dev.hathora.cloud_api.models.shared.ApiError(X.md)",
            ),
            ("*Optional<? extends String>*", "optional string"),
            ("*Optional<String>*", "optional string"),
            (
                "[HttpResponse<InputStream>](https://docs.oracle.com/HttpResponse.html)",
                "runtime",
            ),
            (
                "[java.time.OffsetDateTime](https://docs.oracle.com/OffsetDateTime.html)",
                "unprinted date-time",
            ),
            // 2024-07
            ("*java.lang.Object*", "any"),
            (
                "*JsonNullable<? extends java.lang.Object>*",
                "optional-nullable any",
            ),
        ],
    );
}

#[test]
fn what_is_no_type_is_refused() {
    for cell in [
        "",
        "*string*",
        "*number*",
        "*Optional[str]*",
        "*Optional\\<String>",
        "*Optional\\<String*",
        "*Optional\\<>*",
        "*String",
        "String",
        "byte",
        "byte[][]",
        "List\\<*String*",
        "List\\<String>",
        "Map\\<*String*>",
        "Map\\<Integer, *String*>",
        "Set\\<*String*>",
        "*Foo\\<String>*",
        "Record<string, *any*>",
        "*components.X*",
        "[Optional\\<X](X.md)",
        "[Optional\\<X> ](X.md)",
        "`*string`",
        "**string*",
    ] {
        let found = read_cell(&DIALECT, cell);
        assert!(found.starts_with("no: "), "{cell}: {found}");
    }
    for (cell, expected) in [
        ("List\\<".repeat(500), "no: a type with less nesting"),
        (
            format!("*{}", "Optional<".repeat(500)),
            "no: a type with less nesting",
        ),
    ] {
        assert!(read_cell(&DIALECT, &cell).starts_with(expected));
    }
}

/// Hard case 5, and the table of dialects.md.
#[test]
fn presence() {
    use Presence::{
        Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
    };
    check_presence(
        &DIALECT,
        &[
            (true, "*String*", Required),
            (true, "*int*", Required),
            (true, "[X](X.md)", Required),
            (true, "*Optional\\<String>*", RequiredNullable),
            (true, "[Optional\\<X>](X.md)", RequiredNullable),
            (true, "*JsonNullable\\<String>*", RequiredNullable),
            (true, "List\\<*String*>", RequiredNullabilityUnknown),
            (true, "Map\\<String, *Object*>", RequiredNullabilityUnknown),
            (true, DATE_TIME, RequiredNullabilityUnknown),
            (true, DATE, RequiredNullabilityUnknown),
            (true, "*Integer*", RequiredNullabilityUnknown),
            (true, "[dev.x.Y](Y.md)", RequiredNullabilityUnknown),
            (false, "*Optional\\<String>*", Optional),
            (false, "[Optional\\<X>](X.md)", Optional),
            (false, "*JsonNullable\\<String>*", OptionalNullable),
            (false, "[JsonNullable\\<X>](X.md)", OptionalNullable),
            (false, "List\\<*String*>", Optional),
            (false, DATE_TIME, Optional),
            (false, "*Integer*", Optional),
        ],
    );
}

#[test]
fn headings_of_variants() {
    for (heading, expected) in [
        ("String", "string"),
        ("List<String>", "[string]"),
        ("components.X", "&components.X"),
        ("", "no: a Java type at 0"),
    ] {
        assert_eq!(read_variant(&DIALECT, heading, ""), expected, "{heading}");
    }
}

/// Hard case 81.
#[test]
fn a_page_with_nothing_but_a_title_is_a_union() {
    let (model, diagnostics) = read_page(&DIALECT, "# Context\n\nWhat it is about.\n");
    assert_eq!((model.body, diagnostics), (Body::TitleOnly, vec![]));
    assert_eq!(model.description.len(), 1);
}

/// Hard case 105, and an open enum.
#[test]
fn enums() {
    let broken = "| name | text\n| --- | ---\n| type_ahead | x\n\n\n";
    let usage = "## Example Usage\n\n```java\nX value = X.A;\n\n// Open enum: use .of() to create instances from custom \
                 string values\nX custom = X.of(\"custom_value\");\n```\n\n\n";
    for (before, numbers, is_open) in [
        ("", Numbers::Undecided, false),
        (broken, Numbers::Undecided, false),
        (usage, Numbers::Strings, true),
    ] {
        let table = "| Name | Value |\n| --- | --- |\n| `ONE` | 1 |\n| `TWO` | 2 |";
        let page = format!("# X\n\n{before}## Values\n\n{table}");
        let (model, diagnostics) = read_page(&DIALECT, &page);
        assert_eq!(diagnostics, [], "{page}");
        let Body::Enum(found) = model.body else {
            panic!("{:?}", model.body);
        };
        assert_eq!(found.values.len(), 2);
        assert_eq!((found.numbers, found.open.is_some()), (numbers, is_open));
        let prose = model.ignored_rows.iter().map(|(rule, _)| *rule);
        let expected = if before == broken { 1 } else { 0 };
        assert!(prose.eq(std::iter::repeat_n(IgnoreRule::DescriptionTable, expected)));
    }
}

#[test]
fn rows_of_the_sdk_are_dropped() {
    let page = format!(
        "# GetAppResponse\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | `contentType` | *String* | :heavy_check_mark: | HTTP response content type for this operation |\n\
         | `statusCode` | *int* | :heavy_check_mark: | HTTP response status code for this operation |\n\
         | `rawResponse` | {RESPONSE} | :heavy_check_mark: | Raw HTTP response; suitable for custom response parsing |\n\
         | `headers` | Map\\<String, List\\\\<*String*>> | :heavy_check_mark: | N/A |\n\
         | `application` | [Optional\\<X>](../../models/shared/X.md) | :heavy_minus_sign: | Ok |"
    );
    let (model, diagnostics) = read_page(&DIALECT, &page);
    assert_eq!(diagnostics, []);
    let Body::Struct(fields) = &model.body else {
        panic!("{:?}", model.body);
    };
    let kept: Vec<_> = fields.iter().map(|field| &field.name.value).collect();
    assert_eq!(kept, ["application"]);
    assert_eq!(model.ignored_rows.len(), 4);
}

#[test]
fn few_cells_tell_the_language() {
    for cells in [
        &["*String*", "*int*"][..],
        &["*Optional\\<String>*"],
        &["[Optional\\<X>](X.md)"],
        &["[X](X.md)", "*boolean*", "*String*"],
        &["List<[X](X.md)>", "*String*"],
        &["[dev.x.Y](Y.md)", "*Integer*"],
        &["Map\\<String, *Object*>"],
    ] {
        assert_eq!(detected(cells), Some(DIALECT.id), "{cells:?}");
    }
}

const PIECES: &[&str] = &[
    "*",
    "[",
    "]",
    "(",
    ")",
    "](X.md)",
    "](https://e.org)",
    "List",
    "Map",
    "Optional",
    "String, ",
    "JsonNullable",
    "\\<",
    "\\\\<",
    "<",
    ">",
    "String",
    "byte[]",
    "X",
    "? extends ",
    "?",
    ".",
    "é",
    " ",
];

/// A cell, its wrapper and how its type is shown.
#[derive(Debug, Clone)]
struct Printed {
    cell: String,
    wrapper: &'static str,
    ty: String,
}

/// How deep a `<` stands decides how often it is escaped; the docs before 2025 escape none.
fn escaped(text: &str, is_old: bool) -> String {
    let mut depth = 0;
    let mut cell = String::new();
    for character in text.chars() {
        match character {
            '<' => {
                cell += match depth {
                    _ if is_old => "<",
                    0 => "\\<",
                    _ => "\\\\<",
                };
                depth += 1;
            }
            '>' => {
                depth -= 1;
                cell.push('>');
            }
            other => cell.push(other),
        }
    }
    cell
}

fn leaf() -> impl Strategy<Value = Printed> {
    let built_in = prop::sample::select(&[
        ("String", "string"),
        ("Boolean", "boolean"),
        ("Long", "integer"),
        ("Double", "float"),
        ("Object", "any"),
    ]);
    let wrapper = || {
        prop::sample::select(&[
            ("Optional", "", "optional "),
            ("Optional", "? extends ", "optional "),
            ("JsonNullable", "", "optional-nullable "),
        ])
    };
    let printed = |cell: String, wrapper, ty: String| Printed { cell, wrapper, ty };
    let name = "[A-Z][A-Za-z0-9]{0,9}";
    let plain = prop::sample::select(&[
        ("*String*", "", "string"),
        ("*int*", "", "integer"),
        ("*boolean*", "", "boolean"),
        (DATE_TIME, "unprinted ", "date-time"),
        (DATE, "unprinted ", "date"),
    ]);
    prop_oneof![
        plain.prop_map(move |(cell, wrapper, ty)| printed(cell.to_owned(), wrapper, ty.to_owned())),
        (built_in, wrapper()).prop_map(move |((name, ty), (wrap, bound, wrapper))| {
            printed(format!("*{wrap}<{bound}{name}>*"), wrapper, ty.to_owned())
        }),
        name.prop_map(move |name| printed(format!("[{name}](X.md)"), "", format!("&{name}(X.md)"))),
        (name, wrapper()).prop_map(move |(name, (wrap, bound, wrapper))| {
            printed(
                format!("[{wrap}<{bound}{name}>](X.md)"),
                wrapper,
                format!("&{name}(X.md)"),
            )
        }),
    ]
}

fn cell() -> impl Strategy<Value = Printed> {
    leaf().prop_recursive(5, 10, 1, |inner| {
        (inner, any::<bool>()).prop_map(|(inner, is_map)| {
            let may_be_null = !matches!(inner.wrapper, "" | "unprinted ");
            let item = format!("{}{}", inner.ty, if may_be_null { "?" } else { "" });
            let (cell, ty) = if is_map {
                (
                    format!("Map<String, {}>", inner.cell),
                    format!("{{{item}}}"),
                )
            } else {
                (format!("List<{}>", inner.cell), format!("[{item}]"))
            };
            Printed {
                cell,
                wrapper: "unprinted ",
                ty,
            }
        })
    })
}

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back(printed in cell(), is_old in any::<bool>()) {
        let cell = escaped(&printed.cell, is_old);
        prop_assert_eq!(read_cell(&DIALECT, &cell), format!("{}{}", printed.wrapper, printed.ty));
    }

    #[test]
    fn nothing_panics(text in any_cell(PIECES)) {
        survive(&DIALECT, &text);
    }
}
