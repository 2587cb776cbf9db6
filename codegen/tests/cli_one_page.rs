//! `explain`, `diff` and `generate` on one-page docs, as a user runs them, and `explain` on pages about operations.

use crate::support::cli::{self, Project};

const PAGE: &str = include_str!("goldens/widdershins/docs/harbour.md");

fn project() -> Project {
    let project = Project::new();
    project.write(
        "fieldnotes.toml",
        "[crate]\nname = \"harbour-models\"\n\n[[source]]\ndocs = \"site\"\n",
    );
    project.write("site/harbour.md", PAGE);
    project
}

#[test]
fn a_nested_row_is_explained_at_its_place() {
    let line = 1 + PAGE
        .lines()
        .position(|it| it.starts_with("|» years-at-sea"))
        .unwrap();
    let explained = project()
        .run(&["explain", "ShipCaptain.years-at-sea"])
        .expect(0);
    let place = format!("site/harbour.md:{line}");
    assert!(explained.stdout.contains(&place), "{place}: {explained:#?}");
    let model = project().run(&["explain", "ShipCaptain"]).expect(0);
    assert!(model.stdout.contains("ship_captain.rs"), "{model:#?}");
}

#[test]
fn an_edited_row_is_a_change_of_one_model() {
    let project = project();
    project.run(&["generate"]).expect(0);
    project.commit();
    project.replace(
        "site/harbour.md",
        "|» years-at-sea|number|false",
        "|» years-at-sea|number|true",
    );
    let changed = project.run(&["diff", "git:HEAD"]).expect(0);
    assert!(changed.stdout.contains("ShipCaptain"), "{changed:#?}");
    assert!(changed.stdout.contains("years-at-sea"), "{changed:#?}");
    assert!(!changed.stdout.contains("Mooring"), "{changed:#?}");
    let checked = project.run(&["check"]).expect(4);
    assert!(checked.stdout.contains("ship_captain.rs"), "{checked:#?}");
    assert!(!checked.stdout.contains("mooring.rs"), "{checked:#?}");
}

#[test]
fn who_sends_a_model_is_explained() {
    let project = Project::new();
    let table = "Name | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n";
    project.write("fieldnotes.toml", cli::CONFIG);
    project.write(
        "docs/ShipsApi.md",
        &format!(
            "# harbour.ShipsApi\n\nAll URIs are relative to *https://harbour.example*\n\n# **dock**\n\n### Parameters\n\n\
             {table} **ship** | [**Ship**](Ship.md)|  | \n\n### Return type\n\nvoid (empty response body)\n"
        ),
    );
    let page = |title: &str, ty: &str| {
        format!("# {title}\n\n## Properties\n\n{table}**id** | {ty} |  | \n")
    };
    project.write("docs/Ship.md", &page("Ship", "[**Captain**](Captain.md)"));
    project.write("docs/Captain.md", &page("Captain", "**str**"));
    for (model, sent) in [("Ship", "dock"), ("Captain", "operations with `Ship`")] {
        let explained = project.run(&["explain", model]).expect(0).stdout;
        let line = explained.lines().find(|it| it.contains("sent by"));
        assert!(line.is_some_and(|it| it.contains(sent)), "{explained}");
        let line = explained.lines().find(|it| it.contains("received from"));
        assert!(
            line.is_some_and(|it| it.contains("no operation")),
            "{explained}"
        );
    }
}
