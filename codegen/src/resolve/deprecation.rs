//! What a `#[deprecated]` says.

use crate::dialect::facts::Deprecation;
use crate::model::Deprecated;

/// The note of a deprecation without a reason in the docs.
const DEFAULT_NOTE: &str = "deprecated by the vendor, who may remove it in a future release";

/// Words that start the sentence about what to use instead of something deprecated.
const ADVICE: [&str; 7] = [
    "use ",
    "set ",
    "prefer ",
    "switch ",
    "see ",
    "please ",
    "deprecated",
];

/// A deprecation with the vendor's own message, otherwise with the sentence of the description that says what to use.
pub fn deprecated(deprecation: &Deprecation, description: &str) -> Deprecated {
    let is_advice = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        let names_other = lower.contains("instead") || lower.starts_with("deprecated");
        sentence.len() < 160 && names_other && ADVICE.iter().any(|word| lower.starts_with(word))
    };
    let advice = || sentences(description).find(is_advice).map(str::to_owned);
    let note = deprecation.message.clone().or_else(advice);
    Deprecated {
        note: note.unwrap_or_else(|| DEFAULT_NOTE.to_owned()),
    }
}

/// The sentences of `text`, each with its full stop.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split('\n'))
        .map(str::trim)
}
