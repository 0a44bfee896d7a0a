//! What callers gave, one list after another.

use std::collections::BTreeSet;

/// All that was given before, and what is `given` today behind it. Nothing where it was never
/// anything else.
pub(super) fn with_today<T>(
    mut had: Vec<T>,
    today: Option<T>,
    given: impl Fn(&T) -> &[String],
) -> Vec<T> {
    let set = |known: &T| given(known).iter().cloned().collect::<BTreeSet<String>>();
    let Some(today) = today else {
        return had;
    };
    if !had.iter().any(|known| set(known) == set(&today)) {
        had.push(today);
    }
    if had.len() == 1 {
        had.clear();
    }
    had
}
