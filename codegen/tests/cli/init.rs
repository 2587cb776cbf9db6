//! `fieldnotes init`.

use super::*;

#[test]
fn init_detects_and_never_overwrites() {
    let project = Project::without_config();
    let output = project.run(&["init", "docs"]).expect(0);
    assert_eq!(
        output.stdout,
        "\
docs: Speakeasy, TypeScript (speakeasy-typescript), 2 pages: 2 models, 2 fields, unknown 0
wrote fieldnotes.toml: review it, then run
    fieldnotes generate
"
    );
    let config = project.read("fieldnotes.toml");
    assert!(
        config.contains("\n[[source]]\ndocs = \"docs\"\n"),
        "{config}"
    );
    assert!(
        config.contains("\ndialect = \"speakeasy-typescript\"\n"),
        "{config}"
    );
    project.run(&["generate"]).expect(0);
    assert!(project.exists("generated/src/components/port.rs"));

    let again = project.run(&["init", "docs"]).expect(2);
    assert!(
        again
            .stderr
            .starts_with("error[invalid-config]: this file already exists"),
        "{again:#?}"
    );
    assert_eq!(project.read("fieldnotes.toml"), config);

    project.write("empty/x.txt", "");
    project.write("prose/x.md", "# Hello\n\nWorld.\n");
    for folder in ["empty", "prose"] {
        project
            .run(&["init", folder, "--config", "other.toml"])
            .expect(100);
        assert!(!project.exists("other.toml"));
    }
    project.run(&["init", "nowhere"]).expect(2);
}

/// The models folder gives the same as the folder above it.
#[test]
fn the_folder_of_models_is_as_good_as_that_of_the_docs() {
    let project = Project::without_config();
    // A page without a section is a model only because of its folder.
    project.write("docs/models/components/choice.md", "# Choice\n");
    project.write(
        "docs/models/top.md",
        &PROTOCOL.replace("# Protocol", "# Top"),
    );
    for (docs, out) in [("docs", "whole"), ("docs/models", "inner")] {
        project
            .run(&["generate", "--docs", docs, "--out", out])
            .expect(0);
        for file in ["components/choice.rs", "components/port.rs", "top.rs"] {
            assert!(
                project.exists(&format!("{out}/src/{file}")),
                "{docs} {file}"
            );
        }
    }
}

#[test]
fn init_proposes_to_leave_out_wrappers() {
    let project = Project::without_config();
    for name in [
        "GetPortRequest",
        "PutPortRequest",
        "GetPortResponse",
        "Port",
    ] {
        project.write(
            &format!("docs/models/operations/{}.md", name.to_lowercase()),
            &PORT.replace("# Port", &format!("# {name}")),
        );
    }
    let output = project.run(&["init", "docs"]).expect(0);
    let said = "\n3 of 6 models are the SDK's wrappers around requests and responses: `exclude` in the config leaves them out\n";
    assert!(output.stdout.contains(said), "{output:#?}");
    let proposal = "# exclude = [\"operations.*Request\", \"operations.*Response\"]\n";
    assert!(project.read("fieldnotes.toml").contains(proposal));
    project.replace("fieldnotes.toml", "# exclude", "exclude");
    project.run(&["generate"]).expect(0);
    assert!(!project.exists("generated/src/operations/get_port_request.rs"));
    assert!(project.exists("generated/src/operations/port.rs"));
}

#[test]
fn init_makes_a_source_of_each_sdk() {
    let project = Project(tempfile::tempdir().unwrap());
    project.write("in/ts-v2/docs/models/components/port.md", PORT);
    project.write("in/ts-v2/docs/models/components/protocol.md", PROTOCOL);
    project.write("in/v1/models/shared/protocol.md", PROTOCOL);
    project.write("in/README.md", "# Docs\n");
    let output = project.run(&["init", "in"]).expect(0);
    assert!(output.stdout.starts_with(
        "in/ts-v2: Speakeasy, TypeScript (speakeasy-typescript), 2 pages: 2 models, 2 fields, unknown 0\n\
         in/v1: Speakeasy, TypeScript (speakeasy-typescript), 1 pages: 1 models, 0 fields, unknown 0\n"
    ), "{output:#?}");
    let output = project.run(&["generate"]).expect(0);
    assert!(
        project.exists("generated/src/ts_v2/components/port.rs"),
        "{output:#?}"
    );
    assert!(project.exists("generated/src/v1/shared/protocol.rs"));
}
