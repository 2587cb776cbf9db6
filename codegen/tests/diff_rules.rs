//! The rules of `diff`: each with old and new docs that trigger it, and with near misses.
//!
//! The verdict on Rust callers is checked by compiling callers of the old code against the new code; the verdict on
//! payloads, by giving payloads of one side's docs to the types of the other. In addition to the pairs in the table, docs of
//! different pairs are compared with each other, for cases that nobody has thought of.

mod caller;
mod cases;
mod crates;
mod notation;
mod outcome;
pub mod payloads;

use std::collections::{BTreeMap, BTreeSet};

use crate::support::cargo::Workspace;
use cases::Case;
use fieldnotes::diff::{Bump, Change, Diff, Effect, RULES, Side, Usage, Wire, diff};
use fieldnotes::model::{Api, Model, Shape};
use notation::Docs;
use outcome::{Found, Outcome};

/// The docs of all cases: for each the old ones, then the new ones.
struct Table {
    cases: Vec<Case>,
    sides: Vec<Docs>,
}

/// Two of the docs, by position, and their differences.
struct Pair {
    old: usize,
    new: usize,
    diff: Diff,
}

impl Table {
    fn new() -> Self {
        let cases = cases::all();
        let texts = cases.iter().flat_map(|case| [case.old, case.new]);
        let read = |(index, text)| notation::read(text, &format!("crate::{}", module(index)));
        let sides = texts.enumerate().map(read).collect();
        Self { cases, sides }
    }

    fn api(&self, side: usize) -> &Api {
        &self.sides[side].generated.api
    }

    fn pair(&self, old: usize, new: usize) -> Pair {
        let side = |index: usize| Side::new(self.api(index), &self.sides[index].sources);
        Pair {
            old,
            new,
            diff: diff(side(old), side(new)),
        }
    }

    /// The pairs of the table.
    fn pairs(&self) -> impl Iterator<Item = Pair> {
        (0..self.cases.len()).map(|index| self.pair(2 * index, 2 * index + 1))
    }

    /// One in `every` pairs of docs from different cases.
    fn strange_pairs(&self, every: usize) -> impl Iterator<Item = Pair> {
        let count = self.sides.len();
        let pairs = (0..count * count).map(move |number| (number / count, number % count));
        let chosen = pairs.filter(move |(old, new)| (old * 31 + new * 17) % every == 0);
        chosen
            .filter(|(old, new)| old / 2 != new / 2)
            .map(|(old, new)| self.pair(old, new))
    }

    fn name(&self, pair: &Pair) -> String {
        let case = |side: usize| self.cases[side / 2].name;
        match pair.old / 2 == pair.new / 2 {
            true => case(pair.old).to_owned(),
            false => format!(
                "{} of “{}” and “{}”",
                pair.describe(),
                case(pair.old),
                case(pair.new)
            ),
        }
    }

    /// Writes the types of all docs to the package `models`.
    fn write(&self, workspace: &mut Workspace, packages: &[&str]) {
        for package in packages {
            crates::manifest(workspace, package);
        }
        crates::types(workspace, &self.sides);
    }
}

/// The module with the types of a side.
fn module(side: usize) -> String {
    format!("s{side}")
}

impl Pair {
    fn describe(&self) -> String {
        let lines: Vec<String> = self.diff.changes.iter().map(one_line).collect();
        lines.join(", ")
    }

    fn shows(&self, rules: &[&str]) -> bool {
        self.diff
            .changes
            .iter()
            .any(|change| rules.contains(&change.rule.id()))
    }
}

#[test]
fn each_pair_gives_its_rules_and_verdicts() {
    let table = Table::new();
    let mut wrong = Vec::new();
    for (case, pair) in table.cases.iter().zip(table.pairs()) {
        let diff = &pair.diff;
        let found: BTreeSet<&str> = diff.changes.iter().map(|it| it.rule.id()).collect();
        let expected: BTreeSet<&str> = case.rules.split_whitespace().collect();
        let (rust, wire) = (diff.bump().as_str(), letters(diff.wire()));
        if found != expected || rust != case.rust || wire != case.wire {
            let Case {
                name,
                rust: bump,
                wire: letters,
                ..
            } = case;
            wrong.push(format!(
                "{name}\n  expected {expected:?} {bump} {letters}\n  found    {found:?} {rust} {wire}\n  {}",
                pair.describe()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_is_shown_by_a_pair() {
    let cases = cases::all();
    let shown: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| case.rules.split_whitespace())
        .collect();
    let missing: Vec<&str> = RULES
        .iter()
        .map(|info| info.id)
        .filter(|id| !shown.contains(id))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    assert!(cases.len() >= 60);
}

/// Rules by which a name now means something else: callers compile, but do something else.
const SILENT_IN_RUST: [&str; 2] = ["constructor-reordered", "value-rust-name-changed"];

#[test]
fn callers_compile_unless_the_verdict_is_major() {
    let table = Table::new();
    let packages = ["models", "callers", "broken"];
    let mut workspace = Workspace::new("diff-rules", &packages);
    table.write(&mut workspace, &packages);
    let (mut sound, mut broken) = (BTreeMap::new(), BTreeMap::new());
    for pair in table.pairs().chain(table.strange_pairs(499)) {
        let is_major = pair.diff.bump() == Bump::Major;
        let (package, modules) = if is_major {
            ("broken", &mut broken)
        } else {
            ("callers", &mut sound)
        };
        let name = format!("from{}to{}", pair.old, pair.new);
        // Names refer to the old code, whatever is there.
        let text = caller::caller(
            table.api(pair.old),
            &format!("models::{}", module(pair.new)),
        );
        workspace.write(&format!("{package}/src/{name}.rs"), &text);
        modules.insert(name, pair);
    }
    // Callers are correct: they compile with the code that they are written for.
    for (index, docs) in table.sides.iter().enumerate() {
        let text = caller::caller(&docs.generated.api, &format!("models::{}", module(index)));
        workspace.write(&format!("callers/src/own{index}.rs"), &text);
    }
    let own = (0..table.sides.len()).map(|index| format!("own{index}"));
    crates::callers(&mut workspace, "callers", own.chain(sound.keys().cloned()));
    crates::callers(&mut workspace, "broken", []);
    workspace.sweep();
    workspace.cargo(&["check", "-p", "callers"]);
    let found = crates::broken(&mut workspace, "broken", broken.keys().cloned().collect());
    let compile = broken
        .iter()
        .filter(|(name, pair)| !found.contains(*name) && !pair.shows(&SILENT_IN_RUST));
    let compile: Vec<String> = compile.map(|(_, pair)| table.name(pair)).collect();
    assert!(
        compile.is_empty(),
        "major, and callers compile all the same: {compile:#?}"
    );
    eprintln!("{} callers compile, {} do not", sound.len(), found.len());
}

/// Rules about what the docs leave open: unlisted values, names spelled in two ways.
const NOT_SHOWN_BY_PAYLOADS: [&str; 4] = [
    "enum-opened",
    "enum-closed",
    "field-alias-added",
    "field-alias-removed",
];

/// Rules about renamed models.
const RENAMED: [&str; 2] = ["model-renamed", "title-changed"];

#[test]
fn payloads_fare_as_the_verdict_says() {
    let table = Table::new();
    let packages = ["models", "reader"];
    let mut workspace = Workspace::new("diff-payloads", &packages);
    table.write(&mut workspace, &packages);
    let mut types: BTreeMap<String, usize> = BTreeMap::new();
    for (index, docs) in table.sides.iter().enumerate() {
        let api = &docs.generated.api;
        let paths = api
            .models
            .iter()
            .map(|model| format!("{}::{}", module(index), path(api, model)));
        for path in paths {
            let next = types.len();
            types.insert(path, next);
        }
    }
    workspace.write("reader/src/main.rs", &crates::reader(&types));
    workspace.sweep();
    workspace.cargo(&["build", "-p", "reader"]);

    let is_shown = |pair: &Pair| !pair.shows(&NOT_SHOWN_BY_PAYLOADS);
    let own = table.pairs().filter(is_shown);
    let strange = table.strange_pairs(7).filter(is_shown).filter(|pair| {
        let is_clear = |side| !leaves_open(table.api(side));
        // The test does not know which models were renamed, nor what is only sent.
        let is_plain = pair
            .diff
            .changes
            .iter()
            .all(|change| change.usage == Usage::Both);
        is_clear(pair.old) && is_clear(pair.new) && is_plain && !pair.shows(&RENAMED)
    });
    let pairs: Vec<Pair> = own.chain(strange).collect();
    let mut questions = Vec::new();
    let mut asked = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        for question in pair.questions(&table, &types) {
            questions.push((question.reader, question.payload));
            asked.push((index, question.is_old, question.is_valid));
        }
    }
    let answers = crates::read_all(&workspace, &questions);
    assert_eq!(answers.len(), questions.len());
    let mut found = vec![Found::default(); pairs.len()];
    for ((index, is_old, is_valid), ((_, payload), answer)) in
        asked.into_iter().zip(questions.iter().zip(&answers))
    {
        let outcome = match answer {
            None => Outcome::Refused,
            Some(back) if payloads::is_same(payload, back) => Outcome::Same,
            Some(_) => Outcome::Other,
        };
        found[index].note(is_old, outcome, is_valid);
    }
    let wrong: Vec<String> = pairs
        .iter()
        .zip(found)
        .filter(|(pair, found)| !found.agrees(&pair.diff))
        .map(|(pair, found)| {
            format!(
                "{}: {} and {found:?}",
                table.name(pair),
                letters(pair.diff.wire())
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    eprintln!("{} payloads of {} pairs", questions.len(), pairs.len());
}

/// Whether docs say too little for payloads to show everything.
fn leaves_open(api: &Api) -> bool {
    api.models.iter().any(|model| match &model.shape {
        Shape::Struct(it) => it
            .fields
            .iter()
            .any(|field| field.any_spelling || !field.aliases.is_empty()),
        Shape::Enum(it) => it.is_lenient,
        Shape::Union(_) | Shape::Opaque => false,
    })
}

/// A payload of one side's docs for a type of the other.
struct Question {
    reader: usize,
    payload: serde_json::Value,
    /// Whether the old type reads it.
    is_old: bool,
    /// Whether a server that follows the reader's docs accepts it.
    is_valid: bool,
}

impl Pair {
    fn questions(&self, table: &Table, types: &BTreeMap<String, usize>) -> Vec<Question> {
        let (old, new) = (table.api(self.old), table.api(self.new));
        let mut questions = Vec::new();
        for (a, b) in self.same_models(old, new) {
            let ways = [
                (new, b, old, a, self.old, true),
                (old, a, new, b, self.new, false),
            ];
            for (writer, written, reader, read, side, is_old) in ways {
                let reader_path = format!("{}::{}", module(side), path(reader, read));
                for payload in payloads::samples(writer, written) {
                    let is_valid = payloads::is_valid(reader, read, &payload);
                    questions.push(Question {
                        reader: types[&reader_path],
                        payload,
                        is_old,
                        is_valid,
                    });
                }
            }
        }
        questions
    }

    /// The models that both sides have.
    fn same_models<'a>(&self, old: &'a Api, new: &'a Api) -> Vec<(&'a Model, &'a Model)> {
        let is_same =
            |a: &Model, b: &Model| a.title == b.title && modules(old, a) == modules(new, b);
        let partner = |model: &Model| new.models.iter().find(|it| is_same(model, it));
        // For some, the diff says that no payload goes from one side to the other.
        let is_apart = |model: &Model| {
            let name = path(old, model).replace("::", ".");
            let mut changes = self.diff.changes.iter();
            changes.any(|change| change.model == name && change.usage == Usage::Neither)
        };
        let followed = old.models.iter().filter(|model| !is_apart(model));
        followed
            .filter_map(|model| Some((model, partner(model)?)))
            .collect()
    }
}

fn modules<'a>(api: &'a Api, model: &Model) -> &'a [String] {
    &api.namespace(model.namespace).expect("a namespace").path
}

/// `components::Widget`
fn path(api: &Api, model: &Model) -> String {
    format!("{}::{}", modules(api, model).join("::"), model.rust_name)
}

fn letters(wire: Wire) -> String {
    let letter = |effect| match effect {
        Effect::Keeps => 'k',
        Effect::Ignores => 'i',
        Effect::Loses => 'l',
        Effect::Refuses => 'r',
    };
    [wire.old_reader, wire.new_reader, wire.old_sender]
        .map(letter)
        .into_iter()
        .collect()
}

fn one_line(change: &Change) -> String {
    let verdict = change.verdict;
    let (rust, wire) = (verdict.rust.as_str(), letters(verdict.wire));
    format!("{} {} [{rust} {wire}]", change.subject(), change.message())
}
