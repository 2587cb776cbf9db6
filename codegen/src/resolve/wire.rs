//! Printed names → names on the wire.
//!
//! Every dialect has changed the names. A name of one word needs no more than its case; one of several words is spelled
//! in the style that the evidence is for: the user's choice, else what the page shows, else what the API shows, else
//! what the dialect usually means. The other spelling is accepted too where none of the first three decides.

mod style;
mod votes;

use std::collections::BTreeSet;

pub use style::WireCase;

use super::DocPage;
use crate::dialect::Spelling;
use crate::model::{Api, Evidence, Field, Rule, Shape, Struct};
use crate::parallel;
use crate::source::Sources;
use crate::words::has_several_words;
use votes::Votes;

/// Chooses the names on the wire of all fields, and says how many stay undecided. `pages` stand in the order of the
/// models of `api`.
pub fn assign(sources: &Sources, pages: &[DocPage], api: &mut Api) -> usize {
    let votes = Votes::count(sources, pages, api);
    let undecided = parallel::map_mut(&mut api.models, |index, model| {
        let (Some(page), Shape::Struct(structure)) = (pages.get(index), &mut model.shape) else {
            return 0;
        };
        let choice = choose(page, &votes, index);
        let mut undecided = 0;
        for field in &mut structure.fields {
            undecided += usize::from(name_field(field, page, &choice, &votes));
        }
        tell_apart(structure, page);
        drop_clashes(structure);
        undecided
    });
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
    let usual = match page.dialect.names.spelling {
        Spelling::Snake => WireCase::Snake,
        _ => WireCase::Camel,
    };
    by_default(
        Decided::Default,
        votes.of_values(page.tree).unwrap_or(usual),
    )
}

/// Names one field. Returns whether its spelling stays undecided, so that it has an alias.
fn name_field(field: &mut Field, page: &DocPage, choice: &Choice, votes: &Votes) -> bool {
    if field
        .evidence
        .iter()
        .any(|evidence| evidence.rule.fixes_name())
    {
        return false;
    }
    let spelling = page.dialect.names.spelling;
    let bare = page
        .dialect
        .names
        .bare(&page.model.title.value, &field.doc_name);
    let name = &*bare;
    if spelling == Spelling::Exact || (is_untouched(spelling, name) && page.wire_case.is_none()) {
        field.wire_name = untouched(spelling, name);
        let rule = if spelling == Spelling::Exact {
            Rule::ExactName
        } else {
            Rule::UntouchedName
        };
        field.evidence.push(Evidence {
            rule,
            span: field.span,
        });
        return false;
    }
    field.wire_name = choice.case.spell(spelling, name);
    if !has_several_words(name) {
        return false;
    }
    let other = choice.case.other().spell(spelling, name);
    field.evidence.extend(choice.evidence.clone());
    // Where the other spelling is printed as code, the name is an exception from the style in 84 cases of 100, and in
    // fewer where the prose is about OAuth: too few to believe the one, too many to believe the other.
    let seen = match choice.decided {
        Decided::Api | Decided::Page => votes.token(page.tree, &other),
        Decided::Default | Decided::User => None,
    };
    let is_open = choice.decided == Decided::Default || seen.is_some();
    field.evidence.extend(seen.map(|span| Evidence {
        rule: Rule::OtherSpelling,
        span,
    }));
    if is_open && other != field.wire_name && !field.aliases.contains(&other) {
        field.aliases.push(other);
    }
    is_open
}

/// Whether the SDK has left the name as it was, but for the first letter: it never puts two capitals behind a small
/// letter itself, and a name on the wire that was not camel case would have lost them.
fn is_untouched(spelling: Spelling, name: &str) -> bool {
    let kept = |three: &[u8]| match three {
        [before, capitals @ ..] => {
            !before.is_ascii_uppercase() && capitals.iter().all(u8::is_ascii_uppercase)
        }
        [] => false,
    };
    match spelling {
        Spelling::Exact => true,
        // Capitals only, with a separator: no language writes that itself.
        _ if name.contains('_') && !name.contains(char::is_lowercase) => {
            matches!(spelling, Spelling::Camel | Spelling::Pascal)
        }
        Spelling::Camel | Spelling::Pascal => name.as_bytes().windows(3).any(kept),
        Spelling::Go | Spelling::Snake | Spelling::Either => false,
    }
}

/// A name that [`is_untouched`], as it is on the wire.
fn untouched(spelling: Spelling, name: &str) -> String {
    if name.contains('_') && !name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    WireCase::Camel.spell(spelling, name)
}

/// Gives a field its name as it is printed where another one has the name on the wire that it would have: `Id` is `id`,
/// so that `ID` is something else.
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
    // Those of which only the first letter was changed, if at all, are what they seem to be.
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
            field.aliases.clear();
        }
    }
}

/// An alias that is another field's name would make both unreadable.
fn drop_clashes(structure: &mut Struct) {
    if structure
        .fields
        .iter()
        .all(|field| field.aliases.is_empty())
    {
        return;
    }
    let mut taken: BTreeSet<String> = structure
        .fields
        .iter()
        .map(|field| field.wire_name.clone())
        .collect();
    for field in &mut structure.fields {
        field.aliases.retain(|alias| taken.insert(alias.clone()));
    }
}
