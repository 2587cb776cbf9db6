//! Which dialect a tree of pages is written in, and which of its folders hold models.

use std::collections::{BTreeMap, BTreeSet};

use super::cursor::Cursor;
use super::facts::TypeExpr;
use super::{DIALECTS, Dialect, FAMILIES, Family};
use crate::markdown::{Block, Page, Table};
use crate::text::{FileId, SourceFile, Sources, Span};

/// Cells and headings that are looked at before a decision; the first ones decide as well as all.
const ENOUGH_CELLS: usize = 4000;

/// Cells that are looked at of one page: more of them would be one generator's word against that of all other pages.
const ENOUGH_OF_PAGE: usize = 500;

/// The columns that hold types.
const TYPE_COLUMNS: [&str; 2] = ["Type", "Accessed Type"];

/// One that holds types in tables of fields; elsewhere it is about operations.
const FIELDS_TYPE_COLUMN: &str = "Schema";

/// Votes for one dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Votes {
    /// Type cells that its grammar reads, with built-in types and existing pages.
    understood: usize,
    /// Fences in its language, and cells and titles that only it writes.
    marks: usize,
    /// Type cells that its grammar reads.
    readable: usize,
}

/// What is known of the pages before their language is.
#[derive(Default)]
struct Evidence<'a> {
    /// The strings of Type cells, and how many hold each. The same few types fill most cells.
    cells: BTreeMap<&'a str, usize>,
    fences: Vec<&'a str>,
    /// Titles, with all their parts, and how many Type cells their pages have.
    titles: Vec<(&'a str, usize)>,
    /// The last parts of titles, and names of files.
    names: BTreeSet<&'a str>,
    /// Tables of fields, by family.
    tables: BTreeMap<&'static str, usize>,
}

/// The dialect whose grammar understands most Type cells of `pages`; `None` if no page has evidence. `family`: the
/// generator, if known.
pub fn detect(
    sources: &Sources,
    pages: &[&Page],
    family: Option<&'static Family>,
) -> Option<&'static Dialect> {
    let evidence = Evidence::of(sources, pages);
    let wanted = family.map(|it| it.name).or_else(|| evidence.family());
    let candidates = DIALECTS.iter().copied().filter(|it| !it.is_any);
    let candidates: Vec<&Dialect> = candidates
        .filter(|it| wanted.is_none_or(|name| it.family.name == name))
        .collect();
    let mut votes = vec![Votes::default(); candidates.len()];
    for (dialect, votes) in candidates.iter().zip(&mut votes) {
        votes.marks += evidence.marks(dialect);
        votes.understood += evidence.certain(dialect);
    }
    for (text, count) in &evidence.cells {
        for (dialect, votes) in candidates.iter().zip(&mut votes) {
            evidence.count_cell(dialect, text, *count, votes);
        }
    }
    let best = votes.iter().copied().max()?;
    let index = votes.iter().position(|votes| *votes == best)?;
    (best > Votes::default())
        .then(|| candidates.get(index).copied())
        .flatten()
}

impl<'a> Evidence<'a> {
    fn of(sources: &'a Sources, pages: &[&Page]) -> Self {
        let mut evidence = Self::default();
        let mut seen = 0;
        for page in pages {
            let Some(file) = sources.get(page.file) else {
                continue;
            };
            let name = file.path.rsplit('/').next().unwrap_or_default();
            evidence.names.insert(name.trim_end_matches(".md"));
            let is_enough = seen > ENOUGH_CELLS;
            for block in &page.blocks {
                match block {
                    Block::Heading(heading) if heading.level == 1 => {
                        evidence.title(file.slice(heading.text));
                    }
                    _ if is_enough => {}
                    Block::Fence(fence) => evidence.fences.push(file.slice(fence.info)),
                    Block::Table(table) => {
                        let cells = evidence.table(file, table);
                        seen += cells;
                        if let Some((_, of_page)) = evidence.titles.last_mut() {
                            *of_page += cells;
                        }
                    }
                    _ => {}
                }
            }
        }
        evidence
    }

    fn title(&mut self, title: &'a str) {
        let last = title.rsplit(['.', ':', ' ', '\\']).next();
        self.names.extend(last);
        self.titles.push((title, 0));
    }

    /// Adds the Type cells of a table, and says how many.
    fn table(&mut self, file: &'a SourceFile, table: &Table) -> usize {
        let header: Vec<&str> = table
            .header
            .cells
            .iter()
            .map(|it| file.slice(*it))
            .collect();
        // The columns of one family may be the first ones of another's.
        let most = FAMILIES.iter().filter_map(|it| it.columns(&header)).max();
        let is_of_types = |name: &&str| {
            TYPE_COLUMNS.contains(name) || (most.is_some() && *name == FIELDS_TYPE_COLUMN)
        };
        let Some(column) = header.iter().position(is_of_types) else {
            return 0;
        };
        for family in FAMILIES {
            if most.is_some() && family.columns(&header) == most {
                *self.tables.entry(family.name).or_default() += 1;
            }
        }
        let cells_of = table.rows.iter().filter_map(|row| row.cells.get(column));
        let mut seen = 0;
        for cell in cells_of.take(ENOUGH_OF_PAGE) {
            *self.cells.entry(file.slice(*cell)).or_default() += 1;
            seen += 1;
        }
        seen
    }

    /// The family with most tables.
    fn family(&self) -> Option<&'static str> {
        let most = self.tables.iter().max_by_key(|(_, count)| **count)?;
        Some(most.0)
    }

    fn marks(&self, dialect: &Dialect) -> usize {
        let is_fence = |info: &&&str| dialect.fences.contains(info);
        let has_mark =
            |(title, _): &&(&str, usize)| dialect.titles.iter().any(|mark| title.contains(mark));
        self.fences.iter().filter(is_fence).count() + self.titles.iter().filter(has_mark).count()
    }

    /// How many cells are on pages whose title has a word that only `dialect` writes there: whatever they look
    /// like, they are its own. Marks without letters occur in several languages.
    fn certain(&self, dialect: &Dialect) -> usize {
        let is_word = |mark: &&&str| mark.contains(char::is_alphabetic);
        let words = || dialect.titles.iter().filter(is_word);
        let has_word = |(title, _): &&(&str, usize)| words().any(|word| title.contains(word));
        let certain = self.titles.iter().filter(has_word);
        certain.map(|(_, cells)| cells).sum()
    }

    /// Counts `count` cells that hold `text`.
    fn count_cell(&self, dialect: &Dialect, text: &str, count: usize, votes: &mut Votes) {
        let nowhere = Span::new(FileId(0), 0..text.len());
        let mut cursor = Cursor::new(text, nowhere);
        if let Ok(cell) = dialect.type_cell(&mut cursor)
            && cursor.is_done()
        {
            votes.readable += count;
            if dialect.types.pages_unlinked || self.is_understood(&cell.ty) {
                votes.understood += count;
            }
        }
        if dialect.detected_by.iter().any(|mark| text.contains(mark)) {
            votes.marks += count;
        }
    }

    /// Whether all names in `ty` are those of existing pages or of built-in types.
    fn is_understood(&self, ty: &TypeExpr) -> bool {
        match ty {
            TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
                self.is_understood(inner)
            }
            TypeExpr::Union(members, _) => members.iter().all(|it| self.is_understood(it)),
            TypeExpr::Reference(reference) => {
                let is_anchor = reference
                    .target
                    .as_ref()
                    .is_some_and(|it| it.starts_with('#'));
                is_anchor
                    || reference.built_in.is_some()
                    || self.names.contains(reference.text.as_str())
            }
            TypeExpr::Primitive(_) | TypeExpr::Literal(_) | TypeExpr::Runtime => true,
        }
    }
}

/// Where a page is: the models folder of its SDK, and the namespace below that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelFolder<'a> {
    /// The path before the model folder, `""` at the top: one SDK each.
    pub root: &'a str,
    /// The folders between the model folder and the page.
    pub namespace: Vec<&'a str>,
    /// Whether the path itself shows that the page is a model.
    pub certain: bool,
}

/// What the path of `file` says about its page. `docs/models/components/x.md` is in the namespace `components`. If there is no
/// models folder, the folder that was read may be one itself; otherwise each folder called `docs` is that of an SDK, and the folders below it are the namespace.
pub fn model_folder(file: &SourceFile) -> ModelFolder<'_> {
    let mut folder = folder_of(&file.path);
    if !folder.certain && is_model_folder(&file.prefix) {
        let (folders, _) = file.path.rsplit_once('/').unwrap_or_default();
        folder.root = "";
        folder.namespace = folders.split('/').filter(|it| !it.is_empty()).collect();
        folder.certain = true;
    }
    folder
}

/// Whether `folder` has a name that SDKs give to the models folder.
pub fn is_model_folder(folder: &str) -> bool {
    let name = folder.trim_end_matches('/').rsplit('/').next();
    name.is_some_and(is_models)
}

fn is_models(part: &str) -> bool {
    part.eq_ignore_ascii_case("models") || part.eq_ignore_ascii_case("model")
}

fn folder_of(path: &str) -> ModelFolder<'_> {
    let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
    let is_errors = |part: &str| part.eq_ignore_ascii_case("errors");
    let is_docs = |part: &str| part.eq_ignore_ascii_case("docs");
    let certain = folder_at(folder, |part| is_models(part) || is_errors(part));
    let found = certain.or_else(|| folder_at(folder, is_docs));
    let (root, part, below) = found.unwrap_or(("", "", folder));
    let errors = Some(part).filter(|part| is_errors(part));
    let below = below.split('/').filter(|part| !part.is_empty());
    ModelFolder {
        root,
        namespace: errors.into_iter().chain(below).collect(),
        certain: certain.is_some(),
    }
}

/// The part of `path` before the first folder that `is_wanted`, that folder, and the part below it.
fn folder_at(path: &str, is_wanted: impl Fn(&str) -> bool) -> Option<(&str, &str, &str)> {
    let mut start = 0;
    for part in path.split('/') {
        let end = start + part.len();
        if is_wanted(part) {
            let before = path.get(..start)?.trim_end_matches('/');
            return Some((before, part, path.get(end..)?));
        }
        start = end + 1;
    }
    None
}

#[cfg(test)]
#[path = "tests/detect.rs"]
mod tests;
