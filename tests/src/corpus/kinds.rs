//! What is not represented, over all documents: how much of each kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::row::Row;
use crate::table::table;

/// How many of the most frequent messages are shown.
const MOST: usize = 10;

/// What is not represented.
#[derive(Debug, Serialize)]
pub(super) struct Kinds {
    /// By code, the most frequent first.
    codes: Vec<Kind>,
    /// By message, the most frequent first.
    messages: Vec<Kind>,
}

/// Entries of one kind.
#[derive(Debug, Serialize)]
struct Kind {
    code: String,
    message: Option<String>,
    count: usize,
    documents: usize,
    /// Where one of them is.
    place: String,
}

/// Entries of one kind as they are counted.
#[derive(Default)]
struct Tally<'a> {
    count: usize,
    documents: Vec<&'a str>,
    place: String,
}

impl Kinds {
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut messages = counted(rows, true);
        messages.truncate(MOST);
        Self {
            codes: counted(rows, false),
            messages,
        }
    }

    /// As tables.
    pub(super) fn shown(&self) -> String {
        let figures = |kind: &Kind| [kind.count.to_string(), kind.documents.to_string()];
        let codes = self.codes.iter().map(|kind| {
            let mut row = vec![kind.code.clone()];
            row.extend(figures(kind));
            row
        });
        let mut text = table(
            &["CODE", "ENTRIES", "DOCUMENTS"],
            &codes.collect::<Vec<_>>(),
        );
        text.push_str("\nThe most frequent:\n");
        let messages = self.messages.iter().map(|kind| {
            let [entries, documents] = figures(kind);
            let message = kind.message.as_deref().unwrap_or_default();
            format!(
                "{entries:>6} in {documents:>2}  {}: {message}\n{:14}{}\n",
                kind.code, "", kind.place
            )
        });
        text + &messages.collect::<String>()
    }
}

fn counted(rows: &[Row], by_message: bool) -> Vec<Kind> {
    let mut tallies: BTreeMap<(&str, Option<String>), Tally<'_>> = BTreeMap::new();
    for row in rows {
        for message in row.generated.of_severity("unrepresented") {
            let text = by_message.then(|| without_words(&message.message));
            let tally = tallies.entry((&message.code, text)).or_default();
            tally.count += 1;
            if tally.documents.last() != Some(&row.name.as_str()) {
                tally.documents.push(&row.name);
            }
            if tally.place.is_empty() {
                tally.place = message.place();
            }
        }
    }
    let kinds = tallies.into_iter().map(|((code, message), tally)| Kind {
        code: code.to_owned(),
        message,
        count: tally.count,
        documents: tally.documents.len(),
        place: tally.place,
    });
    let mut kinds: Vec<Kind> = kinds.collect();
    kinds.sort_by_key(|kind| Reverse(kind.count));
    kinds
}

/// The message without what is special about the one place: the words that
/// stand in backticks.
fn without_words(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts
        .map(|(index, part)| if index % 2 == 0 { part } else { "`…`" })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_differ_in_their_words_alone_are_one() {
        assert_eq!(
            without_words("`a` is not represented: use `b`"),
            "`…` is not represented: use `…`"
        );
        assert_eq!(without_words("nothing"), "nothing");
    }
}
