//! Whole documents: what is planned for them, and what is said of requests.

mod arrivals;
mod grants;
mod meant;
mod mock;
mod parts;
mod plans;
mod requests;
mod secrets;
mod serving;
mod spellings;
mod styles;
mod unions;
mod values;
mod xml;
mod xml_values;

use std::path::Path;

use serde_json::Value;

use super::case::{BodyInput, Case, Input, Inputs, Location};
use super::document::Document;
use super::judge::judge_case;
use super::plan::Plan;
use super::received::Received;
use crate::diagnostic::Diagnostics;
use crate::read::Sources;
use crate::selection::{Selection, Wanted};
use crate::settings::Settings;

/// A document as the proof reads it.
fn document(text: &str) -> Document {
    document_of(&[("api.yaml", text)])
}

/// A document of several files, each a path with a text.
fn document_of(files: &[(&str, &str)]) -> Document {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    for (path, text) in files {
        sources.add_text(Path::new(path), *text, &mut diagnostics);
    }
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    Document::read(&sources, &Selection::default())
}

#[test]
fn what_is_left_out_is_not_proved() {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let text = "
openapi: 3.1.0
paths:
  /a:
    get: {security: [{Key: []}], responses: {'200': {}}}
    put: {security: [{Other: []}], responses: {'200': {}}}
    additionalOperations: {COPY: {responses: {'200': {}}}}
  /b: {get: {responses: {'200': {}}}}
components:
  securitySchemes:
    Key: {type: http, scheme: basic}
    Other: {type: http, scheme: bearer}
";
    sources.add_text(Path::new("api.yaml"), text, &mut diagnostics);
    let only = ["GET /a", "COPY /a"].map(|text| text.parse().expect("a selector"));
    let wanted = Wanted::new(&Settings::default(), &only, &[]);
    let selection = Selection::of(&sources, &wanted, &mut diagnostics);
    let document = Document::read(&sources, &selection);
    let operations = document.operations.iter();
    let operations = operations.map(|one| format!("{} {}", one.method, one.path));
    assert_eq!(operations.collect::<Vec<_>>(), ["GET /a", "COPY /a"]);
    let schemes = document.schemes.iter().map(|scheme| scheme.name.as_str());
    assert_eq!(schemes.collect::<Vec<_>>(), ["Key"]);
}

/// A case of the document's first operation.
fn case(
    document: &Document,
    parameters: &[(Location, &str, Value)],
    body: Option<BodyInput>,
) -> Case {
    let plan = Plan::make(document);
    let mut case = plan.cases.first().expect("a case").clone();
    let parameters = parameters.iter().map(|(location, name, value)| Input {
        location: *location,
        name: (*name).to_owned(),
        value: value.clone(),
    });
    case.inputs = Inputs {
        parameters: parameters.collect(),
        body,
        credentials: case.inputs.credentials,
    };
    case
}

/// The first case of a path, as it is planned.
fn case_of(document: &Document, path: &str) -> Case {
    let plan = Plan::make(document);
    let mut cases = plan.cases.into_iter();
    cases.find(|case| case.path == path).expect("a case")
}

fn body(media_type: &str, value: Value) -> BodyInput {
    BodyInput {
        media_type: media_type.to_owned(),
        sent_as: media_type.to_owned(),
        value,
        binary: false,
        files: Vec::new(),
        headers: Vec::new(),
        is_untyped: false,
    }
}

/// A request in the few words that matter.
fn request(line: &str, headers: &[(&str, &str)], body: &str) -> Received {
    let (method, target) = line.split_once(' ').expect("a method and a target");
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Received {
        case: Some(0),
        is_for_token: false,
        method: method.to_owned(),
        target: format!("/base{target}"),
        headers: headers.collect(),
        body: body.as_bytes().to_vec(),
    }
}

fn complaints(document: &Document, case: &Case, received: &Received) -> Vec<String> {
    judge_case(document, case, &[received]).complaints
}

/// That nothing is wrong with a request.
fn right(document: &Document, case: &Case, received: &Received) {
    assert_eq!(
        complaints(document, case, received),
        Vec::<String>::new(),
        "{}",
        received.text()
    );
}

/// That a complaint about a request has these words.
fn wrong(document: &Document, case: &Case, received: &Received, words: &str) {
    let said = complaints(document, case, received);
    assert!(
        said.iter().any(|one| one.contains(words)),
        "{said:?}\n{}",
        received.text()
    );
}

#[test]
fn a_request_that_never_comes_and_one_that_comes_twice_are_complained_of() {
    let document = document("{openapi: 3.1.0, paths: {/a: {get: {responses: {'204': {}}}}}}");
    let case = case(&document, &[], None);
    let one = request("GET /a", &[], "");
    right(&document, &case, &one);
    let said = judge_case(&document, &case, &[]).complaints;
    assert_eq!(said, ["no request arrived"]);
    let said = judge_case(&document, &case, &[&one, &one]).complaints;
    assert!(said[0].contains("2 requests"));
    wrong(
        &document,
        &case,
        &request("POST /a", &[], ""),
        "the method is POST",
    );
    wrong(&document, &case, &request("GET /b", &[], ""), "the path");
    wrong(
        &document,
        &case,
        &request("GET /a?", &[], ""),
        "the query is empty",
    );
    wrong(
        &document,
        &case,
        &request("GET /a", &[], "x"),
        "there is a body",
    );
}
