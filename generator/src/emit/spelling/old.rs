//! What stands for callers who use an old name.

use crate::emit::layout::Item;
use crate::ir::{Alias, Api};

/// An item of an old name, with its docs, for which `now` is a link to that of today, and what tells
/// callers of it.
pub(in crate::emit) fn old_name(
    api: &Api,
    alias: &Alias,
    now: &str,
    item: impl Into<Item>,
) -> Item {
    let item = item
        .into()
        .documented(format!("{now} by the name that it had before."));
    let path = alias.now(api).unwrap_or_default();
    let since = match alias.since.as_str() {
        "" => String::new(),
        since => format!("since = {since:?}, "),
    };
    item.attribute(format!(
        "#[deprecated({since}note = \"renamed to `{path}`\")]"
    ))
}
