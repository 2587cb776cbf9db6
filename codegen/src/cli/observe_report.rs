//! The findings of `observe` and `verify`, and how they are shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::export::{Place, Places as _};
use crate::model::Api;
use crate::observe::{Effect, Misfit, MisfitRule};
use crate::text::Sources;

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// How many bad lines are shown.
const MAX_BAD_LINES: usize = 10;

/// How many misfits are shown by default.
const MAX_MISFITS: usize = 50;

/// The findings in all files.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    schema: u32,
    /// The model that each payload should be.
    model: String,
    payloads: usize,
    /// Payloads without any misfit.
    fitting: usize,
    /// Payloads that the generated type refuses.
    refused: usize,
    #[serde(serialize_with = "values")]
    misfits: BTreeMap<Key, Found>,
    bad_lines: Vec<BadLine>,
    /// Undocumented nulls in several fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    null_habit: Option<Habit>,
}

/// The number of fields with such nulls that makes it a habit of the API.
const HABIT: usize = 3;

/// How often an API writes undocumented nulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Habit {
    nulls: usize,
    fields: usize,
    /// The line for the config that keeps them.
    config: &'static str,
}

/// Misfits that count as the same for a reader.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// `Refused` first.
    effect: std::cmp::Reverse<Effect>,
    model: String,
    field: Option<String>,
    rule: MisfitRule,
    pointer: String,
    expected: String,
    found: String,
}

/// A misfit, its count, and the place of the first one.
#[derive(Debug, Serialize)]
struct Found {
    rule: &'static str,
    effect: &'static str,
    /// With `*` for the positions in lists.
    pointer: String,
    expected: String,
    found: String,
    model: String,
    field: Option<String>,
    page: Option<Place>,
    count: usize,
    file: String,
    line: usize,
}

/// A line that is not JSON.
#[derive(Debug, Serialize)]
struct BadLine {
    file: String,
    line: usize,
    reason: String,
}

fn values<S: serde::Serializer>(
    map: &BTreeMap<Key, Found>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(map.values())
}

impl Findings {
    /// Without findings yet; `model` is what each payload should be.
    pub fn new(model: String) -> Self {
        Self {
            schema: SCHEMA,
            model,
            payloads: 0,
            fitting: 0,
            refused: 0,
            misfits: BTreeMap::new(),
            bad_lines: Vec::new(),
            null_habit: None,
        }
    }

    /// Evaluates all that was added.
    pub fn conclude(&mut self) {
        let is_null = |(key, _): &(&Key, &Found)| key.rule == MisfitRule::UnexpectedNull;
        let nulls = || self.misfits.iter().filter(is_null);
        let fields: BTreeSet<_> = nulls().map(|(key, _)| (&key.model, &key.field)).collect();
        self.null_habit = (fields.len() >= HABIT).then(|| Habit {
            nulls: nulls().map(|(_, found)| found.count).sum(),
            fields: fields.len(),
            config: "unknown-nullability = \"keep\"",
        });
    }

    /// Adds one payload.
    pub fn add(
        &mut self,
        file: &str,
        line: usize,
        misfits: Vec<Misfit>,
        api: &Api,
        sources: &Sources,
    ) {
        self.payloads += 1;
        self.fitting += usize::from(misfits.is_empty());
        self.refused += usize::from(
            misfits
                .iter()
                .any(|misfit| misfit.effect == Effect::Refused),
        );
        for misfit in misfits {
            let model = api.get(misfit.model);
            let model = model
                .map(|model| crate::observe::model_path(api, model))
                .unwrap_or_default();
            let key = Key {
                effect: std::cmp::Reverse(misfit.effect),
                model,
                rule: misfit.rule,
                pointer: general(&misfit.pointer),
                field: misfit.field,
                expected: misfit.expected,
                found: misfit.found,
            };
            let found = self.misfits.entry(key.clone()).or_insert_with(|| Found {
                rule: misfit.rule.as_str(),
                effect: misfit.effect.as_str(),
                pointer: key.pointer,
                expected: key.expected,
                found: key.found,
                model: key.model,
                field: key.field,
                page: sources.place(misfit.span),
                count: 0,
                file: file.to_owned(),
                line,
            });
            found.count += 1;
        }
    }

    /// Adds a line that is not JSON.
    pub fn bad_line(&mut self, file: &str, line: usize, reason: String) {
        self.bad_lines.push(BadLine {
            file: file.to_owned(),
            line,
            reason,
        });
    }

    /// The worst effect of all misfits.
    pub fn worst(&self) -> Option<Effect> {
        self.misfits.keys().map(|key| key.effect.0).max()
    }

    pub fn has_bad_lines(&self) -> bool {
        !self.bad_lines.is_empty()
    }
}

/// The pointer without the positions in lists, so that a problem with every item is reported once.
fn general(pointer: &str) -> String {
    let parts = pointer.split('/').map(|part| {
        let is_index = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_index { "*" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// One JSON document.
pub(super) fn document(findings: &Findings) -> String {
    // Only strings and numbers under string keys: nothing here can fail.
    serde_json::to_string_pretty(findings).unwrap_or_default()
}

/// For people: what is refused first.
pub(super) fn lines(findings: &Findings, is_verbose: bool) -> String {
    let mut lines = Vec::new();
    let limit = if is_verbose { usize::MAX } else { MAX_MISFITS };
    for found in findings.misfits.values().take(limit) {
        let place = if found.pointer.is_empty() {
            "the payload"
        } else {
            &found.pointer
        };
        lines.push(format!(
            "{}: {}: expected {}, found {} [{}]",
            found.effect,
            visible(place),
            found.expected,
            found.found,
            found.rule
        ));
        let dot = if found.field.is_some() { "." } else { "" };
        let field = found.field.as_deref().unwrap_or_default();
        let page = found
            .page
            .as_ref()
            .map(|page| format!(", {page}"))
            .unwrap_or_default();
        lines.push(format!("    by {}{dot}{field}{page}", found.model));
        lines.push(format!(
            "    in {}",
            seen(&found.file, found.line, found.count)
        ));
    }
    let hidden = findings.misfits.len().saturating_sub(limit);
    if hidden > 0 {
        lines.push(format!("and {hidden} more kinds of misfit: `-v` shows all"));
    }
    for bad in findings.bad_lines.iter().take(MAX_BAD_LINES) {
        lines.push(format!(
            "not JSON: {}:{}: {}",
            bad.file, bad.line, bad.reason
        ));
    }
    let hidden = findings.bad_lines.len().saturating_sub(MAX_BAD_LINES);
    if hidden > 0 {
        lines.push(format!("and {hidden} more lines that are not JSON"));
    }
    if let Some(habit) = findings.null_habit {
        lines.push(format!(
            "null occurs {} times in {} fields that the docs do not call nullable: `{}` under `[crate]` keeps it in all \
             fields that may have it",
            habit.nulls, habit.fields, habit.config
        ));
    }
    lines.push(format!(
        "{}: payloads {}, fitting {}, refused {}, bad lines {}",
        findings.model,
        findings.payloads,
        findings.fitting,
        findings.refused,
        findings.bad_lines.len()
    ));
    lines.join("\n") + "\n"
}

fn seen(file: &str, line: usize, count: usize) -> String {
    match count {
        1 => format!("{file}:{line}"),
        2 => format!("{file}:{line} and once more"),
        count => format!("{file}:{line} and {} more times", count - 1),
    }
}

/// Keys come from the payload and may contain anything.
fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|character| {
            let escaped = character.is_control().then(|| character.escape_default());
            let plain = escaped.is_none().then_some(character);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}
