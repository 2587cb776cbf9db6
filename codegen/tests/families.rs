//! Odd pages in all families: what is not understood is reported with its place, and nothing is silently lost.

use crate::support::{Docs, Run};
use fieldnotes::model::{Field, Shape, Type};
use fieldnotes::model::{Presence, Primitive};

fn fields(run: &Run, title: &str) -> Vec<Field> {
    let mut models = run.generated.api.models.iter();
    match models.find(|it| it.title == title).map(|it| &it.shape) {
        Some(Shape::Struct(it)) => it.fields.clone(),
        other => panic!("{title}: {other:?}\n{}", run.report()),
    }
}

/// A page of openapi-generator with `rows`.
fn properties(title: &str, rows: &str) -> String {
    format!(
        "# {title}\n\n## Properties\n\nName | Type | Description | Notes\n\
         ------------ | ------------- | ------------- | -------------\n{rows}\n"
    )
}

#[test]
fn names_that_may_stand_for_others_are_guesses() {
    let csharp = properties(
        "Vendor.Client.Model.Ship",
        "**Type** | **string** |  | [optional] \n**Type2** | **string** |  | [optional] \n\
         **Deck3** | **long** |  | [optional] \n",
    );
    let run = Docs::new().page("docs/Ship.md", csharp).generate();
    assert!(fields(&run, "Ship")[1].is_guess, "{}", run.report());
    let axios = properties(
        "Ship",
        "**type** | **string** |  | [optional] [default to undefined]\n\
         **at_type** | **number** |  | [optional] [default to undefined]\n\
         **home_port** | **string** |  | [default to undefined]\n",
    );
    let run = Docs::new().page("docs/Ship.md", axios).generate();
    let guesses: Vec<_> = fields(&run, "Ship").iter().map(|it| it.is_guess).collect();
    assert_eq!(guesses, [false, true, false], "{}", run.report());
}

/// The codes and the lines of all findings about pages.
fn findings(run: &Run) -> Vec<String> {
    let all = run.generated.diagnostics.iter();
    all.map(|it| it.code.as_str().to_owned()).collect()
}

fn has(run: &Run, code: &str) -> bool {
    findings(run).iter().any(|it| it == code)
}

/// A good page beside the odd one, so that the run does not fail for lack of models.
fn beside(path: &str, page: &str) -> Run {
    let good = properties(
        "Port",
        "**id** | **int** |  | \n**at** | **datetime** | | \n",
    );
    Docs::new()
        .page("docs/Port.md", good)
        .page(path, page)
        .generate()
}

#[test]
fn properties_that_are_no_table_of_fields_cost_their_page() {
    for section in [
        // One more column, and columns in a different order.
        "Name | Colour | Type\n--- | --- | ---\n**id** | x | **str**\n",
        "Name | Description | Type\n--- | --- | ---\n**id** | x | **str**\n",
        // No header.
        "**id** | **str** |  | \n**name** | **str** | Its name. | [optional] \n",
        "<table><tr><th>Name</th></tr><tr><td>id</td></tr></table>\n",
        // No delimiter, and one with tabs or of the wrong length.
        "Name | Type\n**id** | **str**\n",
        "Name | Type\n---\t|\t---\n**id** | **str**\n",
        "Name | Type | Description\n--- | ---\n**id** | **str** | \n",
    ] {
        let page = format!("# Ship\n\n## Properties\n\n{section}\n");
        let run = beside("docs/Ship.md", &page);
        assert!(
            run.generated.ledger.unknown > 0,
            "{section}{}",
            run.report()
        );
        let models = run.generated.api.models.len();
        assert_eq!(models, 2, "{section}{}", run.report());
    }
}

#[test]
fn fields_on_a_page_that_is_no_model_are_reported() {
    let page = "## Ship\n\n### Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n**id** | **str** |  | \n";
    let run = beside("docs/Ship.md", page);
    assert!(has(&run, "not-a-model"), "{}", run.report());
    assert_eq!(run.generated.ledger.unknown, 1);
}

fn apimatic(title: &str, rows: &str) -> String {
    format!(
        "\n# {title}\n\n## Structure\n\n`{title}`\n\n## Fields\n\n| Name | Type | Tags | Description |\n\
         |  --- | --- | --- | --- |\n{rows}"
    )
}

#[test]
fn a_type_that_nobody_knows_is_unknown_in_each_family() {
    let liblab = "# Ship\n\n**Properties**\n\n| Name | Type | Required | Description |\n| :--- | :--- | :--- | :--- |\n\
        | id | Strang | ✅ |  |\n| name | string | ❌ |  |\n";
    let typedoc = "# Interface: Ship\n\n## Properties\n\n### id\n\n> **id**: `Strang`\n\n### name\n\n> **name**: `string`\n";
    let rows = "| `id` | `Strang` | Required | - |\n| `name` | `str` | Required | - |\n";
    for (path, page) in [
        ("doc/models/ship.md", apimatic("Ship", rows)),
        ("documentation/models/Ship.md", liblab.to_owned()),
        ("docs/interfaces/Ship.md", typedoc.to_owned()),
        (
            "docs/Ship.md",
            properties(
                "Ship",
                "**id** | **Strang** |  | \n**name** | **str** |  | \n",
            ),
        ),
    ] {
        let run = Docs::new().page(path, page).generate();
        assert!(has(&run, "unknown-type"), "{path}: {}", run.report());
        assert_eq!(run.generated.ledger.unknown, 1, "{path}: {}", run.report());
        assert_eq!(fields(&run, "Ship").len(), 2);
    }
}

#[test]
fn a_pipe_in_a_description_of_apimatic_is_prose() {
    let rows = "| `id` | `str` | Required | one | two |\n| `name` | `str` | Optional | - |\n";
    let run = Docs::new()
        .page("doc/models/ship.md", apimatic("Ship", rows))
        .generate();
    assert_eq!(run.generated.ledger.unknown, 0, "{}", run.report());
    assert_eq!(fields(&run, "Ship")[0].description, "one | two");
}

#[test]
fn a_member_without_a_signature_is_reported() {
    let page = "# Interface: Ship\n\n## Properties\n\n### id\n\nthe id\n\n### name\n\n> **name**: `string`\n\n\
        #### Deprecated\n\nNo longer.\n";
    let run = Docs::new().page("docs/interfaces/Ship.md", page).generate();
    assert!(has(&run, "unexpected-block"), "{}", run.report());
    assert_eq!(run.generated.ledger.unknown, 1, "{}", run.report());
}

fn enumeration(constants: &[&str]) -> String {
    let rows: String = constants.iter().map(|it| format!("| `{it}` |\n")).collect();
    format!("\n# Grade\n\n## Enumeration\n\n`Grade`\n\n## Fields\n\n| Name |\n|  --- |\n{rows}")
}

/// APIMatic prints the constants of number enums like those of string enums; only an example shows the difference.
#[test]
fn enums_of_apimatic_may_be_numbers() {
    let ship = apimatic(
        "Ship",
        "| `grade` | [`Grade`](../../doc/models/grade.md) | Required | - |\n",
    ) + "\n## Example (as JSON)\n\n```json\n{\n  \"grade\": 2\n}\n```\n";
    let run = |constants: &[&str]| {
        Docs::new()
            .page("doc/models/ship.md", ship.clone())
            .page("doc/models/grade.md", enumeration(constants))
            .generate()
    };
    let shape = |run: &Run| {
        let mut models = run.generated.api.models.iter();
        models.find(|it| it.title == "Grade").unwrap().shape.clone()
    };
    let numbered = run(&["ENUM_1", "ENUM_2", "ENUM_10"]);
    let Shape::Enum(grade) = shape(&numbered) else {
        panic!("{}", numbered.report());
    };
    let values: Vec<_> = grade.values.iter().map(|it| it.value.as_str()).collect();
    assert!(grade.is_numeric && grade.open);
    assert_eq!(values, ["1", "2", "10"]);
    let named = run(&["POOR", "GOOD"]);
    assert!(matches!(shape(&named), Shape::Union(_)), "any whole number");
    for run in [numbered, named] {
        assert!(!has(&run, "contradicting-example"), "{}", run.report());
    }
}

/// Square's docs print the names of types in words, and a type with a pipe.
#[test]
fn apimatic_before_2022() {
    let page = "\n## List Payments Request\n\n### Structure\n\n`List Payments Request`\n\n### Fields\n\n\
        | Name | Type | Tags | Description |\n|  --- | --- | --- | --- |\n\
        | `limit` | `int` | Optional | - |\n| `total` | `long|int` | Required | The `total` | of all. |\n";
    let run = Docs::new()
        .page("doc/models/list-payments-request.md", page)
        .generate();
    assert_eq!(run.generated.ledger.unknown, 0, "{}", run.report());
    let fields = fields(&run, "ListPaymentsRequest");
    assert_eq!(fields[1].ty, Type::Primitive(Primitive::BigInteger));
    assert_eq!(fields[1].description, "The `total` | of all.");
}

/// All additional keys of a model, as printed in each language.
#[test]
fn further_keys_of_apimatic() {
    for row in [
        "| `AdditionalProperties` | `object this[string key]` | Optional | - |",
        "| `additionalProperties` | `Record<string, unknown>` | Optional | - |",
        "| `additional_properties` | `Dict[str, Any]` | Optional | - |",
        "| `AdditionalProperties` | `map[string]interface{}` | Optional | - |",
        "| `additional_properties` | `Hash[String, Object]` | Optional | - |",
        "| `additionalProperties` | `array<string, array>` | Optional | - | find(string key): array | add(string key, array value): void |",
        "| `AdditionalProperties` | `Map<String, Object>` | Optional | - | Object get(String key) | add(String key, Object value) |",
    ] {
        let run = Docs::new()
            .page("doc/models/ship.md", apimatic("Ship", row))
            .generate();
        assert_eq!(run.generated.ledger.unknown, 0, "{row}{}", run.report());
        let ship = &run.generated.api.models[0];
        let Shape::Struct(it) = &ship.shape else {
            panic!("{ship:?}")
        };
        assert!(
            it.fields.is_empty() && it.additional.is_some(),
            "{row}{it:?}"
        );
    }
}

/// Genesys's docs: second-level titles, links to pages of a web site, attributes below the tables.
#[test]
fn openapi_generator_on_a_web_site() {
    let page = |title: &str, rows: &str| {
        format!(
            "## {title}\nA {title}.\n\n## Properties\n\n|Name | Type | Description | Notes|\n\
             |------------ | ------------- | ------------- | -------------|\n{rows}{{: class=\"table\"}}\n\n\n"
        )
    };
    let ship = "| **_id** | **String** | Its id. | [optional] |\n\
        | **ports** | [**[Port]**](Port.html) | Where. | |\n\
        | **metadata** | **[String:String]** | More. | [optional] |\n";
    let run = Docs::new()
        .page("docs/Ship.md", page("Ship", ship))
        .page(
            "docs/Port.md",
            page("Port", "| **depth** | **Int** | How deep. | [optional] |\n"),
        )
        .generate();
    assert_eq!(run.generated.ledger.unknown, 0, "{}", run.report());
    let fields = fields(&run, "Ship");
    assert_eq!(fields.len(), 3);
    assert!(matches!(&fields[1].ty, Type::Array(it) if matches!(**it, Type::Model(_))));
    assert_eq!(fields[2].description, "More.");
}

fn schema(title: &str, rows: &str) -> String {
    let anchor = title.to_lowercase();
    format!(
        "\n<h2 id=\"tocS_{title}\">{title}</h2>\n\n<a id=\"schema{anchor}\"></a>\n\n```json\n{{}}\n\n```\n\n### Properties\n\n\
         |Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n{rows}\n\n"
    )
}

/// widdershins's single page, split into a page per schema.
#[test]
fn widdershins_as_many_pages() {
    let ship = schema(
        "Acme.Ship",
        "|port|[Acme.Port+Kind](../Models/acme.port+kind.md)|true|none|none|\n|crew|integer,null(int64)|true|none|none|\n",
    );
    let kind = schema("Acme.Port+Kind", "|depth|integer|false|none|none|\n");
    let run = Docs::new()
        .page("docs/Models/acme.ship.md", ship)
        .page("docs/Models/acme.port+kind.md", kind)
        .generate();
    assert_eq!(run.generated.ledger.unknown, 0, "{}", run.report());
    assert!(!has(&run, "broken-link"), "{}", run.report());
    let title = &run
        .generated
        .api
        .models
        .iter()
        .find(|it| it.title.contains("Ship"))
        .unwrap()
        .title;
    let fields = fields(&run, title);
    assert!(matches!(fields[0].ty, Type::Model(_)));
    assert_eq!(fields[1].presence, Presence::RequiredNullable);
}

/// Java and others print decimals alike, whether they are numbers or strings: each is listed.
#[test]
fn decimals_that_may_be_texts_are_listed() {
    let rows = "**price** | **BigDecimal** |  |  [optional]\n**prices** | **List&lt;BigDecimal&gt;** |  |  [optional]\n\
        **at** | **OffsetDateTime** |  |  [optional]\n**ratio** | **Double** |  |  [optional]\n";
    let run = Docs::new()
        .page("docs/Ship.md", properties("Ship", rows))
        .generate();
    let listed = findings(&run);
    let count = listed
        .iter()
        .filter(|it| *it == "undecided-decimal")
        .count();
    assert_eq!(count, 2, "{}", run.report());
    assert_eq!(run.generated.ledger.unknown, 0);
}

/// A time in a national format is not RFC 3339, so it only comes back unchanged as a string.
#[test]
fn times_in_other_orders_are_texts() {
    for (example, is_text) in [
        ("12/19/2011 09:15:30", true),
        ("Sun, 06 Nov 1994 08:49:37 GMT", true),
        ("2011-12-19 09:15:30", true),
        ("2011-12-19T09:15:30Z", false),
        ("start_datetime8", false),
    ] {
        let rows = "| `at` | `datetime` | Required | - |\n";
        let page = apimatic("Ship", rows)
            + &format!("\n## Example (as JSON)\n\n```json\n{{\n  \"at\": \"{example}\"\n}}\n```\n");
        let run = Docs::new().page("doc/models/ship.md", page).generate();
        let text = Type::Primitive(Primitive::String);
        assert_eq!(
            fields(&run, "Ship")[0].ty == text,
            is_text,
            "{example}: {}",
            run.report()
        );
    }
}
