//! What a vendor says of a release, in the form that Speakeasy gives it: operations, and paths from their requests and
//! responses to what has changed.

use std::collections::BTreeSet;
use std::fmt;

use super::operations::OPERATIONS;
use fieldnotes::diff::{Change, Diff};
use fieldnotes::model::{Api, Field, Model, ModelId, Shape, Type};

/// One line of the list.
#[derive(Debug)]
pub struct Entry {
    /// `partners.list`
    pub operation: String,
    /// `response.[].name`; empty for the operation itself.
    pub path: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Added,
    Removed,
    Changed,
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {} {:?}",
            self.operation, self.path, self.kind
        )
    }
}

/// The lines of a list.
pub fn parse(list: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut operation = String::new();
    for line in list.lines() {
        let codes: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        let mut path = String::new();
        for code in codes {
            match code.strip_suffix("()") {
                Some(name) => operation = name.split_once('.').map_or(name, |it| it.1).to_owned(),
                None => path = code.to_owned(),
            }
        }
        let kinds = [
            ("Added", Kind::Added),
            ("Removed", Kind::Removed),
            ("Changed", Kind::Changed),
        ];
        for (word, kind) in kinds {
            if line.contains(&format!("**{word}**")) {
                entries.push(Entry {
                    operation: operation.clone(),
                    path: path.clone(),
                    kind,
                });
            }
        }
    }
    entries
}

/// What became of an entry.
pub enum Outcome {
    Found,
    /// Not found, and the docs of models do not show it.
    NotShown(String),
    Missing(String),
}

/// Two releases and what was found between them.
pub struct Finder<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub diff: &'a Diff,
}

/// Where a path leads on one side.
#[derive(Default)]
struct Target {
    /// The model that has the last member, and that member's name on the wire.
    member: Option<(usize, String)>,
    /// All models below the end of the path, or below the one that has the member where the path goes no further.
    below: BTreeSet<usize>,
}

impl Finder<'_> {
    /// Looks for the change that `entry` names. `is_same` says whether the page of a model is the same on both sides.
    pub fn find(&self, entry: &Entry, is_same: &dyn Fn(&Api, usize) -> bool) -> Outcome {
        if entry.path.starts_with("error.") {
            return Outcome::NotShown(
                "docs of models do not say which errors an operation has".into(),
            );
        }
        let known = OPERATIONS
            .iter()
            .filter(|(name, ..)| *name == entry.operation);
        let roots: Vec<&str> = known
            .flat_map(
                |(_, request, response)| match entry.path.split('.').next() {
                    Some("request" | "requestBody") => vec![*request],
                    Some("response") => vec![*response],
                    _ => vec![*request, *response],
                },
            )
            .collect();
        if roots.is_empty() {
            return Outcome::Missing("the test does not know this operation".into());
        }
        let targets: Vec<(&Api, Target)> = [self.old, self.new]
            .into_iter()
            .flat_map(|api| roots.iter().map(move |root| (api, *root)))
            .filter_map(|(api, root)| target(api, root, &entry.path).map(|it| (api, it)))
            .collect();
        if targets.is_empty() {
            return Outcome::Missing(format!("nothing is at this path of {roots:?}"));
        }
        if self
            .diff
            .changes
            .iter()
            .any(|change| shows(change, entry, &targets))
        {
            return Outcome::Found;
        }
        let mut models = targets.iter().flat_map(|(api, target)| {
            let own = target.member.iter().map(|(model, _)| *model);
            own.chain(target.below.iter().copied())
                .map(move |model| (*api, model))
        });
        if models.all(|(api, model)| is_same(api, model)) {
            return Outcome::NotShown("the pages of these models are the same".into());
        }
        Outcome::Missing("no change shows it".into())
    }
}

/// Whether `change` is what `entry` names.
fn shows(change: &Change, entry: &Entry, targets: &[(&Api, Target)]) -> bool {
    let id = change.rule.id();
    let is_of_kind = match entry.kind {
        Kind::Changed => true,
        Kind::Added => id.ends_with("-added") || change.is_guess,
        Kind::Removed => id.ends_with("-removed") || change.is_guess,
    };
    is_of_kind
        && targets.iter().any(|(api, target)| {
            let is_at = |index: &usize| name(api, *index).as_ref() == Some(&change.model);
            let at_member = target.member.as_ref().is_some_and(|(model, member)| {
                is_at(model) && change.member.as_ref() == Some(member)
            });
            // What is new as a whole needs no change of its members.
            let is_whole = entry.path.is_empty() || entry.kind == Kind::Changed;
            at_member || (is_whole && target.below.iter().any(is_at))
        })
}

fn name(api: &Api, index: usize) -> Option<String> {
    let model = api.models.get(index)?;
    let mut parts = api.namespace(model.namespace)?.path.clone();
    parts.push(model.rust_name.to_string());
    Some(parts.join("."))
}

/// Where `path` leads from the model called `root`.
fn target(api: &Api, root: &str, path: &str) -> Option<Target> {
    let root = api.models.iter().position(|model| model.title == root)?;
    let mut target = Target {
        member: None,
        below: BTreeSet::from([root]),
    };
    for segment in segments(path) {
        if !matches!(segment.as_str(), "request" | "response") {
            step(api, &mut target, &segment)?;
        }
    }
    let mut pending: Vec<usize> = target.below.iter().copied().collect();
    while let Some(index) = pending.pop() {
        for next in held(api.models.get(index)?) {
            if target.below.insert(next) {
                pending.push(next);
            }
        }
    }
    Some(target)
}

/// `response.union(Array<A>)[].b` → `response`, `union(Array<A>)`, `b`.
fn segments(path: &str) -> Vec<String> {
    let parts = path
        .split('.')
        .map(|part| part.trim_end_matches("[]").to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

fn step(api: &Api, target: &mut Target, segment: &str) -> Option<()> {
    let inside = |word: &str| {
        segment
            .strip_prefix(word)?
            .strip_prefix('(')?
            .strip_suffix(')')
            .map(str::to_owned)
    };
    if let Some(value) = inside("enum") {
        let model = *target.below.first()?;
        target.member = Some((model, value));
        target.below.clear();
        return Some(());
    }
    if let Some(variant) = inside("union") {
        let wanted = variant
            .trim_start_matches("Array<")
            .trim_end_matches('>')
            .to_lowercase();
        target.below = closure_of_variants(api, target, &wanted);
        target.member = None;
        return Some(());
    }
    let is_it = |field: &Field| field.wire_name.eq_ignore_ascii_case(segment);
    let found = target
        .below
        .iter()
        .find_map(|index| match &api.models.get(*index)?.shape {
            Shape::Struct(it) => it
                .fields
                .iter()
                .find(|field| is_it(field))
                .map(|field| (*index, field)),
            _ => None,
        });
    match found {
        Some((index, field)) => {
            target.member = Some((index, field.wire_name.clone()));
            target.below = models_in(&field.ty);
            Some(())
        }
        // The body of a request is either a field of the request or all there is.
        None => (segment == "requestBody").then_some(()),
    }
}

/// The variants that are called so, or that have the tag.
fn closure_of_variants(api: &Api, target: &Target, wanted: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for index in &target.below {
        let Some(Shape::Union(union)) = api.models.get(*index).map(|model| &model.shape) else {
            continue;
        };
        for variant in &union.variants {
            let models = models_in(&variant.ty);
            let titles = models.iter().filter_map(|index| api.models.get(*index));
            let is_called = titles
                .into_iter()
                .any(|model| model.title.to_lowercase() == wanted);
            if is_called || variant.tags.iter().any(|tag| tag == wanted) {
                found.extend(models);
            }
        }
    }
    found
}

fn models_in(ty: &Type) -> BTreeSet<usize> {
    let mut models = BTreeSet::new();
    ty.walk(&mut |ty| {
        if let Type::Model(ModelId(id)) | Type::Boxed(ModelId(id)) = ty {
            models.insert(*id as usize);
        }
    });
    models
}

fn held(model: &Model) -> BTreeSet<usize> {
    match &model.shape {
        Shape::Struct(it) => it
            .fields
            .iter()
            .flat_map(|field| models_in(&field.ty))
            .collect(),
        Shape::Union(it) => it
            .variants
            .iter()
            .flat_map(|it| models_in(&it.ty))
            .collect(),
        Shape::Enum(_) | Shape::Opaque => BTreeSet::new(),
    }
}
