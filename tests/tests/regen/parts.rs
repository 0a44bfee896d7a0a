//! All pairs, as many at a time as there are cores.

use std::thread;

use tests::regen::Pair;

/// What comes of each of these pairs, in their order.
pub(crate) fn of_each<'p, T: Send>(
    pairs: &[&'p Pair],
    look: impl Fn(&'p Pair) -> T + Sync,
) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, Into::into);
    let size = pairs.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let look = &look;
        let parts: Vec<_> = pairs
            .chunks(size)
            .map(|part| scope.spawn(move || part.iter().map(|pair| look(pair)).collect::<Vec<T>>()))
            .collect();
        let parts = parts.into_iter().map(|part| part.join().expect("a part"));
        parts.flatten().collect()
    })
}
