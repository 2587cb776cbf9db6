//! What is measured.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use fieldnotes::diff::{self, Side};
use fieldnotes::emit::{self, Target};
use fieldnotes::generate::{Generated, generate};
use fieldnotes::markdown::{self, OPTIONS};
use fieldnotes::options::Options;
use fieldnotes::output::{self, Plan};
use fieldnotes::pages::{self, DocSource};
use fieldnotes::resolve::{Knowledge, resolve};
use fieldnotes::source::read_folder;
use fieldnotes::text::{FileId, Sources};
use pulldown_cmark::Parser;

use super::table::{FLOOR, Table};

/// A tree of docs and the folder of what is made of it.
pub struct Bench<'a> {
    docs: &'a Path,
    out: &'a Path,
    /// The page that is edited, and its text before and after.
    page: PathBuf,
    before: String,
    after: String,
}

/// A whole run up to the plan.
pub struct Run {
    pub sources: Sources,
    pub generated: Generated,
    pub plan: Plan,
}

impl<'a> Bench<'a> {
    /// # Errors
    /// When there is no page that can be edited.
    pub fn new(docs: &'a Path, out: &'a Path) -> io::Result<Self> {
        for page in files(docs, "md")? {
            let before = fs::read_to_string(&page)?;
            let after = before.replacen(":heavy_check_mark:", ":heavy_minus_sign:", 1);
            if before.contains("## Fields") && before != after {
                return Ok(Self {
                    docs,
                    out,
                    page,
                    before,
                    after,
                });
            }
        }
        Err(io::Error::other("no page has a required field"))
    }

    /// Measures everything once.
    pub fn round(&self, table: &mut Table) -> io::Result<()> {
        self.runs(table)?;
        table.time("bare", || bare(self.docs))?;
        table.time(FLOOR, || floor(self.docs, self.out))?;
        self.stages(table);
        Ok(())
    }

    /// The runs that users wait for.
    fn runs(&self, table: &mut Table) -> io::Result<()> {
        let _ = fs::remove_dir_all(self.out);
        self.timed(table, "cold generate", true)?;
        self.timed(table, "no-op generate", true)?;
        let old = self.timed(table, "no-op check", false)?;
        assert!(
            old.plan.is_fresh(),
            "a run on its own output changes nothing"
        );
        fs::write(&self.page, &self.after)?;
        let new = self.timed(table, "one page edited", true);
        fs::write(&self.page, &self.before)?;
        let new = new?;
        assert!(!new.plan.is_fresh(), "the edit shows");
        let sides = [&old, &new].map(|run| Side::new(&run.generated.api, &run.sources));
        let [old, new] = sides;
        let found = table.time("diff of two read trees", || diff::diff(old, new));
        assert!(!found.is_empty(), "the edit shows");
        Ok(())
    }

    fn timed(&self, table: &mut Table, step: &'static str, write: bool) -> io::Result<Run> {
        // What was made is dropped later: a program ends without that.
        table.time(step, || {
            let run = run(self.docs, self.out);
            if write {
                output::apply(&run.plan, self.out)
                    .map_err(|problem| io::Error::other(problem.message))?;
            }
            Ok(run)
        })
    }

    /// Each stage alone.
    fn stages(&self, table: &mut Table) {
        let (sources, files) = table.time("read", || read(self.docs));
        table.time("markdown::parse, one thread", || {
            for file in &files {
                let mut diagnostics = Vec::new();
                black_box(markdown::parse(&sources, *file, &mut diagnostics));
            }
        });
        let docs = [DocSource {
            files,
            ..DocSource::default()
        }];
        let mut read = table.time("parse and dialect", || pages::read(&sources, &docs, false));
        let resolved = table.time("resolve", || {
            let (options, knowledge) = (Options::default(), Knowledge::default());
            let seconds = Default::default();
            resolve(
                &sources,
                read.pages,
                &seconds,
                options,
                &knowledge,
                &mut read.diagnostics,
            )
        });
        let tree = table.time("emit", || {
            emit::emit(&resolved.api, Options::default(), &target())
        });
        let tree = tree.unwrap_or_default();
        let nowhere = self.out.join("nowhere");
        table.time("plan, nothing there", || {
            drop(output::plan(&tree, &nowhere, false))
        });
        let plan = table.time("plan, all there", || output::plan(&tree, self.out, false));
        assert!(
            plan.is_ok_and(|plan| plan.deletes.is_empty()),
            "the tree is the one on disk"
        );
    }
}

fn target() -> Target {
    Target::Package {
        name: "bench-models".to_owned(),
    }
}

fn read(docs: &Path) -> (Sources, Vec<FileId>) {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let files = read_folder(docs, "", &mut sources, &mut diagnostics);
    assert!(diagnostics.is_empty(), "all pages can be read");
    (sources, files)
}

/// Everything up to the plan.
pub fn run(docs: &Path, out: &Path) -> Run {
    let (sources, files) = read(docs);
    let docs = [DocSource {
        files,
        ..DocSource::default()
    }];
    let generated = generate(&sources, &docs, Options::default(), &target());
    let plan = output::plan(&generated.tree, out, false).unwrap_or_default();
    Run {
        sources,
        generated,
        plan,
    }
}

/// Reads every page and drains the events of the parser. Returns how many bytes there are.
fn bare(docs: &Path) -> io::Result<usize> {
    let texts: io::Result<Vec<String>> = files(docs, "md")?
        .into_iter()
        .map(fs::read_to_string)
        .collect();
    let texts = texts?;
    for text in &texts {
        for event in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            black_box(event);
        }
    }
    Ok(texts.iter().map(String::len).sum())
}

/// What a run on two cores cannot do without: every page is read, and the events of the parser are drained; every
/// file that comes out is parsed by syn and printed by prettyplease. Returns how many bytes there are.
fn floor(docs: &Path, out: &Path) -> io::Result<usize> {
    let (pages, sources) = (files(docs, "md")?, files(out, "rs")?);
    let next = AtomicUsize::new(0);
    let work = || -> io::Result<usize> {
        let mut bytes = 0;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let is_page = index < pages.len();
            let Some(path) = pages.iter().chain(&sources).nth(index) else {
                return Ok(bytes);
            };
            let text = fs::read_to_string(path)?;
            bytes += text.len();
            if is_page {
                for event in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
                    black_box(event);
                }
            } else if let Ok(file) = syn::parse_file(&text) {
                black_box(prettyplease::unparse(&file));
            }
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(work);
        let bytes = work()?;
        let more = other
            .join()
            .map_err(|_| io::Error::other("a thread has failed"))?;
        Ok(bytes + more?)
    })
}

/// All files below `folder` with this extension.
pub fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    Ok(files)
}
