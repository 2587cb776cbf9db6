//! The literals of a page: those in its usage snippets and those in its Example cells.

use crate::dialect::facts::Body;
use crate::literal::{self, Assigned, Call, Language, Node, Value};
use crate::markdown::cell_markdown;
use crate::pages::{CallFacts, DocPage};
use crate::parallel;
use crate::text::{Sources, Span};

/// What a page shows.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub snippets: Vec<Snippet>,
    /// Values of the model that operations are called with on other pages, each with the code it is part of.
    pub arguments: Vec<(Span, Node)>,
    /// The Example cells, each with its row's position on the page.
    pub cells: Vec<(usize, Span, Vec<Node>)>,
    /// Whole values of the model as JSON, each with the code between the fences.
    pub documents: Vec<(Span, Node)>,
}

/// The code below `## Example Usage`.
#[derive(Debug, Clone)]
pub struct Snippet {
    /// The code between the fences.
    pub body: Span,
    /// What it assigns; `None` if its language cannot be read.
    pub assigned: Option<Vec<Assigned>>,
}

/// Reads the literals of all `pages`.
pub fn read(sources: &Sources, pages: &[DocPage]) -> Vec<Shown> {
    parallel::map(pages, |page| Shown::of(sources, page))
}

impl Shown {
    fn of(sources: &Sources, page: &DocPage) -> Self {
        let snippets = page.model.usage.iter().map(|fence| {
            let language = literal::language(sources.text(fence.info));
            let assigned = |language| literal::assigned(language, sources.text(fence.body));
            Snippet {
                body: fence.body,
                assigned: language.map(assigned),
            }
        });
        let documents = page.model.usage.iter().filter_map(|fence| {
            let is_json = literal::language(sources.text(fence.info)) == Some(Language::Json);
            let node = is_json.then(|| literal::json(sources.text(fence.body)));
            Some((fence.body, node.flatten()?))
        });
        let rows = match &page.model.body {
            Body::Struct(rows) => rows.as_slice(),
            _ => &[],
        };
        let cells = rows.iter().enumerate().filter_map(|(index, row)| {
            let span = row.example?;
            Some((index, span, cell_values(sources.text(span))))
        });
        let arguments = page.calls.iter().flat_map(|call| {
            let found = arguments(sources, call).into_iter();
            found.map(|node| (call.code.body, node))
        });
        Self {
            snippets: snippets.collect(),
            arguments: arguments.collect(),
            cells: cells.collect(),
            documents: documents.collect(),
        }
    }
}

/// The values that `call` passes for its parameter.
fn arguments(sources: &Sources, call: &CallFacts) -> Vec<Node> {
    let Some(language) = literal::language(sources.text(call.code.info)) else {
        return Vec::new();
    };
    let calls = literal::calls(language, sources.text(call.code.body));
    let found = calls
        .into_iter()
        .filter_map(|it| argument(language, it, call));
    found
        .filter(|node| matches!(node.value, Value::Object(_)))
        .collect()
}

fn argument(language: Language, call: Call, wanted: &CallFacts) -> Option<Node> {
    if language == Language::Python {
        let Value::Object(keywords) = &call.arguments.last()?.value else {
            return None;
        };
        return keywords.get(&wanted.parameter).cloned();
    }
    // A function that is not a method has the SDK before the parameters.
    let is_method = call.path.contains('.');
    let position = wanted.position + usize::from(!is_method);
    call.arguments.into_iter().nth(position)
}

/// The values that an Example cell shows: one, or several after `**Example 1:**` and so on.
fn cell_values(raw: &str) -> Vec<Node> {
    let text = cell_markdown(raw);
    if !text.starts_with("**Example ") {
        return vec![value(&text)];
    }
    let parts = text
        .split("**Example ")
        .filter_map(|part| part.split_once(":**"));
    parts.map(|(_, text)| value(text.trim())).collect()
}

/// One value. Strings are printed without quotes, so anything that is nothing else is a string.
fn value(text: &str) -> Node {
    let range = 0..text.len();
    let value = match text {
        "null" | "<nil>" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "[object Object]" => Value::Opaque,
        _ => match literal::json(text) {
            Some(node) => node.value,
            None if is_number(text) => Value::Number(text.to_owned()),
            None => Value::String(text.to_owned()),
        },
    };
    Node { value, range }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}
