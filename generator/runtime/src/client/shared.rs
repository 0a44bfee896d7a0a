//! The client, which all calls share.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue};

use super::api::Api;
use super::budget::Budget;
use super::endpoint::Endpoint;
use super::info::Info;
use super::observer::Observer;
use super::retry::Retry;
use crate::auth::credential::Credential;
use crate::core::invalid::Invalid;
use crate::transport::awaited::Transport;
#[cfg(feature = "blocking")]
use crate::transport::blocking::BlockingTransport;

/// A client of the API.
///
/// Clones are cheap, and share everything: settings, credentials and connections.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

/// What all clones of a client share.
pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) endpoint: Endpoint,
    /// Where the operations are that have servers of their own, or why that is not known.
    pub(crate) groups: Vec<Result<Endpoint, String>>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) headers: HeaderMap,
    pub(crate) parameters: BTreeMap<&'static str, String>,
    pub(crate) credentials: Vec<Arc<dyn Credential>>,
    pub(crate) transport: Arc<dyn Transport>,
    #[cfg(feature = "blocking")]
    pub(crate) blocking: Arc<dyn BlockingTransport>,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Retry,
    pub(crate) budget: Budget,
    pub(crate) tolerates_drift: bool,
    pub(crate) max_response_size: usize,
    pub(crate) max_header_size: usize,
    pub(crate) observers: Vec<Arc<dyn Observer>>,
}

impl Shared {
    /// Where an operation is called.
    pub(crate) fn endpoint(&self, info: &Info) -> Result<&Endpoint, Invalid> {
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
