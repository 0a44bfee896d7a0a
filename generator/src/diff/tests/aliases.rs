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
fn a_value_that_leaves_a_constant_breaks_who_matches_on_a_reference() {
    let alias = "[aliases]\n\"model::Status::Moving\" = { now = \"model::Status::Underway\" }\n\n\
                 [types.Status]";
    let change = one(&[
        (
            "{ name = \"Moving\" }",
            "{ name = \"Underway\", given = \"Underway\" }",
        ),
        ("[types.Status]", alias),
    ]);
    let says = "a variant is called otherwise; a constant has the old name, deprecated";
    assert_eq!(told(&change), (says, NONE, BREAKING));
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
    assert_eq!(change.new.as_deref(), Some("model::Place"));

    // A thing that is called so now is told of by itself.
    let back = record(DEPOT);
    let changes = compare(&old, &back);
    assert!(
        changes
            .iter()
            .all(|change| change.says != "an old name is gone")
    );
}

#[test]
fn the_old_names_of_a_module_go_together_and_with_what_they_are_of() {
    let alias = |call: &str| {
        let now = format!("now = \"api::parcels::{call}\", since = \"0.2.0\"");
        format!("\"api::packages::{call}\" = {{ {now} }}\n")
    };
    let old = format!("[aliases]\n{}{}", alias("ListParcels"), alias("MoveParcel"));
    let new = record(DEPOT);
    let mut before = new.clone();
    before.aliases = record(&old).aliases;
    let changes = compare(&before, &new);
    let [change] = &changes[..] else {
        panic!("{changes:#?}");
    };
    let says = "the old names in a module are gone";
    assert_eq!(told(change), (says, NONE, BREAKING));
    assert_eq!(change.old.as_deref(), Some("api::packages"));

    let mut without = new.clone();
    without.calls.clear();
    let changes = compare(&before, &without);
    assert!(
        changes.iter().all(|change| change.says != says),
        "{changes:#?}"
    );
}

#[test]
fn types_that_become_one_are_all_known_again() {
    let more = |name: &str, at: &str| {
        format!("[types.{name}]\nat = [\"{at}\"]\nfields.n = {{ name = \"n\", type = \"i32\" }}\n")
    };
    let of = |types: &str, output: [&str; 2]| {
        let calls =
            output.map(|ty| format!("output = \"{ty}\"\nanswers.200 = [{{ type = \"{ty}\" }}]"));
        let text = DEPOT
            .replace(
                "output = \"Vec<Parcel>\"\nanswers.200 = [{ type = \"Vec<Parcel>\" }]",
                &calls[0],
            )
            .replace("answers.204 = [{ type = \"()\" }]", &calls[1]);
        record(&(text + types))
    };
    let two = more("One", "listParcels()") + &more("Two", "moveParcel()");
    let old = of(&two, ["One", "Two"]);
    let mut new = of(&more("Both", "Both"), ["Both", "Both"]);
    new.aliases = record(
        "[aliases]\n\"model::One\" = { now = \"model::Both\", since = \"0.2.0\" }\n\
         \"model::Two\" = { now = \"model::Both\", since = \"0.2.0\" }\n",
    )
    .aliases;
    let changes = compare(&old, &new);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    for change in &changes {
        let says = "a type is called otherwise; the old name stays, deprecated";
        assert_eq!(told(change), (says, NONE, COMPATIBLE));
    }
    // What has something else in it is no longer there.
    let mut other = new.clone();
    let both = other.types.get_mut("Both").expect("the type");
    both.fields
        .entry("n".to_owned())
        .and_modify(|field| field.ty = "i64".to_owned());
    let changes = compare(&old, &other);
    assert!(
        changes.iter().any(|change| change.says == "a type is gone"),
        "{changes:#?}"
    );
}
