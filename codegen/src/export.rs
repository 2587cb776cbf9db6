//! The API as versioned JSON and back, so docs can be compared with ones that are no longer at hand.
//!
//! Places are written as path, line and column: byte offsets mean nothing without the text. What is read back is only
//! for comparing: its names are not checked, so it must not be used to generate Rust.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::Api;
use crate::text::{FileId, Sources, Span};

/// The version of the format. Readers refuse any other.
pub const SCHEMA: u64 = 1;

/// A place in a page as people read it: both numbers start at 1; the column counts characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub path: String,
    pub line: usize,
    pub column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// Something that knows where the spans of an API are.
pub trait Places {
    /// The place where `span` starts.
    fn place(&self, span: Span) -> Option<Place>;
}

impl Places for Sources {
    fn place(&self, span: Span) -> Option<Place> {
        let file = self.get(span.file)?;
        let position = self.position(span)?;
        Some(Place {
            path: file.display_path(),
            line: position.line,
            column: position.column,
        })
    }
}

/// An API that was exported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Its spans are only indices into `places`.
    pub api: Api,
    places: Vec<Place>,
}

impl Places for Imported {
    fn place(&self, span: Span) -> Option<Place> {
        self.places.get(span.start as usize).cloned()
    }
}

/// Why a text is not an exported API.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// It is not JSON.
    Json(serde_json::Error),
    /// It is JSON without a version number.
    NoSchema,
    /// It has a version that this program does not know.
    UnknownSchema(Value),
    /// It claims a known version but does not follow its format.
    Malformed(serde_json::Error),
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(error) => write!(formatter, "this is not JSON: {error}"),
            Self::NoSchema => write!(
                formatter,
                "this is not an exported model: it has no `schema` key"
            ),
            Self::UnknownSchema(found) => write!(
                formatter,
                "this was exported with schema {found}, but this version of fieldnotes reads schema {SCHEMA}"
            ),
            Self::Malformed(error) => write!(formatter, "this is not an exported model: {error}"),
        }
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) | Self::Malformed(error) => Some(error),
            Self::NoSchema | Self::UnknownSchema(_) => None,
        }
    }
}

/// The contents of a file.
#[derive(Serialize)]
struct Envelope {
    schema: u64,
    api: Value,
}

/// `api` as JSON. The same API gives the same bytes.
///
/// # Errors
/// No API causes one; serde's signature needs it.
pub fn export(api: &Api, places: &dyn Places) -> Result<String, serde_json::Error> {
    let mut api = serde_json::to_value(api)?;
    each_span(&mut api, &mut |value| {
        let span = Span::deserialize(&*value).ok();
        let place = span.and_then(|span| places.place(span));
        *value = place.map_or(
            Value::Null,
            |place| json!({"path": place.path, "line": place.line, "column": place.column}),
        );
    });
    let mut text = serde_json::to_string_pretty(&Envelope {
        schema: SCHEMA,
        api,
    })?;
    text.push('\n');
    Ok(text)
}

/// Reads what [`export`] has written.
///
/// # Errors
/// If `text` is anything else.
pub fn import(text: &str) -> Result<Imported, ImportError> {
    let mut envelope: Value = serde_json::from_str(text).map_err(ImportError::Json)?;
    match envelope.get("schema") {
        Some(schema) if schema.as_u64() == Some(SCHEMA) => {}
        Some(schema) => return Err(ImportError::UnknownSchema(schema.clone())),
        None => return Err(ImportError::NoSchema),
    }
    let mut api = envelope.get_mut("api").map(Value::take).unwrap_or_default();
    let mut places = Vec::new();
    each_span(&mut api, &mut |value| {
        // A span without a place keeps an index that is out of range.
        let place = Place::deserialize(&*value).ok();
        let index = place.as_ref().map_or(usize::MAX, |_| places.len());
        places.extend(place);
        let span = Span::new(FileId(0), index..index);
        *value = json!({"file": 0, "start": span.start, "end": span.end});
    });
    let api = serde_json::from_value(api).map_err(ImportError::Malformed)?;
    Ok(Imported { api, places })
}

/// Calls `visit` for each span of an API as JSON, but not for every key `span`: documented examples may have any key.
fn each_span(api: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    for model in items(api, "models") {
        span(model, visit);
        let Some(shape) = model.get_mut("shape") else {
            continue;
        };
        items(shape, "evidence").for_each(|evidence| span(evidence, visit));
        for members in ["fields", "values", "variants"] {
            for member in items(shape, members) {
                span(member, visit);
                items(member, "evidence").for_each(|evidence| span(evidence, visit));
            }
        }
    }
}

fn items<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    value
        .get_mut(key)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}

fn span(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    if let Some(span) = value.get_mut("span") {
        visit(span);
    }
}
