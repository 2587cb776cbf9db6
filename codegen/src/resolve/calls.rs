//! Calls of operations → the models that they pass.

use std::collections::HashMap;

use super::{CallFacts, DocPage};
use crate::dialect::facts::{OperationFacts, TypeExpr};
use crate::source::{FileId, SourceFile, Sources, joined};

/// Each snippet is read once for each parameter. Real operations have fewer of both.
const MOST_PARAMETERS: usize = 64;
const MOST_SNIPPETS: usize = 8;

/// Gives each of `pages` the calls that pass its model. Only a link that leads to a page tells which model is meant.
pub fn attach(sources: &Sources, operations: &[(FileId, OperationFacts)], pages: &mut [DocPage]) {
    if operations.is_empty() {
        return;
    }
    let path = |file| sources.get(file).map(SourceFile::display_path);
    let mut by_path: HashMap<String, usize> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        // A page's own model comes before those that it has for its own use.
        if let Some(path) = path(page.model.file) {
            by_path.entry(path).or_insert(index);
        }
    }
    for (file, operation) in operations {
        let Some(from) = path(*file) else { continue };
        let parameters = operation.parameters.iter().enumerate();
        for (position, parameter) in parameters.take(MOST_PARAMETERS) {
            let target = parameter.ty.as_ref().and_then(link);
            let target = target.and_then(|target| joined(&from, target));
            let index = target.and_then(|target| by_path.get(&target));
            if let Some(page) = index.and_then(|index| pages.get_mut(*index)) {
                let usage = operation.usage.iter().take(MOST_SNIPPETS);
                let calls = usage.map(|code| CallFacts {
                    code: code.clone(),
                    parameter: parameter.name.clone(),
                    position,
                });
                page.calls.extend(calls);
            }
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
