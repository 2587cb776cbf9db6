//! The stable ids of all diagnostics.

use super::Level;

/// What kind of finding it is. The id never changes its meaning once released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    // source
    /// A file could not be read.
    UnreadableFile,
    InvalidUtf8,
    FileTooLarge,
    EmptyFile,
    ByteOrderMark,
    CarriageReturn,
    ControlCharacter,
    // markdown
    ExtraCells,
    MissingCells,
    /// A line that looks like a table row and is in no table.
    PipeRowOutsideTable,
    UnclosedFence,
    // dialect
    UnknownDialect,
    NoPages,
    NotAModel,
    SeveralModels,
    UnknownHeader,
    MissingTable,
    UnknownTypeCell,
    /// A name in a Type cell that is neither a built-in type of the language nor the name of a page.
    UnknownType,
    UnknownRequiredCell,
    UnknownFieldCell,
    UnknownValue,
    UnknownVariant,
    UnexpectedBlock,
    // resolve
    BrokenLink,
    GuessedLink,
    DuplicateField,
    RenamedItem,
    OpaqueUnion,
    /// A model has the fields of several others: it may be one of them.
    MergedUnion,
    ContradictingExample,
    /// An example has a value that its enum, which takes any, does not list.
    UndocumentedValue,
    /// The docs print names of constants where an enum's values should be.
    UnprovenValues,
    /// Two sources of one API state different facts.
    ContradictingSources,
    UnknownNullability,
    // output
    EditedFile,
    ForeignFile,
    CannotWrite,
    StaleFile,
    /// There are far fewer pages, models or fields than before.
    ExtractionDrop,
    // diff
    /// One of two things to compare could not be read.
    NotComparable,
    /// The version of the generated crate has not been raised as the changes ask.
    VersionNotRaised,
    // command line
    /// There is no such model, field, variant or value.
    UnknownName,
    // config
    InvalidConfig,
    /// An override that matches nothing, changes nothing, or asks for what cannot be.
    InvalidOverride,
}

impl Code {
    /// The id that is printed, searched for and matched on.
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// The level a finding of this kind has.
    pub fn level(self) -> Level {
        self.entry().1
    }

    /// Whether it says that a piece of a page was not understood.
    pub fn is_unknown(self) -> bool {
        matches!(
            self,
            Self::ExtraCells
                | Self::MissingCells
                | Self::UnknownTypeCell
                | Self::UnknownType
                | Self::UnknownRequiredCell
                | Self::UnknownFieldCell
                | Self::UnknownValue
                | Self::UnknownVariant
                | Self::UnexpectedBlock
        )
    }

    const fn entry(self) -> (&'static str, Level) {
        use Level::{Error, Note, Warning};
        match self {
            Self::UnreadableFile => ("unreadable-file", Error),
            Self::InvalidUtf8 => ("invalid-utf8", Error),
            Self::FileTooLarge => ("file-too-large", Error),
            Self::EmptyFile => ("empty-file", Warning),
            Self::ByteOrderMark => ("byte-order-mark", Note),
            Self::CarriageReturn => ("carriage-return", Note),
            Self::ControlCharacter => ("control-character", Warning),
            Self::ExtraCells => ("extra-cells", Error),
            Self::MissingCells => ("missing-cells", Error),
            Self::PipeRowOutsideTable => ("pipe-row-outside-table", Warning),
            Self::UnclosedFence => ("unclosed-fence", Warning),
            Self::UnknownDialect => ("unknown-dialect", Error),
            Self::NoPages => ("no-pages", Error),
            Self::NotAModel => ("not-a-model", Warning),
            Self::SeveralModels => ("several-models", Error),
            Self::UnknownHeader => ("unknown-header", Error),
            Self::MissingTable => ("missing-table", Error),
            Self::UnknownTypeCell => ("unknown-type-cell", Warning),
            Self::UnknownType => ("unknown-type", Warning),
            Self::UnknownRequiredCell => ("unknown-required-cell", Error),
            Self::UnknownFieldCell => ("unknown-field-cell", Error),
            Self::UnknownValue => ("unknown-value", Error),
            Self::UnknownVariant => ("unknown-variant", Warning),
            Self::UnexpectedBlock => ("unexpected-block", Warning),
            Self::BrokenLink => ("broken-link", Warning),
            Self::GuessedLink => ("guessed-link", Warning),
            Self::DuplicateField => ("duplicate-field", Warning),
            Self::RenamedItem => ("renamed-item", Note),
            Self::OpaqueUnion => ("opaque-union", Note),
            Self::MergedUnion => ("merged-union", Note),
            Self::ContradictingExample => ("contradicting-example", Warning),
            Self::UndocumentedValue => ("undocumented-value", Note),
            Self::UnprovenValues => ("unproven-values", Note),
            Self::ContradictingSources => ("contradicting-sources", Warning),
            Self::UnknownNullability => ("unknown-nullability", Note),
            Self::EditedFile => ("edited-file", Error),
            Self::ForeignFile => ("foreign-file", Error),
            Self::CannotWrite => ("cannot-write", Error),
            Self::StaleFile => ("stale-file", Error),
            Self::ExtractionDrop => ("extraction-drop", Error),
            Self::NotComparable => ("not-comparable", Error),
            Self::VersionNotRaised => ("version-not-raised", Error),
            Self::UnknownName => ("unknown-name", Error),
            Self::InvalidOverride => ("invalid-override", Error),
            Self::InvalidConfig => ("invalid-config", Error),
        }
    }
}
