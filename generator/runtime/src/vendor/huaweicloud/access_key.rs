//! Access keys, with which each request is signed.

use std::time::SystemTime;

use http::HeaderValue;

use super::scheme::SCHEME;
use super::signature::{self, Signed};
use crate::auth::credential::{Authorizer, Credential};
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

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

    /// The project that each request is for, sent and signed as `X-Project-Id`; nothing is sent
    /// unless it is set. It does not fill in the project of a call's path.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    fn sign(&self, request: &mut Authorizer<'_>, now: SystemTime) -> Result<(), Invalid> {
        if self.secret.text().is_empty() {
            return Err(Invalid::new("the secret key", "is empty"));
        }
        let mut names = vec!["host"];
        let headers = request.request.headers_mut();
        if let Some(project_id) = &self.project_id {
            names.push("x-project-id");
            headers.insert("x-project-id", header::value("x-project-id", project_id)?);
        }
        names.push("x-sdk-date");
        let date = signature::date(now);
        headers.insert("x-sdk-date", header::value("x-sdk-date", &date)?);
        if let Some(token) = &self.security_token {
            names.push("x-security-token");
            request.header("x-security-token", token, &Bounds::min_length(1))?;
        }
        let signed = Signed {
            request: request.request(),
            names: &names,
            date: &date,
        };
        let signature = signed.signature(self.secret.text())?;
        let value = header(&self.access, &names, &signature);
        request.insert("authorization", &self.access, &Bounds::min_length(1), value)
    }
}

/// The header `Authorization`.
fn header(access: &str, names: &[&str], signature: &str) -> Option<HeaderValue> {
    let (algorithm, names) = (signature::ALGORITHM, names.join(";"));
    header::secret(&format!(
        "{algorithm} Access={access}, SignedHeaders={names}, Signature={signature}"
    ))
}

impl Credential for AccessKey {
    fn scheme(&self) -> &'static str {
        SCHEME
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        self.sign(request, SystemTime::now())
    }
}
