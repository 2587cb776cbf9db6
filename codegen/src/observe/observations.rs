//! What payloads show, in a form that can be stored, read by people and joined.
//!
//! Only facts are kept: names that are in the docs or read like words, and yes or no. Two operations join facts.
//! [`Facts::add`] is for payloads of one run, where counts add up. [`Facts::merge`] is for facts that are already stored:
//! it takes the larger count, so learning twice from the same payloads changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::words::serde_name;

/// Payloads with integers, and no fraction, that make an undecided number an integer.
pub const ENOUGH_WHOLE: u32 = 3;

/// More distinct values or keys than this are not an enum or a struct but free text or a map: none of them is kept.
const MANY: usize = 32;

/// What was seen, by the model's key (see [`super::model_keys`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub models: BTreeMap<String, ModelFacts>,
}

/// What was seen about one model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ModelFacts {
    /// The fields of a struct, by the name that the docs print.
    pub fields: BTreeMap<String, SlotFacts>,
    /// The variants of a union that were seen, by a label for their type.
    pub variants: BTreeMap<String, SlotFacts>,
    /// The values of additional keys, if the docs allow those.
    pub rest: SlotFacts,
    /// Values of an enum that the docs do not list.
    pub values: Words,
    /// Values of a union's tag that no variant has.
    pub tags: Words,
    /// Keys of a struct that no page mentions.
    pub keys: Keys,
    /// How the values of an enum are written, if the docs do not tell numbers from strings.
    pub written_as: BTreeSet<Kind>,
    /// Whether there was a payload that fits none of a union's variants.
    pub unmatched: bool,
}

/// What was seen in one typed place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SlotFacts {
    /// Wire names, with about how many payloads had them.
    pub names: BTreeMap<String, u32>,
    pub absent: bool,
    pub null: bool,
    /// Null inside lists and maps: how many of them are around it.
    pub null_inside: BTreeSet<u8>,
    /// Payloads with an integer, up to [`ENOUGH_WHOLE`].
    pub whole: u32,
    /// An integer that a 64-bit float cannot hold exactly.
    pub wide: bool,
    /// An integer that does not fit in a signed 64-bit integer.
    pub large: bool,
    /// A number written with a fraction.
    pub fraction: bool,
    pub dates: BTreeSet<DateShape>,
    /// Whether a constant had a different value.
    pub other_value: bool,
    /// JSON types that the documented type does not accept.
    pub types: BTreeSet<Kind>,
}

/// The type of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateShape {
    /// RFC 3339, with an offset.
    DateTime,
    /// A date.
    Date,
    /// Neither.
    Other,
}

/// Why a list of words is incomplete.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum More {
    #[default]
    None,
    /// Some were not kept, because they may be secret.
    Withheld,
    /// There were so many that none are kept.
    Many,
}

/// Words, of which only a few harmless ones are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub seen: BTreeSet<String>,
    pub more: More,
}

/// Keys with the JSON types of their values, of which only a few harmless ones are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    pub seen: BTreeMap<String, BTreeSet<Kind>>,
    pub more: More,
}

impl Kind {
    /// The type of `value`.
    pub fn of(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }

    /// The word for it in the file.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }

    /// The word with its article, for sentences.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

impl DateShape {
    /// The word for it in the file.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

impl More {
    /// The word for it in the file; `None` if the list is complete.
    pub fn as_str(self) -> Option<&'static str> {
        (self != Self::None).then(|| serde_name(&self))
    }
}

/// How to combine two counts.
type Join = fn(u32, u32) -> u32;

impl Facts {
    /// Joins with what other payloads of the same run show.
    pub fn add(&mut self, other: &Self) {
        self.join(other, u32::saturating_add);
    }

    /// Joins with what may come from the same payloads: commutative, associative and idempotent.
    pub fn merge(&mut self, other: &Self) {
        self.join(other, u32::max);
    }

    /// With counts as stored: rounded, so that the file does not change with every payload.
    #[must_use]
    pub fn rounded(mut self) -> Self {
        for model in self.models.values_mut() {
            for slot in model.slots_mut() {
                slot.names
                    .values_mut()
                    .for_each(|count| *count = power_of_two(*count));
            }
        }
        self
    }

    fn join(&mut self, other: &Self, counts: Join) {
        for (key, model) in &other.models {
            self.models
                .entry(key.clone())
                .or_default()
                .join(model, counts);
        }
    }

    /// Drops entries without information.
    pub(super) fn prune(&mut self) {
        for model in self.models.values_mut() {
            model.fields.retain(|_, slot| *slot != SlotFacts::default());
        }
        self.models
            .retain(|_, model| *model != ModelFacts::default());
    }
}

/// The largest power of two that is not larger; 0 for 0.
fn power_of_two(count: u32) -> u32 {
    count.checked_ilog2().map_or(0, |exponent| 1 << exponent)
}

impl ModelFacts {
    fn slots_mut(&mut self) -> impl Iterator<Item = &mut SlotFacts> {
        let named = self.fields.values_mut().chain(self.variants.values_mut());
        named.chain(std::iter::once(&mut self.rest))
    }

    fn join(&mut self, other: &Self, counts: Join) {
        for (name, slot) in &other.fields {
            self.fields
                .entry(name.clone())
                .or_default()
                .join(slot, counts);
        }
        for (label, slot) in &other.variants {
            self.variants
                .entry(label.clone())
                .or_default()
                .join(slot, counts);
        }
        self.rest.join(&other.rest, counts);
        self.values.join(&other.values);
        self.tags.join(&other.tags);
        self.keys.join(&other.keys);
        self.written_as.extend(&other.written_as);
        self.unmatched |= other.unmatched;
    }
}

impl SlotFacts {
    fn join(&mut self, other: &Self, counts: Join) {
        for (name, count) in &other.names {
            let own = self.names.entry(name.clone()).or_default();
            *own = counts(*own, *count);
        }
        self.absent |= other.absent;
        self.null |= other.null;
        self.null_inside.extend(&other.null_inside);
        self.whole = counts(self.whole, other.whole).min(ENOUGH_WHOLE);
        self.wide |= other.wide;
        self.large |= other.large;
        self.fraction |= other.fraction;
        self.keep_strongest_number();
        self.dates.extend(&other.dates);
        self.other_value |= other.other_value;
        self.types.extend(&other.types);
    }
}

impl SlotFacts {
    /// For numbers, only the decisive fact is kept: a fraction, otherwise the size, otherwise that they are integers.
    pub(super) fn keep_strongest_number(&mut self) {
        self.large &= !self.fraction;
        self.wide &= !self.fraction && !self.large;
        if self.fraction || self.large || self.wide {
            self.whole = 0;
        }
    }
}

impl Words {
    /// Notes `word`, if it is harmless.
    pub(super) fn note(&mut self, word: &str) {
        if super::secrets::is_harmless(word) {
            self.insert(word);
        } else {
            self.more = self.more.max(More::Withheld);
        }
    }

    /// Notes a word that is known to be harmless.
    pub(super) fn insert(&mut self, word: &str) {
        self.seen.insert(word.to_owned());
        self.limit();
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty() && self.more == More::None
    }

    fn join(&mut self, other: &Self) {
        self.seen.extend(other.seen.iter().cloned());
        self.more = self.more.max(other.more);
        self.limit();
    }

    fn limit(&mut self) {
        if self.seen.len() > MANY || self.more == More::Many {
            *self = Self {
                seen: BTreeSet::new(),
                more: More::Many,
            };
        }
    }
}

impl Keys {
    /// Notes a key, if it is harmless.
    pub(super) fn note(&mut self, key: &str, kind: Kind) {
        if super::secrets::is_harmless(key) {
            self.seen.entry(key.to_owned()).or_default().insert(kind);
            self.limit();
        } else {
            self.more = self.more.max(More::Withheld);
        }
    }

    fn join(&mut self, other: &Self) {
        for (key, kinds) in &other.seen {
            self.seen.entry(key.clone()).or_default().extend(kinds);
        }
        self.more = self.more.max(other.more);
        self.limit();
    }

    fn limit(&mut self) {
        if self.seen.len() > MANY || self.more == More::Many {
            *self = Self {
                seen: BTreeMap::new(),
                more: More::Many,
            };
        }
    }
}
