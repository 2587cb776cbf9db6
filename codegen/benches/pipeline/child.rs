//! Growth and memory, which need processes of their own.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use super::{made, steps};

/// How often a child runs: the least of its times counts.
const RUNS: usize = 3;

/// What a child says of itself.
#[derive(Clone, Copy)]
struct Report {
    time: Duration,
    bytes: u64,
    /// The most memory that it had; 0 where the system does not tell.
    peak: u64,
}

/// In the child: one run that writes nothing. Says how long it took, how much it read and how much memory it had.
pub fn run(docs: &Path) -> io::Result<()> {
    let start = Instant::now();
    let run = steps::run(docs, &docs.join("no-output"));
    let time = start.elapsed();
    let bytes: usize = run.sources.iter().map(|(_, file)| file.text.len()).sum();
    println!("{} {bytes} {}", time.as_nanos(), peak_memory());
    // The parent waits for the end.
    std::process::exit(0)
}

/// `VmHWM` of this process in bytes.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}

/// In the parent: compares trees of 10,000 and of `most` pages.
pub fn growth(folder: &Path, most: usize) -> io::Result<()> {
    let mut reports = Vec::new();
    for count in [10_000, most] {
        let docs = made(folder, count)?;
        let report = measured(&docs)?;
        let memory = report.peak as f64 / report.bytes as f64;
        println!(
            "  one run without writing: {:.0} ms; peak memory {memory:.1} x the input (target 8.0)",
            report.time.as_secs_f64() * 1e3
        );
        reports.push(report);
        fs::remove_dir_all(docs)?;
    }
    if let [small, large] = reports.as_slice() {
        let ratio = large.time.as_secs_f64() / small.time.as_secs_f64();
        let input = large.bytes as f64 / small.bytes as f64;
        println!("  growth {ratio:.1} x for {input:.1} x the input (target 11.0 for 10)");
    }
    Ok(())
}

fn measured(docs: &Path) -> io::Result<Report> {
    let reports: io::Result<Vec<Report>> = (0..RUNS).map(|_| child(docs)).collect();
    let least = reports?.into_iter().min_by_key(|report| report.time);
    least.ok_or_else(|| io::Error::other("nothing was measured"))
}

fn child(docs: &Path) -> io::Result<Report> {
    let output = Command::new(env::current_exe()?)
        .env("FIELDNOTES_BENCH_CHILD", docs)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = text
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers.as_slice() {
        [nanoseconds, bytes, peak] => Ok(Report {
            time: Duration::from_nanos(*nanoseconds),
            bytes: *bytes,
            peak: *peak,
        }),
        _ => Err(io::Error::other(format!("the child failed: {text}"))),
    }
}
