//! Which dialect a tree of pages is written in, and which of its folders hold models.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::{DIALECTS, Dialect};
use crate::markdown::{Block, Page};
use crate::source::{FileId, Sources, Span};

/// Cells and headings that are looked at before a decision; the first ones decide as well as all.
const ENOUGH_CELLS: usize = 4000;

/// Cells that are looked at of one page: more of them would be one generator's word against that of all other pages.
const ENOUGH_OF_PAGE: usize = 500;

/// Votes for one dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Votes {
    /// Type cells that its grammar reads.
    readable: usize,
    /// Fences in its language and cells that only it writes.
    marks: usize,
}

/// The dialect whose grammar reads most Type cells of `pages`; `None` where no page has evidence.
pub fn detect(sources: &Sources, pages: &[&Page]) -> Option<&'static Dialect> {
    let mut votes = vec![Votes::default(); DIALECTS.len()];
    // The same few types fill most cells.
    let mut cells: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = 0;
    for page in pages {
        let Some(file) = sources.get(page.file) else {
            continue;
        };
        for block in &page.blocks {
            match block {
                Block::Fence(fence) => count_fence(file.slice(fence.info), &mut votes),
                Block::Table(table) => {
                    let header = table.header.cells.iter().map(|cell| file.slice(*cell));
                    let Some(column) = header.into_iter().position(|name| name == "Type") else {
                        continue;
                    };
                    let cells_of = table.rows.iter().filter_map(|row| row.cells.get(column));
                    for cell in cells_of.take(ENOUGH_OF_PAGE) {
                        *cells.entry(file.slice(*cell)).or_default() += 1;
                        seen += 1;
                    }
                }
                _ => {}
            }
        }
        if seen > ENOUGH_CELLS {
            break;
        }
    }
    for (text, count) in cells {
        count_cell(text, count, &mut votes);
    }
    let best = votes.iter().copied().max()?;
    let index = votes.iter().position(|votes| *votes == best)?;
    (best > Votes::default())
        .then(|| DIALECTS.get(index).copied())
        .flatten()
}

fn count_fence(info: &str, votes: &mut [Votes]) {
    for (dialect, votes) in DIALECTS.iter().zip(votes) {
        if dialect.fences.contains(&info) {
            votes.marks += 1;
        }
    }
}

/// Counts `count` cells that hold `text`.
fn count_cell(text: &str, count: usize, votes: &mut [Votes]) {
    let nowhere = Span::new(FileId(0), 0..text.len());
    for (dialect, votes) in DIALECTS.iter().zip(votes) {
        let mut cursor = Cursor::new(text, nowhere);
        if dialect.type_cell(&mut cursor).is_ok() && cursor.is_done() {
            votes.readable += count;
        }
        if dialect.marks.iter().any(|mark| text.contains(mark)) {
            votes.marks += count;
        }
    }
}

/// Where a page stands: the folder of all models of its SDK, and the namespace below that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelFolder<'a> {
    /// The path before the model folder, `""` at the top: one SDK each.
    pub root: &'a str,
    /// The folders between the model folder and the page.
    pub namespace: Vec<&'a str>,
    /// Whether the path itself says that the page is a model.
    pub certain: bool,
}

/// What `path` says about its page. `docs/models/components/x.md` is in the namespace `components`. Where there is no
/// folder of models, each folder called `docs` is that of an SDK, and the folders below it are the namespace.
pub fn model_folder(path: &str) -> ModelFolder<'_> {
    let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
    let is_models = |part: &str| part.eq_ignore_ascii_case("models");
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

/// What is before the first folder of `path` that `is_wanted`, that folder, and what is below it.
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
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_the_sdk_and_the_namespace() {
        for (path, root, namespace, certain) in [
            ("docs/models/components/x.md", "docs", "components", true),
            ("docs/models/x.md", "docs", "", true),
            ("docs/Models/Shared/X.md", "docs", "Shared", true),
            ("docs/errors/x.md", "docs", "errors", true),
            ("docs/models/errors/x.md", "docs", "errors", true),
            (
                "a/docs/sdk/models/shared/x.md",
                "a/docs/sdk",
                "shared",
                true,
            ),
            ("docs/x.md", "", "", false),
            ("csharp/docs/X.md", "csharp", "", false),
            ("java/docs/X.md", "java", "", false),
            ("docs/sdks/apps/README.md", "", "sdks apps", false),
            ("a/b/x.md", "", "a b", false),
            ("README.md", "", "", false),
            ("", "", "", false),
        ] {
            let found = model_folder(path);
            let shown = (found.root, found.namespace.join(" "), found.certain);
            assert_eq!(shown, (root, namespace.to_owned(), certain), "{path}");
        }
    }
}
