//! Pages of many schemas.

use super::swagger_markdown::DIALECT as SWAGGER_MARKDOWN;
use super::swagger2markup::DIALECT as SWAGGER2MARKUP;
use super::widdershins::DIALECT as WIDDERSHINS;
use crate::dialect::facts::{Body, IgnoreRule, PageModel};
use crate::dialect::family::{InFolder, PageKind};
use crate::dialect::tests::support::{check_cells, read_models, show};
use crate::model::Numbers;
use crate::text::{SourceFile, Sources, Span};

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

/// The models of a page of swagger2markup with `definitions`, and how many findings there are.
fn defined(definitions: &str) -> (Vec<String>, usize) {
    let page = format!("<a name=\"definitions\"></a>\n## Definitions\n\n{definitions}");
    let (models, diagnostics) = read_models(&SWAGGER2MARKUP, &page);
    (models.iter().map(shown).collect(), diagnostics.len())
}

#[test]
fn cells_of_swagger2markup_are_read() {
    check_cells(
        &SWAGGER2MARKUP,
        &[
            ("string (date-time)", "date-time"),
            ("number (decimal)", "number"),
            ("< < integer (int64) > array > array", "[[integer]]"),
            ("< string, < [X](#x) > array > map", "{[&X(#x)]}"),
            ("< string, object > map", "{{any}}"),
            ("[A[B]](x.md#a-b)", "&A[B](x.md#a-b)"),
        ],
    );
}

#[test]
fn parts_belong_to_the_mention_that_they_follow() {
    let part = |name: &str, row: &str| {
        format!("<a name=\"ship-{name}\"></a>\n**{name}**\n\n|Name|Schema|\n|---|---|\n{row}\n\n")
    };
    let row = |name: &str, ty: &str| format!("|**{name}**  <br>*required*|{ty}|");
    let page = [
        "<a name=\"ship\"></a>\n### Ship\n\n|Name|Schema|\n|---|---|\n",
        &row("bow", "[x](#ship-bow)"),
        "\n",
        &row("hull", "< string, [x](#ship-hull) > map"),
        "\n",
        &row("spare", "[x](#ship-hull)"),
        "\n\n",
        &part("bow", &row("x", "[x](#ship-x)")),
        &part("x", &row("a", "string")),
        &part("hull", &row("x", "[x](#ship-x)")),
        &part("x", &row("b", "string")),
    ];
    let (models, findings) = defined(&page.concat());
    assert_eq!(findings, 0);
    assert_eq!(
        models,
        [
            "Ship {bow: &ShipBow(#ship\u{bb}bow), hull: {&ShipHull(#ship\u{bb}hull)}, \
             spare: &ShipHull(#ship\u{bb}hull)}",
            "ShipBow {x: &ShipBowX(#ship\u{bb}bow\u{bb}x)}",
            "ShipBowX {a: string}",
            "ShipHull {x: &ShipHullX(#ship\u{bb}hull\u{bb}x)}",
            "ShipHullX {b: string}",
        ]
    );
}

#[test]
fn old_columns_and_formats_are_read() {
    let (models, findings) = defined(
        "### Ship\n\n|Name|Description|Required|Schema|Default|\n|----|----|----|----|----|\n\
         |id|a | b|true|integer(int64)|`1`|\n|at||false|string(date)||\n",
    );
    assert_eq!(
        (models, findings),
        (vec!["Ship {id: integer, at: date}".to_owned()], 0)
    );
}

#[test]
fn what_is_not_understood_is_reported() {
    for row in [
        "|**id**|string|",
        "|**id**  <br>*required*|string|more|",
        "|**id**  <br>*required*|X(#x)|",
        "|**id**  <br>*required*|< string > set|",
        "|**id**  <br>*required*|enum (a, b|",
        "|**id**  <br>*required*||",
    ] {
        let (_, findings) = defined(&format!("### Ship\n\n|Name|Schema|\n|---|---|\n{row}\n"));
        assert_eq!(findings, 1, "{row}");
    }
    let (_, findings) =
        defined("### Ship\n*Type* : enum (a\n\n### Crate\n\n|Name|Type|\n|---|---|\n|a|b|\n");
    assert_eq!(findings, 2);
}

#[test]
fn an_object_may_have_a_table_and_a_list_of_values_no_fields() {
    let fields = "|Name|Schema|\n|---|---|\n|**a**  <br>*required*|string|\n\n";
    let values = "|Value|Description|\n|---|---|\n|**x**|y|\n\n";
    for (page, model, findings) in [
        (
            format!("*Type* : object\n\n{fields}"),
            "Ship {a: string}",
            0,
        ),
        (format!("{fields}{values}"), "Ship {a: string}", 1),
        (format!("{fields}{fields}"), "Ship {a: string}", 1),
        (format!("*Type* : enum\n\n{values}{values}"), "Ship [x]", 0),
        (format!("*Type* : enum (w)\n\n{values}"), "Ship [w, x]", 0),
        (
            format!("Text\n*Type* : < string > array\n\n{fields}"),
            "Ship ([string])",
            1,
        ),
        ("*Type* : enum\n".to_owned(), "Ship ?", 0),
    ] {
        let found = defined(&format!("### Ship\n{page}"));
        assert_eq!(found, (vec![model.to_owned()], findings), "{page}");
    }
}

#[test]
fn values_say_what_they_are_where_the_page_does() {
    let values = |description: &str, list: &str| {
        let page = format!(
            "### Ship\n\n|Name|Description|Schema|\n|---|---|---|\n|**x**  <br>*optional*|{description}|enum ({list})|\n"
        );
        let page = format!("## Definitions\n\n{page}");
        let (models, diagnostics) = read_models(&SWAGGER2MARKUP, &page);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        match &models[1].body {
            Body::Enum(it) => Some(it.numbers),
            _ => None,
        }
    };
    assert_eq!(values("", "1, 2"), Some(Numbers::Undecided));
    assert_eq!(values("**Default** : `1`", "1, 2"), Some(Numbers::Integers));
    assert_eq!(
        values("Of **two**  <br>**Example** : `\"1\"`", "1, 2"),
        Some(Numbers::Strings)
    );
    assert_eq!(
        values("**Example** : `\"string\"`", "a"),
        Some(Numbers::Strings)
    );
    assert_eq!(values("**Example** : `0`", "1, 2"), Some(Numbers::Integers));
    assert_eq!(
        values("**Example** : `{<br>  \"string\" : 1<br>}`", "1, 2"),
        Some(Numbers::Undecided)
    );
    assert_eq!(values("", "true, false"), None);
    assert_eq!(values("", "1.5, 2"), None);
}

#[test]
fn a_description_keeps_what_is_no_value() {
    for (cell, description, default, example) in [
        (
            "Text  <br>**Default** : `\"a\"`  <br>**Example** : `\"b\"`",
            "Text",
            "\"a\"",
            "\"b\"",
        ),
        (
            "**Default** : `1`  <br>**Minimum** : `0`",
            "**Default** : `1`  <br>**Minimum** : `0`",
            "1",
            "",
        ),
        ("A **b** : c", "A **b** : c", "", ""),
        ("**Example** : `{<br>  \"string\" : 1<br>}`", "", "", ""),
        ("**Example** : `[ \"a\" ]`", "", "", "[ \"a\" ]"),
        ("**Example** : `\"[x](#x)\"`", "", "", ""),
    ] {
        let page = format!(
            "## Definitions\n\n### Ship\n\n|Name|Description|Schema|\n|---|---|---|\n|**x**  <br>*optional*|{cell}|string|\n"
        );
        let (models, _) = read_models(&SWAGGER2MARKUP, &page);
        let Body::Struct(fields) = &models[0].body else {
            panic!("{models:?}")
        };
        let text = |span: Option<Span>| span.map_or("", |it| &page[it.range()]);
        let field = &fields[0];
        let found = (
            text(field.description),
            text(field.default),
            text(field.example),
        );
        assert_eq!(found, (description, default, example), "{cell}");
    }
}

#[test]
fn what_may_be_a_base_keeps_other_keys() {
    let table = |names: &[&str]| {
        let rows = names
            .iter()
            .map(|it| format!("|**{it}**  <br>*required*|string|\n"));
        format!("|Name|Schema|\n|---|---|\n{}\n\n", rows.collect::<String>())
    };
    let page = format!(
        "## Definitions\n\n### Base\n\n{}### Other\n\n{}### Child\n*Polymorphism* : Inheritance  \n*Discriminator* : a\n\n{}\
         ### Tagged\n*Discriminator* : z\n\n{}",
        table(&["a", "b"]),
        table(&["a", "x"]),
        table(&["a", "b", "c"]),
        table(&["z"]),
    );
    let (models, diagnostics) = read_models(&SWAGGER2MARKUP, &page);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let kept: Vec<_> = models.iter().map(|it| it.lost_keys).collect();
    assert_eq!(kept, [true, false, false, true]);
}

#[test]
fn pages_of_swagger2markup_are_told_apart() {
    let is = |text: &str| {
        let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
        let file = sources.add(SourceFile {
            path: "docs/x.md".to_owned(),
            prefix: String::new(),
            text: text.to_owned(),
        });
        let page = crate::markdown::parse(&sources, file, &mut diagnostics);
        let file = sources.get(file).expect("a file");
        (SWAGGER2MARKUP.family.kind)(file, &page, InFolder::Elsewhere)
    };
    let operation = "<a name=\"a\"></a>\n### Ships\n```\nGET /ships\n```\n\n#### Responses\n\n|HTTP Code|Description|Schema|\n\
                     |---|---|---|\n|**200**|All|[Response 200](#a-200)|\n\n<a name=\"a-200\"></a>\n**Response 200**\n\n\
                     |Name|Schema|\n|---|---|\n|**a**  <br>*required*|string|\n";
    let table = "|Name|Schema|\n|---|---|\n|**a**  <br>*required*|string|\n";
    let ignored = PageKind::Ignored(IgnoreRule::ApiPage);
    for (text, kind) in [
        (operation.to_owned(), ignored),
        (
            format!("{operation}\n## Definitions\n### X\n\n{table}"),
            PageKind::Model,
        ),
        (
            format!("<a name=\"x\"></a>\n### X\n\n{table}"),
            PageKind::Model,
        ),
        (format!("### X\n\n{table}"), PageKind::Foreign),
        (
            "<a name=\"x\"></a>\n### X\n*Type* : enum (a, b)\n".to_owned(),
            PageKind::Model,
        ),
        (
            "## Security\n\n<a name=\"x\"></a>\n### X\n*Type* : apiKey  \n*In* : HEADER\n"
                .to_owned(),
            PageKind::Foreign,
        ),
        (
            "## Definitions\n\nA ship is a boat.\n".to_owned(),
            PageKind::Foreign,
        ),
    ] {
        assert_eq!(is(&text), kind, "{text}");
    }
}
