//! All models, namespace by namespace.

use super::super::explain::{Fact, Target};
use super::anchors::namespace_anchor;
use super::findings::{Item, Topic};
use super::members::{Builder, Member};
use super::proofs::Proof;
use super::words::{counted, place};
use crate::model::{Api, Model, ModelId, NamespaceId, Shape, Type};
use crate::observe::model_path;
use crate::parallel;

/// The most users of a model that are named.
const MAX_USERS: usize = 12;

/// Facts that the parts below also show.
const TOLD: [&str; 3] = ["fields", "values", "variants"];

/// The models of one module.
pub struct Namespace {
    pub anchor: String,
    /// `typescript::components`; empty for the crate's root.
    pub name: String,
    pub models: Vec<ModelView>,
}

/// One model.
pub struct ModelView {
    pub anchor: String,
    pub name: String,
    /// The title of the page, if it differs.
    pub title: String,
    pub kind: &'static str,
    pub size: String,
    pub marks: Vec<Topic>,
    pub deprecated: Option<String>,
    pub description: String,
    pub place: String,
    pub facts: Vec<Fact>,
    pub notes: Vec<(Topic, Item)>,
    pub proofs: Vec<Proof>,
    pub members: Vec<Member>,
    /// Ids and names of the models that have it in a field.
    pub users: Vec<(String, String)>,
    pub more_users: usize,
}

/// All namespaces that have models.
pub fn namespaces(builder: &Builder) -> Vec<Namespace> {
    let api = builder.context.api;
    let users = users(api);
    let models = parallel::map_indexed(&api.models, |index, model| {
        let id = ModelId(u32::try_from(index).unwrap_or(u32::MAX));
        let users = users.get(index).map_or(&[][..], Vec::as_slice);
        builder.model(id, model, users)
    });
    let mut namespaces: Vec<Namespace> = api
        .namespaces
        .iter()
        .map(|it| Namespace {
            anchor: namespace_anchor(it),
            name: it.path.join("::"),
            models: Vec::new(),
        })
        .collect();
    for (view, model) in models.into_iter().zip(&api.models) {
        let NamespaceId(index) = model.namespace;
        if let Some(namespace) = namespaces.get_mut(index as usize) {
            namespace.models.push(view);
        }
    }
    namespaces.retain(|it| !it.models.is_empty());
    namespaces
}

impl Namespace {
    /// All evidence in it.
    pub fn proofs(&mut self) -> impl Iterator<Item = &mut Proof> {
        self.models.iter_mut().flat_map(|model| {
            let members = model.members.iter_mut();
            let of_members = members.flat_map(|member| &mut member.proofs);
            model.proofs.iter_mut().chain(of_members)
        })
    }
}

impl Builder<'_> {
    fn model(&self, id: ModelId, model: &Model, users: &[ModelId]) -> ModelView {
        let api = self.context.api;
        let path = model_path(api, model);
        let place = place(self.context, model.span);
        let page = place.rsplit_once(':').map_or("", |(page, _)| page);
        let target = Target::Model(model);
        let facts = self.context.facts(target).into_iter();
        let named = users.iter().take(MAX_USERS).filter_map(|user| {
            let name = api.get(*user)?.rust_name.to_string();
            Some((self.anchors.model(*user).to_owned(), name))
        });
        ModelView {
            anchor: self.anchors.model(id).to_owned(),
            name: model.rust_name.to_string(),
            title: match model.rust_name == model.title {
                true => String::new(),
                false => model.title.clone(),
            },
            kind: kind(&model.shape),
            size: size(&model.shape),
            marks: self.findings.of_model(id).collect(),
            deprecated: model.deprecation.as_ref().map(|it| it.note.clone()),
            description: model.description.clone(),
            facts: facts.filter(|it| !TOLD.contains(&it.name)).collect(),
            notes: notes(self.findings.notes(id), page),
            proofs: self.proofs(target, &path, page),
            members: self.members(id, page),
            users: named.collect(),
            more_users: users.len().saturating_sub(MAX_USERS),
            place,
        }
    }
}

/// Notes for somebody who looks at `page`.
fn notes(mut notes: Vec<(Topic, Item)>, page: &str) -> Vec<(Topic, Item)> {
    for (_, note) in &mut notes {
        let line = note.place.strip_prefix(page);
        if let Some(line) = line.and_then(|rest| rest.strip_prefix(':')) {
            note.place = format!("line {line}");
        }
    }
    notes
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Opaque => "any JSON",
    }
}

fn size(shape: &Shape) -> String {
    match shape {
        Shape::Struct(it) => counted(it.fields.len(), "field", "fields"),
        Shape::Enum(it) => counted(it.values.len(), "value", "values"),
        Shape::Union(it) => counted(it.variants.len(), "variant", "variants"),
        Shape::Opaque => String::new(),
    }
}

/// For each model, those that hold it.
fn users(api: &Api) -> Vec<Vec<ModelId>> {
    let mut users = vec![Vec::new(); api.models.len()];
    for (user, model) in api.iter() {
        let mut visit = |ty: &Type| {
            if let Type::Model(used) | Type::Boxed(used) = ty
                && let Some(users) = users.get_mut(used.0 as usize)
                && users.last() != Some(&user)
            {
                users.push(user);
            }
        };
        model.shape.types().for_each(|ty| ty.walk(&mut visit));
    }
    users
}
