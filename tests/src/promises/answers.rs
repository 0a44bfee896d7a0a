//! What the servers of both documents of a pair answer.

use std::fmt::Write as _;

use oasmith::Outcome;
use oasmith::record::Record;
use oasmith::verify::case::{Answer, Case, Expected};
use oasmith::verify::document::{Document, Status};
use oasmith::verify::plan::Plan;

/// The answers of a document to the calls of the old crate, each as a line for a caller. The name of
/// each says `side` and whether it is a success.
pub(super) fn answers(side: &str, outcome: &Outcome, old: &Record) -> String {
    let document = Document::read(&outcome.sources, &outcome.selection);
    let plan = Plan::make(&document);
    let mut lines = String::new();
    let mut seen: Vec<(&str, &Answer)> = Vec::new();
    for case in plan.cases.iter().filter(|case| case.further.is_empty()) {
        let Some(function) = function(case, old) else {
            continue;
        };
        let is_new = seen
            .iter()
            .all(|(of, known)| *of != function || !is_same(known, &case.answer));
        if is_new && !matches!(case.answer.expected, Expected::Unsent(_)) {
            let kind = match case.answer.expected {
                Expected::Success(_) | Expected::Events(_) if is_described(&document, case) => {
                    "success"
                }
                _ => "other",
            };
            let at = format!("{side} {} {kind}", seen.len());
            _ = writeln!(lines, "{}", line(function, &at, &case.answer));
            seen.push((function, &case.answer));
        }
    }
    lines
}

fn is_same(one: &Answer, other: &Answer) -> bool {
    one.status == other.status && one.media_type == other.media_type && one.body == other.body
}

/// The method of the old crate that makes the call.
fn function<'a>(case: &Case, old: &'a Record) -> Option<&'a str> {
    let mut calls = old.calls.values();
    let is_it = |path: &str, method: &str| path == case.path && method == case.method;
    let call = calls.find(|call| is_it(&call.path, &call.method))?;
    Some(call.function.trim_start_matches("r#"))
}

/// Whether the document has the status: one that is like another is tried as well.
fn is_described(document: &Document, case: &Case) -> bool {
    let responses = document.operation(case).into_iter();
    let mut responses = responses.flat_map(|operation| &operation.responses);
    responses.any(|response| match response.status {
        Status::Code(code) => code == case.answer.status,
        Status::Class(class) => class == case.answer.status / 100,
        Status::Default => true,
    })
}

fn line(function: &str, at: &str, answer: &Answer) -> String {
    let body: String = answer
        .body
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut line = format!("{function}\t{at}\t{}\t{body}", answer.status);
    if let Some(media_type) = &answer.media_type {
        _ = write!(line, "\tcontent-type: {media_type}");
    }
    for header in &answer.headers {
        _ = write!(line, "\t{}: {}", header.name, header.text);
    }
    line
}
