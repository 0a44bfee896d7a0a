//! Texts that are no documents any more: each of some real ones with a few things wrong, and with
//! pieces of another. Whatever they are, they are read or refused, and what is made of them is Rust.
//!
//! `OASMITH_FUZZ` says how many there are, and `OASMITH_FUZZ_SEED` what the choices begin with.

use std::fs;

use oasmith::Request;
use tests::mutations::{Kind, change};
use tests::project;
use tests::regen::Chance;

/// How many there are where nobody says.
const EXECUTIONS: usize = 150;

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The documents that it begins with: our own cases, each as it is written.
fn seeds() -> Vec<String> {
    let cases = project::cases()
        .expect("the cases can be listed")
        .into_iter();
    cases
        .map(|(_, spec)| fs::read_to_string(spec).expect("a document"))
        .collect()
}

/// One of the texts with a few things wrong.
fn next(seeds: &[String], chance: &mut Chance) -> String {
    let mut text = chance.pick(seeds).cloned().unwrap_or_default();
    for _ in 0..=chance.below(4) {
        if chance.below(4) == 0 {
            let other = chance.pick(seeds).map_or("", String::as_str);
            text = spliced(&text, other, chance);
        } else if let Some(kind) = chance.pick(&Kind::ALL)
            && let Some(changed) = change(&text, *kind, chance)
        {
            text = changed.text;
        }
    }
    text
}

/// A text with some lines of another in the middle of it.
fn spliced(text: &str, other: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let others: Vec<&str> = other.lines().collect();
    let start = chance.below(others.len());
    let end = (start + 1 + chance.below(8)).min(others.len());
    let at = chance.below(lines.len());
    lines.splice(
        at..at,
        others.get(start..end).unwrap_or_default().iter().copied(),
    );
    lines.join("\n")
}

#[test]
fn whatever_a_text_is_it_is_read_or_refused() {
    let seeds = seeds();
    let mut chance = Chance::new(number("OASMITH_FUZZ_SEED").unwrap_or(1) as u64);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut made, mut refused) = (0, 0);
    for _ in 0..number("OASMITH_FUZZ").unwrap_or(EXECUTIONS) {
        let text = next(&seeds, &mut chance);
        let name = ["a.yaml", "a.json", "a"][chance.below(3)];
        let spec = folder.path().join(name);
        fs::write(&spec, &text).expect("written");
        let outcome = oasmith::generate(&Request {
            spec,
            name: Some("fuzzed".to_owned()),
            ..Request::default()
        });
        for told in &outcome.diagnostics {
            assert!(!told.message.is_empty(), "{text}");
            _ = outcome.sources.locate(&told.place);
        }
        for file in outcome
            .files
            .iter()
            .filter(|file| file.path.starts_with("src/"))
        {
            if let Err(error) = syn::parse_file(&file.content) {
                panic!("{error} in {} of\n{text}", file.path);
            }
        }
        made += usize::from(!outcome.files.is_empty());
        refused += usize::from(outcome.diagnostics.has_errors());
    }
    assert!(made > 0 && refused > 0, "{made} made, {refused} refused");
}
