//! The pages of a source → the facts of its models.

use super::groups::{Group, groups, module, modules_below};
use super::parsed::{Parsed, parse};
use super::{DocPage, DocSource, ReadDocs, operations};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect::facts::{IgnoreRule, PageModel, Spanned};
use crate::dialect::{self, Dialect};
use crate::markdown::{Block, Page};
use crate::parallel;
use crate::text::{FileId, Sources, Span};

/// Adds the models of one source, the one at `index`, to `all`. `trees` counts the groups of the run.
pub fn read_source(
    sources: &Sources,
    (index, source): (usize, &DocSource),
    strict: bool,
    trees: &mut usize,
    all: &mut ReadDocs,
) {
    let parsed = parallel::map(&source.files, |file| parse(sources, *file));
    let parsed: Vec<Parsed> = parsed.into_iter().flatten().collect();
    let first = all.pages.len();
    for group in groups(&parsed).into_values() {
        let tree = *trees;
        *trees += 1;
        let mut reader = FactReader {
            sources,
            index,
            source,
            strict,
            parsed: &parsed,
            group: &group,
            tree,
            all: &mut *all,
        };
        let pages = reader.read();
        all.pages.extend(pages);
    }
    if let Some(pages) = all.pages.get_mut(first..) {
        operations::attach(sources, &parsed, pages);
    }
}

/// Reads the pages of one group.
struct FactReader<'a> {
    sources: &'a Sources,
    /// The position of `source` among the run's sources.
    index: usize,
    source: &'a DocSource,
    /// Whether a page that cannot be read is an error.
    strict: bool,
    parsed: &'a [Parsed<'a>],
    group: &'a Group,
    /// The number of the group in the run.
    tree: usize,
    all: &'a mut ReadDocs,
}

/// The result for one page.
#[derive(Default)]
struct ReadPage {
    /// Its model, and the nested models that only it uses.
    pages: Vec<DocPage>,
    /// The dropped page or rows, by rule.
    ignored: Vec<IgnoreRule>,
    is_unknown: bool,
    /// Whether its errors only affect its own model.
    is_demoted: bool,
    diagnostics: Vec<Diagnostic>,
}

impl ReadPage {
    fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.level == Level::Error)
    }

    /// Turns errors into warnings: they only affect this page.
    fn demote(&mut self) {
        self.is_demoted = true;
        for diagnostic in &mut self.diagnostics {
            if diagnostic.level == Level::Error {
                diagnostic.level = Level::Warning;
                diagnostic.help = Some(match diagnostic.help.take() {
                    Some(help) => format!("{help}; until then the model is kept as JSON"),
                    None => "the model on this page is kept as JSON".to_owned(),
                });
            }
        }
    }
}

impl<'a> FactReader<'a> {
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
            self.all.ledger.pages += 1;
            for block in &parsed.page.blocks {
                if let Block::Table(table) = block {
                    let file = self.sources.get(parsed.page.file);
                    let is_of_fields = self.all.field_tables == 0
                        && parsed.ignored != Some(IgnoreRule::ApiPage)
                        && !table.rows.is_empty()
                        && file.is_some_and(|file| dialect::is_field_table(file, table));
                    self.all.field_tables += usize::from(is_of_fields);
                    self.all.ledger.tables += 1;
                    self.all.ledger.rows += table.rows.len();
                }
            }
            for rule in read.ignored {
                self.all.ledger.ignore(rule, 1);
            }
            self.all.unread += usize::from(read.is_demoted);
            self.all.ledger.unknown += usize::from(read.is_unknown);
            self.all.diagnostics.extend(read.diagnostics);
            pages.extend(read.pages);
        }
        pages
    }

    /// Reads one page; without a dialect, only if it does not need one.
    fn page(&self, parsed: &Parsed, dialect: Option<&'static Dialect>) -> ReadPage {
        let mut read = ReadPage::default();
        if let Some(rule) = parsed.ignored {
            read.ignored.push(rule);
            if rule == IgnoreRule::NoModelPage && dialect.is_some() {
                self.report_fields(&parsed.page, &mut read);
            }
            return read;
        }
        read.diagnostics.clone_from(&parsed.diagnostics);
        read.is_unknown = parsed.page.blocks.is_empty();
        let (false, Some(dialect)) = (read.is_unknown, dialect) else {
            return read;
        };
        let mut models = dialect::read(dialect, self.sources, &parsed.page, &mut read.diagnostics);
        if !self.strict && read.has_errors() {
            read.is_unknown = true;
            models = self.placeholder(&parsed.page).map(|model| vec![model]);
            read.demote();
        }
        read.is_unknown |= models.is_none();
        let models = models.unwrap_or_default();
        let rows = models.iter().flat_map(|model| &model.ignored_rows);
        read.ignored.extend(rows.map(|(rule, _)| *rule));
        let models = models.into_iter();
        let pages = models.map(|model| self.doc_page(dialect, parsed, model));
        read.pages.extend(pages);
        read
    }

    /// Reports the first table of fields on a page that is not a model.
    fn report_fields(&self, page: &Page, read: &mut ReadPage) {
        let Some(file) = self.sources.get(page.file) else {
            return;
        };
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if !table.rows.is_empty() => Some(table),
            _ => None,
        });
        let mut of_fields = tables.filter(|table| dialect::is_field_table(file, table));
        if let Some(table) = of_fields.next() {
            read.is_unknown = true;
            let message = "this page has a table of fields but does not look like a model";
            read.diagnostics.push(
                Diagnostic::new(Code::NotAModel, message)
                    .at(table.header.span, "these rows are not read")
                    .help("`exclude` in fieldnotes.toml leaves the page out"),
            );
        }
    }

    /// A placeholder for the model of a page that cannot be read, named after its title or its file.
    fn placeholder(&self, page: &Page) -> Option<PageModel> {
        let file = self.sources.get(page.file)?;
        let titles = page.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.level == 1 => Some(heading.text),
            _ => None,
        });
        let title = titles.into_iter().next();
        let text = title.map_or("", |span| file.slice(span).trim_matches('~'));
        let name = text
            .rsplit(['.', ':', ' ', '\\'])
            .next()
            .unwrap_or_default();
        let stem = file.path.rsplit('/').next()?.trim_end_matches(".md");
        let is_name = |name: &&str| {
            name.starts_with(char::is_alphabetic)
                && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        };
        let name = [name, stem].into_iter().find(is_name)?;
        let span = title.unwrap_or(Span::new(page.file, 0..0));
        let mut model = PageModel::new(page.file, Spanned::new(name.to_owned(), span));
        model.unread = true;
        Some(model)
    }

    fn doc_page(&self, dialect: &'static Dialect, parsed: &Parsed, model: PageModel) -> DocPage {
        let folders = modules_below(&parsed.folder, dialect.family);
        let namespace = (!self.source.module.is_empty()).then(|| module(&self.source.module));
        let modules = self.group.modules.iter().cloned();
        DocPage {
            dialect,
            source: self.index,
            tree: self.tree,
            folder: parsed
                .folder
                .namespace
                .iter()
                .rfind(|name| !dialect.family.folders.contains(name))
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
            uses: Vec::new(),
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
        let wanted = self.source.dialect;
        let family = wanted.map(|it| it.family);
        let found = wanted
            .filter(|it| !it.is_any)
            .or_else(|| dialect::detect(self.sources, &pages, family));
        let files: Vec<FileId> = pages.iter().map(|page| page.file).collect();
        let Some(found) = found else {
            let start = Span::new(first.page.file, 0..0);
            let message = match dialect::unread_generator(self.sources, &files) {
                Some(name) => format!("these pages are by {name}, which fieldnotes cannot read"),
                None => "nothing in these pages shows which generator wrote them".to_owned(),
            };
            self.all.diagnostics.push(
                Diagnostic::new(Code::UnknownDialect, message)
                    .at(start, "the first page")
                    .help(format!("set `dialect` to one of {}", dialect::known())),
            );
            return None;
        };
        let described = dialect::described(found, self.sources, &files);
        self.all.ledger.dialects.insert(described);
        Some(found)
    }
}
