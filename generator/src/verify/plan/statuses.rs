//! The statuses that answers are given with.

use crate::verify::document::{Operation, Response, Status};

fn is_declared(operation: &Operation, status: u16) -> bool {
    operation.responses.iter().any(|response| {
        response.status == Status::Code(status) || response.status == Status::Class(status / 100)
    })
}

/// The codes that stand for a documented status.
pub(super) fn statuses(operation: &Operation, status: Status) -> Vec<u16> {
    let is_taken = |code: &u16| {
        operation
            .responses
            .iter()
            .any(|other| other.status == Status::Code(*code))
    };
    match status {
        // An informational response comes before the answer.
        Status::Code(100..=199) | Status::Class(1) => Vec::new(),
        Status::Code(code) => vec![code],
        Status::Class(class) => (77..99)
            .map(|rest| class * 100 + rest)
            .find(|code| !is_taken(code))
            .into_iter()
            .collect(),
        Status::Default => {
            // A redirect may be all that succeeds.
            let succeeds = |response: &Response| {
                matches!(
                    response.status,
                    Status::Code(200..=399) | Status::Class(2 | 3)
                )
            };
            let has_success = operation.responses.iter().any(succeeds);
            let failure = [477, 577, 400, 500]
                .into_iter()
                .find(|code| !is_declared(operation, *code));
            let success = (!has_success).then_some(200);
            success.into_iter().chain(failure).collect()
        }
    }
}

/// A status that the document does not have, if there is one.
pub(super) fn undocumented(operation: &Operation) -> Option<u16> {
    let has_default = operation
        .responses
        .iter()
        .any(|response| response.status == Status::Default);
    let free = [477, 577]
        .into_iter()
        .find(|code| !is_declared(operation, *code));
    free.filter(|_| !has_default)
}
