//! Why a fact is believed.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A rule by which something seen becomes a fact. The precisions were measured over 48,000 pages against the SDKs'
/// own types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A `null` in a usage snippet: the key may be null (295 of 295).
    NullInSnippet,
    /// A `null` in an Example cell: the key may be null (404 of 404).
    NullInExample,
    /// A number with a fraction anywhere: a float (395 of 395).
    Fraction,
    /// A whole number in a usage snippet that no Example cell has put there: an integer (1,113 of 1,115).
    WholeNumber,
    /// The key of an object in an Example cell: the name on the wire (3,746 of 3,747).
    JsonKey,
    /// Another source of the same API states it.
    SecondSource,
    /// Recorded payloads have this name.
    ObservedName,
    /// It was null in a recorded payload, or something in it was.
    ObservedNull,
    /// The key was absent in a recorded payload.
    ObservedAbsent,
    /// A recorded payload has a number with a fraction.
    ObservedFraction,
    /// All numbers in recorded payloads are whole.
    ObservedWhole,
    /// A recorded payload has a whole number that 64 bits do not hold.
    ObservedLarge,
    /// Dates in recorded payloads are written in another way than the docs say.
    ObservedDateShape,
    /// A recorded payload has another value than the only one that the docs list.
    ObservedValue,
    /// The user says so.
    OverrideName,
}

impl Rule {
    /// Whether it shows a name as it is on the wire, which tells something about the names beside it. What the user says
    /// of one name is an exception as often as not.
    pub fn shows_name(self) -> bool {
        matches!(self, Self::JsonKey | Self::ObservedName)
    }

    /// Whether it fixes the name on the wire, so that no style of names changes it any more.
    pub fn fixes_name(self) -> bool {
        matches!(
            self,
            Self::JsonKey | Self::ObservedName | Self::OverrideName
        )
    }
}

/// What decided a fact, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub rule: Rule,
    pub span: Span,
}
