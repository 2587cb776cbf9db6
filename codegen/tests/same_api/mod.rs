//! The SDKs of one vendor describe one API: what their docs say is compared, fact by fact. Where two of them differ, a
//! rule has to say why, and a rule is about a dialect, never about a name.

mod apimatic;
mod compare;
mod openapi_generator;
mod speakeasy;

use std::collections::BTreeMap;

use compare::{Difference, Sdk, What, compare};

/// Why two SDKs may differ.
struct Rule {
    why: &'static str,
    explains: fn(&Difference) -> bool,
}

/// Compares all languages of a vendor with each other, prints how often each rule was needed, and returns what none of
/// them explains.
fn unexplained(vendor: &str, sdks: &[Sdk], rules: &[Rule]) -> Vec<Difference> {
    let mut explained: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for (index, a) in sdks.iter().enumerate() {
        for difference in sdks.iter().skip(index + 1).flat_map(|b| compare(a, b)) {
            match rules.iter().find(|rule| (rule.explains)(&difference)) {
                Some(rule) => *explained.entry(rule.why).or_default() += 1,
                None => unexplained.push(difference),
            }
        }
    }
    for (why, count) in explained {
        eprintln!("{vendor}: {count} × {why}");
    }
    unexplained
}

fn list(differences: &[Difference]) -> String {
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// A type or a list of types with all numbers alike.
fn without_kinds(said: &str) -> String {
    let same = said.replace("integer", "number");
    same.replace("float", "number")
}

/// A type with all kinds of texts alike.
fn without_dates(said: &str) -> String {
    said.replace("date-time", "string")
        .replace("date", "string")
}

/// Whether a required key may be null is said by one and not by the other.
const REQUIRED_AND_NULL: Rule = Rule {
    why: "not every language says of a required key whether it may be null",
    explains: |it| {
        it.what == What::Presence
            && it.said.iter().all(|said| said.starts_with("required"))
            && it.says("required, perhaps null")
    },
};

/// A release has what another has not.
const RELEASES: Rule = Rule {
    why: "the docs are of different releases, or do not print it: no such page, or no such row in it",
    explains: |it| it.is_absent && matches!(it.what, What::Model | What::Field),
};

fn check(vendor: &str, sdks: &[Sdk], rules: &[Rule]) {
    let left = unexplained(vendor, sdks, rules);
    assert!(
        left.is_empty(),
        "{} differences without a rule:\n{}",
        left.len(),
        list(&left)
    );
}
