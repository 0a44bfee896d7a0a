//! The transport that sends by `ureq`, for calls that block.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, Request, Response};
use ureq::config::AutoHeaderValue;
use ureq::{Agent, SendBody, Timeout};

use super::awaited::{TransportError, TransportErrorKind};
use super::blocking::{BlockingTransport, TimeLimit};
use super::payload::Payload;

/// So many connections are kept for calls to come.
const KEPT: usize = 100;

/// No time is longer, since `ureq` adds it to the present.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Sends by `ureq`, and blocks the thread meanwhile.
///
/// At the level `TRACE`, `ureq` writes every byte that it sends to the log, credentials included,
/// with the target `ureq_proto`. It has no setting against that: allow the target `DEBUG` at most.
#[derive(Clone)]
pub struct UreqTransport {
    agent: Agent,
}

impl UreqTransport {
    /// Sends by an agent of one's own.
    ///
    /// Whether it follows redirects, and whether it takes a status for an error, makes no
    /// difference: both are the client's part.
    #[must_use]
    pub fn from_agent(agent: Agent) -> Self {
        Self { agent }
    }

    fn request<B: ureq::AsSendBody>(&self, request: Request<B>, limit: TimeLimit) -> Request<B> {
        let own = self.agent.config().timeouts();
        let sooner = |own: Option<Duration>, limit: Duration| {
            let limit = limit.min(LONGEST);
            Some(own.map_or(limit, |own| own.min(limit)))
        };
        let request = self
            .agent
            .configure_request(request)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true);
        let request = match limit.read {
            None => request.timeout_global(sooner(own.global, limit.answer)),
            Some(read) => request
                .timeout_connect(sooner(own.connect, limit.answer))
                .timeout_send_request(sooner(own.send_request, limit.answer))
                .timeout_send_body(sooner(own.send_body, limit.answer))
                .timeout_recv_response(sooner(own.recv_response, limit.answer))
                .timeout_per_read(sooner(None, read)),
        };
        request.build()
    }
}

impl BlockingTransport for UreqTransport {
    fn send(
        &self,
        request: Request<Payload>,
        limit: TimeLimit,
    ) -> Result<Response<Box<dyn Read + Send>>, TransportError> {
        let (mut head, payload) = request.into_parts();
        let length = payload.length();
        let has_body = [Method::POST, Method::PUT, Method::PATCH].contains(&head.method);
        if let Some(length) = length.filter(|length| has_body || *length > 0) {
            head.headers
                .insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        let mut body = payload.read(limit.answer);
        if length == Some(0) {
            // Nobody asks an empty body for the piece that it must not have.
            let is_empty = body.read(&mut [0]).map(|count| count == 0);
            is_empty.map_err(|failed| body.take_error().unwrap_or_else(|| error(failed.into())))?;
        }
        let answer = if length == Some(0) && !has_body {
            let request = Request::from_parts(head, ());
            self.agent.run(self.request(request, limit))
        } else {
            let request = Request::from_parts(head, SendBody::from_reader(&mut body));
            self.agent.run(self.request(request, limit))
        };
        let answer = answer.map_err(|failed| body.take_error().unwrap_or_else(|| error(failed)))?;
        Ok(answer.map(|body| Box::new(Incoming(body.into_reader())) as Box<dyn Read + Send>))
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An agent of the caller's own can hold secrets in its settings.
        f.debug_struct("UreqTransport").finish_non_exhaustive()
    }
}

/// A body that `ureq` receives.
struct Incoming(ureq::BodyReader<'static>);

impl Read for Incoming {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer);
        read.map_err(|failed| io::Error::other(error(failed.into())))
    }
}

/// The transport of a client that is given none.
pub(crate) fn default_blocking(connect: Duration) -> Arc<dyn BlockingTransport> {
    let connect = connect.min(LONGEST);
    let config = Agent::config_builder()
        .timeout_resolve(Some(connect))
        .timeout_connect(Some(connect))
        .max_idle_connections(KEPT)
        .max_idle_connections_per_host(KEPT)
        .accept_encoding(AutoHeaderValue::None);
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let config = config.tls_config(tls());
    let agent = Agent::new_with_config(config.build());
    Arc::new(UreqTransport { agent })
}

/// Certificates of the system are trusted, as with every other transport.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn tls() -> ureq::tls::TlsConfig {
    use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
    let provider = if cfg!(feature = "rustls") {
        TlsProvider::Rustls
    } else {
        TlsProvider::NativeTls
    };
    TlsConfig::builder()
        .provider(provider)
        .root_certs(RootCerts::PlatformVerifier)
        .build()
}

fn error(error: ureq::Error) -> TransportError {
    let kind = match &error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            TransportErrorKind::ConnectTimeout
        }
        ureq::Error::Timeout(_) => TransportErrorKind::Timeout,
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::ConnectProxyFailed(_) => TransportErrorKind::Connect,
        ureq::Error::Io(error) if never_connected(error) => TransportErrorKind::Connect,
        ureq::Error::TlsRequired
        | ureq::Error::RequireHttpsOnly(_)
        | ureq::Error::InvalidProxyUrl => TransportErrorKind::Setup,
        _ => TransportErrorKind::Other,
    };
    TransportError::new(kind, error)
}

/// Whether that happens only before there is a connection.
fn never_connected(error: &io::Error) -> bool {
    // A name that is not found has no kind of its own.
    let is_unknown = match error.raw_os_error() {
        None => error.to_string().starts_with("failed to lookup address"),
        Some(code) => cfg!(windows) && (11001..=11004).contains(&code),
    };
    is_unknown
        || matches!(
            error.kind(),
            io::ErrorKind::ConnectionRefused
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable
                | io::ErrorKind::AddrNotAvailable
        )
}
