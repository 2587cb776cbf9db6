use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, DeserializeSeed, Error as _, IntoDeserializer, MapAccess};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A union that a key inside the object decides.
pub(crate) trait Tagged<'de>: Sized {
    const NAME: &'static str;
    const TAG: &'static str;

    /// Reads `object`, which still has its tag, as the variant that `tag` means.
    fn pick<D: Deserializer<'de>>(tag: &str, object: D) -> Result<Self, D::Error>;

    /// Reads an object without the tag, where the docs give that a default.
    fn without_tag(_object: Value) -> serde_json::Result<Option<Self>> {
        Ok(None)
    }
}

/// Reads the whole object as a `T`, and names the variant where that fails.
pub(crate) fn variant<'de, D: Deserializer<'de>, T: Deserialize<'de>, U>(
    object: D,
    name: &str,
    wrap: fn(T) -> U,
) -> Result<U, D::Error> {
    T::deserialize(object)
        .map(wrap)
        .map_err(|error| D::Error::custom(format_args!("{name}: {error}")))
}

/// Reads a tagged union: the keys before the tag are kept and replayed, the others stream through.
pub(crate) fn tagged<'de, T: Tagged<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(TaggedVisitor(PhantomData))
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: Tagged<'de>> de::Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut rest: A) -> Result<T, A::Error> {
        let mut seen = Vec::new();
        while let Some((key, value)) = rest.next_entry::<String, Value>()? {
            let tag = (key == T::TAG).then(|| value.as_str().map(str::to_owned));
            seen.push((key, value));
            match tag {
                None => {}
                Some(None) => break,
                Some(Some(tag)) => {
                    let object = Replay {
                        seen: seen.into_iter(),
                        value: None,
                        rest,
                    };
                    return T::pick(&tag, MapAccessDeserializer::new(object));
                }
            }
        }
        let is_absent = !seen.iter().any(|(key, _)| key == T::TAG);
        let object = || Value::Object(seen.into_iter().collect());
        let read = is_absent.then(|| T::without_tag(object()));
        let read = read.transpose().map_err(A::Error::custom)?;
        read.flatten().ok_or_else(|| {
            A::Error::custom(format_args!("{}: no string in `{}`", T::NAME, T::TAG))
        })
    }
}

/// The entries seen on the way to the tag, then the rest.
struct Replay<A> {
    seen: std::vec::IntoIter<(String, Value)>,
    value: Option<Value>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.seen.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(key.into_deserializer()).map(Some)
            }
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(A::Error::custom),
            None => self.rest.next_value_seed(seed),
        }
    }
}
