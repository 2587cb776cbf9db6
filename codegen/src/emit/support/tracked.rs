use std::cell::{Cell, RefCell};
use std::iter::Enumerate;
use std::slice;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{forward_to_deserialize_any, Deserializer};
use serde_json::{map, Error, Value};

/// What is known of a value that was read, and of where that failed.
#[derive(Default)]
pub(super) struct Trail {
    /// The keys and positions that lead there, the innermost one first.
    path: RefCell<Vec<String>>,
    /// How many keys of the outermost object the type has.
    pub(super) known_keys: Cell<usize>,
}

impl Trail {
    /// Where reading failed, as `items/0/id`; nothing where that was the outermost value itself.
    pub(super) fn path(&self) -> String {
        let path = self.path.borrow();
        path.iter().rev().cloned().collect::<Vec<_>>().join("/")
    }
}

/// A value that leaves a trail.
pub(super) struct Tracked<'a> {
    pub(super) value: &'a Value,
    pub(super) trail: &'a Trail,
    pub(super) is_outermost: bool,
}

impl<'a> Tracked<'a> {
    fn read_inside<S: DeserializeSeed<'a>>(
        value: &'a Value,
        trail: &'a Trail,
        step: impl FnOnce() -> String,
        seed: S,
    ) -> Result<S::Value, Error> {
        let inside = Tracked {
            value,
            trail,
            is_outermost: false,
        };
        let read = seed.deserialize(inside);
        if read.is_err() {
            trail.path.borrow_mut().push(step());
        }
        read
    }
}

impl<'de> Deserializer<'de> for Tracked<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let trail = self.trail;
        match self.value {
            Value::Array(values) => {
                let mut items = Items {
                    left: values.iter().enumerate(),
                    trail,
                };
                let read = visitor.visit_seq(&mut items)?;
                all_of(values.len(), items.left.len(), read)
            }
            Value::Object(object) => {
                let mut entries = Entries {
                    left: object.iter(),
                    current: None,
                    trail,
                };
                let read = visitor.visit_map(&mut entries)?;
                all_of(object.len(), entries.left.len(), read)
            }
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let (true, Value::Object(object)) = (self.is_outermost, self.value) {
            let known = fields.iter().filter(|key| object.contains_key(**key));
            self.trail.known_keys.set(known.count());
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

/// What was read, where nothing of the list or of the object is left: a tuple may be too short for it.
fn all_of<T>(length: usize, left: usize, read: T) -> Result<T, Error> {
    match left {
        0 => Ok(read),
        _ => Err(Error::invalid_length(length, &"fewer values")),
    }
}

struct Items<'a> {
    left: Enumerate<slice::Iter<'a, Value>>,
    trail: &'a Trail,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let item = self.left.next().map(|(index, value)| {
            Tracked::read_inside(value, self.trail, || index.to_string(), seed)
        });
        item.transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

struct Entries<'a> {
    left: map::Iter<'a>,
    current: Option<(&'a String, &'a Value)>,
    trail: &'a Trail,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.current = self.left.next();
        let key = self.current.map(|(key, _)| BorrowedStrDeserializer::new(key));
        key.map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (key, value) = self
            .current
            .take()
            .ok_or_else(|| Error::custom("a value without its key"))?;
        Tracked::read_inside(value, self.trail, || key.clone(), seed)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}
