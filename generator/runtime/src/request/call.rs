//! The client of a call, and its options.

use std::fmt;
use std::time::Duration;

use http::header::ACCEPT_ENCODING;
use http::{HeaderName, HeaderValue, Uri};

use crate::client::info::Info;
use crate::client::retry::Retry;
use crate::client::shared::Client;
use crate::core::header;
use crate::core::invalid::Invalid;

/// The client of a call, and the options that are the same for all operations.
#[derive(Clone)]
pub struct Call {
    pub(crate) client: Client,
    /// Nothing for most calls, which are the smaller for it.
    options: Option<Box<Options>>,
}

/// What a call does in another way than its client.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// Whether redirects to other servers are followed as well.
    pub(crate) follows_elsewhere: bool,
    /// Whether what is not as documented is left out of the answer, if it is said for this call.
    pub(crate) tolerates_drift: Option<bool>,
    /// What is never left out, as JSON Pointers into the answer.
    pub(crate) looked_at: &'static [&'static str],
    /// Where the call is sent instead of the operation's own address, on the same server.
    pub(crate) target: Option<Uri>,
    /// Whether it asks for what is there by a `GET` without a body, whatever the operation does.
    pub(crate) only_asks: bool,
    /// What the first element of a body in XML is called, in place of what the document says.
    #[cfg(feature = "xml")]
    pub(crate) root: Option<String>,
    /// What is wrong with an option, kept until the call is sent.
    pub(crate) invalid: Option<Invalid>,
}

impl Call {
    /// A call without options.
    #[must_use]
    pub fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            options: None,
        }
    }

    /// Sets the time that the call may take.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.options_mut().timeout = Some(timeout);
    }

    /// Sets when a failed attempt is followed by another.
    pub fn set_retry(&mut self, retry: Retry) {
        self.options_mut().retry = Some(retry);
    }

    /// Has redirects to other servers followed as well.
    pub fn follow_elsewhere(&mut self) {
        self.options_mut().follows_elsewhere = true;
    }

    /// Sets whether what is not as documented is left out of the answer.
    pub fn set_tolerate_drift(&mut self, tolerates: bool) {
        self.options_mut().tolerates_drift = Some(tolerates);
    }

    /// Sets a header of the request.
    pub fn set_header(&mut self, name: &str, value: &str) {
        let header = header::name(name).and_then(|key| Ok((key, header::value(name, value)?)));
        match header {
            Ok(header) => self.options_mut().headers.push(header),
            Err(invalid) => self.options_mut().invalid = Some(invalid),
        }
    }

    /// Sets what the first element of a body in XML is called.
    #[cfg(feature = "xml")]
    pub fn set_root(&mut self, name: &str) {
        self.options_mut().root = Some(name.to_owned());
    }

    /// What the first element of a body in XML is called, if that is said for this call.
    #[cfg(feature = "xml")]
    pub(crate) fn root(&self) -> Option<&str> {
        self.options()?.root.as_deref()
    }

    /// Says which call it is. Its arguments and headers are not shown, as each can hold a secret.
    pub(crate) fn describe(&self, info: &Info, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &info.id)
            .field("method", &info.method)
            .field("path", &info.path)
            .field("timeout", &self.timeout())
            .finish_non_exhaustive()
    }

    pub(crate) fn options(&self) -> Option<&Options> {
        self.options.as_deref()
    }

    pub(crate) fn options_mut(&mut self) -> &mut Options {
        self.options.get_or_insert_default()
    }

    pub(crate) fn timeout(&self) -> Duration {
        let own = self.options().and_then(|options| options.timeout);
        own.unwrap_or_else(|| self.retry().timeout(self.client.shared.timeout))
    }

    /// How long each attempt may take, if not as long as the call.
    pub(crate) fn attempt_timeout(&self) -> Option<Duration> {
        let shared = &self.client.shared;
        let usual = || self.retry().is_patient.then_some(shared.timeout);
        shared.attempt_timeout.or_else(usual)
    }

    pub(crate) fn retry(&self) -> Retry {
        let own = self.options().and_then(|options| options.retry);
        own.unwrap_or(self.client.shared.retry)
    }

    pub(crate) fn follows_elsewhere(&self) -> bool {
        self.options()
            .is_some_and(|options| options.follows_elsewhere)
    }

    /// What must not be left out of the answer, where other things may.
    pub(crate) fn tolerance(&self) -> Option<&'static [&'static str]> {
        let options = self.options();
        let own = options.and_then(|options| options.tolerates_drift);
        let tolerates = own.unwrap_or(self.client.shared.tolerates_drift);
        tolerates.then(|| options.map_or(&[][..], |options| options.looked_at))
    }

    /// Whether the caller has said which codings the answer may be in.
    pub(crate) fn chooses_coding(&self) -> bool {
        let mut headers = self.headers().iter();
        headers.any(|(name, _)| name == ACCEPT_ENCODING)
    }

    /// The headers that are the call's own.
    pub(crate) fn headers(&self) -> &[(HeaderName, HeaderValue)] {
        self.options().map_or(&[], |options| &options.headers)
    }
}
