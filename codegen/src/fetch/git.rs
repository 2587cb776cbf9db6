//! Runs the user's own git, so that credentials, proxies and certificates work as configured.

use std::ffi::OsString;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

/// More than this is not the docs of an SDK. Packs are compressed; the size of pages is checked before they are read.
const MAX_TRANSFER: u64 = 1024 * 1024 * 1024;

/// How often to check the size of what has arrived.
const TICK: Duration = Duration::from_millis(100);

/// How much of git's error output is kept.
const MAX_COMPLAINT: usize = 4096;

/// Variables that point git to a repository other than ours.
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

/// The transports that git may use, whatever a URL is rewritten or redirected to.
const TRANSPORTS: [&str; 5] = ["https", "ssh", "http", "git", "file"];

/// Settings for every command. Nothing here overrides the user's network settings.
const SETTINGS: [&str; 9] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    // One pack, whose size can be checked and which holds large files without unpacking them.
    "fetch.unpackLimit=1",
    "core.bigFileThreshold=16m",
    // A server that sends nothing for a minute is gone.
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
    /// Receives git's progress lines.
    progress: &'a dyn Fn(&str),
}

impl<'a> Git<'a> {
    /// Creates an empty repository in a new folder below `work`, without templates and hooks.
    pub fn init(work: &Path, progress: &'a dyn Fn(&str)) -> Result<Self, String> {
        // The git of a killed run may still be working in its own for a moment.
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

    /// The output of `git args` for `input`.
    ///
    /// # Errors
    /// One or more sentences: git's error output, without control characters.
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
        // All three streams at once: each has a buffer that can fill up.
        let (status, output, complaint) = thread::scope(|scope| {
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
            let output = scope.spawn(move || {
                let mut bytes = Vec::new();
                // A stream that is closed early also ends git.
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

    /// Waits for git to end, and limits how much may arrive. Returns whether it succeeded.
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
            // Not its path: the git of a killed run must not create the folder again after it was removed.
            .env("GIT_DIR", ".");
        command
            // Git must not ask for a password: in CI there is nobody, and at a terminal a helper has it.
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ALLOW_PROTOCOL", allowed_transports())
            // Pages are read after fetching; reading one must never make git use the network by itself.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Our transports, as far as the user allows them.
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

/// Forwards each line of progress, and returns the last lines of the rest.
fn complaint(mut stderr: ChildStderr, lines: &mpsc::Sender<String>) -> String {
    let mut text = String::new();
    let mut line = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stderr.read(&mut buffer) {
        for byte in buffer.get(..length).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                // An endless line is not a line.
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
    // What succeeded does not explain a failure.
    let is_progress = line.starts_with("remote: ") && line.ends_with("done.");
    if line.is_empty() || is_progress || text.len() > MAX_COMPLAINT {
        return;
    }
    if !text.is_empty() {
        text.push_str("; ");
    }
    text.push_str(line);
}

/// `text` without control characters.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
