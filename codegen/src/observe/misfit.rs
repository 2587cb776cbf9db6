//! What does not fit, and how to say it.

use serde::Serialize;

use crate::model::{Api, ModelId};
use crate::text::{Sources, Span};
use crate::words::serde_name;

/// What happens to a value that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It is kept as it is; the docs just do not know it.
    Kept,
    /// It is read, but it or a part of it does not come back.
    Lost,
    /// The whole payload is refused.
    Refused,
}

/// In which way a value does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MisfitRule {
    MissingRequiredKey,
    UnexpectedNull,
    WrongType,
    FractionForInteger,
    IntegerTooLarge,
    /// An integer that a float does not hold exactly.
    ImpreciseNumber,
    UnknownEnumValue,
    /// Another value of a type that has one.
    WrongLiteral,
    UnknownKey,
    /// A key under an alias: it comes back under its name.
    OtherSpelling,
    WrongDateShape,
    NotBase64,
    NoUnionVariant,
    UnknownTag,
    TooDeep,
}

impl MisfitRule {
    /// The name under which it is printed and counted.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

impl Effect {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

/// One place of a payload that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// Its place, as an RFC 6901 JSON pointer; empty for the whole payload.
    pub pointer: String,
    pub rule: MisfitRule,
    pub effect: Effect,
    pub expected: String,
    /// What was found. Never a value that could be secret.
    pub found: String,
    /// The model whose page says what is expected.
    #[serde(skip)]
    pub model: ModelId,
    /// The field of that model, as the docs print it.
    pub field: Option<String>,
    /// The place on the page.
    #[serde(skip)]
    pub span: Span,
}

impl Misfit {
    /// One line: the place, what is wrong and which page says so.
    pub fn line(&self, api: &Api, sources: &Sources) -> String {
        let pointer = if self.pointer.is_empty() {
            "the payload"
        } else {
            &self.pointer
        };
        let title = api.get(self.model).map_or("", |model| model.title.as_str());
        let dot = if self.field.is_some() { "." } else { "" };
        let field = self.field.as_deref().unwrap_or_default();
        let place = sources
            .get(self.span.file)
            .map_or_else(String::new, |file| {
                let position = file.position(self.span.start as usize);
                format!(
                    " at {}:{}:{}",
                    file.display_path(),
                    position.line,
                    position.column
                )
            });
        format!(
            "{pointer}: expected {}, found {} [{}, {}]; `{title}{dot}{field}`{place}",
            self.expected,
            self.found,
            self.rule.as_str(),
            self.effect.as_str(),
        )
    }
}
