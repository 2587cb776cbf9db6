use std::fs;

use super::*;
use crate::diagnostic::Level;

/// What a build script in `folder` would do and say.
fn run(builder: &Builder, folder: &Path) -> (Outcome, Vec<String>) {
    let env = Environment {
        manifest_dir: folder.to_owned(),
        ..Environment::default()
    };
    let mut script = Script::default();
    let outcome = builder.run_crate(&env, &mut script);
    (outcome, script.lines)
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

const PAGE: &str = "# Kind\n\n## Values\n\n```typescript\n\"a\" | \"b\"\n```\n";

#[test]
fn cargo_watches_what_is_there_and_what_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path).display().to_string();
    write(folder.path(), "sdk/.git/index", "");
    write(folder.path(), "sdk/docs/models/kind.md", PAGE);
    write(folder.path(), "sdk/README.md", "# SDK\n");
    write(folder.path(), "sdk/notes.txt", "");
    let (outcome, lines) = run(Builder::new().docs("sdk"), folder.path());
    assert!(matches!(outcome, Outcome::Written { .. }), "{lines:#?}");
    let watched: Vec<_> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("cargo::rerun-if-changed="))
        .collect();
    assert_eq!(
        watched,
        [
            at("sdk/README.md"),
            at("sdk/docs"),
            at("sdk/docs/models"),
            at("sdk/docs/models/kind.md"),
        ]
    );
    let (outcome, lines) = run(Builder::new().docs("none"), folder.path());
    assert_eq!(outcome, Outcome::Skipped(Reason::NoDocs));
    assert!(
        !lines.iter().any(|line| line.contains("rerun-if-changed")),
        "{lines:#?}"
    );
}

#[test]
fn success_is_silent_and_problems_are_lines() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "docs/models/kind.md", PAGE);
    let mut builder = Builder::new();
    builder.docs("docs");
    let is_loud =
        |line: &String| line.starts_with("cargo::warning") || line.starts_with("cargo::error");
    let (outcome, lines) = run(&builder, folder.path());
    assert!(matches!(outcome, Outcome::Written { deleted: 0, .. }));
    assert!(!lines.iter().any(is_loud), "{lines:#?}");
    assert_eq!(run(&builder, folder.path()).0, Outcome::Fresh);

    let (outcome, lines) = run(builder.dialect("speakeasy-typscript"), folder.path());
    assert_eq!(outcome, Outcome::Failed);
    let loud: Vec<_> = lines.iter().filter(|line| is_loud(line)).collect();
    assert_eq!(
        loud,
        [
            "cargo::error=there is no dialect `speakeasy-typscript` [invalid-config] (did you mean `speakeasy-typescript`?)"
        ]
    );
}

#[test]
fn many_findings_are_capped_and_the_rest_is_counted() {
    let finding = |level| Diagnostic {
        level,
        ..Diagnostic::new(Code::BrokenLink, "line\none\u{1b}")
    };
    let findings: Vec<_> = [Level::Warning, Level::Error, Level::Note]
        .into_iter()
        .flat_map(|level| std::iter::repeat_n(finding(level), 60))
        .collect();
    let mut script = Script::default();
    assert_eq!(script.fail(&findings, &Sources::default()), Outcome::Failed);
    let errors: Vec<_> = script
        .lines
        .iter()
        .filter(|it| it.starts_with("cargo::error="))
        .collect();
    assert_eq!((errors.len(), script.lines.len()), (51, 72));
    assert_eq!(errors[0], "cargo::error=line one  [broken-link]");
    assert_eq!(
        errors[50],
        "cargo::error=and 10 more errors: `fieldnotes check` shows them all"
    );
}

#[test]
fn packages_are_left_alone() {
    let env = |path: &str| Environment {
        manifest_dir: path.into(),
        ..Environment::default()
    };
    assert_eq!(
        env("/x/target/package/y-1.0.0").reason_to_skip(),
        Some(Reason::Packaged)
    );
    assert_eq!(env("/x/target/y").reason_to_skip(), None);
}
