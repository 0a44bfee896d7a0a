//! The pairs that were handed to us stand in this project's form as they were.

use std::fs;
use std::path::PathBuf;

use tests::project;
use tests::regen::{Pair, Verdict};
use toml::Table;

/// Where those lie, if they do.
fn handed() -> Option<Vec<PathBuf>> {
    let folder = project::root().parent()?.join("shared").join("regen");
    let entries = fs::read_dir(folder).ok()?;
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.retain(|path| path.is_dir());
    Some(folders)
}

#[test]
fn pairs_that_were_handed_to_us_are_the_same_here() {
    let pairs = Pair::all().expect("the pairs");
    for folder in handed().unwrap_or_default() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let pair = pairs.iter().find(|pair| pair.name == name);
        let pair = pair.unwrap_or_else(|| panic!("there is no {name}"));
        let read = |file: &str| fs::read_to_string(folder.join(file)).expect("a file of the pair");
        assert_eq!(
            pair.documents().expect("documents"),
            (read("old.yaml"), read("new.yaml")),
            "{name}"
        );

        let expected: Table = toml::from_str(&read("expect.toml")).expect("a table");
        let verdict = |key: &str| -> Verdict {
            let value = expected.get(key).expect("a verdict").clone();
            value.try_into().expect("one of three words")
        };
        assert_eq!(pair.wire, verdict("wire"), "{name}, on the wire");
        assert_eq!(pair.rust, verdict("ideal"), "{name}, in Rust");
    }
}
