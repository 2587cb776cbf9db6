//! A project in a temporary folder, and the program run in it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

pub const CONFIG: &str = "[crate]\nname = \"acme-models\"\n\n[[source]]\ndocs = \"docs\"\n";

pub const PORT: &str = "\
# Port

A port of a server.

## Example Usage

```typescript
let value: Port = { host: \"a.example\", protocol: \"tcp\" };
```

## Fields

| Field      | Type                                            | Required           | Description       |
| ---------- | ----------------------------------------------- | ------------------ | ----------------- |
| `host`     | *string*                                        | :heavy_check_mark: | Name of the host. |
| `protocol` | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A               |
";

pub const PROTOCOL: &str = "\
# Protocol

## Values

```typescript
\"tcp\" | \"udp\"
```
";

/// A folder with docs and perhaps a config.
pub struct Project(pub TempDir);

impl Project {
    /// With a fieldnotes.toml and two pages.
    pub fn new() -> Self {
        let project = Self::without_config();
        project.write("fieldnotes.toml", CONFIG);
        project
    }

    pub fn without_config() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.write("docs/models/components/port.md", PORT);
        project.write("docs/models/components/protocol.md", PROTOCOL);
        project
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{text}");
        self.write(path, &text.replace(from, to));
    }

    pub fn exists(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }

    /// Makes it a git repository and commits everything.
    pub fn commit(&self) {
        if !self.exists(".git") {
            self.git(&["init", "--quiet"]);
        }
        self.git(&["add", "--all"]);
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        self.git(
            &[
                &author[..],
                &["commit", "--quiet", "--allow-empty", "-m", "x"],
            ]
            .concat(),
        );
    }

    pub fn git(&self, args: &[&str]) {
        run("git", self.0.path(), args).expect(0);
    }

    /// Runs it with text on stdin.
    pub fn run_with(&self, args: &[&str], input: &str) -> Output {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), input).unwrap();
        let mut command = command(env!("CARGO_BIN_EXE_fieldnotes"), self.0.path(), args);
        command.stdin(fs::File::open(file.path()).unwrap());
        output(command)
    }

    pub fn run(&self, args: &[&str]) -> Output {
        run(env!("CARGO_BIN_EXE_fieldnotes"), self.0.path(), args)
    }
}

#[derive(Debug)]
pub struct Output {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Output {
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

pub fn run(program: &str, folder: &Path, args: &[&str]) -> Output {
    output(command(program, folder, args))
}

/// The program, in an environment that does not depend on who runs the tests.
pub fn command(program: &str, folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    for name in [
        "CLICOLOR_FORCE",
        "NO_COLOR",
        "GITHUB_STEP_SUMMARY",
        "GIT",
        "GIT_DIR",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn output(mut command: Command) -> Output {
    let output = command.output().unwrap();
    Output {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Compares with a file below tests/goldens, or writes it if `FIELDNOTES_BLESS` is set.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(name);
    if std::env::var_os("FIELDNOTES_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text,
        expected.replace('\r', ""),
        "{name}: FIELDNOTES_BLESS=1 writes it anew"
    );
}
