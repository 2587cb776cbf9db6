//! A line on a terminal while a person waits.

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::StyleArgs;

/// Most runs are over before anybody looks up: for them nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is updated.
const TICK: Duration = Duration::from_millis(200);

/// The line: the task, its duration, and its latest message.
const LINE: &str = "{spinner} {prefix} … {elapsed}  {wide_msg:.dim}";

/// Where long tasks report their progress.
#[derive(Debug, Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows `text` after the line, replacing the previous one.
    pub fn say(&self, text: &str) {
        self.0.set_message(text.to_owned());
    }
}

/// Runs `work`. If stderr is a terminal and the work takes long, a line there shows how long it has taken so far;
/// it is gone when the work is done. In a pipe and in CI there is nothing.
pub fn shown<T>(name: &'static str, style: StyleArgs, work: impl FnOnce(&Progress) -> T) -> T {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_prefix(name);
    let progress = Progress(bar.clone());
    if style.quiet || !io::stderr().is_terminal() || is_ci() {
        return work(&progress);
    }
    if let Ok(line) = ProgressStyle::with_template(LINE) {
        bar.set_style(line);
    }
    let result = thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(|| {
            let waiting = waiting;
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        let result = work(&progress);
        drop(done);
        result
    });
    bar.finish_and_clear();
    result
}

/// Whether this runs in CI; some CI systems pretend to be terminals.
fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|it| !it.is_empty() && it != "false" && it != "0")
}
