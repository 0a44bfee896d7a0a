//! Whether exactly the credentials are sent that an operation asks for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::pairs::Sent;
use super::request::Request;
use super::wire::{self, Rule, Token};
use crate::verify::case::{CredentialKind, Location, token};

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
    location: Location,
    name: String,
    value: String,
}

impl Secret {
    /// Whether a request has room for only one of them.
    fn is_where(&self, other: &Self) -> bool {
        self.location == other.location && self.name.eq_ignore_ascii_case(&other.name)
    }
}

impl Secrets<'_> {
    /// Judges the credentials: all of one alternative must be there, and of those that have one
    /// place, one. Those of other alternatives are not marked as used, so that they are told of
    /// later.
    pub(super) fn judge(&mut self, request: &mut Request<'_>, complaints: &mut Vec<String>) {
        let security = request.operation.security.iter();
        let alternatives = security.clone().filter_map(|schemes| {
            let all = schemes.iter().map(|scheme| secret(request, scheme));
            let all = all.collect::<Result<Vec<_>, _>>().ok()?;
            Some((schemes, all.into_iter().flatten().collect()))
        });
        let mut alternatives: Vec<(&Vec<String>, Vec<Secret>)> = alternatives.collect();
        if alternatives.is_empty() {
            return;
        }
        // The more there are, the less is left over.
        alternatives.sort_by_key(|(_, all)| std::cmp::Reverse(all.len()));
        let complete = alternatives
            .iter()
            .find(|(_, all)| all.iter().all(|secret| self.has_one_of(all, secret)));
        let Some((schemes, complete)) = complete else {
            let names: Vec<String> = security.map(|all| all.join(" and ")).collect();
            let asked = format!("credentials: {}", names.join(", or "));
            request.expected.push(asked);
            let problem = "the credentials of none of the alternatives are there in full";
            complaints.push(problem.to_owned());
            return;
        };
        request.schemes = Some(schemes);
        for secret in complete {
            if let Some(found) = self.find(secret) {
                found.is_used = true;
                let asked = match secret.location {
                    Location::Query | Location::Cookie => {
                        let location = secret.location.as_str();
                        format!("{location}: {}={}", found.name, found.value)
                    }
                    _ => format!("{}: {}", found.name, found.value),
                };
                request.expected.push(asked);
            }
        }
    }
}

/// What a scheme sends, if it sends anything; an error where the document does not have it.
fn secret(request: &Request<'_>, name: &str) -> Result<Option<Secret>, Unknown> {
    let mut schemes = request.document.schemes.iter();
    let scheme = schemes.find(|scheme| scheme.name == name).ok_or(Unknown)?;
    let mut credentials = request.case.inputs.credentials.iter();
    let credential = credentials
        .find(|credential| credential.scheme == name)
        .ok_or(Unknown)?;
    let first = credential.values.first().cloned().unwrap_or_default();
    let authorization = |value: String| Secret {
        location: Location::Header,
        name: "authorization".to_owned(),
        value,
    };
    Ok(match credential.kind {
        CredentialKind::ApiKey => {
            let (location, name) = scheme.key.clone().ok_or(Unknown)?;
            Some(Secret {
                location,
                name,
                value: first,
            })
        }
        CredentialKind::Basic => {
            let both = STANDARD.encode(credential.values.join(":"));
            Some(authorization(format!("Basic {both}")))
        }
        CredentialKind::Bearer => Some(authorization(format!("Bearer {first}"))),
        // Each request has a token of its own, since the one before it was refused.
        CredentialKind::Client => {
            let token = token(request.case.number, request.turn);
            Some(authorization(format!("Bearer {token}")))
        }
        CredentialKind::Whole => Some(authorization(first)),
        CredentialKind::MutualTls => None,
        CredentialKind::Vendor => return Err(Unknown),
    })
}

impl Secrets<'_> {
    /// Whether a credential is there, or another of its alternative in its place.
    fn has_one_of(&mut self, all: &[Secret], secret: &Secret) -> bool {
        let mut there = all.iter().filter(|other| other.is_where(secret));
        there.any(|other| self.find(other).is_some())
    }

    fn find(&mut self, secret: &Secret) -> Option<&mut Sent> {
        let text = [Token::Text(secret.value.clone())];
        match secret.location {
            Location::Query => self.query.iter_mut().find(|sent| {
                let is_named = !sent.is_used && sent.key(Rule::Query) == secret.name;
                is_named && wire::mistake(&sent.value, &text, Rule::Query).is_none()
            }),
            Location::Cookie => self.cookies.iter_mut().find(|sent| {
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
