//! Which credentials are given, where an operation can do with others or with none.

use crate::verify::case::{CredentialKind, Expected};
use crate::verify::document::{Document, Operation};

/// A call with other credentials than the usual.
pub(super) struct Try {
    pub(super) title: String,
    /// The security schemes that have a credential.
    pub(super) schemes: Vec<String>,
    /// What comes of it, where that is not what comes of any call.
    pub(super) expected: Option<Expected>,
}

/// Each alternative of an operation by itself, where there are several, and none
/// of them where one is needed.
pub(super) fn tries(document: &Document, operation: &Operation) -> Vec<Try> {
    // A connection's own is in no request.
    let shows = |schemes: &&Vec<String>| {
        let mut schemes = schemes.iter();
        schemes.all(|scheme| {
            kind(document, scheme).is_some_and(|kind| kind != CredentialKind::MutualTls)
        })
    };
    let known: Vec<&Vec<String>> = operation.security.iter().filter(shows).collect();
    let mut tries = Vec::new();
    if operation.security.len() > 1 {
        let judged = known
            .iter()
            .filter(|schemes| !is_vendors(document, schemes));
        for schemes in judged {
            let title = match schemes.as_slice() {
                [] => "no credentials".to_owned(),
                schemes => format!("credentials of {} alone", schemes.join(" and ")),
            };
            tries.push(Try {
                title,
                schemes: (*schemes).clone(),
                expected: None,
            });
        }
    }
    let all_need_one = !known.is_empty() && known.iter().all(|schemes| !schemes.is_empty());
    if all_need_one && known.len() == operation.security.len() {
        let names = known.into_iter().flatten().cloned().collect();
        tries.push(Try {
            title: "no credentials".to_owned(),
            schemes: Vec::new(),
            expected: Some(Expected::Unsent(names)),
        });
    }
    tries
}

/// Whether an operation can be called with nothing but a vendor's own credentials.
pub(super) fn are_unknown(document: &Document, operation: &Operation) -> bool {
    let mut all = operation.security.iter();
    !operation.security.is_empty() && all.all(|schemes| is_vendors(document, schemes))
}

/// What is said of the schemes that are a vendor's own.
pub(super) fn notes(document: &Document) -> Vec<String> {
    let own = document.schemes.iter();
    let own = own.filter(|scheme| scheme.kind == CredentialKind::Vendor);
    let notes = own.map(|scheme| {
        format!(
            "the credentials of `{}` are a vendor's own, which nobody here can judge: calls are \
             made with others",
            scheme.name
        )
    });
    notes.collect()
}

fn is_vendors(document: &Document, schemes: &[String]) -> bool {
    let mut schemes = schemes.iter();
    schemes.any(|scheme| kind(document, scheme) == Some(CredentialKind::Vendor))
}

fn kind(document: &Document, scheme: &str) -> Option<CredentialKind> {
    let mut all = document.schemes.iter();
    let found = all.find(|known| known.name == scheme);
    found.map(|known| known.kind)
}
