//! `fieldnotes observe` and `fieldnotes verify`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::args::{Format, ObserveArgs, OutputArgs, PayloadArgs, VerifyArgs};
use super::choices::{self, run};
use super::observe_report::{Findings, document, lines};
use super::report::Report;
use super::{exit, payloads};
use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, ModelId, Shape, Type};
use crate::observe::{self, ApiIndex, Effect, Facts, NotFound};
use crate::output;
use crate::run::Run;
use crate::source::read_file;
use crate::text::Sources;

/// Does everything but print.
pub(super) fn observe(args: &ObserveArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is recorded",
        ..Report::default()
    };
    let mut facts = Facts::default();
    let read = look(
        &args.payloads,
        &mut report,
        |reader, keys, model, payload| {
            facts.add(&observe::facts(reader, keys, model, payload));
        },
    );
    match read {
        Ok((project, findings)) => {
            if let Err((code, problems)) = record(&project, &facts, &mut report) {
                return report.stop(code, problems);
            }
            finish(report, findings, &args.output, None)
        }
        Err((code, problems)) => report.stop(code, problems),
    }
}

/// Does everything but print.
pub(super) fn verify(args: &VerifyArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is verified",
        ..Report::default()
    };
    match look(&args.payloads, &mut report, |_, _, _, _| {}) {
        Ok((_, findings)) => finish(report, findings, &args.output, Some(args.deny.effect())),
        Err((code, problems)) => report.stop(code, problems),
    }
}

/// Reads all payloads, finds misfits, and passes each payload to `learn`.
fn look(
    args: &PayloadArgs,
    report: &mut Report,
    mut learn: impl FnMut(&ApiIndex, &[String], ModelId, &Value),
) -> Result<(Project, Findings), choices::Stop> {
    let (project, run) = run(&args.project, &mut report.sources)?;
    let Run { sources, generated } = run;
    report.sources = sources;
    let api = generated.api;
    let model = find(&api, &args.model)?;
    let reader = ApiIndex::new(&api, project.options);
    let keys = observe::model_keys(&api);
    let splits = !may_be_list(&api, model);
    let mut findings = Findings::new(keys.get(model.0 as usize).cloned().unwrap_or_default());
    for file in &args.files {
        let shown = file.to_string_lossy().into_owned();
        let mut visit = |(line, payload): payloads::Payload| match payload {
            Ok(Value::Array(items)) if splits => {
                for item in &items {
                    let misfits = observe::check_with(&reader, model, item);
                    findings.add(&shown, line, misfits, &api, &report.sources);
                    learn(&reader, &keys, model, item);
                }
            }
            Ok(payload) => {
                let misfits = observe::check_with(&reader, model, &payload);
                findings.add(&shown, line, misfits, &api, &report.sources);
                learn(&reader, &keys, model, &payload);
            }
            Err(reason) => findings.bad_line(&shown, line, reason),
        };
        payloads::each(file, &mut visit).map_err(|error| {
            let message = format!("the payloads cannot be read: {error}");
            let problem = Diagnostic::new(Code::UnreadableFile, message).in_file(shown.as_str());
            (exit::FAILURE, vec![problem])
        })?;
    }
    findings.conclude();
    Ok((project, findings))
}

/// The model that is called `name`.
pub(super) fn find(api: &Api, name: &str) -> Result<ModelId, choices::Stop> {
    observe::find_model(api, name).map_err(|error| (exit::USAGE, vec![not_found(name, &error)]))
}

/// Reports that there is no such model, or that there are several.
pub(super) fn not_found(name: &str, error: &NotFound) -> Diagnostic {
    let (message, names, or) = match error {
        NotFound::Unknown { near } => (format!("there is no model `{name}`"), near, "did you mean"),
        NotFound::Ambiguous { paths } => (
            format!("several models are called `{name}`"),
            paths,
            "one of",
        ),
    };
    let problem = Diagnostic::new(Code::UnknownName, message);
    match names.as_slice() {
        [] => problem.help("`fieldnotes export` lists all models"),
        names => problem.help(format!("{or} `{}`?", names.join("`, `"))),
    }
}

/// Whether a list can be a payload of the model; otherwise it is a list of payloads.
fn may_be_list(api: &Api, model: ModelId) -> bool {
    let is_list = |ty: &Type| match ty {
        Type::Array(_) => true,
        Type::Nullable(inner) => matches!(**inner, Type::Array(_)),
        // A union of unions: treating the list as a payload only loses the split.
        Type::Model(id) | Type::Boxed(id) => api
            .get(*id)
            .is_some_and(|model| matches!(model.shape, Shape::Union(_) | Shape::Opaque)),
        _ => false,
    };
    match api.get(model).map(|model| &model.shape) {
        Some(Shape::Union(it)) => it.variants.iter().any(|variant| is_list(&variant.ty)),
        Some(Shape::Opaque) => true,
        _ => false,
    }
}

/// Adds `facts` to those on disk.
fn record(project: &Project, facts: &Facts, report: &mut Report) -> Result<(), choices::Stop> {
    let (file, _) = &project.observed;
    let shown = shown(project, file);
    let mut all = Facts::default();
    if file.is_file() {
        let mut sources = Sources::default();
        let id = read_file(file, &shown, &mut sources).map_err(|it| (exit::FAILURE, vec![it]))?;
        // It was read without errors just before.
        let read = observe::read(&sources, id, &mut Vec::new());
        all = read.map(|read| read.facts).unwrap_or_default();
    }
    let before = observe::write(&all);
    all.merge(facts);
    let text = observe::write(&all);
    if text == before {
        report.status = format!("{shown}: nothing new");
        return Ok(());
    }
    output::replace(file, &text).map_err(|error| {
        let message = format!("this file cannot be written: {error}");
        let problem = Diagnostic::new(Code::CannotWrite, message).in_file(shown.as_str());
        (exit::FAILURE, vec![problem])
    })?;
    report.status = format!("wrote {shown}: `fieldnotes generate` uses it");
    Ok(())
}

fn shown(project: &Project, file: &Path) -> String {
    let base = fs::canonicalize(&project.base).unwrap_or_default();
    let relative = file
        .strip_prefix(&project.base)
        .or_else(|_| file.strip_prefix(&base));
    relative.unwrap_or(file).display().to_string()
}

/// Puts the result into `report`. Misfits at or above `deny` are failures.
fn finish(
    mut report: Report,
    findings: Findings,
    output: &OutputArgs,
    deny: Option<Effect>,
) -> Report {
    let is_denied = deny.is_some_and(|deny| findings.worst().is_some_and(|worst| worst >= deny));
    if is_denied || findings.has_bad_lines() {
        report.code = exit::FINDINGS;
    }
    report.text = match output.format {
        Format::Human => lines(&findings, output.style.verbose),
        Format::Json => document(&findings),
    };
    report
}
