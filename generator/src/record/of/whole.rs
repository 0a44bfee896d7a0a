//! What is said of whole values that several schemas may describe.

use std::collections::BTreeMap;

use super::seen::Seen;
use crate::ir::{Answer, Operation, Said};
use crate::record::spelled::status;
use crate::record::{EVENTS, ITEMS};

/// What is said of the same values, in whichever order; nothing where nothing is.
pub(super) fn alternatives<'s>(
    said: impl IntoIterator<Item = &'s Said>,
) -> Vec<BTreeMap<String, String>> {
    let said = said.into_iter();
    let mut all: Vec<_> = said.map(|said| said.by_keyword().clone()).collect();
    all.sort_unstable();
    all.dedup();
    if all.iter().all(BTreeMap::is_empty) {
        all.clear();
    }
    all
}

impl Seen<'_> {
    /// What is said of all that comes back from a call.
    pub(super) fn said(
        &self,
        operation: &Operation,
    ) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
        let answers = operation.success.iter().chain(&operation.errors);
        let answers = answers.flat_map(|answer| self.said_of(answer));
        let events = operation.events.iter();
        let events = events.map(|events| (EVENTS.to_owned(), alternatives(&events.said)));
        let items = operation.sequence.iter();
        let items = items.map(|items| (ITEMS.to_owned(), alternatives(&items.said)));
        let all = answers.chain(events).chain(items);
        all.filter(|(_, said)| !said.is_empty()).collect()
    }

    /// What is said of the bodies and the headers of an answer.
    fn said_of(&self, answer: &Answer) -> Vec<(String, Vec<BTreeMap<String, String>>)> {
        let status = status(answer.status);
        let bodies = answer.said.iter().map(|(media_type, said)| {
            let key = format!("{status} {media_type}");
            (key.trim_end().to_owned(), alternatives(said))
        });
        let headers = answer.headers.iter().filter_map(|header| {
            let of = self.api.headers.get(header.index)?;
            Some((
                format!("{status} {}", of.wire),
                alternatives([&header.said]),
            ))
        });
        bodies.chain(headers).collect()
    }
}
