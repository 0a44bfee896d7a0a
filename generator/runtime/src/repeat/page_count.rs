//! Pages whose next one is counted.

/// What counts the page behind one with so many items, where each page makes it `step` more; nothing
/// if that was the last: a page without items, or with fewer than it was asked to have.
pub fn next_count<T: Copy + Into<i128> + TryFrom<i128>>(
    current: T,
    step: usize,
    items: usize,
    size: Option<i128>,
) -> Option<T> {
    let is_full = size.is_none_or(|size| i128::try_from(items).is_ok_and(|items| items >= size));
    let next = i128::try_from(step).ok()?.checked_add(current.into())?;
    // What cannot be counted any more is noticed as a page that there was already.
    (items > 0 && is_full).then(|| T::try_from(next).unwrap_or(current))
}

/// Whether a page is behind the last, if it is known how many there are from the first on.
pub fn is_behind(next: impl Into<i128>, first: i64, count: Option<i128>) -> bool {
    let before = next.into() - i128::from(first);
    count.is_some_and(|count| before >= count)
}
