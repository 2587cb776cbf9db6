//! Unions that the docs print as one table with the fields of all their members.
//!
//! Such a table looks like that of a model that is all its parts at once, with every field that some member
//! requires printed as required. If the rows of a page are those of other pages, one after the other, a field that not
//! all of these have may be absent: then each member's payload can be read, and so can that of all of them at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, EnumValue, Field, Model, ModelId, Shape, Struct, Type};
use crate::model::{Presence, Primitive};
use crate::options::EnumPolicy;
use crate::pages::DocPage;

/// A page is compared with at most this many others.
const MOST_CANDIDATES: usize = 200;

/// Relaxes the structs of `api` that have the fields of several others. `pages` are in the order of the models.
pub fn relax(
    api: &mut Api,
    pages: &[DocPage],
    enums: EnumPolicy,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let merges = |index: usize| {
        pages
            .get(index)
            .is_some_and(|it| it.dialect.family.merges_unions)
    };
    let mut relaxed: Vec<Relaxed> = Vec::new();
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
            let same = Same { api, pages };
            let Some(members) = fields(model).and_then(|it| same.members(it, &candidates)) else {
                continue;
            };
            relaxed.push(Relaxed {
                index,
                partial: same.partial(model, &members),
                values: same.values(model, &members),
                finding: finding(model, &members),
            });
        }
    }
    for it in relaxed {
        let Some(Shape::Struct(structure)) = api.models.get_mut(it.index).map(|it| &mut it.shape)
        else {
            continue;
        };
        if make_optional(structure, &it.partial) {
            diagnostics.push(it.finding);
        }
        for (own, values) in it.values {
            let model = api.models.get_mut(own.0 as usize);
            if let Some(Shape::Enum(it)) = model.map(|it| &mut it.shape) {
                it.values.extend(values);
                it.open |= enums == EnumPolicy::Open;
            }
        }
    }
}

/// The changes to one model.
struct Relaxed {
    index: usize,
    partial: BTreeSet<usize>,
    /// The values of the members' enums that the merged table's enum lacks. Empty: some member takes any string.
    values: Vec<(ModelId, Vec<EnumValue>)>,
    finding: Diagnostic,
}

fn fields(model: &Model) -> Option<&[Field]> {
    match &model.shape {
        Shape::Struct(structure) => Some(&structure.fields),
        _ => None,
    }
}

/// Compares fields of different models.
struct Same<'a> {
    api: &'a Api,
    pages: &'a [DocPage],
}

impl<'a> Same<'a> {
    /// The models whose fields make up `all`, one model after the other and each field once.
    fn members(
        &self,
        all: &[Field],
        candidates: &dyn Fn(&Field) -> Vec<&'a Model>,
    ) -> Option<Vec<&'a Model>> {
        let mut members: Vec<&Model> = Vec::new();
        let mut done = 0;
        while let Some(next) = all.get(done) {
            let seen = all.get(..done)?;
            let fitting = candidates(next).into_iter().filter_map(|model| {
                let own = fields(model)?;
                let is_new = |field: &&Field| !seen.iter().any(|it| self.is_same(it, field));
                let new: Vec<&Field> = own.iter().filter(is_new).collect();
                let mut pairs = new.iter().zip(all.get(done..)?);
                let follows = pairs.all(|(a, b)| self.is_same(a, b));
                let fits = follows && done + new.len() <= all.len() && own.len() < all.len();
                fits.then_some((new.len(), model))
            });
            let (count, member) =
                fitting.max_by_key(|(count, model)| (*count, std::cmp::Reverse(&model.title)))?;
            members.push(member);
            done += count.max(1);
        }
        // Members of a union have a key in common, if only its tag.
        let is_shared = |field: &Field| members.iter().all(|it| self.find(it, field).is_some());
        (members.len() > 1 && all.iter().any(is_shared)).then_some(members)
    }

    /// The field of `member` that is `field`.
    fn find<'m>(&self, member: &'m Model, field: &Field) -> Option<&'m Field> {
        let mut own = fields(member).unwrap_or_default().iter();
        own.find(|it| self.is_same(it, field))
    }

    fn is_same(&self, a: &Field, b: &Field) -> bool {
        a.doc_name == b.doc_name && self.is_same_type(&a.ty, &b.ty)
    }

    fn is_same_type(&self, a: &Type, b: &Type) -> bool {
        match (a, b) {
            (Type::Array(a), Type::Array(b))
            | (Type::Map(a), Type::Map(b))
            | (Type::Nullable(a), Type::Nullable(b)) => self.is_same_type(a, b),
            _ => a == b || [a, b].iter().all(|it| self.is_text(it)),
        }
    }

    /// Whether `ty` is a string, or the enum of one property: each page has its own, and the merged page has that of the last
    /// member.
    fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(primitive) => *primitive == Primitive::String,
            Type::Model(id) => self.is_own(*id),
            _ => false,
        }
    }

    /// Whether `id` is the enum of one property.
    fn is_own(&self, id: ModelId) -> bool {
        let page = self.pages.get(id.0 as usize);
        page.is_some_and(|it| it.model.anchor.is_some())
            && matches!(self.api.get(id).map(|it| &it.shape), Some(Shape::Enum(_)))
    }

    /// The positions of the fields that not all of `members` require.
    fn partial(&self, model: &Model, members: &[&Model]) -> BTreeSet<usize> {
        let requires = |member: &Model, field: &Field| {
            let own = self.find(member, field);
            own.is_some_and(|it| !it.is_optional())
        };
        let all = fields(model).unwrap_or_default().iter().enumerate();
        all.filter(|(_, field)| !members.iter().all(|member| requires(member, field)))
            .map(|(index, _)| index)
            .collect()
    }

    /// See [`Relaxed::values`].
    fn values(&self, model: &Model, members: &[&Model]) -> Vec<(ModelId, Vec<EnumValue>)> {
        let own_enum = |field: &Field| {
            let Type::Model(id) = innermost(&field.ty) else {
                return None;
            };
            match self.api.get(*id).map(|it| &it.shape) {
                Some(Shape::Enum(it)) if self.is_own(*id) => Some((*id, &it.values)),
                _ => None,
            }
        };
        let mut all = Vec::new();
        for field in fields(model).unwrap_or_default() {
            let Some((id, known)) = own_enum(field) else {
                continue;
            };
            let mut further: Vec<EnumValue> = Vec::new();
            let others: Vec<_> = members
                .iter()
                .filter_map(|it| Some(own_enum(self.find(it, field)?)))
                .collect();
            for value in others.iter().flatten().flat_map(|(_, values)| *values) {
                let mut seen = known.iter().chain(&further);
                if !seen.any(|it| it.value == value.value) {
                    further.push(value.clone());
                }
            }
            if !further.is_empty() || others.contains(&None) {
                all.push((id, further));
            }
        }
        all
    }
}

/// The innermost type of lists and maps.
fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost(inner),
        other => other,
    }
}

fn finding(model: &Model, members: &[&Model]) -> Diagnostic {
    let titles: Vec<String> = members.iter().map(|it| format!("`{}`", it.title)).collect();
    let message = format!("`{}` has the fields of {}", model.title, titles.join(", "));
    Diagnostic::new(Code::MergedUnion, message)
        .at(
            model.span,
            "a field that not all of them require may be absent",
        )
        .help("docs that list union members, such as those for Ruby, settle it as a second source")
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
