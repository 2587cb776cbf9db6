use super::*;

#[test]
fn similarity_is_that_of_words_or_letters() {
    for (a, b, expected) in [
        ("color", "colour", 0.83),
        ("externalId", "external_ID", 1.0),
        ("firstName", "lastName", 0.66),
        ("minValue", "maxValue", 0.75),
        ("GetTagsQueryParamSortBy", "QueryParamSortBy", 0.8),
        ("", "", 1.0),
        ("a", "", 0.0),
    ] {
        let found = names(a, b);
        assert!((found - expected).abs() < 0.01, "{a} {b}: {found}");
    }
}
