//! The program's help texts. After changing them:
//!
//! ```console
//! $ FIELDNOTES_BLESS=1 cargo test -p fieldnotes --test it cli_help::
//! ```

use crate::support::cli::{self, Project};

const VERBS: [&str; 15] = [
    "generate",
    "check",
    "init",
    "new",
    "pull",
    "diff",
    "export",
    "observe",
    "verify",
    "explain",
    "audit",
    "report",
    "watch",
    "completions",
    "man",
];

#[test]
fn help_is_what_it_was() {
    let project = Project::without_config();
    let whole = project.run(&["--help"]).expect(0);
    cli::golden("help/fieldnotes.txt", &whole.stdout);
    for verb in VERBS {
        let help = project.run(&[verb, "--help"]).expect(0);
        assert!(help.stdout.contains("Examples:\n  "), "{verb}");
        assert!(whole.stdout.contains(&format!("\n  {verb} ")), "{verb}");
        cli::golden(&format!("help/{verb}.txt"), &help.stdout);
    }
}

#[test]
fn shells_complete_all_verbs() {
    let project = Project::without_config();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = project.run(&["completions", shell]).expect(0);
        for verb in VERBS {
            assert!(script.stdout.contains(verb), "{shell} {verb}");
        }
    }
    project.run(&["completions", "cmd"]).expect(2);
}

#[test]
fn there_is_a_page_for_each_verb() {
    let project = Project::without_config();
    let whole = project.run(&["man"]).expect(0);
    assert!(whole.stdout.contains(".TH fieldnotes 1"), "{whole:#?}");
    for verb in VERBS {
        let page = project.run(&["man", verb]).expect(0);
        assert!(
            page.stdout.contains(&format!(".TH fieldnotes-{verb} 1")),
            "{page:#?}"
        );
    }
    let wrong = project.run(&["man", "dif"]).expect(2);
    assert!(wrong.stderr.contains("did you mean `diff`?"), "{wrong:#?}");
}
