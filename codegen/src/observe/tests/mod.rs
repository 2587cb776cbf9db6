//! What all tests of observing share: small APIs from pages in the TypeScript dialect.

mod apply;
mod check;
mod file;
mod lookup;
mod observations;
mod secrets;

use serde_json::Value;

use super::{Facts, Observed, apply as apply_facts, check as check_payload, learn, model_keys};
use crate::diagnostic::Diagnostic;
use crate::dialect;
use crate::emit::Target;
use crate::generate::generate;
use crate::model::{Api, Field, ModelId, Shape};
use crate::options::{Numbers, Options};
use crate::pages::DocSource;
use crate::text::{SourceFile, Sources};

/// An API whose pages are `(title, body)`.
pub fn api(pages: &[(&str, String)]) -> Api {
    let mut sources = Sources::default();
    let files = pages.iter().map(|(title, body)| {
        sources.add(SourceFile {
            path: format!("docs/models/components/{}.md", title.to_lowercase()),
            prefix: String::new(),
            text: format!("# {title}\n\n{body}\n"),
        })
    });
    let files = files.collect();
    let dialect = dialect::DIALECTS
        .iter()
        .find(|it| it.id == "speakeasy-typescript")
        .copied();
    let source = DocSource {
        dialect,
        files,
        ..DocSource::default()
    };
    let target = Target::Package {
        name: "test".to_owned(),
    };
    let generated = generate(&sources, &[source], Options::default(), &target);
    assert!(!generated.has_errors(), "{:?}", generated.diagnostics);
    generated.api
}

/// The body of a page with one field per row: `name type`, with `?` before the name of an optional one.
pub fn fields(rows: &[&str]) -> String {
    let rows = rows.iter().map(|row| {
        let (name, ty) = row.split_once(' ').unwrap_or((row, "*string*"));
        let mark = if name.starts_with('?') {
            "minus"
        } else {
            "check"
        };
        let mark = mark
            .replace("minus", ":heavy_minus_sign:")
            .replace("check", ":heavy_check_mark:");
        format!(
            "| `{}` | {ty} | {mark} | N/A |\n",
            name.trim_start_matches('?')
        )
    });
    let head =
        "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    head.to_owned() + &rows.collect::<String>()
}

/// The body of an enum's page.
pub fn values(values: &[&str]) -> String {
    format!(
        "## Values\n\n```typescript\n{}\n```\n",
        values
            .iter()
            .map(|it| format!("{it:?}"))
            .collect::<Vec<_>>()
            .join(" | ")
    )
}

/// The body of a union's page.
pub fn variants(types: &[&str]) -> String {
    let parts = types.iter().map(|ty| {
        let value = match *ty {
            "number" => "1",
            "string" => "\"a\"",
            _ => "{}",
        };
        format!("### `{ty}`\n\n```typescript\nconst value: {ty} = {value};\n```\n\n")
    });
    "## Supported Types\n\n".to_owned() + &parts.collect::<String>()
}

/// A link to the page of `title`.
pub fn link(title: &str) -> String {
    format!(
        "[components.{title}](../../models/components/{}.md)",
        title.to_lowercase()
    )
}

pub fn model(api: &Api, title: &str) -> ModelId {
    api.iter()
        .find(|(_, model)| model.title == title)
        .map(|(id, _)| id)
        .unwrap()
}

pub fn field<'a>(api: &'a Api, title: &str, name: &str) -> &'a Field {
    let Shape::Struct(it) = &api.get(model(api, title)).unwrap().shape else {
        panic!("{title}")
    };
    it.fields
        .iter()
        .find(|field| field.doc_name == name)
        .unwrap()
}

/// `rule effect pointer` of every misfit.
pub fn misfits(api: &Api, title: &str, payload: &Value) -> Vec<String> {
    // The only numbers that lose something.
    let options = Options {
        numbers: Numbers::F64,
        ..Options::default()
    };
    let found = check_payload(api, options, model(api, title), payload);
    let line =
        |it: &super::Misfit| format!("{} {} {}", it.rule.as_str(), it.effect.as_str(), it.pointer);
    found.iter().map(line).collect()
}

pub fn learned(api: &Api, title: &str, payloads: &[Value]) -> Facts {
    learn(api, Options::default(), model(api, title), payloads)
}

/// `api` after learning from `payloads`, and what was said about it.
pub fn taught(api: &Api, title: &str, payloads: &[Value]) -> (Api, Vec<Diagnostic>) {
    let mut api = api.clone();
    let mut diagnostics = Vec::new();
    let observed = Observed::from(learned(&api, title, payloads));
    apply_facts(&mut api, &observed, Options::default(), &mut diagnostics);
    assert_eq!(model_keys(&api).len(), api.models.len());
    (api, diagnostics)
}
