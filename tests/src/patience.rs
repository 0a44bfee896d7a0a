//! Time for what has to happen before a real limit passes, however busy the machine is.

use std::time::Duration;

/// Tries with a limit that doubles from a tenth of a second, until what has to come before the limit
/// did come before it, or the limit is more than a minute; gives what came last.
pub fn with_enough_time<T>(
    came_before: impl Fn(&T) -> bool,
    mut attempt: impl FnMut(Duration) -> T,
) -> T {
    let mut limit = Duration::from_millis(100);
    loop {
        let outcome = attempt(limit);
        if came_before(&outcome) || limit > Duration::from_secs(60) {
            return outcome;
        }
        limit *= 2;
    }
}
