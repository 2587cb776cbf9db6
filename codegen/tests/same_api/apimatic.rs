//! APIMatic's languages.

use std::collections::BTreeSet;

use fieldnotes::model::{Api, Model};

use super::compare::{Difference, Sdk, What, bare};
use super::{RELEASES, REQUIRED_AND_NULL, Rule, list, unexplained, without_dates, without_kinds};
use crate::support::corpus;

fn key(_: &Api, model: &Model) -> String {
    name(&model.title)
}

/// The title; what is thrown is called an exception by some languages.
fn name(title: &str) -> String {
    let bare = bare(title);
    bare.strip_suffix("exception").unwrap_or(&bare).to_owned()
}

/// Languages that spell a union out in the cell, and so have no page of it.
const INLINE: [&str; 3] = ["php", "python", "ruby"];

/// The name of the model that a difference is in.
fn model_of(it: &Difference) -> &str {
    it.place.split('.').next().unwrap_or_default()
}

/// A list of types or values, in order, with all numbers alike.
fn sorted(said: &str) -> BTreeSet<String> {
    let parts = said.split(" | ");
    parts.map(without_kinds).collect()
}

/// What is left of a value where the ends of words are lost, and with them what stands before a keyword.
fn constants(said: &str) -> BTreeSet<String> {
    let parts = said.split(" | ").map(bare);
    parts
        .map(|it| it.trim_start_matches("enum").to_owned())
        .collect()
}

const RULES: &[Rule] = &[
    REQUIRED_AND_NULL,
    Rule {
        why: "only TypeScript and Go tell an optional key that may be null from one that may not, and C# of values",
        explains: |it| {
            it.what == What::Presence && it.said.iter().all(|said| said.starts_with("optional"))
        },
    },
    Rule {
        why: "TypeScript does not tell whole numbers from others",
        explains: |it| {
            let [first, second] = it.said.each_ref().map(|said| sorted(said));
            let is_about_types = matches!(it.what, What::Type | What::Variants);
            is_about_types && it.side("typescript").is_some() && first == second
        },
    },
    Rule {
        why: "TypeScript's dates are texts; Go and PHP print days and moments alike",
        explains: |it| {
            let [first, second] = it.said.each_ref().map(|said| without_dates(said));
            matches!(it.what, What::Type | What::Variants) && first == second
        },
    },
    Rule {
        why: "Go's constants have lost where their words end",
        explains: |it| {
            let [first, second] = it.said.each_ref().map(|said| constants(said));
            it.side("golang").is_some() && first == second
        },
    },
    Rule {
        why: "C# and PHP print that lists and maps of any JSON are any JSON, or a list",
        explains: |it| {
            let any = ["any", "[any]", "{any}"];
            it.what == What::Type && it.said.iter().all(|said| any.contains(&said.as_str()))
        },
    },
    Rule {
        why: "PHP, Python and Ruby spell a union out where it is used, and the others give it a page and a name",
        explains: |it| {
            let is_own = |language: &&str| {
                it.side(language)
                    .is_some_and(|said| said.contains(model_of(it)))
            };
            it.what == What::Type && INLINE.iter().any(is_own)
        },
    },
    RELEASES,
];

/// The languages, and of which release their docs are: within one, a rule explains everything.
const LANGUAGES: [(&str, u8); 7] = [
    ("dotnet", 1),
    ("java", 1),
    ("ruby", 1),
    ("python", 2),
    ("typescript", 2),
    ("golang", 4),
    ("php", 3),
];

fn is_of_one_release(it: &Difference) -> bool {
    let release = |language: &str| LANGUAGES.iter().find(|(it, _)| *it == language);
    let [first, second] = it
        .languages
        .map(|it| release(it).map(|(_, release)| release));
    first == second
}

#[test]
fn seven_languages_of_maxio_say_the_same() {
    let Some(root) = corpus::folder() else {
        return;
    };
    let sdks = LANGUAGES.map(|(language, _)| {
        let docs = root.join("maxio").join(language);
        Sdk::read(&docs, language, key).with_rows(&docs, name)
    });
    let left = unexplained("maxio", &sdks, RULES);
    let (left, releases): (Vec<_>, Vec<_>) = left.into_iter().partition(is_of_one_release);
    assert!(left.is_empty(), "without a rule:\n{}", list(&left));
    let places: BTreeSet<&str> = releases.iter().map(|it| it.place.as_str()).collect();
    assert!(places.len() < 24, "{}", list(&releases));
}
