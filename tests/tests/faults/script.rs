//! What the server can do to a request.

use std::time::Duration;

/// What each request is answered with; the last one stays.
pub(crate) type Script = &'static [&'static [Act]];

/// One thing that the server does. The connection is kept, unless something here ends it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// The documented answer.
    Right,
    /// A status, headers that each begin with a line's end, and a body of the length that is said.
    /// `{elsewhere}` in a header is the address of another server.
    Answer(&'static str, &'static str, &'static str),
    /// This text.
    Say(&'static str),
    /// What is only known now, or no text.
    Make(fn() -> Vec<u8>),
    /// This text again and again.
    Forever(&'static str),
    /// One byte a second.
    Slowly(&'static str),
    /// Nothing, for so long.
    Pause(Duration),
    /// The connection is reset.
    Reset,
    /// The connection is closed in an orderly way.
    Close,
}

pub(crate) const RIGHT_EXPORT: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n{\"task_id\":\"t\"}";
pub(crate) const RIGHT_STATUS: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
     content-length: 25\r\n\r\n{\"scan_status\":\"scanned\"}";

/// The head of an answer whose body has twenty bytes.
pub(crate) const HEAD: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n";
