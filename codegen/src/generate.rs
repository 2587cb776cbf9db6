//! The whole pipeline between the disk and the disk: texts and choices in, files and findings out.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect::facts::{IgnoreRule, OperationFacts, PageModel, Reading};
use crate::dialect::{self, Dialect, ModelFolder, model_folder};
use crate::emit::{self, Target};
use crate::ledger::Ledger;
use crate::markdown::{self, Block, Page};
use crate::model::{Api, Shape};
use crate::options::Options;
use crate::output::Tree;
use crate::parallel;
use crate::resolve::{DocPage, Knowledge, WireCase, calls, resolve};
use crate::source::{FileId, Sources};
use crate::words::{ascii, module_name, snake_case};

/// One folder of docs.
#[derive(Debug, Clone, Default)]
pub struct DocSource {
    /// The module that its models go to; empty for the crate's root.
    pub module: String,
    /// `None`: found out from the pages.
    pub dialect: Option<&'static Dialect>,
    /// How names of several words are spelled on the wire; `None`: found out from the pages.
    pub wire_case: Option<WireCase>,
    /// The position of the source to which this one only adds facts; `None`: this one has models of its own.
    pub corroborates: Option<usize>,
    pub files: Vec<FileId>,
}

/// What a run makes of its input.
#[derive(Debug, Default)]
pub struct Generated {
    pub api: Api,
    /// Empty when there are errors.
    pub tree: Tree,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    pub ledger: Ledger,
}

impl Generated {
    /// Whether something is wrong that forbids writing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }
}

/// Reads all pages and makes the files. Depends on nothing but its arguments, and not on the order of files.
pub fn generate(
    sources: &Sources,
    docs: &[DocSource],
    options: Options,
    target: &Target,
) -> Generated {
    generate_with(sources, docs, options, &Knowledge::default(), target)
}

/// [`generate`] with what is known from elsewhere than the pages.
pub fn generate_with(
    sources: &Sources,
    docs: &[DocSource],
    options: Options,
    knowledge: &Knowledge,
    target: &Target,
) -> Generated {
    let mut run = Generated::default();
    let pages = read_pages(sources, docs, &mut run);
    let seconds = docs
        .iter()
        .enumerate()
        .filter_map(|(index, source)| Some((index, source.corroborates?)));
    let resolved = resolve(
        sources,
        pages,
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
    if run.ledger.models == 0 && !run.has_errors() {
        run.diagnostics.push(
            Diagnostic::new(Code::NoPages, "the docs hold no page of a model")
                .help("a model page has one `# Title` and `## Fields`, `## Values` or `## Supported Types`"),
        );
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

/// The models of all pages, before anything is known of how they hang together. What is found and counted goes to `run`.
pub fn read_pages(sources: &Sources, docs: &[DocSource], run: &mut Generated) -> Vec<DocPage> {
    let mut pages = Vec::new();
    let mut trees = 0;
    for (index, source) in docs.iter().enumerate() {
        read_source(sources, (index, source), &mut trees, &mut pages, run);
    }
    pages
}

fn field_count(shape: &Shape) -> usize {
    match shape {
        Shape::Struct(it) => it.fields.len() + usize::from(it.additional.is_some()),
        _ => 0,
    }
}

/// By path and place, so that the order of files does not show.
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

/// How many findings of one kind are listed a page. A page of a million bad rows is one problem, not a million.
const MOST_LISTED: usize = 50;

/// Puts one finding in place of those that are too many. They are sorted: the first ones stay.
fn shorten(diagnostics: &mut Vec<Diagnostic>) {
    let kind = |it: &Diagnostic| Some((it.primary.as_ref()?.span.file, it.code, it.level));
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in &*diagnostics {
        *counts.entry(kind(diagnostic)).or_default() += 1;
    }
    // One more is as short as saying that there is one more.
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

/// A page that has been parsed.
struct Parsed<'a> {
    page: Page,
    folder: ModelFolder<'a>,
    /// Why it is no model.
    ignored: Option<IgnoreRule>,
    /// What parsing had to say; of no interest where the page is no model.
    diagnostics: Vec<Diagnostic>,
}

/// Pages of one SDK's docs.
#[derive(Default)]
struct Group {
    pages: Vec<usize>,
    /// Module names between the source's own module and the namespaces.
    modules: Vec<String>,
}

fn read_source(
    sources: &Sources,
    (index, source): (usize, &DocSource),
    trees: &mut usize,
    pages: &mut Vec<DocPage>,
    run: &mut Generated,
) {
    let parsed = parallel::map(&source.files, |file| parse(sources, *file));
    let parsed: Vec<Parsed> = parsed.into_iter().flatten().collect();
    let first = pages.len();
    for group in groups(&parsed).into_values() {
        let tree = *trees;
        *trees += 1;
        let mut reader = Reader {
            sources,
            index,
            source,
            parsed: &parsed,
            group: &group,
            tree,
            run: &mut *run,
        };
        pages.extend(reader.read());
    }
    if let Some(pages) = pages.get_mut(first..) {
        let operations = operations(sources, &parsed, pages);
        calls::attach(sources, &operations, pages);
    }
    parallel::discard(parsed);
}

/// The operations of all pages about such, each with its page. Those pages are in no dialect of their own: they are
/// read in that of the first of `pages`.
fn operations(
    sources: &Sources,
    parsed: &[Parsed],
    pages: &[DocPage],
) -> Vec<(FileId, OperationFacts)> {
    let Some(dialect) = pages.first().map(|page| page.dialect) else {
        return Vec::new();
    };
    let is_about_operations = |it: &&Parsed| it.ignored == Some(IgnoreRule::OperationsPage);
    let about: Vec<&Parsed> = parsed.iter().filter(is_about_operations).collect();
    let found = parallel::map(&about, |it| {
        let operations = dialect::operations(dialect, sources, &it.page).into_iter();
        operations
            .map(|operation| (it.page.file, operation))
            .collect::<Vec<_>>()
    });
    found.into_iter().flatten().collect()
}

fn parse(sources: &Sources, file: FileId) -> Option<Parsed<'_>> {
    let mut diagnostics = Vec::new();
    let page = markdown::parse(sources, file, &mut diagnostics);
    let folder = model_folder(&sources.get(file)?.path);
    Some(Parsed {
        ignored: dialect::ignored_page(sources, &page, folder.certain),
        page,
        folder,
        diagnostics,
    })
}

/// The pages by the folder of their SDK's docs. Folders that all of them are in make no module.
fn groups<'a>(parsed: &[Parsed<'a>]) -> BTreeMap<&'a str, Group> {
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for (index, parsed) in parsed.iter().enumerate() {
        groups
            .entry(parsed.folder.root)
            .or_default()
            .pages
            .push(index);
    }
    let has_models = |group: &Group| {
        let mut pages = group.pages.iter().filter_map(|index| parsed.get(*index));
        pages.any(|page| page.ignored.is_none())
    };
    let roots: Vec<Vec<&str>> = groups
        .iter()
        .filter(|(_, group)| has_models(group))
        .map(|(root, _)| meaningful_folders(root))
        .collect();
    let common = common_prefix(&roots);
    for (root, group) in &mut groups {
        if has_models(group) {
            let folders = meaningful_folders(root);
            group.modules = folders
                .iter()
                .skip(common)
                .map(|folder| module(folder))
                .collect();
        }
    }
    groups
}

/// The folders of a path, without those that every SDK has.
fn meaningful_folders(path: &str) -> Vec<&str> {
    let is_usual = |folder: &str| {
        ["docs", "sdk", "pkg", "packages", ""]
            .iter()
            .any(|usual| folder.eq_ignore_ascii_case(usual))
    };
    path.split('/').filter(|folder| !is_usual(folder)).collect()
}

fn common_prefix(paths: &[Vec<&str>]) -> usize {
    let Some((first, rest)) = paths.split_first() else {
        return 0;
    };
    let shared = |path: &Vec<&str>| first.iter().zip(path).take_while(|(a, b)| a == b).count();
    rest.iter().map(shared).min().unwrap_or(first.len())
}

/// A folder's name as a module's.
fn module(folder: &str) -> String {
    let name = module_name(&snake_case(&ascii(folder)));
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name
    } else {
        format!("m_{name}")
    }
}

/// Reads the pages of one group.
struct Reader<'a> {
    sources: &'a Sources,
    /// The position of `source` among the run's sources.
    index: usize,
    source: &'a DocSource,
    parsed: &'a [Parsed<'a>],
    group: &'a Group,
    /// The number of the group in the run.
    tree: usize,
    run: &'a mut Generated,
}

/// What one page turned out to be.
#[derive(Default)]
struct ReadPage {
    /// Its model, and the models that it has for its own use.
    pages: Vec<DocPage>,
    /// The page or its rows, by the rule that drops them.
    ignored: Vec<IgnoreRule>,
    is_unknown: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Parsed<'_> {
    /// Whether it takes a dialect to read it.
    fn may_be_model(&self) -> bool {
        self.ignored.is_none() && !self.page.blocks.is_empty()
    }
}

impl<'a> Reader<'a> {
    /// The models of all pages. Everything is counted.
    fn read(&mut self) -> Vec<DocPage> {
        let parsed: Vec<&Parsed> = self
            .group
            .pages
            .iter()
            .filter_map(|index| self.parsed.get(*index))
            .collect();
        let first = parsed.iter().find(|page| page.may_be_model());
        let dialect = first.and_then(|first| self.dialect(first));
        let read = parallel::map(&parsed, |parsed| self.page(parsed, dialect));
        let mut pages = Vec::with_capacity(read.len());
        for (parsed, read) in parsed.iter().zip(read) {
            self.run.ledger.pages += 1;
            for block in &parsed.page.blocks {
                if let Block::Table(table) = block {
                    self.run.ledger.tables += 1;
                    self.run.ledger.rows += table.rows.len();
                }
            }
            for rule in read.ignored {
                self.run.ledger.ignore(rule, 1);
            }
            self.run.ledger.unknown += usize::from(read.is_unknown);
            self.run.diagnostics.extend(read.diagnostics);
            pages.extend(read.pages);
        }
        pages
    }

    /// Reads one page; without a dialect, only those that need none.
    fn page(&self, parsed: &Parsed, dialect: Option<&'static Dialect>) -> ReadPage {
        let mut read = ReadPage::default();
        if let Some(rule) = parsed.ignored {
            read.ignored.push(rule);
            return read;
        }
        read.diagnostics.clone_from(&parsed.diagnostics);
        read.is_unknown = parsed.page.blocks.is_empty();
        let (false, Some(dialect)) = (read.is_unknown, dialect) else {
            return read;
        };
        match dialect::read(dialect, self.sources, &parsed.page, &mut read.diagnostics) {
            Reading::Model(mut model) => {
                read.ignored
                    .extend(model.ignored_rows.iter().map(|(rule, _)| *rule));
                let nested = std::mem::take(&mut model.nested);
                let models = std::iter::once(model).chain(nested);
                read.pages
                    .extend(models.map(|model| self.doc_page(dialect, parsed, model)));
            }
            Reading::Ignored(rule) => read.ignored.push(rule),
            Reading::Unknown => read.is_unknown = true,
        }
        read
    }

    fn doc_page(&self, dialect: &'static Dialect, parsed: &Parsed, model: PageModel) -> DocPage {
        let folders = meaningful_folders_of(&parsed.folder);
        let namespace = (!self.source.module.is_empty()).then(|| module(&self.source.module));
        let modules = self.group.modules.iter().cloned();
        DocPage {
            dialect,
            source: self.index,
            tree: self.tree,
            folder: parsed
                .folder
                .namespace
                .last()
                .copied()
                .unwrap_or_default()
                .to_owned(),
            namespace: namespace
                .into_iter()
                .chain(modules)
                .chain(folders)
                .collect(),
            wire_case: self.source.wire_case,
            model: Box::new(model),
            calls: Vec::new(),
        }
    }

    /// The group's dialect; a group without evidence is an error, reported at its `first` page.
    fn dialect(&mut self, first: &Parsed) -> Option<&'static Dialect> {
        let pages: Vec<&Page> = self
            .group
            .pages
            .iter()
            .filter_map(|index| self.parsed.get(*index))
            .filter(|parsed| parsed.ignored.is_none())
            .map(|parsed| &parsed.page)
            .collect();
        let found = self
            .source
            .dialect
            .or_else(|| dialect::detect(self.sources, &pages));
        if found.is_none() {
            let start = crate::source::Span::new(first.page.file, 0..0);
            let known: Vec<_> = dialect::DIALECTS.iter().map(|dialect| dialect.id).collect();
            self.run.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownDialect,
                    "nothing in these pages tells which generator wrote them",
                )
                .at(start, "the first page")
                .help(format!("set `dialect` to one of {}", known.join(", "))),
            );
        }
        found
    }
}

/// The modules that a page's folders make below its model folder.
fn meaningful_folders_of(folder: &ModelFolder) -> Vec<String> {
    let is_docs = |name: &&&str| !folder.certain && name.eq_ignore_ascii_case("docs");
    folder
        .namespace
        .iter()
        .filter(|name| !is_docs(name))
        .map(|name| module(name))
        .collect()
}
