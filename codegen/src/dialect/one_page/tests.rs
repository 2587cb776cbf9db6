//! Pages of many schemas.

use super::swagger_markdown::DIALECT as SWAGGER_MARKDOWN;
use super::widdershins::DIALECT as WIDDERSHINS;
use crate::dialect::facts::{Body, PageModel};
use crate::dialect::test_support::{check_cells, read_models, show};

const COLUMNS: &str = "|Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n";

#[test]
fn cells_are_read() {
    check_cells(
        &WIDDERSHINS,
        &[
            ("string(date-time)", "date-time"),
            ("string(of-its-own)", "string"),
            ("string\u{a6}null", "nullable string"),
            ("integer,null", "nullable integer"),
            ("[[X](#schemax)]\u{a6}null", "nullable [&X(#schemax)]"),
            ("array of [a.X](#ax)", "[&a.X(#ax)]"),
            ("[object]", "[{any}]"),
            ("string,integer", "(string | integer)"),
        ],
    );
    check_cells(
        &SWAGGER_MARKDOWN,
        &[
            ("[ [ number ] ]", "[[number]]"),
            ("string (uuid)", "string"),
            ("[X](#x)", "&X(#x)"),
        ],
    );
}

/// The fields and their types of each model of a page with `rows` below `### Properties`.
fn models(rows: &str) -> Vec<String> {
    let page = format!("# Schemas\n\n## Ship\n\n### Properties\n\n{rows}");
    let (models, diagnostics) = read_models(&WIDDERSHINS, &page);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    models.iter().map(shown).collect()
}

fn shown(model: &PageModel) -> String {
    let title = &model.title.value;
    match &model.body {
        Body::Struct(fields) => {
            let fields = fields
                .iter()
                .map(|it| format!("{}: {}", it.name.value, show(&it.ty.value)));
            format!("{title} {{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Body::Enum(it) => {
            let values = it.values.iter().map(|it| it.value.value.as_str());
            let open = if it.open.is_some() { ".." } else { "" };
            format!("{title} [{}]{open}", values.collect::<Vec<_>>().join(", "))
        }
        Body::Union(variants) => {
            let variants = variants.iter().map(|it| show(&it.ty.value));
            format!("{title} ({})", variants.collect::<Vec<_>>().join(" | "))
        }
        Body::TitleOnly => format!("{title} ?"),
    }
}

#[test]
fn nested_rows_are_models_and_maps() {
    let rows = format!(
        "{COLUMNS}|a|[object]|true|none|none|\n|» b|object|true|none|none|\n\
         |»» **additionalProperties**|integer|false|none|none|\n|c|string|true|none|x | y|\n"
    );
    assert_eq!(
        models(&rows),
        [
            "Ship {a: [&ShipA(#ship\u{bb}a)], c: string}",
            "ShipA {b: {integer}}",
        ]
    );
}

#[test]
fn a_choice_in_a_choice_ends_where_it_ends() {
    let rows = format!(
        "{COLUMNS}|a|any|true|none|none|\n\noneOf\n\n{COLUMNS}|» *anonymous*|object|false|none|none|\n\
         |»» x|any|true|none|none|\n\nanyOf\n\n{COLUMNS}|»»» *anonymous*|integer|false|none|none|\n\n\
         or\n\n{COLUMNS}|»»» *anonymous*|null|false|none|none|\n\nxor\n\n{COLUMNS}\
         |» *anonymous*|string|false|none|none|\n\ncontinued\n\n{COLUMNS}|b|string|true|none|none|\n"
    );
    assert_eq!(
        models(&rows),
        [
            "Ship {a: &ShipA(#ship\u{bb}a), b: string}",
            "ShipAVariant1 {x: integer}",
            "ShipA (&ShipAVariant1(#ship\u{bb}a\u{bb}Variant1) | string)",
        ]
    );
}

#[test]
fn values_that_several_properties_share_are_open() {
    let rows = format!(
        "{COLUMNS}|kind|string|true|none|none|\n|a|object|true|none|none|\n|» kind|string|true|none|none|\n\n\
         #### Enumerated Values\n\n|Property|Value|\n|---|---|\n|kind|x|y|\n|kind||\n"
    );
    let found = models(&rows);
    assert!(
        found.contains(&"ShipKind [x|y, ]..".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"ShipAKind [x|y, ]..".to_owned()),
        "{found:?}"
    );
}

#[test]
fn rows_that_hang_in_nothing_are_reported() {
    let page = format!(
        "# Schemas\n\n## Ship\n\n### Properties\n\n{COLUMNS}|»» a|string|true|none|none|\n"
    );
    let (_, diagnostics) = read_models(&WIDDERSHINS, &page);
    assert!(diagnostics.iter().any(|it| it.code.is_unknown()));
}
