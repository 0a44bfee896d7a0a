//! Successes of a status that the document does not have.

use super::answer::{AnswerMaker, nothing};
use crate::verify::case::Answer;
use crate::verify::document::{Document, Operation, Status};

/// A status that few documents have.
const LIKE_DOCUMENTED: u16 = 299;

/// An answer of a status that is not documented, and like the only documented success.
pub(super) fn like_documented(
    document: &Document,
    operation: &Operation,
) -> Option<(String, Answer)> {
    let is_success = |status: Status| matches!(status, Status::Code(200..=299) | Status::Class(2));
    let responses = operation.responses.iter();
    let mut successes = responses.filter(|response| is_success(response.status));
    let Some(response) = successes.next() else {
        return none_documented(document, operation);
    };
    let Status::Code(code) = response.status else {
        return None;
    };
    if document.refuses_undocumented || successes.next().is_some() || code == LIKE_DOCUMENTED {
        return None;
    }
    let maker = AnswerMaker::new(document, operation, response, LIKE_DOCUMENTED);
    let (_, answer) = maker.first()?;
    let title = format!("answer {LIKE_DOCUMENTED}, which is like the documented {code}");
    Some((title, answer))
}

/// A success, where the document has none.
fn none_documented(document: &Document, operation: &Operation) -> Option<(String, Answer)> {
    let has_success = operation.responses.iter().any(|response| {
        matches!(
            response.status,
            Status::Default | Status::Code(200..=399) | Status::Class(2 | 3)
        )
    });
    (!has_success && !document.refuses_undocumented).then(|| {
        let title = "answer 200, of which nothing is documented".to_owned();
        (title, nothing())
    })
}
