//! Enums whose docs print the names of constants, not the values. Examples show some of the values, and from those follows
//! the likeliest case of all of them. Such an enum is open, so a wrong guess loses nothing.

use std::collections::BTreeMap;

use super::evidence::Samples;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::Body;
use crate::model::{Api, Enum, EnumValue, ModelId, Shape};
use crate::model::{Kinds, Numbers};
use crate::pages::DocPage;
use crate::text::{Sources, Span};
use crate::words::{
    bare, camel_case, is_whole_number, kebab_case, pascal_case, same_words, snake_case, words,
};

/// How the constants of an API are spelled on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    /// `past_due`, which most APIs use.
    Snake,
    /// `PAST_DUE`
    Capitals,
    /// `past-due`
    Kebab,
    /// `PastDue`
    Pascal,
    /// `pastDue`
    Camel,
    /// `past due`
    Spaced,
    /// `Past Due`
    Titled,
}

const CASES: [Case; 7] = [
    Case::Snake,
    Case::Capitals,
    Case::Kebab,
    Case::Pascal,
    Case::Camel,
    Case::Spaced,
    Case::Titled,
];

impl Case {
    /// The constant `name` in this case.
    fn spell(self, name: &str) -> String {
        match self {
            Self::Snake => snake_case(name),
            Self::Capitals => snake_case(name).to_uppercase(),
            Self::Kebab => kebab_case(name),
            Self::Pascal => pascal_case(name),
            Self::Camel => camel_case(name),
            Self::Spaced => snake_case(name).replace('_', " "),
            Self::Titled => {
                let words = words(name).into_iter().map(|word| pascal_case(&word));
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// Replaces the constants of all such enums by values. Returns whether there is one. `pages` are in the
/// order of the models.
pub fn apply(
    sources: &Sources,
    pages: &[DocPage],
    api: &mut Api,
    samples: &Samples,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let has_constants = |page: &DocPage| match &page.model.body {
        Body::Enum(it) => it.numbers == Numbers::Constants,
        _ => false,
    };
    let enums: Vec<usize> = (0..pages.len())
        .filter(|index| pages.get(*index).is_some_and(has_constants))
        .collect();
    let shown: BTreeMap<usize, Vec<String>> = enums
        .iter()
        .map(|index| (*index, values(sources, pages, samples, *index)))
        .collect();
    let mut cases: BTreeMap<usize, Case> = BTreeMap::new();
    for index in &enums {
        if let Some(tree) = pages.get(*index).map(|page| page.tree)
            && !cases.contains_key(&tree)
        {
            let of_tree = enums.iter().filter(|index| {
                let page = pages.get(**index);
                page.is_some_and(|page| page.tree == tree)
            });
            cases.insert(tree, case(api, &shown, of_tree));
        }
    }
    for index in &enums {
        let (Some(page), Some(model), Some(shown)) = (
            pages.get(*index),
            api.models.get_mut(*index),
            shown.get(index),
        ) else {
            continue;
        };
        let case = cases.get(&page.tree).copied().unwrap_or(Case::Snake);
        let Shape::Enum(it) = &mut model.shape else {
            continue;
        };
        let id = u32::try_from(*index).map(ModelId);
        if id.is_ok_and(|id| samples.numeric.contains(&id) && !samples.values.contains_key(&id)) {
            model.shape = numbers(it, model.span);
            continue;
        }
        let unproven = spell(it, shown, case);
        if unproven > 0 {
            let (all, title) = (it.values.len(), &model.title);
            let message =
                format!("{unproven} of the {all} values of `{title}` appear in no example");
            diagnostics.push(
                Diagnostic::new(Code::UnprovenValues, message)
                    .at(model.span, "the docs print only constants")
                    .help(
                        "they are spelled like most of the values that examples of this API show",
                    ),
            );
        }
    }
    !enums.is_empty()
}

/// The strings that examples show where the enum at `index` is expected, and its own example.
fn values(sources: &Sources, pages: &[DocPage], samples: &Samples, index: usize) -> Vec<String> {
    let id = u32::try_from(index).ok().map(ModelId);
    let seen = id.and_then(|id| samples.values.get(&id));
    let seen = seen.into_iter().flatten().map(|(text, _)| text.clone());
    let own = pages
        .get(index)
        .into_iter()
        .flat_map(|page| &page.model.usage);
    let own = own
        .filter(|fence| sources.text(fence.info).is_empty())
        .map(|fence| sources.text(fence.body).trim().trim_matches('"').to_owned());
    own.chain(seen).collect()
}

/// The case of most of the values of `enums` that examples show.
fn case<'a>(
    api: &Api,
    shown: &BTreeMap<usize, Vec<String>>,
    enums: impl Iterator<Item = &'a usize>,
) -> Case {
    let mut votes = [0usize; CASES.len()];
    for index in enums {
        let (Some(Shape::Enum(it)), Some(shown)) =
            (api.models.get(*index).map(|it| &it.shape), shown.get(index))
        else {
            continue;
        };
        for value in &it.values {
            for (votes, case) in votes.iter_mut().zip(CASES) {
                *votes += usize::from(shown.contains(&case.spell(&value.value)));
            }
        }
    }
    // If several are equally common, the first.
    let most = votes.iter().max().copied().unwrap_or_default();
    let found = votes.iter().zip(CASES).find(|(votes, _)| **votes == most);
    found.map_or(Case::Snake, |(_, case)| case)
}

/// `it` as an enum of integers: those that its constants end with, as in `ENUM_1`, otherwise any.
fn numbers(it: &Enum, span: Span) -> Shape {
    let stem = |name: &str| {
        name.trim_end_matches(|last: char| last.is_ascii_digit())
            .len()
    };
    let first = it.values.first().map_or("", |it| it.value.as_str());
    let same = first.get(..stem(first)).unwrap_or_default();
    let values = it.values.iter().map(|value| {
        let digits = value.value.strip_prefix(same)?;
        is_whole_number(digits).then(|| EnumValue {
            value: digits.to_owned(),
            ..value.clone()
        })
    });
    match values.collect() {
        Some(values) => Shape::Enum(Enum {
            values,
            is_numeric: true,
            ..it.clone()
        }),
        None => {
            let whole = Kinds {
                whole: true,
                ..Kinds::default()
            };
            Shape::Union(super::lower::values_of(whole, span))
        }
    }
}

/// Spells the values of `it`, and returns how many of them no example has.
fn spell(it: &mut Enum, shown: &[String], case: Case) -> usize {
    let mut unproven = 0;
    for value in &mut it.values {
        // Go's constants no longer show where words end.
        let is_it =
            |text: &&String| same_words(text, &value.value) || bare(text).eq(bare(&value.value));
        value.value = match shown.iter().find(is_it) {
            Some(text) => text.clone(),
            None => {
                unproven += 1;
                case.spell(&value.value)
            }
        };
    }
    let mut seen = std::collections::BTreeSet::new();
    it.values.retain(|value| seen.insert(value.value.clone()));
    unproven
}
