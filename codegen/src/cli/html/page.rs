//! The page as a whole.

use askama::Template;

use super::super::explain::Context;
use super::Since;
use super::anchors::Anchors;
use super::changes::Changes;
use super::coverage::{Row, rows};
use super::findings::{Findings, Group};
use super::members::Builder;
use super::models::{Namespace, namespaces};
use super::proofs::{Proof, share};
use crate::credentials::redacted;
use crate::diff::render::plain;
use crate::generate::Generated;
use crate::rust::TypeTexts;

/// The only style and the only script. Both must be allowed by their hashes.
const STYLE: &str = include_str!("../../../templates/report/style.css");
const STYLE_HASH: &str = "sha256-LZTdWGBo1+ECYm3/sGq9igHuA1I+azix+gA3gj07c9Q=";
const SCRIPT: &str = include_str!("../../../templates/report/script.js");
const SCRIPT_HASH: &str = "sha256-lMTd9bfrt1cet/K+U/DZtckDvG8hQT06ZLfHOy/a6iM=";

/// Everything on the page.
#[derive(Template)]
#[template(path = "report/page.html", whitespace = "minimize")]
pub struct Page {
    title: String,
    style: &'static str,
    style_hash: &'static str,
    script: &'static str,
    script_hash: &'static str,
    models: usize,
    fields: usize,
    pages: usize,
    unknown: usize,
    groups: Vec<Group>,
    changes: Option<Changes>,
    coverage: Vec<Row>,
    namespaces: Vec<Namespace>,
    /// Evidence that decided something in many models at once.
    shared: Vec<Proof>,
}

impl Page {
    pub fn new(context: &Context, generated: &Generated, since: Option<&Since>) -> Self {
        let api = context.api;
        let anchors = Anchors::new(api);
        let findings = Findings::new(context, &anchors, &generated.diagnostics);
        let builder = Builder {
            context,
            anchors: &anchors,
            findings: &findings,
            types: TypeTexts::new(api, context.project.options),
        };
        let mut namespaces = namespaces(&builder);
        let ledger = &generated.ledger;
        Self {
            title: context.project.name.clone(),
            style: STYLE,
            style_hash: STYLE_HASH,
            script: SCRIPT,
            script_hash: SCRIPT_HASH,
            models: ledger.models,
            fields: ledger.fields,
            pages: ledger.pages,
            unknown: ledger.unknown,
            changes: since.map(|since| Changes::new(since, api, &anchors)),
            coverage: rows(api, &findings),
            shared: share(namespaces.iter_mut().flat_map(Namespace::proofs)),
            namespaces,
            groups: findings.groups,
        }
    }

    /// The text of the page. Anything that looks like a credential is left out, because a report is passed
    /// around, and characters that are invisible or change the direction of text are shown by their
    /// numbers.
    ///
    /// # Errors
    /// No docs cause one; the templates' signature needs it.
    pub fn html(&self) -> Result<String, askama::Error> {
        let html = self.render()?;
        let mut text = String::with_capacity(html.len());
        for line in html.lines() {
            text.push_str(&redacted(&plain(line)));
            text.push('\n');
        }
        Ok(text)
    }
}

#[cfg(test)]
#[path = "tests/page.rs"]
mod tests;
