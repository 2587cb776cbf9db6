use std::cell::Cell;

use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::tracked::{Tracked, Trail};

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
    refusals: Vec<Refusal>,
    _work: Work,
}

/// Why a variant cannot hold the payload.
struct Refusal {
    /// The variant, where in it reading failed, and why.
    text: String,
    /// How many keys of the payload it has.
    known_keys: usize,
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
        let trail = Trail::default();
        let payload = Tracked {
            value: &self.value,
            trail: &trail,
            is_outermost: true,
        };
        match P::deserialize(payload) {
            Ok(payload) => {
                let candidate = wrap(payload);
                match loss(&self.value, &candidate) {
                    Some(loss) if self.is_better(loss + penalty) => {
                        self.best = Some((loss + penalty, candidate));
                    }
                    Some(_) => {}
                    None => self.refuse(variant, &trail, "it is not a list"),
                }
            }
            Err(error) => self.refuse(variant, &trail, &error.to_string()),
        }
        self
    }

    fn is_better(&self, loss: usize) -> bool {
        match &self.best {
            Some((least, _)) => loss < *least,
            None => true,
        }
    }

    fn refuse(&mut self, variant: &str, trail: &Trail, why: &str) {
        let path = trail.path();
        let text = if path.is_empty() {
            format!("{variant}: {why}")
        } else {
            format!("{variant}: at `{path}`: {why}")
        };
        let known_keys = trail.known_keys.get();
        self.refusals.push(Refusal { text, known_keys });
    }

    pub(crate) fn finish<E: de::Error>(self) -> Result<T, E> {
        if Work::is_too_much() {
            let name = self.name;
            return Err(E::custom(format_args!("too many ways to read this {name}")));
        }
        let (name, refusals) = (self.name, self.refusals);
        let value = self.best.map(|(_, value)| value);
        value.ok_or_else(|| E::custom(format_args!("no {name} fits; {}", quoted(refusals))))
    }
}

/// Why no variant fits, the nearest one first, which has more keys of the payload than any other.
fn quoted(mut refusals: Vec<Refusal>) -> String {
    refusals.sort_by_key(|refusal| std::cmp::Reverse(refusal.known_keys));
    let is_nearest = matches!(&*refusals, [first, second, ..] if first.known_keys > second.known_keys);
    let hidden = refusals.len().saturating_sub(QUOTED);
    let shown = refusals.into_iter().take(QUOTED);
    let mut texts: Vec<String> = shown.map(|refusal| refusal.text).collect();
    if hidden > 0 {
        texts.push(format!("and {hidden} more"));
    }
    let nearest = if is_nearest { "the nearest is " } else { "" };
    format!("{nearest}{}", texts.join("; "))
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
