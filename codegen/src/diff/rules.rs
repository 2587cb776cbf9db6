//! Every rule, as one table: its id, what changed, and where its two verdicts come from.
//!
//! No rule states a severity. It follows from the verdicts, and those follow from what changed and from where the model
//! is used ([`super::verdict::Usage`]).

use super::verdict::{Bump, Severity, Usage, Wire};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Types, names and payloads.
    Api,
    /// Advice not to use something.
    Deprecation,
    /// What people read.
    Prose,
}

/// Where the verdict on Rust callers comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RustVerdict {
    /// Always this one.
    Is(Bump),
    /// Major where callers see another type, constructor or item than before; none where they see the same.
    Compared,
}

/// Where the verdict on payloads comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireVerdict {
    /// No payload is concerned.
    Silent,
    /// The payloads by the one page are given to the types of the other ([`super::flow`]).
    Followed,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    pub rule: Rule,
    /// Never changes its meaning once released.
    pub id: &'static str,
    /// What changed, in a sentence.
    pub summary: &'static str,
    pub topic: Topic,
    pub rust: RustVerdict,
    pub wire: WireVerdict,
    /// Whether a page that has not changed may show it, since another page that it links to, or that links to it,
    /// has.
    pub from_elsewhere: bool,
}

impl RuleInfo {
    /// The summary without its explanations, and without a full stop.
    pub fn sentence(&self) -> &'static str {
        let ends = [". ", ": ", "; ", ", so that ", ", because "];
        let end = ends.iter().filter_map(|end| self.summary.find(end)).min();
        let sentence = self.summary.get(..end.unwrap_or(self.summary.len()));
        sentence.unwrap_or(self.summary).trim_end_matches('.')
    }
}

/// From a rule's columns to its row.
macro_rules! rules {
    ($($(#[doc = $summary:literal])+ $rule:ident $id:literal $topic:ident $rust:ident $wire:ident $from:ident;)+) => {
        /// What kind of change it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[doc = $summary])+ $rule,)+
        }

        /// All rules, in the order in which changes of one model are listed.
        pub const RULES: &[RuleInfo] = &[
            $(RuleInfo {
                rule: Rule::$rule,
                id: $id,
                summary: concat!($($summary),+).trim_ascii_start(),
                topic: Topic::$topic,
                rust: rules!(@rust $rust),
                wire: WireVerdict::$wire,
                from_elsewhere: rules!(@from $from),
            },)+
        ];
    };
    (@rust Compared) => { RustVerdict::Compared };
    (@rust $bump:ident) => { RustVerdict::Is(Bump::$bump) };
    (@from Anywhere) => { true };
    (@from ThisPage) => { false };
}

rules! {
    // Models.
    /// A model is new.
    ModelAdded "model-added" Api Minor Silent ThisPage;
    /// A model is gone. What its users now hold instead is reported at them.
    ModelRemoved "model-removed" Api Major Silent ThisPage;
    /// A model seems to have got another name: one with nearly the same content is gone.
    ModelRenamed "model-renamed" Api Major Silent ThisPage;
    /// A model has another name in Rust, because of the other models of its module.
    ModelRustNameChanged "model-rust-name-changed" Api Major Silent Anywhere;
    /// A model is of another kind: object, set of values, choice of types, or anything.
    ModelKindChanged "model-kind-changed" Api Major Followed Anywhere;

    // Fields.
    /// A key that may be absent is new.
    OptionalFieldAdded "optional-field-added" Api Minor Followed ThisPage;
    /// A key that is always there is new, so that `new` takes one argument more or `Default` is gone.
    RequiredFieldAdded "required-field-added" Api Major Followed ThisPage;
    /// A key that is always there and has only one value is new: nobody has to choose it.
    ConstantFieldAdded "constant-field-added" Api Minor Followed ThisPage;
    /// A key that could be absent is gone.
    OptionalFieldRemoved "optional-field-removed" Api Major Followed ThisPage;
    /// A key that was always there is gone.
    RequiredFieldRemoved "required-field-removed" Api Major Followed ThisPage;
    /// A key seems to have got another name: one of the same type is gone.
    FieldRenamed "field-renamed" Api Compared Followed ThisPage;
    /// A key is spelled in another way on the wire; its name in the docs is the same.
    FieldWireNameChanged "field-wire-name-changed" Api Patch Followed Anywhere;
    /// A key is also read under another name.
    FieldAliasAdded "field-alias-added" Api Patch Silent Anywhere;
    /// A key is no longer read under another name.
    FieldAliasRemoved "field-alias-removed" Api Patch Followed Anywhere;
    /// A field has another name in Rust, because of the other fields.
    FieldRustNameChanged "field-rust-name-changed" Api Major Silent Anywhere;
    /// A key may now be absent.
    FieldBecameOptional "field-became-optional" Api Compared Followed Anywhere;
    /// A key is now always there.
    FieldBecameRequired "field-became-required" Api Compared Followed Anywhere;
    /// A key may now be null.
    FieldBecameNullable "field-became-nullable" Api Compared Followed Anywhere;
    /// A key is no longer null.
    FieldBecameNonNull "field-became-non-null" Api Compared Followed Anywhere;
    /// Both whether a key may be absent and whether it may be null have changed.
    FieldPresenceChanged "field-presence-changed" Api Compared Followed Anywhere;
    /// The docs now tell, or no longer tell, that a key is never null.
    FieldNullabilityRestated "field-nullability-restated" Prose Compared Silent Anywhere;

    // Types of fields, of further keys and of variants.
    /// A whole number is now any number.
    IntegerBecameFloat "integer-became-float" Api Compared Followed Anywhere;
    /// A number is now a whole one.
    FloatBecameInteger "float-became-integer" Api Compared Followed Anywhere;
    /// The only value of a constant is another one.
    ConstantChanged "constant-changed" Api Compared Followed ThisPage;
    /// A constant's type has another name in Rust.
    ConstantRenamed "constant-renamed" Api Compared Silent Anywhere;
    /// A type takes all that it took and more.
    TypeWidened "type-widened" Api Compared Followed Anywhere;
    /// A type takes less than it did.
    TypeNarrowed "type-narrowed" Api Compared Followed Anywhere;
    /// The docs now list values where any was allowed: the new type keeps others, the server may not.
    TypeRestricted "type-restricted" Api Compared Followed Anywhere;
    /// A type has another form in Rust and takes the same payloads.
    TypeRespelled "type-respelled" Api Compared Followed Anywhere;
    /// A type is another one.
    TypeChanged "type-changed" Api Compared Followed Anywhere;
    /// A value is now in a `Box`, because its type has come to hold itself or has grown.
    TypeBoxed "type-boxed" Api Major Silent Anywhere;
    /// A value is no longer in a `Box`.
    TypeUnboxed "type-unboxed" Api Major Silent Anywhere;

    // Further keys.
    /// Keys that the docs do not name are now kept.
    AdditionalKeysAdded "additional-keys-added" Api Minor Followed ThisPage;
    /// Keys that the docs do not name are no longer kept.
    AdditionalKeysRemoved "additional-keys-removed" Api Major Followed ThisPage;
    /// The map of further keys has another name in Rust, because of the fields.
    AdditionalKeysRenamed "additional-keys-renamed" Api Major Silent ThisPage;

    // Constructors.
    /// `new` takes an argument more, or `Default` is gone: a type that had one value has several.
    ConstructorArgumentAdded "constructor-argument-added" Api Major Silent Anywhere;
    /// `new` takes an argument less: a type has only one value left.
    ConstructorArgumentRemoved "constructor-argument-removed" Api Major Silent Anywhere;
    /// `new` takes its arguments in another order. Where they are of one type, callers compile and swap them.
    ConstructorReordered "constructor-reordered" Api Major Silent ThisPage;

    // Sets of values.
    /// A value is new.
    ValueAdded "value-added" Api Minor Followed Anywhere;
    /// A value is gone.
    ValueRemoved "value-removed" Api Major Followed Anywhere;
    /// A value seems to be spelled in another way.
    ValueRenamed "value-renamed" Api Compared Followed Anywhere;
    /// A value has another name in Rust, because of the other values.
    ValueRustNameChanged "value-rust-name-changed" Api Major Silent Anywhere;
    /// The variant for values that the docs do not list has another name, since a value of its name is there.
    CatchAllRenamed "catch-all-renamed" Api Major Silent Anywhere;
    /// A set of values is now open: values that the docs do not list are kept.
    EnumOpened "enum-opened" Api Major Followed Anywhere;
    /// A set of values is now closed: values that the docs do not list are refused.
    EnumClosed "enum-closed" Api Major Followed Anywhere;
    /// A closed set has got a second value, so that `Default` is gone.
    EnumDefaultRemoved "enum-default-removed" Api Major Silent Anywhere;
    /// A closed set has one value left, which is its `Default`.
    EnumDefaultAdded "enum-default-added" Api Minor Silent Anywhere;
    /// Values that were texts are numbers now, or the other way round.
    EnumEncodingChanged "enum-encoding-changed" Api Major Followed Anywhere;
    /// Whether values are read as numbers and as texts alike has changed.
    EnumLeniencyChanged "enum-leniency-changed" Api Patch Followed Anywhere;

    // Choices of types.
    /// A choice has one type more.
    VariantAdded "variant-added" Api Minor Followed Anywhere;
    /// A choice has one type less.
    VariantRemoved "variant-removed" Api Major Followed Anywhere;
    /// A variant has another name in Rust.
    VariantRenamed "variant-renamed" Api Major Silent Anywhere;
    /// Another value of the tag means a variant.
    VariantTagsChanged "variant-tags-changed" Api Patch Followed Anywhere;
    /// Another key tells the variants apart.
    TagChanged "tag-changed" Api Patch Followed Anywhere;
    /// A key now tells the variants apart, so that unknown kinds are kept.
    UnionBecameTagged "union-became-tagged" Api Minor Followed Anywhere;
    /// No key tells the variants apart any longer, so that the variant for unknown kinds is gone.
    UnionBecameUntagged "union-became-untagged" Api Major Followed Anywhere;

    // Deprecations.
    /// Something should no longer be used.
    Deprecated "deprecated" Deprecation Minor Silent Anywhere;
    /// Something may be used again.
    Undeprecated "undeprecated" Deprecation Patch Silent Anywhere;
    /// The advice on what to use instead has changed.
    DeprecationReworded "deprecation-reworded" Prose Patch Silent Anywhere;

    // Prose.
    /// The title is spelled in another way and gives the same Rust name.
    TitleChanged "title-changed" Prose None Silent ThisPage;
    /// The docs spell a key in another way; on the wire and in Rust it is the same.
    DocNameChanged "doc-name-changed" Prose None Silent ThisPage;
    /// The description has changed.
    DescriptionChanged "description-changed" Prose Patch Silent ThisPage;
    /// The example has changed.
    ExampleChanged "example-changed" Prose Patch Silent Anywhere;
}

impl Rule {
    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        RULES
            .iter()
            .find(|info| info.id == id)
            .map(|info| info.rule)
    }

    /// The row of the table.
    pub fn info(self) -> RuleInfo {
        RULES[self as usize]
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        self.info().id
    }
}

/// The two verdicts on a change and what follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub rust: Bump,
    pub wire: Wire,
    pub severity: Severity,
}

/// The verdict on a change by `rule` of something used as `usage` says. `compared` is what callers of the generated
/// code see, `followed` what becomes of payloads: each counts where the rule asks for it.
pub fn judge(rule: Rule, compared: Bump, followed: Wire, usage: Usage, is_guess: bool) -> Verdict {
    let info = rule.info();
    let rust = match info.rust {
        RustVerdict::Is(bump) => bump,
        RustVerdict::Compared => compared,
    };
    let wire = match info.wire {
        WireVerdict::Silent => Wire::SILENT,
        WireVerdict::Followed => followed.masked(usage),
    };
    let severity = match info.topic {
        _ if rust == Bump::Major || wire.breaks_old_code() => Severity::Breaking,
        _ if wire.new_reader.breaks() || is_guess => Severity::Caution,
        Topic::Deprecation if rust == Bump::Minor => Severity::Caution,
        Topic::Prose => Severity::Docs,
        _ => Severity::Compatible,
    };
    Verdict {
        rust,
        wire,
        severity,
    }
}
