// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// What HSS, and the API gateway before it, say about a request that failed.
///
/// HSS answers with the status 400 for nearly everything, so the code tells more than the status
/// does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorBody {
    /// The error code. The vendor's page *Error Codes* lists them; these are worth knowing:
    ///
    /// | Code | Status | Meaning |
    /// | --- | --- | --- |
    /// | `HSS.0010` | 400 | Access is denied. |
    /// | `HSS.0011` | 400 | What was asked for was not found. |
    /// | `HSS.0013` | 400 | A permission is missing. |
    /// | `APIGW.0101` | 404 | The gateway found no such call. |
    /// | `APIGW.0201` | 400, 414, 494 | The gateway refused the request. |
    /// | `APIGW.0201` | 413 | The body is larger than 12 MB. |
    /// | `APIGW.0201` | 502, 504 | The service behind the gateway failed, or did not answer in time. |
    /// | `APIGW.0301` | 401 | The credentials are wrong. |
    /// | `APIGW.0302` | 403 | The request is forbidden. |
    /// | `APIGW.0307` | 401 | The token has expired, and a new one is needed. |
    /// | `APIGW.0308` | 429 | There were too many requests, and this one was not admitted. |
    /// | `APIGW.0613` | 503 | The service is unavailable. |
    ///
    /// In some regions the gateway's codes begin with `APIG.` or `APIC.`.
    pub error_code: Option<String>,

    /// What went wrong, in words.
    pub error_msg: Option<String>,

    /// The ID of the request. The API gateway writes it here, too; every answer has it in the
    /// header `X-Request-Id`.
    pub request_id: Option<String>,

    /// What is added, in an encoded form, where a policy refused the request.
    pub encoded_authorization_message: Option<String>,
}

object! { ErrorBody {
    "error_code" => error_code: optional,
    "error_msg" => error_msg: optional,
    "request_id" => request_id: optional,
    "encoded_authorization_message" => encoded_authorization_message: optional,
} }
