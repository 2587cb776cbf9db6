//! The changes since an earlier state of the docs.

use super::Since;
use super::anchors::{Anchors, changed_member};
use super::words::far;
use crate::diff::{Change, Severity, Usage, render};
use crate::model::Api;

/// All changes.
pub struct Changes {
    pub old: String,
    pub counts: String,
    pub rust: String,
    pub wire: String,
    /// Whether the version still must be raised.
    pub is_version_late: bool,
    pub is_empty: bool,
    /// Models with a change that needs attention, the worst first.
    pub urgent: Vec<ChangedModel>,
    pub others: Vec<ChangedModel>,
}

/// The changes of one model.
pub struct ChangedModel {
    /// Empty if the model is gone.
    pub anchor: String,
    pub name: String,
    /// Which way it travels, if only one way.
    pub usage: &'static str,
    pub changes: Vec<Row>,
}

/// One change.
pub struct Row {
    pub severity: &'static str,
    pub anchor: String,
    pub member: String,
    pub summary: &'static str,
    pub rule: &'static str,
    pub from: String,
    pub to: String,
    pub is_guess: bool,
    pub meaning: String,
    pub evidence: String,
    pub place: String,
}

impl Changes {
    /// The changes up to `api`.
    pub fn new(since: &Since, api: &Api, anchors: &Anchors) -> Self {
        let report = render::Report {
            diff: &since.diff,
            old: &since.old,
            new: "the docs now",
            version: since.version.as_ref(),
        };
        let is_urgent = |(_, changes): &(&str, &[Change])| {
            let mut changes = changes.iter();
            changes.any(|change| change.verdict.severity <= Severity::Caution)
        };
        let groups = since.diff.by_model().into_iter();
        let (urgent, others): (Vec<_>, Vec<_>) = groups.partition(is_urgent);
        let models = |groups: Vec<(&str, &[Change])>| {
            let groups = groups.into_iter();
            groups
                .map(|(name, changes)| changed_model(api, anchors, name, changes))
                .collect()
        };
        Self {
            old: since.old.clone(),
            counts: report.counts(),
            rust: report.rust(),
            wire: report.wire(),
            is_version_late: report.needs_version(),
            is_empty: since.diff.is_empty(),
            urgent: models(urgent),
            others: models(others),
        }
    }
}

fn changed_model(api: &Api, anchors: &Anchors, name: &str, changes: &[Change]) -> ChangedModel {
    let id = anchors.find(name);
    let row = |change: &Change| {
        let member = change.member.as_deref();
        let found = id.and_then(|id| {
            let member = changed_member(api.get(id)?, member?)?;
            Some(anchors.member(id, member))
        });
        Row {
            severity: change.verdict.severity.as_str(),
            anchor: found.unwrap_or_default(),
            member: member.unwrap_or_default().to_owned(),
            summary: change.rule.info().summary,
            rule: change.rule.id(),
            from: change.from.clone().unwrap_or_default(),
            to: change.to.clone().unwrap_or_default(),
            is_guess: change.is_guess,
            meaning: render::meaning(change),
            evidence: render::evidence(change).unwrap_or_default(),
            place: change.place().map(far).unwrap_or_default(),
        }
    };
    ChangedModel {
        anchor: id
            .map(|id| anchors.model(id).to_owned())
            .unwrap_or_default(),
        name: name.to_owned(),
        usage: match changes.first().map(|change| change.usage) {
            Some(Usage::Sent) => "only sent",
            Some(Usage::Received) => "only received",
            Some(Usage::Both | Usage::Neither) | None => "",
        },
        changes: changes.iter().map(row).collect(),
    }
}
