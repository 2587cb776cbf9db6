//! Cases 29 to 57: names on the wire.

use fieldnotes::model::Shape;

use super::{PAGE, field, page, text_cell};
use crate::support::Run;
use crate::support::page::{optional, required, structure};

/// What is on the wire when the docs print one name: the names that are read and the one that is written.
pub type Name = (u8, &'static str, &'static str, &'static str, &'static str);

/// Number, dialect, printed name, Rust name and attributes, where the docs have nothing but the name.
pub const NAMES: &[Name] = &[
    // Two capitals in a row are as they are on the wire.
    (
        46,
        "speakeasy-typescript",
        "doviblCompatID",
        "dovibl_compat_id",
        r#"#[serde(rename = "doviblCompatID")] "#,
    ),
    (
        44,
        "speakeasy-typescript",
        "projectFlagsSDKKey",
        "project_flags_sdk_key",
        r#"#[serde(rename = "projectFlagsSDKKey")] "#,
    ),
    // Nothing decides between camel and snake case: any spelling is read.
    (47, "speakeasy-typescript", "utmSource", "utm_source", ""),
    // `componentIDs` as Python spells it.
    (
        48,
        "speakeasy-python",
        "component_i_ds",
        "component_i_ds",
        "",
    ),
    // An underscore behind a keyword is the SDK's.
    (29, "speakeasy-ruby", "fields_", "fields", ""),
    (54, "speakeasy-java", "case_", "case", ""),
    // C# members cannot be called like their class.
    (53, "speakeasy-csharp", "PageValue", "page", ""),
    // Names that Rust cannot have.
    (56, "speakeasy-typescript", "self", "self_", ""),
    (43, "speakeasy-typescript", "fcp", "fcp", ""),
];

#[test]
fn cases_29_to_56_names_without_evidence() {
    for (number, dialect, printed, rust_name, attributes) in NAMES {
        let row = required(printed, text_cell(dialect));
        let run = page(dialect, &[row, required("id", text_cell(dialect))]).generate();
        run.assert_understood();
        let found = field(&run, PAGE, rust_name);
        assert_eq!(
            found,
            format!("{attributes}pub {rust_name}: String,"),
            "case {number}: {printed}"
        );
    }
}

/// Case, dialect, printed name, the key in an Example cell elsewhere, and the Rust name: the key is on the wire.
pub const KEYS: &[Name] = &[
    (33, "speakeasy-typescript", "atType", "@type", "r#type"),
    (35, "speakeasy-typescript", "id", "_id", "id"),
    (36, "speakeasy-typescript", "v", "__v", "v"),
    (37, "speakeasy-typescript", "and", "AND", "and"),
    (
        38,
        "speakeasy-typescript",
        "aiMistralTurbine",
        "ai.mistral/turbine",
        "ai_mistral_turbine",
    ),
    (
        39,
        "speakeasy-typescript",
        "dollarSchema",
        "$schema",
        "schema",
    ),
    (
        40,
        "speakeasy-typescript",
        "x5tNumberS256",
        "x5t#S256",
        "x5t_s256",
    ),
    (
        41,
        "speakeasy-typescript",
        "uiReadOnly",
        "ui:read-only",
        "ui_read_only",
    ),
    (
        42,
        "speakeasy-typescript",
        "legacyExcludeLogs",
        "legacy_excludeLogs",
        "legacy_exclude_logs",
    ),
    (43, "speakeasy-typescript", "links", "_links", "links"),
    (
        45,
        "speakeasy-typescript",
        "losAngeles",
        "Los_Angeles",
        "los_angeles",
    ),
    (
        46,
        "speakeasy-typescript",
        "mediaContainer",
        "MediaContainer",
        "media_container",
    ),
    (
        47,
        "speakeasy-typescript",
        "utmSource",
        "utm_source",
        "utm_source",
    ),
    (
        49,
        "speakeasy-go",
        "TemplateStreamtags",
        "__template_streamtags",
        "template_streamtags",
    ),
    (
        50,
        "speakeasy-go",
        "Scheduling",
        "__scheduling",
        "scheduling",
    ),
    (51, "speakeasy-go", "DotSelf", ".self", "self_"),
    (52, "speakeasy-csharp", "Street1", "street_1", "street_1"),
    (54, "speakeasy-java", "default_", "_default", "default"),
    (
        55,
        "speakeasy-java",
        "checkoutCard",
        "checkout-card",
        "checkout_card",
    ),
];

/// What the field that the page calls `printed` is called on the wire and in Rust.
fn wire_and_rust_name<'a>(run: &'a Run, printed: &str) -> (&'a str, &'a str) {
    let models = run.generated.api.models.iter();
    let fields = models.filter_map(|model| match &model.shape {
        Shape::Struct(it) => Some(&it.fields),
        _ => None,
    });
    let field = fields.flatten().find(|field| field.doc_name == printed);
    let field = field.unwrap_or_else(|| panic!("no field {printed}"));
    (&field.wire_name, field.rust_name.as_str())
}

/// The evidence that decides a name is an object in an Example cell: its keys are those on the wire.
#[test]
fn cases_33_to_55_names_with_a_key_in_an_example() {
    let mut wrong: Vec<(u8, String, String)> = Vec::new();
    for (number, dialect, printed, key, rust_name) in KEYS {
        let link = match *dialect {
            "speakeasy-csharp" | "speakeasy-java" => "[Page](../../models/components/page.md)",
            _ => "[components.Page](../../models/components/page.md)",
        };
        let example = format!("{{<br/>\"{key}\": \"x\",<br/>\"other\": \"y\"<br/>}}");
        let user = structure("User", &[required("page", link).example(&example)]);
        let rows = [
            required(printed, text_cell(dialect)),
            optional("other", text_cell(dialect)),
        ];
        let run = page(dialect, &rows)
            .page("docs/models/components/user.md", user)
            .generate();
        run.assert_understood();
        let found = wire_and_rust_name(&run, printed);
        if found != (*key, *rust_name) {
            wrong.push((*number, found.0.to_owned(), found.1.to_owned()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Case 34, and what case 46 says about `guids`: names that vendors made up are only to be had from the user.
#[test]
fn case_34_made_up_names_need_an_override() {
    let run = page(
        "speakeasy-typescript",
        &[required("dynamicString", "*string*")],
    )
    .generate();
    assert_eq!(
        field(&run, PAGE, "dynamic_string"),
        "pub dynamic_string: String,"
    );
}

#[test]
fn case_48_one_key_decides_for_its_page() {
    let link = "[components.Page](../../models/components/page.md)";
    let example = "{<br/>\"componentIDs\": [],<br/>}".replace(",<br/>}", "<br/>}");
    let user = structure("User", &[required("page", link).example(&example)]);
    let rows = [
        required("component_i_ds", "List[*str*]"),
        required("page_id", "*str*"),
    ];
    let run = page("speakeasy-python", &rows)
        .page("docs/models/components/user.md", user)
        .generate();
    assert_eq!(
        field(&run, PAGE, "component_ids"),
        r#"#[serde(rename = "componentIDs")] pub component_ids: Vec<String>,"#
    );
    assert_eq!(field(&run, PAGE, "page_id"), "pub page_id: String,");
}

#[test]
fn case_51_a_map_of_its_own_type_is_flattened() {
    let rows = [
        optional("DotSelf", "*string*"),
        optional(
            "AdditionalProperties",
            "map[string][components.Page](../../models/components/page.md)",
        ),
    ];
    let run = page("speakeasy-go", &rows).generate();
    run.assert_understood();
    assert_eq!(
        field(&run, PAGE, "additional_properties"),
        "#[serde(flatten)] pub additional_properties: BTreeMap<String, Page>,"
    );
}

#[test]
fn case_57_keys_outweigh_names_in_prose() {
    let prose = "Goes with `grant_id` and `client_name`, not with `user_code`.";
    let rows = [
        required("clientId", "*string*").described(prose),
        required("grantId", "*string*").described(prose),
        required("clientName", "*string*"),
        required("userCode", "*string*"),
    ];
    let link = "[components.Page](../../models/components/page.md)";
    let example = "{<br/>\"clientId\": \"1\",<br/>\"grantId\": \"2\"<br/>}";
    let user = structure("User", &[required("page", link).example(example)]);
    let run = page("speakeasy-typescript", &rows)
        .page("docs/models/components/user.md", user)
        .generate();
    let text = run.file(PAGE);
    assert!(
        text.contains("rename_all = \"camelCase\")]") && !text.contains("rename ="),
        "{text}"
    );
}
