//! Disks that are full, read-only, or unlike others.

use super::*;

#[test]
fn a_read_only_output_is_told() {
    let project = project(3);
    project.after("old");
    let before = project.generated();
    let folders = ["generated/src/components", "generated/src", "generated"];
    let set_mode = |mode| {
        for folder in folders {
            fs::set_permissions(
                project.path().join(folder),
                fs::Permissions::from_mode(mode),
            )
            .unwrap();
        }
    };
    set_mode(0o555);
    let is_root = fs::write(project.path().join("generated/probe"), "").is_ok();
    if is_root {
        fs::remove_file(project.path().join("generated/probe")).unwrap();
    } else {
        project
            .run(&args("new"))
            .tells(1, &["generated", "ermission denied"]);
        assert_eq!(project.generated(), before);
    }
    set_mode(0o755);
    if is_root {
        println!("skipped: root may write everywhere");
    }
    project.run(&args("new")).expect(0);
    project.assert_mine();
}

#[test]
fn a_full_disk_is_told_and_healed() {
    let project = project(60);
    let expected = project.after("new");
    let small = project.path().join("small");
    fs::create_dir(&small).unwrap();
    let Some(_disk) = Disk::mount(&small, "200k") else {
        println!("skipped: a tmpfs cannot be mounted here");
        return;
    };
    let args = [
        &args("new")[..],
        &["--out", "small/generated", "--name", "generated"],
    ]
    .concat();
    fs::write(small.join("filler"), vec![b'x'; 100 * 1024]).unwrap();
    let whole = |found: Files| {
        for (path, bytes) in found {
            let relative = path.strip_prefix(&small).unwrap();
            let expected = expected.get(&project.path().join(relative));
            let is_filler = path.ends_with("filler");
            assert!(
                is_filler || is_temporary(&path) || expected == Some(&bytes),
                "{}",
                path.display()
            );
        }
    };
    project
        .run(&args)
        .tells(1, &["cannot be written", "No space left"]);
    whole(files(&small));
    project
        .run(&args)
        .tells(1, &["cannot be written", "No space left"]);
    let _ = fs::remove_file(small.join("filler"));
    let _bigger = Command::new("mount")
        .args(["-o", "remount,size=8m"])
        .arg(&small)
        .status()
        .unwrap();
    project.run(&args).expect(0);
    let found = files(&small);
    assert!(
        !found.keys().any(|path| is_temporary(path)),
        "{:#?}",
        found.keys()
    );
    assert_eq!(found.len() + MINE.len(), expected.len());
    whole(found);
}

/// Root may write despite file modes, but not here.
#[test]
fn a_read_only_file_system_is_told() {
    let project = project(3);
    let disk = project.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_disk) = Disk::mount(&disk, "8m") else {
        println!("skipped: a tmpfs cannot be mounted here");
        return;
    };
    let args = |version| [&args(version)[..], &["--out", "disk/generated"]].concat();
    let remount = |options: &str| {
        let options = ["-o", &format!("remount,{options}")];
        let mounted = Command::new("mount").args(options).arg(&disk).status();
        assert!(mounted.unwrap().success());
    };
    project.run(&args("old")).expect(0);
    let before = files(&disk);
    remount("ro");
    project
        .run(&args("new"))
        .tells(1, &["disk/generated", "Read-only file system"]);
    assert_eq!(files(&disk), before);
    // Without anything to write, there is nothing to report.
    project.run(&args("old")).expect(0);
    remount("rw");
    project.run(&args("new")).expect(0);
    assert_ne!(files(&disk), before);
}

/// Names that differ only in case are one file on many users' systems.
#[test]
fn names_that_differ_in_case_only_give_files_that_differ_in_more() {
    let project = Project::new();
    for title in ["Port", "PORT", "port", "PoRt"] {
        let page = PORT.replace("# Port", &format!("# {title}"));
        project.write(&format!("docs/models/components/{title}.md"), &page);
        project.write(&format!("docs/models/Components/{title}.md"), &page);
    }
    project.write("docs/models/components/protocol.md", cli::PROTOCOL);
    project
        .run(&["generate", "--docs", "docs", "--out", "generated"])
        .expect(0);
    let found = project.generated();
    let folded: BTreeSet<String> = found
        .keys()
        .map(|path| path.to_string_lossy().to_lowercase())
        .collect();
    assert_eq!(folded.len(), found.len(), "{:#?}", found.keys());
    let is_port = |path: &&String| path.contains("/port") || path.contains("/po_rt");
    let ports = folded.iter().filter(is_port).count();
    assert_eq!(ports, 8, "{folded:#?}");
}

/// A vendor's docs are being unpacked while they are read.
#[test]
fn pages_that_change_while_they_are_read_give_whole_files() {
    let project = project(60);
    let page = project.path().join("new/models/components/port1.md");
    let long = PORT
        .replace("# Port", "# Port1")
        .replace("N/A", &"word ".repeat(2000));
    for round in 0..12 {
        let mut child = project.start(&args("new"));
        while child.try_wait().unwrap().is_none() {
            // In place and in two steps, unlike a careful program.
            fs::write(&page, &long[..round * 30]).unwrap();
            fs::write(&page, &long).unwrap();
        }
        let output = child.wait_with_output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(
            matches!(output.status.code(), Some(0 | 100)) && !message.contains("panicked"),
            "{message}"
        );
        for (path, bytes) in project.generated() {
            let is_rust = path.extension() == Some(OsStr::new("rs")) && !path.ends_with("mine.rs");
            assert!(
                !is_rust || syn::parse_file(std::str::from_utf8(&bytes).unwrap()).is_ok(),
                "{}",
                path.display()
            );
        }
    }
    let healed = project.after("new");
    fs::remove_dir_all(project.path().join("generated")).unwrap();
    MINE.iter()
        .for_each(|(path, text)| project.write(path, text));
    assert_eq!(project.after("new"), healed);
}
