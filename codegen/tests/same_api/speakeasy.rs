//! Speakeasy's languages.

use fieldnotes::model::{Api, Model};

use super::compare::{Difference, Sdk, What, bare};
use super::{Rule, check, list, unexplained, without_kinds};
use crate::support::corpus;

/// `components/link`: the last folder and the title, without what languages do to them.
fn key(api: &Api, model: &Model) -> String {
    let namespace = api.namespace(model.namespace);
    let folder = namespace
        .and_then(|it| it.path.last())
        .map_or("", String::as_str);
    let folder = match folder {
        // Each language calls the folder of errors as it likes.
        "sdkerrors" | "apierrors" => "errors",
        // The folder of all models is `components` today and was `shared`.
        "shared" => "components",
        other => other,
    };
    // `ErrorT` and `OptionsObj`: what a language does to a title that is a word of its own.
    let title = model.title.as_str();
    let is_word = |rest: &&str| rest.ends_with(|last: char| last.is_ascii_lowercase());
    let title = ["T", "Obj"]
        .iter()
        .find_map(|suffix| title.strip_suffix(suffix).filter(is_word))
        .unwrap_or(title);
    format!("{folder}/{}", bare(title))
}

const RULES: &[Rule] = &[
    Rule {
        why: "TypeScript, PHP and C# do not say whether a required key may be null; Python, Java and Go do not of some types",
        explains: |it| {
            let is_required = |said: &String| said.starts_with("required");
            it.what == What::Presence
                && it.said.iter().all(is_required)
                && it.said.iter().any(|said| said == "required, perhaps null")
        },
    },
    Rule {
        why: "only Python and Java tell an optional key that may be null from one that may not",
        explains: |it| {
            let tells = ["python", "java"];
            it.what == What::Presence
                && it.said.iter().all(|said| said.starts_with("optional"))
                && it.languages.iter().any(|language| tells.contains(language))
        },
    },
    Rule {
        why: "a whole number in a snippet is taken for an integer: 2 of 1,113 are none (hard case 91)",
        explains: |it| {
            it.what == What::Type && it.side("typescript") == Some("integer") && it.says("float")
        },
    },
    Rule {
        why: "TypeScript does not tell whole numbers from others",
        explains: |it| {
            let [first, second] = it.said.clone().map(|said| without_kinds(&said));
            matches!(it.what, What::Type | What::Variants)
                && it.languages.contains(&"typescript")
                && first == second
        },
    },
    Rule {
        why: "an enum of one value has no page, or one under another title: it is compared by its value",
        explains: |it| it.what == What::Model && it.says("an enum of 1"),
    },
    Rule {
        why: "each language wraps the response of an operation in its own way",
        explains: |it| {
            let model = it.place.split('.').next().unwrap_or_default();
            let is_wrapper = model.starts_with("operations/") && model.ends_with("response");
            matches!(it.what, What::Model | What::Field) && is_wrapper
        },
    },
    Rule {
        why: "Java and Unity docs do not list the variants of a union",
        explains: |it| {
            it.what == What::Shape
                && it.says("a union")
                && ["java", "unity"]
                    .iter()
                    .any(|language| it.side(language) == Some("anything"))
        },
    },
    Rule {
        why: "an upload is its content in TypeScript and the page of a file elsewhere, and Go prints the content as `any`",
        explains: |it| {
            let is_upload =
                |said: &String| said == "bytes" || said == "any" || said.ends_with("file");
            it.what == What::Type && it.says("bytes") && it.said.iter().all(is_upload)
                || it.what == What::Model && it.place.ends_with("file")
                || it.what == What::Type && it.said.iter().all(is_upload)
        },
    },
];

fn sdks(vendor: &str, languages: &[&'static str]) -> Vec<Sdk> {
    let Some(root) = corpus::folder() else {
        return Vec::new();
    };
    let folder = |language: &str| root.join(format!("{vendor}-{language}"));
    let all = languages.iter();
    all.map(|language| Sdk::read(&folder(language), language, key))
        .collect()
}

#[test]
fn four_languages_of_dub_say_the_same() {
    check(
        "dub",
        &sdks("dub", &["typescript", "python", "go", "php"]),
        RULES,
    );
}

#[test]
fn two_languages_of_hathora_say_the_same() {
    check("hathora", &sdks("hathora", &["typescript", "go"]), RULES);
}

/// hathora's Java and Unity SDKs are older than the other two: what no rule explains is what the API has changed in
/// between, in models that all of them have. It is little, and no dialect reads more or less than the others.
#[test]
fn older_languages_of_hathora_differ_by_what_has_changed() {
    let languages = ["typescript", "go", "java", "unity"];
    let left = unexplained("hathora", &sdks("hathora", &languages), RULES);
    let left: Vec<_> = left
        .into_iter()
        .filter(|it| it.what != What::Model)
        .collect();
    eprintln!("{}", list(&left));
    let is_of_releases =
        |it: &&Difference| it.languages.iter().any(|it| ["java", "unity"].contains(it));
    assert_eq!(
        left.iter().filter(is_of_releases).count(),
        left.len(),
        "{}",
        list(&left)
    );
    assert!(left.len() < 260, "{}", left.len());
}
