//! `--format json`: the document on stdout.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label};
use crate::ledger::Ledger;
use crate::text::Sources;

/// Incremented if readers of the document must change.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    diagnostics: Vec<Finding<'a>>,
    ledger: Ledger,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: Option<&'a str>,
    related: Vec<Place<'a>>,
}

/// Lines and columns count from 1, columns in characters; the end is exclusive. All are `null` for a finding that
/// is about a whole file or folder.
#[derive(Default, Serialize)]
struct Place<'a> {
    path: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    label: Option<&'a str>,
}

/// The document, without a final line break.
pub(super) fn document<'a>(
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    ledger: Option<&Ledger>,
    sources: &Sources,
) -> String {
    let document = Document {
        schema: SCHEMA,
        diagnostics: diagnostics.map(|it| finding(it, sources)).collect(),
        ledger: ledger.cloned().unwrap_or_default(),
    };
    // Only strings and numbers under string keys: nothing here can fail.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Finding<'a> {
    let without_span = || Place {
        path: diagnostic.path.clone(),
        ..Place::default()
    };
    Finding {
        code: diagnostic.code.as_str(),
        level: diagnostic.level.as_str(),
        message: &diagnostic.message,
        place: diagnostic
            .primary
            .as_ref()
            .map_or_else(without_span, |label| place(label, sources)),
        help: diagnostic.help.as_deref(),
        related: diagnostic
            .related
            .iter()
            .map(|it| place(it, sources))
            .collect(),
    }
}

fn place<'a>(label: &'a Label, sources: &Sources) -> Place<'a> {
    let text = (!label.text.is_empty()).then_some(label.text.as_str());
    let Some(file) = sources.get(label.span.file) else {
        return Place {
            label: text,
            ..Place::default()
        };
    };
    let (start, end) = (
        file.position(label.span.start as usize),
        file.position(label.span.end as usize),
    );
    Place {
        path: Some(file.display_path()),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
        label: text,
    }
}
