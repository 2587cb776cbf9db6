//! A union that openapi-generator prints as one table with the fields of all its members.

use crate::support::Docs;

fn page(title: &str, own: &str, kind: &str) -> String {
    let constant = kind.to_uppercase();
    format!(
        "\n\n# {title}\n\n\n## Properties\n\n| Name | Type | Description | Notes |\n\
         |------------ | ------------- | ------------- | -------------|\n\
         |**kind** | [**KindEnum**](#KindEnum) | What it is. |  |\n{own}\n\n\n\
         ## Enum: KindEnum\n\n| Name | Value |\n|---- | -----|\n| {constant} | &quot;{kind}&quot; |\n\n\n"
    )
}

/// Java gives each page its own enum for one property, and the merged page that of the last member.
#[test]
fn each_page_may_have_an_enum_of_its_own() {
    let teeth = "|**teeth** | **Integer** | How many. |  |\n";
    let sting = "|**sting** | **Boolean** | Whether it has one. |  |\n";
    let run = Docs::new()
        .page("docs/Shark.md", page("Shark", teeth, "shark"))
        .page("docs/Ray.md", page("Ray", sting, "ray"))
        .page(
            "docs/Fish.md",
            page("Fish", &(teeth.to_owned() + sting), "ray"),
        )
        .generate();
    assert!(run.report().contains("merged-union"), "{}", run.report());
    let fish = run.file("src/fish.rs");
    assert!(fish.contains("pub teeth: Option<i64>"), "{fish}");
    assert!(fish.contains("pub sting: Option<bool>"), "{fish}");
    let kind = run.file("src/fish_kind.rs");
    assert!(
        kind.contains("\"shark\"") && kind.contains("\"ray\""),
        "{kind}"
    );
    assert!(kind.contains("Unknown("), "others are kept: {kind}");
}

/// A member may accept any string where the last one has an enum.
#[test]
fn a_member_may_have_a_text_in_its_place() {
    let row = "|**kind** | **String** | What it is. |  |\n";
    let text = format!(
        "# Eel\n\n## Properties\n\n| Name | Type | Description | Notes |\n\
         |------------ | ------------- | ------------- | -------------|\n{row}|**volts** | **Integer** | |  |\n"
    );
    let sting = "|**sting** | **Boolean** | Whether it has one. |  |\n";
    let volts = "|**volts** | **Integer** | |  |\n";
    let run = Docs::new()
        .page("docs/Eel.md", text)
        .page("docs/Ray.md", page("Ray", sting, "ray"))
        .page(
            "docs/Fish.md",
            page("Fish", &(volts.to_owned() + sting), "ray"),
        )
        .generate();
    assert!(run.report().contains("merged-union"), "{}", run.report());
    let kind = run.file("src/fish_kind.rs");
    assert!(kind.contains("Unknown("), "others are kept: {kind}");
}
