//! Models by the names that people give them.

use std::collections::BTreeMap;

use crate::model::{Api, Model, ModelId};

/// Names more than this many edits away are not near misses.
const NEAR: usize = 3;

/// At most this many near misses are named.
const NAMED: usize = 3;

/// Why no model was found. Both lists are paths that [`find_model`] accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    Unknown { near: Vec<String> },
    Ambiguous { paths: Vec<String> },
}

/// The keys of all models, by id: the namespace's path and the title, with a number after a title that its namespace
/// has already.
pub fn model_keys(api: &Api) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let key = |model| {
        let path = model_path(api, model);
        let count = seen.entry(path.clone()).or_default();
        *count += 1;
        if *count == 1 {
            path
        } else {
            format!("{path}#{count}")
        }
    };
    api.models.iter().map(key).collect()
}

/// `components.LinkSchema`
pub fn model_path(api: &Api, model: &Model) -> String {
    let modules = api
        .namespace(model.namespace)
        .map_or(&[][..], |namespace| &namespace.path);
    let parts = modules.iter().chain([&model.title]).map(String::as_str);
    parts.collect::<Vec<_>>().join(".")
}

/// The model that `path` means: its title or Rust name, after as many modules as are needed to tell it from others, with
/// `.` or `::` between them.
///
/// # Errors
/// No model or several models have that name.
pub fn find_model(api: &Api, path: &str) -> Result<ModelId, NotFound> {
    let wanted = path.replace("::", ".");
    let keys = model_keys(api);
    let names = |id: ModelId, model: &Model| {
        let key = keys.get(id.0 as usize).cloned().unwrap_or_default();
        let modules = key
            .strip_suffix(&model.title)
            .unwrap_or_default()
            .to_owned();
        [key, modules + model.rust_name.as_str()]
    };
    for test in TESTS {
        let fits = |name: &String| is_suffix(name, &wanted, test);
        let found = api
            .iter()
            .filter(|(id, model)| names(*id, model).iter().any(fits));
        let found: Vec<(ModelId, String)> = found
            .map(|(id, _)| (id, keys.get(id.0 as usize).cloned().unwrap_or_default()))
            .collect();
        match found.as_slice() {
            [] => {}
            [(id, _)] => return Ok(*id),
            // The whole path wins over the end of a longer one.
            several => {
                return match several.iter().find(|(_, key)| test(key, &wanted)) {
                    Some((id, _)) => Ok(*id),
                    None => Err(NotFound::Ambiguous {
                        paths: several.iter().map(|(_, key)| key.clone()).collect(),
                    }),
                };
            }
        }
    }
    Err(NotFound::Unknown {
        near: near(&keys, &wanted),
    })
}

/// Ways to compare names, the strictest first.
const TESTS: [fn(&str, &str) -> bool; 2] = [|a, b| a == b, str::eq_ignore_ascii_case];

/// Whether `wanted` is `name`, or its last parts.
fn is_suffix(name: &str, wanted: &str, test: fn(&str, &str) -> bool) -> bool {
    let Some(start) = name.len().checked_sub(wanted.len()) else {
        return false;
    };
    let is_start = start == 0 || name.get(..start).is_some_and(|head| head.ends_with('.'));
    is_start && name.get(start..).is_some_and(|tail| test(tail, wanted))
}

/// The paths whose last part is most like that of `wanted`.
fn near(keys: &[String], wanted: &str) -> Vec<String> {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let title = last(wanted);
    let mut near: Vec<(usize, &String)> = keys
        .iter()
        .filter_map(|key| {
            let own = last(key);
            let is_part = title.len() > 2 && (own.contains(&title) || title.contains(&own));
            let distance = edits(&own, &title);
            (distance <= NEAR.min(title.len() / 2) || is_part).then_some((distance, key))
        })
        .collect();
    near.sort();
    near.into_iter()
        .take(NAMED)
        .map(|(_, key)| key.clone())
        .collect()
}

/// The number of letters to add, drop or change.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (done, letter) in a.chars().enumerate() {
        let mut next = vec![done + 1];
        for ((other, pair), left) in b.iter().zip(row.windows(2)).zip(0..) {
            let (diagonal, above) = (pair.first().copied(), pair.last().copied());
            let change = diagonal.unwrap_or_default() + usize::from(*other != letter);
            let drop = above.unwrap_or_default() + 1;
            let add = next.get(left).copied().unwrap_or_default() + 1;
            next.push(change.min(drop).min(add));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
