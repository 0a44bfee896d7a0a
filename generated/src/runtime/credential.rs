// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! What makes a request the caller's own.

use std::fmt;

use bytes::Bytes;
use http::{HeaderValue, Request};

use super::bounds::Bounds;
use super::client::Shared;
use super::header;
use super::invalid::Invalid;
use super::operation::Info;
use super::place::Place;
use super::secret::Secret;
use super::value::Scalar;

/// What makes a request the caller's own: a token, a key, a signature.
pub trait Credential: fmt::Debug + Send + Sync + 'static {
    /// The name of the security scheme that it satisfies.
    fn scheme(&self) -> &'static str;

    /// Adds to a request that is complete but for this; called anew for each attempt.
    ///
    /// # Errors
    ///
    /// When the credential cannot be sent. The error must not repeat it.
    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid>;
}

/// A request that waits for a credential.
pub struct Authorizer<'a> {
    pub(super) request: &'a mut Request<Bytes>,
}

impl Authorizer<'_> {
    /// The request as it will be sent, but for what is still added.
    #[must_use]
    pub fn request(&self) -> &Request<Bytes> {
        self.request
    }

    /// Sets a header that is never printed.
    ///
    /// # Errors
    ///
    /// When the secret is outside of its bounds, or cannot be sent in a header.
    pub fn header(
        &mut self,
        name: &'static str,
        secret: &Secret,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        self.insert(name, secret.text(), bounds, secret.header())
    }

    /// Sets the header `Authorization` to a token of the kind `Bearer`.
    ///
    /// # Errors
    ///
    /// When the token is empty, or cannot be sent in a header.
    pub fn bearer(&mut self, token: &Secret) -> Result<(), Invalid> {
        let token = token.text();
        let value = header::secret(&format!("Bearer {token}"));
        self.insert("authorization", token, &Bounds::min_length(1), value)
    }

    pub(super) fn insert(
        &mut self,
        name: &'static str,
        secret: &str,
        bounds: &Bounds,
        value: Option<HeaderValue>,
    ) -> Result<(), Invalid> {
        bounds.check_scalar(&Place::TOP.field(name), &Scalar::Text(secret))?;
        let value = value.ok_or_else(|| header::unsendable(name))?;
        let headers = self.request.headers_mut();
        headers.insert(header::fixed_name(name)?, value);
        Ok(())
    }
}

impl fmt::Debug for Authorizer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers can hold secrets that the caller has set.
        f.debug_struct("Authorizer")
            .field("method", self.request.method())
            .field("uri", self.request.uri())
            .finish_non_exhaustive()
    }
}

/// Adds the credentials of the first alternative that the client has whole.
pub(super) fn authorize(
    client: &Shared,
    info: &Info,
    request: &mut Request<Bytes>,
) -> Result<(), Invalid> {
    let has = |scheme: &&str| client.credential(scheme).is_some();
    let whole = |schemes: &&&[&str]| schemes.iter().all(has);
    let Some(schemes) = info.security.iter().find(whole) else {
        return match info.security.first() {
            Some(schemes) => Err(missing(schemes)),
            None => Ok(()),
        };
    };
    for credential in schemes
        .iter()
        .filter_map(|scheme| client.credential(scheme))
    {
        credential.authorize(&mut Authorizer { request })?;
    }
    Ok(())
}

impl Shared {
    fn credential(&self, scheme: &str) -> Option<&dyn Credential> {
        let mut credentials = self.credentials.iter();
        let found = credentials.find(|credential| credential.scheme() == scheme);
        found.map(|credential| &**credential)
    }
}

fn missing(schemes: &[&str]) -> Invalid {
    let schemes = schemes.join(" and ");
    Invalid::new(
        schemes,
        "is needed: give `ClientBuilder::auth` a `Credential` for it",
    )
}
