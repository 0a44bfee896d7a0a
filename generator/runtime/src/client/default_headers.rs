//! Headers that all calls of a client have.

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::core::build_error::BuildError;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

/// Headers that all calls of a client have, as they are set on its builder.
#[derive(Clone, Default)]
pub struct DefaultHeaders {
    given: HeaderMap,
    /// What is wrong with one, kept until the client is built.
    invalid: Option<Invalid>,
}

/// What a client or its transport sets by itself: for each call anew, or in a way of its own.
const OWN: [&str; 14] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

impl DefaultHeaders {
    /// Sets one, in place of an earlier one of the same name.
    pub fn set(&mut self, name: &str, value: &str) {
        self.insert(name, header::value(name, value));
    }

    /// The same, of a value that is never printed.
    pub fn set_sensitive(&mut self, name: &str, value: &Secret) {
        self.insert(name, value.header().ok_or_else(|| header::unsendable(name)));
    }

    fn insert(&mut self, name: &str, value: Result<HeaderValue, Invalid>) {
        match checked(name).and_then(|name| Ok((name, value?))) {
            Ok((name, value)) => {
                self.given.insert(name, value);
            }
            Err(invalid) => self.invalid = Some(invalid),
        }
    }

    /// The headers, if all of them can be sent.
    pub(super) fn checked(self) -> Result<HeaderMap, BuildError> {
        match self.invalid {
            Some(invalid) => Err(BuildError::new(format!("the header {invalid}"))),
            None => Ok(self.given),
        }
    }
}

/// The name of a header that is the caller's to set.
fn checked(text: &str) -> Result<HeaderName, Invalid> {
    let name = header::name(text)?;
    let problem = match name.as_str() {
        "user-agent" => "is what `user_agent` sets",
        own if OWN.contains(&own) => "is one that the client sets itself, so that no other can be",
        _ => return Ok(name),
    };
    Err(Invalid::new(text, problem))
}
