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
#[path = "diff_rules/payloads.rs"]
mod payloads;

use std::collections::BTreeSet;

use cases::Case;
use fieldnotes::diff::{Change, Diff, Effect, RULES, Side, Usage, Wire, diff};
use fieldnotes::model::{Api, Model};
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

/// Cases in which a name means something else than before: callers compile, and do something else.
const NOT_FOUND_BY_COMPILING: [&str; 2] =
    ["constructor-reordered, of two texts", "value-rust-name-changed"];

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
    let mut compile: Vec<&str> = broken.difference(&found).map(name).collect();
    compile.sort_unstable();
    assert_eq!(compile, NOT_FOUND_BY_COMPILING, "major, and callers compile all the same");
}

/// Cases in which what the docs leave open is followed, and no payload shows it.
const NOT_FOUND_BY_PAYLOADS: [&str; 4] = [
    // A payload with the other spelling of a name.
    "field-alias-removed",
    // A value that the docs do not list.
    "enum-opened",
    "enum-closed",
    "no enum-opened: where all are open, the mark says nothing new",
];

#[test]
fn payloads_fare_as_the_verdict_says() {
    let pairs = pairs();
    let mut workspace = Workspace::new("diff-payloads", &["models", "reader"]);
    for package in ["models", "reader"] {
        crates::manifest(&mut workspace, package);
    }
    crates::root(&mut workspace, pairs.len());
    let mut types = Vec::new();
    let mut asked = Vec::new();
    let mut questions = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        crates::types(&mut workspace, index, "old", &pair.old);
        crates::types(&mut workspace, index, "new", &pair.new);
        for (a, b) in pair.same_models() {
            let [old, new] = [&pair.old, &pair.new].map(|docs| &docs.generated.api);
            for (side, writer, written, reader, read) in
                [("old", new, b, old, a), ("new", old, a, new, b)]
            {
                types.push(format!("c{index}::{side}::{}", path(reader, read)));
                for payload in payloads::samples(writer, written) {
                    let is_valid = payloads::is_valid(reader, read, &payload);
                    asked.push((index, side, is_valid));
                    questions.push((types.len() - 1, payload));
                }
            }
        }
    }
    workspace.write("reader/src/main.rs", &crates::reader(&types));
    workspace.sweep();
    workspace.cargo(&["build", "-p", "reader"]);
    let answers = crates::read_all(&workspace, &questions);
    assert_eq!(answers.len(), questions.len());
    let mut found = vec![Found::default(); pairs.len()];
    for ((index, side, is_valid), ((_, payload), answer)) in
        asked.iter().zip(questions.iter().zip(&answers))
    {
        let Some(found) = found.get_mut(*index) else { continue };
        let outcome = match answer {
            None => Outcome::Refused,
            Some(back) if payloads::is_same(payload, back) => Outcome::Same,
            Some(_) => Outcome::Other,
        };
        match *side {
            "old" => found.old_reader = found.old_reader.max(outcome),
            _ => {
                found.new_reader = found.new_reader.max(outcome);
                found.is_refused |= !is_valid;
            }
        }
    }
    let wrong: Vec<String> = pairs
        .iter()
        .zip(found)
        .filter(|(pair, found)| {
            !found.agrees(pair) && !NOT_FOUND_BY_PAYLOADS.contains(&pair.case.name)
        })
        .map(|(pair, found)| format!("{}: {} and {found:?}", pair.case.name, pair.case.wire))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What became of one payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Outcome {
    #[default]
    Same,
    /// Read, but written back as something else.
    Other,
    Refused,
}

impl Outcome {
    fn of(effect: Effect) -> Self {
        match effect {
            Effect::Keeps => Self::Same,
            Effect::Ignores | Effect::Loses => Self::Other,
            Effect::Refuses => Self::Refused,
        }
    }
}

/// What became of all payloads of a pair, at worst.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    old_reader: Outcome,
    new_reader: Outcome,
    /// By a server that keeps to the new docs.
    is_refused: bool,
}

impl Found {
    /// Whether it is what the verdict says, as far as the models are used that way.
    fn agrees(&self, pair: &Pair) -> bool {
        let usages = pair.diff.changes.iter().map(|change| change.usage);
        let (mut sent, mut received) = (false, false);
        for usage in usages {
            sent |= usage.is_sent();
            received |= usage.is_received();
        }
        let wire = pair.diff.wire();
        let reads = |outcome: Outcome, effect| !received || outcome == Outcome::of(effect);
        reads(self.old_reader, wire.old_reader)
            && reads(self.new_reader, wire.new_reader)
            && (!sent || self.is_refused == (wire.old_sender == Effect::Refuses))
    }
}

impl Pair {
    /// The models that both sides have, by their place in Rust.
    fn same_models(&self) -> Vec<(&Model, &Model)> {
        let [old, new] = [&self.old, &self.new].map(|docs| &docs.generated.api);
        let is_same = |a: &Model, b: &Model| a.title == b.title && module(old, a) == module(new, b);
        let partner = |model: &Model| new.models.iter().find(|it| is_same(model, it));
        // Of some the diff says that no payload goes from the one to the other.
        let is_apart = |model: &Model| {
            let name = path(old, model).replace("::", ".");
            let mut changes = self.diff.changes.iter();
            changes.any(|change| change.model == name && change.usage == Usage::Neither)
        };
        let followed = old.models.iter().filter(|model| !is_apart(model));
        followed.filter_map(|model| Some((model, partner(model)?))).collect()
    }
}

fn module<'a>(api: &'a Api, model: &Model) -> &'a [String] {
    &api.namespace(model.namespace).expect("a namespace").path
}

fn path(api: &Api, model: &Model) -> String {
    format!("{}::{}", module(api, model).join("::"), model.rust_name)
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

#[test]
#[ignore]
fn zz_cross_wire() {
    let pairs = pairs();
    let mut workspace = Workspace::new("diff-cross", &["models", "reader"]);
    for package in ["models", "reader"] {
        crates::manifest(&mut workspace, package);
    }
    crates::root(&mut workspace, pairs.len());
    let mut sides: Vec<(String, &Docs)> = vec![];
    for (index, pair) in pairs.iter().enumerate() {
        crates::types(&mut workspace, index, "old", &pair.old);
        crates::types(&mut workspace, index, "new", &pair.new);
        sides.push((format!("c{index}::old"), &pair.old));
        sides.push((format!("c{index}::new"), &pair.new));
    }
    let mut types = Vec::new();
    let mut ids = std::collections::BTreeMap::new();
    for (s, (p, d)) in sides.iter().enumerate() {
        for (m, model) in d.generated.api.models.iter().enumerate() {
            ids.insert((s, m), types.len());
            types.push(format!("{p}::{}", path(&d.generated.api, model)));
        }
    }
    workspace.write("reader/src/main.rs", &crates::reader(&types));
    workspace.sweep();
    workspace.cargo(&["build", "-p", "reader"]);
    let mut q = vec![];
    let mut asked = vec![];
    let mut diffs = vec![];
    for i in 0..sides.len() {
        for j in 0..sides.len() {
            let (a, b) = (&sides[i].1.generated.api, &sides[j].1.generated.api);
            if a.models.len() > 1 && i / 2 != j / 2 && (i * 7 + j) % 4 != 0 { continue; }
            let d = diff(Side::new(a, &sides[i].1.sources), Side::new(b, &sides[j].1.sources));
            let k = diffs.len();
            let mut any = false;
            for (m, am) in a.models.iter().enumerate() {
                let Some((n, bm)) = b.models.iter().enumerate().find(|(_, x)| x.title == am.title && module(b, x) == module(a, am)) else { continue };
                any = true;
                for p in payloads::samples(b, bm) { asked.push((k, true, true)); q.push((ids[&(i, m)], p)); }
                for p in payloads::samples(a, am) { asked.push((k, false, payloads::is_valid(b, bm, &p))); q.push((ids[&(j, n)], p)); }
            }
            if any && !d.changes.iter().any(|c| c.usage != Usage::Both || c.is_guess && c.member.is_none()) { diffs.push((i, j, d, Found::default())); } else { while asked.last().is_some_and(|x| x.0 == k) { asked.pop(); q.pop(); } }
        }
    }
    eprintln!("{} diffs {} payloads", diffs.len(), q.len());
    let answers = crates::read_all(&workspace, &q);
    for ((k, old, valid), ((_, p), ans)) in asked.iter().zip(q.iter().zip(&answers)) {
        let o = match ans { None => Outcome::Refused, Some(b) if payloads::is_same(p, b) => Outcome::Same, _ => Outcome::Other };
        let f = &mut diffs[*k].3;
        if *old { f.old_reader = f.old_reader.max(o) } else { f.new_reader = f.new_reader.max(o); f.is_refused |= !valid; }
    }
    let mut shown = 0;
    let mut bad = 0;
    let mut seen = BTreeSet::new();
    for (i, j, d, f) in &diffs {
        let w = d.wire();
        let ok = f.old_reader == Outcome::of(w.old_reader) && f.new_reader == Outcome::of(w.new_reader) && f.is_refused == (w.old_sender == Effect::Refuses);
        if !ok {
            bad += 1;
            let key: Vec<_> = d.changes.iter().map(|c| c.rule.id()).collect();
            if seen.insert(format!("{key:?} {} {f:?}", letters(w))) && shown < 60 {
                shown += 1;
                eprintln!("---- {} -> {} verdict {} found {f:?}", sides[*i].0, sides[*j].0, letters(w));
                for c in &d.changes { eprintln!("     {}", one_line(c)); }
            }
        }
    }
    eprintln!("bad {bad} of {} kinds {}", diffs.len(), seen.len());
}
