//! Tokens that the client obtains by itself, and renews when they are refused.

use crate::verify::case::{Answer, Credential, CredentialKind, Expected, Further};
use crate::verify::document::{Document, Operation};

/// A call for which the client obtains a token.
pub(super) struct Obtained {
    pub(super) title: &'static str,
    pub(super) credentials: Vec<Credential>,
    pub(super) answer: Answer,
    pub(super) further: Vec<Further>,
}

/// What is tried of an operation for which a token can be obtained: one that is
/// refused once, and one that is refused again when it is new.
pub(super) fn all(
    document: &Document,
    operation: &Operation,
    given: &[Credential],
    answers: &[(String, Answer)],
    usual: &Answer,
) -> Vec<Obtained> {
    let Some(credentials) = credentials(document, operation, given) else {
        return Vec::new();
    };
    let known = answers.iter().find(|(_, answer)| answer.status == 401);
    let refused = known.map_or_else(refused, |(_, answer)| answer.clone());
    let then = |answer: &Answer| {
        vec![Further {
            after: None,
            answer: answer.clone(),
        }]
    };
    vec![
        Obtained {
            title: "a token that is refused once",
            credentials: credentials.clone(),
            answer: refused.clone(),
            further: then(usual),
        },
        Obtained {
            title: "a token that is refused twice",
            credentials,
            further: then(&refused),
            answer: refused,
        },
    ]
}

/// The credentials of the first alternative of which one is a token that a program
/// obtains by itself.
fn credentials(
    document: &Document,
    operation: &Operation,
    given: &[Credential],
) -> Option<Vec<Credential>> {
    let is_obtained = |name: &String| {
        let mut schemes = document.schemes.iter();
        schemes.any(|scheme| scheme.name == *name && scheme.flow.is_some())
    };
    let mut alternatives = operation.security.iter();
    let alternative = alternatives
        .find(|schemes| schemes.iter().filter(|name| is_obtained(name)).count() == 1)?;
    let credentials = alternative.iter().map(|name| {
        let found = given.iter().find(|credential| credential.scheme == *name)?;
        if !is_obtained(name) {
            return Some(found.clone());
        }
        Some(Credential {
            scheme: name.clone(),
            kind: CredentialKind::Client,
            // A colon would end the id, if it stood there as it is.
            values: vec!["the client:1".to_owned(), "its secret & more".to_owned()],
        })
    });
    credentials.collect()
}

fn refused() -> Answer {
    Answer {
        status: 401,
        media_type: None,
        headers: Vec::new(),
        in_pieces: false,
        is_untyped: false,
        body: Vec::new(),
        expected: Expected::Undocumented,
    }
}
