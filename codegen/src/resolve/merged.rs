//! Unions that the docs print as one table with the fields of all their members.
//!
//! Such a table looks like that of a model that is all of its parts at once, so that every field that some member
//! requires is printed as required. Where the rows of a page are those of other pages, one after the other, what not
//! all of these have may be absent: each member's payload is read, and so is that of a model that is all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::Presence;
use crate::model::{Api, Field, Model, Shape, Struct};
use crate::resolve::DocPage;

/// A page is compared with so many others at most.
const MOST_CANDIDATES: usize = 200;

/// Relaxes the structs of `api` that have the fields of several others. `pages` stand in the order of the models.
pub fn relax(api: &mut Api, pages: &[DocPage], diagnostics: &mut Vec<Diagnostic>) {
    let merges = |index: usize| {
        pages
            .get(index)
            .is_some_and(|it| it.dialect.family.merges_unions)
    };
    let mut relaxed: Vec<(usize, BTreeSet<usize>, Diagnostic)> = Vec::new();
    {
        let mut by_field: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (index, model) in api
            .models
            .iter()
            .enumerate()
            .filter(|(index, _)| merges(*index))
        {
            let tree = pages.get(index).map_or(0, |it| it.tree);
            for field in fields(model).unwrap_or_default() {
                by_field
                    .entry((tree, &field.doc_name))
                    .or_default()
                    .push(index);
            }
        }
        for (index, model) in api
            .models
            .iter()
            .enumerate()
            .filter(|(index, _)| merges(*index))
        {
            let tree = pages.get(index).map_or(0, |it| it.tree);
            let candidates = |field: &Field| {
                let found = by_field.get(&(tree, field.doc_name.as_str()));
                let others = found
                    .into_iter()
                    .flatten()
                    .copied()
                    .filter(|other| *other != index);
                others
                    .take(MOST_CANDIDATES)
                    .filter_map(|other| api.models.get(other))
                    .collect()
            };
            let Some(members) = fields(model).and_then(|it| members(it, &candidates)) else {
                continue;
            };
            relaxed.push((index, partial(model, &members), finding(model, &members)));
        }
    }
    for (index, partial, finding) in relaxed {
        let Some(Shape::Struct(structure)) = api.models.get_mut(index).map(|it| &mut it.shape)
        else {
            continue;
        };
        if make_optional(structure, &partial) {
            diagnostics.push(finding);
        }
    }
}

fn fields(model: &Model) -> Option<&[Field]> {
    match &model.shape {
        Shape::Struct(structure) => Some(&structure.fields),
        _ => None,
    }
}

/// The models whose fields, one model after the other and each field once, are `all`.
fn members<'a>(
    all: &[Field],
    candidates: &dyn Fn(&Field) -> Vec<&'a Model>,
) -> Option<Vec<&'a Model>> {
    let mut members: Vec<&Model> = Vec::new();
    let mut done = 0;
    while let Some(next) = all.get(done) {
        let seen = all.get(..done)?;
        let fitting = candidates(next).into_iter().filter_map(|model| {
            let own = fields(model)?;
            let is_new = |field: &&Field| !seen.iter().any(|it| is_same(it, field));
            let new: Vec<&Field> = own.iter().filter(is_new).collect();
            let follows = new.iter().zip(all.get(done..)?).all(|(a, b)| is_same(a, b));
            let fits = follows && done + new.len() <= all.len() && own.len() < all.len();
            fits.then_some((new.len(), model))
        });
        let (count, member) =
            fitting.max_by_key(|(count, model)| (*count, std::cmp::Reverse(&model.title)))?;
        members.push(member);
        done += count.max(1);
    }
    // Members of a union have a key in common, if only its tag.
    let has = |field: &Field, model: &&Model| {
        fields(model).is_some_and(|own| own.iter().any(|it| is_same(it, field)))
    };
    let is_shared = |field: &Field| members.iter().all(|model| has(field, model));
    (members.len() > 1 && all.iter().any(is_shared)).then_some(members)
}

fn is_same(a: &Field, b: &Field) -> bool {
    a.doc_name == b.doc_name && a.ty == b.ty
}

/// The positions of the fields that not all of `members` require.
fn partial(model: &Model, members: &[&Model]) -> BTreeSet<usize> {
    let requires = |member: &Model, field: &Field| {
        let mut own = fields(member).unwrap_or_default().iter();
        own.any(|it| is_same(it, field) && !it.is_optional())
    };
    let all = fields(model).unwrap_or_default().iter().enumerate();
    all.filter(|(_, field)| !members.iter().all(|member| requires(member, field)))
        .map(|(index, _)| index)
        .collect()
}

fn finding(model: &Model, members: &[&Model]) -> Diagnostic {
    let titles: Vec<String> = members.iter().map(|it| format!("`{}`", it.title)).collect();
    let message = format!("`{}` has the fields of {}", model.title, titles.join(", "));
    Diagnostic::new(Code::MergedUnion, message)
        .at(model.span, "what not all of them require may be absent")
        .help("docs that list the members of unions, such as those for Ruby, settle it as a second source")
}

/// Returns whether something changed.
fn make_optional(structure: &mut Struct, partial: &BTreeSet<usize>) -> bool {
    let mut has_changed = false;
    for (index, field) in structure.fields.iter_mut().enumerate() {
        if !partial.contains(&index) {
            continue;
        }
        let presence = match field.presence {
            Presence::Required | Presence::RequiredNullabilityUnknown => Presence::Optional,
            Presence::RequiredNullable => Presence::OptionalNullable,
            known => known,
        };
        has_changed |= presence != field.presence;
        field.presence = presence;
    }
    has_changed
}
