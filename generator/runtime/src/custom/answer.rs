//! What a call of one's own gives.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_core::de::DeserializeOwned;

use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::watch::call::Watch;

/// The successful answer of a call of one's own, its body whole.
pub struct CustomAnswer(pub(crate) Answer);

impl CustomAnswer {
    /// Takes a success; for those who watch the call, it has ended with that.
    pub(crate) fn new<E>(mut answer: Answer) -> Result<Self, Error<E>> {
        if !answer.is_success() {
            return Err(Error::new(answer.refused(), None));
        }
        answer.watch = Watch::NONE;
        Ok(Self(answer))
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.reply.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.reply.headers
    }

    /// The id under which the API knows the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.reply.header(self.0.fields.request_id_headers)
    }

    /// The body, whole and as it was received. A clone of it shares its memory.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.reply.body
    }

    /// Reads the body as JSON of a type.
    ///
    /// # Errors
    ///
    /// When it is not, which is an error of the kind `Unexpected` that names the place.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error<()>> {
        self.0.json()
    }

    /// Reads the body as a text.
    ///
    /// # Errors
    ///
    /// When it is not, which is an error of the kind `Unexpected`.
    pub fn text(self) -> Result<String, Error<()>> {
        self.0.text()
    }
}

impl fmt::Debug for CustomAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and the body can hold secrets of the API's own.
        f.debug_struct("CustomAnswer")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}
