//! `fieldnotes watch`, as a user runs it.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::cli::{self, Project, command};

/// Ended when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait_for(what: &str, test: impl Fn() -> bool) {
    let start = Instant::now();
    while !test() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn changes_are_generated_as_they_come() {
    let project = Project::new();
    let program = env!("CARGO_BIN_EXE_fieldnotes");
    let mut watch = command(program, project.0.path(), &["watch", "--every", "10"]);
    let _running = Running(watch.stderr(Stdio::null()).spawn().unwrap());
    let port = "generated/src/components/port.rs";
    wait_for("the first run", || project.exists(port));
    let page = "docs/models/components/port.md";
    project.replace(page, "Name of the host.", "Where it is.");
    wait_for("a changed page", || {
        project.read(port).contains("Where it is.")
    });
    // Temporary errors are waited out.
    project.write("fieldnotes.toml", "x");
    thread::sleep(Duration::from_millis(100));
    project.write("fieldnotes.toml", cli::CONFIG);
    project.replace(page, "Where it is.", "Its name.");
    wait_for("a page after a mistake", || {
        project.read(port).contains("Its name.")
    });
    project.write(
        "docs/models/components/more.md",
        &cli::PROTOCOL.replace("Protocol", "More"),
    );
    wait_for("a new page", || {
        project.exists("generated/src/components/more.rs")
    });
}

#[test]
fn wrong_calls_end_it() {
    let project = Project::without_config();
    project.run(&["watch"]).expect(2);
    project.run(&["watch", "--docs", "nowhere"]).expect(2);
    project.run(&["watch", "--every", "0"]).expect(2);
}
