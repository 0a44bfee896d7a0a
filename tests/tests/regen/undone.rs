//! What is taken back before the next release counts as nothing.

use std::fs;
use std::io;

use oasmith::record::Record;
use oasmith::{Request, inspect};
use tests::regen::Pair;

use crate::parts::of_each;

/// What callers see of the released crate of a pair's old document, and of the crate of the same document
/// behind that of the new one.
fn undone(pair: &Pair) -> io::Result<[Record; 2]> {
    let folder = tempfile::tempdir()?;
    let make = |document: &str| {
        let spec = folder.path().join("api.yaml");
        fs::write(&spec, document)?;
        let outcome = inspect(&Request {
            spec,
            output: folder.path().to_owned(),
            ..Request::default()
        });
        let record = outcome.record.ok_or_else(|| io::Error::other("no crate"))?;
        let lock = format!("version = 2\n\n{}", record.to_toml());
        fs::write(folder.path().join("oasmith.lock"), lock)?;
        Ok::<Record, io::Error>(record)
    };
    let (old, new) = pair.documents()?;
    let released = make(&old)?;
    oasmith::write::release(folder.path(), &released.to_toml()).map_err(io::Error::other)?;
    make(&new)?;
    Ok([released, make(&old)?])
}

/// An operation that the document names no longer goes on to be called what it is called, without being
/// looked at as one that was released: nothing of it is another than of late.
const STAYS: &str = "206-op-id-given";

/// The pairs whose old document does not give the released crate again.
fn others<'p>(pairs: impl Iterator<Item = &'p Pair>) -> Vec<&'p str> {
    let others = of_each(&pairs.collect::<Vec<_>>(), |pair| {
        let [released, today] = undone(pair).expect("three crates");
        let is_other = pair.name != STAYS && !today.is_like(&released);
        is_other.then_some(pair.name.as_str())
    });
    others.into_iter().flatten().collect()
}

#[test]
fn what_is_taken_back_is_as_it_was_released() {
    let pairs = Pair::all().expect("pairs");
    let some = pairs.iter().filter(|pair| pair.renames).step_by(4);
    assert_eq!(others(some), [""; 0]);
}

#[test]
#[ignore = "slow: three crates of each pair"]
fn whatever_is_taken_back_is_as_it_was_released() {
    let pairs = Pair::all().expect("pairs");
    assert_eq!(others(pairs.iter()), [""; 0]);
}
