//! `fieldnotes report`: the whole API as one HTML page, for people who review it.
//!
//! The page is self-contained: it needs no network, and can be read without scripts. Text from the docs is not trusted: the templates
//! escape everything, and the policy in the page's head allows one style and one script, by their hashes.

mod anchors;
mod changes;
mod coverage;
mod findings;
mod locate;
mod members;
mod models;
mod page;
mod proofs;
mod words;

use super::args::ReportArgs;
use super::choices::{Choices, run_project};
use super::comparison::{Content, Failure, Loaded, is_part, one_is_part, version_in};
use super::explain::Context;
use super::report::Report;
use super::{diff, exit};
use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Diff;
use crate::diff::version::VersionVerdict;
use crate::output;
use crate::run::Run;
use crate::text::Sources;

/// Earlier docs, and the changes since.
struct Since {
    old: String,
    diff: Diff,
    version: Option<VersionVerdict>,
}

/// Does everything but print.
pub(super) fn run(args: &ReportArgs) -> Report {
    let mut report = Report {
        on_errors: "no report is written",
        ..Report::default()
    };
    match make(args, &mut report) {
        Ok(text) => save(args, &text, report),
        Err(failure) => {
            report.sources = failure.sources;
            report.stop(failure.code, failure.problems)
        }
    }
}

/// The page. Findings about the docs are on it, so `report` only gets the counts.
fn make(args: &ReportArgs, report: &mut Report) -> Result<String, Failure> {
    let mut sources = Sources::default();
    let choices = Choices::read(&args.project, None, &mut sources);
    let choices = choices.map_err(|stop| with_sources(stop, &sources))?;
    let project = choices.project();
    let project = project.map_err(|stop| with_sources(stop, &sources))?;
    let run = run_project(&project, &mut sources.clone());
    if run.generated.has_errors() {
        let problems = run.generated.diagnostics;
        return Err(Failure {
            code: exit::findings_code(&problems),
            problems,
            sources: run.sources,
        });
    }
    report.ledger = Some(run.generated.ledger.clone());
    let (run, since) = match &args.since {
        None => (run, None),
        Some(old) => {
            let (run, since) = compare(old, &choices, &project, &sources, run)?;
            (run, Some(since))
        }
    };
    let context = Context {
        api: &run.generated.api,
        tree: &run.generated.tree,
        sources: &run.sources,
        project: &project,
    };
    let page = page::Page::new(&context, &run.generated, since.as_ref());
    page.html().map_err(|error| {
        let message = format!("the report cannot be made: {error}");
        (
            exit::FAILURE,
            vec![Diagnostic::new(Code::CannotWrite, message)],
        )
            .into()
    })
}

/// The changes since the docs that `old` names. The run is returned.
fn compare(
    old: &str,
    choices: &Choices,
    project: &Project,
    sources: &Sources,
    run: Run,
) -> Result<(Run, Since), Failure> {
    if is_part(old, &choices.config) {
        return Err(one_is_part(old));
    }
    let before = Loaded::read(old, choices, sources)?;
    let now = Loaded {
        name: "the docs now".to_owned(),
        version: version_in(&project.out),
        content: Content::Docs(Box::new(run)),
    };
    let diff = before.diff(&now, choices);
    let version = diff::verdict(&before, &now, choices, &diff);
    let since = Since {
        old: before.name,
        diff,
        version,
    };
    match now.content {
        Content::Docs(run) => Ok((*run, since)),
        Content::Export(_) => Ok((Run::default(), since)),
    }
}

fn with_sources((code, problems): super::choices::Stop, sources: &Sources) -> Failure {
    Failure {
        code,
        problems,
        sources: sources.clone(),
    }
}

fn save(args: &ReportArgs, text: &str, mut report: Report) -> Report {
    let path = &args.file;
    match output::replace(path, text) {
        Ok(true) => report.status = format!("wrote {}", path.display()),
        Ok(false) => report.status = format!("{} is up to date", path.display()),
        Err(error) => {
            let message = format!("this file cannot be written: {error}");
            let problem = Diagnostic::new(Code::CannotWrite, message);
            return report.stop(exit::FAILURE, vec![problem.in_file(path.to_string_lossy())]);
        }
    }
    report
}
