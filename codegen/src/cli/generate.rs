//! `fieldnotes generate` and `fieldnotes check`.

use super::args::{CheckArgs, GenerateArgs};
use super::check_base;
use super::choices::{Choices, run_project};
use super::exit;
use super::locked;
use super::patch::{self, Patch};
use super::report::Report;
use super::shrinkage::Counts;
use crate::config::Project;
use crate::diagnostic::{Diagnostic, Level};
use crate::output::{self, Applied, Plan};
use crate::run::Run;

/// Does everything but print. With `check` it writes nothing. The run is returned too, because dropping it takes time.
pub(super) fn generate(args: &GenerateArgs) -> (Report, Option<Run>) {
    let mut report = Report::default();
    let choices = Choices::read(&args.project, args.name.as_deref(), &mut report.sources);
    match choices.and_then(|choices| choices.project()) {
        Ok(project) => run(report, &project, args.check, args.force),
        Err((code, problems)) => (report.stop(code, problems), None),
    }
}

/// Checks, and writes nothing. Returns what [`generate`] returns.
pub(super) fn check(args: &CheckArgs) -> (Report, Option<Run>) {
    let mut report = Report::default();
    let read = Choices::read(&args.project, args.name.as_deref(), &mut report.sources);
    let opened = read.and_then(|choices| Ok((choices.project()?, choices)));
    let (project, choices) = match opened {
        Ok(opened) => opened,
        Err((code, problems)) => return (report.stop(code, problems), None),
    };
    let config = report.sources.clone();
    let (report, run) = run(report, &project, true, false);
    match (&args.base, run) {
        (Some(base), Some(mut run)) => {
            run.sources = report.sources.clone();
            let report = check_base::check(report, base, &project, &choices, &config, run);
            (report, None)
        }
        (_, run) => (report, run),
    }
}

/// Does everything; the run is returned if its pages could be read, without its sources, which the report has.
fn run(mut report: Report, project: &Project, check: bool, force: bool) -> (Report, Option<Run>) {
    let mut run = run_project(project, &mut report.sources);
    report.sources = std::mem::take(&mut run.sources);
    report.ledger = Some(run.generated.ledger.clone());
    let diagnostics = std::mem::take(&mut run.generated.diagnostics);
    if diagnostics.iter().any(|it| it.level == Level::Error) {
        return (
            report.stop(exit::findings_code(&diagnostics), diagnostics),
            None,
        );
    }
    report.diagnostics = diagnostics;
    if check {
        match locked::problems(project) {
            Ok(problems) => report.add_problems(exit::FINDINGS, problems),
            Err((code, problems)) => return (report.stop(code, problems), None),
        }
    }
    let report = match output::plan(&run.generated.tree, &project.out, force) {
        Ok(mut plan) => {
            plan.problems.extend(drop(project, &run, &plan, check));
            finish(report, project, plan, check)
        }
        Err(problem) => report.stop(exit::FAILURE, shown(project, vec![problem])),
    };
    (report, Some(run))
}

/// Warns if far less is generated than before. With `generate` it may be intended, and version control shows the change.
fn drop(project: &Project, run: &Run, plan: &Plan, check: bool) -> Option<Diagnostic> {
    // If no file is replaced or deleted, nothing can be gone: there is no need to count.
    if plan.deletes.is_empty() && plan.writes.iter().all(|change| change.old.is_none()) {
        return None;
    }
    let new = Counts::of_run(&run.generated);
    let mut problem = new.before(plan).drop_to(new, project)?;
    if !check {
        problem.level = Level::Warning;
    }
    Some(problem)
}

/// Shows or carries out `plan`.
fn finish(mut report: Report, project: &Project, mut plan: Plan, check: bool) -> Report {
    let has_errors = plan.has_errors();
    let problems = shown(project, std::mem::take(&mut plan.problems));
    let code = exit::findings_code(&problems);
    report.diagnostics.extend(problems);
    let out = project.shown_out();
    if check && !plan.is_fresh() {
        report.code = report.code.max(exit::STALE);
        report.patch = Patch::new(&out, &plan);
        report.stale = crate::build::stale(project, &plan);
        let state = if patch::is_missing(&plan) {
            "missing"
        } else {
            "stale"
        };
        report.status = format!(
            "{out} is {state}: {}; `fieldnotes generate` does it",
            work(&plan)
        );
    }
    if has_errors {
        return report.stop(code, Vec::new());
    }
    if plan.is_fresh() {
        report.status = format!("{out} is up to date ({})", files(plan.unchanged));
    } else if !check {
        match output::apply(&plan, &project.out) {
            Ok(applied) => report.status = done(&out, applied, plan.unchanged),
            Err(problem) => return report.stop(exit::FAILURE, shown(project, vec![problem])),
        }
    }
    report
}

fn shown(project: &Project, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems
        .iter_mut()
        .for_each(|problem| project.show_path(problem));
    problems
}

fn files(count: usize) -> String {
    format!("{count} file{}", if count == 1 { "" } else { "s" })
}

/// What is left to do.
fn work(plan: &Plan) -> String {
    let writes =
        (!plan.writes.is_empty()).then(|| format!("{} to write", files(plan.writes.len())));
    let deletes =
        (!plan.deletes.is_empty()).then(|| format!("{} to delete", files(plan.deletes.len())));
    let parts: Vec<_> = writes.into_iter().chain(deletes).collect();
    parts.join(", ")
}

/// What has been done.
fn done(out: &str, applied: Applied, unchanged: usize) -> String {
    let mut parts = vec![format!("{} written", files(applied.written))];
    if applied.deleted > 0 {
        parts.push(format!("{} deleted", applied.deleted));
    }
    if unchanged > 0 {
        parts.push(format!("{unchanged} unchanged"));
    }
    format!("{out}: {}", parts.join(", "))
}
