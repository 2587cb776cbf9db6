//! Whole pages of Python docs.

use super::DIALECT;
use crate::dialect::facts::Body;
use crate::dialect::tests::support::{read_page, show};
use crate::model::{Numbers, Presence};

#[test]
fn a_union_without_headings() {
    let page = "# TagIds\n\nThe tags.\n\n\n## Supported Types\n\n### \n\n```python\ntagIds: str = /* values here */\n```\n\n\
                ### \n\n```python\ntagIds: List[str] = /* values here */\n```\n";
    let (model, diagnostics) = read_page(&DIALECT, page);
    assert_eq!(diagnostics, []);
    let Body::Union(variants) = model.body else {
        panic!("{:?}", model.body);
    };
    let shown: Vec<_> = variants
        .iter()
        .map(|variant| show(&variant.ty.value))
        .collect();
    assert_eq!(shown, ["string", "[string]"]);
}

#[test]
fn values_in_bullets() {
    let enums = [
        ("- `\"markdown\"`\n- `\"html\"`\n", Numbers::Strings, false),
        (
            "This is an open enum. Unrecognized values will not fail type checks.\n\n- `\"markdown\"`\n- `\"html\"`",
            Numbers::Strings,
            true,
        ),
        ("- `100`\n- `-1`", Numbers::Integers, false),
        ("- `\"0\"`\n- `\"1\"`", Numbers::Strings, false),
    ];
    for (values, numbers, open) in enums {
        let (model, diagnostics) =
            read_page(&DIALECT, &format!("# Format\n\n## Values\n\n{values}"));
        assert_eq!(diagnostics, [], "{values}");
        let Body::Enum(facts) = model.body else {
            panic!("{values}: {:?}", model.body);
        };
        assert_eq!(facts.values.len(), 2, "{values}");
        assert_eq!(
            (facts.numbers, facts.open.is_some()),
            (numbers, open),
            "{values}"
        );
    }
}

#[test]
fn values_in_a_table() {
    let table = "## Values\n\n| Name | Value |\n| --- | --- |\n| `ZERO` | 0 |\n| `ONE` | 1 |";
    let usage = |comment: &str| {
        format!(
            "# Level\n\n## Example Usage\n\n```python\nvalue = Level.ZERO\n{comment}\n```\n\n\n{table}"
        )
    };
    for (page, numbers, open) in [
        (format!("# Level\n\n{table}"), Numbers::Undecided, false),
        (usage(""), Numbers::Undecided, false),
        (
            usage("\n# Open enum: unrecognized values are captured as UnrecognizedInt"),
            Numbers::Integers,
            true,
        ),
        (
            usage("\n# Open enum: unrecognized values are captured as UnrecognizedStr"),
            Numbers::Strings,
            true,
        ),
    ] {
        let (model, diagnostics) = read_page(&DIALECT, &page);
        assert_eq!(diagnostics, [], "{page}");
        let Body::Enum(facts) = model.body else {
            panic!("{page}: {:?}", model.body);
        };
        assert_eq!(
            (facts.numbers, facts.open.is_some()),
            (numbers, open),
            "{page}"
        );
    }
}

/// Hard case 95: the map that takes all other keys is a field like any other here.
#[test]
fn rows_of_a_struct() {
    let page = "# Actor\n\n## Fields\n\n\
                | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
                | `type` | *Literal[\"actor\"]* | :heavy_check_mark: | N/A |\n\
                | ~~`sub`~~ | *Nullable[str]* | :heavy_check_mark: | : warning: ** DEPRECATED **: Gone.<br/><br/>Who. |\n\
                | `http_meta` | [Optional[components.HTTPMetadata]](../../models/components/httpmetadata.md) | :heavy_minus_sign: | N/A |\n\
                | `__pydantic_extra__` | Dict[str, *Any*] | :heavy_minus_sign: | N/A |";
    let (model, diagnostics) = read_page(&DIALECT, page);
    assert_eq!(diagnostics, []);
    assert_eq!(model.ignored_rows.len(), 1);
    let Body::Struct(fields) = model.body else {
        panic!("{:?}", model.body);
    };
    let shown: Vec<_> = fields
        .iter()
        .map(|field| {
            (
                field.name.value.as_str(),
                show(&field.ty.value),
                field.presence,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("type", "\"actor\"".to_owned(), Presence::Required),
            ("sub", "string".to_owned(), Presence::RequiredNullable),
            ("__pydantic_extra__", "{any}".to_owned(), Presence::Optional),
        ]
    );
}
