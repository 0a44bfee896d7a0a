//! What a status means, in words that can be part of a name.

/// The words for an answer of this status, as RFC 9110 calls it.
pub(super) fn words(status: u16) -> &'static str {
    match status {
        201 => "created",
        202 => "accepted",
        204 => "no content",
        206 => "partial content",
        207 => "multi status",
        200..=299 => "response",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        412 => "precondition failed",
        413 => "content too large",
        415 => "unsupported media type",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        428 => "precondition required",
        429 => "too many requests",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        507 => "insufficient storage",
        _ => "error",
    }
}
