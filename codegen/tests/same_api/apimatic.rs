//! APIMatic's languages.

use fieldnotes::model::{Api, Model};

use crate::compare::{Sdk, What, bare};
use crate::support::corpus;
use crate::{RELEASES, REQUIRED_AND_NULL, Rule, check, without_kinds};

fn key(_: &Api, model: &Model) -> String {
    name(&model.title)
}

/// The title; what is thrown is called an exception by some languages.
fn name(title: &str) -> String {
    let bare = bare(title);
    bare.strip_suffix("exception").unwrap_or(&bare).to_owned()
}

const RULES: &[Rule] = &[REQUIRED_AND_NULL, 
    Rule {
        why: "TypeScript does not tell whole numbers from others",
        explains: |it| {
            let [first, second] = it.said.clone().map(|said| without_kinds(&said));
            matches!(it.what, What::Type | What::Variants) && it.languages.contains(&"typescript") && first == second
        },
    },
RELEASES];

const LANGUAGES: [&str; 7] = [
    "dotnet",
    "golang",
    "java",
    "php",
    "python",
    "ruby",
    "typescript",
];

#[test]
fn seven_languages_of_maxio_say_the_same() {
    let Some(root) = corpus::folder() else {
        return;
    };
    let sdks = LANGUAGES.map(|language| {
        let docs = root.join("maxio").join(language);
        Sdk::read(&docs, language, key).with_rows(&docs, name)
    });
    check("maxio", &sdks, RULES);
}
