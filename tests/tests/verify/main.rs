//! The proof on the wire, proved: a client that is right passes, and one with a
//! fault in its runtime does not.

mod faults;
mod misread;
mod mocked;
mod planted;
mod runtime;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use oasmith::ir::Source;
use oasmith::verify::{Finding, Options, Proof, VerifyError, prove};
use oasmith::{Outcome, Request};
use tests::project;

use faults::FAULTS;
use misread::{MISREADINGS, misread_text};
use runtime::Runtime;

/// Held by the proof that is under way: what they build has one place, and one name.
static TURN: Mutex<()> = Mutex::new(());

/// The scratch folders of these tests, which share what Cargo builds.
fn folder() -> PathBuf {
    project::root().join("target").join("faults")
}

fn document(name: &str) -> PathBuf {
    let tests = project::root().join("tests").join("tests");
    tests.join("verify").join(name)
}

fn spec() -> PathBuf {
    document("wire.yaml")
}

fn generated(scratch: &str, runtime: Source) -> Outcome {
    generated_of(spec(), scratch, runtime)
}

fn generated_of(spec: PathBuf, scratch: &str, runtime: Source) -> Outcome {
    oasmith::generate(&Request {
        spec,
        output: folder().join(scratch).join("client"),
        name: Some("wire".to_owned()),
        known: oasmith::Known::Nothing,
        runtime: Some(runtime),
        ..Request::default()
    })
}

fn proof(scratch: &str, outcome: &Outcome) -> Proof {
    proof_with(scratch, outcome, None).expect("the proof comes to its end")
}

fn proof_with(
    scratch: &str,
    outcome: &Outcome,
    features: Option<&[&str]>,
) -> Result<Proof, VerifyError> {
    let names = |features: &[&str]| features.iter().map(ToString::to_string).collect();
    let options = Options {
        keep: Some(folder().join(scratch)),
        target: Some(project::root().join("target")),
        features: features.map(names),
    };
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    prove(outcome, &spec(), &options, &mut |_| {})
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

fn features_case() -> PathBuf {
    let cases = project::root().join("tests").join("cases");
    cases.join("features").join("openapi.yaml")
}

#[test]
#[ignore = "slow: a crate of its own is compiled"]
fn what_is_there_with_some_features_is_proved() {
    let outcome = generated_of(features_case(), "features", Source::Vendored);
    let proof = proof_with("features", &outcome, Some(&["audit", "news-feed"]));
    let proof = proof.expect("the proof comes to its end");
    assert_whole(&proof);
    let paths: Vec<&str> = proof.operations.iter().map(|one| &*one.path).collect();
    assert_eq!(paths, ["/status", "/news", "/audit/{day}"]);
}

#[test]
fn a_feature_that_no_tag_has_is_told() {
    let outcome = generated_of(features_case(), "features", Source::Vendored);
    let error = proof_with("features", &outcome, Some(&["books", "loan"])).unwrap_err();
    let said = "no tag has a feature `loan`; did you mean `loans`?";
    assert_eq!(error.to_string(), said);
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

#[test]
fn decisions_that_are_right_are_proved() {
    let outcome = generated_of(document("decisions.yaml"), "decided", Source::Vendored);
    assert_whole(&proof("decided", &outcome));
}

/// Each misreading is of an operation of its own, so that one crate shows all of them.
#[test]
fn a_crate_of_what_is_misread_is_not_proved() {
    let right = document("decisions.yaml");
    let text = fs::read_to_string(&right).expect("a document");
    let misread = folder().join("misread.yaml");
    fs::create_dir_all(folder()).expect("a folder");
    fs::write(&misread, misread_text(&text)).expect("a file is written");

    let right = generated_of(right, "misread", Source::Vendored);
    let mut outcome = generated_of(misread, "misread", Source::Vendored);
    outcome.sources = right.sources;
    let proof = proof("misread", &outcome);
    let is_proved = |path: &str| {
        let mut of_path = proof
            .operations
            .iter()
            .filter(|verdict| verdict.path == path);
        of_path.all(|verdict| verdict.finding == Finding::Proved)
    };
    let missed = MISREADINGS.iter().filter(|one| is_proved(one.path));
    let missed: Vec<&str> = missed.map(|one| one.name).collect();
    assert_eq!(missed, Vec::<&str>::new(), "misreadings that nobody finds");
}
