use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{forward_to_deserialize_any, Deserializer};
use serde_json::Value;

/// Reads an object with keys of which the docs do not show how they are spelled: `pageId` may be `page_id`, `pageID` or
/// `PageId`. Where an object has the key itself as well, that one counts, and the others are what they look like.
pub(crate) struct AnySpelling<D> {
    inner: D,
    names: Names,
}

#[derive(Clone, Copy)]
struct Names {
    /// All keys of the struct, in order; none where it keeps free keys as well.
    fields: &'static [&'static str],
    /// Keys that may be spelled in any way.
    guesses: &'static [&'static str],
    /// Other keys, each with the one that it stands for.
    aliases: &'static [(&'static str, &'static str)],
}

impl Names {
    /// The key that `key` may stand for.
    fn meant(self, key: &str) -> Option<&'static str> {
        let alias = self.aliases.iter().find(|(alias, _)| *alias == key);
        let alias = alias.map(|(_, own)| *own);
        alias.or_else(|| {
            let mut guesses = self.guesses.iter();
            guesses.find(|own| is_same(own, key)).copied()
        })
    }

    /// Where `key` itself is among the keys of the struct, or among those that are known. Objects mostly have their keys in
    /// the order of the fields, so that the search starts at `next`.
    fn position(self, key: &str, next: usize) -> Option<usize> {
        if self.fields.is_empty() {
            let aliased = self.aliases.iter().map(|(_, own)| own);
            return self.guesses.iter().chain(aliased).position(|own| *own == key);
        }
        let (before, after) = self.fields.split_at(next.min(self.fields.len()));
        let ahead = after.iter().position(|own| *own == key);
        let place = ahead.map(|steps| next + steps);
        place.or_else(|| before.iter().position(|own| *own == key))
    }
}

/// Whether two keys are spellings of one.
fn is_same(left: &str, right: &str) -> bool {
    if !left.is_ascii() || !right.is_ascii() {
        return letters(left).eq(letters(right));
    }
    let is_letter = |letter: &u8| letter.is_ascii_alphanumeric();
    let mut others = right.bytes().filter(is_letter);
    let mut letters = left.bytes().filter(is_letter);
    letters.all(|letter| others.next().is_some_and(|other| other.eq_ignore_ascii_case(&letter)))
        && others.next().is_none()
}

/// What all spellings of a key have in common.
fn letters(key: &str) -> impl Iterator<Item = char> + '_ {
    key.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

impl<D> AnySpelling<D> {
    pub(crate) fn new(
        inner: D,
        guesses: &'static [&'static str],
        aliases: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            inner,
            names: Names {
                fields: &[],
                guesses,
                aliases,
            },
        }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for AnySpelling<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(Spelled(visitor, self.names))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let names = Names {
            fields,
            ..self.names
        };
        self.inner
            .deserialize_struct(name, fields, Spelled(visitor, names))
    }

    // A struct asks for nothing else than itself, or for a map where it keeps all other keys.
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The struct's own visitor, for an object with its keys.
struct Spelled<V>(V, Names);

impl<'de, V: Visitor<'de>> Visitor<'de> for Spelled<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Entries {
            inner,
            names: self.1,
            next: 0,
            seen: Seen::default(),
            later: Vec::new(),
            is_at_end: false,
            value: None,
        })
    }
}

/// Places in a list. Those of most structs fit in a number, so that reading one needs no memory for them.
#[derive(Default)]
struct Seen {
    first: u64,
    others: Vec<usize>,
}

impl Seen {
    fn bit(place: usize) -> u64 {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        1u64.checked_shl(place).unwrap_or(0)
    }

    fn has(&self, place: usize) -> bool {
        self.first & Self::bit(place) != 0 || self.others.contains(&place)
    }

    /// Whether the place is new.
    fn insert(&mut self, place: usize) -> bool {
        let is_new = !self.has(place);
        match Self::bit(place) {
            0 if is_new => self.others.push(place),
            bit => self.first |= bit,
        }
        is_new
    }
}

/// The entries of an object, with those at the end that may have to give way.
struct Entries<A> {
    inner: A,
    names: Names,
    /// The field that is likely to come next.
    next: usize,
    /// Which keys of `names` were there as they are.
    seen: Seen,
    /// Keys in another spelling, the last one first, each with the key that it may stand for.
    later: Vec<(&'static str, String, Value)>,
    is_at_end: bool,
    /// The last key, where it is one of `later`, and its value.
    value: Option<(String, Value)>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let mut seed = Some(seed);
        while !self.is_at_end {
            let key = Key {
                seed: &mut seed,
                names: self.names,
                next: &mut self.next,
                seen: &mut self.seen,
            };
            match self.inner.next_key_seed(key)? {
                Some(Step::Now(key)) => return Ok(Some(key)),
                Some(Step::Later(own, key)) => {
                    self.later.push((own, key, self.inner.next_value()?));
                }
                None => {
                    self.is_at_end = true;
                    self.later.reverse();
                }
            }
        }
        let (Some(seed), Some((own, key, value))) = (seed, self.later.pop()) else {
            return Ok(None);
        };
        let place = self.names.position(own, 0);
        let is_free = place.is_some_and(|place| self.seen.insert(place));
        let read_as = if is_free { own } else { key.as_str() };
        let read = seed.deserialize(read_as.into_deserializer())?;
        self.value = Some((key, value));
        Ok(Some(read))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        match self.value.take() {
            Some((key, value)) => {
                let read = seed.deserialize(value);
                read.map_err(|error| A::Error::custom(format_args!("{key}: {error}")))
            }
            None => self.inner.next_value_seed(seed),
        }
    }
}

/// What becomes of a key.
enum Step<T> {
    Now(T),
    /// It may stand for another one.
    Later(&'static str, String),
}

/// A key: `seed` is what the struct reads its keys with.
struct Key<'a, K> {
    seed: &'a mut Option<K>,
    names: Names,
    next: &'a mut usize,
    seen: &'a mut Seen,
}

impl<'de, K: DeserializeSeed<'de>> Key<'_, K> {
    fn step<E: Error>(
        self,
        key: &str,
        deserializer: impl Deserializer<'de, Error = E>,
    ) -> Result<Step<K::Value>, E> {
        if let Some(place) = self.names.position(key, *self.next) {
            *self.next = place + 1;
            self.seen.insert(place);
        } else if let Some(own) = self.names.meant(key) {
            let place = self.names.position(own, 0);
            if place.is_some_and(|place| !self.seen.has(place)) {
                return Ok(Step::Later(own, key.to_owned()));
            }
        }
        let seed = self
            .seed
            .take()
            .ok_or_else(|| E::custom("a key of two parts"))?;
        seed.deserialize(deserializer).map(Step::Now)
    }
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<'_, K> {
    type Value = Step<K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Key<'_, K> {
    type Value = Step<K::Value>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        self.step(key, key.into_deserializer())
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        self.step(key, BorrowedStrDeserializer::new(key))
    }
}
