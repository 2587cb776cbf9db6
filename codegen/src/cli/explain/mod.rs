//! `fieldnotes explain`: how something came out, and why.

mod excerpt;
mod find;
mod reasons;
mod rules;
mod snippet;
mod summary;
mod text;
mod uses;

use serde::Serialize;

use super::args::{ExplainArgs, Format};
use super::choices;
use super::report::Report;
use crate::config::Project;
use crate::export::Place;
use crate::model::Api;
use crate::observe::model_path;
use crate::output::Tree;
use crate::text::Sources;
use find::find;
pub(super) use find::{Target, members};
pub(super) use reasons::words;

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// Everything about one thing.
#[derive(Debug, Serialize)]
struct Explanation {
    schema: u32,
    /// `components.ProcessV3.terminatedAt`, as in an override.
    name: String,
    /// `field`, `value`, …
    kind: &'static str,
    rust: Option<Excerpt>,
    facts: Vec<Fact>,
    evidence: Vec<Reason>,
    /// TOML to add to fieldnotes.toml.
    r#override: String,
}

/// A piece of the generated code.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Excerpt {
    path: String,
    line: usize,
    code: String,
    /// Whether the file on disk has it: it may be missing or out of date.
    is_written: bool,
}

/// A fact.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    pub name: &'static str,
    pub value: String,
}

/// A reason for a fact.
#[derive(Debug, Serialize)]
pub(super) struct Reason {
    /// The id of the rule.
    pub rule: &'static str,
    /// The rule in words.
    pub why: String,
    pub place: Option<Place>,
    /// The quoted text.
    pub quote: String,
}

/// The subject, and everything that is known about it.
pub(super) struct Context<'a> {
    pub api: &'a Api,
    pub tree: &'a Tree,
    pub sources: &'a Sources,
    pub project: &'a Project,
}

/// Does everything but print.
pub(super) fn run(args: &ExplainArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is explained",
        ..Report::default()
    };
    if let Some(page) = rules::page(&args.name) {
        report.text = match args.output.format {
            Format::Human => page.lines(),
            Format::Json => serde_json::to_string_pretty(&page).unwrap_or_default(),
        };
        return report;
    }
    let (project, run) = match choices::run(&args.project, &mut report.sources) {
        Ok(done) => done,
        Err(stop) => {
            let (code, problems) = rules::not_found(&args.name).unwrap_or(stop);
            return report.stop(code, problems);
        }
    };
    let context = Context {
        api: &run.generated.api,
        tree: &run.generated.tree,
        sources: &run.sources,
        project: &project,
    };
    match find(context.api, &args.name) {
        Ok(target) => {
            let explanation = context.explain(target);
            report.text = match args.output.format {
                Format::Human => text::lines(&explanation),
                Format::Json => serde_json::to_string_pretty(&explanation).unwrap_or_default(),
            };
            report
        }
        Err(stop) => {
            let (code, problems) = rules::not_found(&args.name).unwrap_or(stop);
            report.stop(code, problems)
        }
    }
}

impl Context<'_> {
    fn explain(&self, target: Target) -> Explanation {
        let name = match target.member_name() {
            Some(member) => format!("{}.{member}", model_path(self.api, target.model())),
            None => model_path(self.api, target.model()),
        };
        Explanation {
            schema: SCHEMA,
            kind: target.kind(),
            rust: self.excerpt(target),
            facts: self.facts_and_uses(target),
            evidence: self.evidence(target, &name),
            r#override: snippet::snippet(self.api, target),
            name,
        }
    }

    fn facts_and_uses(&self, target: Target) -> Vec<Fact> {
        let mut facts = self.facts(target);
        if let Target::Model(model) = target {
            facts.extend(uses::facts(self.api, model));
        }
        facts
    }
}

#[cfg(test)]
mod tests;
