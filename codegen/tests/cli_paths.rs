//! What people type in place of a folder of docs.

#[path = "support/cli.rs"]
mod support;

use support::Project;

#[test]
fn a_url_or_a_file_as_docs_is_told_what_to_do() {
    let project = Project::without_config();
    for verb in ["generate", "check", "export"] {
        let url = project
            .run(&[verb, "--docs", "https://github.com/acme/sdk"])
            .expect(2);
        assert!(
            url.stderr
                .contains("is a URL, and docs are read from a folder"),
            "{url:#?}"
        );
        assert!(
            url.stderr
                .contains("`fieldnotes new NAME --git https://github.com/acme/sdk`"),
            "{url:#?}"
        );
        let file = project
            .run(&[verb, "--docs", "docs/models/components/port.md"])
            .expect(2);
        assert!(
            file.stderr
                .contains("name the folder around it: `docs/models/components`"),
            "{file:#?}"
        );
    }
    let diff = project
        .run(&["diff", "https://github.com/acme/sdk", "docs"])
        .expect(2);
    assert!(diff.stderr.contains("is a URL"), "{diff:#?}");
    let missing = project.run(&["generate", "--docs", "nowhere"]).expect(2);
    assert!(
        missing
            .stderr
            .contains("the folder `nowhere` does not exist"),
        "{missing:#?}"
    );
}
