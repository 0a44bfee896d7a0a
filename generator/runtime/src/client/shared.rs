//! The client, which all calls share.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use super::api::Api;
#[cfg(feature = "blocking")]
use super::blocking_transport::BlockingTransport;
use super::budget::Budget;
use super::credential::Credential;
use super::endpoint::Endpoint;
use super::invalid::Invalid;
use super::observer::Observer;
use super::operation::Info;
use super::retry::Retry;
use super::transport::Transport;

/// A client of the API.
///
/// Clones are cheap, and share everything: settings, credentials and connections.
#[derive(Clone)]
pub struct Client {
    pub(super) shared: Arc<Shared>,
}

/// What all clones of a client share.
pub(super) struct Shared {
    pub(super) api: &'static Api,
    pub(super) endpoint: Endpoint,
    /// Where the operations are that have servers of their own, or why that is not known.
    pub(super) groups: Vec<Result<Endpoint, String>>,
    pub(super) user_agent: HeaderValue,
    pub(super) parameters: BTreeMap<&'static str, String>,
    pub(super) credentials: Vec<Arc<dyn Credential>>,
    pub(super) transport: Arc<dyn Transport>,
    #[cfg(feature = "blocking")]
    pub(super) blocking: Arc<dyn BlockingTransport>,
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Retry,
    pub(super) budget: Budget,
    pub(super) max_response_size: usize,
    pub(super) max_header_size: usize,
    pub(super) observers: Vec<Arc<dyn Observer>>,
}

impl Shared {
    /// Where an operation is called.
    pub(super) fn endpoint(&self, info: &Info) -> Result<&Endpoint, Invalid> {
        let own = info.server.checked_sub(1);
        match own.and_then(|group| self.groups.get(group)) {
            None => Ok(&self.endpoint),
            Some(Ok(endpoint)) => Ok(endpoint),
            Some(Err(problem)) => Err(Invalid::new("the server", format!("is unknown: {problem}"))),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.shared.endpoint.to_string())
            .field("parameters", &self.shared.parameters)
            .field("credentials", &self.shared.credentials)
            .field("transport", &self.shared.transport)
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}
