//! Cases 1 to 32: one Type cell each.

use super::{PAGE, field, page};
use crate::support::page::{optional, required};

/// Number, dialect, Type cell, whether it is required, and the Rust type.
pub type Cell = (u8, &'static str, &'static str, bool, &'static str);

/// Cases 1 to 32 with a cell that stands for itself.
pub const CELLS: &[Cell] = &[
    (
        1,
        "speakeasy-csharp",
        "List<[Lobby](../../models/components/lobby.md)>   !!!",
        false,
        "Option<Vec<Lobby>>",
    ),
    (
        2,
        "speakeasy-java",
        r"Map\<String, Map\\<String, *Object*>>",
        false,
        "Option<BTreeMap<String, BTreeMap<String, serde_json::Value>>>",
    ),
    (
        3,
        "speakeasy-java",
        r"Map\<String, List\\<*String*>>",
        true,
        "BTreeMap<String, Vec<String>>",
    ),
    (4, "speakeasy-java", "byte[]", true, "crate::Bytes"),
    (
        6,
        "speakeasy-typescript",
        r"[File](https://developer.mozilla.org/File) \| [Blob](https://developer.mozilla.org/Blob) \| [operations.FileT](../../models/operations/filet.md)",
        true,
        "crate::Bytes",
    ),
    (
        7,
        "speakeasy-typescript",
        "Record<string, [components.Target](../../models/components/target.md)>[]",
        true,
        "Vec<BTreeMap<String, Target>>",
    ),
    (
        9,
        "speakeasy-typescript",
        "Record<string, Record<string, Record<string, [components.Target](../../models/components/target.md)[]>>>",
        false,
        "Option<BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<Target>>>>>",
    ),
    (
        11,
        "speakeasy-python",
        "List[[Nullable[components.Option]](../../models/components/option.md)]",
        true,
        "Vec<Option<OptionModel>>",
    ),
    (
        12,
        "speakeasy-python",
        "Dict[str, [Nullable[components.Extra]](../../models/components/extra.md)]",
        false,
        "Option<BTreeMap<String, Option<Extra>>>",
    ),
    (
        14,
        "speakeasy-python",
        "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)",
        true,
        "NaiveDate",
    ),
    (
        14,
        "speakeasy-python",
        "[date](https://docs.python.org/3/library/datetime.html#date-objects)",
        true,
        "DateTime<Utc>",
    ),
    (
        15,
        "speakeasy-ruby",
        "[DateTime](https://ruby-doc.org/DateTime.html)",
        true,
        "NaiveDate",
    ),
    (
        15,
        "speakeasy-ruby",
        "[Date](https://ruby-doc.org/Date.html)",
        true,
        "DateTime<Utc>",
    ),
    (
        16,
        "speakeasy-typescript",
        "[Date](../../types/rfcdate.md)",
        true,
        "NaiveDate",
    ),
    (
        18,
        "speakeasy-go",
        "*[]byte*",
        false,
        "Option<crate::Bytes>",
    ),
    (19, "speakeasy-go", "**string*", false, "Option<String>"),
    (
        20,
        "speakeasy-go",
        "[]map[string]map[string]`int64`",
        true,
        "Vec<BTreeMap<String, BTreeMap<String, i64>>>",
    ),
    (
        21,
        "speakeasy-go",
        "map[string][*big.Int](https://pkg.go.dev/math/big#Int)",
        true,
        "BTreeMap<String, crate::Integer>",
    ),
    (
        23,
        "speakeasy-go",
        "`*jsonl.JsonLStream[map[string]any]`",
        true,
        "BTreeMap<String, serde_json::Value>",
    ),
    (
        24,
        "speakeasy-go",
        "[][][components.Condition](../../models/components/condition.md)",
        true,
        "Vec<Vec<Condition>>",
    ),
    (
        25,
        "speakeasy-csharp",
        "List<[List](../../models/components/list.md)>",
        false,
        "Option<Vec<List>>",
    ),
    (
        26,
        "speakeasy-csharp",
        "List<List<*string*>>",
        false,
        "Option<Vec<Vec<String>>>",
    ),
    (
        31,
        "speakeasy-java",
        "[Optional<? extends dev.acme.cloud_api.models.components.ApiError>](../../models/components/apierror.md)",
        false,
        "Option<ApiError>",
    ),
];

#[test]
fn cases_1_to_32_type_cells() {
    for (number, dialect, cell, is_required, expected) in CELLS {
        let row = if *is_required {
            required("value", cell)
        } else {
            optional("value", cell)
        };
        let run = page(dialect, &[row]).generate();
        run.assert_understood();
        let found = field(&run, PAGE, "value");
        let found = found
            .split_once("pub value: ")
            .map_or("", |(_, ty)| ty)
            .trim_end_matches(',');
        assert_eq!(found, *expected, "case {number}: {cell}");
    }
}
