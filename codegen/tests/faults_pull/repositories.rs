//! Repositories that want more than to be read.

use super::*;

/// A repository with something in it is refused with these words, and nothing is written anywhere.
#[track_caller]
fn refused(vendor: &Vendor, words: &[&str]) {
    let project = Project(tempfile::tempdir().unwrap());
    let url = vendor.url();
    project.write(
        "fieldnotes.toml",
        &format!("[[source]]\ndocs = \"docs\"\ngit = \"{url}\"\nrev = \"main\"\n"),
    );
    let pulled = project.run(&["pull"]).expect(100);
    assert!(
        words.iter().all(|word| pulled.stderr.contains(word)),
        "{words:?} {pulled:#?}"
    );
    assert_eq!(
        settled(&project).into_keys().collect::<Vec<_>>(),
        ["fieldnotes.toml"]
    );
    assert!(!project.exists(WORKSPACE));
    let made = project
        .run(&["new", "acme", "--git", &url, "--rev", "main"])
        .expect(100);
    assert!(
        words.iter().all(|word| made.stderr.contains(word)),
        "{words:?} {made:#?}"
    );
    assert!(!project.exists("acme"));
}

impl Vendor {
    /// Adds an entry to the index without a file on disk.
    fn add_entry(&self, mode: &str, content: &str, path: &str) {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), content).unwrap();
        let name = file.path().display().to_string();
        let object = cli::run(
            "git",
            self.path(),
            &["hash-object", "-w", "--no-filters", "--", &name],
        )
        .expect(0);
        let object = if mode == "160000" {
            self.head()
        } else {
            object.stdout.trim().to_owned()
        };
        self.git(&[
            "update-index",
            "--add",
            "--cacheinfo",
            &format!("{mode},{object},{path}"),
        ]);
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        self.git(&[&author[..], &["commit", "--quiet", "-m", "x"]].concat());
    }
}

#[test]
fn links_and_submodules_are_not_followed() {
    if !has_git() {
        return;
    }
    let secret = tempfile::NamedTempFile::new().unwrap();
    fs::write(secret.path(), "a secret").unwrap();
    let outside = secret.path().display().to_string();
    for target in [
        outside.as_str(),
        "../../../../../../etc/hostname",
        "port.md",
    ] {
        let vendor = Vendor::new();
        vendor.add_entry("120000", target, "docs/models/components/link.md");
        refused(
            &vendor,
            &["the page `docs/models/components/link.md` is a symbolic link"],
        );
    }
    let vendor = Vendor::new();
    vendor.git(&["rm", "-r", "--quiet", "--cached", "docs"]);
    vendor.add_entry("120000", "/etc", "docs");
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    let pulled = project.run(&["pull"]).expect(100);
    assert!(
        pulled
            .stderr
            .contains("`docs` is a symbolic link, which is not followed"),
        "{pulled:#?}"
    );

    // Beside the pages they are reported and harmless.
    let vendor = Vendor::new();
    vendor.add_entry("120000", "/etc", "docs/more");
    vendor.add_entry("160000", "", "docs/module");
    vendor.write(
        ".gitmodules",
        "[submodule \"m\"]\n\tpath = docs/module\n\turl = ext::touch hit\n",
    );
    vendor.git(&["add", ".gitmodules"]);
    vendor.git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit",
        "-qm",
        "x",
    ]);
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    let pulled = project.run(&["pull"]).expect(0);
    assert!(
        pulled
            .stderr
            .contains("`docs/more` is a symbolic link: its contents are not read"),
        "{pulled:#?}"
    );
    assert!(
        pulled
            .stderr
            .contains("`docs/module` is a submodule: its contents are not read"),
        "{pulled:#?}"
    );
    assert_eq!(files(&project.0.path().join("in")).len(), 2);
}

#[test]
fn large_files_are_not_taken() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    // Small in transit, because it compresses well; too large for a page.
    vendor.write(
        "docs/models/components/large.md",
        &"x".repeat(17 * 1024 * 1024),
    );
    vendor.commit();
    refused(
        &vendor,
        &["`docs/models/components/large.md` has 17 MB, more than the limit of 16 MB"],
    );
    // One that is not a page is not even fetched.
    let vendor = Vendor::new();
    vendor.write("docs/film.bin", &"x".repeat(40 * 1024 * 1024));
    vendor.commit();
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    project.run(&["pull"]).expect(0);
    assert_eq!(files(&project.0.path().join("in")).len(), 2);
}

#[test]
fn names_are_only_names() {
    if !has_git() {
        return;
    }
    for name in [
        "docs/models/a\nb.md",
        "docs/models/a\\..\\b.md",
        "docs/models/a:b.md",
        "docs/models/\u{1b}[31m.md",
    ] {
        let vendor = Vendor::new();
        vendor.git(&["config", "core.protectNTFS", "false"]);
        vendor.write(name, PORT);
        vendor.commit();
        refused(&vendor, &["is not a valid path on every system"]);
    }
    let vendor = Vendor::new();
    for (name, title) in [
        ("--help.md", "Help"),
        ("-rf.md", "Rf"),
        ("$(touch hit).md", "Touch"),
        ("`touch hit`.md", "Tick"),
        ("a b.md", "Space"),
    ] {
        vendor.write(
            &format!("docs/models/components/{name}"),
            &PORT.replace("# Port", &format!("# {title}")),
        );
    }
    vendor.commit();
    vendor.git(&["tag", "v9.0.0-;touch${IFS}hit"]);
    vendor.git(&["branch", "a;touch${IFS}hit"]);
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    project.run(&["pull"]).expect(0);
    assert_eq!(files(&project.0.path().join("in")).len(), 7);
    assert!(!project.exists("hit") && !vendor.path().join("hit").exists());
}

/// Nothing that a repository and its config could contain to be run is run.
#[test]
fn nothing_of_the_repository_runs() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let marker = tempfile::tempdir().unwrap();
    let hit = marker.path().join("hit");
    let touch = format!("touch '{}'", hit.display());
    vendor.write(".gitattributes", "*.md filter=evil\n");
    vendor.commit();
    let home = tempfile::tempdir().unwrap();
    // A user with a filter of that name, hooks for all repositories, and a template with more of them.
    let hooks = home.path().join("hooks");
    fs::create_dir(&hooks).unwrap();
    for hook in [
        "post-checkout",
        "post-merge",
        "reference-transaction",
        "post-index-change",
        "pre-auto-gc",
    ] {
        let path = hooks.join(hook);
        fs::write(&path, format!("#!/bin/sh\n{touch}\n")).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    fs::create_dir(home.path().join("template")).unwrap();
    symlink(&hooks, home.path().join("template/hooks")).unwrap();
    let config = format!(
        "[filter \"evil\"]\n\tsmudge = {touch}\n\tprocess = {touch}\n\trequired = true\n[core]\n\thooksPath = {}\n[init]\n\ttemplateDir = {}\n",
        hooks.display(),
        home.path().join("template").display()
    );
    fs::write(home.path().join(".gitconfig"), config).unwrap();
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    let mut pull = command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        project.0.path(),
        &["pull"],
    );
    pull.env("HOME", home.path());
    output(pull).expect(0);
    assert!(!hit.exists());
    assert_eq!(files(&project.0.path().join("in")).len(), 2);

    // git refuses a URL that the user's own settings redirect to a program.
    let rewriting = format!(
        "[url \"ext::sh -c {}\"]\n\tinsteadOf = {}\n",
        "touch%20hit",
        vendor.url()
    );
    fs::write(home.path().join(".gitconfig"), rewriting).unwrap();
    let mut pull = command(
        env!("CARGO_BIN_EXE_fieldnotes"),
        project.0.path(),
        &["pull", "--update"],
    );
    pull.env("HOME", home.path());
    let stopped = output(pull).expect(1);
    assert!(
        stopped.stderr.contains("transport 'ext' not allowed"),
        "{stopped:#?}"
    );
}

#[test]
fn a_checkout_cannot_aim_a_pull_elsewhere() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("mine.md"), "# Mine\n").unwrap();
    let source = |docs: &str| {
        format!(
            "[[source]]\ndocs = \"{docs}\"\ngit = \"{}\"\nrev = \"main\"\n",
            vendor.url()
        )
    };
    let unharmed = || {
        assert_eq!(
            files(outside.path()).into_keys().collect::<Vec<_>>(),
            ["mine.md"]
        )
    };

    // The folder, or one around it, is a link.
    for (link, docs) in [("docs", "docs"), ("around", "around/docs")] {
        let project = Project(tempfile::tempdir().unwrap());
        project.write("fieldnotes.toml", &source(docs));
        symlink(outside.path(), project.0.path().join(link)).unwrap();
        let pulled = project.run(&["pull", "--force"]).expect(1);
        assert!(
            pulled.stderr.contains("this is a symbolic link"),
            "{pulled:#?}"
        );
        unharmed();
    }
    // The workspace is a link.
    let project = Project(tempfile::tempdir().unwrap());
    project.write("fieldnotes.toml", &source("docs"));
    symlink(outside.path(), project.0.path().join(WORKSPACE)).unwrap();
    project.run(&["pull"]).expect(1);
    unharmed();
    // Files of the workspace are links.
    let project = Project(tempfile::tempdir().unwrap());
    project.write("fieldnotes.toml", &source("docs"));
    fs::create_dir(project.0.path().join(WORKSPACE)).unwrap();
    for name in [".gitignore", "fieldnotes.lock", "journal.new", "new-0"] {
        symlink(
            outside.path().join("mine.md"),
            project.0.path().join(WORKSPACE).join(name),
        )
        .unwrap();
    }
    project.run(&["pull"]).expect(0);
    assert_eq!(
        fs::read_to_string(outside.path().join("mine.md")).unwrap(),
        "# Mine\n"
    );
    let guarded = Project(tempfile::tempdir().unwrap());
    guarded.write("fieldnotes.toml", &source("docs"));
    fs::create_dir(guarded.0.path().join(WORKSPACE)).unwrap();
    symlink(
        outside.path().join("made"),
        guarded.0.path().join(WORKSPACE).join("guard"),
    )
    .unwrap();
    guarded.run(&["pull"]).expect(1);
    unharmed();

    // A journal that came with the checkout names a folder of the user's.
    let project = Project(tempfile::tempdir().unwrap());
    project.write("fieldnotes.toml", &source("docs"));
    project.write("src/main.rs", "fn main() {}\n");
    project.write(&format!("{WORKSPACE}/new-0/a.md"), "# A\n");
    for to in ["src", "../elsewhere", "/tmp/elsewhere", ".git"] {
        let journal = format!("{{\"folders\":[{{\"to\":\"{to}\",\"digest\":\"sha256:0\"}}]}}");
        project.write(&format!("{WORKSPACE}/journal.json"), &journal);
        let pulled = project.run(&["pull"]).expect(1);
        assert!(
            pulled
                .stderr
                .contains("this is not a journal for the sources in the config"),
            "{pulled:#?}"
        );
        assert_eq!(project.read("src/main.rs"), "fn main() {}\n");
    }
    // So is an existing folder that was never pulled.
    let project = Project(tempfile::tempdir().unwrap());
    project.write("fieldnotes.toml", &source("src"));
    project.write("src/main.rs", "fn main() {}\n");
    let pulled = project.run(&["pull"]).expect(100);
    assert!(
        pulled
            .stderr
            .contains("`main.rs` did not come with the docs and would be lost"),
        "{pulled:#?}"
    );
    assert_eq!(project.read("src/main.rs"), "fn main() {}\n");
}

/// A build reads what is there: no git, no network.
#[test]
fn only_new_and_pull_run_git() {
    if !has_git() {
        return;
    }
    let vendor = Vendor::new();
    let project = Project(tempfile::tempdir().unwrap());
    let source = format!(
        "[[source]]\ndocs = \"in\"\ngit = \"{}\"\nrev = \"main\"\n",
        vendor.url()
    );
    project.write("fieldnotes.toml", &source);
    project.run(&["pull"]).expect(0);
    for args in [
        &["generate"][..],
        &["check"],
        &["export"],
        &["audit"],
        &["explain", "Port"],
        &["pull"],
    ] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_fieldnotes"));
        run.args(args)
            .current_dir(project.0.path())
            .env("GIT", "/nowhere/git");
        output(run).expect(0);
    }
}
