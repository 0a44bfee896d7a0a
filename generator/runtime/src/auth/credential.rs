//! What makes a request the caller's own.

use std::borrow::Cow;
use std::fmt;
use std::time::Instant;

use bytes::Bytes;
use http::{HeaderValue, Request, Response};

use super::refusal::Refusal;
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::place::Place;
use crate::core::secret::Secret;
use crate::core::value::Scalar;
use crate::transport::awaited::BoxFuture;
use crate::transport::payload::Payload;

/// What makes a request the caller's own: a token, a key, a signature.
///
/// A caller can implement it as well, for a scheme whose type here is not enough: for a token, say,
/// that a person grants and a program renews.
pub trait Credential: fmt::Debug + Send + Sync + 'static {
    /// The name of the security scheme that it satisfies.
    fn scheme(&self) -> &'static str;

    /// Adds to a request that is complete but for this; called anew for each attempt.
    ///
    /// # Errors
    ///
    /// When the credential cannot be sent. The error must not repeat it.
    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid>;

    /// What has to happen before [`Credential::authorize`], by the client's clock at this time;
    /// asked anew after it has.
    fn prepare(&self, now: Instant) -> Preparation {
        let _ = now;
        Preparation::Ready
    }

    /// What it knows of a parameter that a client can be given, such as the project that a key is
    /// for: it is taken where neither the call nor the client has a value.
    fn parameter(&self, name: &str) -> Option<&str> {
        let _ = name;
        None
    }

    /// Whether it will know of such a parameter once it is [prepared](Self::prepare).
    fn brings(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// Why it has nothing to send, if what [`Credential::prepare`] asks for has failed last.
    fn refusal(&self) -> Option<Refusal> {
        None
    }

    /// Takes note that the API refused a request which was sent at that time, with the status 401;
    /// says whether another attempt could fare better. There is one at most.
    fn refused(&self, sent: Instant) -> bool {
        let _ = sent;
        false
    }
}

/// What has to happen before a request can have a credential.
pub enum Preparation {
    /// Nothing.
    Ready,
    /// A request of the credential's own.
    Send(Box<dyn TokenRequest>),
    /// Another call's request has to be answered, of which this tells what went wrong.
    Wait(BoxFuture<'static, Result<(), String>>),
}

impl fmt::Debug for Preparation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ready => "Ready",
            Self::Send(_) => "Send",
            Self::Wait(_) => "Wait",
        })
    }
}

/// A request of a credential's own. It is dropped where nothing comes of it.
pub trait TokenRequest: Send + Sync {
    /// The request.
    ///
    /// # Errors
    ///
    /// When it cannot be sent. The error must not repeat a secret.
    fn request(&self) -> Result<Request<Bytes>, Invalid>;

    /// Takes the answer, whatever its status is, which was there at this time.
    ///
    /// # Errors
    ///
    /// When it does not hold what was asked for. The text must not repeat a secret.
    fn answered(self: Box<Self>, answer: Response<Bytes>, now: Instant) -> Result<(), String>;
}

/// A request that waits for a credential.
pub struct Authorizer<'a> {
    pub(crate) request: &'a mut Request<Payload>,
}

/// The parameters of a call that a client can be given, beside its request.
#[derive(Clone, Default)]
pub(crate) struct Parameters(pub(crate) Vec<(Cow<'static, str>, String)>);

impl Authorizer<'_> {
    /// The request as it will be sent, but for what is still added. Its body is not in memory
    /// where it is streamed.
    #[must_use]
    pub fn request(&self) -> &Request<Payload> {
        self.request
    }

    /// What the call has for a parameter that a client can be given, be it the call's own, the
    /// client's or a credential's.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let Parameters(known) = self.request.extensions().get()?;
        let found = known.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
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
        // mark: bearer
        let value = header::secret(&format!("Bearer {token}"));
        self.insert("authorization", token, &Bounds::min_length(1), value)
    }

    pub(crate) fn insert(
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
