//! README.md is true: its files are written, its commands are run, and its types are the generated ones.
#![cfg(unix)]

use crate::support::cargo::share;
use crate::support::cli;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::vendor::{Vendor, has_git};

/// The repository of the README.
const SDK: &str = "https://github.com/acme/sdk";

const TRANSPORT: &str =
    "# TransportType\n\n## Values\n\n```typescript\n\"tcp\" | \"udp\" | \"tls\"\n```\n";

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    fs::read_to_string(path).unwrap().replace('\r', "")
}

/// The text below a heading, up to the next one of its kind.
fn section(heading: &str) -> String {
    let readme = readme();
    let (_, rest) = readme
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("{heading}"));
    let level = heading.split(' ').next().unwrap();
    // `## ` also ends what `### ` has begun.
    let ends = [format!("\n{level} "), "\n## ".to_owned()];
    let end = ends
        .iter()
        .filter_map(|end| rest.find(end))
        .min()
        .unwrap_or(rest.len());
    rest[..end].to_owned()
}

/// The contents of a fence, and its kind.
struct Block {
    language: String,
    /// The file, if the line before the fence names one.
    path: Option<String>,
    text: String,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let fence: String = line.chars().take_while(|it| *it == '`').collect();
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let path = before
                .strip_prefix('`')
                .and_then(|it| it.strip_suffix("`:"));
            blocks.push(Block {
                language: language.trim_start_matches('`').to_owned(),
                path: path.map(str::to_owned),
                text: inside.join("\n") + "\n",
            });
            before = "";
        } else if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

/// The page at the start of the README.
fn page() -> String {
    let page = blocks(&readme())
        .into_iter()
        .find(|block| block.language == "markdown");
    page.unwrap().text
}

/// A folder in which the README is followed.
struct Reader {
    folder: PathBuf,
    vendor: Vendor,
}

impl Reader {
    /// The same folder each time, so that the target folder does not grow.
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("readme")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let vendor = Vendor::empty();
        vendor.write("docs/models/components/exposedport.md", &page());
        vendor.write("docs/models/components/transporttype.md", TRANSPORT);
        vendor.release("v1.0.0");
        Self { folder, vendor }
    }

    /// Puts the pages where the README says they are.
    fn with_pages(self) -> Self {
        self.write("docs-input/models/components/exposedport.md", &page());
        self.write("docs-input/models/components/transporttype.md", TRANSPORT);
        self
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a file, and beside a manifest the versions that are on this machine. A manifest that asks for fieldnotes gets
    /// this one.
    fn file(&self, path: &str, text: &str) {
        let Some(folder) = path.strip_suffix("Cargo.toml") else {
            return self.write(path, text);
        };
        let codegen = env!("CARGO_MANIFEST_DIR");
        let patch =
            format!("\n[workspace]\n\n[patch.crates-io]\nfieldnotes = {{ path = {codegen:?} }}\n");
        let patch = if text.contains("fieldnotes = ") {
            patch.as_str()
        } else {
            "\n[workspace]\n"
        };
        self.write(path, &format!("{text}{patch}"));
        self.lock(folder);
    }

    fn lock(&self, folder: &str) {
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, self.folder.join(folder).join("Cargo.lock")).unwrap();
    }

    /// Runs the lines of a console block.
    #[track_caller]
    fn console(&self, folder: &str, text: &str) -> String {
        let mut all = String::new();
        for line in text.lines() {
            let line = line
                .strip_prefix("$ ")
                .unwrap_or_else(|| panic!("no command: {line}"));
            // That is how the program got here.
            if !line.starts_with("cargo install") {
                all += &self.run(folder, line);
            }
        }
        all
    }

    #[track_caller]
    fn run(&self, folder: &str, line: &str) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_fieldnotes"))
            .parent()
            .unwrap();
        let path = std::env::var_os("PATH").unwrap();
        let path = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
        let output = share(&mut Command::new("bash"))
            .args(["-euo", "pipefail", "-c", line])
            .current_dir(self.folder.join(folder))
            .env("PATH", std::env::join_paths(path).unwrap())
            .env("CARGO_TERM_COLOR", "never")
            // git is redirected from the README's repository to ours, as a user may redirect it to a mirror.
            .env("GIT_CONFIG_COUNT", "1")
            .env(
                "GIT_CONFIG_KEY_0",
                format!("url.{}.insteadOf", self.vendor.url()),
            )
            .env("GIT_CONFIG_VALUE_0", SDK)
            .output()
            .unwrap();
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}\n{text}");
        text.into_owned()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// The commands and files of a section in order. Returns the output of each console block.
    #[track_caller]
    fn follow(&self, heading: &str) -> Vec<String> {
        let mut printed = Vec::new();
        for block in blocks(&section(heading)) {
            match (block.path, block.language.as_str()) {
                (Some(path), _) => self.file(&path, &block.text),
                (None, "console") if block.text.contains("pull --update") => {
                    let release = page() + "| `name` | *string* | :heavy_minus_sign: | N/A |\n";
                    self.vendor
                        .write("docs/models/components/exposedport.md", &release);
                    self.vendor.release("v1.1.0");
                    printed.push(self.console("acme-models", &block.text));
                }
                (None, "console") => printed.push(self.console("", &block.text)),
                (None, language) => panic!("nobody knows what this {language} is for"),
            }
        }
        printed
    }
}

#[test]
fn the_first_type_is_what_the_page_becomes() {
    let readme = readme();
    let blocks = blocks(&readme);
    let rust = blocks
        .iter()
        .find(|block| block.language == "rust")
        .unwrap();
    let reader = Reader::new("type").with_pages();
    reader.run("", "fieldnotes generate --docs docs-input --out models");
    let generated = reader.read("models/src/components/exposed_port.rs");
    let mut lines = generated.lines();
    for line in rust.text.lines() {
        assert!(lines.any(|it| it == line), "{line}\n{generated}");
    }
}

#[test]
fn a_crate_that_is_checked_in() {
    if !has_git() {
        return;
    }
    let reader = Reader::new("checked-in");
    for block in blocks(&section("## Two commands")) {
        reader.console("", &block.text);
    }
    reader.lock("acme-models");
    for line in [
        "git init --quiet",
        "git add --all",
        "git -c user.name=a -c user.email=a@b commit --quiet -m x",
    ] {
        reader.run("acme-models", line);
    }
    let printed = reader.follow("### A checked-in crate");
    let [tests, app, update] = &printed[..] else {
        panic!("{printed:#?}")
    };
    assert!(
        tests.contains("test what_is_read_is_written ... ok"),
        "{tests}"
    );
    assert!(app.starts_with("port 34567\n"), "{app}");
    for part in [
        "docs-input/typescript: v1.0.0",
        "  Rust  minor: 0.1.0 must become 0.1.1",
        "+    pub name: Option<String>,",
        "generated is up to date",
    ] {
        assert!(update.contains(part), "{part} in {update}");
    }
}

#[test]
fn a_crate_that_each_build_regenerates() {
    let reader = Reader::new("regenerated").with_pages();
    reader.follow("### A crate that every build regenerates");
    assert!(
        reader
            .read("generated/Cargo.toml")
            .contains("name = \"acme-models\"")
    );
    let page = reader.read("docs-input/models/components/exposedport.md");
    reader.write(
        "docs-input/models/components/exposedport.md",
        &page.replace("Transport in use.", "How it travels."),
    );
    reader.run("", "cargo build");
    assert!(
        reader
            .read("generated/src/components/exposed_port.rs")
            .contains("/// How it travels.")
    );
}

/// `new --build-script` creates the same.
#[test]
fn a_package_with_a_build_script() {
    if !has_git() {
        return;
    }
    let reader = Reader::new("build-script");
    reader.run(
        "",
        &format!("fieldnotes new acme-models --git {SDK} --build-script"),
    );
    let manifest = reader.read("acme-models/Cargo.toml");
    let codegen = env!("CARGO_MANIFEST_DIR");
    reader.write(
        "acme-models/Cargo.toml",
        &format!("{manifest}\n[patch.crates-io]\nfieldnotes = {{ path = {codegen:?} }}\n"),
    );
    reader.lock("acme-models");
    let tests = reader.run("acme-models", "cargo test");
    assert!(
        tests.contains("test components::") && tests.contains("ok"),
        "{tests}"
    );
    let page = "acme-models/docs-input/typescript/models/components/exposedport.md";
    reader.write(
        page,
        &reader
            .read(page)
            .replace("Transport in use.", "How it travels."),
    );
    reader.run("acme-models", "cargo build");
    assert!(
        reader
            .read("acme-models/generated/src/components/exposed_port.rs")
            .contains("/// How it travels.")
    );
}

#[test]
fn a_module_in_out_dir() {
    let reader = Reader::new("out-dir").with_pages();
    let printed = reader.follow("### A module in `OUT_DIR`");
    assert!(
        printed.last().unwrap().starts_with("transport tls\n"),
        "{printed:#?}"
    );
}

/// The table of commands is complete.
#[test]
fn every_verb_is_in_the_readme() {
    let folder = tempfile::tempdir().unwrap();
    let help = cli::run(env!("CARGO_BIN_EXE_fieldnotes"), folder.path(), &["--help"]).expect(0);
    let (_, rest) = help.stdout.split_once("\nCommands:\n").unwrap();
    let verbs = rest
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    let readme = readme();
    for verb in verbs.filter(|verb| *verb != "help") {
        let is_there =
            readme.contains(&format!("fieldnotes {verb}")) || readme.contains(&format!("`{verb}`"));
        assert!(is_there, "{verb}");
    }
}
