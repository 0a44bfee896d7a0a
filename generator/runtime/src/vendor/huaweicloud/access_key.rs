//! Access keys, with which each request is signed.

use std::time::SystemTime;

use http::header::{AUTHORIZATION, HOST};
use http::{HeaderMap, HeaderValue, Request};

use super::scheme::{PROJECT, SCHEME};
use super::signature::{self, Signed};
use crate::auth::credential::{Authorizer, Credential};
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::place::Place;
use crate::core::plain_host;
use crate::core::secret::Secret;
use crate::core::value::Scalar;

const DATE: &str = "x-sdk-date";
const PROJECT_ID: &str = "x-project-id";
const SECURITY_TOKEN: &str = "x-security-token";

/// An access key (AK) with its secret key (SK), permanent or temporary.
///
/// Each attempt of a call is signed anew with `SDK-HMAC-SHA256`, by the clock of this machine, which
/// may be 15 minutes off. The secret key never leaves, and is never printed. A body that is streamed
/// cannot be signed, and such a call fails before anything is sent.
#[derive(Clone, Debug)]
pub struct AccessKey {
    access: String,
    secret: Secret,
    security_token: Option<Secret>,
    project_id: Option<String>,
}

impl AccessKey {
    /// Takes the access key and the secret key.
    #[must_use]
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<String>) -> Self {
        Self {
            access: access_key.into(),
            secret: Secret::new(secret_key),
            security_token: None,
            project_id: None,
        }
    }

    /// The security token that comes with a temporary access key.
    #[must_use]
    pub fn security_token(mut self, token: impl Into<String>) -> Self {
        self.security_token = Some(Secret::new(token));
        self
    }

    /// The project that the key is for. A client that has none of its own takes it for its calls.
    ///
    /// What is sent and signed as `X-Project-Id` is the project of the call, be it this one, the
    /// client's or the call's own; without this one, nothing is sent.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// The project that the key is for.
    pub(crate) fn known_project(&self) -> Option<&str> {
        self.project_id.as_deref()
    }

    /// Signs a request of one's own, for a neighbouring service say, with nothing else of this
    /// crate: sets `X-Sdk-Date`, `Authorization`, and what the key has of `X-Project-Id` and
    /// `X-Security-Token`.
    ///
    /// The body is signed as it is, so that nothing of the request may change before it is sent: a
    /// host in capitals is written in small letters for that. A signature holds for 15 minutes.
    ///
    /// # Errors
    ///
    /// When the key cannot be sent, or the request has no host.
    pub fn sign<B: AsRef<[u8]>>(&self, request: &mut Request<B>) -> Result<(), Invalid> {
        self.sign_at(request, SystemTime::now())
    }

    /// The same by another clock than this machine's.
    ///
    /// # Errors
    ///
    /// When the key cannot be sent, or the request has no host.
    pub fn sign_at<B: AsRef<[u8]>>(
        &self,
        request: &mut Request<B>,
        now: SystemTime,
    ) -> Result<(), Invalid> {
        plain_host::in_small_letters(request.uri_mut());
        if request.uri().host().is_none() && !request.headers().contains_key(HOST) {
            return Err(Invalid::new("the request", "has no host"));
        }
        let names = self.prepare(request.headers_mut(), self.known_project(), now)?;
        let (method, uri, headers) = (request.method(), request.uri(), request.headers());
        let body = Some(request.body().as_ref());
        let value = self.authorization(
            &names,
            &Signed {
                method,
                uri,
                headers,
                body,
            },
        )?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }

    fn sign_call(&self, request: &mut Authorizer<'_>, now: SystemTime) -> Result<(), Invalid> {
        let project_id = match self.known_project() {
            Some(own) => {
                header::value(PROJECT_ID, own)?;
                let called = request.parameter(PROJECT).unwrap_or(own);
                // A project that no header can carry is said in the path alone.
                let is_plain = header::value(PROJECT_ID, called).is_ok();
                is_plain.then(|| called.to_owned())
            }
            None => None,
        };
        let headers = request.request.headers_mut();
        let names = self.prepare(headers, project_id.as_deref(), now)?;
        let call = request.request();
        let signed = Signed {
            method: call.method(),
            uri: call.uri(),
            headers: call.headers(),
            body: call.body().bytes().map(AsRef::as_ref),
        };
        let value = self.authorization(&names, &signed)?;
        request.request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }

    /// Sets the headers that are signed with a request; gives their names in order.
    fn prepare(
        &self,
        headers: &mut HeaderMap,
        project_id: Option<&str>,
        now: SystemTime,
    ) -> Result<Vec<&'static str>, Invalid> {
        if self.secret.text().is_empty() {
            return Err(Invalid::new("the secret key", "is empty"));
        }
        let mut names = vec!["host"];
        if let Some(project_id) = project_id {
            names.push(PROJECT_ID);
            headers.insert(PROJECT_ID, header::value(PROJECT_ID, project_id)?);
        }
        names.push(DATE);
        headers.insert(DATE, header::value(DATE, &signature::date(now))?);
        if let Some(token) = &self.security_token {
            names.push(SECURITY_TOKEN);
            let bounds = Bounds::min_length(1);
            bounds.check_scalar(
                &Place::TOP.field(SECURITY_TOKEN),
                &Scalar::Text(token.text()),
            )?;
            let value = token.header();
            let value = value.ok_or_else(|| header::unsendable(SECURITY_TOKEN))?;
            headers.insert(SECURITY_TOKEN, value);
        }
        Ok(names)
    }

    /// The header `Authorization`.
    fn authorization(&self, names: &[&str], signed: &Signed<'_>) -> Result<HeaderValue, Invalid> {
        let place = Place::TOP.field("authorization");
        Bounds::min_length(1).check_scalar(&place, &Scalar::Text(&self.access))?;
        let signature = signed.signature(names, self.secret.text())?;
        let (algorithm, access, names) = (signature::ALGORITHM, &self.access, names.join(";"));
        let value = header::secret(&format!(
            "{algorithm} Access={access}, SignedHeaders={names}, Signature={signature}"
        ));
        value.ok_or_else(|| header::unsendable("authorization"))
    }
}

impl Credential for AccessKey {
    fn scheme(&self) -> &'static str {
        SCHEME
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        self.sign_call(request, SystemTime::now())
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.known_project().filter(|_| name == PROJECT)
    }
}
