//! Pages about operations show which models are sent and which are received.

use crate::support::{Docs, Run};
use fieldnotes::model::Model;

const HARBOUR: &str = "# harbour.MooringsApi\n\nAll URIs are relative to *https://harbour.example*\n\n\
    Method | HTTP request | Description\n------------- | ------------- | -------------\n\
    [**moor**](MooringsApi.md#moor) | **POST** /moorings | Moor a ship\n\n\
    # **moor**\n> Mooring moor(ship, at=at)\n\nMoors.\n\n### Example\n\n```python\nmoor()\n```\n\n\
    ### Parameters\n\n\nName | Type | Description  | Notes\n------------- | ------------- | ------------- | -------------\n \
    **ship** | [**Ship**](Ship.md)| The ship. | \n **at** | **str**| Where. | [optional] \n\n\
    ### Return type\n\n[**List[Mooring]**](Mooring.md)\n\n### Authorization\n\nNo authorization required\n\n\
    # **all**\n\n### Parameters\n\nThis endpoint does not need any parameter.\n\n### Return type\n\n**Ship**\n";

fn model(title: &str, ty: &str) -> String {
    format!(
        "# {title}\n\n## Properties\n\nName | Type | Description | Notes\n\
         ------------ | ------------- | ------------- | -------------\n**id** | {ty} |  | \n"
    )
}

fn used<'r>(run: &'r Run, title: &str) -> Vec<(&'r str, bool)> {
    let models = &run.generated.api.models;
    let model: &Model = models.iter().find(|it| it.title == title).unwrap();
    let uses = model.uses.iter();
    uses.map(|it| (it.operation.as_str(), it.is_sent)).collect()
}

#[test]
fn openapi_generator_tells_by_links_and_by_names() {
    let run = Docs::new()
        .page("docs/MooringsApi.md", HARBOUR)
        .page("docs/Ship.md", model("Ship", "**str**"))
        .page("docs/Mooring.md", model("Mooring", "[**Berth**](Berth.md)"))
        .page("docs/Berth.md", model("Berth", "**str**"))
        .generate();
    assert_eq!(used(&run, "Ship"), [("moor", true), ("all", false)]);
    assert_eq!(used(&run, "Mooring"), [("moor", false)]);
    assert_eq!(used(&run, "Berth"), [], "only as a part");
}

#[test]
fn apimatic_tells_in_a_sentence() {
    let controller = "# Moorings\n\n```python\nmoorings = client.moorings\n```\n\n## Class Name\n\n`MooringsController`\n\n\
        ## Methods\n\n* [Moor](../../doc/controllers/moorings.md#moor)\n\n\n# Moor\n\nMoors.\n\n```python\ndef moor(self, body)\n```\n\n\
        ## Parameters\n\n| Parameter | Type | Tags | Description |\n|  --- | --- | --- | --- |\n\
        | `body` | [`Ship`](../../doc/models/ship.md) | Body, Required | - |\n\n## Response Type\n\n\
        This method returns an `ApiResponse` whose `data` is of type [`Mooring`](../../doc/models/mooring.md).\n";
    let page = |title: &str| {
        format!(
            "\n# {title}\n\n## Structure\n\n`{title}`\n\n## Fields\n\n| Name | Type | Tags | Description |\n\
             |  --- | --- | --- | --- |\n| `id` | `str` | Required | - |\n"
        )
    };
    let run = Docs::new()
        .page("doc/controllers/moorings.md", controller)
        .page("doc/models/ship.md", page("Ship"))
        .page("doc/models/mooring.md", page("Mooring"))
        .generate();
    assert_eq!(used(&run, "Ship"), [("Moor", true)]);
    assert_eq!(used(&run, "Mooring"), [("Moor", false)]);
}
