//! `fieldnotes explain`: how something came out, and why.

mod evidence;
mod excerpt;
mod facts;
mod find;
mod render;
mod rules;
mod snippet;
mod uses;

use serde::Serialize;

use super::args::{ExplainArgs, Format};
use super::open;
use super::report::Report;
use crate::config::Project;
use crate::export::Place;
use crate::model::Api;
use crate::observe::model_path;
use crate::output::Tree;
use crate::source::Sources;
pub(super) use evidence::words;
use find::find;
pub(super) use find::{Target, members};

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
    let (project, run) = match open::run(&args.project, &mut report.sources) {
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
                Format::Human => render::lines(&explanation),
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
mod tests {
    use std::path::Path;

    use super::*;
    use crate::emit::Target as Package;
    use crate::run;

    /// Explains each model and each part, in all docs of this repository.
    #[test]
    fn everything_is_found_in_the_generated_code() {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let file = base.join("fieldnotes.toml");
        let mut sources = Sources::default();
        let opened = run::open(
            Some((&file, "fieldnotes.toml")),
            &base,
            crate::config::Overrides::default(),
            &mut sources,
        );
        let project = opened.unwrap_or_else(|problems| panic!("{problems:?}"));
        let run = project.run(
            sources,
            &Package::Package {
                name: "a".to_owned(),
            },
        );
        let (api, tree) = (&run.generated.api, &run.generated.tree);
        let context = Context {
            api,
            tree,
            sources: &run.sources,
            project: &project,
        };
        let mut count = 0;
        for model in &api.models {
            let parts = members(api, model).into_iter().map(|(_, target)| target);
            for target in std::iter::once(Target::Model(model)).chain(parts) {
                let explanation = context.explain(target);
                assert!(explanation.rust.is_some(), "{}", explanation.name);
                assert!(explanation.evidence.iter().all(|it| !it.quote.is_empty()));
                assert!(find(api, &explanation.name).is_ok(), "{}", explanation.name);
                count += 1;
            }
        }
        assert!(count > 200, "{count}");
    }
}
