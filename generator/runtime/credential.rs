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
#[derive(Debug)]
pub struct Authorizer<'a> {
    request: &'a mut Request<Bytes>,
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
    pub fn header(&mut self, name: &str, secret: &Secret, bounds: &Bounds) -> Result<(), Invalid> {
        let bytes = secret.bytes();
        header::check(name, bytes)?;
        let text = std::str::from_utf8(bytes).map_err(|_| header::unsendable(name))?;
        bounds.check_scalar(&Place::TOP.field(name), &Scalar::Text(text))?;
        let mut value = HeaderValue::from_maybe_shared(bytes.clone())
            .map_err(|_| header::unsendable(name))?;
        value.set_sensitive(true);
        self.request
            .headers_mut()
            .insert(header::name(name)?, value);
        Ok(())
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
    for credential in schemes.iter().filter_map(|scheme| client.credential(scheme)) {
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
    Invalid::new(schemes, "is needed: give it to `ClientBuilder::auth`")
}
