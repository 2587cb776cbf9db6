//! The rules of `diff`: each with old and new docs that show it, and with near misses.
//!
//! What is said of Rust callers is checked by compiling callers of the old code against the new one; what is said of
//! payloads, by giving payloads of the one docs to the types of the other.

mod support;

#[path = "diff_rules/caller.rs"]
mod caller;
#[path = "diff_rules/cases/mod.rs"]
mod cases;
#[path = "diff_rules/crates.rs"]
mod crates;
#[path = "diff_rules/notation.rs"]
mod notation;

use std::collections::BTreeSet;

use cases::Case;
use fieldnotes::diff::{Change, Diff, Effect, RULES, Side, Wire, diff};
use notation::Docs;
use support::cargo::Workspace;

/// A case, read.
struct Pair {
    case: Case,
    old: Docs,
    new: Docs,
    diff: Diff,
}

fn pairs() -> Vec<Pair> {
    let read = |(index, case): (usize, Case)| {
        let old = notation::read(case.old, &format!("crate::c{index}::old"));
        let new = notation::read(case.new, &format!("crate::c{index}::new"));
        let sides = [&old, &new].map(|docs| Side::new(&docs.generated.api, &docs.sources));
        let diff = diff(sides[0], sides[1]);
        Pair { case, old, new, diff }
    };
    cases::all().into_iter().enumerate().map(read).collect()
}

#[test]
fn each_pair_gives_its_rules_and_verdicts() {
    let mut wrong = Vec::new();
    for pair in pairs() {
        let Pair { case, diff, .. } = &pair;
        let found: BTreeSet<&str> = diff.changes.iter().map(|it| it.rule.id()).collect();
        let expected: BTreeSet<&str> = case.rules.split_whitespace().collect();
        let rust = diff.bump().as_str();
        let wire = letters(diff.wire());
        if found != expected || rust != case.rust || wire != case.wire {
            let changes: Vec<_> = diff.changes.iter().map(one_line).collect();
            wrong.push(format!(
                "{}\n  expected {expected:?} {} {}\n  found    {found:?} {rust} {wire}\n    {}",
                case.name,
                case.rust,
                case.wire,
                changes.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_is_shown_by_a_pair() {
    let shown: BTreeSet<&str> =
        cases::all().iter().flat_map(|case| case.rules.split_whitespace()).collect();
    let missing: Vec<&str> =
        RULES.iter().map(|info| info.id).filter(|id| !shown.contains(id)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    assert!(cases::all().len() >= 60);
}

/// Of two fields of one type, callers that swap them compile: no compiler finds that.
const NOT_FOUND_BY_COMPILING: [&str; 0] = [];

#[test]
fn callers_compile_unless_the_verdict_is_major() {
    let pairs = pairs();
    let mut workspace = Workspace::new("diff-rules", &["models", "callers", "broken"]);
    for package in ["models", "callers", "broken"] {
        crates::manifest(&mut workspace, package);
    }
    crates::root(&mut workspace, pairs.len());
    let (mut sound, mut broken) = (BTreeSet::new(), BTreeSet::new());
    for (index, pair) in pairs.iter().enumerate() {
        for (side, docs) in [("old", &pair.old), ("new", &pair.new)] {
            crates::types(&mut workspace, index, side, docs);
            let module = format!("c{index}_{side}");
            // What is called is always written for the old code.
            let text = caller::caller(&pair.old.generated.api, &format!("models::c{index}::{side}"));
            let is_broken = side == "new" && pair.case.rust == "major";
            let (package, modules) = match is_broken {
                true => ("broken", &mut broken),
                false => ("callers", &mut sound),
            };
            workspace.write(&format!("{package}/src/{module}.rs"), &text);
            modules.insert(module);
        }
    }
    crates::callers(&mut workspace, "callers", &sound);
    crates::callers(&mut workspace, "broken", &BTreeSet::new());
    workspace.sweep();
    workspace.cargo(&["check", "-p", "callers"]);
    let found = crates::broken(&mut workspace, "broken", &broken);
    let name = |module: &String| {
        let index = module.trim_start_matches('c').split('_').next().and_then(|it| it.parse().ok());
        index.and_then(|index: usize| pairs.get(index)).map_or("", |pair| pair.case.name)
    };
    let compile: Vec<&str> = broken.difference(&found).map(name).collect();
    assert_eq!(compile, NOT_FOUND_BY_COMPILING, "major, and callers compile all the same");
}

fn letters(wire: Wire) -> String {
    let letter = |effect| match effect {
        Effect::Keeps => 'k',
        Effect::Ignores => 'i',
        Effect::Loses => 'l',
        Effect::Refuses => 'r',
    };
    [wire.old_reader, wire.new_reader, wire.old_sender].map(letter).into_iter().collect()
}

fn one_line(change: &Change) -> String {
    let verdict = change.verdict;
    format!(
        "{} {}: {} [{} {}]",
        change.rule.id(),
        change.subject(),
        change.message(),
        verdict.rust.as_str(),
        letters(verdict.wire)
    )
}
