//! Whether exactly the credentials are sent that an operation asks for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::pairs::Sent;
use super::wire::{self, Rule, Token};
use crate::verify::case::{Case, CredentialKind, Place};
use crate::verify::document::{Document, Operation};

/// Where credentials can be.
pub(super) struct Secrets<'s> {
    pub(super) query: &'s mut Vec<Sent>,
    pub(super) headers: &'s mut Vec<Sent>,
    pub(super) cookies: &'s mut Vec<Sent>,
}

/// A scheme that the document does not have.
struct Unknown;

/// A credential as it stands on the wire.
struct Secret {
    place: Place,
    name: String,
    value: String,
}

/// Judges the credentials: those of one alternative are there, and what of others
/// is there is left over.
pub(super) fn judge(
    document: &Document,
    operation: &Operation,
    case: &Case,
    secrets: &mut Secrets<'_>,
    complaints: &mut Vec<String>,
    expected: &mut Vec<String>,
) {
    let alternatives = operation.security.iter().filter_map(|schemes| {
        let all = schemes.iter().map(|scheme| secret(document, case, scheme));
        let all = all.collect::<Result<Vec<_>, _>>().ok()?;
        Some(all.into_iter().flatten().collect::<Vec<_>>())
    });
    let mut alternatives: Vec<Vec<Secret>> = alternatives.collect();
    if alternatives.is_empty() {
        return;
    }
    expected.push(format!(
        "credentials: {}",
        operation
            .security
            .iter()
            .map(|all| all.join(" and "))
            .collect::<Vec<_>>()
            .join(", or ")
    ));
    // The more there are, the less is left over.
    alternatives.sort_by_key(|all| std::cmp::Reverse(all.len()));
    let complete = alternatives
        .iter()
        .find(|all| all.iter().all(|secret| secrets.find(secret).is_some()));
    match complete {
        Some(complete) => {
            for secret in complete {
                if let Some(found) = secrets.find(secret) {
                    found.is_used = true;
                }
            }
        }
        None => complaints
            .push("the credentials of none of the alternatives are there in full".to_owned()),
    }
}

/// What a scheme sends, if it sends anything; an error where the document does not have it.
fn secret(document: &Document, case: &Case, name: &str) -> Result<Option<Secret>, Unknown> {
    let scheme = document
        .schemes
        .iter()
        .find(|scheme| scheme.name == name)
        .ok_or(Unknown)?;
    let credential = case
        .inputs
        .credentials
        .iter()
        .find(|credential| credential.scheme == name)
        .ok_or(Unknown)?;
    let first = credential.values.first().cloned().unwrap_or_default();
    let authorization = |value: String| Secret {
        place: Place::Header,
        name: "authorization".to_owned(),
        value,
    };
    Ok(match scheme.kind {
        CredentialKind::ApiKey => {
            let (place, name) = scheme.key.clone().ok_or(Unknown)?;
            Some(Secret {
                place,
                name,
                value: first,
            })
        }
        CredentialKind::Basic => {
            let both = STANDARD.encode(credential.values.join(":"));
            Some(authorization(format!("Basic {both}")))
        }
        CredentialKind::Bearer => Some(authorization(format!("Bearer {first}"))),
        CredentialKind::Whole => Some(authorization(first)),
        CredentialKind::MutualTls => None,
    })
}

impl Secrets<'_> {
    fn find(&mut self, secret: &Secret) -> Option<&mut Sent> {
        let text = [Token::Text(secret.value.clone())];
        match secret.place {
            Place::Query => self.query.iter_mut().find(|sent| {
                let is_named = !sent.is_used && sent.key(Rule::Query) == secret.name;
                is_named && wire::mistake(&sent.value, &text, Rule::Query).is_none()
            }),
            Place::Cookie => self.cookies.iter_mut().find(|sent| {
                let is_named = !sent.is_used && sent.key(Rule::Cookie) == secret.name;
                is_named && wire::mistake(&sent.value, &text, Rule::Cookie).is_none()
            }),
            _ => self.headers.iter_mut().find(|sent| {
                let is_named = !sent.is_used && sent.name.eq_ignore_ascii_case(&secret.name);
                is_named && sent.value == secret.value
            }),
        }
    }
}
