//! The headers by which a request is put on a connection, which is nobody's but the transport's.

/// `Host` and `Content-Length` follow from the address and the body, and the others are about one
/// connection alone (RFC 9110, sections 7.2, 7.6.1 and 8.6).
const FRAMING: [&str; 9] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether the transport alone knows what this header has to be.
pub(crate) fn is_framing(header: &str) -> bool {
    FRAMING
        .iter()
        .any(|framing| header.eq_ignore_ascii_case(framing))
}
