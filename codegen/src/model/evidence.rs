//! The evidence for a fact.

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::words::serde_name;

/// A rule by which something seen becomes a fact, or a hint that `explain` shows but that decides nothing. The
/// precision of the first five was measured on 48,000 pages against the SDKs' own types; that of the others, and of the
/// first five again, by `tests/precision.rs`. A rule that is right less than 97 times out of 100 is a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A `null` in a usage snippet: the key may be null (295 of 295).
    NullInSnippet,
    /// A `null` in an Example cell: the key may be null (404 of 404).
    NullInExample,
    /// A null among the items of a list or the values of a map, anywhere: they may be null.
    NullItem,
    /// A time without a zone, or in another format, anywhere: a string, because RFC 3339 does not allow it.
    LocalTime,
    /// A date, or a date-time, anywhere: decides if the row does not say which of the two it is.
    DateShape,
    /// A number with a fraction anywhere: a float (395 of 395).
    Fraction,
    /// An integer in a usage snippet that does not come from an Example cell: an integer (1,113 of 1,115).
    WholeNumber,
    /// The key of an object in an Example cell: the wire name (3,746 of 3,747).
    JsonKey,
    /// The key of an object in a usage snippet whose keys are not the SDK's names but have the same words: the wire
    /// name. The corpus has none.
    SnippetKey,
    /// The SDK cannot have changed the name, except for its first letter (`componentIDs`): it is the wire name (66 of
    /// 66).
    UntouchedName,
    /// The generator prints wire names.
    ExactName,
    /// Other names whose wire spelling the page shows have this style (307 of 307).
    PageStyle,
    /// Most names whose wire spelling the docs show have this style (5,828 of 5,913).
    ApiStyle,
    /// The docs print the other spelling of the name as code somewhere: a hint (365 of 434); both are read.
    OtherSpelling,
    /// An example contradicts the row: a hint, and a warning. The row wins.
    ContradictingExample,
    /// An example has a value that the enum does not list: a hint. Nothing is added to the enum.
    UndocumentedValue,
    /// The type of a union's key has different values in each variant: it is the tag (24 of 24).
    TagValues,
    /// The title of each variant ends with the name of a value that all of them have for a key: it is the tag. No API of
    /// the corpus has both such a union and a spec to compare with.
    TagTitles,
    /// The language's type for decimals is printed both for numbers and for numeric strings: a hint, and a note.
    DecimalOrText,
    /// The docs mark an enum as open.
    OpenMark,
    /// An enum of several values is open, because a new one must not break a running service.
    SeveralValues,
    /// An enum of one value is closed.
    OnlyValue,
    /// The `enums` option decides.
    EnumsOption,
    /// Another source of the same API states it (4,175 of 4,175).
    SecondSource,
    /// Recorded payloads have this name.
    ObservedName,
    /// It, or something in it, was null in a recorded payload.
    ObservedNull,
    /// The key was absent in a recorded payload.
    ObservedAbsent,
    /// A recorded payload has a number with a fraction.
    ObservedFraction,
    /// All numbers in recorded payloads are whole.
    ObservedWhole,
    /// A recorded payload has an integer that does not fit in 64 bits.
    ObservedLarge,
    /// A recorded payload has a string instead of a number.
    ObservedText,
    /// Dates in recorded payloads are written differently from what the docs say.
    ObservedDateShape,
    /// A recorded payload has a different value from the only one that the docs list.
    ObservedValue,
    /// The user says so.
    OverrideName,
}

impl Rule {
    /// The stable id, as it is in exports: `null-in-snippet`.
    pub fn id(self) -> &'static str {
        serde_name(&self)
    }

    /// Whether it shows a wire name, which tells something about the names next to it. What the user says
    /// about one name is often an exception.
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
