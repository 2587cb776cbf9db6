//! A vendor's repository in a temporary folder, with a `file://` URL.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::cli::{PORT, PROTOCOL, run};

/// A repository whose docs are in `docs/`.
pub struct Vendor(pub TempDir);

impl Vendor {
    /// With two pages, tagged `v1.0.0`.
    pub fn new() -> Self {
        let vendor = Self::empty();
        vendor.write("docs/models/components/port.md", PORT);
        vendor.write("docs/models/components/protocol.md", PROTOCOL);
        vendor.write("README.md", "# An SDK\n");
        vendor.write("src/index.ts", "export {};\n");
        vendor.release("v1.0.0");
        vendor
    }

    pub fn empty() -> Self {
        let vendor = Self(tempfile::tempdir().unwrap());
        vendor.git(&["init", "--quiet", "--initial-branch=main"]);
        vendor.git(&["config", "uploadpack.allowFilter", "true"]);
        vendor
    }

    pub fn url(&self) -> String {
        format!("file://{}", self.0.path().display())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// One more field in each release.
    pub fn add_field(&self, name: &str) {
        let row = format!("| `{name}` | *string* | :heavy_minus_sign: | N/A |\n");
        let path = "docs/models/components/port.md";
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        self.write(path, &(text + &row));
    }

    /// Commits everything.
    pub fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let commit = ["commit", "--quiet", "--allow-empty", "-m", "x"];
        self.git(&[&author[..], &commit].concat());
        self.head()
    }

    pub fn head(&self) -> String {
        let head = run("git", self.path(), &["rev-parse", "HEAD"]).expect(0);
        head.stdout.trim().to_owned()
    }

    /// [`Self::commit`], with an annotated tag.
    pub fn release(&self, tag: &str) -> String {
        let commit = self.commit();
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        self.git(&[&author[..], &["tag", "--force", "-a", tag, "-m", "x"]].concat());
        commit
    }

    #[track_caller]
    pub fn git(&self, args: &[&str]) {
        run("git", self.path(), args).expect(0);
    }
}

/// Whether these tests can run.
pub fn has_git() -> bool {
    let is_there = Command::new("git").arg("--version").output().is_ok();
    if !is_there {
        eprintln!("skipped: there is no git");
    }
    is_there
}
