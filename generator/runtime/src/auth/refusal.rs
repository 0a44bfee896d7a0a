//! Why a credential has nothing to send.

#[cfg(feature = "huaweicloud-login")]
use http::Response;
use http::StatusCode;
#[cfg(feature = "huaweicloud-login")]
use serde_json::Value;

#[cfg(feature = "huaweicloud-login")]
use crate::json::text::look_up;

/// Why a credential has nothing to send: what kept it from obtaining a token, say.
///
/// No secret stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// What went wrong, in words.
    pub problem: String,
    /// The status of the answer that said so.
    pub status: Option<StatusCode>,
    /// The code of the error, as that answer has it.
    pub code: Option<String>,
    /// Its message.
    pub message: Option<String>,
    /// The id under which whoever answered knows the request.
    pub request_id: Option<String>,
}

#[cfg(feature = "huaweicloud-login")]
impl Refusal {
    /// What an answer tells at these places of its body.
    pub(crate) fn read(
        answer: &Response<impl Sized>,
        body: &Value,
        [code, message, request_id]: [&[&str]; 3],
    ) -> Self {
        let header = answer.headers().get("x-request-id");
        let header = header.and_then(|id| id.to_str().ok()).map(str::to_owned);
        Self {
            problem: String::new(),
            status: Some(answer.status()),
            code: look_up(body, code),
            message: look_up(body, message),
            request_id: header.or_else(|| look_up(body, request_id)),
        }
    }
}

impl From<String> for Refusal {
    fn from(problem: String) -> Self {
        Self {
            problem,
            ..Self::default()
        }
    }
}

impl From<&str> for Refusal {
    fn from(problem: &str) -> Self {
        problem.to_owned().into()
    }
}
