//! What takes any bytes takes those that are no documents and no answers any more: each of some real
//! ones with a few things wrong, and with pieces of another. The same targets are those of a fuzzer.
//!
//! `OASMITH_FUZZ` says how many documents there are, and `OASMITH_FUZZ_SEED` what the choices begin
//! with.

use tests::fuzz::{Changes, TARGETS};

/// How many documents there are where nobody says.
const DOCUMENTS: usize = 150;

/// How many answers are read in the time that a document takes.
const ANSWERS: usize = 100;

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Says which bytes it was, where one panics.
struct Last<'a>(&'a str, Vec<u8>);

impl Drop for Last<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{} of {:?}", self.0, String::from_utf8_lossy(&self.1));
        }
    }
}

#[test]
fn whatever_bytes_there_are_they_are_read_or_refused() {
    let seed = number("OASMITH_FUZZ_SEED").unwrap_or(1) as u64;
    let count = number("OASMITH_FUZZ").unwrap_or(DOCUMENTS);
    for target in TARGETS {
        let mut changes = Changes::of(&target, seed).expect("the seeds of a target");
        let times = if target.is_of_documents { 1 } else { ANSWERS };
        for _ in 0..count * times {
            let last = Last(target.name, changes.one());
            (target.run)(&last.1);
        }
    }
}

#[test]
fn every_target_has_seeds_and_a_program_for_a_fuzzer() {
    let folder = tests::project::root().join("tests").join("fuzz");
    for target in TARGETS {
        let seeds = target.seeds().expect("the seeds of a target");
        assert!(seeds.len() > 3, "{}", target.name);
        for seed in &seeds {
            (target.run)(seed);
        }
        let program = folder.join("fuzz_targets").join(target.name);
        assert!(program.with_extension("rs").is_file(), "{}", target.name);
    }
}
