//! What is tried one after another keeps its order, whatever that of the document is.

use oasmith::Known;
use tests::regen::{Pair, chain, made};

/// Pairs of which only the order of servers, of alternatives of credentials, and of what a body may be
/// sent as, is another.
const REORDERED: [&str; 4] = [
    "569-security-alternative-reordered",
    "583-servers-reordered",
    "878-body-offers-reordered",
    "879-body-spellings-reordered",
];

/// Pairs whose union `Medium` has another order, or a member in front.
const UNIONS: [&str; 2] = [
    "705-union-of-overlapping-reordered",
    "719-union-of-overlapping-grows-in-front",
];

#[test]
fn servers_credentials_and_bodies_have_the_order_that_they_had() {
    let pairs = Pair::all().expect("the pairs").into_iter();
    let reordered: Vec<Pair> = pairs
        .filter(|pair| REORDERED.contains(&pair.name.as_str()))
        .collect();
    assert_eq!(reordered.len(), REORDERED.len());
    for pair in reordered {
        let (old, new) = pair.documents().expect("two documents");
        let (_, unknown) = made(&new, Known::Nothing).expect("a crate");
        let (_, old) = made(&old, Known::Nothing).expect("a crate");
        assert_ne!((&unknown.client, &unknown.calls), (&old.client, &old.calls));
        let known = Known::Record(Box::new(old.clone()));
        let (_, new) = made(&new, known).expect("a crate");
        assert_eq!((&new.client, &new.calls), (&old.client, &old.calls));
    }
}

#[test]
fn what_a_union_holds_is_tried_in_the_order_that_it_had() {
    let pairs = Pair::all().expect("the pairs").into_iter();
    let unions: Vec<Pair> = pairs
        .filter(|pair| UNIONS.contains(&pair.name.as_str()))
        .collect();
    assert_eq!(unions.len(), UNIONS.len());
    for pair in unions {
        let (old, new) = pair.documents().expect("two documents");
        let (_, unknown) = made(&new, Known::Nothing).expect("a crate");
        let (_, old) = made(&old, Known::Nothing).expect("a crate");
        assert_eq!(old.types["Medium"].order, ["Oil", "Fresco"]);
        assert!(
            !unknown.types["Medium"]
                .order
                .starts_with(&old.types["Medium"].order)
        );
        let known = Known::Record(Box::new(old.clone()));
        let (_, new) = made(&new, known).expect("a crate");
        assert!(
            new.types["Medium"]
                .order
                .starts_with(&old.types["Medium"].order)
        );
    }
}

#[test]
fn an_alternative_that_is_called_otherwise_is_tried_where_it_was() {
    let mut pairs = Pair::all().expect("the pairs").into_iter();
    let pair = pairs.find(|pair| pair.name == "1061-first-alternative-renamed");
    let (old, new) = pair.expect("the pair").documents().expect("two documents");
    let records = chain(&[old, new]).expect("two crates");
    let tried = &records[1].calls["listReadings"].security;
    assert_eq!(tried, &[vec!["login"], vec!["key", "secret"]]);
}

#[test]
fn what_was_asked_for_first_and_sent_by_default_stays_first() {
    let made = |name: &str| {
        let mut pairs = Pair::all().expect("the pairs").into_iter();
        let pair = pairs.find(|pair| pair.name == name).expect("the pair");
        let (old, new) = pair.documents().expect("two documents");
        let records = chain(&[old, new.clone(), new]).expect("three crates");
        // What is made again is what was made.
        assert_eq!(records[1].calls, records[2].calls);
        records.into_iter().nth(1).expect("the second")
    };
    let vendors = made("961-answer-json-behind-a-vendors");
    let asked = ["application/vnd.depot+json", "application/json"];
    assert_eq!(vendors.calls["getParcel"].accept, asked);
    let lines = made("962-answer-list-beside-lines");
    let asked = ["application/x-ndjson", "application/json"];
    assert_eq!(lines.calls["exportReadings"].accept, asked);
    let form = made("963-body-json-beside-a-form");
    let sent = &form.calls["subscribe"].bodies[0].media_type;
    assert_eq!(sent, "application/x-www-form-urlencoded");
    let vendors = made("964-body-json-beside-a-vendors");
    let sent = &vendors.calls["createParcel"].bodies[0].media_type;
    assert_eq!(sent, "application/vnd.depot+json");
}
