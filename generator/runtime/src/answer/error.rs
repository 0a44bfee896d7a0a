//! The error of a call.

use std::error::Error as StdError;
use std::fmt;

use http::{HeaderMap, StatusCode};

use super::failure::{Cause, Failure, Misfit};
use crate::core::error_kind::ErrorKind;

/// The error of a call, where `E` is the error body that the document promises.
///
/// Whatever the answer was, its status, headers and body are kept.
pub struct Error<E> {
    parts: Box<Parts<E>>,
}

struct Parts<E> {
    failure: Failure,
    api: Option<E>,
}

impl<E> Error<E> {
    pub(crate) fn new(failure: Failure, api: Option<E>) -> Self {
        Self {
            parts: Box::new(Parts { failure, api }),
        }
    }

    /// What kind of error this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.failure().kind()
    }

    /// Whether the request could not be made from what was given.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.kind() == ErrorKind::Invalid
    }

    /// Whether there was no connection.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Whether something took too long: connecting, if it [is that](Self::is_connect) as well;
    /// else the answer, which began to arrive if there is a [status](Self::status).
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.failure().is_timeout()
    }

    /// Whether the API refuses to take more calls for now, by the status 429.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the API says that the credential has expired or was revoked, so that it takes another:
    /// by one of the codes that the document lists for that, or by the status 401 with
    /// `error="invalid_token"` in the header `WWW-Authenticate`.
    #[must_use]
    pub fn is_expired_credential(&self) -> bool {
        self.failure().is_expired
    }

    /// Whether the same call can fare better a little later: it was throttled, the API is away for
    /// now (408, 500, 502, 503, 504), or the connection failed or took too long. That says nothing
    /// of whether the call may be made twice.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        self.failure().may_pass()
    }

    /// Whether the API answered with the status of an error, of a redirect such as 304 that leads
    /// nowhere else, or of a documented one that is not followed, such as to another server.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.kind() == ErrorKind::Api
    }

    /// How often the call was attempted: none where nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.failure().attempts.count
    }

    /// The operation's id in the document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.failure().info.id
    }

    /// The host that was called last, with its port if it has one; nothing where no request was made.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.failure().called().host()
    }

    /// The path that was called last, as it was sent; nothing where no request was made.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        let called = self.failure().called();
        called.host().map(|_| called.address.path())
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.failure().status()
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        let reply = self.failure().reply.as_ref();
        reply.map(|reply| &reply.headers)
    }

    /// The body of the answer, whole and as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        let reply = self.failure().reply.as_ref();
        reply.map_or(&[], |reply| &reply.body)
    }

    /// The id under which the API knows the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.failure().request_id.as_deref()
    }

    /// The code of the error, as the API gave it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.failure().code.as_deref()
    }

    /// The message of the error, as the API gave it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.failure().message.as_deref()
    }

    /// What brought it about, for those who look for an error of a type such as
    /// [`std::io::Error`] among its sources. The text of the error says it already.
    #[must_use]
    pub fn reason(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.failure().cause {
            Cause::Invalid(error) => Some(error),
            Cause::Transport { error, .. } | Cause::BrokeOff(error) => Some(error),
            Cause::Unreadable { error, .. } | Cause::Misfit(Misfit::Body { error, .. }) => {
                Some(&**error)
            }
            Cause::Credential(_)
            | Cause::Timeout(_)
            | Cause::TooLarge(_)
            | Cause::HeadersTooLarge(_)
            | Cause::Redirect(_)
            | Cause::Refused
            | Cause::Undocumented
            | Cause::Misfit(_) => None,
        }
    }

    /// The error body, where the answer had the one that the document promises: not where that is
    /// an object of which the answer has no property, as that of a program on the way has none.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        self.parts.api.as_ref()
    }

    /// The error body, where the answer had the one that the document promises.
    #[must_use]
    pub fn into_api(self) -> Option<E> {
        self.parts.api
    }

    fn failure(&self) -> &Failure {
        &self.parts.failure
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure().fmt(f)
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers can hold secrets of the API's own, such as a token that was asked for.
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("operation", &self.failure().info.id)
            .field("status", &self.status())
            .field("code", &self.code())
            .field("message", &self.message())
            .field("request_id", &self.request_id())
            .field("cause", &self.failure().cause)
            .field("api", &self.parts.api)
            .finish_non_exhaustive()
    }
}

/// Its own text says all that is known, what brought it about included, so that it has no source.
impl<E: fmt::Debug> StdError for Error<E> {}
