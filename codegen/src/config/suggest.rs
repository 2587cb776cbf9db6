//! What someone may have meant.

/// The one of `known` that `given` is most likely a slip of, if any is near enough.
pub(crate) fn closest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let given = given.to_lowercase().replace('_', "-");
    let distance = |name: &str| strsim::osa_distance(&given, &name.to_lowercase());
    // One slip in three letters is a slip; more of them are another word.
    let limit = given.chars().count() / 3 + 1;
    let near = known
        .iter()
        .map(|name| (distance(name), *name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.len())
        .min();
    // `typescript` for `speakeasy-typescript`: the only one that ends so, or else has it somewhere.
    let only = |has: &dyn Fn(&str) -> bool| {
        let mut matching = known.iter().filter(|name| given.len() > 2 && has(name));
        let first = matching.next().copied();
        first.filter(|_| matching.next().is_none())
    };
    let part =
        || only(&|name| name.ends_with(&given)).or_else(|| only(&|name| name.contains(&given)));
    near.map(|(_, name)| name).or_else(part)
}
