//! How long each stage takes, as a ratio to the *floor*: reading every page, draining the events of the Markdown parser,
//! and parsing and printing every file that comes out, on two threads. `cargo bench -p fieldnotes`; nothing else should be running, and yet only the ratios mean something.
//!
//! | variable | what it changes |
//! |---|---|
//! | `FIELDNOTES_BENCH_PAGES` | the sizes of the made trees, `1000,10000` if unset |
//! | `FIELDNOTES_BENCH_DOCS` | a folder of real docs, which is measured instead |
//! | `FIELDNOTES_BENCH_DIR` | where the trees are made, the temporary folder if unset; `/dev/shm` leaves the disk out |
//! | `FIELDNOTES_BENCH_ROUNDS` | how often all is measured: the least time of each counts; 7 if unset |
//! | `FIELDNOTES_BENCH_GROWTH` | measures growth and memory too, from 10,000 pages to 100,000 or to as many as it says |
//!
//! There is no benchmark library here: ratios need times that belong to one run and are taken in turns, so that a busy
//! machine slows all of them alike.

mod child;
mod pages;
mod steps;
mod table;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use steps::Bench;
use table::Table;

/// The seed of all trees.
const SEED: u64 = 7;

fn main() -> io::Result<()> {
    if let Some(folder) = env::var_os("FIELDNOTES_BENCH_CHILD") {
        return child::run(Path::new(&folder));
    }
    let base = env::var_os("FIELDNOTES_BENCH_DIR").map_or_else(env::temp_dir, PathBuf::from);
    let folder = tempfile::Builder::new()
        .prefix("fieldnotes-bench-")
        .tempdir_in(base)?;
    if let Some(docs) = env::var_os("FIELDNOTES_BENCH_DOCS") {
        let docs = copied(Path::new(&docs), &folder.path().join("docs"))?;
        measure(&docs, &folder.path().join("out"))?;
        return Ok(());
    }
    for count in numbers("FIELDNOTES_BENCH_PAGES", "1000,10000") {
        let docs = made(folder.path(), count)?;
        measure(&docs, &folder.path().join("out"))?;
        fs::remove_dir_all(docs)?;
    }
    if env::var_os("FIELDNOTES_BENCH_GROWTH").is_some() {
        let most = numbers("FIELDNOTES_BENCH_GROWTH", "").into_iter().max();
        child::growth(
            folder.path(),
            most.filter(|most| *most > 1).unwrap_or(100_000),
        )?;
    }
    Ok(())
}

/// The numbers in the variable `name`, which are separated by commas.
fn numbers(name: &str, default: &str) -> Vec<usize> {
    let value = env::var(name).unwrap_or_else(|_| default.to_owned());
    value
        .split(',')
        .filter_map(|number| number.trim().replace('_', "").parse().ok())
        .collect()
}

/// A tree of `count` pages in `folder`.
fn made(folder: &Path, count: usize) -> io::Result<PathBuf> {
    let docs = folder.join(format!("docs-{count}"));
    let written = pages::write(&docs, count, SEED)?;
    let megabytes = written.bytes as f64 / 1e6;
    println!(
        "\n{} pages, {megabytes:.1} MB, {} rows",
        written.pages, written.rows
    );
    Ok(docs)
}

/// A copy of the pages of `docs`: one of them is edited.
fn copied(docs: &Path, to: &Path) -> io::Result<PathBuf> {
    let mut bytes = 0;
    let files = steps::files(docs, "md")?;
    for file in &files {
        let copy = to.join(file.strip_prefix(docs).unwrap_or(file));
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        bytes += fs::copy(file, copy)?;
    }
    println!(
        "\n{} pages of {}, {:.1} MB",
        files.len(),
        docs.display(),
        bytes as f64 / 1e6
    );
    Ok(to.to_owned())
}

fn measure(docs: &Path, out: &Path) -> io::Result<()> {
    let rounds = numbers("FIELDNOTES_BENCH_ROUNDS", "7")
        .first()
        .copied()
        .unwrap_or(7);
    let mut table = Table::default();
    let bench = Bench::new(docs, out)?;
    for _ in 0..rounds.max(1) {
        bench.round(&mut table)?;
    }
    table.print();
    fs::remove_dir_all(out)
}
