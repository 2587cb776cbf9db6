//! One change, with all that a reader needs to judge it.

use super::rules::{Rule, Verdict};
use super::verdict::Usage;
use crate::export::Place;
use crate::model::Rule as EvidenceRule;

/// What the docs of one side show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub rule: EvidenceRule,
    /// Whether it is the new docs that show it.
    pub is_new: bool,
    pub place: Option<Place>,
}

impl Shown {
    /// What it is: `null in snippet`, in the words of the evidence's rule.
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
    /// The model with its modules, `components.ExposedPort`, as the new docs call it, or the old ones where it is
    /// gone.
    pub model: String,
    /// The field (by its wire name), value or variant. `None`: the model itself.
    pub member: Option<String>,
    /// What was there: a type, a name, a value. Not where the rule says it all.
    pub from: Option<String>,
    /// What is there now.
    pub to: Option<String>,
    /// Whether this is a guess: one thing may also have gone and another one come.
    pub is_guess: bool,
    /// Where it was.
    pub old: Option<Place>,
    /// Where it is.
    pub new: Option<Place>,
    /// The page of the model as it is now, for a reader who has only the new docs.
    pub page: Option<Place>,
    /// What else than the row of the table has decided, where it is on one side only: often a `null` in an example,
    /// which vendors' generators make up anew each time.
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

    /// What happened, in words: the rule's sentence, and what was there and is now. Strings of the docs stand in it as they
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

    /// What happened, for programs: the rule's id, and what was there and is now. Strings of the docs stand in it as they are.
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
