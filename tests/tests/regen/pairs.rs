//! The pairs are what they claim to be: one change of a document that can be generated.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::thread;

use oasmith::diagnostic::Severity;
use oasmith::{Outcome, Request, inspect};
use tests::regen::{Pair, Verdict, folder};

/// As many pairs as the project is to have of its own, at the least.
const ENOUGH: usize = 160;

fn inspected(spec: &Path) -> Outcome {
    inspect(&Request {
        spec: spec.to_owned(),
        output: spec.with_extension("client"),
        ..Request::default()
    })
}

fn said(outcome: &Outcome, severities: &[Severity]) -> Vec<String> {
    let heavy = outcome
        .diagnostics
        .iter()
        .filter(|diagnostic| severities.contains(&diagnostic.severity));
    heavy
        .map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message))
        .collect()
}

#[test]
fn names_and_numbers_are_unique() {
    let pairs = Pair::all().expect("the pairs");
    let mut numbers = BTreeSet::new();
    for pair in &pairs {
        let (number, words) = pair.name.split_once('-').expect("NNN-name");
        let is_number = number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        let are_words = words
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(is_number && are_words, "{} is no NNN-name", pair.name);
        assert!(numbers.insert(number), "{} has another's number", pair.name);
    }
    assert!(pairs.len() >= ENOUGH, "{} pairs", pairs.len());
}

#[test]
fn every_pair_says_what_it_is() {
    for pair in Pair::all().expect("the pairs") {
        for text in [&pair.change, &pair.why] {
            let is_sentence = !text.trim().is_empty() && !text.ends_with('.');
            assert!(is_sentence, "{}: {text:?}", pair.name);
        }
        let words = pair.tells.iter().chain(&pair.untold);
        let empty = words.filter(|word| word.trim().is_empty()).count();
        assert_eq!(empty, 0, "{}: a word is empty", pair.name);
        let both = pair.tells.iter().find(|word| pair.untold.contains(word));
        assert_eq!(both, None, "{}: told and untold", pair.name);
    }
}

#[test]
fn every_kind_of_verdict_is_there_with_traps_and_without() {
    let pairs = Pair::all().expect("the pairs");
    let verdicts = [Verdict::None, Verdict::Compatible, Verdict::Breaking];
    for (wire, rust) in verdicts
        .iter()
        .flat_map(|wire| verdicts.map(|rust| (wire, rust)))
    {
        let such = |pair: &&Pair| pair.wire == *wire && pair.rust == rust;
        assert!(
            pairs.iter().any(|pair| such(&pair)),
            "no pair is {wire:?} on the wire and {rust:?} in Rust"
        );
    }
    for trap in [true, false] {
        assert!(pairs.iter().filter(|pair| pair.trap == trap).count() > 60);
    }
}

#[test]
fn what_is_measured_otherwise_is_of_a_pair_and_has_a_reason() {
    let list = fs::read_to_string(folder().join("promises.toml")).expect("the list");
    let list: BTreeMap<String, String> = toml::from_str(&list).expect("names with reasons");
    let pairs = Pair::all().expect("the pairs");
    for (name, reason) in list {
        assert!(pairs.iter().any(|pair| pair.name == name), "{name}");
        assert!(
            !reason.is_empty() && !reason.ends_with('.'),
            "{name}: {reason:?}"
        );
    }
}

#[test]
fn nothing_is_said_of_a_base() {
    let bases = fs::read_dir(folder().join("bases")).expect("the bases");
    let bases: Vec<_> = bases.map(|base| base.expect("a base").path()).collect();
    assert!(!bases.is_empty());
    let used: BTreeSet<String> = Pair::all()
        .expect("the pairs")
        .into_iter()
        .map(|pair| pair.base)
        .collect();
    for base in bases {
        let outcome = inspected(&base);
        let all = [Severity::Error, Severity::Warning, Severity::Unrepresented];
        let mut said = said(&outcome, &all);
        // The bases say nothing of errors, which is no fault of theirs.
        said.retain(|said| !said.starts_with("untold-errors: "));
        assert_eq!(said, Vec::<String>::new(), "{base:?}");
        let name = base.file_stem().unwrap_or_default().to_string_lossy();
        assert!(used.contains(name.as_ref()), "no pair changes {name}");
    }
}

#[test]
fn each_pair_is_one_change_of_a_document_that_can_be_generated() {
    let mut documents = BTreeMap::new();
    for pair in Pair::all().expect("the pairs") {
        let (old, new) = pair.documents().expect("two documents");
        assert_ne!(old, new, "{}: nothing changes", pair.name);
        documents.entry(old).or_insert(format!("{}.old", pair.name));
        documents.entry(new).or_insert(format!("{}.new", pair.name));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let documents: Vec<_> = documents.into_iter().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = documents.len().div_ceil(threads);
    let faults: Vec<String> = thread::scope(|scope| {
        let parts = documents.chunks(part);
        let parts: Vec<_> = parts
            .map(|part| scope.spawn(|| faults(part, folder.path())))
            .collect();
        let faults = parts.into_iter().map(|part| part.join().expect("a part"));
        faults.flatten().collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with some documents: errors, and warnings as well, since what is left out for a
/// mistake is no part of the change.
fn faults(documents: &[(String, String)], folder: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for (text, name) in documents {
        let spec = folder.join(format!("{name}.yaml"));
        fs::write(&spec, text).expect("written");
        let outcome = inspected(&spec);
        if outcome.api.is_none() {
            faults.push(format!("{name}: no API"));
        }
        let said = said(&outcome, &[Severity::Error, Severity::Warning]);
        faults.extend(said.iter().map(|message| format!("{name}: {message}")));
    }
    faults
}
