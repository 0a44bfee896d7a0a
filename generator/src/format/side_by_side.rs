//! Work on many things on all cores.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// With fewer things than this to do, a thread costs more than it saves.
const FEW: usize = 32;

/// What `work` makes of each item, in the order of the items.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let most = items.len().div_ceil(FEW);
    let threads = thread::available_parallelism().map_or(1, |cores| cores.get().min(most));
    if threads < 2 {
        return items.into_iter().map(work).collect();
    }
    let open = Mutex::new(items.into_iter().enumerate());
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let worker = || scope.spawn(|| one_by_one(&open, &work));
        let workers: Vec<_> = (0..threads).map(|_| worker()).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Takes one item after the other until there is none left.
fn one_by_one<T, R>(
    open: &Mutex<impl Iterator<Item = (usize, T)>>,
    work: &(impl Fn(T) -> R + Sync),
) -> Vec<(usize, R)> {
    let take = || open.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::iter::from_fn(take)
        .map(|(index, item)| (index, work(item)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let doubled = map(items, |item| item * 2);
        assert!(
            doubled
                .iter()
                .enumerate()
                .all(|(index, it)| *it == index * 2)
        );
    }
}
