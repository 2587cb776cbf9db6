//! Which dialect a tree of pages is written in, and which of its folders hold models.

use super::cursor::Cursor;
use super::{DIALECTS, Dialect};
use crate::markdown::{Block, Page};
use crate::source::Sources;

/// Cells and headings that are looked at before a decision; the first ones decide as well as all.
const ENOUGH_CELLS: usize = 4000;

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
                    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
                        count_cell(file.slice(*cell), *cell, &mut votes);
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

fn count_cell(text: &str, span: crate::source::Span, votes: &mut [Votes]) {
    for (dialect, votes) in DIALECTS.iter().zip(votes) {
        let mut cursor = Cursor::new(text, span);
        if (dialect.type_cell)(&mut cursor).is_ok() && cursor.is_done() {
            votes.readable += 1;
        }
        if dialect.marks.iter().any(|mark| text.contains(mark)) {
            votes.marks += 1;
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

/// What `path` says about its page. `docs/models/components/x.md` is in the namespace `components`; pages of a folder
/// that no rule knows take all their folders as the namespace.
pub fn model_folder(path: &str) -> ModelFolder<'_> {
    let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
    let mut start = 0;
    for part in folder.split('/') {
        let end = start + part.len();
        let is_models = part.eq_ignore_ascii_case("models");
        let is_errors = part.eq_ignore_ascii_case("errors");
        if is_models || is_errors {
            let below = folder
                .get(if is_models { end } else { start }..)
                .unwrap_or_default();
            return ModelFolder {
                root: folder
                    .get(..start)
                    .unwrap_or_default()
                    .trim_end_matches('/'),
                namespace: below.split('/').filter(|part| !part.is_empty()).collect(),
                certain: true,
            };
        }
        start = end + 1;
    }
    ModelFolder {
        root: "",
        namespace: folder.split('/').filter(|part| !part.is_empty()).collect(),
        certain: false,
    }
}
