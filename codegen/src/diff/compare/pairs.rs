//! Matches the members of the new model with those of the old one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The items that are in no pair, with their positions.
pub fn unpaired<'s, T>(
    items: &'s [T],
    pairs: &[(usize, usize)],
    side: fn(&(usize, usize)) -> usize,
) -> Vec<(usize, &'s T)> {
    let paired: BTreeSet<usize> = pairs.iter().map(side).collect();
    items
        .iter()
        .enumerate()
        .filter(|(index, _)| !paired.contains(index))
        .collect()
}

/// Pairs unpaired items that have the same `key`.
pub fn pair_by<T, K: Ord>(
    pairs: &mut Vec<(usize, usize)>,
    old: &[T],
    new: &[T],
    key: impl Fn(&T) -> K,
) {
    let mut news: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (index, item) in unpaired(new, pairs, |pair| pair.1) {
        news.entry(key(item)).or_default().push_back(index);
    }
    for (from, item) in unpaired(old, pairs, |pair| pair.0) {
        if let Some(to) = news.get_mut(&key(item)).and_then(VecDeque::pop_front) {
            pairs.push((from, to));
        }
    }
}
