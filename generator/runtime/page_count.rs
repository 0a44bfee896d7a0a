//! Pages whose next one is counted.

/// The offset of the page behind one with so many items; nothing if that was the last.
///
/// The last is a page without items, or with fewer than it was asked to have.
pub fn next_offset<T: Copy + Into<i128> + TryFrom<i128>>(
    offset: T,
    items: usize,
    size: Option<i128>,
) -> Option<T> {
    let items = i128::try_from(items).ok()?;
    let next = offset.into() + items;
    // What cannot be counted any more is noticed as a page that there was already.
    (!is_last(items, size)).then(|| T::try_from(next).unwrap_or(offset))
}

/// The number of the page behind one with so many items; nothing if that was the last.
///
/// The last is a page without items, or with fewer than it was asked to have.
pub fn next_page<T: Copy + Into<i128> + TryFrom<i128>>(
    page: T,
    items: usize,
    size: Option<i128>,
) -> Option<T> {
    let items = i128::try_from(items).ok()?;
    (!is_last(items, size)).then(|| T::try_from(page.into() + 1).unwrap_or(page))
}

fn is_last(items: i128, size: Option<i128>) -> bool {
    items == 0 || size.is_some_and(|size| items < size)
}
