//! The user's own git, so credentials, proxies and certificates are those that work already.

use std::ffi::OsString;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

/// More than this is not the docs of an SDK. Packs are compressed; what pages hold is measured before they are read.
const MAX_TRANSFER: u64 = 1024 * 1024 * 1024;

/// How often the size of what has arrived is looked at.
const TICK: Duration = Duration::from_millis(100);

/// So much of what git complains about is kept.
const MAX_COMPLAINT: usize = 4096;

/// Variables that mean another repository than ours.
const REPOSITORY_VARIABLES: [&str; 11] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// The transports that git may use, whatever an URL is rewritten to or redirected to.
const TRANSPORTS: [&str; 5] = ["https", "ssh", "http", "git", "file"];

/// What holds for every command. Nothing here replaces what the user has configured for the network.
const SETTINGS: [&str; 9] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    // One pack, which can be measured and holds large files without unpacking them.
    "fetch.unpackLimit=1",
    "core.bigFileThreshold=16m",
    // A server that says nothing for a minute is gone.
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
];

/// The program: `git`, or the one that the variable `GIT` names.
pub fn program() -> OsString {
    let named = std::env::var_os("GIT").filter(|it| !it.is_empty());
    named.unwrap_or_else(|| OsString::from("git"))
}

/// A bare repository of our own that git works in.
pub struct Git<'a> {
    folder: PathBuf,
    /// Is told the line that git shows a waiting person.
    progress: &'a dyn Fn(&str),
}

impl<'a> Git<'a> {
    /// Makes an empty repository in a new folder below `work`. No template and no hook gets into it.
    pub fn init(work: &Path, progress: &'a dyn Fn(&str)) -> Result<Self, String> {
        // The git of a killed run may still be at work in its own for a moment.
        let folder = tempfile::Builder::new()
            .prefix("repository-")
            .tempdir_in(work);
        let folder = folder.map_err(|error| {
            format!("a folder cannot be created in {}: {error}", work.display())
        })?;
        let folder = folder.keep();
        let git = Self { folder, progress };
        git.run(&["init", "--quiet", "--bare", "--template="], Vec::new())?;
        Ok(git)
    }

    /// What `git args` prints when it is given `input`.
    ///
    /// # Errors
    /// One or more sentences: what git complains about, without anything that a terminal would obey.
    pub fn run(&self, args: &[&str], input: Vec<u8>) -> Result<Vec<u8>, String> {
        let name = args
            .iter()
            .find(|arg| !arg.starts_with('-') && !arg.contains('='))
            .unwrap_or(&"");
        let program = program();
        let failed = |error: io::Error| format!("`{}` cannot be run: {error}", program.display());
        let mut child = self.command(&program, args).spawn().map_err(failed)?;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (lines, told) = mpsc::channel();
        // All three streams at once: each has a buffer that can be full.
        let (status, output, complaint) = thread::scope(|scope| {
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
            let output = scope.spawn(move || {
                let mut bytes = Vec::new();
                // What is closed early ends git, too.
                let read = stdout.map(|stdout| stdout.take(MAX_TRANSFER).read_to_end(&mut bytes));
                read.transpose().map(|_| bytes)
            });
            let complaint =
                scope.spawn(move || stderr.map(|it| complaint(it, &lines)).unwrap_or_default());
            let status = self.wait(&mut child, &told);
            (status, output.join(), complaint.join().unwrap_or_default())
        });
        if !status? {
            return Err(format!("`git {name}` failed: {complaint}"));
        }
        match output {
            Ok(Ok(bytes)) => Ok(bytes),
            _ => Err(format!("the output of `git {name}` cannot be read")),
        }
    }

    /// Waits for the end, and sees to it that not too much arrives. Says whether it went well.
    fn wait(&self, child: &mut Child, told: &mpsc::Receiver<String>) -> Result<bool, String> {
        loop {
            match told.recv_timeout(TICK) {
                Ok(line) => (self.progress)(&line),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    return child
                        .wait()
                        .map(|status| status.success())
                        .map_err(|error| error.to_string());
                }
            }
            if size(&self.folder.join("objects/pack")) > MAX_TRANSFER {
                let _ = child.kill();
                let _ = child.wait();
                let limit = MAX_TRANSFER / 1024 / 1024;
                return Err(format!(
                    "the repository sent more than {limit} MB, too much for docs; the transfer was stopped"
                ));
            }
        }
    }

    fn command(&self, program: &OsString, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        for name in REPOSITORY_VARIABLES {
            command.env_remove(name);
        }
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command
            .args(args)
            .current_dir(&self.folder)
            // Not its path: the git of a killed run cannot make the folder again when it was removed.
            .env("GIT_DIR", ".");
        command
            // Nobody is asked for a password: in CI there is nobody, and at a terminal a helper has it.
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ALLOW_PROTOCOL", allowed_transports())
            // A page is read when it was fetched, and never makes git go to the network by itself.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Ours, and of those only the ones that the user allows.
fn allowed_transports() -> String {
    let theirs = std::env::var("GIT_ALLOW_PROTOCOL").ok();
    let is_allowed = |name: &&str| {
        theirs
            .as_ref()
            .is_none_or(|theirs| theirs.split(':').any(|it| it == *name))
    };
    let ours: Vec<&str> = TRANSPORTS.into_iter().filter(is_allowed).collect();
    ours.join(":")
}

/// Bytes in the files of a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.metadata().ok())
        .map(|it| it.len())
        .sum()
}

/// Sends each line of progress on, and returns the last lines of what is no progress.
fn complaint(mut stderr: ChildStderr, lines: &mpsc::Sender<String>) -> String {
    let mut text = String::new();
    let mut line = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stderr.read(&mut buffer) {
        for byte in buffer.get(..length).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                // A line without end is no line.
                if line.len() < MAX_COMPLAINT {
                    line.push(*byte);
                }
                continue;
            }
            let shown = plain(&String::from_utf8_lossy(&line));
            if *byte == b'\r' || shown.contains("% (") {
                let _ = lines.send(shown);
            } else {
                add(&mut text, &shown);
            }
            line.clear();
        }
    }
    add(&mut text, &plain(&String::from_utf8_lossy(&line)));
    text
}

fn add(text: &mut String, line: &str) {
    let line = line.trim().trim_start_matches("fatal: ");
    // What succeeded says nothing about why something failed.
    let is_progress = line.starts_with("remote: ") && line.ends_with("done.");
    if line.is_empty() || is_progress || text.len() > MAX_COMPLAINT {
        return;
    }
    if !text.is_empty() {
        text.push_str("; ");
    }
    text.push_str(line);
}

/// `text` without what a terminal would obey.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
