//! Whole pages in the forms of the three languages.

use proptest::prelude::*;

use super::super::super::facts::{Body, EnumFacts, FieldFacts, IgnoreRule, PageModel};
use super::super::super::tests::support::{property_config, read_models, read_page, show};
use super::super::languages::{csharp, go, java, typescript};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::{self, Dialect};
use crate::markdown;
use crate::model::{Numbers, Presence};
use crate::text::{SourceFile, Sources};

const FOOTER: &str = "[[Back to Model list]](../README.md#documentation-for-models) [[Back to README]](../README.md)";

fn clean(dialect: &Dialect, text: &str) -> PageModel {
    let (model, diagnostics) = read_page(dialect, text);
    assert_eq!(diagnostics, [], "{text}");
    model
}

fn fields(model: &PageModel) -> &[FieldFacts] {
    match &model.body {
        Body::Struct(fields) => fields,
        other => panic!("{other:?}"),
    }
}

fn values(body: &Body) -> (&EnumFacts, Vec<(&str, &str)>) {
    let Body::Enum(facts) = body else {
        panic!("{body:?}");
    };
    let values = facts.values.iter().map(|value| {
        let name = value.name.as_ref().map_or("", |name| name.value.as_str());
        (name, value.value.value.as_str())
    });
    (facts, values.collect())
}

/// What `text` says at the span of each field's description.
fn descriptions<'t>(text: &'t str, fields: &[FieldFacts]) -> Vec<&'t str> {
    let spans = fields.iter().map(|field| field.description);
    spans
        .map(|span| span.map_or("", |span| &text[span.range()]))
        .collect()
}

#[test]
fn a_csharp_page() {
    let text = format!(
        "# Hathora.Cloud.Sdk.Model.Deployment\nA versioned configuration.\n\n## Properties\n\n\
         Name | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n\
         **Message** | **string** |  | \n\
         **AppName** | **string** | A &#x60;name&#x60;. | \n\
         **IdleTimeoutEnabled** | **bool** | An option. | [optional] [default to true]\n\
         **DeletedAt** | **DateTime?** | When. | [optional] \n\
         **PlanName** | **PlanName** |  | \n\n{FOOTER}\n"
    );
    let model = clean(&csharp::DIALECT, &text);
    assert_eq!(model.title.value, "Deployment");
    assert_eq!(&text[model.title.span.range()], "Deployment");
    let [description] = model.description.as_slice() else {
        panic!("{:?}", model.description);
    };
    assert_eq!(&text[description.range()], "A versioned configuration.");
    let fields = fields(&model);
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
    let unknown = Presence::RequiredNullabilityUnknown;
    let expected = [
        ("Message", "string", unknown),
        ("AppName", "string", unknown),
        ("IdleTimeoutEnabled", "boolean", Presence::Optional),
        ("DeletedAt", "date-time", Presence::Optional),
        ("PlanName", "&PlanName", unknown),
    ];
    assert_eq!(
        shown,
        expected.map(|(name, ty, presence)| (name, ty.to_owned(), presence))
    );
    assert_eq!(
        descriptions(&text, fields),
        ["", "A &#x60;name&#x60;.", "An option.", "When.", ""]
    );
    let defaults: Vec<_> = fields.iter().filter_map(|field| field.default).collect();
    let [default] = defaults.as_slice() else {
        panic!("{defaults:?}");
    };
    assert_eq!(&text[default.range()], "true");
}

/// Hard case 70: an enum, a union or an object, the page does not say which.
#[test]
fn pages_without_properties() {
    let table = "Name | Type | Description | Notes\n--- | --- | --- | ---\n";
    for dialect in [&csharp::DIALECT, &go::DIALECT, &java::DIALECT] {
        let page = clean(
            dialect,
            &format!("# Region\n\n## Properties\n\n{table}\n{FOOTER}"),
        );
        assert_eq!(page.body, Body::TitleOnly);
    }
}

/// Hard case 71.
#[test]
fn a_java_page_with_enums_of_its_own() {
    let text = "\n\n# Deployment\n\nWhat runs.\n\n## Properties\n\n| Name | Type | Description | Notes |\n\
                |------------ | ------------- | ------------- | -------------|\n\
                |**idleTimeoutEnabled** | **Boolean** | An option. |  [optional] |\n\
                |**env** | [**List&lt;Env&gt;**](Env.md) | Variables. |  |\n\
                |**transportType** | [**TransportTypeEnum**](#TransportTypeEnum) |  |  |\n\
                |**scopes** | [**List&lt;ScopesEnum&gt;**](#List&lt;ScopesEnum&gt;) |  |  |\n\n\n\n\
                ## Enum: TransportTypeEnum\n\n| Name | Value |\n|---- | -----|\n| TCP | &quot;tcp&quot; |\n| UDP | &quot;udp&quot; |\n\n\n\
                ## Enum: List&lt;ScopesEnum&gt;\n\n| Name | Value |\n|---- | -----|\n| NUMBER_1 | 1 |\n\n";
    let (models, diagnostics) = read_models(&java::DIALECT, text);
    assert_eq!(diagnostics, []);
    let [model, transport, scopes] = models.as_slice() else {
        panic!("{models:?}");
    };
    let shown: Vec<_> = fields(model)
        .iter()
        .map(|field| show(&field.ty.value))
        .collect();
    let expected = [
        "boolean",
        "[&Env(Env.md)]",
        "&DeploymentTransportType(#DeploymentTransportType)",
        "[&DeploymentScopes(#DeploymentScopes)]",
    ];
    assert_eq!(shown, expected);
    assert_eq!(transport.title.value, "DeploymentTransportType");
    assert_eq!(&text[transport.title.span.range()], "TransportTypeEnum");
    let (facts, found) = values(&transport.body);
    assert_eq!(found, [("TCP", "tcp"), ("UDP", "udp")]);
    assert_eq!(facts.numbers, Numbers::Strings);
    assert_eq!(scopes.title.value, "DeploymentScopes");
    let (facts, found) = values(&scopes.body);
    assert_eq!(
        (found, facts.numbers),
        (vec![("NUMBER_1", "1")], Numbers::Integers)
    );
}

#[test]
fn a_page_of_an_enum() {
    let text = "\n\n# Region\n\n## Enum\n\n\n* `SEATTLE` (value: `\"Seattle\"`)\n\n* `LOS_ANGELES` (value: `\"Los_Angeles\"`)\n\n\n";
    let model = clean(&java::DIALECT, text);
    let (facts, found) = values(&model.body);
    assert_eq!(
        found,
        [("SEATTLE", "Seattle"), ("LOS_ANGELES", "Los_Angeles")]
    );
    assert_eq!((facts.numbers, facts.open), (Numbers::Strings, None));
    let spans = facts
        .values
        .iter()
        .map(|value| &text[value.value.span.range()]);
    assert!(spans.eq(["\"Seattle\"", "\"Los_Angeles\""]));
    let numbers = clean(
        &java::DIALECT,
        "# Level\n\n## Enum\n\n* `NUMBER_1` (value: `1`)\n\n* `NUMBER_MINUS_1` (value: `-1`)\n",
    );
    let (facts, found) = values(&numbers.body);
    assert_eq!(found, [("NUMBER_1", "1"), ("NUMBER_MINUS_1", "-1")]);
    assert_eq!(facts.numbers, Numbers::Integers);
}

#[test]
fn a_go_page() {
    let text = format!(
        "# Account\n\n## Properties\n\nName | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n\
         **Address** | **string** |  | \n\
         **Type** | Pointer to **NullableString** |  | [optional] \n\
         **Volumes** | Pointer to [**map[string]map[string]Volume**](map.md) |  | [optional] [readonly] [default to {{\"a\": [1]}}]\n\n\
         ## Methods\n\n### NewAccount\n\n`func NewAccount(address string, ) *Account`\n\nNewAccount instantiates an object.\n\n\
         ### GetAddress\n\n`func (o *Account) GetAddress() string`\n\n{FOOTER}\n"
    );
    let model = clean(&go::DIALECT, &text);
    let shown: Vec<_> = fields(&model)
        .iter()
        .map(|field| (show(&field.ty.value), field.presence))
        .collect();
    let expected = [
        ("string", Presence::Required),
        ("string", Presence::OptionalNullable),
        ("{{&Volume}}", Presence::Optional),
    ];
    assert_eq!(
        shown,
        expected.map(|(ty, presence)| (ty.to_owned(), presence))
    );
    let default = fields(&model).iter().find_map(|field| field.default);
    assert_eq!(
        default.map(|span| &text[span.range()]),
        Some("{\"a\": [1]}")
    );
}

/// The findings on a page with `body` below its title.
fn findings(body: &str) -> Vec<Code> {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let file = sources.add(file(&format!("# X\n\n{body}")));
    let page = markdown::parse(&sources, file, &mut diagnostics);
    let reading = dialect::read(&csharp::DIALECT, &sources, &page, &mut diagnostics);
    let is_error = |it: &Diagnostic| it.level == crate::diagnostic::Level::Error;
    assert!(reading.is_some() || diagnostics.iter().any(is_error));
    diagnostics.iter().map(|it| it.code).collect()
}

fn file(text: &str) -> SourceFile {
    SourceFile {
        path: "java/docs/X.md".to_owned(),
        prefix: String::new(),
        text: text.to_owned(),
    }
}

#[test]
fn nothing_is_passed_over_in_silence() {
    let properties = "## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n";
    for (body, expected) in [
        (format!("{properties}**a** | **string**\n"), vec![]),
        (format!("{properties}**a**\n"), vec![Code::MissingCells]),
        (
            format!("{properties}a | **string** |  | \n"),
            vec![Code::UnknownFieldCell],
        ),
        (
            format!("{properties}**a** | string |  | \n"),
            vec![Code::UnknownTypeCell],
        ),
        (
            format!("{properties}**a** | **string** |  | [new]\n"),
            vec![Code::UnexpectedBlock],
        ),
        (
            format!("{properties}**a** | **string** |  | [default to x\n"),
            vec![Code::UnexpectedBlock],
        ),
        (
            format!("{properties}\nSome prose.\n"),
            vec![Code::UnexpectedBlock],
        ),
        (
            format!("{properties}\n## Enum\n\n* `A` (value: `1`)\n"),
            vec![Code::SeveralModels],
        ),
        (
            format!("{properties}\n## Else\n"),
            vec![Code::UnexpectedBlock],
        ),
        (
            "## Properties\n\nnothing\n".to_owned(),
            vec![Code::UnexpectedBlock, Code::MissingTable],
        ),
        (
            "## Properties\n\nName | Type | Else\n--- | --- | ---\n".to_owned(),
            vec![Code::UnknownHeader],
        ),
        (
            "## Enum\n\n* `A` (value: `x`)\n".to_owned(),
            vec![Code::UnknownValue],
        ),
        (
            "## Enum\n\n* `A` (value: `1`)\n* `B`\n".to_owned(),
            vec![Code::UnexpectedBlock],
        ),
        (
            "## Enum: A\n\n| Name | Text |\n|--- | ---|\n".to_owned(),
            vec![Code::UnknownHeader],
        ),
    ] {
        assert_eq!(findings(&body), expected, "{body}");
    }
}

#[test]
fn which_pages_are_models() {
    let api = "# Hathora.Cloud.Sdk.Api.RoomV2Api\n\nAll URIs are relative to *https://x*\n\n\
               | Method | HTTP request | Description |\n|---|---|---|\n| [**A**](A.md#a) | **GET** /a |  |\n\n\
               <a name=\"a\"></a>\n# **A**\n> X A (string id)\n\n### Parameters\n\n| Name | Type | Description | Notes |\n|--|--|--|--|\n";
    let model =
        "# X\n\n## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n";
    let values = "# X\n\n## Enum\n\n\n* `A` (value: `\"a\"`)\n";
    for (text, expected) in [
        (api, Some(IgnoreRule::ApiPage)),
        (model, None),
        (values, None),
        (
            "# X\n\n## Properties\n\nof a house\n",
            Some(IgnoreRule::NoModelPage),
        ),
        ("# X\n", Some(IgnoreRule::NoModelPage)),
    ] {
        for path in ["java/docs/X.md", "sdks/java/docs/X.md"] {
            let mut sources = Sources::default();
            let file = sources.add(SourceFile {
                path: path.to_owned(),
                ..file(text)
            });
            let page = markdown::parse(&sources, file, &mut Vec::new());
            let found = dialect::ignored_page(&sources, &page, false);
            let in_sdks = path.starts_with("sdks") && expected == Some(IgnoreRule::NoModelPage);
            let expected = if in_sdks {
                Some(IgnoreRule::OperationsPage)
            } else {
                expected
            };
            assert_eq!(found, expected, "{path} {text}");
        }
    }
}

const PIECES: &[&str] = &[
    "# X\n",
    "## Properties\n",
    "## Enum\n",
    "## Enum: AEnum\n",
    "\n",
    "| ",
    " | ",
    "**a**",
    "**string**",
    "Name | Type | Description | Notes\n",
    "--- | --- | --- | ---\n",
    "| Name | Value |\n",
    "|---|---|\n",
    "* `A` (value: `\"a\"`)\n",
    "* `A",
    "` (value: `",
    "`)",
    "[optional]",
    "[default to ",
    "]",
    "&quot;",
    "é",
    "[[Back to ",
    "\"",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn no_page_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let mut sources = Sources::default();
        let file = sources.add(file(&pieces.concat()));
        let page = markdown::parse(&sources, file, &mut Vec::new());
        dialect::ignored_page(&sources, &page, false);
        dialect::read(&csharp::DIALECT, &sources, &page, &mut Vec::new());
    }
}

/// Clients made with `enumUnknownDefaultCase` have one more value, which no server sends.
#[test]
fn the_value_for_unknown_values_is_none() {
    for (dialect, section) in [
        (
            &typescript::AXIOS,
            "* `A` (value: `'a'`)\n\n* `UnknownDefaultOpenApi` (value: `'11184809'`)\n",
        ),
        (
            &java::DIALECT,
            "* `A` (value: `\"a\"`)\n\n* `UNKNOWN_DEFAULT_OPEN_API` (value: `\"unknown_default_open_api\"`)\n",
        ),
    ] {
        let model = clean(
            dialect,
            &format!("# Region\n\n## Enum\n\n{section}\n{FOOTER}\n"),
        );
        let (facts, values) = values(&model.body);
        assert_eq!(values, [("A", "a")]);
        assert!(facts.open.is_some(), "further values may come");
    }
}
