use crate::dialect::DIALECTS;

/// What each language's escapes hide.
#[test]
fn names_without_what_the_language_needs() {
    for (dialect, title, printed, bare) in [
        ("speakeasy-python", "X", "fields_", "fields"),
        ("speakeasy-csharp", "Amount", "AmountValue", "Amount"),
        ("speakeasy-csharp", "Price", "AmountValue", "AmountValue"),
        ("openapi-generator-python", "X", "var_class", "class"),
        ("openapi-generator-python", "X", "_class", "class"),
        ("openapi-generator-python", "X", "_links", "_links"),
        ("openapi-generator-java", "X", "_list", "list"),
        ("openapi-generator-java", "X", "_2fa", "2fa"),
        ("openapi-generator-java", "X", "propertyClass", "class"),
        ("openapi-generator-ruby", "X", "_1st", "1st"),
        ("openapi-generator-ruby", "X", "_links", "_links"),
        ("openapi-generator-kotlin", "X", "&#x60;in&#x60;", "in"),
        ("openapi-generator-rust", "X", "r#type", "type"),
        ("openapi-generator-dart", "X", "class_", "class"),
        ("openapi-generator-markdown", "X", "owner\\_id", "owner_id"),
        ("openapi-generator-typescript-axios", "X", "_class", "class"),
        (
            "openapi-generator-typescript-axios",
            "X",
            "$ref_id",
            "$ref_id",
        ),
    ] {
        let found = DIALECTS.iter().find(|it| it.id == dialect);
        let names = found.expect("a dialect").names;
        assert_eq!(names.bare(title, printed), bare, "{dialect}: {printed}");
    }
}
