//! The models that `roots` lists, and all that these reach. This comes after everything else: the code of a model does
//! not depend on who needs it, so another root does not change existing files.

use std::collections::BTreeSet;

use super::overrides::path;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Api, Model, ModelId, NamespaceId, Type};
use crate::overrides::Pattern;
use crate::suggest::{self, closest};
use crate::text::FileId;

/// Which models of an API are wanted.
#[derive(Default)]
pub struct Reach(Vec<bool>);

impl Reach {
    /// What `roots` reach; everything if there are none. A root that matches nothing is an error.
    pub fn of(api: &Api, roots: &[Pattern], diagnostics: &mut Vec<Diagnostic>) -> Self {
        if roots.is_empty() {
            return Self(vec![true; api.models.len()]);
        }
        let paths: Vec<String> = api.models.iter().map(|model| path(api, model)).collect();
        diagnostics.extend(unmatched("roots", roots, &paths));
        let mut reach = Self(vec![false; api.models.len()]);
        let is_root = |path: &String| roots.iter().any(|root| root.matches(path));
        let roots = (0..).zip(&paths).filter(|(_, path)| is_root(path));
        let mut open: Vec<ModelId> = roots.map(|(index, _)| ModelId(index)).collect();
        while let Some(id) = open.pop() {
            let Some(is_in) = reach.0.get_mut(id.0 as usize) else {
                continue;
            };
            if !std::mem::replace(is_in, true) {
                let model = api.get(id);
                open.extend(model.into_iter().flat_map(|model| model.shape.models()));
            }
        }
        reach
    }

    /// Whether the model at `index` is wanted.
    pub fn has(&self, index: usize) -> bool {
        self.0.get(index) == Some(&true)
    }

    /// Drops all models that are not wanted, their namespaces and the findings on their pages, and returns how many there
    /// were. Errors stay: nothing is known about a page that cannot be read.
    pub fn cut(&self, api: &mut Api, diagnostics: &mut Vec<Diagnostic>) -> usize {
        let dropped = self.0.iter().filter(|is_in| !**is_in).count();
        if dropped == 0 {
            return 0;
        }
        let (kept, others): (Vec<_>, Vec<_>) = std::mem::take(&mut api.models)
            .into_iter()
            .zip(&self.0)
            .partition(|(_, is_in)| **is_in);
        api.models = kept.into_iter().map(|(model, _)| model).collect();
        let file = |model: &Model| model.span.file;
        let kept: BTreeSet<FileId> = api.models.iter().map(file).collect();
        let mut others: BTreeSet<FileId> = others.iter().map(|(model, _)| file(model)).collect();
        others.retain(|file| !kept.contains(file));
        diagnostics.retain(|it| {
            let place = it.primary.as_ref().map(|label| label.span.file);
            it.level == Level::Error || !place.is_some_and(|file| others.contains(&file))
        });
        self.renumber_models(api);
        renumber_namespaces(api);
        dropped
    }

    fn renumber_models(&self, api: &mut Api) {
        let mut next = 0;
        let number = |is_in: &bool| {
            next += u32::from(*is_in);
            next.saturating_sub(1)
        };
        let numbers: Vec<u32> = self.0.iter().map(number).collect();
        for model in &mut api.models {
            model.shape.for_each_type(&mut |ty| {
                if let Type::Model(id) | Type::Boxed(id) = ty {
                    id.0 = numbers.get(id.0 as usize).copied().unwrap_or(id.0);
                }
            });
        }
    }
}

fn renumber_namespaces(api: &mut Api) {
    let used: BTreeSet<NamespaceId> = api.models.iter().map(|model| model.namespace).collect();
    let position = |id: NamespaceId| used.range(..id).count();
    for model in &mut api.models {
        model.namespace = NamespaceId(u32::try_from(position(model.namespace)).unwrap_or(u32::MAX));
    }
    let all = (0..)
        .map(NamespaceId)
        .zip(std::mem::take(&mut api.namespaces));
    let kept = all.filter(|(id, _)| used.contains(id));
    api.namespaces = kept.map(|(_, namespace)| namespace).collect();
}

/// Errors for the patterns under `key` that match none of `paths`: they were written for docs that have changed.
pub fn unmatched<'a>(
    key: &'a str,
    patterns: &'a [Pattern],
    paths: &'a [String],
) -> impl Iterator<Item = Diagnostic> + 'a {
    let is_unmatched = |it: &&Pattern| !paths.iter().any(|path| it.matches(path));
    patterns.iter().filter(is_unmatched).map(move |it| {
        let text = &it.text;
        let message = format!("no model matches `{text}` in `{key}`");
        let problem = Diagnostic::new(Code::InvalidConfig, message);
        let problem = match it.span {
            Some(span) => problem.at(span, "matches nothing"),
            None => problem,
        };
        let near = near(text, paths).map(|near| format!("did you mean `{near}`?"));
        problem.help(near.unwrap_or_else(|| {
            "a pattern is `Model` or `namespace.Model`, as in the docs; `*` matches any characters but a dot".to_owned()
        }))
    })
}

/// The model that `text` is a typo of.
fn near<'a>(text: &str, paths: &'a [String]) -> Option<&'a str> {
    if text.contains('*') {
        return None;
    }
    let title = |path: &'a String| path.rsplit('.').next().unwrap_or_default();
    let is_path = text.contains('.');
    let known: Vec<&str> = match is_path {
        true => paths.iter().map(String::as_str).collect(),
        false => paths.iter().map(title).collect(),
    };
    suggest::same_letters(text, paths).or_else(|| closest(text, &known))
}
