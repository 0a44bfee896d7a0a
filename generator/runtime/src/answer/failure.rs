//! All that is known about a call that failed.

use std::error::Error;
use std::time::Duration;

use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use serde_json::Value;

use super::attempts::Attempts;
use super::called::Called;
use super::reply::Reply;
use crate::auth::refusal::Refusal;
use crate::client::api::ErrorFields;
use crate::client::info::Info;
use crate::core::error_kind::ErrorKind;
use crate::core::invalid::Invalid;
use crate::core::media_type;
use crate::json::text::{self, look_up};
use crate::transport::awaited::{TransportError, TransportErrorKind};

/// All that is known about a call that failed, but for the error body's own type.
pub(crate) struct Failure {
    pub(crate) info: &'static Info,
    pub(crate) cause: Cause,
    /// Where the last request went, if there is no answer of it.
    pub(crate) called: Called,
    pub(crate) reply: Option<Reply>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    /// Whether the API says that the credential has expired.
    pub(crate) is_expired: bool,
    pub(crate) attempts: Attempts,
}

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum Cause {
    /// The request could not be made.
    Invalid(Invalid),
    /// There is no credential, for this reason.
    Credential(Refusal),
    /// The transport brought no answer from this host.
    Transport { error: TransportError, host: String },
    /// The answer's body broke off.
    BrokeOff(TransportError),
    /// The time of the call or of an attempt passed.
    Timeout(Duration),
    /// The answer has more bytes than the limit allows.
    TooLarge(usize),
    /// The answer's headers have more bytes than the limit allows.
    HeadersTooLarge(usize),
    /// The answer is a redirect that is not followed.
    Redirect(String),
    /// The answer has a status of an error.
    Refused,
    /// The answer has a status that the document does not mention.
    Undocumented,
    /// The answer's body is not what the document says.
    Unreadable {
        path: String,
        error: Box<dyn Error + Send + Sync>,
    },
    /// The answer is a success of a status that the document does not mention, and not like the
    /// one that it does.
    Misfit(Misfit),
}

/// What keeps a success from being the documented one.
#[derive(Debug)]
pub(crate) enum Misfit {
    /// It has no body.
    NoBody,
    /// Its body is of this media type.
    MediaType(String),
    /// Its body cannot be read.
    Body {
        path: String,
        error: Box<dyn Error + Send + Sync>,
    },
}

impl Failure {
    /// A failure without an answer.
    pub(crate) fn new(info: &'static Info, cause: Cause) -> Box<Self> {
        Box::new(Self {
            info,
            cause,
            called: Called::default(),
            reply: None,
            code: None,
            message: None,
            request_id: None,
            is_expired: false,
            attempts: Attempts::default(),
        })
    }

    /// A failure with an answer, which is searched for what callers ask for first.
    pub(crate) fn answered(
        info: &'static Info,
        cause: Cause,
        reply: Reply,
        fields: &ErrorFields,
    ) -> Box<Self> {
        let body: Value = serde_json::from_slice(text::unmarked(&reply.body)).unwrap_or_default();
        let in_header = reply.header(fields.request_id_headers).map(str::to_owned);
        let problem = if is_problem(&reply) {
            &body
        } else {
            &Value::Null
        };
        let code = look_up(&body, fields.code).or_else(|| problem_type(problem));
        let is_expired = |code: &str| fields.expired_credential.contains(&code);
        Box::new(Self {
            info,
            cause,
            called: Called::default(),
            is_expired: is_refused_token(&reply) || code.as_deref().is_some_and(is_expired),
            code,
            message: look_up(&body, fields.message)
                .or_else(|| look_up(problem, &["/detail", "/title"])),
            request_id: in_header.or_else(|| look_up(&body, fields.request_id)),
            reply: Some(reply),
            attempts: Attempts::default(),
        })
    }

    /// Searches the JSON that was made of an answer's body.
    #[cfg(feature = "xml")]
    pub(crate) fn look_into(&mut self, json: &[u8], fields: &ErrorFields) {
        let body: Value = serde_json::from_slice(json).unwrap_or_default();
        if let Some(code) = look_up(&body, fields.code) {
            self.is_expired |= fields.expired_credential.contains(&code.as_str());
            self.code = Some(code);
        }
        self.message = look_up(&body, fields.message).or(self.message.take());
        let id = self.request_id.take();
        self.request_id = id.or_else(|| look_up(&body, fields.request_id));
    }

    pub(crate) fn kind(&self) -> ErrorKind {
        match &self.cause {
            Cause::Invalid(_) => ErrorKind::Invalid,
            Cause::Credential(_) => ErrorKind::Credential,
            Cause::BrokeOff(error) if error.kind() == TransportErrorKind::Coding => {
                if self.is_refused() {
                    ErrorKind::Api
                } else {
                    ErrorKind::Unexpected
                }
            }
            Cause::Transport { error, .. } | Cause::BrokeOff(error) => match error.kind() {
                TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout => {
                    ErrorKind::Connect
                }
                TransportErrorKind::Timeout => ErrorKind::Timeout,
                TransportErrorKind::Setup
                | TransportErrorKind::Body
                | TransportErrorKind::Coding
                | TransportErrorKind::Other => ErrorKind::Transport,
            },
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Refused => ErrorKind::Api,
            // How long the answer is matters less than that the API said no.
            Cause::TooLarge(_) | Cause::HeadersTooLarge(_) if self.is_refused() => ErrorKind::Api,
            Cause::Redirect(_) => {
                let kind = |status| self.info.redirect_kind(status);
                self.status().map_or(ErrorKind::Unexpected, kind)
            }
            Cause::TooLarge(_)
            | Cause::HeadersTooLarge(_)
            | Cause::Undocumented
            | Cause::Unreadable { .. }
            | Cause::Misfit(_) => ErrorKind::Unexpected,
        }
    }
}

impl Failure {
    /// Whether a time passed: the call's, an attempt's, or that for connecting.
    pub(crate) fn is_timeout(&self) -> bool {
        let no_connection = match &self.cause {
            Cause::Transport { error, .. } => error.kind() == TransportErrorKind::ConnectTimeout,
            _ => false,
        };
        no_connection || self.kind() == ErrorKind::Timeout
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        self.reply.as_ref().map(|reply| reply.status)
    }

    /// Where the last request went.
    pub(crate) fn called(&self) -> &Called {
        let answered = self.reply.as_ref().map(|reply| &reply.called);
        answered.unwrap_or(&self.called)
    }

    fn is_refused(&self) -> bool {
        self.status().is_some_and(|status| status.as_u16() >= 400)
    }
}

/// Whether a token is refused as RFC 6750 has it (3.1): it has expired, was revoked, or is none.
fn is_refused_token(reply: &Reply) -> bool {
    let mut values = reply.headers.get_all(WWW_AUTHENTICATE).iter();
    reply.status == StatusCode::UNAUTHORIZED
        && values.any(|value| {
            let text = String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase();
            let text = text.replace([' ', '\t', '"'], "");
            text.contains("error=invalid_token")
        })
}

/// Whether the body tells what is wrong as RFC 9457 has it.
fn is_problem(reply: &Reply) -> bool {
    let media_type = reply.header(&["content-type"]);
    media_type.is_some_and(|of| media_type::is_within(of, "application/problem+json"))
}

/// What tells a problem from others, but for the type that says nothing.
fn problem_type(problem: &Value) -> Option<String> {
    look_up(problem, &["/type"]).filter(|of| of != "about:blank")
}
