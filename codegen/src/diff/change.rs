//! One change, with everything that a reader needs to judge it.

use super::rules::{Rule, Verdict};
use super::verdict::Usage;
use crate::export::Place;
use crate::model::Rule as EvidenceRule;

/// Evidence that the docs of only one side show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub rule: EvidenceRule,
    /// Whether the new docs show it.
    pub is_new: bool,
    pub place: Option<Place>,
}

impl Shown {
    /// The words of its rule: `null in snippet`.
    pub fn words(&self) -> String {
        let rule = serde_json::to_value(self.rule).ok();
        let words = rule
            .as_ref()
            .and_then(|rule| rule.as_str())
            .unwrap_or_default();
        format!(
            "{} (in the {} docs only)",
            words.replace('-', " "),
            self.side()
        )
    }

    /// The side that shows it.
    pub fn side(&self) -> &'static str {
        if self.is_new { "new" } else { "old" }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub rule: Rule,
    /// The model with its modules, `components.ExposedPort`, as in the new docs, or in the old ones if it is
    /// gone.
    pub model: String,
    /// The field (by its wire name), value or variant. `None`: the model itself.
    pub member: Option<String>,
    /// The old state: a type, a name, a value. Not set if the rule says it all.
    pub from: Option<String>,
    /// The new state.
    pub to: Option<String>,
    /// Whether this is a guess: it could also be a removal and an addition.
    pub is_guess: bool,
    /// The old place.
    pub old: Option<Place>,
    /// The new place.
    pub new: Option<Place>,
    /// The model's current page, for a reader who has only the new docs.
    pub page: Option<Place>,
    /// Evidence other than the row that decided, if only one side has it: often a `null` in an example,
    /// which vendors' generators make up afresh each time.
    pub evidence: Vec<Shown>,
    /// Which way the model travels.
    pub usage: Usage,
    pub verdict: Verdict,
}

impl Change {
    /// `components.ExposedPort.name`.
    pub fn subject(&self) -> String {
        match &self.member {
            Some(member) => format!("{}.{member}", self.model),
            None => self.model.clone(),
        }
    }

    /// What happened, in words: the rule's sentence with the old and new states. Strings from the docs are included as they
    /// are.
    pub fn sentence(&self) -> String {
        let sentence = self.rule.info().sentence();
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{sentence}: `{from}` → `{to}`"),
            (Some(from), None) => format!("{sentence}: was `{from}`"),
            (None, Some(to)) => format!("{sentence}: `{to}`"),
            (None, None) => sentence.to_owned(),
        }
    }

    /// What happened, for programs: the rule's id with the old and new states. Strings from the docs are included as they are.
    pub fn message(&self) -> String {
        let id = self.rule.id();
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{id}: `{from}` → `{to}`"),
            (Some(from), None) => format!("{id}: was `{from}`"),
            (None, Some(to)) => format!("{id}: `{to}`"),
            (None, None) => id.to_owned(),
        }
    }

    /// Where to look: the new page, otherwise the old one.
    pub fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }
}
