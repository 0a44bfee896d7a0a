//! What overlays make of a document, and where that is told.

use oasmith::read::Texts;
use oasmith::record::{Call, Record};
use oasmith::{Known, Outcome, Request};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: https://a.example}, {url: https://b.example}]
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: mark, in: query, schema: {type: string}}
      responses: {'204': {description: Fine.}}
    delete:
      operationId: dropBooks
      responses: {'204': {description: Gone.}}
";

/// The document with overlays over it, one for each list of actions.
fn laid(overlays: &[&str]) -> Outcome {
    let names: Vec<String> = (1..=overlays.len()).map(|n| format!("{n}.yaml")).collect();
    let head = "overlay: 1.1.0\ninfo: {title: Changes, version: '1'}\nactions:\n";
    let texts = overlays.iter().map(|actions| format!("{head}{actions}"));
    let texts = names.iter().cloned().zip(texts);
    let document = ("api.yaml".to_owned(), DOCUMENT.to_owned());
    oasmith::inspect(&Request {
        spec: "api.yaml".into(),
        texts: Texts::alone(texts.chain([document])),
        overlays: names.iter().map(Into::into).collect(),
        known: Known::Nothing,
        ..Request::default()
    })
}

/// What callers see of it, where there is nothing to say.
fn record(overlays: &[&str]) -> Record {
    let outcome = laid(overlays);
    assert_eq!(said(&outcome), [""; 0]);
    outcome.record.expect("a crate")
}

fn said(outcome: &Outcome) -> Vec<String> {
    outcome.told().iter().map(ToString::to_string).collect()
}

/// The names of what a caller can set, which have an order of their own.
fn options(call: &Call) -> Vec<&str> {
    call.options.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn an_update_is_merged_into_what_is_there() {
    let record = record(&["  - target: $.paths['/books'].get
    update:
      operationId: allBooks
      parameters: [{name: after, in: query, schema: {type: string}}]
"]);
    assert!(!record.calls.contains_key("listBooks"));
    assert_eq!(
        options(&record.calls["allBooks"]),
        ["after", "limit", "mark", "page"]
    );
}

#[test]
fn a_list_gets_an_item() {
    let record = record(&["  - target: $.servers
    update: {url: https://c.example}
"]);
    let servers = [
        "https://a.example",
        "https://b.example",
        "https://c.example",
    ];
    assert_eq!(record.client.servers, servers);
}

#[test]
fn all_that_is_selected_is_removed() {
    let record = record(&[
        "  - target: $.paths['/books'].get.parameters[?@.name != 'mark']
    remove: true
  - target: $.paths.*.delete
    remove: true
",
    ]);
    assert_eq!(options(&record.calls["listBooks"]), ["mark"]);
    assert_eq!(record.calls.len(), 1);
}

#[test]
fn a_part_is_copied_and_overlays_follow_each_other() {
    let record = record(&[
        "  - target: $.paths['/books'].delete
    update: {parameters: []}
",
        "  - target: $.paths['/books'].delete.parameters
    copy: $.paths['/books'].get.parameters
",
    ]);
    assert_eq!(
        options(&record.calls["dropBooks"]),
        ["limit", "mark", "page"]
    );
}

#[test]
fn what_an_overlay_has_put_there_is_told_in_it() {
    let outcome = laid(&["  - target: $.paths['/books'].get
    update:
      sumary: Lists the books.
  - target: $.paths['/books'].put
    update: {operationId: none}
"]);
    let said = said(&outcome);
    let starts = [
        "1.yaml:6:7: warning[unknown-key]",
        "1.yaml:7:13: warning[idle-action]",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for start in starts {
        assert!(said.iter().any(|line| line.starts_with(start)), "{said:#?}");
    }
}

#[test]
fn what_is_behind_a_part_that_was_removed_keeps_its_place() {
    let outcome = laid(&["  - target: $.paths['/books'].get.parameters[0]
    remove: true
  - target: $.paths['/books'].get.parameters[1]
    update: {in: nowhere}
"]);
    let first = outcome
        .told()
        .into_iter()
        .next()
        .expect("a message")
        .to_string();
    assert!(first.starts_with("1.yaml:7:18: "), "{first}");
    // Nothing was laid over its type, which still stands where it stood.
    let at = oasmith::pointer::Pointer::new(
        oasmith::pointer::FileId::default(),
        "/paths/~1books/get/parameters/1/schema/type",
    );
    let place = oasmith::diagnostic::Place::Value(at);
    let location = outcome.sources.locate(&place).expect("a place");
    assert_eq!((location.line, location.column), (11, 50));
}
