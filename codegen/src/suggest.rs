//! What somebody meant who wrote a name that does not exist.

use crate::words::snake_case;

/// The one of `known` that `given` is most likely a typo of, if any is close enough.
pub fn closest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let given = given.to_lowercase().replace('_', "-");
    let distance = |name: &str| strsim::osa_distance(&given, &name.to_lowercase());
    // One typo per three letters is still a typo; more make it another word.
    let limit = given.chars().count() / 3 + 1;
    let near = known
        .iter()
        .map(|name| (distance(name), *name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.len())
        .min();
    // `typescript` for `speakeasy-typescript`: the only one that ends with it, or otherwise contains it.
    let only = |has: &dyn Fn(&str) -> bool| {
        let mut matching = known.iter().filter(|name| given.len() > 2 && has(name));
        let first = matching.next().copied();
        first.filter(|_| matching.next().is_none())
    };
    let part =
        || only(&|name| name.ends_with(&given)).or_else(|| only(&|name| name.contains(&given)));
    near.map(|(_, name)| name).or_else(part)
}

/// The one of `known` that `name` was probably meant to be: one that differs only in case and separators, or has the same end.
pub fn same_letters<'a>(name: &str, known: &'a [String]) -> Option<&'a str> {
    let bare = |text: &str| snake_case(text).replace('_', "");
    let last = |text: &str| bare(text.rsplit('.').next().unwrap_or_default());
    let same = known.iter().find(|other| bare(other) == bare(name));
    same.or_else(|| known.iter().find(|other| last(other) == last(name)))
        .map(String::as_str)
}

#[cfg(test)]
#[path = "tests/suggest.rs"]
mod tests;
