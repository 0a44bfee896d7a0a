//! Time for what has to happen before a real limit passes, however busy the machine is.

use std::time::Duration;

/// Tries with a limit that doubles, from a tenth of a second to a minute and a half, until what has
/// to come before the limit did come before it; what came instead at last, if it never did.
pub fn with_enough_time<T>(
    came_before: impl Fn(&T) -> bool,
    mut attempt: impl FnMut(Duration) -> T,
) -> T {
    let limits = (0..10).map(|doubled| Duration::from_millis(100 << doubled));
    let mut last = None;
    for limit in limits {
        let outcome = attempt(limit);
        if came_before(&outcome) {
            return outcome;
        }
        last = Some(outcome);
    }
    last.expect("there was an attempt")
}
