//! Constants for values that are known, and the list of all of them.

use super::{BREAKING, COMPATIBLE, DEPOT, NONE, record, told};
use crate::diff::compare;
use crate::record::Record;

fn with_constants(edition: u32, names: &[&str]) -> Record {
    let constants = names
        .iter()
        .map(|name| (format!("machines::{name}"), name.to_lowercase()));
    Record {
        edition,
        constants: constants.collect(),
        ..record(DEPOT)
    }
}

#[test]
fn a_value_more_breaks_where_the_list_says_how_many_there_are() {
    let longer = "a constant for a value is new, and the list of all is longer";
    let more = "a constant for a value is new";
    for (edition, expected) in [(1, (longer, NONE, BREAKING)), (2, (more, NONE, COMPATIBLE))] {
        let (old, new) = (
            with_constants(edition, &["S"]),
            with_constants(edition, &["S", "L"]),
        );
        let changes = compare(&old, &new);
        let [change] = &changes[..] else {
            panic!("{changes:#?}");
        };
        assert_eq!(told(change), expected, "edition {edition}");
    }
}

#[test]
fn a_list_that_is_a_slice_now_is_told() {
    let changes = compare(&with_constants(1, &["S"]), &with_constants(2, &["S"]));
    let [change] = &changes[..] else {
        panic!("{changes:#?}");
    };
    let says = "the list of all constants is a slice";
    assert_eq!(told(change), (says, NONE, BREAKING));
    assert_eq!(
        compare(&with_constants(1, &[]), &with_constants(2, &[])),
        []
    );
}
