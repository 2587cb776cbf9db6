use std::cell::Cell;

use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// How many refusals an error quotes.
const QUOTED: usize = 5;

/// A union in a union is read once for each variant around it, which doubles the work, or worse, with each level. More
/// than so many times the size of the outermost payload is refused.
const MOST_WORK: usize = 1000;

thread_local! {
    /// How many more values may be read inside of the outermost union that is being read.
    static WORK_LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Reads a union without a tag: the variant that keeps most of the payload, the first one on a tie.
pub(crate) struct AnyOf<T> {
    name: &'static str,
    pub(super) value: Value,
    /// What the best variant so far would lose, and its value.
    pub(super) best: Option<(usize, T)>,
    refusals: Vec<String>,
    _work: Work,
}

/// The work on one union. It ends with the union.
pub(super) struct Work {
    is_outermost: bool,
}

impl Work {
    fn on(value: &Value) -> Self {
        let size = size(value);
        WORK_LEFT.with(|left| {
            let outer = left.get();
            left.set(Some(match outer {
                Some(left) => left.saturating_sub(size),
                None => size.saturating_mul(MOST_WORK),
            }));
            Self {
                is_outermost: outer.is_none(),
            }
        })
    }

    /// Once it is too much, it stays so for the whole of the outermost union: another variant might have lost less.
    pub(super) fn is_too_much() -> bool {
        WORK_LEFT.with(|left| left.get() == Some(0))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if self.is_outermost {
            WORK_LEFT.with(|left| left.set(None));
        }
    }
}

impl<T: Serialize> AnyOf<T> {
    pub(crate) fn new<'de, D: Deserializer<'de>>(
        name: &'static str,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self {
            name,
            _work: Work::on(&value),
            value,
            best: None,
            refusals: Vec::new(),
        })
    }

    /// Tries a variant.
    pub(crate) fn or<P: DeserializeOwned>(self, variant: &str, wrap: fn(P) -> T) -> Self {
        self.attempt(variant, wrap, 0)
    }

    pub(super) fn attempt<P: DeserializeOwned>(
        mut self,
        variant: &str,
        wrap: fn(P) -> T,
        penalty: usize,
    ) -> Self {
        if matches!(self.best, Some((0, _))) || Work::is_too_much() {
            return self;
        }
        match P::deserialize(&self.value) {
            Ok(payload) => {
                let candidate = wrap(payload);
                match loss(&self.value, &candidate) {
                    Some(loss) if self.is_better(loss + penalty) => {
                        self.best = Some((loss + penalty, candidate));
                    }
                    Some(_) => {}
                    None => self.refuse(variant, "it is no list"),
                }
            }
            Err(error) => self.refuse(variant, &error.to_string()),
        }
        self
    }

    fn is_better(&self, loss: usize) -> bool {
        match &self.best {
            Some((least, _)) => loss < *least,
            None => true,
        }
    }

    fn refuse(&mut self, variant: &str, why: &str) {
        self.refusals.push(format!("{variant}: {why}"));
    }

    pub(crate) fn finish<E: de::Error>(self) -> Result<T, E> {
        if Work::is_too_much() {
            let name = self.name;
            return Err(E::custom(format_args!("too many ways to read this {name}")));
        }
        let Self {
            name,
            best,
            refusals,
            ..
        } = self;
        best.map(|(_, value)| value).ok_or_else(|| {
            let quoted = refusals.iter().take(QUOTED).cloned().collect::<Vec<_>>();
            let more = match refusals.len().saturating_sub(QUOTED) {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            E::custom(format_args!("no {name} fits; {}{more}", quoted.join("; ")))
        })
    }
}

/// How many values of `original` do not come back from `candidate`; `None` if an object was read from a list, which
/// serde allows.
fn loss<T: Serialize>(original: &Value, candidate: &T) -> Option<usize> {
    if !original.is_object() && !original.is_array() {
        return Some(0);
    }
    let back = serde_json::to_value(candidate).unwrap_or(Value::Null);
    (original.is_array() == back.is_array()).then(|| difference(original, &back))
}

fn difference(original: &Value, back: &Value) -> usize {
    match (original, back) {
        (Value::Object(original), Value::Object(back)) => {
            let lost = original.iter().map(|(key, value)| match back.get(key) {
                Some(back) => difference(value, back),
                None => size(value),
            });
            let added = back.keys().filter(|key| !original.contains_key(*key));
            lost.sum::<usize>() + added.count()
        }
        (Value::Array(original), Value::Array(back)) => {
            let pairs = original.iter().zip(back);
            pairs
                .map(|(original, back)| difference(original, back))
                .sum()
        }
        (Value::Object(_) | Value::Array(_), _) => size(original),
        // Numbers and dates may be spelled in another way.
        _ => 0,
    }
}

/// How many values there are in `value`, with itself.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(entries) => 1 + entries.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
