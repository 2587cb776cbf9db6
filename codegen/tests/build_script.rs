//! What a build script does, with a real cargo: two small projects, one for each place of the generated files.
//!
//! The first run compiles fieldnotes again for these projects, as users have it: without what only the programs need.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};
use std::{env, fs};

use crate::support::cargo::share;

const PORT: &str = "\
# Port

## Fields

| Field  | Type     | Required           | Description       |
| ------ | -------- | ------------------ | ----------------- |
| `host` | *string* | :heavy_check_mark: | Name of the host. |
";

const PROTOCOL: &str = "# Protocol\n\n## Values\n\n```typescript\n\"tcp\" | \"udp\"\n```\n";

struct Project {
    folder: PathBuf,
}

impl Project {
    /// A package `name` with two pages and `files`.
    fn new(name: &str, manifest: &str, files: &[(&str, &str)]) -> Self {
        // The same folder each time, so that the target folder does not grow.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("build-script")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        let project = Self { folder };
        let codegen = env!("CARGO_MANIFEST_DIR");
        project.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[workspace]\n\n{manifest}\n\
                 [dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\n\
                 [build-dependencies]\nfieldnotes = {{ path = {codegen:?} }}\n"
            ),
        );
        // The versions that are already here: the tests need no network.
        let lock = fs::read_to_string(Path::new(codegen).join("../Cargo.lock")).unwrap();
        project.write("Cargo.lock", &lock);
        project.write("docs/models/components/port.md", PORT);
        project.write("docs/models/components/protocol.md", PROTOCOL);
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{text}");
        self.write(path, &text.replace(from, to));
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.join(from), self.folder.join(to)).unwrap();
    }

    /// Runs `cargo COMMAND`, and returns whether it succeeded and what it printed to stderr.
    fn cargo(&self, command: &str, variables: &[(&str, &str)]) -> (bool, String) {
        let mut cargo = Command::new(env!("CARGO"));
        share(&mut cargo).arg(command).current_dir(&self.folder);
        for name in ["FIELDNOTES_CHECK", "FIELDNOTES_SKIP", "DOCS_RS"] {
            cargo.env_remove(name);
        }
        let output = cargo.envs(variables.iter().copied()).output().unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    #[track_caller]
    fn build(&self) -> String {
        self.build_with(&[])
    }

    #[track_caller]
    fn build_with(&self, variables: &[(&str, &str)]) -> String {
        let (success, stderr) = self.cargo("build", variables);
        assert!(success, "{stderr}");
        stderr
    }

    #[track_caller]
    fn fail_with(&self, variables: &[(&str, &str)]) -> String {
        let (success, stderr) = self.cargo("build", variables);
        assert!(!success, "{stderr}");
        stderr
    }

    /// Another build, which must have nothing to do.
    #[track_caller]
    fn expect_fresh(&self) {
        let before = self.generated();
        let stderr = self.build();
        assert!(!stderr.contains("Compiling"), "{stderr}");
        assert_eq!(self.generated(), before);
    }

    /// The files below `generated`, with their time stamps.
    fn generated(&self) -> BTreeMap<String, SystemTime> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder.join("generated")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path
                        .strip_prefix(&self.folder)
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .replace('\\', "/");
                    files.insert(name, fs::metadata(path).unwrap().modified().unwrap());
                }
            }
        }
        files
    }

    /// Which files have changed since `before` was taken.
    fn changed(&self, before: &BTreeMap<String, SystemTime>) -> Vec<String> {
        let now = self.generated();
        let mut changed: Vec<_> = now
            .iter()
            .filter(|(name, time)| before.get(*name) != Some(time))
            .collect();
        changed.extend(before.iter().filter(|(name, _)| !now.contains_key(*name)));
        changed.into_iter().map(|(name, _)| name.clone()).collect()
    }
}

const PORT_PAGE: &str = "docs/models/components/port.md";
const PORT_FILE: &str = "generated/src/components/port.rs";

fn checked_in() -> Project {
    Project::new(
        "checked-in",
        "[lib]\npath = \"generated/src/lib.rs\"\n",
        &[
            (
                "fieldnotes.toml",
                "[crate]\ndates = \"string\"\n\n[[source]]\ndocs = \"docs\"\n",
            ),
            (
                "build.rs",
                "fn main() {\n    fieldnotes::build::from_config(\"fieldnotes.toml\");\n}\n",
            ),
            // cargo requires the file before it runs the build script; an empty one belongs to nobody.
            ("generated/src/lib.rs", ""),
            // Compiles if the library is fresh.
            (
                "tests/port.rs",
                "#[test]\nfn new() {\n    checked_in::components::Port::new(\"host\");\n}\n",
            ),
        ],
    )
}

#[test]
fn a_checked_in_crate_follows_the_docs() {
    let project = checked_in();
    let stderr = project.build();
    assert!(!stderr.contains("warning: checked-in"), "{stderr}");
    assert!(
        project
            .read(PORT_FILE)
            .starts_with("// @generated by fieldnotes from docs/models/components/port.md.")
    );
    assert!(
        project
            .read("generated/Cargo.toml")
            .contains("name = \"generated\"")
    );
    project.expect_fresh();
    edits_are_built_at_once(&project);
    pages_come_and_go(&project);
    problems_fail_the_build(&project);
    check_writes_nothing(&project);
    some_places_are_left_alone(&project);
}

fn edits_are_built_at_once(project: &Project) {
    let before = project.generated();
    project.replace(PORT_PAGE, "`host`", "`port`");
    project.replace(
        "tests/port.rs",
        "Port::new(\"host\")",
        "Port::new(\"1\").port.clone()",
    );
    let (success, stderr) = project.cargo("test", &[]);
    assert!(success, "{stderr}");
    assert_eq!(project.changed(&before), [PORT_FILE]);
    project.expect_fresh();
}

fn pages_come_and_go(project: &Project) {
    project.write("docs/models/components/other.md", PROTOCOL);
    project.replace("docs/models/components/other.md", "# Protocol", "# Other");
    let before = project.generated();
    project.build();
    let other = "generated/src/components/other.rs";
    let module = "generated/src/components/mod.rs";
    assert_eq!(project.changed(&before), [module, other]);
    project.expect_fresh();
    fs::remove_file(project.folder.join("docs/models/components/other.md")).unwrap();
    project.build();
    assert!(!project.generated().contains_key(other));
    project.expect_fresh();
}

fn problems_fail_the_build(project: &Project) {
    let before = project.generated();
    project.replace(PORT_PAGE, ":heavy_check_mark:", "perhaps");
    let stderr = project.fail_with(&[]);
    let line = format!("error: checked-in@0.1.0: {PORT_PAGE}:7:23: ");
    assert!(stderr.contains(&line), "{stderr}");
    project.replace(PORT_PAGE, "perhaps", ":heavy_check_mark:");

    project.replace("fieldnotes.toml", "dates", "date");
    let stderr = project.fail_with(&[]);
    let line = "error: checked-in@0.1.0: fieldnotes.toml:2:1: there is no key `date` here [invalid-config] (did you \
                mean `dates`?)";
    assert!(stderr.contains(line), "{stderr}");
    project.replace("fieldnotes.toml", "date", "dates");
    project.build();
    assert_eq!(project.changed(&before), [""; 0]);

    let text = project.read(PORT_FILE);
    project.replace(PORT_FILE, "pub struct", "pub  struct");
    // The edit alone is not noticed: cargo does not watch generated files.
    project.build();
    project.replace(PORT_PAGE, "Name of", "The name of");
    let stderr = project.fail_with(&[]);
    assert!(stderr.contains("[edited-file]"), "{stderr}");
    project.write(PORT_FILE, &text);
    project.build();
    assert!(project.read(PORT_FILE).contains("The name of"));
    project.expect_fresh();
}

fn check_writes_nothing(project: &Project) {
    let check = [("FIELDNOTES_CHECK", "1")];
    project.build_with(&check);
    project.replace(PORT_PAGE, "The name", "A name");
    let before = project.generated();
    let stderr = project.fail_with(&check);
    let line = format!(
        "error: checked-in@0.1.0: {PORT_FILE}: this file does not match the docs [stale-file]"
    );
    assert!(stderr.contains(&line), "{stderr}");
    assert_eq!(project.changed(&before), [""; 0]);
    project.build_with(&[("FIELDNOTES_CHECK", "0")]);
    assert_eq!(project.changed(&before), [PORT_FILE]);
}

fn some_places_are_left_alone(project: &Project) {
    project.replace(PORT_PAGE, "A name", "One name");
    let before = project.generated();
    project.build_with(&[("DOCS_RS", "1")]);
    project.build_with(&[("FIELDNOTES_SKIP", "1")]);
    project.write("Cargo.toml.orig", "");
    project.build();
    fs::remove_file(project.folder.join("Cargo.toml.orig")).unwrap();
    project.rename("docs", "gone");
    let stderr = project.build_with(&[("DOCS_RS", "0"), ("FIELDNOTES_SKIP", "0")]);
    assert!(!stderr.contains("the docs are missing"), "{stderr}");
    assert_eq!(project.changed(&before), [""; 0]);

    let stderr = project.build();
    assert!(
        stderr.contains("the docs are missing: generated is left as it is"),
        "{stderr}"
    );
    let again = project.build();
    assert!(!again.contains("Compiling"), "{again}");
    assert!(
        project
            .fail_with(&[("FIELDNOTES_CHECK", "1")])
            .contains("the folder `docs` does not exist")
    );
    project.rename("gone", "docs");
    read_only_trees_are_left_alone(project);
    assert_eq!(project.changed(&before), [""; 0]);
    project.build();
    assert_eq!(project.changed(&before), [PORT_FILE]);
    project.expect_fresh();
}

/// Root may write everywhere except in some system folders.
#[cfg(target_os = "linux")]
fn read_only_trees_are_left_alone(project: &Project) {
    let config = project.read("fieldnotes.toml");
    project.replace(
        "fieldnotes.toml",
        "[crate]\n",
        "[crate]\nout = \"/sys/generated\"\n",
    );
    let stderr = project.build();
    assert!(
        stderr.contains("/sys/generated is stale but cannot be written: it is left as it is"),
        "{stderr}"
    );
    project.write("fieldnotes.toml", &config);
}

#[cfg(not(target_os = "linux"))]
fn read_only_trees_are_left_alone(_: &Project) {}

#[test]
fn a_module_lives_in_out_dir() {
    let project = Project::new(
        "in-out-dir",
        "",
        &[
            (
                "build.rs",
                "fn main() {\n    fieldnotes::build::Builder::new()\n        .docs(\"docs\")\n        \
                 .parent(\"crate::api\")\n        .write_module(\"models\");\n}\n",
            ),
            (
                "src/main.rs",
                "mod api {\n    include!(concat!(env!(\"OUT_DIR\"), \"/models.rs\"));\n}\n\nfn main() {\n    \
                 api::models::components::Port::new(\"host\");\n}\n",
            ),
            ("generated/none", ""),
        ],
    );
    // DOCS_RS is not a reason to leave OUT_DIR empty.
    let stderr = project.build_with(&[("DOCS_RS", "1")]);
    assert!(!stderr.contains("warning: in-out-dir"), "{stderr}");
    project.build();
    project.expect_fresh();

    // A model whose file becomes a folder: the old file must be gone.
    fs::remove_file(project.folder.join("docs/models/components/protocol.md")).unwrap();
    project.write("docs/models/components/protocol/inner.md", PROTOCOL);
    project.build();
    project.expect_fresh();

    project.rename("docs", "gone");
    assert!(
        project
            .fail_with(&[])
            .contains("the folder `docs` does not exist")
    );
}

/// As many as the docs of a large API have.
const MANY_PAGES: usize = 10_000;

#[test]
fn without_a_change_ten_thousand_pages_are_not_read_again() {
    // The models are not part of this package: compiling so many takes minutes, and is not the point.
    let project = Project::new(
        "many-pages",
        "",
        &[
            ("fieldnotes.toml", "[[source]]\ndocs = \"docs\"\n"),
            (
                "build.rs",
                "use std::io::Write;\n\nfn main() {\n    fieldnotes::build::from_config(\"fieldnotes.toml\");\n    \
                 let mut runs = std::fs::OpenOptions::new().create(true).append(true).open(\"runs\").unwrap();\n    \
                 runs.write_all(b\"1\").unwrap();\n}\n",
            ),
            ("src/lib.rs", ""),
        ],
    );
    let page = |number: usize| format!("docs/models/components/kind{number}.md");
    for number in 0..MANY_PAGES {
        let text = PROTOCOL.replace("# Protocol", &format!("# Kind{number}"));
        project.write(&page(number), &text);
    }
    project.build();
    assert!(project.generated().len() > MANY_PAGES);
    let start = Instant::now();
    project.expect_fresh();
    println!("a build with nothing to do: {:?}", start.elapsed());
    assert_eq!(project.read("runs"), "1");
    project.replace(&page(7), "udp", "quic");
    project.build();
    project.expect_fresh();
    assert_eq!(project.read("runs"), "11");
}
