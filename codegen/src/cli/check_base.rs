//! `fieldnotes check --base OLD`: is the version as high as the changes since then require?

use super::choices::Choices;
use super::comparison::{Content, Failure, Loaded, is_part, one_is_part, version_in};
use super::exit;
use super::report::Report;
use super::shrinkage;
use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::version::VersionVerdict;
use crate::run::Run;
use crate::text::Sources;

/// Compares with `base` and adds the result to `report`. `sources` hold the config file.
pub(super) fn check(
    mut report: Report,
    base: &str,
    project: &Project,
    choices: &Choices,
    sources: &Sources,
    run: Run,
) -> Report {
    let read = if is_part(base, &choices.config) {
        Err(one_is_part(base))
    } else {
        Loaded::read(base, choices, sources)
    };
    let old = match read {
        Ok(old) => old,
        Err(failure) => return not_compared(report, base, failure),
    };
    let new = Loaded {
        name: "the docs now".to_owned(),
        version: version_in(&project.out),
        content: Content::Docs(Box::new(run)),
    };
    let diff = old.diff(&new, choices);
    if let (Some(before), Some(now)) = (old.ledger(), new.ledger()) {
        let problem = shrinkage::between(before, now, project);
        report.add_problems(exit::FINDINGS, problem);
    }
    let bump = diff.bump();
    let (Some(before), Some(now)) = (old.version.or_else(|| new.version.clone()), new.version)
    else {
        report.note(format!("since {base}: {}", bump.as_str()));
        return report;
    };
    let verdict = VersionVerdict::new(before, now, bump);
    report.note(format!("since {base}: {}: {verdict}", bump.as_str()));
    if !verdict.is_made {
        let message = format!("the version of the generated crate is too low: {verdict}");
        let problem = Diagnostic::new(Code::VersionNotRaised, message)
            .in_file(format!("{}/Cargo.toml", project.shown_out()))
            .help(format!(
                "`fieldnotes diff {base}` shows the {} changes",
                bump.as_str()
            ));
        report.add_problems(exit::FINDINGS, Some(problem));
    }
    report
}

/// Problems on the other side point into other texts, so they are added as lines. Whatever else was found, the
/// question is not answered.
fn not_compared(report: Report, base: &str, failure: Failure) -> Report {
    let Failure {
        code,
        problems,
        sources,
    } = failure;
    let line = |problem: Diagnostic| match problem.primary {
        Some(_) => {
            let message = format!("{base}: {}", problem.one_line(&sources));
            Diagnostic::new(Code::NotComparable, message)
        }
        None => problem,
    };
    report.stop(code, problems.into_iter().map(line).collect())
}
