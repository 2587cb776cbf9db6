//! `fieldnotes diff` and `fieldnotes export`.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _, Write as _};

use super::args::{DiffArgs, DiffFormat, ExportArgs};
use super::choices::{self, Choices};
use super::comparison::{
    Content, Failure, Loaded, is_folder, is_part, level, one_is_part, version_in,
};
use super::exit;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Diff;
use crate::diff::render;
use crate::diff::version::{Version, VersionVerdict};
use crate::export;
use crate::text::Sources;

/// Does everything but print.
pub(super) fn diff(args: &DiffArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is compared",
        ..Report::default()
    };
    match compare(args, &mut report) {
        Ok(()) => report,
        Err(failure) => {
            report.sources = failure.sources;
            report.stop(failure.code, failure.problems)
        }
    }
}

fn compare(args: &DiffArgs, report: &mut Report) -> Result<(), Failure> {
    let mut sources = Sources::default();
    let choices = if args.new.as_deref().is_some_and(is_folder) && is_folder(&args.old) {
        Choices::read_if_named(&args.project, &mut sources)
    } else if args.new.is_some() && !args.old.starts_with("git:") {
        Choices::read_if_any(&args.project, &mut sources)
    } else {
        Choices::read(&args.project, None, &mut sources)
    };
    let choices = choices.map_err(|(code, problems)| Failure {
        code,
        problems,
        sources: sources.clone(),
    })?;
    let new_is_part = args
        .new
        .as_ref()
        .is_some_and(|new| is_part(new, &choices.config));
    match (&args.new, is_part(&args.old, &choices.config)) {
        (_, true) if !new_is_part => return Err(one_is_part(&args.old)),
        (Some(new), false) if new_is_part => return Err(one_is_part(new)),
        _ => {}
    }
    let old = Loaded::read(&args.old, &choices, &sources)?;
    let new = match &args.new {
        Some(name) => Loaded::read(name, &choices, &sources)?,
        None => Loaded::current(&choices, sources)?,
    };
    let diff = old.diff(&new, &choices);
    let version = verdict(&old, &new, &choices, &diff);
    let shown = render::Report {
        diff: &diff,
        old: &old.name,
        new: &new.name,
        version: version.as_ref(),
    };
    print(&shown, args, report);
    if let Content::Docs(run) = new.content {
        let overrides = run.generated.diagnostics.into_iter();
        report
            .diagnostics
            .extend(overrides.filter(|it| it.code == Code::InvalidOverride));
        report.sources = run.sources;
    }
    if let Some(limit) = args.deny.level() {
        let denied = diff
            .changes
            .iter()
            .filter(|change| level(change) >= limit)
            .count();
        if denied > 0 && report.code == exit::SUCCESS {
            report.code = exit::FINDINGS;
            report.status = format!("changes that are {} or worse: {denied}", limit.as_str());
        }
    }
    Ok(())
}

/// What the version of the generated crate should be. If the old side has none, it counts as not raised.
pub(super) fn verdict(
    old: &Loaded,
    new: &Loaded,
    choices: &Choices,
    diff: &Diff,
) -> Option<VersionVerdict> {
    let today = || -> Option<Version> {
        let project = choices.config.resolve(&choices.base).ok()?;
        choices.file.as_ref().and_then(|_| version_in(&project.out))
    };
    let current = new.version.clone().or_else(today)?;
    let before = old.version.clone().unwrap_or_else(|| current.clone());
    Some(VersionVerdict::new(before, current, diff.bump()))
}

/// Puts the text into `report`. GitHub's step summary goes to a file.
fn print(shown: &render::Report, args: &DiffArgs, report: &mut Report) {
    report.text = match args.format {
        DiffFormat::Human => shown.human(render::Style {
            color: args.style.color.is_on(io::stdout().is_terminal()),
            without_docs: !args.style.verbose,
        }),
        DiffFormat::Json => shown.json(),
        DiffFormat::Markdown => shown.markdown(args.style.verbose),
        DiffFormat::Github => shown.github(),
    };
    let summary = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
    let (DiffFormat::Github, Some(path)) = (args.format, summary) else {
        return;
    };
    let written = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .and_then(|mut file| file.write_all(shown.github_summary().as_bytes()));
    if let Err(error) = written {
        let message = format!("the summary cannot be written: {error}");
        let problem = Diagnostic::new(Code::CannotWrite, message);
        report.add_problems(exit::FAILURE, Some(problem.in_file(path.to_string_lossy())));
    }
}

/// Does everything but print.
pub(super) fn export(args: &ExportArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is exported",
        ..Report::default()
    };
    let run = match choices::run(&args.project, &mut report.sources) {
        Ok((_, run)) => run,
        Err((code, problems)) => return report.stop(code, problems),
    };
    let failed =
        |message: String, path: &str| Diagnostic::new(Code::CannotWrite, message).in_file(path);
    match (
        export::export(&run.generated.api, &run.sources),
        &args.output,
    ) {
        (Ok(text), None) => report.text = text,
        (Ok(text), Some(path)) => match crate::output::replace(path, &text) {
            Ok(_) => report.status = format!("wrote {}", path.display()),
            Err(error) => {
                let message = format!("this file cannot be written: {error}");
                let problem = failed(message, &path.to_string_lossy());
                return report.stop(exit::FAILURE, vec![problem]);
            }
        },
        (Err(error), _) => {
            let problem = failed(format!("the model cannot be written: {error}"), "-");
            return report.stop(exit::FAILURE, vec![problem]);
        }
    }
    report
}
