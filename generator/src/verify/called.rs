//! The calls of a plan, made to a server that knows nothing of it, and answers as the document says.

use super::case::{Case, Elsewhere, Expected, Outcome};
use super::document::{Document, Operation, Status};
use super::plan::Plan;
use super::program::batch::Heard;

/// A call, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The method in capital letters.
    pub method: String,
    /// The path as it stands in the document.
    pub path: String,
    /// What the call tries.
    pub title: String,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// What is wrong with the answer, if anything is.
    pub problem: Option<String>,
}

/// The plan of a document with what its calls tell such a server. A call that sends nothing is left
/// out, since there is nothing to answer.
pub(super) fn plan(document: &Document) -> Plan {
    let mut plan = Plan::make(document);
    for case in &mut plan.cases {
        case.elsewhere = Some(Elsewhere {
            status: status(document, case),
            token_path: token_path(document, case),
        });
        // How the answers go on is the plan's alone.
        case.further.clear();
    }
    let is_sent = |number: &usize| {
        let case = plan.cases.get(*number);
        case.is_some_and(|case| !matches!(case.answer.expected, Expected::Unsent(_)))
    };
    for planned in &mut plan.operations {
        planned.cases.retain(is_sent);
    }
    plan
}

/// The status that a call is made for, if that is one of the document's. One that is refused first is
/// not, here.
fn status(document: &Document, case: &Case) -> Option<u16> {
    let operation = document.operation(case)?;
    let status = case.answer.status;
    let is_meant =
        case.further.is_empty() && has(operation, status) && !is_like_one(operation, status);
    is_meant.then_some(status)
}

/// Whether a success is one that a client reads like those that are documented, while all that is
/// documented of it is what is said of everything else.
fn is_like_one(operation: &Operation, status: u16) -> bool {
    let is_success = |one: Status| matches!(one, Status::Code(200..=299) | Status::Class(2));
    let mut own = operation.responses.iter().map(|response| response.status);
    let is_documented = own
        .clone()
        .any(|one| one == Status::Code(status) || one == Status::Class(status / 100));
    status / 100 == 2 && !is_documented && own.any(is_success)
}

/// Where the client of a case obtains its token.
fn token_path(document: &Document, case: &Case) -> Option<String> {
    let given = |name: &str| {
        let mut credentials = case.inputs.credentials.iter();
        credentials.any(|credential| credential.scheme == name)
    };
    let mut schemes = document.schemes.iter();
    let scheme = schemes.find(|scheme| scheme.flow.is_some() && given(&scheme.name))?;
    scheme.token_paths.first().cloned()
}

/// What came of each call of the plan.
pub(super) fn all(document: &Document, plan: &Plan, heard: &Heard) -> Vec<Called> {
    let numbers = plan.operations.iter().flat_map(|planned| &planned.cases);
    let cases = numbers.filter_map(|number| plan.cases.get(*number));
    let called = cases.map(|case| {
        let (status, problem) = came(document, case, heard);
        Called {
            method: case.method.clone(),
            path: case.path.clone(),
            title: case.title.clone(),
            status,
            problem,
        }
    });
    called.collect()
}

fn came(document: &Document, case: &Case, heard: &Heard) -> (Option<u16>, Option<String>) {
    match heard.outcomes.get(&case.number) {
        Some(Outcome::Success { status, .. }) => (Some(*status), unlike(document, case, *status)),
        Some(Outcome::Error {
            status: Some(status),
            kind,
            ..
        }) if kind == "Api" => (Some(*status), unlike(document, case, *status)),
        Some(Outcome::Error {
            status, message, ..
        }) => (*status, Some(message.clone())),
        Some(Outcome::Unmade(why)) => (None, Some(format!("the call cannot be made: {why}"))),
        None => {
            let why = heard.breaks.get(&case.number).map(String::as_str);
            let why = why.unwrap_or("nothing is heard of the call");
            (None, Some(why.to_owned()))
        }
    }
}

/// What is wrong with the status of an answer.
fn unlike(document: &Document, case: &Case, status: u16) -> Option<String> {
    let asked = case.elsewhere.as_ref().and_then(|told| told.status);
    if let Some(asked) = asked.filter(|asked| *asked != status) {
        return Some(format!("the answer is {status} where {asked} is asked for"));
    }
    let operation = document.operation(case)?;
    (!has(operation, status)).then(|| format!("the document has no answer {status}"))
}

fn has(operation: &Operation, status: u16) -> bool {
    let mut responses = operation.responses.iter();
    responses.any(|response| match response.status {
        Status::Code(code) => code == status,
        Status::Class(class) => class == status / 100,
        Status::Default => true,
    })
}
