//! All diagnostics as one table: a stable id, a level, and what `fieldnotes explain ID` prints.

use super::Level;

/// Turns each row into a code with its id, level and page.
macro_rules! codes {
    ($($(#[doc = $page:literal])+ $code:ident $id:literal $level:ident;)+) => {
        /// The kind of a finding. Once released, an id never changes its meaning.
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

    /// A page has no text. A download may have been cut short.
    EmptyFile "empty-file" Warning;

    /// A page starts with a byte order mark, which is skipped.
    ByteOrderMark "byte-order-mark" Note;

    /// A page has Windows line endings. It is read all the same.
    CarriageReturn "carriage-return" Note;

    /// A page has an invisible control character. It is left out of the generated code.
    ControlCharacter "control-character" Warning;

    // Markdown.
    /// A table row has more cells than its header. What they mean is not known, so they
    /// count as unknown; often a `|` inside a cell is not escaped.
    ExtraCells "extra-cells" Error;

    /// A table row has fewer cells than its header.
    MissingCells "missing-cells" Error;

    /// A line looks like a table row but is not in a table. A blank line above it, or a missing
    /// line of dashes, may have ended the table.
    PipeRowOutsideTable "pipe-row-outside-table" Warning;

    /// A code fence is not closed, so the rest of the page is code.
    UnclosedFence "unclosed-fence" Warning;

    // Dialect.
    /// Nothing in the pages shows which generator wrote them. Set `dialect` in the `[[source]]`;
    /// `fieldnotes generate --help` lists the dialects.
    UnknownDialect "unknown-dialect" Error;

    /// A folder of docs has no pages, or none that describes a model. Check that the path is
    /// right and the download complete.
    NoPages "no-pages" Error;

    /// A page among the models does not look like one. It is skipped.
    NotAModel "not-a-model" Warning;

    /// A page describes more than one model. One page is one type, so nothing is generated
    /// from it.
    SeveralModels "several-models" Error;

    /// A table has columns that the dialect does not know. The docs may be by another
    /// generator, or by a new version of this one.
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

    /// A variant of a union cannot be read. The union keeps such payloads as JSON;
    /// an override with `type` settles it.
    UnknownVariant "unknown-variant" Warning;

    /// A page has a heading, a list or a table where the dialect has none. Its contents are not
    /// in the types, so it counts as unknown.
    UnexpectedBlock "unexpected-block" Warning;

    // Resolve.
    /// A Type cell links to a page that does not exist. The field is kept as any JSON value. An
    /// incomplete download is the usual reason.
    BrokenLink "broken-link" Warning;

    /// A Type cell's link leads nowhere, but a page of that name exists elsewhere and was used.
    /// Check that it is the right one.
    GuessedLink "guessed-link" Warning;

    /// A Type cell links to a model that `include` or `exclude` in fieldnotes.toml leaves out. The
    /// field is kept as any JSON value. `roots` lists what you need, and brings all that it needs.
    ExcludedReference "excluded-reference" Warning;

    /// Two rows of one table have the same name. If their keys can be told apart, both are kept;
    /// otherwise the second one counts as unknown.
    DuplicateField "duplicate-field" Warning;

    /// A name is not valid in Rust, or is taken, and was changed. `rust-name` in an override
    /// sets another.
    RenamedItem "renamed-item" Note;

    /// The docs do not say which variants a union has. Its values are kept as JSON; a
    /// second source or an override can say so.
    OpaqueUnion "opaque-union" Note;

    /// A model has the fields of several others, so it may be a union of them: a field that not
    /// all of them require is optional.
    MergedUnion "merged-union" Note;

    /// A union lists itself among its variants. That has no meaning, so it is left out; the other
    /// variants are read.
    VariantOfItself "variant-of-itself" Note;

    /// The docs print names of constants where an enum's values should be. Only examples show
    /// the values on the wire; the enum keeps any string.
    UnprovenValues "unproven-values" Note;

    /// An example does not match its row. The row wins; if the example is right, an
    /// override can say so.
    ContradictingExample "contradicting-example" Warning;

    /// An example has a value that its enum does not list. It is not added to the enum, which
    /// keeps such values anyway, unless it is closed.
    UndocumentedValue "undocumented-value" Note;

    /// Two sources of one API state different facts. The first one wins; both places are
    /// named.
    ContradictingSources "contradicting-sources" Warning;

    /// No source says whether required fields may be null, and `unknown-nullability` decides. A
    /// second source, or payloads (`fieldnotes observe`), can tell.
    UnknownNullability "unknown-nullability" Note;

    /// A decimal is a number in some APIs and a string in others, and the docs print both alike. It is
    /// read as a number; an override with `type`, or payloads (`fieldnotes observe`), settles it.
    UndecidedDecimal "undecided-decimal" Note;

    /// The docs print dates and date-times alike. The field is a string until an example, a second source,
    /// payloads (`fieldnotes observe`) or an override with `type` settles it.
    UndecidedDate "undecided-date" Note;

    /// No source shows how these names are spelled on the wire. Each is written in the API's
    /// usual style and read in any spelling; `fieldnotes names` lists what would settle it.
    UndecidedNames "undecided-names" Note;

    /// Models are nested so deeply that rustc would refuse their types, so a field's
    /// value is kept as JSON and read on demand.
    DeferredField "deferred-field" Note;

    // Output.
    /// Something that a person wrote is in the way: a generated file was edited, or a
    /// folder that `pull` would replace. Undo the edit, or let `--force` overwrite it.
    EditedFile "edited-file" Error;

    /// A file that fieldnotes did not write is where a generated one must go. Move it, or let
    /// `--force` overwrite it.
    ForeignFile "foreign-file" Error;

    /// A file or folder cannot be written. What was there before is unchanged.
    CannotWrite "cannot-write" Error;

    /// A generated file does not match the docs. `fieldnotes generate` updates it.
    StaleFile "stale-file" Error;

    /// The code that fieldnotes generated for a model is not valid Rust, so nothing is written. The bug is
    /// ours: please report it, with the page.
    BrokenTemplate "broken-template" Error;

    /// There are far fewer pages, models or fields than before: the docs have changed their
    /// form, or some of them are missing. `max-drop` under `[crate]` sets how much is too much.
    ExtractionDrop "extraction-drop" Error;

    // Diff.
    /// One of the two sides to compare cannot be read, so nothing is known about their
    /// differences. In CI a shallow clone may lack the revision.
    NotComparable "not-comparable" Error;

    /// The version of the generated crate is lower than the changes since the base require.
    /// Raise it in the crate's Cargo.toml.
    VersionNotRaised "version-not-raised" Error;

    // Command line.
    /// There is no such model, field, variant, value or command.
    UnknownName "unknown-name" Error;

    // Fetch.
    /// The vendor's repository could not be read: it does not exist, cannot be reached, or lacks
    /// the tag or commit. The docs and the lock are unchanged. git's own message says more; `git
    /// ls-remote URL` tries the same.
    CannotFetch "cannot-fetch" Error;

    /// Something in the vendor's repository is refused: a symbolic link or a submodule in
    /// place of a page, a path that is not valid on every system, or a page that is too large.
    RefusedRepository "refused-repository" Error;

    /// fieldnotes.lock cannot be read, or does not describe what its commit holds. Restore it
    /// from version control, or make a new one with `fieldnotes pull --update`.
    InvalidLock "invalid-lock" Error;

    /// A folder of docs does not match fieldnotes.lock. It was edited, or the lock is for
    /// another commit. `fieldnotes pull` fetches what is locked; corrections of the docs belong
    /// in overrides.
    DocsNotLocked "docs-not-locked" Error;

    // Config.
    /// fieldnotes.toml or the command line is invalid. The place is named.
    InvalidConfig "invalid-config" Error;

    /// An `[[accept]]` is for a finding that no longer exists. Delete it.
    UselessAcceptance "useless-acceptance" Warning;

    /// An `[[override]]` matches nothing, changes nothing, or asks for something impossible.
    /// `fieldnotes audit` lists those that no longer have an effect.
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

    /// The level of a finding of this kind.
    pub fn level(self) -> Level {
        self.entry().1
    }

    /// What it means and what to do about it, in a few sentences.
    pub fn page(self) -> &'static str {
        self.entry().2
    }

    /// Whether it means that part of a page was not understood.
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
