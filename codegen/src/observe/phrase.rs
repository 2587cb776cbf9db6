//! Types and values in the words of a report.

use serde_json::{Number, Value};

use super::misfit::MisfitRule;
use super::observations::Kind;
use super::secrets::is_harmless;
use crate::model::{Api, Shape, Type, Union};
use crate::model::{LiteralValue, Primitive};

/// Longer lists are cut.
const QUOTED: usize = 6;

/// `an integer`, `a list of strings`, `` one of `asc`, `desc` ``.
pub fn of_type(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => of_primitive(*primitive).to_owned(),
        Type::Literal {
            value: LiteralValue::String(text),
            ..
        } => format!("`{text}`"),
        Type::Literal {
            value: LiteralValue::Integer(number),
            ..
        } => format!("`{number}`"),
        Type::Literal {
            value: LiteralValue::Boolean(flag),
            ..
        } => format!("`{flag}`"),
        Type::External(path) => format!("a value that `{path}` accepts"),
        Type::Array(_) => "a list".to_owned(),
        Type::Map(_) => "a map".to_owned(),
        Type::Deferred(inner) => of_type(api, inner),
        Type::Nullable(inner) => format!("{} or null", of_type(api, inner)),
        Type::Model(id) | Type::Boxed(id) => api.get(*id).map_or_else(
            || "anything".to_owned(),
            |model| match &model.shape {
                Shape::Struct(_) => format!("an object (`{}`)", model.title),
                Shape::Enum(it) => one_of(
                    it.values.iter().map(|value| value.value.as_str()),
                    it.values.len(),
                ),
                Shape::Union(it) => {
                    format!(
                        "one of the {} types of `{}`",
                        it.variants.len(),
                        model.title
                    )
                }
                Shape::Opaque => "anything".to_owned(),
            },
        ),
    }
}

fn of_primitive(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "a string",
        Primitive::Boolean => "a boolean",
        Primitive::Integer => "a 64-bit integer",
        Primitive::BigInteger => "an integer",
        Primitive::Float | Primitive::Number => "a number",
        Primitive::NumberOrText => "a number or a string",
        Primitive::Bytes => "a base64 string",
        Primitive::Date => "a date such as 2024-12-31",
        Primitive::DateTime => "a date and time with an offset",
        Primitive::DateOrDateTime => "a string",
        Primitive::Any => "anything",
    }
}

/// The values of the tag of a union.
pub fn tags(union: &Union) -> String {
    let tags: Vec<&str> = union
        .variants
        .iter()
        .flat_map(|variant| &variant.tags)
        .map(String::as_str)
        .collect();
    one_of(tags.iter().copied(), tags.len())
}

fn one_of<'a>(values: impl Iterator<Item = &'a str>, count: usize) -> String {
    let quoted: Vec<String> = values
        .take(QUOTED)
        .map(|value| format!("`{value}`"))
        .collect();
    let more = match count.saturating_sub(QUOTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let one_of = if count == 1 { "" } else { "one of " };
    format!("{one_of}{}{more}", quoted.join(", "))
}

/// Numbers are not shown, because they may be personal data. Only whether it has a fraction matters.
fn number_phrase(number: &Number) -> String {
    if number.is_f64() {
        "a number with a fraction"
    } else {
        "an integer"
    }
    .to_owned()
}

/// A string, with its words if it is a harmless enum value.
fn text_phrase(text: &str, rule: MisfitRule) -> String {
    let is_word = matches!(
        rule,
        MisfitRule::UnknownEnumValue | MisfitRule::UnknownTag | MisfitRule::WrongLiteral
    );
    if is_word && is_harmless(text) {
        return format!("`{text}`");
    }
    if rule == MisfitRule::WrongDateShape {
        return format!("{} as in `{}`", "a string", masked(text));
    }
    "a string".to_owned()
}

/// The shape of a text without its letters and digits: `0000-00-00 00:00`.
fn masked(text: &str) -> String {
    let mask = |character: char| match character {
        '0'..='9' => '0',
        letter if letter.is_alphabetic() => 'a',
        other => other,
    };
    text.chars().take(40).map(mask).collect()
}

/// What was found where something else was expected.
#[derive(Clone, Copy)]
pub enum Found<'v> {
    Value(&'v Value),
    ThisKey,
    Nothing,
    Deep,
}

impl Found<'_> {
    /// The word with its article.
    pub fn phrase(self, rule: MisfitRule) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Deep => "more".to_owned(),
            Self::ThisKey => "this one".to_owned(),
            Self::Value(Value::Number(number)) if rule != MisfitRule::WrongType => {
                number_phrase(number)
            }
            Self::Value(Value::String(text)) => text_phrase(text, rule),
            Self::Value(value) => Kind::of(value).phrase().to_owned(),
        }
    }
}
