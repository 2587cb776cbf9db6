//! Scalar values: what the generated types accept, and how they write it back.

use serde_json::{Number, Value};

use super::dates;
use super::misfit::{Effect, MisfitRule};
use crate::model::Enum;
use crate::model::{LiteralValue, Primitive};
use crate::options::{Numbers, Options};

/// Why a value does not fit, and the effect.
pub type Problem = (MisfitRule, Effect);

/// Up to this, a 64-bit float can hold every integer exactly.
const EXACT: u64 = 1 << 53;

/// 2^63: integers from here on do not fit in an `i64`.
const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

const WRONG_TYPE: Problem = (MisfitRule::WrongType, Effect::Refused);

/// What is wrong with `value` if a `primitive` is expected.
pub fn primitive(primitive: Primitive, options: Options, value: &Value) -> Option<Problem> {
    let refused = |rule| (rule, Effect::Refused);
    match (primitive, value) {
        (Primitive::Any, _)
        | (Primitive::String, Value::String(_))
        | (Primitive::Boolean, Value::Bool(_))
        | (Primitive::NumberOrText, Value::Number(_) | Value::String(_))
        | (Primitive::DateOrDateTime, Value::String(_)) => None,
        (Primitive::Integer, Value::Number(number)) => integer(number),
        (Primitive::BigInteger, Value::Number(number)) => big_integer(number),
        (Primitive::Float | Primitive::Number, Value::Number(number)) => {
            let is_lost = options.numbers == Numbers::F64 && is_wide(number);
            is_lost.then_some((MisfitRule::ImpreciseNumber, Effect::Lost))
        }
        (Primitive::Bytes, Value::String(text)) => {
            (!is_base64(text)).then(|| refused(MisfitRule::NotBase64))
        }
        (Primitive::Date | Primitive::DateTime, Value::String(text)) => {
            let fits = dates::reads(options.dates, primitive == Primitive::DateTime, text);
            (!fits).then(|| refused(MisfitRule::WrongDateShape))
        }
        (_, Value::Null) => Some(refused(MisfitRule::UnexpectedNull)),
        _ => Some(WRONG_TYPE),
    }
}

fn integer(number: &Number) -> Option<Problem> {
    if number.is_i64() {
        None
    } else if is_large(number) {
        Some((MisfitRule::IntegerTooLarge, Effect::Refused))
    } else {
        Some((MisfitRule::FractionForInteger, Effect::Refused))
    }
}

/// serde_json does not keep integers from 2^64 on.
fn big_integer(number: &Number) -> Option<Problem> {
    match number.is_i64() || number.is_u64() {
        true => None,
        false => integer(number),
    }
}

/// Whether it is an integer that does not fit in an `i64`.
pub fn is_large(number: &Number) -> bool {
    let is_large_float = |float: f64| float.abs() >= TOO_LARGE && float.fract() == 0.0;
    match number.as_u64() {
        Some(number) => i64::try_from(number).is_err(),
        None => !number.is_i64() && number.as_f64().is_some_and(is_large_float),
    }
}

/// Whether it is written as an integer that a float cannot hold exactly.
pub fn is_wide(number: &Number) -> bool {
    let magnitude = number
        .as_u64()
        .or_else(|| number.as_i64().map(i64::unsigned_abs));
    magnitude.is_some_and(|magnitude| magnitude > EXACT && !is_exact(magnitude))
}

/// Beyond 2^53, integers with enough zero bits at the end are still exact.
fn is_exact(magnitude: u64) -> bool {
    let significant = 64 - magnitude.leading_zeros() - magnitude.trailing_zeros();
    significant <= 53
}

/// What is wrong with `value` if only `literal` is expected.
pub fn literal(literal: &LiteralValue, value: &Value) -> Option<Problem> {
    let fits = match (literal, value) {
        (LiteralValue::String(literal), Value::String(text)) => literal == text,
        (LiteralValue::Integer(literal), Value::Number(number)) => {
            if let Some(problem) = integer(number) {
                return Some(problem);
            }
            number.as_i64() == Some(*literal)
        }
        (LiteralValue::Boolean(literal), Value::Bool(flag)) => literal == flag,
        (_, Value::Null) => return Some((MisfitRule::UnexpectedNull, Effect::Refused)),
        _ => return Some(WRONG_TYPE),
    };
    (!fits).then_some((MisfitRule::WrongLiteral, Effect::Refused))
}

/// What is wrong with `value` if one of the values of `it` is expected.
pub fn enumeration(it: &Enum, value: &Value) -> Option<Problem> {
    let unknown = if it.open {
        Effect::Kept
    } else {
        Effect::Refused
    };
    let known = |text: &str| it.values.iter().any(|value| value.value == text);
    match value {
        Value::Null => Some((MisfitRule::UnexpectedNull, Effect::Refused)),
        Value::String(text) if !it.is_numeric => {
            (!known(text)).then_some((MisfitRule::UnknownEnumValue, unknown))
        }
        // Digits are read, and written as a number.
        Value::String(text) if it.is_lenient => match text.parse::<i64>() {
            Ok(number) if it.open || known(&number.to_string()) => {
                Some((MisfitRule::WrongType, Effect::Lost))
            }
            Ok(_) => Some((MisfitRule::UnknownEnumValue, Effect::Refused)),
            Err(_) => Some(WRONG_TYPE),
        },
        Value::Number(number) if it.is_numeric => {
            let unlisted = || !known(&number.to_string());
            integer(number)
                .or_else(|| unlisted().then_some((MisfitRule::UnknownEnumValue, unknown)))
        }
        // An integer is read as its digits, and written as a string.
        Value::Number(number) if it.is_lenient && !number.is_f64() => {
            if it.open || known(&number.to_string()) {
                Some((MisfitRule::WrongType, Effect::Lost))
            } else {
                Some((MisfitRule::UnknownEnumValue, Effect::Refused))
            }
        }
        _ => Some(WRONG_TYPE),
    }
}

/// Base64 as the generated `Bytes` reads it: either alphabet, with or without padding.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+-/_".contains(&byte);
    // A single digit after whole groups does not hold a byte.
    digits.bytes().all(is_digit) && digits.len() % 4 != 1
}
