//! Whether a token is asked for as RFC 6749 has it, with client credentials.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::headers::is_usual;
use super::pairs;
use super::wire::{self, Rule, Token};
use crate::verify::case::{Case, CredentialKind, TOKEN_PATH};
use crate::verify::document::Document;
use crate::verify::media;
use crate::verify::received::Received;
use crate::verify::server::BASE;

const FORM: &str = "application/x-www-form-urlencoded";

/// What a client has to ask a token with.
pub(super) struct Grant<'j> {
    target: String,
    /// The id and the secret.
    account: &'j [String],
    scopes: BTreeSet<&'j str>,
}

impl<'j> Grant<'j> {
    /// Nothing where the case has no account.
    pub(super) fn new(document: &'j Document, case: &'j Case) -> Option<Self> {
        let mut credentials = case.inputs.credentials.iter();
        let account = credentials.find(|one| one.kind == CredentialKind::Client)?;
        Some(Self {
            target: format!("{BASE}{TOKEN_PATH}{}", case.number),
            account: &account.values,
            scopes: document.scopes(&account.scheme),
        })
    }

    /// What is asked for, line by line.
    pub(super) fn asked(&self) -> String {
        let scopes: Vec<&str> = self.scopes.iter().copied().collect();
        let scope = match scopes.as_slice() {
            [] => String::new(),
            scopes => {
                let scopes = wire::text(&[Token::Text(scopes.join(" "))], Rule::Form);
                format!("\nfield: scope={scopes}")
            }
        };
        let account = self.account.iter();
        let both = account.map(|text| wire::text(&[Token::Text(text.clone())], Rule::Form));
        let both: Vec<String> = both.collect();
        format!(
            "POST {}\nauthorization: Basic {}\ncontent-type: {FORM}\n\
             field: grant_type=client_credentials{scope}",
            self.target,
            STANDARD.encode(both.join(":"))
        )
    }

    /// What is wrong with a request for a token.
    pub(super) fn mistakes(&self, received: &Received) -> Vec<String> {
        let mut said = Vec::new();
        if received.method != "POST" || received.target != self.target {
            said.push("a token is not asked for where it is given".to_owned());
        }
        let media_type = received.header("content-type").unwrap_or_default();
        if !media::is_of(media_type, FORM) {
            said.push(format!("the media type is `{media_type}` and not `{FORM}`"));
        }
        if account(received).as_deref() != Some(self.account) {
            said.push("the client does not say who it is".to_owned());
        }
        let headers = received.headers.iter().map(|(name, _)| name.as_str());
        let unusual =
            headers.filter(|name| !is_usual(name) && !name.eq_ignore_ascii_case("authorization"));
        said.extend(unusual.map(|name| format!("the header `{name}` is not asked for")));
        self.form(&received.body, &mut said);
        said
    }

    fn form(&self, body: &[u8], said: &mut Vec<String>) {
        let body = String::from_utf8_lossy(body);
        let mut types = 0;
        let mut scopes = BTreeSet::new();
        for pair in pairs::split(&body, "&") {
            let value = decoded(&pair.value);
            match pair.key(Rule::Form).as_str() {
                "grant_type" if value == "client_credentials" => types += 1,
                "scope" if !value.is_empty() => {
                    scopes.extend(value.split(' ').map(str::to_owned));
                }
                name => said.push(format!("`{name}` is not asked for: `{value}`")),
            }
        }
        if types != 1 {
            said.push("the type of the grant is not said once".to_owned());
        }
        let scopes: BTreeSet<&str> = scopes.iter().map(String::as_str).collect();
        if scopes != self.scopes {
            said.push(format!(
                "the scopes are {scopes:?}, and the operations need {:?}",
                self.scopes
            ));
        }
    }
}

/// The id and the secret in a request, each escaped as in a form.
fn account(received: &Received) -> Option<Vec<String>> {
    let value = received.header("authorization")?;
    let both = STANDARD.decode(value.strip_prefix("Basic ")?).ok()?;
    let both = String::from_utf8(both).ok()?;
    let (id, secret) = both.split_once(':')?;
    Some(vec![decoded(id), decoded(secret)])
}

/// A value of a form without its escapes.
fn decoded(text: &str) -> String {
    let bytes = wire::decoded(text.replace('+', " ").as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
