//! An answer's value together with what came with it.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::reply::Reply;
use crate::client::api::ErrorFields;
use crate::core::left_out::LeftOut;

/// The value of a successful answer together with what came with it.
#[derive(Clone)]
pub struct Response<T> {
    pub(crate) value: T,
    pub(crate) reply: Reply,
    pub(crate) fields: &'static ErrorFields,
    pub(crate) left_out: Vec<LeftOut>,
}

impl<T> Response<T> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.reply.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.reply.headers
    }

    /// The id under which the API knows the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.reply.header(self.fields.request_id_headers)
    }

    /// The body, whole and as it was received.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.reply.body
    }

    /// What was left out of the value, since it is not as documented and that is tolerated.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value alone.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers can hold secrets of the API's own, such as a token that was asked for.
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
