//! Printed names → names on the wire.
//!
//! Every dialect has changed the names. One that a source shows as a key of this model, or that the user states, is proven. Any
//! other is a guess: it is written in the style that the evidence is for (what the page shows, else what the API shows, else
//! what the dialect usually means), and read in any spelling of the same letters.

mod report;
mod style;
mod votes;

use std::collections::BTreeMap;

pub use style::WireCase;

use super::DocPage;
use crate::diagnostic::Diagnostic;
use crate::dialect::Spelling;
use crate::model::{Api, Evidence, Field, Rule, Shape, Struct};
use crate::parallel;
use crate::source::Sources;
use crate::words::{bare, has_several_words};
use votes::Votes;

/// Chooses the names on the wire of all fields, and says how many stay undecided. `pages` stand in the order of the
/// models of `api`.
pub fn assign(
    sources: &Sources,
    pages: &[DocPage],
    api: &mut Api,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let votes = Votes::count(sources, pages, api);
    let undecided = parallel::map_mut(&mut api.models, |index, model| {
        let (Some(page), Shape::Struct(structure)) = (pages.get(index), &mut model.shape) else {
            return 0;
        };
        let choice = choose(page, &votes, index);
        for field in &mut structure.fields {
            name_field(field, page, &choice, &votes);
        }
        let guesses = structure
            .fields
            .iter()
            .filter(|field| field.is_guess)
            .count();
        open_guesses(structure);
        guesses
    });
    report::report(pages, api, &votes, &undecided, diagnostics);
    undecided.into_iter().sum()
}

/// The style of one page's names.
struct Choice {
    case: WireCase,
    decided: Decided,
    /// What decided it, but for the user and the dialect.
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
    let usual = WireCase::usual(page.dialect.spelling);
    by_default(
        Decided::Default,
        votes.of_values(page.tree).unwrap_or(usual),
    )
}

/// Names one field. What no source shows is a guess, however likely: it is read in any spelling.
fn name_field(field: &mut Field, page: &DocPage, choice: &Choice, votes: &Votes) {
    let is_shown = |evidence: &Evidence| evidence.rule.fixes_name();
    if field.evidence.iter().any(is_shown) {
        return;
    }
    let spelling = page.dialect.spelling;
    let name = without_clash(spelling, &page.model.title.value, &field.doc_name);
    if is_untouched(spelling, name) && page.wire_case.is_none() {
        field.wire_name = WireCase::Camel.spell(spelling, name);
        field.evidence.push(Evidence {
            rule: Rule::UntouchedName,
            span: field.span,
        });
        field.is_guess = true;
        return;
    }
    field.wire_name = choice.case.spell(spelling, name);
    // A single word can only differ by a capital, where the API may have such.
    field.is_guess = choice.decided != Decided::User
        && (has_several_words(name) || votes.may_be_capital(page.tree));
    if !has_several_words(name) {
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

/// Whether the SDK has left the name as it was, but for the first letter: it never puts two capitals behind a small
/// letter itself, unless the first is a word of its own (`three_d_secure` → `threeDSecure`), and a name on the wire that was
/// not camel case would have lost them.
fn is_untouched(spelling: Spelling, name: &str) -> bool {
    if !matches!(spelling, Spelling::Camel | Spelling::Pascal) {
        return false;
    }
    let small = |text: &str| text.starts_with(|letter: char| letter.is_lowercase());
    let mut rest = name.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let from = rest.get(start..).unwrap_or_default();
        let after = from.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
        let capitals = from.len() - after.len();
        let is_plural = after.strip_prefix('s').is_some_and(|rest| !small(rest));
        // The last capital before small letters starts their word.
        let initials = capitals - usize::from(small(after) && !is_plural);
        if initials > 1 {
            return true;
        }
        rest = after;
    }
    false
}

/// The name without what C# puts behind a member that would be called like its class: `AmountValue` of `Amount`.
fn without_clash<'a>(spelling: Spelling, title: &str, name: &'a str) -> &'a str {
    let bare = name.strip_suffix("Value").filter(|bare| *bare == title);
    bare.filter(|_| spelling == Spelling::Pascal)
        .unwrap_or(name)
}

/// Guesses are read in any spelling, but for those with the letters of another field's key: a key could not be told from the
/// other one's. Where free keys are kept, only a field without which the object is refused may take one of them.
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
