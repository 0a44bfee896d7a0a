//! What may be over a little later, so that the same call can fare better then.

use http::StatusCode;

use super::failure::{Cause, Failure};
use crate::transport::awaited::TransportErrorKind;

/// Whether what a status tells may be over a little later. Of throttling it is certain.
pub(crate) fn status_may_pass(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::REQUEST_TIMEOUT
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::INTERNAL_SERVER_ERROR
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

impl Cause {
    /// Whether a connection failed or took too long in a way that the next one need not.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Self::Transport { error, .. } => !matches!(
                error.kind(),
                TransportErrorKind::Setup | TransportErrorKind::Body
            ),
            Self::BrokeOff(error) => error.kind() != TransportErrorKind::Coding,
            Self::Timeout(_) => true,
            Self::Credential(refusal) => refusal.status.is_some_and(status_may_pass),
            _ => false,
        }
    }
}

impl Failure {
    /// Whether the same call can fare better a little later.
    pub(crate) fn may_pass(&self) -> bool {
        let is_refused = matches!(self.cause, Cause::Refused | Cause::Undocumented);
        self.cause.may_pass() || is_refused && self.status().is_some_and(status_may_pass)
    }
}
