//! What stands between the parts of a body.

use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;

/// A text that nobody can guess, and that none of the contents has.
pub(crate) fn outside<'a, I: Iterator<Item = &'a Bytes>>(contents: impl Fn() -> I) -> String {
    // The standard library's hashes begin with random numbers.
    let random = RandomState::new();
    let mut count = 0_u64;
    loop {
        let halves = [count, count + 1].map(|number| random.hash_one(number));
        let boundary = format!("part-{:016x}{:016x}", halves[0], halves[1]);
        if !contents().any(|content| contains(content, &boundary)) {
            return boundary;
        }
        count += 2;
    }
}

fn contains(content: &[u8], text: &str) -> bool {
    let mut windows = content.windows(text.len());
    windows.any(|window| window == text.as_bytes())
}
