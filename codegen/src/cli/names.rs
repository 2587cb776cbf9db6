//! `fieldnotes names`: which wire names are guesses, and what would settle them?

use serde::Serialize;

use super::args::{Format, NamesArgs};
use super::choices;
use super::explain::words;
use super::report::Report;
use crate::export::{Place, Places as _};
use crate::model::{Api, Field, Model, Shape};
use crate::observe::model_path;
use crate::text::Sources;

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// All names that no source shows.
#[derive(Serialize)]
struct Names {
    schema: u32,
    /// The number of fields.
    fields: usize,
    undecided: Vec<Undecided>,
}

/// One of them.
#[derive(Serialize)]
struct Undecided {
    /// Its name in an override.
    name: String,
    model: String,
    /// Its name in the docs.
    printed: String,
    /// Its name as written.
    written: String,
    /// Whether it is read in other spellings as well.
    any_spelling: bool,
    place: Option<Place>,
    /// The evidence for the way it is written; nothing if that is only the usual way.
    because: Vec<Hint>,
    /// Each of these would settle it.
    decided_by: [String; 4],
}

/// A rule, and what it saw.
#[derive(Serialize)]
struct Hint {
    rule: &'static str,
    why: &'static str,
    place: Option<Place>,
}

/// Does everything but print.
pub(super) fn run(args: &NamesArgs) -> Report {
    let mut report = Report {
        on_errors: "nothing is listed",
        ..Report::default()
    };
    let run = match choices::run(&args.project, &mut report.sources) {
        Ok((_, run)) => run,
        Err((code, problems)) => return report.stop(code, problems),
    };
    let api = &run.generated.api;
    let all = || {
        api.models
            .iter()
            .flat_map(|model| fields(model).iter().map(move |field| (model, field)))
    };
    let undecided = all().filter(|(_, field)| field.is_guess);
    let names = Names {
        schema: SCHEMA,
        fields: all().count(),
        undecided: undecided
            .map(|(model, field)| Undecided::of(api, &run.sources, model, field))
            .collect(),
    };
    report.text = match args.output.format {
        Format::Human => lines(&names),
        Format::Json => serde_json::to_string_pretty(&names).unwrap_or_default(),
    };
    report
}

fn fields(model: &Model) -> &[Field] {
    match &model.shape {
        Shape::Struct(it) => &it.fields,
        Shape::Enum(_) | Shape::Union(_) | Shape::Opaque => &[],
    }
}

impl Undecided {
    fn of(api: &Api, sources: &Sources, model: &Model, field: &Field) -> Self {
        let path = model_path(api, model);
        let name = format!("{path}.{}", field.doc_name);
        let hints = field.evidence.iter().filter(|it| it.rule.is_about_name());
        let hint = |evidence: &crate::model::Evidence| {
            let (rule, why) = words(evidence.rule);
            let place = sources.place(evidence.span);
            Hint { rule, why, place }
        };
        Self {
            decided_by: [
                format!("a JSON key in an example of `{path}`"),
                format!("fieldnotes observe --as {path} PAYLOADS"),
                format!("[[override]] target = {name:?}, wire-name = \"…\""),
                "wire-case of the [[source]]".to_owned(),
            ],
            name,
            model: path,
            printed: field.doc_name.clone(),
            written: field.wire_name.clone(),
            any_spelling: field.any_spelling,
            place: sources.place(field.span),
            because: hints.map(hint).collect(),
        }
    }
}

fn lines(names: &Names) -> String {
    let mut lines = Vec::new();
    let mut model = None;
    for it in &names.undecided {
        if model.replace(&it.model) != Some(&it.model) {
            let [example, observe, ..] = &it.decided_by;
            lines.push(format!(
                "{}: settle with {example}, or `{observe}`",
                it.model
            ));
        }
        let place = it.place.as_ref().map(|place| format!(" ({place})"));
        let read = if it.any_spelling {
            ""
        } else {
            ", and read in no other spelling"
        };
        let because: Vec<&str> = it.because.iter().map(|hint| hint.rule).collect();
        let because = match because.is_empty() {
            true => "the usual style".to_owned(),
            false => because.join(", "),
        };
        lines.push(format!(
            "  {}: written as `{}`{read}: {because}{}",
            it.printed,
            it.written,
            place.unwrap_or_default()
        ));
    }
    lines.push(format!(
        "names {}, undecided {}",
        names.fields,
        names.undecided.len()
    ));
    if !names.undecided.is_empty() {
        let help = "`wire-case` in a `[[source]]` settles all its names; `wire-name` in an `[[override]]` settles one";
        lines.push(help.to_owned());
    }
    lines.join("\n") + "\n"
}
