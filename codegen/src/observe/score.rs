//! How well a payload fits a type, judging by how serde handles the generated code.
//!
//! There are two numbers. The *loss* is what the generated `AnyOf` counts to choose a variant; it must be the
//! same number. The *distance* is how far a payload is from the docs; it is used to guess which variant a
//! payload is meant to be if no variant accepts it.

use serde_json::Value;

use super::misfit::{Effect, MisfitRule};
use super::scalar::Problem;
use crate::model::{Field, Type};
use crate::rust::Wrapper;

/// The distance of a payload with a different constant, such as another tag: further than any lack of keys.
pub const OTHER_CONSTANT: usize = 100_000;

/// The most that the contents of one key may count: a constant deep down says little.
const DEEP: usize = 1000;

/// Distances of single misfits.
pub const WRONG_KIND: usize = 100;
const MISSING_KEY: usize = 4;
pub const UNKNOWN_KEY: usize = 3;
const UNKNOWN_VALUE: usize = 2;
pub const SMALL: usize = 1;

/// How well a value fits a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Whether the generated type refuses it.
    pub refused: bool,
    /// How many values do not come back.
    pub loss: usize,
    /// The distance from the docs; 0 is a perfect fit.
    pub distance: usize,
    /// Whether the type has only constants, and this is none of them.
    pub is_other_constant: bool,
    /// Whether a list would come back as an object.
    pub is_list_as_struct: bool,
}

pub const UNEXPECTED_NULL: Problem = (MisfitRule::UnexpectedNull, Effect::Refused);

/// The effect of an object without the key of `field`.
pub fn absent(field: &Field) -> Score {
    match Wrapper::of(&field.ty, field.presence) {
        Wrapper::Optional | Wrapper::MaybeUndefined => Score::default(),
        Wrapper::Nullable => Score {
            loss: 1,
            distance: MISSING_KEY,
            ..Score::default()
        },
        Wrapper::Bare if matches!(field.ty, Type::Nullable(_)) => Score {
            loss: 1,
            distance: MISSING_KEY,
            ..Score::default()
        },
        Wrapper::Bare => Score {
            refused: true,
            distance: MISSING_KEY,
            ..Score::default()
        },
    }
}

impl Score {
    pub fn wrong_kind() -> Self {
        Self {
            refused: true,
            distance: WRONG_KIND,
            ..Self::default()
        }
    }

    pub fn of_problem(problem: Option<Problem>) -> Self {
        let Some((rule, effect)) = problem else {
            return Self::default();
        };
        let distance = match rule {
            MisfitRule::UnknownEnumValue | MisfitRule::WrongLiteral => UNKNOWN_VALUE,
            MisfitRule::WrongType => WRONG_KIND,
            _ => SMALL,
        };
        Self {
            refused: effect == Effect::Refused,
            distance,
            is_other_constant: matches!(
                rule,
                MisfitRule::UnknownEnumValue | MisfitRule::WrongLiteral
            ),
            ..Self::default()
        }
    }

    pub fn sum(parts: impl Iterator<Item = Self>) -> Self {
        let mut sum = Self::default();
        parts.for_each(|part| sum.take(part));
        sum
    }

    /// Adds a part of the same value.
    pub fn take(&mut self, part: Self) {
        self.refused |= part.refused;
        self.loss += part.loss;
        self.distance += part.distance;
    }

    /// As a part of something larger, in which a list that became an object is lost as a whole.
    pub fn part(self, value: &Value) -> Self {
        let loss = if self.is_list_as_struct {
            size(value)
        } else {
            self.loss
        };
        Self { loss, ..self }
    }

    /// As the value of a key directly inside the object whose variant is in question.
    pub fn of_constant(self) -> Self {
        let distance = if self.is_other_constant {
            OTHER_CONSTANT
        } else {
            self.distance.min(DEEP)
        };
        Self {
            distance,
            is_other_constant: false,
            ..self
        }
    }
}

/// The number of values in `value`, including itself.
pub fn size(value: &Value) -> usize {
    match value {
        Value::Object(entries) => 1 + entries.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
