//! What was a component and is written out, or stands for another, is made again as it was made.

use tests::regen::{Pair, chain};

/// Pairs whose component is written out or refers to another, without any other name for it.
const WRITTEN_OUT: [&str; 7] = [
    "342-component-to-inline-shared",
    "499-component-both-ways-to-inline",
    "877-union-component-written-out-twice",
    "1062-component-stands-for-another",
    "1063-component-around-another",
    "1065-enum-written-out-everywhere",
    "1066-component-written-out-in-a-list",
];

#[test]
fn what_is_written_out_stays_what_it_was_each_time() {
    let pairs = Pair::all().expect("the pairs").into_iter();
    let pairs: Vec<Pair> = pairs
        .filter(|pair| WRITTEN_OUT.contains(&pair.name.as_str()))
        .collect();
    assert_eq!(pairs.len(), WRITTEN_OUT.len());
    for pair in pairs {
        let (old, new) = pair.documents().expect("two documents");
        let records = chain(&[old.clone(), new.clone(), new, old]).expect("four crates");
        let names = |index: usize| records[index].types.keys().collect::<Vec<_>>();
        assert_eq!(names(0), names(1), "{}", pair.name);
        // Once more, and back again.
        for (name, ty) in &records[1].types {
            assert_eq!(records[2].types.get(name), Some(ty), "{}", pair.name);
        }
        assert_eq!(names(0), names(3), "{}", pair.name);
    }
}
