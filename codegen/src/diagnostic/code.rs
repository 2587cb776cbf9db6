//! All diagnostics, as one table: a stable id, a level, and what `fieldnotes explain ID` says.

use super::Level;

/// From a row to a code, its id, its level and its page.
macro_rules! codes {
    ($($(#[doc = $page:literal])+ $code:ident $id:literal $level:ident;)+) => {
        /// What kind of finding it is. The id never changes its meaning once released.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $page])+ $code,)+
        }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            const fn entry(self) -> (&'static str, Level, &'static str) {
                match self {
                    $(Self::$code => ($id, Level::$level, concat!($($page),+).trim_ascii_start()),)+
                }
            }
        }
    };
}

codes! {
    // Source.
    /// A file cannot be read: it is missing, not readable for this user, or a symbolic link,
    /// which is not followed.
    UnreadableFile "unreadable-file" Error;

    /// A page or its name is not UTF-8. Save it as UTF-8; the message names the first byte that
    /// is not.
    InvalidUtf8 "invalid-utf8" Error;

    /// A page is larger than any page of docs. It is more likely something else under a name
    /// that ends in `.md`.
    FileTooLarge "file-too-large" Error;

    /// A page has no text. A download may have broken off.
    EmptyFile "empty-file" Warning;

    /// A page starts with a byte order mark, which is passed over.
    ByteOrderMark "byte-order-mark" Note;

    /// A page has the line ends of Windows. It is read all the same.
    CarriageReturn "carriage-return" Note;

    /// A page holds a character that no reader sees. It is left out of what is generated.
    ControlCharacter "control-character" Warning;

    // Markdown.
    /// A row of a table has more cells than its header. What stands in them is not known, so
    /// that it counts as unknown; often a `|` inside a cell is not escaped.
    ExtraCells "extra-cells" Error;

    /// A row of a table has fewer cells than its header.
    MissingCells "missing-cells" Error;

    /// A line looks like a row and stands in no table. A blank line above it, or a missing line
    /// of dashes, ends a table.
    PipeRowOutsideTable "pipe-row-outside-table" Warning;

    /// A code fence is not closed, so that the rest of the page is code.
    UnclosedFence "unclosed-fence" Warning;

    // Dialect.
    /// Nothing in the pages tells which generator wrote them. `dialect` in `[[source]]` says
    /// so; `fieldnotes generate --help` lists what there is.
    UnknownDialect "unknown-dialect" Error;

    /// A folder of docs has no pages, or none that describes a model. Look whether the path is
    /// right and the download complete.
    NoPages "no-pages" Error;

    /// A page stands among models and has not the form of one. It is passed over.
    NotAModel "not-a-model" Warning;

    /// A page describes more than one model. One page is one type, so that nothing is generated
    /// of it.
    SeveralModels "several-models" Error;

    /// A table has columns that the dialect does not know. The docs may be of another
    /// generator, or of a new version of it.
    UnknownHeader "unknown-header" Error;

    /// A section that should have a table has none.
    MissingTable "missing-table" Error;

    /// A Type cell is outside the dialect's grammar. The field is kept as any JSON value and
    /// counts as unknown; an override with `type` settles it.
    UnknownTypeCell "unknown-type-cell" Warning;

    /// A name in a Type cell is neither a built-in type of the language nor the name of a page.
    /// The field is kept as any JSON value and counts as unknown; an override with `type` settles it.
    UnknownType "unknown-type" Warning;

    /// A Required cell is neither yes nor no in this dialect.
    UnknownRequiredCell "unknown-required-cell" Error;

    /// The name of a field cannot be read.
    UnknownFieldCell "unknown-field-cell" Error;

    /// A value of an enum cannot be read.
    UnknownValue "unknown-value" Error;

    /// A variant of a choice of types cannot be read. The choice keeps what it holds as JSON;
    /// an override with `type` settles it.
    UnknownVariant "unknown-variant" Warning;

    /// A page has a heading, a list or a table where the dialect has none. What it says is not
    /// in the types, so that it counts as unknown.
    UnexpectedBlock "unexpected-block" Warning;

    // Resolve.
    /// A Type cell links to a page that is not there. The field is kept as any JSON value. A
    /// download that lacks files is the usual reason.
    BrokenLink "broken-link" Warning;

    /// A Type cell's link leads nowhere, and a page of that name elsewhere was taken for it.
    /// Look whether it is the right one.
    GuessedLink "guessed-link" Warning;

    /// A Type cell links to a model that `include` or `exclude` of fieldnotes.toml leaves out. The
    /// field is kept as any JSON value. `roots` name what is needed, and take all that it needs.
    ExcludedReference "excluded-reference" Warning;

    /// Two rows of one table have the same name. Where their keys can be told apart both are kept;
    /// else the second one counts as unknown.
    DuplicateField "duplicate-field" Warning;

    /// A name cannot be one in Rust, or is taken, and was changed. `rust-name` in an override
    /// chooses another.
    RenamedItem "renamed-item" Note;

    /// The docs do not say what a choice of types consists of. Its values are kept as JSON; a
    /// second source or an override can say it.
    OpaqueUnion "opaque-union" Note;

    /// A model has the fields of several others, so that it may be one of them: nothing that only
    /// some of them have is required of it.
    MergedUnion "merged-union" Note;

    /// A union lists itself among its variants. That says nothing, so it is left out; the other
    /// variants are read.
    VariantOfItself "variant-of-itself" Note;

    /// The docs print names of constants where an enum's values should be. What they are on the
    /// wire only examples show; the enum keeps any text.
    UnprovenValues "unproven-values" Note;

    /// An example is not what the row says. The row is believed; where the example is right, an
    /// override says so.
    ContradictingExample "contradicting-example" Warning;

    /// An example has a value that its enum does not list. Nothing is added to the enum, which
    /// keeps such values anyhow, unless it is closed.
    UndocumentedValue "undocumented-value" Note;

    /// Two sources of one API state different facts. The first one is believed; both places are
    /// named.
    ContradictingSources "contradicting-sources" Warning;

    /// No source says whether required fields may be null, and `unknown-nullability` decides. A
    /// second source, or payloads (`fieldnotes observe`), can tell.
    UnknownNullability "unknown-nullability" Note;

    /// A decimal is a number in some APIs and a text in others, and the docs print both alike. It is
    /// read as a number; an override with `type`, or payloads (`fieldnotes observe`), settles it.
    UndecidedDecimal "undecided-decimal" Note;

    /// The docs print days and moments alike. The field is a text until an example, a second source,
    /// payloads (`fieldnotes observe`) or an override with `type` tells which.
    UndecidedDate "undecided-date" Note;

    /// No source shows how these names are spelled on the wire. Each is written in the API's
    /// usual style and read in any spelling; `fieldnotes names` lists what would decide it.
    UndecidedNames "undecided-names" Note;

    /// Models stand so deep in each other that rustc would refuse their types, so that a field's
    /// value is kept as JSON and read when it is asked for.
    DeferredField "deferred-field" Note;

    // Output.
    /// Something that a person has written is in the way: a generated file was edited, or a
    /// folder that `pull` would replace. Undo the edit, or let `--force` overwrite it.
    EditedFile "edited-file" Error;

    /// A file that fieldnotes has not written stands where one has to go. Move it, or let
    /// `--force` overwrite it.
    ForeignFile "foreign-file" Error;

    /// A file or folder cannot be written. What was there before is as it was.
    CannotWrite "cannot-write" Error;

    /// A generated file is not what the docs say now. `fieldnotes generate` writes it.
    StaleFile "stale-file" Error;

    /// What fieldnotes has made of a model is not Rust, so that nothing is written. The mistake is
    /// ours: please report it, with the page.
    BrokenTemplate "broken-template" Error;

    /// There are far fewer pages, models or fields than before: the docs have changed their
    /// form, or half of them is missing. `max-drop` in `[crate]` sets how much is too much.
    ExtractionDrop "extraction-drop" Error;

    // Diff.
    /// One of two things to compare cannot be read, so that nothing is known about their
    /// difference. In CI a shallow clone may lack the revision.
    NotComparable "not-comparable" Error;

    /// The version of the generated crate is lower than the changes since the base ask for.
    /// Raise it in the crate's Cargo.toml.
    VersionNotRaised "version-not-raised" Error;

    // Command line.
    /// There is no such model, field, variant, value or verb.
    UnknownName "unknown-name" Error;

    // Fetch.
    /// The vendor's repository could not be read: it is not there, not to be reached, or lacks
    /// the tag or commit. Docs and lock are as they were. git's own message says more, and `git
    /// ls-remote URL` tries the same.
    CannotFetch "cannot-fetch" Error;

    /// Something in the vendor's repository is not taken: a symbolic link or a submodule in
    /// place of a page, a path that not every system can have, or a page that is too large.
    RefusedRepository "refused-repository" Error;

    /// fieldnotes.lock cannot be read, or does not describe what its commit holds. Restore it
    /// from version control, or make a new one with `fieldnotes pull --update`.
    InvalidLock "invalid-lock" Error;

    /// A folder of docs is not what fieldnotes.lock says. It was edited, or the lock is of
    /// another commit. `fieldnotes pull` gets what is locked; what the docs get wrong belongs
    /// into an override.
    DocsNotLocked "docs-not-locked" Error;

    // Config.
    /// fieldnotes.toml, or the command line, says something that cannot be. The place is named.
    InvalidConfig "invalid-config" Error;

    /// An `[[accept]]` is for a finding that is not there any more. Delete it.
    UselessAcceptance "useless-acceptance" Warning;

    /// An `[[override]]` matches nothing, changes nothing, or asks for what cannot be.
    /// `fieldnotes audit` lists those that no longer change anything.
    InvalidOverride "invalid-override" Error;
}

impl Code {
    /// The id that is printed, searched for and matched on.
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// The code with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == id)
    }

    /// The level a finding of this kind has.
    pub fn level(self) -> Level {
        self.entry().1
    }

    /// What it means and what to do about it, in a few sentences.
    pub fn page(self) -> &'static str {
        self.entry().2
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
}
