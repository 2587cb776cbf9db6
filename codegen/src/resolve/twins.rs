//! Unions that appear twice in the docs: spelled out in the cell of a field, and on their own page, which is named
//! after the model and the field. They are one model, that of the page.

use std::collections::BTreeMap;

use crate::dialect::facts::{Body, TypeExpr};
use crate::pages::DocPage;

/// `pages`, with the unions in cells replaced by mentions of their pages, if they have one.
pub fn merge(pages: Vec<DocPage>) -> Vec<DocPage> {
    let is_union = |page: &DocPage| matches!(page.model.body, Body::Union(_));
    let own: BTreeMap<(usize, &str), &DocPage> = pages
        .iter()
        .filter(|page| page.model.anchor.is_none() && is_union(page))
        .map(|page| ((page.tree, page.model.title.value.as_str()), page))
        .collect();
    let twin = |page: &DocPage| {
        let anchor = page.model.anchor.as_ref().filter(|_| is_union(page))?;
        let twin = own.get(&(page.tree, page.model.title.value.as_str()))?;
        let name = match twin.folder.as_str() {
            "" => twin.model.title.value.clone(),
            folder => format!("{folder}.{}", twin.model.title.value),
        };
        Some(((page.model.file, format!("#{anchor}")), name))
    };
    let twins: BTreeMap<_, _> = pages.iter().filter_map(twin).collect();
    if twins.is_empty() {
        return pages;
    }
    let is_twin = |page: &DocPage| {
        let anchor = page.model.anchor.as_ref();
        anchor.is_some_and(|it| twins.contains_key(&(page.model.file, format!("#{it}"))))
    };
    let mut kept: Vec<DocPage> = pages
        .iter()
        .filter(|page| !is_twin(page))
        .cloned()
        .collect();
    for page in &mut kept {
        let file = page.model.file;
        let types: Vec<&mut TypeExpr> = match &mut page.model.body {
            Body::Struct(fields) => fields.iter_mut().map(|it| &mut it.ty.value).collect(),
            Body::Union(variants) => variants.iter_mut().map(|it| &mut it.ty.value).collect(),
            Body::Enum(_) | Body::TitleOnly => Vec::new(),
        };
        for ty in types {
            retarget(ty, &|target| twins.get(&(file, target.to_owned())));
        }
    }
    kept
}

fn retarget<'t>(ty: &mut TypeExpr, twin: &impl Fn(&str) -> Option<&'t String>) {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            retarget(inner, twin);
        }
        TypeExpr::Reference(reference) => {
            if let Some(name) = reference.target.as_deref().and_then(twin) {
                reference.text.clone_from(name);
                reference.target = None;
            }
        }
        TypeExpr::Union(members, _) => members.iter_mut().for_each(|it| retarget(it, twin)),
        TypeExpr::Primitive(_) | TypeExpr::Literal(_) | TypeExpr::Runtime => {}
    }
}
