//! Operations whose `operationId` is another one in the next document.

use oasmith::diagnostic::Severity;
use oasmith::read::Texts;
use oasmith::record::Record;
use oasmith::{Known, Request};

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

#[test]
fn a_value_gives_way_to_an_old_name_of_another() {
    let period = |values: &str, names: &str, known: &Record| {
        let schema =
            format!("Period: {{type: string, enum: [{values}], x-enum-varnames: [{names}]}}");
        let asks = "/works: {get: {operationId: listWorks, parameters: [{name: period, in: query, \
                    schema: {$ref: '#/components/schemas/Period'}}], \
                    responses: {'204': {description: Done.}}}}";
        decided(asks, &schema, "", known)
            .record
            .expect("a document")
    };
    let name = |record: &Record, value: &str| {
        let variants = &record.types["Period"].variants;
        variants[&format!("{value:?}")].name.clone()
    };
    let first = period("gothic, modern", "Gothic, Modern", &Record::default());
    let second = period("gothic, modern", "Pointed, Modern", &first);
    assert_eq!(name(&second, "gothic"), "Pointed");
    let third = period("gothic, modern, roman", "Pointed, Modern, Gothic", &second);
    assert_eq!(name(&third, "roman"), "Roman");
    let old = &third.aliases["model::Period::Gothic"];
    assert_eq!(old.now, "model::Period::Pointed");
    // One that has its own old name again is no newcomer.
    let back = period("gothic, modern", "Gothic, Modern", &second);
    assert_eq!(name(&back, "gothic"), "Gothic");
}

#[test]
fn schemas_that_move_to_another_file_keep_the_names_that_tell_them_apart() {
    let schemas = "Note: {type: object, properties: {text: {type: string}}}\n\
                   note: {type: object, properties: {id: {type: string}}}\n";
    let notes = |file: &str, parts: &str, known: &Record| {
        let answer = |status: u16, name: &str| {
            format!(
                "'{status}': {{description: One., content: {{application/json: \
                 {{schema: {{$ref: '{file}{name}'}}}}}}}}"
            )
        };
        let within = if parts.is_empty() { schemas } else { "{}" };
        let within = within.replace('\n', "\n    ");
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{/notes: {{get: \
             {{operationId: get, responses: {{{}, {}}}}}}}}}\ncomponents:\n  schemas:\n    {within}\n",
            answer(200, "Note"),
            answer(400, "note"),
        );
        let outcome = oasmith::inspect(&Request {
            spec: "api.yaml".into(),
            texts: Texts::alone([("api.yaml", text.as_str()), ("parts/all.yaml", parts)]),
            known: Known::Record(Box::new(known.clone())),
            ..Request::default()
        });
        outcome.record.expect("a document")
    };
    let before = notes("#/components/schemas/", "", &Record::default());
    let after = notes("parts/all.yaml#/", schemas, &before);
    let names = |record: &Record| record.types.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), ["NoteCapitalized", "NoteLower"]);
    assert_eq!(names(&after), names(&before));
}
