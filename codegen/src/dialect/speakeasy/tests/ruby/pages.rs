//! Whole pages of Ruby docs.

use super::DIALECT;
use crate::dialect::facts::Body;
use crate::dialect::tests::support::{read_page, show};
use crate::model::Numbers;

#[test]
fn the_page_of_a_union_is_only_a_title() {
    let (model, diagnostics) = read_page(&DIALECT, "# TagIds\n\nThe tags.\n");
    assert_eq!(diagnostics, []);
    assert_eq!((model.body, model.description.len()), (Body::TitleOnly, 1));
}

#[test]
fn values_in_a_table() {
    let table = "## Values\n\n| Name | Value |\n| --- | --- |\n| `ASC` | asc |\n| `DESC` | desc |";
    let usage = "## Example Usage\n\n```ruby\nvalue = Sort::ASC\n\
                 # Open enum: use .deserialize() to create instances from custom string values\n```\n\n\n";
    for (page, open) in [
        (format!("# Sort\n\n{table}"), false),
        (format!("# Sort\n\n{usage}{table}"), true),
    ] {
        let (model, diagnostics) = read_page(&DIALECT, &page);
        assert_eq!(diagnostics, [], "{page}");
        let Body::Enum(facts) = model.body else {
            panic!("{page}: {:?}", model.body);
        };
        assert_eq!(
            (facts.numbers, facts.open.is_some()),
            (Numbers::Strings, open),
            "{page}"
        );
    }
}

#[test]
fn rows_of_a_response() {
    let page = "# GetResponse\n\n## Fields\n\n\
                | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
                | `content_type` | *::String* | :heavy_check_mark: | HTTP response content type for this operation |\n\
                | `status_code` | *::Integer* | :heavy_check_mark: | HTTP response status code for this operation |\n\
                | `raw_response` | [Faraday::Response](https://www.rubydoc.info) | :heavy_check_mark: | \
                Raw HTTP response; suitable for custom response parsing |\n\
                | `fields_` | T::Array<[T.any(Models::Shared::A, ::String)](../../models/shared/fields_.md)> | \
                :heavy_minus_sign: | N/A |";
    let (model, diagnostics) = read_page(&DIALECT, page);
    assert_eq!(diagnostics, []);
    assert_eq!(model.ignored_rows.len(), 3);
    let Body::Struct(fields) = model.body else {
        panic!("{:?}", model.body);
    };
    let shown: Vec<_> = fields
        .iter()
        .map(|field| (field.name.value.as_str(), show(&field.ty.value)))
        .collect();
    let expected =
        "[(&Models::Shared::A | string)&Models::Shared::fields(../../models/shared/fields_.md)]";
    assert_eq!(shown, [("fields_", expected.to_owned())]);
}
