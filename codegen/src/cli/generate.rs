//! `fieldnotes generate` and `fieldnotes check`.

use similar::TextDiff;

use super::args::{CheckArgs, GenerateArgs};
use super::base;
use super::drop::Counts;
use super::exit;
use super::locked;
use super::open::{Choices, findings_code, run_project};
use super::report::Report;
use crate::config::Project;
use crate::diagnostic::{Diagnostic, Level};
use crate::output::{self, Applied, Plan};
use crate::run::Run;

/// Does all but print. With `check` it looks, and writes nothing. What was made is returned, too: it takes its time to go.
pub(super) fn generate(args: &GenerateArgs) -> (Report, Option<Run>) {
    let mut report = Report::default();
    let choices = Choices::read(&args.project, args.name.as_deref(), &mut report.sources);
    match choices.and_then(|choices| choices.project()) {
        Ok(project) => run(report, &project, args.check, args.force),
        Err((code, problems)) => (report.stop(code, problems), None),
    }
}

/// Looks, and writes nothing. Returns what [`generate`] returns.
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
            let report = base::check(report, base, &project, &choices, &config, run);
            (report, None)
        }
        (_, run) => (report, run),
    }
}

/// Does it all; the run is returned where its pages could be read, without its sources, which the report has.
fn run(mut report: Report, project: &Project, check: bool, force: bool) -> (Report, Option<Run>) {
    let mut run = run_project(project, &mut report.sources);
    report.sources = std::mem::take(&mut run.sources);
    report.ledger = Some(run.generated.ledger.clone());
    let diagnostics = std::mem::take(&mut run.generated.diagnostics);
    if diagnostics.iter().any(|it| it.level == Level::Error) {
        return (report.stop(findings_code(&diagnostics), diagnostics), None);
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

/// That far less is generated than before. Who generates may mean it, and sees the change in the version control.
fn drop(project: &Project, run: &Run, plan: &Plan, check: bool) -> Option<Diagnostic> {
    // Where no file is replaced or deleted, nothing was there that is gone now: there is no need to count.
    if plan.deletes.is_empty() && plan.writes.iter().all(|change| change.old.is_none()) {
        return None;
    }
    let new = Counts::of_tree(&run.generated.tree);
    let mut problem = new.before(plan).drop_to(new, project)?;
    if !check {
        problem.level = Level::Warning;
    }
    Some(problem)
}

/// Shows or does what `plan` says.
fn finish(mut report: Report, project: &Project, mut plan: Plan, check: bool) -> Report {
    let has_errors = plan.has_errors();
    let problems = shown(project, std::mem::take(&mut plan.problems));
    let code = findings_code(&problems);
    report.diagnostics.extend(problems);
    let out = project.shown_out();
    if check && !plan.is_fresh() {
        report.code = report.code.max(exit::STALE);
        report.diff = diff(&out, &plan);
        report.stale = crate::build::stale(project, &plan);
        report.status = format!(
            "{out} is stale: {}; `fieldnotes generate` does it",
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

/// All changes as one patch that `git apply` and `patch -p1` understand.
fn diff(out: &str, plan: &Plan) -> String {
    let mut text = String::new();
    let mut add = |path: &str, old: Option<&str>, new: Option<&str>| {
        let name = |prefix: &str, side: Option<&str>| match side {
            Some(_) => format!("{prefix}/{out}/{path}"),
            None => "/dev/null".to_owned(),
        };
        let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
        let mut unified = diff.unified_diff();
        text.push_str(&unified.header(&name("a", old), &name("b", new)).to_string());
    };
    for change in &plan.writes {
        add(&change.path, change.old.as_deref(), Some(&change.new));
    }
    for (path, old) in &plan.deletes {
        add(path, Some(old), None);
    }
    text
}

fn files(count: usize) -> String {
    format!("{count} file{}", if count == 1 { "" } else { "s" })
}

/// What is still to be done.
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
