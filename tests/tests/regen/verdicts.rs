//! What is told of each pair is what it means, on the wire and in Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use oasmith::diff::worst;
use tests::regen::{Pair, Verdict, folder};

use crate::parts::of_each;

/// Pairs of which something else is told than what they mean, and why. One that is told as it should
/// be is taken off the list.
const NOT_YET: &str = "verdicts.toml";

/// What is wrong with what is told of a pair.
fn wrong(pair: &Pair) -> Vec<String> {
    let changes = pair.changes().expect("two crates");
    let (wire, rust) = worst(&changes);
    let mut wrong = Vec::new();
    if Verdict::from(wire) != pair.wire {
        wrong.push(format!("{wire:?} on the wire, not {:?}", pair.wire));
    }
    let expected = pair.rust_with_aliases();
    if Verdict::from(rust) != expected {
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
    let pairs = Pair::all().expect("the pairs");
    let all = of_each(&pairs.iter().collect::<Vec<_>>(), |pair| {
        (pair.name.clone(), wrong(pair))
    });
    let wrong = all.into_iter().filter(|(_, wrong)| !wrong.is_empty());
    wrong.collect()
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
