//! Why a fact is believed.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A rule by which something seen becomes a fact, or a hint that `explain` shows and that decides nothing. The
/// precisions of the first five were measured over 48,000 pages against the SDKs' own types, the others, and the first
/// five again, by `tests/precision.rs`. A rule that is right less than 97 times of 100 is a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A `null` in a usage snippet: the key may be null (295 of 295).
    NullInSnippet,
    /// A `null` in an Example cell: the key may be null (404 of 404).
    NullInExample,
    /// A null among the items of a list, or the values of a map, anywhere: they may be null.
    NullItem,
    /// A date and time without a zone, or in another order, anywhere: a text, since it is no moment of RFC 3339.
    LocalTime,
    /// A day, or a moment, anywhere where the row does not say which of the two.
    DateShape,
    /// A number with a fraction anywhere: a float (395 of 395).
    Fraction,
    /// An integer in a usage snippet that no Example cell has put there: an integer (1,113 of 1,115).
    WholeNumber,
    /// The key of an object in an Example cell: the wire name (3,746 of 3,747).
    JsonKey,
    /// The key of an object in a usage snippet that has keys which are no names of the SDK, but the same words: the name
    /// on the wire. Snippets of the corpus have none.
    SnippetKey,
    /// The SDK cannot have changed the name, but for its first letter (`componentIDs`): it is the one on the wire (66 of
    /// 66).
    UntouchedName,
    /// The generator prints wire names.
    ExactName,
    /// Other names that the page shows as they are on the wire are spelled in this style (307 of 307).
    PageStyle,
    /// Most names that the docs show as they are on the wire are spelled in this style (5,828 of 5,913).
    ApiStyle,
    /// The docs print the other spelling of the name as code somewhere: a hint (365 of 434), for which both are read.
    OtherSpelling,
    /// An example is not what the row says: a hint, and a warning. The row is believed.
    ContradictingExample,
    /// An example has a value that the enum does not list: a hint. Nothing is added to the enum.
    UndocumentedValue,
    /// The type of a union's key has other values in each variant: it is the tag (24 of 24).
    TagValues,
    /// The title of each variant ends with the name of a value that all of them have for a key: it is the tag. No API of
    /// the corpus has both such a union and a spec to compare it with.
    TagTitles,
    /// The language's type for decimals is printed for numbers and for strings with a number in them: a hint, and a note.
    DecimalOrText,
    /// The docs mark an enum as open.
    OpenMark,
    /// An enum of several values is open, since the next one must not break a running service.
    SeveralValues,
    /// An enum of one value is closed.
    OnlyValue,
    /// The `enums` option decides.
    EnumsOption,
    /// Another source of the same API states it (4,175 of 4,175).
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
    /// A recorded payload has an integer that 64 bits do not hold.
    ObservedLarge,
    /// A recorded payload has a text for a number.
    ObservedText,
    /// Dates in recorded payloads are written in another way than the docs say.
    ObservedDateShape,
    /// A recorded payload has another value than the only one that the docs list.
    ObservedValue,
    /// The user says so.
    OverrideName,
}

impl Rule {
    /// Whether it shows a wire name, which tells something about the names beside it. What the user says
    /// of one name is an exception as often as not.
    pub fn shows_name(self) -> bool {
        matches!(
            self,
            Self::JsonKey | Self::SnippetKey | Self::ExactName | Self::ObservedName
        )
    }

    /// Whether it is about the wire name, and not about the type.
    pub fn is_about_name(self) -> bool {
        self.fixes_name()
            || matches!(
                self,
                Self::UntouchedName | Self::PageStyle | Self::ApiStyle | Self::OtherSpelling
            )
    }

    /// Whether it fixes the wire name, so no style of names changes it any more.
    pub fn fixes_name(self) -> bool {
        matches!(
            self,
            Self::JsonKey
                | Self::SnippetKey
                | Self::ExactName
                | Self::ObservedName
                | Self::OverrideName
        )
    }
}

/// What decided a fact, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub rule: Rule,
    pub span: Span,
}
