//! The forms in which a request is refused.

use std::fmt;

use serde_json::json;

use super::Answer;

/// Why a request is refused, and by whom.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// By the service: the request is not what the pages allow.
    Rule(String),
    /// By the gateway: the credentials are not there, or cannot be right.
    Token(String),
    /// By the gateway: the token has been good, and is no more.
    Expired(String),
    /// By the identity service: it gives no token.
    Login(String),
    /// By the gateway: the body is larger than it lets through.
    Size(String),
    /// By the gateway: nobody answers there.
    NoSuchCall(String),
    /// By the gateway: this may not be called with these credentials.
    Forbidden(String),
    /// By the gateway: there were too many requests. It does not say how long to wait.
    Throttled(String),
}

impl Refusal {
    pub(super) fn answer(&self, request_id: &str) -> Answer {
        match self {
            Self::Rule(message) => Answer::json(
                400,
                &json!({ "error_code": "HSS.0001", "error_msg": message }),
            ),
            Self::Token(message) => gateway(401, "APIGW.0301", message, request_id),
            Self::Expired(message) => gateway(401, "APIGW.0307", message, request_id),
            Self::Login(message) => Answer::json(
                401,
                &json!({ "error": { "code": 401, "message": message, "title": "Unauthorized" } }),
            ),
            Self::Size(message) => gateway(413, "APIGW.0201", message, request_id),
            Self::NoSuchCall(message) => gateway(404, "APIGW.0101", message, request_id),
            Self::Forbidden(message) => gateway(403, "APIGW.0302", message, request_id),
            Self::Throttled(message) => gateway(429, "APIGW.0308", message, request_id),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Rule(message)
        | Self::Token(message)
        | Self::Expired(message)
        | Self::Login(message)
        | Self::Size(message)
        | Self::NoSuchCall(message)
        | Self::Forbidden(message)
        | Self::Throttled(message)) = self;
        formatter.write_str(message)
    }
}

fn gateway(status: u16, code: &str, message: &str, request_id: &str) -> Answer {
    Answer::json(
        status,
        &json!({ "error_msg": message, "error_code": code, "request_id": request_id }),
    )
}
