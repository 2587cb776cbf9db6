//! openapi-generator's languages.

use std::collections::BTreeSet;

use fieldnotes::model::{Api, Model};

use super::compare::{Sdk, What, bare};
use super::{RELEASES, REQUIRED_AND_NULL, Rule, list, unexplained, without_dates, without_kinds};
use crate::support::corpus;

fn key(_: &Api, model: &Model) -> String {
    name(&model.title)
}

/// The title without what languages put before one: C# what the vendor has chosen, PHP what makes a word of its own a name.
fn name(title: &str) -> String {
    let title = title.strip_prefix("Client").unwrap_or(title);
    let title = title.strip_prefix("Model").unwrap_or(title);
    bare(title)
}

const RULES: &[Rule] = &[
    REQUIRED_AND_NULL,
    Rule {
        why: "TypeScript (fetch) does not say whether a key is required",
        explains: |it| it.what == What::Presence && it.side("typescript-fetch") == Some("optional"),
    },
    Rule {
        why: "Go alone says of optional keys whether they may be null, and C# of values",
        explains: |it| {
            it.what == What::Presence && it.said.iter().all(|said| said.starts_with("optional"))
        },
    },
    Rule {
        why: "TypeScript does not tell whole numbers from others",
        explains: |it| {
            let [first, second] = it.said.clone().map(|said| without_kinds(&said));
            it.what == What::Type
                && first == second
                && it.languages.iter().any(|it| it.starts_with("typescript"))
        },
    },
    Rule {
        why: "PHP, Dart and TypeScript print days and moments alike, or as texts",
        explains: |it| {
            let [first, second] = it.said.clone().map(|said| without_dates(&said));
            it.what == What::Type && first == second
        },
    },
    Rule {
        why: "Java prints the values of a property's own enum, and the others its type: a text",
        explains: |it| {
            let model = it.place.split('.').next().unwrap_or_default();
            let is_own = |said: &str| said.starts_with('"') || said.contains(model);
            it.what == What::Type && it.side("java").is_some_and(is_own) && it.says("string")
        },
    },
    Rule {
        why: "Go prints that any JSON is an object",
        explains: |it| {
            it.what == What::Type && it.side("go").is_some_and(|it| it.ends_with("{any}"))
        },
    },
    Rule {
        why: "C#, PHP, Ruby, TypeScript (fetch) and Dart do not print the values of enums",
        explains: |it| {
            let silent = ["dart", "dotnet", "php", "ruby", "typescript-fetch"];
            let is_silent = |it_is: &&str| it.side(it_is) == Some("anything");
            it.what == What::Shape
                && silent.iter().any(is_silent)
                && it.said.iter().any(|said| said.starts_with("an enum"))
        },
    },
    Rule {
        why: "Ruby lists the members of a union; all others print the fields of all members, C# those of none",
        explains: |it| {
            it.what == What::Shape
                && (it.side("ruby") == Some("a union") || it.side("dotnet") == Some("anything"))
        },
    },
    Rule {
        why: "C# and Java tell bytes from texts",
        explains: |it| {
            let is_bytes = |said: &String| said.replace("bytes", "string");
            let [first, second] = it.said.each_ref().map(is_bytes);
            it.what == What::Type && first == second
        },
    },
    RELEASES,
];

const LANGUAGES: [&str; 9] = [
    "dart",
    "dotnet",
    "go",
    "java",
    "php",
    "python",
    "ruby",
    "typescript",
    "typescript-fetch",
];

/// Dart's docs are the oldest: what no rule explains is what the API has changed since, in few fields.
#[test]
fn nine_languages_of_ory_say_the_same() {
    let Some(root) = corpus::folder() else {
        return;
    };
    let sdks = LANGUAGES.map(|language| {
        let docs = root.join("ory").join(language);
        Sdk::read(&docs, language, key).with_rows(&docs, name)
    });
    let left = unexplained("ory", &sdks, RULES);
    let (old, left): (Vec<_>, Vec<_>) = left.into_iter().partition(|it| it.side("dart").is_some());
    assert!(left.is_empty(), "without a rule:\n{}", list(&left));
    let places: BTreeSet<&str> = old.iter().map(|it| it.place.as_str()).collect();
    assert!(places.len() < 12, "{}", list(&old));
}
