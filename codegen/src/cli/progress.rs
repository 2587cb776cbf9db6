//! A line on a terminal while a person waits.

use std::io::{self, IsTerminal as _, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::args::StyleArgs;

/// Most runs are over before anybody looks up: nothing is said of them.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written again.
const TICK: Duration = Duration::from_millis(500);

/// What `work` returns. Where stderr is a terminal and the work is long, a line there says how long it has taken so far;
/// it is gone when the work is done.
pub fn shown<T>(name: &str, style: StyleArgs, work: impl FnOnce() -> T) -> T {
    if style.quiet || !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel();
        scope.spawn(move || {
            // A terminal that is gone is nobody's concern.
            let _ = tell(name, &waiting, (PATIENCE, TICK), &mut io::stderr());
        });
        let result = work();
        drop(done);
        result
    })
}

/// Writes the line, at first after some time, until the other end of `done` is dropped.
fn tell(
    name: &str,
    done: &Receiver<()>,
    (patience, tick): (Duration, Duration),
    out: &mut impl Write,
) -> io::Result<()> {
    let start = Instant::now();
    let mut wait = patience;
    while done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        write!(out, "\r{name} … {} s", start.elapsed().as_secs())?;
        out.flush()?;
        wait = tick;
    }
    if wait == tick {
        write!(out, "\r\x1b[2K")?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(work: Duration, patience: Duration) -> String {
        let (done, waiting) = mpsc::channel();
        let worker = thread::spawn(move || {
            thread::sleep(work);
            drop(done);
        });
        let mut out = Vec::new();
        let times = (patience, Duration::from_millis(1));
        tell("generating", &waiting, times, &mut out).unwrap();
        worker.join().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn short_work_is_not_mentioned() {
        assert_eq!(told(Duration::ZERO, Duration::from_secs(60)), "");
    }

    #[test]
    fn long_work_is_mentioned_and_the_line_goes_away() {
        let text = told(Duration::from_millis(200), Duration::from_millis(1));
        assert!(text.starts_with("\rgenerating … 0 s"), "{text:?}");
        assert!(text.ends_with("\r\x1b[2K"), "{text:?}");
    }
}
