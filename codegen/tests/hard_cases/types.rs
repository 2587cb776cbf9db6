//! Cases 5 to 32: Type cells that mean something together with other pages or cells.

use super::{OPTIONAL, PAGE, field, page};
use crate::support::Docs;
use crate::support::page::{optional, required, structure, union};

#[test]
fn case_5_java_required_and_wrapped_is_nullable_and_always_there() {
    let run = page(
        "speakeasy-java",
        &[required("deletedBy", r"*Optional\<String>*")],
    )
    .generate();
    assert_eq!(
        field(&run, PAGE, "deleted_by"),
        "pub deleted_by: Option<String>,"
    );
}

#[test]
fn case_8_lists_of_lists_of_a_union() {
    let run = page(
        "speakeasy-typescript",
        &[required("value", "*components.Sample*[][]")],
    )
    .page(
        "docs/models/components/sample.md",
        union("Sample", &["string", "number"]),
    )
    .generate();
    run.assert_understood();
    assert_eq!(field(&run, PAGE, "value"), "pub value: Vec<Vec<Sample>>,");
}

#[test]
fn case_10_python_literal_with_an_unrecognized_member_is_open() {
    let cell = r#"*Union[Literal["function"], UnrecognizedStr]*"#;
    let run = page("speakeasy-python", &[required("type", cell)]).generate();
    run.assert_understood();
    assert_eq!(field(&run, PAGE, "r#type"), "pub r#type: String,");
}

#[test]
fn case_13_literal_booleans() {
    let run = page(
        "speakeasy-python",
        &[required("is_satellite", "*Literal[True]*")],
    )
    .generate();
    run.assert_understood();
    assert!(
        run.file(PAGE)
            .contains("constant(deserializer, &true).map(|()| Self)"),
        "{}",
        run.file(PAGE)
    );
}

#[test]
fn case_17_go_optional_and_nullable_lists() {
    let run = page(
        "speakeasy-go",
        &[optional(
            "Scopes",
            "optionalnullable.OptionalNullable[[]`string`]",
        )],
    )
    .generate();
    run.assert_understood();
    assert!(
        field(&run, PAGE, "scopes").ends_with("pub scopes: MaybeUndefined<Vec<String>>,"),
        "{}",
        run.file(PAGE)
    );
}

#[test]
fn case_22_a_model_called_response_is_no_artefact() {
    let rows = [
        required(
            "HTTPMeta",
            "[components.HTTPMetadata](../../models/components/httpmetadata.md)",
        ),
        optional(
            "Response",
            "[*components.Response](../../models/components/response.md)",
        ),
    ];
    let run = page("speakeasy-go", &rows).generate();
    assert_eq!(
        field(&run, PAGE, "response"),
        format!("{OPTIONAL}pub response: Option<Response>,")
    );
}

#[test]
fn cases_27_and_28_php_unions_take_their_items_from_the_linked_page() {
    let union = "# TagIds\n\n\n## Supported Types\n\n### `string`\n\n```php\n/**\n* @var string\n*/\nstring $value = /* values here */\n```\n\n\
                 ### `array`\n\n```php\n/**\n* @var array<string>\n*/\narray $value = /* values here */\n```\n";
    let run = Docs::of("speakeasy-php")
        .page(
            "docs/Models/Operations/Page.md",
            structure(
                "Page",
                &[
                    optional(
                        "tagIds",
                        r"[string\|array\|null](../../Models/Operations/TagIds.md)",
                    ),
                    required(
                        "all",
                        r"array<[string\|array](../../Models/Operations/TagIds.md)>",
                    ),
                ],
            ),
        )
        .page("docs/Models/Operations/TagIds.md", union)
        .generate();
    run.assert_understood();
    let page = "src/operations/page.rs";
    assert!(field(&run, page, "tag_ids").ends_with("pub tag_ids: Option<TagIds>,"));
    assert_eq!(field(&run, page, "all"), "pub all: Vec<TagIds>,");
    let union = run.file("src/operations/tag_ids.rs");
    assert!(
        union.contains("    StringList(Vec<String>),\n    /// A text.\n    String(String),\n"),
        "{union}"
    );
}

#[test]
fn case_29_ruby_unions_are_listed_only_where_they_are_mentioned() {
    let cell = "T::Array<[T.any(Models::Components::One, Models::Components::Two)](../../models/components/fields_.md)>";
    let run = Docs::of("speakeasy-ruby")
        .page(
            "docs/models/components/page.md",
            structure("Page", &[required("fields_", cell)]),
        )
        .page("docs/models/components/fields_.md", "# Fields\n")
        .page(
            "docs/models/components/one.md",
            structure("One", &[required("one", "*::String*")]),
        )
        .page(
            "docs/models/components/two.md",
            structure("Two", &[required("two", "*::String*")]),
        )
        .generate();
    run.assert_understood();
    assert_eq!(field(&run, PAGE, "fields"), "pub fields: Vec<Fields>,");
    let union = run.file("src/components/fields.rs");
    assert!(
        union.contains("    One(One),\n    /// What fits [`Two`].\n    Two(Two),\n"),
        "{union}"
    );
}

#[test]
fn case_30_brackets_three_deep_in_a_link() {
    let cell = "[Optional[Union[str, List[str]]]](../../models/components/tagids.md)";
    let union = "# TagIds\n\n\n## Supported Types\n\n### \n\n```python\ntagIds: str = /* values here */\n```\n\n\
                 ### \n\n```python\ntagIds: List[str] = /* values here */\n```\n";
    let run = Docs::of("speakeasy-python")
        .page(
            "docs/models/components/page.md",
            structure("Page", &[optional("tag_ids", cell)]),
        )
        .page("docs/models/components/tagids.md", union)
        .generate();
    run.assert_understood();
    assert!(field(&run, PAGE, "tag_ids").ends_with("pub tag_ids: Option<TagIds>,"));
    let union = run.file("src/components/tag_ids.rs");
    assert!(
        union.contains("    StringList(Vec<String>),\n    /// A text.\n    String(String),\n"),
        "{union}"
    );
}

#[test]
fn case_32_an_http_response_is_an_artefact_whatever_its_label() {
    let row = optional(
        "rawResponse",
        "[AxiosResponse>](https://axios-http.com/docs/res_schema)",
    );
    let run = page("speakeasy-typescript", &[row, required("id", "*string*")]).generate();
    run.assert_understood();
    assert!(!run.file(PAGE).contains("raw_response"));
    assert_eq!(
        run.generated.ledger.ignored.get("raw-response-row"),
        Some(&1)
    );
}
