use super::*;
use crate::observe::{NotFound, find_model};

fn library() -> Api {
    let mut api = api(&[
        ("LinkSchema", fields(&["id"])),
        ("LinkTag", fields(&["id"])),
        ("Tag", fields(&["id"])),
    ]);
    // A second namespace with a model of the same name.
    let mut other = api.namespaces[0].clone();
    other.path = vec!["webhooks".to_owned()];
    api.namespaces.push(other);
    let mut twin = api.models[0].clone();
    twin.namespace = crate::model::NamespaceId(1);
    api.models.push(twin);
    api
}

#[test]
fn models_are_found_by_as_much_of_their_path_as_it_takes() {
    let mut api = library();
    for (path, title) in [
        ("components.LinkTag", "LinkTag"),
        ("components::LinkTag", "LinkTag"),
        ("LinkTag", "LinkTag"),
        ("linktag", "LinkTag"),
        ("Tag", "Tag"),
    ] {
        assert_eq!(find_model(&api, path), Ok(model(&api, title)), "{path}");
    }
    api.namespaces[0].path.insert(0, "typescript".to_owned());
    assert_eq!(
        find_model(&api, "typescript.components.LinkTag"),
        Ok(model(&api, "LinkTag"))
    );
    assert_eq!(
        find_model(&api, "components.LinkTag"),
        Ok(model(&api, "LinkTag"))
    );
    api.models[2].rust_name = "Tag2".to_owned().into();
    assert_eq!(find_model(&api, "Tag2"), Ok(ModelId(2)));
}

#[test]
fn what_is_not_found_has_near_misses() {
    let api = library();
    let both = vec![
        "components.LinkSchema".to_owned(),
        "webhooks.LinkSchema".to_owned(),
    ];
    assert_eq!(
        find_model(&api, "LinkSchema"),
        Err(NotFound::Ambiguous {
            paths: both.clone()
        })
    );
    assert_eq!(find_model(&api, "webhooks.LinkSchema"), Ok(ModelId(3)));
    assert_eq!(
        find_model(&api, "components.LinkScheme"),
        Err(NotFound::Unknown { near: both })
    );
    assert_eq!(
        find_model(&api, "Zebra"),
        Err(NotFound::Unknown { near: Vec::new() })
    );
    assert_eq!(
        find_model(&api, ""),
        Err(NotFound::Unknown { near: Vec::new() })
    );
}

#[test]
fn twins_have_keys_of_their_own() {
    let mut api = library();
    let twin = api.models[0].clone();
    api.models.push(twin);
    let keys = model_keys(&api);
    assert_eq!(
        keys.last().map(String::as_str),
        Some("components.LinkSchema#2")
    );
}
