//! Which credentials are given, where an operation can do with others or with none.

use crate::verify::case::{CredentialKind, Expected};
use crate::verify::document::{Document, Operation};

/// A title, the security schemes that have a credential, and what comes of it
/// where that is not the usual.
pub(super) type Try = (String, Vec<String>, Option<Expected>);

/// Each alternative of an operation by itself, where there are several, and none
/// of them where one is needed.
pub(super) fn tries(document: &Document, operation: &Operation) -> Vec<Try> {
    let known: Vec<&Vec<String>> = operation
        .security
        .iter()
        .filter(|schemes| schemes.iter().all(|scheme| is_given(document, scheme)))
        .collect();
    let mut tries = Vec::new();
    if operation.security.len() > 1 {
        for schemes in &known {
            let title = match schemes.as_slice() {
                [] => "no credentials".to_owned(),
                schemes => format!("credentials of {} alone", schemes.join(" and ")),
            };
            tries.push((title, (*schemes).clone(), None));
        }
    }
    let all_need_one = !known.is_empty() && known.iter().all(|schemes| !schemes.is_empty());
    if all_need_one && known.len() == operation.security.len() {
        let names = known.into_iter().flatten().cloned().collect();
        let expected = Some(Expected::Unsent(names));
        tries.push(("no credentials".to_owned(), Vec::new(), expected));
    }
    tries
}

/// Whether a request shows a credential of a scheme, as a connection's own does not.
fn is_given(document: &Document, scheme: &str) -> bool {
    let mut all = document.schemes.iter();
    let found = all.find(|known| known.name == scheme);
    found.is_some_and(|known| known.kind != CredentialKind::MutualTls)
}
