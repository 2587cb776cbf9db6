//! Pages about operations → the models that operations take or return, and the code that passes them.

use std::collections::HashMap;

use super::parsed::Parsed;
use super::{CallFacts, DocPage};
use crate::dialect;
use crate::dialect::facts::{IgnoreRule, OperationFacts, TypeExpr};
use crate::model::Use;
use crate::parallel;
use crate::text::{FileId, SourceFile, Sources, joined};

/// Each snippet is read once for each parameter. Real operations have fewer of both.
const MOST_PARAMETERS: usize = 64;
const MOST_SNIPPETS: usize = 8;

/// Gives each of `pages` what the pages about operations among `parsed` say of it: the calls that pass its model, and the operations that take or return it. Only a link that leads
/// to a page tells which model a call means.
pub fn attach(sources: &Sources, parsed: &[Parsed], pages: &mut [DocPage]) {
    let operations = operations(sources, parsed, pages);
    if operations.is_empty() {
        return;
    }
    let found = Places::of(sources, pages);
    for (file, operation) in &operations {
        let Some(from) = sources.get(*file).map(SourceFile::display_path) else {
            continue;
        };
        let parameters = operation.parameters.iter().enumerate();
        for (position, parameter) in parameters.take(MOST_PARAMETERS) {
            let page = parameter.ty.as_ref().and_then(link);
            let page = page.and_then(|target| found.by_link(&from, target));
            if let Some(page) = page.and_then(|index| pages.get_mut(index)) {
                let usage = operation.usage.iter().take(MOST_SNIPPETS);
                let calls = usage.map(|code| CallFacts {
                    code: code.clone(),
                    parameter: parameter.name.clone(),
                    position,
                });
                page.calls.extend(calls);
            }
        }
        let sent = operation.parameters.iter().filter_map(|it| it.ty.as_ref());
        let received = operation.returns.iter();
        let all = sent.map(|ty| (ty, true));
        for (ty, is_sent) in all.chain(received.map(|ty| (ty, false))) {
            for index in found.mentioned(&from, ty) {
                let it = Use {
                    operation: operation.name.clone(),
                    is_sent,
                };
                if let Some(page) = pages.get_mut(index).filter(|page| !page.uses.contains(&it)) {
                    page.uses.push(it);
                }
            }
        }
    }
}

/// Where models are.
struct Places {
    by_path: HashMap<String, usize>,
    /// `None`: several models have it.
    by_title: HashMap<String, Option<usize>>,
}

impl Places {
    fn of(sources: &Sources, pages: &[DocPage]) -> Self {
        let (mut by_path, mut by_title) = (HashMap::new(), HashMap::new());
        for (index, page) in pages.iter().enumerate() {
            // A page's own model comes before the nested ones on it.
            if let Some(file) = sources.get(page.model.file) {
                by_path.entry(file.display_path()).or_insert(index);
            }
            let title = by_title.entry(page.model.title.value.clone());
            title.and_modify(|it| *it = None).or_insert(Some(index));
        }
        Self { by_path, by_title }
    }

    fn by_link(&self, from: &str, target: &str) -> Option<usize> {
        self.by_path.get(&joined(from, target)?).copied()
    }

    /// The models that make up `ty`, on the page `from`.
    fn mentioned(&self, from: &str, ty: &TypeExpr) -> Vec<usize> {
        match ty {
            TypeExpr::Reference(it) => {
                let linked = it.target.as_ref().and_then(|it| self.by_link(from, it));
                let named = || self.by_title.get(&it.text).copied().flatten();
                linked.or_else(named).into_iter().collect()
            }
            TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
                self.mentioned(from, inner)
            }
            TypeExpr::Union(members, page) => {
                let page = page.as_ref().and_then(|it| it.target.as_ref());
                if let Some(page) = page.and_then(|it| self.by_link(from, it)) {
                    return vec![page];
                }
                let members = members.iter();
                members.flat_map(|it| self.mentioned(from, it)).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn link(ty: &TypeExpr) -> Option<&str> {
    match ty {
        TypeExpr::Reference(reference) => reference.target.as_deref(),
        TypeExpr::Nullable(inner) => link(inner),
        _ => None,
    }
}

/// The operations of all pages about operations, each with its page. Those pages have no dialect of their own: they are
/// read in that of the first of `pages`.
fn operations(
    sources: &Sources,
    parsed: &[Parsed],
    pages: &[DocPage],
) -> Vec<(FileId, OperationFacts)> {
    let Some(dialect) = pages.first().map(|page| page.dialect) else {
        return Vec::new();
    };
    let is_about_operations = |it: &&Parsed| {
        matches!(
            it.ignored,
            Some(IgnoreRule::OperationsPage | IgnoreRule::ApiPage)
        )
    };
    let about: Vec<&Parsed> = parsed.iter().filter(is_about_operations).collect();
    let found = parallel::map(&about, |it| {
        let operations = dialect::operations(dialect, sources, &it.page).into_iter();
        operations
            .map(|operation| (it.page.file, operation))
            .collect::<Vec<_>>()
    });
    found.into_iter().flatten().collect()
}
