//! The proof on the wire, proved: a client that is right passes, and one with a
//! fault in its runtime does not.

mod faults;
mod planted;
mod runtime;

use std::collections::BTreeSet;
use std::path::PathBuf;

use oasmith::ir::Source;
use oasmith::verify::{Finding, Options, Proof, prove};
use oasmith::{Outcome, Request};
use tests::project;

use faults::FAULTS;
use runtime::Runtime;

/// The scratch folders of these tests, which share what Cargo builds.
fn folder() -> PathBuf {
    project::root().join("target").join("faults")
}

fn spec() -> PathBuf {
    let tests = project::root().join("tests").join("tests");
    tests.join("verify").join("wire.yaml")
}

fn generated(scratch: &str, runtime: Source) -> Outcome {
    oasmith::generate(&Request {
        spec: spec(),
        output: folder().join(scratch).join("client"),
        name: Some("wire".to_owned()),
        root: None,
        strict: false,
        runtime: Some(runtime),
    })
}

fn proof(scratch: &str, outcome: &Outcome) -> Proof {
    let options = Options {
        only: Vec::new(),
        keep: Some(folder().join(scratch)),
        target: Some(folder().join("target")),
    };
    prove(outcome, &spec(), &options, &mut |_| {}).expect("the proof comes to its end")
}

/// What is said of the operations that are not proved.
fn said(proof: &Proof) -> Vec<String> {
    let told = proof
        .operations
        .iter()
        .filter_map(|verdict| match &verdict.finding {
            Finding::Proved => None,
            Finding::NotProved { reasons } => Some(format!("{}: {reasons:?}", verdict.path)),
            Finding::Failed { failures } => {
                Some(format!("{}: {:#?}", verdict.path, failures.first()))
            }
        });
    told.collect()
}

fn assert_whole(proof: &Proof) {
    assert_eq!(said(proof), Vec::<String>::new());
    assert!(proof.is_whole());
}

#[test]
fn a_client_that_is_right_is_proved() {
    let outcome = generated("right", Source::Vendored);
    assert_whole(&proof("right", &outcome));
}

#[test]
fn a_copy_of_the_runtime_has_no_marks() {
    let files = generated("right", Source::Vendored).files;
    let marked = files
        .iter()
        .filter(|file| planted::marks(&file.content).next().is_some());
    let marked: Vec<&str> = marked.map(|file| file.path.as_str()).collect();
    assert_eq!(marked, Vec::<&str>::new());
}

#[test]
#[ignore = "slow: every fault is a proof of its own"]
fn a_client_with_a_fault_is_not_proved() {
    let runtime = Runtime::planted(&folder().join("faulty"));
    let marks: BTreeSet<&str> = runtime.marks.iter().map(String::as_str).collect();
    let known: BTreeSet<&str> = FAULTS.iter().map(|fault| fault.mark).collect();
    assert_eq!(
        marks, known,
        "the marks of the runtime, and those of the faults"
    );

    let path = Some(runtime.folder.to_string_lossy().into_owned());
    let outcome = generated("wrong", Source::Package { path });
    assert_whole(&proof("wrong", &outcome));
    let missed = FAULTS.iter().filter(|fault| {
        runtime.choose(fault.name);
        proof("wrong", &outcome).counts().failed == 0
    });
    let missed: Vec<&str> = missed.map(|fault| fault.name).collect();
    assert_eq!(missed, Vec::<&str>::new(), "faults that nobody finds");
}
