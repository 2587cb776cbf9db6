//! The same work on many items, on all cores. What comes out does not depend on how many there are.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Threads take so many items at a time: few enough that all of them end together, many enough that the taking costs
/// nothing.
const BLOCK: usize = 32;

/// Items below this number are not worth a second thread.
const FEWEST: usize = 4 * BLOCK;

/// More threads than this gain nothing: what is left is the part that has to be done in order.
const MOST_THREADS: usize = 16;

/// `work` of each of `items`, in their order.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take_blocks = || {
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let Some(items) = items.chunks(BLOCK).nth(block) else { return done };
            done.push((block, items.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut blocks = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take_blocks)).collect();
        let mut blocks = take_blocks();
        for other in others {
            match other.join() {
                Ok(done) => blocks.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        blocks
    });
    blocks.sort_unstable_by_key(|(block, _)| *block);
    let mut results = Vec::with_capacity(items.len());
    results.extend(blocks.into_iter().flat_map(|(_, done)| done));
    results
}

/// How many threads `items` are worth.
fn threads(items: usize) -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    if items < FEWEST {
        return 1;
    }
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    (*CORES.get_or_init(cores)).min(MOST_THREADS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, FEWEST - 1, FEWEST, 10_000, 10_001] {
            let items: Vec<usize> = (0..count).collect();
            let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(map(&items, |item| item * 2), expected);
        }
    }

    #[test]
    #[should_panic(expected = "item 5000")]
    fn a_panic_is_passed_on() {
        let items: Vec<usize> = (0..10_000).collect();
        map(&items, |item| assert!(*item != 5000, "item {item}"));
    }
}
