//! The same work on many items, on all cores. What comes out does not depend on how many there are.

use std::num::NonZero;
use std::sync::{Mutex, OnceLock, PoisonError};
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
    map_indexed(items, |_, item| work(item))
}

/// `work` of each of `items`, in their order; it is also given the position.
pub fn map_indexed<T: Sync, R: Send>(items: &[T], work: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    run(items.len(), items.chunks(BLOCK), |block, start| {
        block
            .iter()
            .zip(start..)
            .map(|(item, index)| work(index, item))
            .collect()
    })
}

/// `work` of each of `items`, in their order, which may change them; it is also given the position.
pub fn map_mut<T: Send, R: Send>(
    items: &mut [T],
    work: impl Fn(usize, &mut T) -> R + Sync,
) -> Vec<R> {
    run(items.len(), items.chunks_mut(BLOCK), |block, start| {
        block
            .iter_mut()
            .zip(start..)
            .map(|(item, index)| work(index, item))
            .collect()
    })
}

/// `work` of each of `blocks`, which hold `count` items, one result an item; it is also given the position of the first.
fn run<B: Send, R: Send>(
    count: usize,
    blocks: impl Iterator<Item = B> + Send,
    work: impl Fn(B, usize) -> Vec<R> + Sync,
) -> Vec<R> {
    let starts = (0..).step_by(BLOCK);
    let mut results = Vec::with_capacity(count);
    let threads = threads(count);
    if threads < 2 {
        results.extend(
            blocks
                .zip(starts)
                .flat_map(|(block, start)| work(block, start)),
        );
        return results;
    }
    let rest = Mutex::new(blocks.zip(starts));
    let take_blocks = || {
        let mut done = Vec::new();
        loop {
            let next = rest.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((block, start)) = next else {
                return done;
            };
            done.push((start, work(block, start)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take_blocks)).collect();
        let mut done = take_blocks();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(start, _)| *start);
    results.extend(done.into_iter().flat_map(|(_, block)| block));
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
#[path = "tests/parallel.rs"]
mod tests;
