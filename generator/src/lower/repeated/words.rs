//! What is declared of pages, in the words of the extension.

use crate::ir::Turn;
use crate::vocabulary::{Pages, PagesBy};

/// What is declared, with what is left to the document filled in: `by cursor, parameter after`.
pub(super) fn words(says: &Pages, items: &str, turn: &Turn) -> String {
    let by = PagesBy::ALL.into_iter().find(|(_, by)| *by == says.by);
    let first = match turn {
        Turn::Count { first, .. } => Some(first.to_string()),
        Turn::Cursor { .. } | Turn::Link | Turn::Address { .. } => None,
    };
    let all = [
        ("by", by.map(|(word, _)| word.to_owned())),
        ("parameter", says.parameter.clone()),
        ("size", says.size.clone()),
        ("first", first),
        ("next", says.next.clone()),
        ("after", says.after.clone()),
        ("more", says.more.clone()),
        ("count", says.count.clone()),
        ("items", Some(items.to_owned())),
    ];
    let said = all.into_iter();
    let said = said.filter_map(|(word, said)| Some(format!("{word} {}", said?)));
    said.collect::<Vec<_>>().join(", ")
}
