//! Spans of `tracing`, with the names that OpenTelemetry gives to the parts of HTTP.

use std::future::Future;

use http::Method;
use tracing::field::Empty;
use tracing::{Instrument, info_span};

use crate::client::info::Info;
use crate::client::observer::{Attempt, AttemptEnd, CallEnd, Ending, Purpose};
use crate::core::error_kind::ErrorKind;

/// The methods that have a name of their own in OpenTelemetry: those of RFC 9110 and RFC 5789.
const KNOWN: [&str; 9] = [
    "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];

/// A span: that of a call, or of one of its requests.
#[derive(Clone)]
pub(crate) struct Span(tracing::Span);

impl Span {
    pub(crate) fn none() -> Self {
        Self(tracing::Span::none())
    }

    /// The span of a call. OpenTelemetry wants the requests alone to be spans of a client.
    pub(crate) fn of_call(info: &Info) -> Self {
        Self(info_span!(
            "call",
            "otel.name" = info.id,
            "otel.kind" = "internal",
            "otel.status_code" = Empty,
            "error.type" = Empty,
            "attempts" = Empty,
            "left_out" = Empty,
        ))
    }

    /// The span of a request, in that of its call.
    pub(crate) fn of_attempt(&self, attempt: &Attempt) -> Self {
        if self.is_off() {
            return Self::none();
        }
        let (method, original) = method(&attempt.method);
        let name = if original.is_some() { "HTTP" } else { method };
        let name = match attempt.template {
            Some(template) => format!("{name} {template}"),
            None => name.to_owned(),
        };
        let url = &attempt.url;
        let usual = if url.scheme_str() == Some("https") {
            443
        } else {
            80
        };
        let is_again = attempt.number > 1 && attempt.purpose != Purpose::Credential;
        Self(info_span!(
            parent: &self.0,
            "attempt",
            "otel.name" = name,
            "otel.kind" = "client",
            "otel.status_code" = Empty,
            "http.request.method" = method,
            "http.request.method_original" = original,
            "http.request.resend_count" = is_again.then(|| attempt.number - 1),
            "http.response.status_code" = Empty,
            "url.full" = %url,
            "url.template" = attempt.template,
            "server.address" = url.host().unwrap_or_default().trim_matches(['[', ']']),
            "server.port" = url.port_u16().unwrap_or(usual),
            "error.type" = Empty,
        ))
    }

    /// Whether nobody takes note of it.
    pub(crate) fn is_off(&self) -> bool {
        self.0.is_disabled()
    }

    pub(crate) fn end_attempt(&self, end: &AttemptEnd) {
        let status = end.status.map(|status| status.as_u16());
        self.0.record("http.response.status_code", status);
        self.failed(end.ending, status);
    }

    pub(crate) fn end_call(&self, end: &CallEnd) {
        self.0.record("attempts", end.attempts);
        if end.left_out > 0 {
            self.0.record("left_out", end.left_out);
        }
        self.failed(end.ending, end.status.map(|status| status.as_u16()));
    }

    /// Says what went wrong, by the status of the answer if that is what did.
    fn failed(&self, ending: Ending, status: Option<u16>) {
        let status = status.map(|status| status.to_string());
        let error = match ending {
            Ending::Answered => return,
            Ending::Cancelled => "cancelled",
            Ending::Failed(kind) => match kind {
                ErrorKind::Invalid => "invalid",
                ErrorKind::Credential => "credential",
                ErrorKind::Connect => "connect",
                ErrorKind::Timeout => "timeout",
                ErrorKind::Transport => "transport",
                ErrorKind::Api => status.as_deref().unwrap_or("_OTHER"),
                ErrorKind::Unexpected => "unexpected",
            },
        };
        self.0.record("error.type", error);
        self.0.record("otel.status_code", "ERROR");
    }

    /// Does something with this as the current span.
    pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.in_scope(work)
    }

    /// The same for a future, whenever it is polled.
    pub(crate) fn within<F: Future>(self, work: F) -> impl Future<Output = F::Output> {
        work.instrument(self.0)
    }
}

/// The name of a method, and what it is if that has none.
fn method(method: &Method) -> (&'static str, Option<&str>) {
    let known = KNOWN.into_iter().find(|known| method == *known);
    match known {
        Some(known) => (known, None),
        None => ("_OTHER", Some(method.as_str())),
    }
}
