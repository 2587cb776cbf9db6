//! `fieldnotes generate` and `fieldnotes check`.

use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::args::RunArgs;
use super::exit;
use super::report::Report;
use crate::config::{FILE_NAME, Overrides, Project, Source};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::emit::Target;
use crate::output::{self, Applied, Plan};
use crate::run;
use crate::source::Sources;

/// Does all but print. `check`: look, and write nothing.
pub(super) fn run(args: &RunArgs, check: bool, force: bool) -> Report {
    let mut report = Report::default();
    let project = match open(args, &mut report.sources) {
        Ok(project) => project,
        Err(problems) => return report.stop(exit::USAGE, problems),
    };
    let missing: Vec<_> = project
        .missing()
        .map(|docs| project.missing_folder(docs))
        .collect();
    if !missing.is_empty() {
        return report.stop(exit::USAGE, missing);
    }
    let name = project.name.clone();
    let run = project.run(
        std::mem::take(&mut report.sources),
        &Target::Package { name },
    );
    report.sources = run.sources;
    report.ledger = Some(run.generated.ledger.clone());
    if run.generated.has_errors() {
        let code = findings_code(&run.generated.diagnostics);
        return report.stop(code, run.generated.diagnostics);
    }
    report.diagnostics = run.generated.diagnostics;
    match output::plan(&run.generated.tree, &project.out, force) {
        Ok(plan) => finish(report, &project, plan, check),
        Err(problem) => report.stop(exit::FAILURE, shown(&project, vec![problem])),
    }
}

/// Shows or does what `plan` says.
fn finish(mut report: Report, project: &Project, mut plan: Plan, check: bool) -> Report {
    let has_errors = plan.has_errors();
    let problems = shown(project, std::mem::take(&mut plan.problems));
    let code = findings_code(&problems);
    report.diagnostics.extend(problems);
    let out = project.shown_out();
    if check && !plan.is_fresh() {
        report.code = exit::STALE;
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

/// The code for `diagnostics`, which have errors: unreadable files are the system's fault, all else is for a person.
fn findings_code(diagnostics: &[Diagnostic]) -> u8 {
    let mut errors = diagnostics.iter().filter(|it| it.level == Level::Error);
    if errors.all(|error| error.code == Code::UnreadableFile) {
        exit::FAILURE
    } else {
        exit::FINDINGS
    }
}

fn shown(project: &Project, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems
        .iter_mut()
        .for_each(|problem| project.show_path(problem));
    problems
}

fn open(args: &RunArgs, sources: &mut Sources) -> Result<Project, Vec<Diagnostic>> {
    let here = std::env::current_dir().map_err(|error| {
        let message = format!("the current folder cannot be read: {error}");
        vec![Diagnostic::new(Code::UnreadableFile, message)]
    })?;
    let mut overrides = Overrides {
        name: args.name.clone(),
        out: args.out.clone(),
        dates: args.dates,
        enums: args.enums,
        dialect: args.dialect.clone(),
        sources: args.docs.iter().map(Source::new).collect(),
    };
    if !args.docs.is_empty() {
        return run::open(None, &here, overrides, sources);
    }
    let file = match &args.config {
        Some(file) => here.join(file),
        None => nearest(&here).ok_or_else(|| vec![no_config()])?,
    };
    let base = file.parent().unwrap_or(&here);
    // What is typed is meant from where it is typed.
    overrides.out = overrides.out.map(|out| {
        if base == here {
            out
        } else {
            here.join(out).to_string_lossy().into_owned()
        }
    });
    let shown = file.file_name().unwrap_or_default().to_string_lossy();
    run::open(Some((&file, &shown)), base, overrides, sources)
}

/// The config file in `here` or the nearest folder above.
fn nearest(here: &Path) -> Option<PathBuf> {
    let files = here.ancestors().map(|folder| folder.join(FILE_NAME));
    files.into_iter().find(|file| file.is_file())
}

fn no_config() -> Diagnostic {
    let message = format!("there is no {FILE_NAME} in this folder or one above it");
    Diagnostic::new(Code::InvalidConfig, message)
        .help("`fieldnotes init DIR` writes one for a folder of docs; `--docs DIR` does without")
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
