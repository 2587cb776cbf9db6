//! Printed names → wire names.
//!
//! Every dialect changes the names. One that a source shows as a key of this model, or that the user states, is proven. Any
//! other is a guess: it is written in the style that the evidence supports (that of the page, otherwise of the API, otherwise
//! the dialect's usual one), and read in any spelling of the same letters.

mod report;
mod style;
mod votes;

use std::collections::{BTreeMap, BTreeSet};

use super::reach::Reach;
use crate::diagnostic::Diagnostic;
use crate::dialect::Spelling;
use crate::model::{Api, Evidence, Field, Rule, Shape, Struct};
use crate::options::WireCase;
use crate::pages::DocPage;
use crate::parallel;
use crate::text::Sources;
use crate::words::{bare, has_several_words};
use votes::Votes;

/// Chooses the wire names of all fields, and returns how many of those in `reach` stay undecided. `pages` are in the order of the
/// models of `api`.
pub fn assign(
    sources: &Sources,
    pages: &[DocPage],
    reach: &Reach,
    api: &mut Api,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let votes = Votes::count(sources, pages, api);
    let mut undecided = parallel::map_mut(&mut api.models, |index, model| {
        let (Some(page), Shape::Struct(structure)) = (pages.get(index), &mut model.shape) else {
            return 0;
        };
        let choice = choose(page, &votes, index);
        for field in &mut structure.fields {
            name_field(field, page, &choice, &votes);
        }
        doubt(structure, page);
        tell_apart(structure, page);
        let guesses = structure
            .fields
            .iter()
            .filter(|field| field.is_guess)
            .count();
        open_guesses(structure);
        guesses
    });
    for (index, count) in undecided.iter_mut().enumerate() {
        *count = if reach.has(index) { *count } else { 0 };
    }
    report::report(pages, reach, api, (&votes, &undecided), diagnostics);
    undecided.into_iter().sum()
}

/// The style of one page's names.
struct Choice {
    case: WireCase,
    decided: Decided,
    /// What decided it, apart from the user and the dialect.
    evidence: Option<Evidence>,
}

/// What decided a style.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Decided {
    Default,
    /// By names elsewhere in the same API.
    Api,
    Page,
    User,
}

fn choose(page: &DocPage, votes: &Votes, index: usize) -> Choice {
    let by_evidence = |decided, rule, (case, span)| Choice {
        case,
        decided,
        evidence: Some(Evidence { rule, span }),
    };
    let by_default = |decided, case| Choice {
        case,
        decided,
        evidence: None,
    };
    if let Some(case) = page.wire_case {
        return by_default(Decided::User, case);
    }
    if let Some(style) = votes.of_page(index) {
        return by_evidence(Decided::Page, Rule::PageStyle, style);
    }
    if let Some(style) = votes.of_tree(page.tree) {
        return by_evidence(Decided::Api, Rule::ApiStyle, style);
    }
    let usual = WireCase::usual(&page.dialect.names);
    by_default(
        Decided::Default,
        votes.of_values(page.tree).unwrap_or(usual),
    )
}

/// Names one field. A name that no source shows is a guess, however likely: it is read in any spelling.
fn name_field(field: &mut Field, page: &DocPage, choice: &Choice, votes: &Votes) {
    let is_shown = |evidence: &Evidence| evidence.rule.fixes_name();
    if field.evidence.iter().any(is_shown) {
        return;
    }
    let spelling = page.dialect.names.spelling;
    let bare = page
        .dialect
        .names
        .bare(&page.model.title.value, &field.doc_name);
    let name = &*bare;
    let is_exact = spelling == Spelling::Exact;
    if is_exact || (is_untouched(spelling, name) && page.wire_case.is_none()) {
        field.wire_name = untouched(spelling, name);
        let rule = match is_exact {
            true => Rule::ExactName,
            false => Rule::UntouchedName,
        };
        let span = field.span;
        field.evidence.push(Evidence { rule, span });
        field.is_guess = !is_exact;
        return;
    }
    field.wire_name = choice.case.spell(spelling, name);
    // A single word can only differ in a capital, if the API may have those.
    let has_several_words = has_several_words(name);
    field.is_guess =
        choice.decided != Decided::User && (has_several_words || votes.may_be_capital(page.tree));
    if !has_several_words {
        return;
    }
    field.evidence.extend(choice.evidence.clone());
    let other = choice.case.other().spell(spelling, name);
    let seen = match choice.decided {
        Decided::Api | Decided::Page => votes.token(page.tree, &other),
        Decided::Default | Decided::User => None,
    };
    field.evidence.extend(seen.map(|span| Evidence {
        rule: Rule::OtherSpelling,
        span,
    }));
}

/// Whether the SDK has left the name as it was, except for the first letter: it never puts two capitals after a lower-case
/// letter itself, unless the first is a word of its own (`three_d_secure` → `threeDSecure`), and a wire name that was
/// not camel case would have lost them.
fn is_untouched(spelling: Spelling, name: &str) -> bool {
    if !matches!(spelling, Spelling::Camel | Spelling::Pascal) {
        return false;
    }
    // All capitals with a separator: no language writes that itself.
    if name.contains('_') && !name.contains(char::is_lowercase) {
        return true;
    }
    let small = |text: &str| text.starts_with(|letter: char| letter.is_lowercase());
    let mut rest = name.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let from = rest.get(start..).unwrap_or_default();
        let after = from.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
        let capitals = from.len() - after.len();
        let is_plural = after.strip_prefix('s').is_some_and(|rest| !small(rest));
        // The last capital before lower-case letters starts their word.
        let initials = capitals - usize::from(small(after) && !is_plural);
        if initials > 1 {
            return true;
        }
        rest = after;
    }
    false
}

/// The wire name of a name that [`is_untouched`].
fn untouched(spelling: Spelling, name: &str) -> String {
    if name.contains('_') && !name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    WireCase::Camel.spell(spelling, name)
}

/// Turns names that may mean others into guesses, unless a source shows them.
fn doubt(structure: &mut Struct, page: &DocPage) {
    let names = page.dialect.names;
    if names.doubts.is_empty() {
        return;
    }
    let printed: Vec<String> = structure
        .fields
        .iter()
        .map(|it| it.doc_name.clone())
        .collect();
    let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
    for field in &mut structure.fields {
        let is_shown = |it: &Evidence| {
            it.rule.fixes_name() && (it.rule != Rule::ExactName || it.span != field.span)
        };
        let is_proven = field.evidence.iter().any(is_shown) || page.wire_case.is_some();
        field.is_guess |= !is_proven && names.is_doubtful(&field.doc_name, &printed);
    }
}

/// Gives a field its printed name if another one has the wire name that it would get: `Id` is `id`,
/// so `ID` is something else.
fn tell_apart(structure: &mut Struct, page: &DocPage) {
    let mut names: Vec<&str> = structure
        .fields
        .iter()
        .map(|it| it.wire_name.as_str())
        .collect();
    names.sort_unstable();
    if names.windows(2).all(|pair| pair.first() != pair.last()) {
        return;
    }
    let printed = |field: &Field| {
        let names = page.dialect.names;
        names
            .bare(&page.model.title.value, &field.doc_name)
            .into_owned()
    };
    // Names of which at most the first letter was changed are what they seem to be.
    let is_plain = |field: &Field| {
        let printed = printed(field);
        printed.get(1..) == field.wire_name.get(1..)
    };
    let fields = structure.fields.iter();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut plain = BTreeSet::new();
    for (index, field) in fields.enumerate().filter(|(_, it)| is_plain(it)) {
        if taken.insert(field.wire_name.clone()) {
            plain.insert(index);
        }
    }
    for (index, field) in structure.fields.iter_mut().enumerate() {
        if plain.contains(&index) || taken.insert(field.wire_name.clone()) {
            continue;
        }
        let printed = printed(field);
        if taken.insert(printed.clone()) {
            field.wire_name = printed;
        }
    }
}

/// Guesses are read in any spelling, except those with the letters of another field's key, which could not be told from
/// that one's. If unknown keys are kept, only a required field may take one of them.
fn open_guesses(structure: &mut Struct) {
    let keeps_keys = structure.additional.is_some();
    let mut letters: BTreeMap<String, usize> = BTreeMap::new();
    let names = structure.fields.iter();
    for name in names.flat_map(|field| std::iter::once(&field.wire_name).chain(&field.aliases)) {
        *letters.entry(bare(name).collect()).or_default() += 1;
    }
    for field in &mut structure.fields {
        let own: String = bare(&field.wire_name).collect();
        let is_clear = letters.get(&own) == Some(&1) && !own.is_empty();
        let may_be_read = is_clear && !(keeps_keys && field.is_optional());
        field.any_spelling = field.is_guess && may_be_read;
    }
}
