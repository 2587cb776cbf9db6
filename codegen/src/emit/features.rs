//! A cargo feature for each namespace, so that users of only a few models compile only a few.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, NamespaceId};

/// Which modules of the generated crate depend on a feature. Empty if the user has not asked for that.
///
/// The models of the root module, and all that they refer to, are always present. Every other namespace with models has a
/// feature, which enables the features of everything that these models refer to.
#[derive(Default)]
pub struct Features<'a> {
    /// By the path of the namespace.
    features: BTreeMap<&'a [String], Feature>,
}

struct Feature {
    name: String,
    /// The features that it enables.
    needs: BTreeSet<String>,
}

impl<'a> Features<'a> {
    pub fn of_namespaces(api: &'a Api) -> Self {
        let referred = referred_namespaces(api);
        let path = |id: NamespaceId| api.namespace(id).map(|it| it.path.as_slice());
        let always = reachable(&referred, |id| path(id).is_some_and(<[String]>::is_empty));
        let gated = referred.keys().filter(|id| !always.contains(id));
        let names: BTreeMap<NamespaceId, String> = gated
            .filter_map(|id| Some((*id, feature_name(path(*id)?))))
            .collect();
        let feature = |(id, name): (&NamespaceId, &String)| {
            let needs = referred.get(id)?.iter().filter(|needed| *needed != id);
            let feature = Feature {
                name: name.clone(),
                needs: needs.filter_map(|id| names.get(id).cloned()).collect(),
            };
            Some((path(*id)?, feature))
        };
        Self {
            features: names.iter().filter_map(feature).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// The name of the feature that the module at `path` depends on, if it does.
    pub fn of(&self, path: &[String]) -> Option<&str> {
        self.features.get(path).map(|feature| feature.name.as_str())
    }

    /// The table for the manifest, in which all are on by default.
    pub fn manifest(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let list = |names: &mut dyn Iterator<Item = &String>| {
            let names: Vec<_> = names.map(|name| format!("\"{name}\"")).collect();
            names.join(", ")
        };
        let all = list(&mut self.features.values().map(|it| &it.name));
        let mut text = format!("\n[features]\ndefault = [{all}]\n");
        for feature in self.features.values() {
            let needs = list(&mut feature.needs.iter());
            text += &format!("{} = [{needs}]\n", feature.name);
        }
        text
    }
}

/// The name of the feature for a namespace. `default` has a special meaning for cargo.
fn feature_name(path: &[String]) -> String {
    let parts: Vec<_> = path
        .iter()
        .map(|part| part.trim_start_matches("r#"))
        .collect();
    match parts.join("-") {
        name if name == "default" => "default-models".to_owned(),
        name => name,
    }
}

/// The namespaces that have models, each with those that its models refer to and those that it is in: a module is
/// compiled only if the modules around it are.
fn referred_namespaces(api: &Api) -> BTreeMap<NamespaceId, BTreeSet<NamespaceId>> {
    let mut referred: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for model in &api.models {
        let to = referred.entry(model.namespace).or_default();
        for id in model.shape.models() {
            to.extend(api.get(id).map(|it| it.namespace));
        }
    }
    let with_models: BTreeMap<&[String], NamespaceId> = referred
        .keys()
        .filter_map(|id| Some((api.namespace(*id)?.path.as_slice(), *id)))
        .collect();
    for (path, id) in &with_models {
        let around = (1..path.len()).filter_map(|depth| with_models.get(path.get(..depth)?));
        referred.entry(*id).or_default().extend(around);
    }
    referred
}

/// Everything that is reached from the namespaces for which `is_start` is true.
fn reachable(
    referred: &BTreeMap<NamespaceId, BTreeSet<NamespaceId>>,
    is_start: impl Fn(NamespaceId) -> bool,
) -> BTreeSet<NamespaceId> {
    let mut found = BTreeSet::new();
    let mut pending: Vec<_> = referred
        .keys()
        .copied()
        .filter(|id| is_start(*id))
        .collect();
    while let Some(id) = pending.pop() {
        if found.insert(id) {
            pending.extend(referred.get(&id).into_iter().flatten());
        }
    }
    found
}
