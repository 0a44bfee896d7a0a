//! What a transport for tests was asked.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Request};

/// A request that a [`TestTransport`](super::transport::TestTransport) was given.
///
/// It prints the names of its headers and of its parameters without their values, any of which can
/// be a secret.
#[derive(Clone)]
pub struct TestRequest(Request<Bytes>);

impl TestRequest {
    pub(crate) fn new(request: Request<Bytes>) -> Self {
        Self(request)
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.0.method().as_str()
    }

    /// The scheme, the host and the port, if one is given.
    #[must_use]
    pub fn origin(&self) -> String {
        let uri = self.0.uri();
        let scheme = uri.scheme_str().unwrap_or_default();
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        format!("{scheme}://{authority}")
    }

    /// The path as it is sent, with its percent signs.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.uri().path()
    }

    /// What the query has, decoded and in its order.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.0.uri().query().unwrap_or_default();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let decoded = pairs.map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(key), decoded(value))
        });
        decoded.collect()
    }

    /// The header of a name, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers().get(name)?.to_str().ok()
    }

    /// All headers, but for those that a transport adds by itself.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.0.body()
    }
}

impl fmt::Debug for TestRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.query();
        let parameters: Vec<&str> = query.iter().map(|(key, _)| key.as_str()).collect();
        let headers: Vec<&str> = self.headers().keys().map(HeaderName::as_str).collect();
        f.debug_struct("TestRequest")
            .field("method", &self.method())
            .field("path", &self.path())
            .field("query", &parameters)
            .field("headers", &headers)
            .field("bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// A text with each `%` and two digits replaced by the byte that they are.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let (byte, length) = match (first, byte) {
            (b'%', Some(byte)) => (byte, 3),
            _ => (*first, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
