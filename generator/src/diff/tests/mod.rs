//! A record with one edit each, and what is told of it.

mod aliases;
mod calls;
mod constants;
mod headers;
mod servers;
mod styles;
mod text;
mod types;

use super::{Change, Effect, compare};
use crate::record::Record;

const DEPOT: &str = include_str!("depot.toml");

const NONE: Effect = Effect::None;
const COMPATIBLE: Effect = Effect::Compatible;
const BREAKING: Effect = Effect::Breaking;

fn record(text: &str) -> Record {
    toml::from_str(text).expect("a record")
}

/// What is told where each `from` becomes its `to`.
fn edited(edits: &[(&str, &str)]) -> Vec<Change> {
    let mut text = DEPOT.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    compare(&record(DEPOT), &record(&text))
}

/// The only change of some edits.
fn one(edits: &[(&str, &str)]) -> Change {
    let changes = edited(edits);
    let [change] = &changes[..] else {
        panic!("{changes:#?}");
    };
    change.clone()
}

/// What is told of it, on the wire and in Rust, if the document asked for it.
fn told(change: &Change) -> (&str, Effect, Effect) {
    assert!(change.asked, "{change:#?}");
    (&change.says, change.wire, change.rust)
}

#[test]
fn nothing_is_told_where_nothing_changes() {
    assert_eq!(edited(&[]), []);
}

#[test]
fn what_a_record_of_before_does_not_say_is_no_difference() {
    let said = [
        (
            "at = \"query status\", name = \"status\", type = \"Status\"",
            "deprecated = true",
        ),
        (
            "media-type = \"application/json\", type = \"NewParcel\"",
            "said = { maxProperties = \"2\" }",
        ),
        (
            "answers.200 = [{ type = \"Vec<Parcel>\"",
            "alike = [\"text/json\"]",
        ),
    ];
    let more = said.iter().fold(DEPOT.to_owned(), |text, (of, more)| {
        assert!(text.contains(of), "{of}");
        text.replace(of, &format!("{of}, {more}"))
    });
    let security = "security = [[\"key\"]]\n";
    let certified = "certified = [[\"key\", \"a client certificate\"]]\n";
    let more = more.replacen(security, &format!("{security}{certified}"), 1);
    let today = record(&format!("says = 1\n{more}"));
    assert_eq!(compare(&record(DEPOT), &today), []);
    assert!(record(DEPOT).is_like(&today));
    let before = record(&format!("says = 1\n{DEPOT}"));
    let changes = compare(&before, &today);
    let wire: Vec<_> = changes.iter().map(|change| change.wire).collect();
    assert_eq!(wire, [BREAKING, BREAKING, NONE]);
}

#[test]
fn what_a_record_does_not_say_of_what_types_know_nothing_of_is_no_difference() {
    let said = [
        (
            "at = \"query limit\", name = \"limit\"",
            "said = { not = '{\"enum\":[7]}' }",
        ),
        (
            "media-type = \"application/json\", type = \"NewParcel\"",
            "said = { dependentRequired = '{\"a\":[\"b\"]}' }",
        ),
    ];
    let more = said.iter().fold(DEPOT.to_owned(), |text, (of, more)| {
        assert!(text.contains(of), "{of}");
        text.replace(of, &format!("{of}, {more}"))
    });
    let parcel = "at = [\"#/components/schemas/Parcel\"]\n";
    let more = more.replacen(parcel, &format!("{parcel}shape = {{ closed = true }}\n"), 1);
    let today = record(&format!("says = 2\n{more}"));
    let says = |says: u32| record(&format!("says = {says}\n{DEPOT}"));
    assert_eq!(compare(&says(1), &today), []);
    assert_eq!(compare(&says(0), &today), []);
    let changes = compare(&says(2), &today);
    let wire: Vec<_> = changes.iter().map(|change| change.wire).collect();
    assert_eq!(wire, [BREAKING, BREAKING], "{changes:#?}");
}

#[test]
fn what_a_record_does_not_say_of_what_comes_back_is_no_difference() {
    let answers = "answers.200 = [{ type = \"Vec<Parcel>\" }]\n";
    let bodies = "media-type = \"application/json\", type = \"NewParcel\"";
    let with = |answer: &str, body: &str| {
        let text = DEPOT.replacen(answers, &format!("{answers}{answer}"), 1);
        text.replace(bodies, &format!("{bodies}, said = {{ {body} }}"))
    };
    let today = with(
        "said.200 = [{ maxItems = \"3\" }]\n",
        "exclusiveMinimum = \"0\"",
    );
    let today = record(&format!("says = 3\n{today}"));
    let says = |says: u32| record(&format!("says = {says}\n{}", with("", "minimum = \"0\"")));
    assert_eq!(compare(&says(2), &today), []);
    let changes = compare(&says(3), &today);
    let wire: Vec<_> = changes.iter().map(|change| change.wire).collect();
    assert_eq!(wire, [BREAKING, COMPATIBLE], "{changes:#?}");
}

#[test]
fn what_breaks_comes_first() {
    let changes = edited(&[
        ("\"move_parcel\"", "\"shift_parcel\""),
        ("[calls.listParcels]", "[types.New]\n[calls.listParcels]"),
    ]);
    let told: Vec<_> = changes.iter().map(Change::worst).collect();
    assert_eq!(told, [BREAKING, COMPATIBLE]);
}

#[test]
fn a_record_is_read_whatever_is_spelled_in_it() {
    let text = DEPOT.replace("Vec<Parcel>", &"Vec<".repeat(100_000));
    let changes = compare(&record(DEPOT), &record(&text));
    assert!(changes.iter().any(Change::breaks));
}

#[test]
fn a_key_that_is_asked_for_by_another_name_is_the_same() {
    let changes = edited(&[
        ("[credentials.key]", "[credentials.secret]"),
        ("security = [[\"key\"]]", "security = [[\"secret\"]]"),
    ]);
    assert_eq!(changes, []);
}

#[test]
fn a_key_that_is_called_otherwise_is_what_the_same_operations_take() {
    let called = (
        "[credentials.key]\nname = \"Key\"",
        "[credentials.secret]\nname = \"Secret\"",
    );
    let both = ("security = [[\"key\"]]", "security = [[\"secret\"]]");
    let change = one(&[called, both]);
    assert_eq!(
        told(&change),
        ("a credential is called otherwise", NONE, BREAKING)
    );
    assert_eq!(change.old_key.as_deref(), Some("credentials.key"));
    assert_eq!(change.new_key.as_deref(), Some("credentials.secret"));

    let moved = "answers.204 = [{ type = \"()\" }]";
    let changes = edited(&[
        called,
        ("security = [[\"key\"]]", ""),
        (moved, &format!("{moved}\nsecurity = [[\"secret\"]]")),
    ]);
    let gone = changes
        .iter()
        .find(|change| change.says == "a credential is gone");
    assert!(gone.is_some(), "{changes:#?}");
}

#[test]
fn a_token_in_place_of_the_key_is_one_more_way_to_call() {
    let token = "[credentials.token]\nname = \"Token\"\nplace = \"bearer\"\n[modules.parcels]";
    let more = (
        "security = [[\"key\"]]",
        "security = [[\"key\"], [\"token\"]]",
    );
    let less = ("security = [[\"key\"]]", "security = [[\"token\"]]");
    let both = (
        "security = [[\"key\"]]",
        "security = [[\"key\", \"token\"]]",
    );
    for (asked, wire) in [(more, COMPATIBLE), (less, BREAKING), (both, BREAKING)] {
        let changes = edited(&[("[modules.parcels]", token), asked]);
        assert_eq!(changes.iter().map(|change| change.wire).max(), Some(wire));
        let rust = changes.iter().map(|change| change.rust).max();
        assert_eq!(rust, Some(COMPATIBLE));
    }
}
