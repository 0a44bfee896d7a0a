//! An answer as it was received.

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use super::called::Called;

/// An answer as it was received, its body whole.
#[derive(Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Where it is from.
    pub(crate) called: Called,
}

impl From<Reply> for Response<Bytes> {
    fn from(reply: Reply) -> Self {
        let mut response = Self::new(reply.body);
        *response.status_mut() = reply.status;
        *response.headers_mut() = reply.headers;
        response
    }
}

impl Reply {
    /// The first of some headers that is there.
    pub(crate) fn header(&self, names: &[&str]) -> Option<&str> {
        let mut values = names.iter().filter_map(|name| self.headers.get(*name));
        values.find_map(|value| value.to_str().ok())
    }
}
