//! Odd pages of all families: what is not understood is reported with its place, and nothing is lost in silence.

mod support;

use fieldnotes::model::{Field, Shape};
use support::{Docs, Run};

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
