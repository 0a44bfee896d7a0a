//! What can be set on a client.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;

use super::api::Api;
#[cfg(feature = "blocking")]
use super::blocking_transport::BlockingTransport;
use super::budget::Budget;
use super::build_error::BuildError;
use super::client::{Client, Shared};
use super::credential::Credential;
#[cfg(feature = "blocking")]
use super::default_blocking;
use super::default_transport;
use super::endpoint::Endpoint;
use super::observer::Observer;
use super::retry::Retry;
use super::server::{self, Base, Server};
use super::transport::Transport;

/// Makes a [`Client`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static Api,
    endpoint: Option<String>,
    pub(super) group_endpoints: BTreeMap<usize, String>,
    pub(super) base: Option<Base>,
    pub(super) variables: BTreeMap<&'static str, String>,
    pub(super) parameters: BTreeMap<&'static str, String>,
    credentials: Vec<Arc<dyn Credential>>,
    transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "blocking")]
    pub(super) blocking: Option<Arc<dyn BlockingTransport>>,
    user_agent: Option<String>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    retry: Retry,
    connect_timeout: Duration,
    max_response_size: usize,
    max_header_size: usize,
    pub(super) observers: Vec<Arc<dyn Observer>>,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An endpoint can hold a password as long as it is not checked.
        f.debug_struct("ClientBuilder")
            .field("variables", &self.variables)
            .field("parameters", &self.parameters)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// A builder of clients of this API.
    pub(crate) fn new(api: &'static Api) -> Self {
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
            blocking: None,
            user_agent: None,
            timeout: Duration::from_secs(60),
            attempt_timeout: None,
            retry: Retry::default(),
            connect_timeout: Duration::from_secs(10),
            max_response_size: 16 * 1024 * 1024,
            max_header_size: 64 * 1024,
            observers: Vec::new(),
        }
    }

    /// The address of the API, in place of the servers that the document lists.
    ///
    /// It begins with `https://` or `http://`; paths are appended to it. It holds for every call, so
    /// that none leaves for a server of the document while another was meant.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The credential of one security scheme, in place of an earlier one of the same scheme.
    pub fn auth(mut self, credential: impl Credential) -> Self {
        let scheme = credential.scheme();
        self.credentials.retain(|other| other.scheme() != scheme);
        self.credentials.push(Arc::new(credential));
        self
    }

    /// How long a whole call may take, with all its attempts and until its answer is read: 60
    /// seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long each attempt of a call may take, until its answer is read: as long as the call,
    /// unless set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How long connecting may take: 10 seconds unless set. A transport of one's own has its own.
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// When a failed attempt is followed by another.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How many bytes the body of an answer may have: 16 MiB unless set.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// How many bytes the headers of an answer may have, their names and values together: 64 KiB
    /// unless set. A transport may allow less.
    pub fn max_header_size(mut self, bytes: usize) -> Self {
        self.max_header_size = bytes;
        self
    }

    /// The `User-Agent` of every request, in place of this crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// What sends the requests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
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
            parameters: self.parameters,
            credentials: self.credentials,
            transport,
            #[cfg(feature = "blocking")]
            blocking: self
                .blocking
                .unwrap_or_else(|| default_blocking(self.connect_timeout)),
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            budget: Budget::new(),
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
        Endpoint::parse(&server::choose(
            servers,
            &self.variables,
            self.base.as_ref(),
        )?)
    }
}
