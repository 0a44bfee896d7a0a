//! What is told of each pair is what it means, on the wire and in Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::thread;

use oasmith::diff::{Change, Effect, compare, worst};
use oasmith::record::Record;
use oasmith::{Known, Request, inspect};

use crate::pair::{Pair, Verdict, folder};

/// Pairs of which something else is told than what they mean, and why. One that is told as it should
/// be is taken off the list.
const NOT_YET: &str = "verdicts.toml";

fn record(spec: &Path, known: Known) -> Record {
    let outcome = inspect(&Request {
        spec: spec.to_owned(),
        known,
        ..Request::default()
    });
    let api = outcome.api.filter(|_| !outcome.diagnostics.has_errors());
    Record::of(&api.unwrap_or_else(|| panic!("{} gives no crate", spec.display())))
}

/// What is different between the crates of a pair, the new one knowing the old one.
fn changes(pair: &Pair) -> Vec<Change> {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = pair.documents();
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a document");
        path
    };
    let old = record(&write("old.yaml", old), Known::Nothing);
    let known = Known::Record(Box::new(old.clone()));
    let new = record(&write("new.yaml", new), known);
    compare(&old, &new)
}

fn verdict(effect: Effect) -> Verdict {
    match effect {
        Effect::None => Verdict::None,
        Effect::Compatible => Verdict::Compatible,
        Effect::Breaking => Verdict::Breaking,
    }
}

/// What is wrong with what is told of a pair.
fn wrong(pair: &Pair) -> Vec<String> {
    let changes = changes(pair);
    let (wire, rust) = worst(&changes);
    let mut wrong = Vec::new();
    if verdict(wire) != pair.wire {
        wrong.push(format!("{wire:?} on the wire, not {:?}", pair.wire));
    }
    let expected = pair.rust_with_aliases();
    if verdict(rust) != expected {
        wrong.push(format!("{rust:?} in Rust, not {expected:?}"));
    }
    let undeserved = changes.iter().filter(|change| !change.asked);
    wrong.extend(undeserved.map(|change| format!("undeserved: {change:?}")));
    let spelled = changes.iter().flat_map(|change| [&change.old, &change.new]);
    let told: Vec<&String> = spelled.flatten().collect();
    let is_told = |word: &&String| told.iter().any(|spelled| spelled.contains(word.as_str()));
    let untold = pair.tells.iter().filter(|word| !is_told(word));
    wrong.extend(untold.map(|word| format!("`{word}` is not told")));
    let told = pair.untold.iter().filter(is_told);
    wrong.extend(told.map(|word| format!("`{word}` is told")));
    wrong
}

/// What is wrong with each pair, by its name.
fn all_wrong() -> BTreeMap<String, Vec<String>> {
    let pairs = Pair::all();
    let part = pairs
        .len()
        .div_ceil(thread::available_parallelism().map_or(1, Into::into));
    thread::scope(|scope| {
        let parts: Vec<_> = pairs
            .chunks(part)
            .map(|pairs| {
                scope.spawn(|| {
                    let named = pairs.iter().map(|pair| (pair.name.clone(), wrong(pair)));
                    named.collect::<Vec<_>>()
                })
            })
            .collect();
        let parts = parts.into_iter().map(|part| part.join().expect("a part"));
        parts
            .flatten()
            .filter(|(_, wrong)| !wrong.is_empty())
            .collect()
    })
}

#[test]
fn what_is_told_of_each_pair_is_what_it_means() {
    let list = fs::read_to_string(folder().join(NOT_YET)).expect("the list");
    let list: BTreeMap<String, String> = toml::from_str(&list).expect("names with reasons");
    let wrong = all_wrong();
    let known: BTreeSet<&String> = list.keys().collect();
    let found: BTreeSet<&String> = wrong.keys().collect();
    let new: Vec<_> = found
        .difference(&known)
        .map(|name| (name, &wrong[*name]))
        .collect();
    assert!(new.is_empty(), "{new:#?}");
    let told: Vec<_> = known.difference(&found).collect();
    assert!(
        told.is_empty(),
        "these are told as they should be: {told:#?}"
    );
}
