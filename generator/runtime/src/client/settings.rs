//! What a client is made with.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;

use super::api::Api;
use super::budget::Budget;
use super::default_headers::DefaultHeaders;
use super::endpoint::Endpoint;
use super::observer::Observer;
use super::retry::Retry;
use super::server::{self, Server};
use super::shared::{Client, Shared};
use crate::auth::credential::Credential;
use crate::core::build_error::BuildError;
use crate::transport::awaited::Transport;
#[cfg(feature = "blocking")]
use crate::transport::blocking::BlockingTransport;
#[cfg(feature = "blocking")]
use crate::transport::default_blocking;
use crate::transport::default_transport;

/// What a client is made with. The `ClientBuilder` of each crate says what the fields mean.
#[derive(Clone)]
#[allow(
    missing_docs,
    reason = "the macro `client!` says what each of them means, and a copy may be private"
)]
pub struct Settings {
    api: &'static Api,
    pub endpoint: Option<String>,
    /// The addresses of the operations that have servers of their own, by the numbers of these.
    pub group_endpoints: BTreeMap<usize, String>,
    /// Where the document is, for servers whose address is relative to that.
    pub base: Option<String>,
    /// The variables of the servers' addresses.
    pub variables: BTreeMap<&'static str, String>,
    /// The values of parameters that calls need not give.
    pub parameters: BTreeMap<&'static str, String>,
    credentials: Vec<Arc<dyn Credential>>,
    pub transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "blocking")]
    pub blocking_transport: Option<Arc<dyn BlockingTransport>>,
    pub user_agent: Option<String>,
    pub headers: DefaultHeaders,
    pub timeout: Duration,
    pub attempt_timeout: Option<Duration>,
    pub retry: Retry,
    pub retry_budget: u32,
    pub tolerates_drift: bool,
    pub connect_timeout: Duration,
    pub max_response_size: usize,
    pub max_header_size: usize,
    pub observers: Vec<Arc<dyn Observer>>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An endpoint can hold a password as long as it is not checked.
        f.debug_struct("ClientBuilder")
            .field("variables", &self.variables)
            .field("parameters", &self.parameters)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// What clients of this API are made with, unless something else is set.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            endpoint: None,
            group_endpoints: BTreeMap::new(),
            base: None,
            variables: BTreeMap::new(),
            parameters: BTreeMap::new(),
            credentials: Vec::new(),
            transport: None,
            #[cfg(feature = "blocking")]
            blocking_transport: None,
            user_agent: None,
            headers: DefaultHeaders::default(),
            timeout: Duration::from_secs(60),
            attempt_timeout: None,
            retry: Retry::default(),
            retry_budget: 100,
            tolerates_drift: false,
            connect_timeout: Duration::from_secs(10),
            max_response_size: 16 * 1024 * 1024,
            max_header_size: 64 * 1024,
            observers: Vec::new(),
        }
    }

    /// Takes a credential, in place of an earlier one of the same scheme.
    pub fn set_credential(&mut self, credential: Arc<dyn Credential>) {
        let scheme = credential.scheme();
        self.credentials.retain(|other| other.scheme() != scheme);
        self.credentials.push(credential);
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// When something that every call needs is missing, or cannot be used as it is.
    pub fn build(self) -> Result<Client, BuildError> {
        let groups = self.groups()?;
        let endpoint = match &self.endpoint {
            Some(endpoint) => Endpoint::parse(endpoint)?,
            None => self.choose(self.api.servers)?,
        };
        let user_agent = match self.user_agent {
            Some(user_agent) => HeaderValue::try_from(user_agent),
            // Memory that is there for good is not counted, which calls side by side wait for.
            None => {
                HeaderValue::from_maybe_shared(Bytes::from_static(self.api.user_agent.as_bytes()))
            }
        };
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.connect_timeout)?,
        };
        let shared = Shared {
            api: self.api,
            endpoint,
            groups,
            user_agent: user_agent.map_err(|error| {
                BuildError::new("the user agent cannot be sent in a header").because(error)
            })?,
            headers: self.headers.checked()?,
            parameters: self.parameters,
            credentials: self.credentials,
            transport,
            #[cfg(feature = "blocking")]
            blocking: self
                .blocking_transport
                .unwrap_or_else(|| default_blocking(self.connect_timeout)),
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            budget: Budget::new(self.retry_budget),
            tolerates_drift: self.tolerates_drift,
            max_response_size: self.max_response_size,
            max_header_size: self.max_header_size,
            observers: self.observers,
        };
        Ok(Client {
            shared: Arc::new(shared),
        })
    }

    /// Where the operations are that have servers of their own. Such a server may need what only
    /// its callers give, so that its lack is no reason to do without the others.
    fn groups(&self) -> Result<Vec<Result<Endpoint, String>>, BuildError> {
        let groups = self.api.groups.iter().enumerate().map(|(group, servers)| {
            let given = self.group_endpoints.get(&group).or(self.endpoint.as_ref());
            match given {
                Some(endpoint) => Endpoint::parse(endpoint).map(Ok),
                None => Ok(self.choose(servers).map_err(|error| error.to_string())),
            }
        });
        groups.collect()
    }

    fn choose(&self, servers: &[Server]) -> Result<Endpoint, BuildError> {
        let base = self.base.as_deref();
        let chosen = server::choose(servers, &self.variables, base)?;
        let mut endpoint = Endpoint::parse(&chosen.address)?;
        let by = chosen.variables;
        endpoint.chosen_by = (!by.is_empty()).then(|| by.join(", ").into());
        Ok(endpoint)
    }
}
