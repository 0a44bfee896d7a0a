//! Names that stay beside those that took their place.

use super::{BREAKING, COMPATIBLE, DEPOT, NONE, one, record, told};
use crate::diff::compare;

const PLACE: &str =
    "[aliases]\n\"model::Address\" = { now = \"model::Place\", since = \"0.2.0\" }\n\n";

#[test]
fn a_rename_that_leaves_the_old_name_breaks_nobody() {
    let aliases = format!("{PLACE}[types.Place]");
    let edits = [
        ("type = \"Address\"", "type = \"Place\""),
        ("[types.Address]", aliases.as_str()),
        ("[types.Address.", "[types.Place."),
        ("schemas/Address", "schemas/Place"),
    ];
    let is_there = |(from, _): &&(&str, &str)| DEPOT.contains(from);
    let edits: Vec<_> = edits.iter().filter(is_there).copied().collect();
    let change = one(&edits);
    let says = "a type is called otherwise; the old name stays, deprecated";
    assert_eq!(told(&change), (says, NONE, COMPATIBLE));
}

#[test]
fn an_old_name_that_goes_breaks_who_uses_it() {
    let place = |text: &str| text.replace("Address", "Place");
    let new = record(&place(DEPOT));
    let mut old = new.clone();
    old.aliases = record(PLACE).aliases;
    let changes = compare(&old, &new);
    let [change] = &changes[..] else {
        panic!("{changes:#?}");
    };
    assert_eq!(told(change), ("an old name is gone", NONE, BREAKING));
    assert_eq!(change.old.as_deref(), Some("model::Address"));

    // A thing that is called so now is told of by itself.
    let back = record(DEPOT);
    let changes = compare(&old, &back);
    assert!(
        changes
            .iter()
            .all(|change| change.says != "an old name is gone")
    );
}
