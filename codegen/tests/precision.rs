//! How often each rule of evidence is right, measured on real docs: the facts that a rule derives from the docs of one SDK are compared
//! with the API's own spec, or with the docs of another SDK that cannot be wrong about them. Prints a table.
//!
//! A rule that decides something must be right 97 times out of 100.

mod spec;
mod truth;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{Run, corpus};
use fieldnotes::emit::Target;
use fieldnotes::generate::generate;
use fieldnotes::model::{Api, Evidence, Field, Model, Rule, Shape, Type, Union, UnionKind};
use fieldnotes::model::{Presence, Primitive};
use fieldnotes::options::Options;
use fieldnotes::pages::DocSource;
use fieldnotes::source::read_folder;
use fieldnotes::text::Sources;
use truth::{Truth, number_of, structs};

/// In hundredths: the minimum for a rule that decides.
const LEAST: usize = 97;

/// How often a rule was right and wrong, and the first few places where it was wrong.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    misses: Vec<String>,
}

impl Score {
    fn count(&mut self, is_right: bool, miss: impl FnOnce() -> String) {
        if is_right {
            self.right += 1;
        } else {
            self.wrong += 1;
            self.misses.push(miss());
        }
    }

    fn precision(&self) -> String {
        match self.right + self.wrong {
            0 => "–".to_owned(),
            all => format!("{:.1} %", 100.0 * self.right as f64 / all as f64),
        }
    }

    fn is_enough(&self) -> bool {
        self.right * 100 >= (self.right + self.wrong) * LEAST
    }
}

/// By the rule, and by what it is about.
type Scores = BTreeMap<(Rule, &'static str), Score>;

#[test]
fn each_rule_that_decides_is_right() {
    let Some(root) = corpus::folder() else {
        return;
    };
    let dub = Truth::of_dub(&root);
    let hathora = Truth::of_hathora(&root);
    let mut scores = Scores::new();
    for (name, folder) in corpus::apis() {
        let truth = match name.split_once('-') {
            Some(("dub", _)) => &dub,
            Some(("hathora", _)) => &hathora,
            _ => continue,
        };
        let run = Run::of_folder(&folder, "", "measured");
        measure(&run, &name, truth, &mut scores);
        measure_tags(&run.generated.api, &name, truth, &mut scores);
    }
    for (first, second, truth) in [
        ("dub-typescript", "dub-python", &dub),
        ("dub-php", "dub-python", &dub),
        ("dub-php", "dub-typescript", &dub),
        ("hathora-typescript", "hathora-java", &hathora),
    ] {
        measure_second(&root, first, second, truth, &mut scores);
    }
    print(&scores);
    for ((rule, what), score) in &scores {
        assert!(
            score.is_enough() || !decides(*rule),
            "{rule:?} about {what}: {}\n{}",
            score.precision(),
            score.misses.join("\n")
        );
    }
    // The rest of them is met in other APIs.
    for rule in [
        Rule::NullInSnippet,
        Rule::Fraction,
        Rule::WholeNumber,
        Rule::JsonKey,
        Rule::SecondSource,
    ] {
        let is_measured = scores.keys().any(|(measured, _)| *measured == rule);
        assert!(is_measured, "{rule:?} is met nowhere");
    }
}

/// Whether a rule decides something from docs alone. Payloads and users win whatever docs say: they are not a
/// guess to measure.
fn decides(rule: Rule) -> bool {
    match rule {
        Rule::NullInSnippet
        | Rule::NullInExample
        | Rule::NullItem
        | Rule::LocalTime
        | Rule::DateShape
        | Rule::Fraction
        | Rule::WholeNumber
        | Rule::JsonKey
        | Rule::SnippetKey
        | Rule::TagValues
        | Rule::TagTitles
        | Rule::SecondSource => true,
        Rule::OtherSpelling
        | Rule::ContradictingExample
        | Rule::UndocumentedValue
        | Rule::DecimalOrText => false,
        // The generator's behaviour, not a guess.
        Rule::ExactName => false,
        // They choose the written spelling of guesses, which are read in any spelling.
        Rule::UntouchedName | Rule::PageStyle | Rule::ApiStyle => false,
        // Choices of what to do with values that nobody knows yet.
        Rule::OpenMark | Rule::SeveralValues | Rule::OnlyValue | Rule::EnumsOption => false,
        Rule::ObservedName
        | Rule::ObservedNull
        | Rule::ObservedAbsent
        | Rule::ObservedFraction
        | Rule::ObservedWhole
        | Rule::ObservedLarge
        | Rule::ObservedDateShape
        | Rule::ObservedText
        | Rule::ObservedValue
        | Rule::OverrideName => false,
    }
}

/// The result for the docs in `folder`, to which those in `second` add facts.
fn api(folder: &Path, second: Option<&Path>) -> Api {
    let mut sources = Sources::default();
    let mut docs = Vec::new();
    for (index, (folder, shown)) in [(Some(folder), "first"), (second, "second")]
        .into_iter()
        .enumerate()
    {
        let Some(folder) = folder else { continue };
        let files = read_folder(folder, shown, &mut sources, &mut Vec::new());
        docs.push(DocSource {
            files,
            corroborates: (index > 0).then_some(0),
            ..DocSource::default()
        });
    }
    let target = Target::Package {
        name: "measured".into(),
    };
    generate(&sources, &docs, Options::default(), &target).api
}

fn measure(run: &Run, docs: &str, truth: &Truth, scores: &mut Scores) {
    for (model, fields) in structs(&run.generated.api) {
        for field in fields {
            for evidence in &field.evidence {
                let rule = evidence.rule;
                let Some((what, is_right)) = judge(truth, model, field, rule) else {
                    continue;
                };
                let file = run.sources.get(evidence.span.file);
                let is_call = file.is_some_and(|file| file.path.contains("/sdks/"));
                let what = if is_call { "calls" } else { what };
                let score = scores.entry((rule, what)).or_default();
                score.count(is_right, || shown(docs, model, field));
            }
        }
    }
}

/// Whether the values of each variant's tag match the spec.
fn measure_tags(api: &Api, docs: &str, truth: &Truth, scores: &mut Scores) {
    for model in &api.models {
        let Shape::Union(Union {
            kind: UnionKind::Tagged(tag),
            variants,
            evidence,
            ..
        }) = &model.shape
        else {
            continue;
        };
        let Some(Evidence { rule, .. }) = evidence.first() else {
            continue;
        };
        for variant in variants {
            let Type::Model(id) = variant.ty else {
                continue;
            };
            let it = api.get(id).expect("a model of this API");
            if let Some(values) = truth.values(it, &tag.wire_name) {
                let own: BTreeSet<String> = variant.tags.iter().cloned().collect();
                let score = scores.entry((*rule, "tags")).or_default();
                score.count(own == values, || format!("{docs}: {}", model.title));
            }
        }
    }
}

fn shows_other(field: &Field) -> bool {
    field
        .evidence
        .iter()
        .any(|it| it.rule == Rule::OtherSpelling)
}

/// Whether `rule` is right about `field`; `None` if the truth is not known.
fn judge(truth: &Truth, model: &Model, field: &Field, rule: Rule) -> Option<(&'static str, bool)> {
    match rule {
        Rule::NullInSnippet | Rule::NullInExample => {
            Some(("null", truth.is_nullable(model, field)?))
        }
        Rule::Fraction => Some(("numbers", !truth.is_whole(model, field)?)),
        Rule::WholeNumber => Some(("numbers", truth.is_whole(model, field)?)),
        // If both spellings are read, a style has decided nothing.
        Rule::PageStyle | Rule::ApiStyle if shows_other(field) => None,
        Rule::JsonKey
        | Rule::SnippetKey
        | Rule::UntouchedName
        | Rule::PageStyle
        | Rule::ApiStyle => Some(("names", truth.wire_name(model, field)? == field.wire_name)),
        Rule::OtherSpelling => {
            let name = truth.wire_name(model, field)?;
            Some(("names", name != field.wire_name))
        }
        _ => None,
    }
}

/// What a second source has changed.
fn measure_second(root: &Path, first: &str, second: &str, truth: &Truth, scores: &mut Scores) {
    let alone = api(&root.join(first), None);
    let both = api(&root.join(first), Some(&root.join(second)));
    let docs = format!("{first} with {second}");
    for ((_, before), (model, after)) in structs(&alone).zip(structs(&both)) {
        for (before, after) in before.iter().zip(after) {
            if before.presence != after.presence
                && let Some(is_nullable) = truth.is_nullable(model, after)
            {
                let says = matches!(
                    after.presence,
                    Presence::RequiredNullable | Presence::OptionalNullable
                );
                let score = scores.entry((Rule::SecondSource, "null")).or_default();
                score.count(says == is_nullable, || shown(&docs, model, after));
            }
            let number = number_of(&after.ty);
            if number_of(&before.ty) != number
                && let Some(is_whole) = truth.is_whole(model, after)
            {
                let says = matches!(number, Some(Primitive::Integer | Primitive::BigInteger));
                let score = scores.entry((Rule::SecondSource, "numbers")).or_default();
                score.count(says == is_whole, || shown(&docs, model, after));
            }
        }
    }
}

fn shown(docs: &str, model: &Model, field: &Field) -> String {
    let (name, wire) = (&field.doc_name, &field.wire_name);
    format!("{docs}: {}.{name}, `{wire}`", model.title)
}

fn print(scores: &Scores) {
    eprintln!(
        "\n{:32} {:>6} {:>6} {:>10}",
        "rule", "right", "wrong", "precision"
    );
    for ((rule, what), score) in scores {
        let name = serde_json::to_value(rule).expect("a name");
        let name = format!("{}: {what}", name.as_str().unwrap_or_default());
        let (right, wrong, precision) = (score.right, score.wrong, score.precision());
        eprintln!("{name:32} {right:>6} {wrong:>6} {precision:>10}");
        for miss in score.misses.iter().take(4) {
            eprintln!("        {miss}");
        }
    }
}
