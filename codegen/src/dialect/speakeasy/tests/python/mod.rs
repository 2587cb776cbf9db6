//! Python: every row of its grammar's tables, its enums and unions, the older cells, and what holds for all of them.

mod pages;
mod properties;

use super::DIALECT;
use crate::dialect::tests::support::{
    check_cells, check_presence, detected, read_cell, read_variant,
};
use crate::model::Presence;

const DATE: &str = "[date](https://docs.python.org/3/library/datetime.html#date-objects)";
const DATETIME: &str =
    "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)";

#[test]
fn built_in_types_and_their_wrappers() {
    check_cells(
        &DIALECT,
        &[
            ("*str*", "string"),
            ("*Optional[str]*", "optional string"),
            ("*Nullable[str]*", "nullable string"),
            ("*OptionalNullable[str]*", "optional-nullable string"),
            ("*float*", "float"),
            ("*Optional[float]*", "optional float"),
            ("*Nullable[float]*", "nullable float"),
            ("*OptionalNullable[float]*", "optional-nullable float"),
            ("*int*", "big-integer"),
            ("*Optional[int]*", "optional big-integer"),
            ("*Nullable[int]*", "nullable big-integer"),
            ("*OptionalNullable[int]*", "optional-nullable big-integer"),
            ("*bool*", "boolean"),
            ("*Optional[bool]*", "optional boolean"),
            ("*Nullable[bool]*", "nullable boolean"),
            ("*OptionalNullable[bool]*", "optional-nullable boolean"),
            ("*Any*", "any"),
            ("*Optional[Any]*", "optional any"),
            ("*Nullable[Any]*", "nullable any"),
            ("*OptionalNullable[Any]*", "optional-nullable any"),
            ("*bytes*", "bytes"),
            ("*Optional[bytes]*", "optional bytes"),
        ],
    );
}

#[test]
fn links() {
    check_cells(
        &DIALECT,
        &[
            ("[models.X](../models/x.md)", "&models.X(../models/x.md)"),
            (
                "[Optional[components.X]](../../models/components/x.md)",
                "optional &components.X(../../models/components/x.md)",
            ),
            (
                "[OptionalNullable[models.X]](x.md)",
                "optional-nullable &models.X(x.md)",
            ),
            ("[Nullable[models.X]](x.md)", "nullable &models.X(x.md)"),
            (
                "[models.And](../models/and_.md)",
                "&models.And(../models/and_.md)",
            ),
        ],
    );
}

#[test]
fn lists_and_maps_print_no_wrapper() {
    check_cells(
        &DIALECT,
        &[
            ("List[*str*]", "unprinted [string]"),
            ("List[*int*]", "unprinted [big-integer]"),
            ("List[*float*]", "unprinted [float]"),
            ("List[*bool*]", "unprinted [boolean]"),
            ("List[*Any*]", "unprinted [any]"),
            ("List[[models.X](x.md)]", "unprinted [&models.X(x.md)]"),
            (
                "List[List[[models.X](x.md)]]",
                "unprinted [[&models.X(x.md)]]",
            ),
            ("Dict[str, *Any*]", "unprinted {any}"),
            ("Dict[str, *str*]", "unprinted {string}"),
            ("Dict[str, *int*]", "unprinted {big-integer}"),
            ("Dict[str, *float*]", "unprinted {float}"),
            ("Dict[str, *bool*]", "unprinted {boolean}"),
            ("Dict[str, [models.X](x.md)]", "unprinted {&models.X(x.md)}"),
            ("Dict[str, List[*str*]]", "unprinted {[string]}"),
            ("Dict[str, Dict[str, *Any*]]", "unprinted {{any}}"),
            ("Dict[str, Dict[str, *str*]]", "unprinted {{string}}"),
            ("List[Dict[str, *Any*]]", "unprinted [{any}]"),
        ],
    );
}

/// Hard cases 11 and 12.
#[test]
fn items_may_be_null() {
    check_cells(
        &DIALECT,
        &[
            (
                "List[[Nullable[models.Option]](o.md)]",
                "unprinted [&models.Option(o.md)?]",
            ),
            (
                "Dict[str, [Nullable[models.X]](x.md)]",
                "unprinted {&models.X(x.md)?}",
            ),
            ("List[*Nullable[str]*]", "unprinted [string?]"),
        ],
    );
}

/// Hard case 14: the labels, and the anchors, are swapped.
#[test]
fn dates() {
    let list = format!("List[{DATE}]");
    check_cells(
        &DIALECT,
        &[
            (DATE, "unprinted date-time"),
            (DATETIME, "unprinted date"),
            (&list, "unprinted [date-time]"),
        ],
    );
}

/// Hard case 13.
#[test]
fn literals() {
    check_cells(
        &DIALECT,
        &[
            ("*Literal[\"x\"]*", "\"x\""),
            ("*Literal[\"queue/v1*\"]*", "\"queue/v1*\""),
            ("*Optional[Literal[\"x\"]]*", "optional \"x\""),
            (
                "*OptionalNullable[Literal[\"x\"]]*",
                "optional-nullable \"x\"",
            ),
            ("*Literal[True]*", "true"),
            ("*Literal[False]*", "false"),
            ("*Optional[Literal[True]]*", "optional true"),
            ("*Literal[-1]*", "-1"),
        ],
    );
}

/// Hard case 10, and the contents of uploads.
#[test]
fn unions_that_are_none() {
    check_cells(
        &DIALECT,
        &[
            ("*Union[Literal[\"function\"], UnrecognizedStr]*", "string"),
            ("*Union[Literal[1], UnrecognizedInt]*", "big-integer"),
            (
                "*Optional[Union[Literal[\"function\"], UnrecognizedStr]]*",
                "optional string",
            ),
            ("*Union[bytes, IO[bytes], io.IOBase]*", "bytes"),
            ("*Union[bytes, IO[bytes], io.BufferedReader]*", "bytes"),
        ],
    );
}

/// Hard case 30: the members are in the cell, and the name of the page only in the target.
#[test]
fn older_cells() {
    check_cells(
        &DIALECT,
        &[
            (
                "[Optional[Union[str, List[str]]]](../../models/operations/tagids.md)",
                "optional (string | [string])&tagids(../../models/operations/tagids.md)",
            ),
            (
                "[Union[shared.A, List[shared.B]]](../../models/shared/fields_.md)",
                "(&shared.A | [&shared.B])&shared.fields(../../models/shared/fields_.md)",
            ),
            ("[str](ids.md)", "(string)&ids(ids.md)"),
            ("[datetime](x.md)", "(date-time)&x(x.md)"),
            (
                "[X](../../models/operations/x.md)",
                "&X(../../models/operations/x.md)",
            ),
            ("list[[shared.X](x.md)]", "unprinted [&shared.X(x.md)]"),
            ("dict[str, *str*]", "unprinted {string}"),
            (
                "[requests.Response](https://requests.readthedocs.io/en/latest/api/#requests.Response)",
                "runtime",
            ),
            (
                "[httpx.Response](https://www.python-httpx.org/api/#response)",
                "runtime",
            ),
        ],
    );
}

#[test]
fn what_other_languages_print_is_refused() {
    for cell in [
        "",
        "*string*",
        "*number*",
        "`*string`",
        "**string*",
        "*::String*",
        "*components.X*",
        "*Optional\\<String>*",
        "[Optional\\<X>](x.md)",
        "[*components.X](x.md)",
        "[][components.X](x.md)",
        "[Models::Shared::X](x.md)",
        "[T.nilable(X)](x.md)",
        "*str* ",
        "*str",
        "List[*str*",
        "Dict[int, *str*]",
        "*Literal[x]*",
        "*Literal[]*",
        "*Literal[\"x\", \"y\"]*",
        "*Union[]*",
    ] {
        let found = read_cell(&DIALECT, cell);
        assert!(found.starts_with("no: "), "{cell}: {found}");
    }
    assert_eq!(
        read_cell(&DIALECT, "*str*]"),
        "no: the end of the cell at 5"
    );
    assert_eq!(
        read_cell(&DIALECT, "List[*string*]"),
        "no: a Python type at 6"
    );
    let deep = "List[".repeat(500) + "*str*";
    assert_eq!(
        read_cell(&DIALECT, &deep),
        "no: a type with less nesting at 165"
    );
}

#[test]
fn few_cells_tell_the_language() {
    for cells in [
        &["*str*", "*int*"][..],
        &["*Optional[bool]*"],
        &["[components.X](x.md)", "[Optional[components.X]](x.md)"],
        &["[components.X](x.md)", "List[[components.X](x.md)]"],
        &["*int*", "Dict[str, *Any*]"],
        &["[Optional[Union[str, List[str]]]](x.md)"],
        &[DATE, "*OptionalNullable[float]*"],
    ] {
        assert_eq!(detected(cells), Some(DIALECT.id), "{cells:?}");
    }
}

#[test]
fn presence() {
    check_presence(
        &DIALECT,
        &[
            (true, "*str*", Presence::Required),
            (true, "[models.X](x.md)", Presence::Required),
            (true, "*Literal[\"x\"]*", Presence::Required),
            (true, "*Nullable[str]*", Presence::RequiredNullable),
            (
                true,
                "[Nullable[models.X]](x.md)",
                Presence::RequiredNullable,
            ),
            (true, "*Optional[str]*", Presence::RequiredNullable),
            (true, "List[*str*]", Presence::RequiredNullabilityUnknown),
            (
                true,
                "Dict[str, *Any*]",
                Presence::RequiredNullabilityUnknown,
            ),
            (true, DATE, Presence::RequiredNullabilityUnknown),
            (true, DATETIME, Presence::RequiredNullabilityUnknown),
            (false, "*str*", Presence::Optional),
            (false, "*Optional[str]*", Presence::Optional),
            (false, "*OptionalNullable[str]*", Presence::OptionalNullable),
            (
                false,
                "[OptionalNullable[models.X]](x.md)",
                Presence::OptionalNullable,
            ),
            (false, "List[*str*]", Presence::Optional),
            (false, DATE, Presence::Optional),
        ],
    );
}

#[test]
fn headings_of_variants() {
    let stream =
        "Union[eventstreaming.EventStream[models.X], eventstreaming.EventStreamAsync[models.X]]";
    for (heading, expected) in [
        ("models.X", "&models.X"),
        ("str", "string"),
        ("List[str]", "[string]"),
        ("List[models.X]", "[&models.X]"),
        ("List[Any]", "[any]"),
        ("List[int]", "[big-integer]"),
        ("int", "big-integer"),
        ("float", "float"),
        ("bool", "boolean"),
        ("Any", "any"),
        ("Dict[str, Any]", "{any}"),
        ("Dict[str, Nullable[models.X]]", "{&models.X?}"),
        ("Literal[\"auto\"]", "\"auto\""),
        // Here the name is the right one.
        ("datetime", "date-time"),
        ("date", "date"),
        (stream, "&models.X"),
        ("Union[str, List[str]]", "(string | [string])"),
        ("", "no: a type here or in the code below at 0"),
        ("List[str", "no: `]` at 8"),
    ] {
        assert_eq!(
            read_variant(&DIALECT, heading, "ignored"),
            expected,
            "{heading}"
        );
    }
}

/// May 2024: the headings are empty and the type is only in the code.
#[test]
fn variants_under_empty_headings() {
    for (code, expected) in [
        ("tagIds: str = /* values here */\n", "string"),
        ("tagIds: List[str] = /* values here */\n", "[string]"),
        ("event: shared.X = /* values here */", "&shared.X"),
        ("tagIds", "no: a type here or in the code below at 0"),
        ("tagIds: *str*", "no: a type here or in the code below at 0"),
        ("tagIds: str", "no: a type here or in the code below at 0"),
    ] {
        assert_eq!(read_variant(&DIALECT, "", code), expected, "{code}");
    }
}
