//! The whole pipeline between reading and writing files: text and settings in, files and findings out.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect;
use crate::emit::{self, Target};
use crate::ledger::Ledger;
use crate::model::{Api, Shape};
use crate::options::Options;
use crate::output::Tree;
use crate::pages::{self, DocSource};
use crate::resolve::{Knowledge, resolve};
use crate::text::{FileId, Sources};

/// The result of a run.
#[derive(Debug, Default)]
pub struct Generated {
    pub api: Api,
    /// Empty if there are errors.
    pub tree: Tree,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    pub ledger: Ledger,
    /// Pages that could not be read, whose models are kept as JSON.
    pub unread: usize,
    /// Whether there are tables with the columns of fields, whatever their pages are; counted up to the first.
    pub field_tables: usize,
}

impl Generated {
    /// Whether there are errors, so that nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }
}

/// Reads all pages and generates the files. Depends only on its arguments, and not on the order of files.
pub fn generate(
    sources: &Sources,
    docs: &[DocSource],
    options: Options,
    target: &Target,
) -> Generated {
    generate_with(sources, docs, options, &Knowledge::default(), target)
}

/// [`generate`] with what is known apart from the pages.
pub fn generate_with(
    sources: &Sources,
    docs: &[DocSource],
    options: Options,
    knowledge: &Knowledge,
    target: &Target,
) -> Generated {
    let run = generate_once(sources, docs, options, knowledge, target);
    if options.strict || run.unread == 0 || run.ledger.fields > 0 {
        return run;
    }
    // If no field is left, more is wrong than a few odd pages.
    let options = Options {
        strict: true,
        ..options
    };
    generate_once(sources, docs, options, knowledge, target)
}

fn generate_once(
    sources: &Sources,
    docs: &[DocSource],
    options: Options,
    knowledge: &Knowledge,
    target: &Target,
) -> Generated {
    let read = pages::read(sources, docs, options.strict);
    let mut run = Generated {
        diagnostics: read.diagnostics,
        ledger: read.ledger,
        unread: read.unread,
        field_tables: read.field_tables,
        ..Generated::default()
    };
    let seconds = docs
        .iter()
        .enumerate()
        .filter_map(|(index, source)| Some((index, source.corroborates?)));
    let resolved = resolve(
        sources,
        read.pages,
        &seconds.collect(),
        options,
        knowledge,
        &mut run.diagnostics,
    );
    for (rule, count) in resolved.ignored_pages {
        run.ledger.ignore(rule, count);
    }
    run.ledger.undecided_names = resolved.undecided_names;
    run.ledger.examples = resolved
        .api
        .models
        .iter()
        .filter(|it| it.example.is_some())
        .count();
    run.ledger.models = resolved.api.models.len();
    run.ledger.fields = resolved
        .api
        .models
        .iter()
        .map(|model| field_count(&model.shape))
        .sum();
    if !run.has_errors() {
        run.diagnostics.extend(nothing_read(sources, docs, &run));
    }
    run.ledger.unknown += run
        .diagnostics
        .iter()
        .filter(|it| it.code.is_unknown())
        .count();
    if !run.has_errors() {
        match emit::emit(&resolved.api, options, target) {
            Ok(tree) => run.tree = tree,
            Err(diagnostic) => run.diagnostics.push(diagnostic),
        }
    }
    run.api = resolved.api;
    sort(sources, &mut run.diagnostics);
    shorten(&mut run.diagnostics);
    run
}

/// The error if the docs have no models, or tables of fields of which none could be read.
fn nothing_read(sources: &Sources, docs: &[DocSource], run: &Generated) -> Option<Diagnostic> {
    let message = match (run.ledger.models, run.ledger.fields, run.field_tables) {
        (0, _, 0) => "the docs have no model pages",
        (0, ..) => "the docs have tables with names and types, but no model pages",
        (_, 0, 1..) => "the docs have tables with names and types, but no fields were read",
        _ => return None,
    };
    let files: Vec<FileId> = docs.iter().flat_map(|it| &it.files).copied().collect();
    let message = match dialect::unread_generator(sources, &files) {
        Some(name) => format!("{message}: these pages are by {name}, which fieldnotes cannot read"),
        None => message.to_owned(),
    };
    let help = format!(
        "fieldnotes reads docs by {}; a model page has one `# Title` and a table of fields or values",
        dialect::families()
    );
    Some(Diagnostic::new(Code::NoPages, message).help(help))
}

fn field_count(shape: &Shape) -> usize {
    match shape {
        Shape::Struct(it) => it.fields.len() + usize::from(it.additional.is_some()),
        _ => 0,
    }
}

/// By path and place, so the order of files does not show.
fn sort(sources: &Sources, diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_cached_key(|diagnostic| {
        let span = diagnostic.primary.as_ref().map(|label| label.span);
        let path = span
            .and_then(|span| sources.get(span.file))
            .map(|file| file.display_path());
        let path = path.or_else(|| diagnostic.path.clone());
        (
            path,
            span.map(|span| (span.start, span.end)),
            diagnostic.code,
            diagnostic.message.clone(),
        )
    });
}

/// How many findings of one kind are listed per page. A page of a million bad rows is one problem, not a million.
const MOST_LISTED: usize = 50;

/// Replaces surplus findings by a single one. They are sorted: the first ones stay.
fn shorten(diagnostics: &mut Vec<Diagnostic>) {
    let kind = |it: &Diagnostic| Some((it.primary.as_ref()?.span.file, it.code, it.level));
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in &*diagnostics {
        *counts.entry(kind(diagnostic)).or_default() += 1;
    }
    // One more finding is as short as saying that there is one more.
    counts.retain(|kind, count| kind.is_some() && *count > MOST_LISTED + 1);
    let mut listed: BTreeMap<_, usize> = BTreeMap::new();
    diagnostics.retain_mut(|diagnostic| {
        let kind = kind(diagnostic);
        let Some(count) = counts.get(&kind) else {
            return true;
        };
        let listed = listed.entry(kind).or_default();
        *listed += 1;
        if *listed == MOST_LISTED + 1 {
            let more = count - MOST_LISTED;
            diagnostic.message = format!("{more} more places on this page have this problem");
            diagnostic.related.clear();
            if let Some(label) = &mut diagnostic.primary {
                label.text = "the first of them".to_owned();
            }
        }
        *listed <= MOST_LISTED + 1
    });
}
