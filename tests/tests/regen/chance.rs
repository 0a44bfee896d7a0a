//! Whatever is added to a document, and in whichever order it stands, what was there stays what it
//! was.

use std::io;
use std::path::Path;

use oasmith::record::{Call, Record};
use oasmith::selection::Selector;
use tests::chance::Chance;
use tests::project;
use tests::regen::{Document, additions, lost, shuffles};

use tests::regen::folder;

/// Cases in which an order means something, or an addition does, and why.
const ORDERED: &[(&str, &str)] = &[
    (
        "described-twice",
        "the last of the parts that contradict each other holds",
    ),
    (
        "mistakes",
        "the first of the parameters of one name and place holds",
    ),
    (
        "vendors",
        "of two schemes with the credentials of one vendor, the first has them",
    ),
];

/// What is not what it was, of a document to which things are added, and which is shuffled.
fn changed(spec: &Path, seed: u64) -> Vec<String> {
    let document = Document::read(spec).expect("a document");
    let Some(first) = document.record(None).expect("a folder") else {
        return Vec::new();
    };
    let chance = &mut Chance::new(seed);
    let added = additions(&document, &first, (20, 10), chance).expect("a folder");
    let moved = shuffles(&document, &first, 1, chance).expect("a folder");
    let back = taken_in_again(&document, &first, chance).expect("a folder");
    let changed = added.lost.into_iter().chain(moved.moved);
    changed.chain(back).collect()
}

/// What is not what it was, where all operations but one are left out, and taken in again when the
/// document has another order.
fn taken_in_again(
    document: &Document,
    first: &Record,
    chance: &mut Chance,
) -> io::Result<Vec<String>> {
    let others = first.calls.values().skip(1);
    let others: Result<Vec<Selector>, String> = others.map(|call| call.called().parse()).collect();
    let others = others.map_err(io::Error::other)?;
    let Some(one) = document.record_without(&others, Some(first))? else {
        // Some paths cannot be selected.
        return Ok(Vec::new());
    };
    let Some(back) = document.shuffled(chance).record(Some(&one))? else {
        return Ok(vec!["taken in again, it has no crate".to_owned()]);
    };
    let (first, back) = (calls_and_types(first), calls_and_types(&back));
    let otherwise = lost(&first, &back).into_iter().chain(lost(&back, &first));
    Ok(otherwise.collect())
}

/// What the lock remembers of what is gone. Where a call goes is the client's.
fn calls_and_types(record: &Record) -> Record {
    let calls = record.calls.iter().map(|(key, call)| {
        let servers = None;
        (
            key.clone(),
            Call {
                servers,
                ..call.clone()
            },
        )
    });
    Record {
        calls: calls.collect(),
        types: record.types.clone(),
        ..Record::default()
    }
}

#[test]
fn additions_and_other_orders_change_nothing_of_what_is_there() {
    let cases = project::cases().expect("the cases can be listed");
    let is_ordered = |name: &str| ORDERED.iter().any(|(known, _)| *known == name);
    let cases = cases.into_iter().filter(|(name, _)| !is_ordered(name));
    let cases = cases.map(|(_, spec)| spec);
    let bases = ["depot", "gallery", "jobs", "station", "words"];
    let bases = bases.map(|name| folder().join("bases").join(name).with_extension("yaml"));
    for (seed, spec) in (1..).zip(cases.chain(bases)) {
        let changed = changed(&spec, seed);
        assert!(changed.is_empty(), "{}: {changed:#?}", spec.display());
    }
}
