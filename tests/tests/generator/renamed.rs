//! Operations whose `operationId` is another one in the next document.

use oasmith::diagnostic::Severity;
use oasmith::record::Record;

use crate::kept::{asks, decided, made};

/// What a call is called, and what its old names lead to.
fn called(record: &Record, call: &str, old: &[&str]) -> (String, Vec<String>) {
    let now = |name: &&str| record.aliases[&format!("Client::{name}")].now.clone();
    let old = old.iter().map(now).collect();
    (record.calls[call].function.clone(), old)
}

#[test]
fn an_operation_that_shared_its_id_is_called_by_the_one_that_it_gets() {
    let first = asks("'/jobs/{id}'", "getJob", &["path id"]);
    let second = |id: &str| format!("{first}{}", asks("/jobs", id, &[]));
    // The second takes the id of the first, which has its name already.
    let before = made(&second("jobs"), "", &Record::default());
    let shared = decided(&second("getJob"), "", "", &before).record;
    let shared = shared.expect("a document");
    assert_eq!(shared.calls["GET /jobs"].function, "get_get_job");
    let mended = decided(&second("listJobs"), "", "", &shared).record;
    let mended = mended.expect("a document");
    let now = "Client::list_jobs".to_owned();
    assert_eq!(
        called(&mended, "listJobs", &["get_get_job", "jobs"]),
        ("list_jobs".to_owned(), vec![now.clone(), now])
    );
    assert_eq!(mended.calls["getJob"].function, "get_job");
    // It stays so.
    let again = decided(&second("listJobs"), "", "", &mended).record;
    assert_eq!(again.expect("a document"), mended);

    // Both are new, so that none has the name.
    let shared = made(&second("getJob"), "", &Record::default());
    let mended = decided(&second("listJobs"), "", "", &shared).record;
    let mended = mended.expect("a document");
    for (id, function, old) in [
        ("getJob", "get_job", "get_jobs_by_id"),
        ("listJobs", "list_jobs", "get_jobs"),
    ] {
        let now = format!("Client::{function}");
        let known = called(&mended, id, &[old]);
        assert_eq!(known, (function.to_owned(), vec![now]));
    }
}

#[test]
fn settings_that_name_an_operation_as_it_was_called_are_told_how_it_is_now() {
    let gets = |id: &str| asks("/jobs", id, &[]);
    let known = made(&gets("jobs"), "", &Record::default());
    for settings in [
        "[operations]\njobs = \"idempotent\"\n",
        "[pages.jobs]\nby = \"link\"\nitems = \"\"\n",
        "[wait.jobs]\nfield = \"/state\"\ndone = [\"done\"]\n",
        "[examples]\nshow = \"jobs\"\n",
        "[only]\noperations = [\"jobs\"]\n",
    ] {
        let outcome = decided(&gets("listAll"), "", settings, &known);
        let told = outcome.diagnostics.iter();
        let errors = told.filter(|told| told.severity == Severity::Error);
        let help: Vec<_> = errors.map(|told| told.help.as_deref()).collect();
        assert_eq!(help, [Some("`jobs` is called `listAll` now")], "{settings}");
    }
    // An operation that has no id is named by its method.
    let known = made(&gets("''"), "", &Record::default());
    let settings = "[operations]\nget_jobs = \"idempotent\"\n";
    let outcome = decided(&gets("listAll"), "", settings, &known);
    let help = outcome
        .diagnostics
        .iter()
        .find_map(|said| said.help.as_deref());
    assert_eq!(help, Some("`get_jobs` is called `listAll` now"));
}
