//! A page for each rule that is ever reported: findings, changes, evidence, and what is skipped.

use serde::Serialize;

use super::super::choices::Stop;
use super::super::exit;
use super::reasons::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::IgnoreRule;
use crate::diff::rules::{RuleInfo, RustVerdict, WireVerdict};
use crate::diff::{Bump, RULES};
use crate::model::Rule;
use crate::suggest::closest;

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// The page of a rule.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    schema: u32,
    rule: &'static str,
    /// What it is: `finding`, `change`, `evidence` or `passed over`. A rule can be several of these.
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    kind: &'static str,
    text: String,
}

/// All rules of evidence.
const EVIDENCE: [Rule; 34] = [
    Rule::NullInSnippet,
    Rule::NullInExample,
    Rule::NullItem,
    Rule::LocalTime,
    Rule::Fraction,
    Rule::WholeNumber,
    Rule::JsonKey,
    Rule::SnippetKey,
    Rule::ExactName,
    Rule::UntouchedName,
    Rule::PageStyle,
    Rule::ApiStyle,
    Rule::OtherSpelling,
    Rule::ContradictingExample,
    Rule::UndocumentedValue,
    Rule::TagValues,
    Rule::TagTitles,
    Rule::DecimalOrText,
    Rule::OpenMark,
    Rule::SeveralValues,
    Rule::OnlyValue,
    Rule::EnumsOption,
    Rule::SecondSource,
    Rule::ObservedName,
    Rule::ObservedNull,
    Rule::ObservedAbsent,
    Rule::ObservedFraction,
    Rule::ObservedWhole,
    Rule::ObservedLarge,
    Rule::DateShape,
    Rule::ObservedText,
    Rule::ObservedDateShape,
    Rule::ObservedValue,
    Rule::OverrideName,
];

/// What the ledger counts as ignored, and why nothing is lost.
const PASSED_OVER: [(IgnoreRule, &str); 21] = [
    (
        IgnoreRule::OperationsPage,
        "A page that lists operations. The calls on it are evidence about the models they pass.",
    ),
    (
        IgnoreRule::ApiPage,
        "openapi-generator's page of one API class and its operations.",
    ),
    (
        IgnoreRule::UtilityPage,
        "A page about the SDK itself: retries, call options, helpers for dates or uploads.",
    ),
    (IgnoreRule::ReadmePage, "README, USAGE and the like."),
    (
        IgnoreRule::NoModelPage,
        "A page that is outside every folder of models and does not look like a model.",
    ),
    (
        IgnoreRule::GlobalsPage,
        "Parameters that the SDK fills in from its global settings.",
    ),
    (
        IgnoreRule::SecurityPage,
        "Credentials, which travel in headers.",
    ),
    (
        IgnoreRule::HttpMetadataPage,
        "The SDK's own record of an HTTP exchange.",
    ),
    (
        IgnoreRule::EmptyWrapperPage,
        "A response wrapper that has only the SDK's own rows.",
    ),
    (
        IgnoreRule::ExcludedPage,
        "`include` or `exclude` in fieldnotes.toml leaves it out.",
    ),
    (
        IgnoreRule::UnreachedPage,
        "A model that none of the `roots` in fieldnotes.toml reaches.",
    ),
    (
        IgnoreRule::DescriptionTable,
        "A table inside a description. It stays prose.",
    ),
    (
        IgnoreRule::ContentTypeRow,
        "`contentType` of a response wrapper: the SDK fills it in; it is not in the payload.",
    ),
    (
        IgnoreRule::StatusCodeRow,
        "`statusCode` of a response wrapper: the SDK fills it in; it is not in the payload.",
    ),
    (
        IgnoreRule::RawResponseRow,
        "`rawResponse` of a response wrapper: the SDK fills it in; it is not in the payload.",
    ),
    (
        IgnoreRule::HttpMetadataRow,
        "The record of the HTTP exchange in a response wrapper.",
    ),
    (
        IgnoreRule::HeadersRow,
        "The response headers in a response wrapper.",
    ),
    (
        IgnoreRule::PaginationRow,
        "A function of the SDK that fetches the next page.",
    ),
    (
        IgnoreRule::OffWirePage,
        "A page about something that is not on the wire, such as a function or a class with methods.",
    ),
    (
        IgnoreRule::OffWireRow,
        "A member that is not on the wire, such as a method, a function or a symbol.",
    ),
    (
        IgnoreRule::OperationRow,
        "A table row about an operation, on a page that also holds models.",
    ),
];

/// The page of the rule called `name`, if there is one.
pub(super) fn page(name: &str) -> Option<Page> {
    let (mut rule, mut parts) = ("", Vec::new());
    let mut add = |id: &'static str, kind: &'static str, text: String| {
        rule = id;
        parts.push(Part { kind, text });
    };
    if let Some(code) = Code::from_id(name) {
        add(code.as_str(), "finding", finding(code));
    }
    if let Some(info) = RULES.iter().find(|info| info.id == name) {
        add(info.id, "change", change(info));
    }
    if let Some((id, why)) = EVIDENCE
        .iter()
        .map(|rule| words(*rule))
        .find(|(id, _)| *id == name)
    {
        add(id, "evidence", evidence(why));
    }
    if let Some((ignored, why)) = PASSED_OVER.iter().find(|(it, _)| it.as_str() == name) {
        add(
            ignored.as_str(),
            "passed over",
            format!("{why}\nIt is counted as ignored and is not part of any type."),
        );
    }
    (!parts.is_empty()).then_some(Page {
        schema: SCHEMA,
        rule,
        parts,
    })
}

/// Reports an unknown name that can only be meant as a rule, because it has hyphens.
pub(super) fn not_found(name: &str) -> Option<Stop> {
    let is_rule_like = name.contains('-')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let near = closest(name, &ids()).filter(|_| is_rule_like)?;
    let problem = Diagnostic::new(Code::UnknownName, format!("there is no rule `{name}`"));
    Some((
        exit::USAGE,
        vec![problem.help(format!("did you mean `{near}`?"))],
    ))
}

fn ids() -> Vec<&'static str> {
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let changes = RULES.iter().map(|info| info.id);
    let evidence = EVIDENCE.iter().map(|rule| words(*rule).0);
    let ignored = PASSED_OVER.iter().map(|(rule, _)| rule.as_str());
    codes
        .chain(changes)
        .chain(evidence)
        .chain(ignored)
        .collect()
}

impl Page {
    /// The page for people.
    pub(super) fn lines(&self) -> String {
        let mut text = format!("{}\n", self.rule);
        for part in &self.parts {
            text.push_str(&format!(
                "\nAs a {}:\n",
                part.kind
                    .replace("passed over", "reason to skip something")
                    .replace("evidence", "piece of evidence")
            ));
            for line in part.text.lines() {
                text.push_str(&format!("    {line}\n"));
            }
        }
        text
    }
}

fn finding(code: Code) -> String {
    let level = match code.level().as_str() {
        "error" => "An error: nothing is written until it is fixed.",
        "warning" => "A warning. `[[accept]]` in fieldnotes.toml accepts it, with a reason.",
        _ => "A note: `-v` shows it.",
    };
    format!("{}\n{level}", code.page())
}

fn change(info: &RuleInfo) -> String {
    let rust = match info.rust {
        RustVerdict::Is(Bump::None) => "nothing changes in Rust",
        RustVerdict::Is(Bump::Patch) => "a patch version: callers compile as before",
        RustVerdict::Is(Bump::Minor) => "a minor version: something is added",
        RustVerdict::Is(Bump::Major) => "a major version: callers may not compile",
        RustVerdict::Compared => {
            "a major version if callers see a different type or name, otherwise none"
        }
    };
    let wire = match info.wire {
        WireVerdict::Silent => "no payload is affected",
        WireVerdict::Followed => {
            "worked out for each change, by passing the payloads of one side to the types of the other"
        }
    };
    let elsewhere = if info.from_elsewhere {
        "\nIt can show on a page that has not changed, because a page it links to has."
    } else {
        ""
    };
    format!("{}\nRust: {rust}.\nWire: {wire}.{elsewhere}", info.summary)
}

fn evidence(why: &str) -> String {
    let mut letters = why.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let sentence: String = first.chain(letters).collect();
    format!(
        "{sentence}.\n`fieldnotes explain MODEL.FIELD` shows what decided a field, and where that is."
    )
}

#[cfg(test)]
#[path = "tests/rules.rs"]
mod tests;
