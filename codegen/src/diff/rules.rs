//! All rules as one table: the id, what changed, and where the two verdicts come from.
//!
//! No rule states a severity: it follows from the verdicts, which follow from what changed and from where the model
//! is used ([`super::verdict::Usage`]).

use super::verdict::{Bump, Severity, Usage, Wire};

/// The topic of a rule.
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
    /// Major if callers see a different type, constructor or item; otherwise none.
    Compared,
}

/// Where the verdict on payloads comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireVerdict {
    /// No payload is affected.
    Silent,
    /// The payloads of one side are passed to the types of the other ([`super::flow`]).
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
    /// Whether it can show on a page that has not changed, because a page that it links to, or that links to it,
    /// has.
    pub from_elsewhere: bool,
}

impl RuleInfo {
    /// The summary without explanations or a full stop.
    pub fn sentence(&self) -> &'static str {
        let ends = [". ", ": ", "; ", ", so ", ", because "];
        let end = ends.iter().filter_map(|end| self.summary.find(end)).min();
        let sentence = self.summary.get(..end.unwrap_or(self.summary.len()));
        sentence.unwrap_or(self.summary).trim_end_matches('.')
    }
}

/// Builds a rule's row from its columns.
macro_rules! rules {
    ($($(#[doc = $summary:literal])+ $rule:ident $id:literal $topic:ident $rust:ident $wire:ident $from:ident;)+) => {
        /// The kind of a change.
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
    /// A model is gone. Its users report what they hold instead.
    ModelRemoved "model-removed" Api Major Silent ThisPage;
    /// A model seems to have been renamed: one with nearly the same content is gone.
    ModelRenamed "model-renamed" Api Major Silent ThisPage;
    /// A model has a new Rust name, because of other models in its module.
    ModelRustNameChanged "model-rust-name-changed" Api Major Silent Anywhere;
    /// A model has changed kind: object, enum, union or anything.
    ModelKindChanged "model-kind-changed" Api Major Followed Anywhere;

    // Fields.
    /// A key that may be absent is new.
    OptionalFieldAdded "optional-field-added" Api Minor Followed ThisPage;
    /// A key that is always present is new, so `new` takes one more argument or `Default` is gone.
    RequiredFieldAdded "required-field-added" Api Major Followed ThisPage;
    /// A key that is always present with the same value is new: nobody has to set it.
    ConstantFieldAdded "constant-field-added" Api Minor Followed ThisPage;
    /// A key that could be absent is gone.
    OptionalFieldRemoved "optional-field-removed" Api Major Followed ThisPage;
    /// A key that was always present is gone.
    RequiredFieldRemoved "required-field-removed" Api Major Followed ThisPage;
    /// A key seems to have been renamed: one of the same type is gone.
    FieldRenamed "field-renamed" Api Compared Followed ThisPage;
    /// A key is spelled differently on the wire; its name in the docs is the same.
    FieldWireNameChanged "field-wire-name-changed" Api Patch Followed Anywhere;
    /// A key is also read under another name.
    FieldAliasAdded "field-alias-added" Api Patch Silent Anywhere;
    /// A key is no longer read under another name.
    FieldAliasRemoved "field-alias-removed" Api Patch Followed Anywhere;
    /// A field has a new Rust name, because of other fields.
    FieldRustNameChanged "field-rust-name-changed" Api Major Silent Anywhere;
    /// A key may now be absent.
    FieldBecameOptional "field-became-optional" Api Compared Followed Anywhere;
    /// A key is now always present.
    FieldBecameRequired "field-became-required" Api Compared Followed Anywhere;
    /// A key may now be null.
    FieldBecameNullable "field-became-nullable" Api Compared Followed Anywhere;
    /// A key is no longer null.
    FieldBecameNonNull "field-became-non-null" Api Compared Followed Anywhere;
    /// Whether a key may be absent and whether it may be null have both changed.
    FieldPresenceChanged "field-presence-changed" Api Compared Followed Anywhere;
    /// The docs now say, or no longer say, that a key is never null.
    FieldNullabilityRestated "field-nullability-restated" Prose Compared Silent Anywhere;

    // Types of fields, additional keys and variants.
    /// An integer is now any number.
    IntegerBecameFloat "integer-became-float" Api Compared Followed Anywhere;
    /// A number is now an integer.
    FloatBecameInteger "float-became-integer" Api Compared Followed Anywhere;
    /// The value of a constant has changed.
    ConstantChanged "constant-changed" Api Compared Followed ThisPage;
    /// A constant's type has a new Rust name.
    ConstantRenamed "constant-renamed" Api Compared Silent Anywhere;
    /// A type accepts more than it did.
    TypeWidened "type-widened" Api Compared Followed Anywhere;
    /// A type accepts less than it did.
    TypeNarrowed "type-narrowed" Api Compared Followed Anywhere;
    /// The docs now list values where any was allowed: the new type keeps others, but the server may not.
    TypeRestricted "type-restricted" Api Compared Followed Anywhere;
    /// A type has a new form in Rust but accepts the same payloads.
    TypeRespelled "type-respelled" Api Compared Followed Anywhere;
    /// A type has changed.
    TypeChanged "type-changed" Api Compared Followed Anywhere;
    /// A value is now in a `Box`, because its type now holds itself or has grown.
    TypeBoxed "type-boxed" Api Major Silent Anywhere;
    /// A value is no longer in a `Box`.
    TypeUnboxed "type-unboxed" Api Major Silent Anywhere;

    // Additional keys.
    /// Keys that the docs do not name are now kept.
    AdditionalKeysAdded "additional-keys-added" Api Minor Followed ThisPage;
    /// Keys that the docs do not name are no longer kept.
    AdditionalKeysRemoved "additional-keys-removed" Api Major Followed ThisPage;
    /// The map of additional keys has a new Rust name, because of the fields.
    AdditionalKeysRenamed "additional-keys-renamed" Api Major Silent ThisPage;

    // Constructors.
    /// `new` takes one more argument, or `Default` is gone: a type that had one value now has several.
    ConstructorArgumentAdded "constructor-argument-added" Api Major Silent Anywhere;
    /// `new` takes one argument fewer: a type has only one value left.
    ConstructorArgumentRemoved "constructor-argument-removed" Api Major Silent Anywhere;
    /// `new` takes its arguments in a different order. If their types are the same, callers still compile but swap them.
    ConstructorReordered "constructor-reordered" Api Major Silent ThisPage;

    // Enums.
    /// A value is new.
    ValueAdded "value-added" Api Minor Followed Anywhere;
    /// A value is gone.
    ValueRemoved "value-removed" Api Major Followed Anywhere;
    /// A value seems to be spelled differently.
    ValueRenamed "value-renamed" Api Compared Followed Anywhere;
    /// A value has a new Rust name, because of other values.
    ValueRustNameChanged "value-rust-name-changed" Api Major Silent Anywhere;
    /// The variant for unlisted values has a new name, because a listed value needs its old one.
    CatchAllRenamed "catch-all-renamed" Api Major Silent Anywhere;
    /// An enum is now open: unlisted values are kept.
    EnumOpened "enum-opened" Api Major Followed Anywhere;
    /// An enum is now closed: unlisted values are refused.
    EnumClosed "enum-closed" Api Major Followed Anywhere;
    /// A closed enum has a second value, so `Default` is gone.
    EnumDefaultRemoved "enum-default-removed" Api Major Silent Anywhere;
    /// A closed enum has only one value left, which is its `Default`.
    EnumDefaultAdded "enum-default-added" Api Minor Silent Anywhere;
    /// Values that were strings are now numbers, or vice versa.
    EnumEncodingChanged "enum-encoding-changed" Api Major Followed Anywhere;
    /// Whether values are read as both numbers and strings has changed.
    EnumLeniencyChanged "enum-leniency-changed" Api Patch Followed Anywhere;

    // Unions.
    /// A union has one more variant.
    VariantAdded "variant-added" Api Minor Followed Anywhere;
    /// A union has one variant fewer.
    VariantRemoved "variant-removed" Api Major Followed Anywhere;
    /// A variant has a new Rust name.
    VariantRenamed "variant-renamed" Api Major Silent Anywhere;
    /// A different tag value selects a variant.
    VariantTagsChanged "variant-tags-changed" Api Patch Followed Anywhere;
    /// A different key tells the variants apart.
    TagChanged "tag-changed" Api Patch Followed Anywhere;
    /// A key now tells the variants apart, so unknown ones are kept.
    UnionBecameTagged "union-became-tagged" Api Minor Followed Anywhere;
    /// No key tells the variants apart any more, so the variant for unknown ones is gone.
    UnionBecameUntagged "union-became-untagged" Api Major Followed Anywhere;

    // Deprecations.
    /// Something should no longer be used.
    Deprecated "deprecated" Deprecation Minor Silent Anywhere;
    /// Something may be used again.
    Undeprecated "undeprecated" Deprecation Patch Silent Anywhere;
    /// The advice on what to use instead has changed.
    DeprecationReworded "deprecation-reworded" Prose Patch Silent Anywhere;

    // Prose.
    /// The title is spelled differently but gives the same Rust name.
    TitleChanged "title-changed" Prose None Silent ThisPage;
    /// The docs spell a key differently; on the wire and in Rust it is the same.
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

/// The verdict on a change by `rule` to something used as `usage` says. `compared` is what callers of the generated
/// code see, `followed` what happens to payloads; each counts if the rule asks for it.
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
