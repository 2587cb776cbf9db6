//! `fieldnotes audit`: which overrides still have an effect?
//!
//! Each is left out in turn, and what would be generated is compared.

use serde::Serialize;

use super::args::{AuditArgs, Format};
use super::choices::{Choices, run_project};
use super::exit;
use super::report::Report;
use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::export::{Place, Places as _};
use crate::output::Tree;
use crate::overrides::Override;
use crate::run::Run;
use crate::text::{Sources, Span};

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// How many files of one override are shown.
const MAX_FILES: usize = 5;

/// The result for all overrides.
#[derive(Serialize)]
struct Audit {
    schema: u32,
    overrides: Vec<Verdict>,
}

/// The result for one.
#[derive(Serialize)]
struct Verdict {
    target: String,
    reason: String,
    place: Option<Place>,
    is_needed: bool,
    /// The files that would differ without it.
    files: Vec<String>,
    /// Why it has no effect.
    because: Option<String>,
}

/// Does everything but print.
pub(super) fn run(args: &AuditArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is audited",
        ..Report::default()
    };
    let choices = Choices::read(&args.project, None, &mut report.sources);
    let project = match choices.and_then(|choices| choices.project()) {
        Ok(project) => project,
        Err((code, problems)) => return report.stop(code, problems),
    };
    let config = report.sources.clone();
    let first = run_project(&project, &mut report.sources.clone());
    let useless = useless(&project.corrections, &first.generated.diagnostics);
    let left = |skip: Option<usize>| -> Vec<Override> {
        let kept = project.corrections.iter().zip(&useless).enumerate();
        let kept = kept.filter(|(index, (_, why))| why.is_none() && Some(*index) != skip);
        kept.map(|(_, (it, _))| it.clone()).collect()
    };
    let whole = with(&project, left(None), &config);
    if whole.generated.has_errors() {
        let diagnostics = whole.generated.diagnostics;
        report.sources = whole.sources;
        return report.stop(exit::findings_code(&diagnostics), diagnostics);
    }
    let verdicts = project.corrections.iter().zip(&useless).enumerate();
    let verdicts = verdicts.map(|(index, (it, why))| {
        let files = match why {
            Some(_) => Vec::new(),
            None => {
                let without = with(&project, left(Some(index)), &config);
                changed(&whole.generated.tree, &without.generated)
            }
        };
        let same = "the same files are generated without it";
        let because = files
            .is_empty()
            .then(|| why.clone().unwrap_or_else(|| same.to_owned()));
        Verdict {
            target: it.target.clone(),
            reason: it.reason.clone(),
            place: it.span.and_then(|span| config.place(span)),
            is_needed: because.is_none(),
            files,
            because,
        }
    });
    let audit = Audit {
        schema: SCHEMA,
        overrides: verdicts.collect(),
    };
    if audit.overrides.iter().any(|it| !it.is_needed) {
        report.code = exit::FINDINGS;
    }
    report.text = match args.output.format {
        Format::Human => lines(&audit),
        Format::Json => serde_json::to_string_pretty(&audit).unwrap_or_default(),
    };
    report
}

/// The run with only these overrides.
fn with(project: &Project, corrections: Vec<Override>, config: &Sources) -> Run {
    let project = Project {
        corrections,
        ..project.clone()
    };
    run_project(&project, &mut config.clone())
}

/// For each override, the error that a normal run reports.
fn useless(corrections: &[Override], diagnostics: &[Diagnostic]) -> Vec<Option<String>> {
    let complaint = |span: Option<Span>| {
        let mut complaints = diagnostics
            .iter()
            .filter(|it| it.code == Code::InvalidOverride);
        let at = |it: &&Diagnostic| it.primary.as_ref().map(|label| label.span) == span;
        complaints.find(at).map(|it| it.message.clone())
    };
    corrections
        .iter()
        .map(|it| it.span.and_then(|span| complaint(Some(span))))
        .collect()
}

/// The files that differ between `whole` and the other run.
fn changed(whole: &Tree, without: &crate::generate::Generated) -> Vec<String> {
    if without.has_errors() {
        let errors = without
            .diagnostics
            .iter()
            .filter(|it| it.level == Level::Error);
        return errors
            .take(1)
            .map(|it| format!("(nothing: {})", it.message))
            .collect();
    }
    let text = |tree: &Tree, path: &str| tree.get(path).and_then(|file| file.text().ok());
    let both = whole
        .iter()
        .chain(without.tree.iter())
        .map(|(path, _)| path);
    let mut paths: Vec<&str> = both
        .filter(|path| text(whole, path) != text(&without.tree, path))
        .collect();
    paths.sort_unstable();
    paths.dedup();
    paths.into_iter().map(str::to_owned).collect()
}

fn lines(audit: &Audit) -> String {
    let mut lines = Vec::new();
    for it in &audit.overrides {
        let place = it
            .place
            .as_ref()
            .map(|place| format!(" ({place})"))
            .unwrap_or_default();
        match &it.because {
            Some(because) => lines.push(format!("no effect: {}{place}: {because}", it.target)),
            None => lines.push(format!(
                "needed: {}{place}: {}",
                it.target,
                files(&it.files)
            )),
        }
    }
    let needed = audit.overrides.iter().filter(|it| it.is_needed).count();
    let useless = audit.overrides.len() - needed;
    lines.push(format!(
        "overrides {}, needed {needed}, without effect {useless}",
        audit.overrides.len()
    ));
    lines.join("\n") + "\n"
}

fn files(files: &[String]) -> String {
    let shown = files.get(..MAX_FILES).unwrap_or(files).join(", ");
    match files.len().saturating_sub(MAX_FILES) {
        0 => shown,
        hidden => format!("{shown} and {hidden} more"),
    }
}
