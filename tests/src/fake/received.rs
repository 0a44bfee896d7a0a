//! A request as it arrived.

use bytes::Bytes;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Request};
use serde_json::Value;

use super::rules::{encoding, signature};

/// One request as it arrived, and what the server thinks of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The method, such as `POST`.
    pub method: String,
    /// The path as it was written, still encoded.
    pub path: String,
    /// The query as it was written, still encoded, without the `?`.
    pub query: Option<String>,
    /// The decoded segments of the path; empty if it is badly encoded.
    pub segments: Vec<String>,
    /// The decoded pairs of the query; empty if it is badly encoded.
    pub pairs: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The rule that the request breaks, if it breaks one.
    pub refusal: Option<String>,
}

impl Received {
    pub(super) fn new(parts: Parts, body: Bytes) -> Self {
        let path = parts.uri.path().to_owned();
        let query = parts.uri.query().map(str::to_owned);
        Self {
            method: parts.method.as_str().to_owned(),
            segments: encoding::segments(&path).unwrap_or_default(),
            pairs: encoding::pairs(query.as_deref()).unwrap_or_default(),
            path,
            query,
            headers: parts.headers,
            body,
            refusal: None,
        }
    }

    /// Takes a request that another server has received.
    #[must_use]
    pub fn elsewhere(request: Request<Bytes>) -> Self {
        let (parts, body) = request.into_parts();
        Self::new(parts, body)
    }

    /// Checks that it is signed with one of the access keys that are known here.
    ///
    /// # Errors
    ///
    /// With the rule that it breaks.
    pub fn check_signature(&self) -> Result<(), String> {
        let said = self.header("authorization");
        signature::check(self, said.ok_or("it is not signed")?)
    }

    /// The header's value, if it is there and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The value of the query's first pair with this key.
    #[must_use]
    pub fn query_value(&self, key: &str) -> Option<&str> {
        let (_, value) = self.pairs.iter().find(|(name, _)| name == key)?;
        Some(value)
    }

    /// The body as JSON, or `null` if it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}
