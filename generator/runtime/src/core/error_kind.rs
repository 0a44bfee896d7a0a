//! The kinds of errors.

/// What kind of error a call ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request cannot be made from what was given; nothing was sent.
    Invalid,
    /// No credential could be obtained for the call, which was not sent.
    Credential,
    /// There was no connection; nothing was sent.
    Connect,
    /// The call took too long.
    Timeout,
    /// The connection failed after the call had begun, or what was being sent could not be read.
    Transport,
    /// The API answered with the status of an error, of a redirect such as 304 that leads nowhere
    /// else, or of a documented one that is not followed, such as to another server.
    Api,
    /// The answer is not what the document says: its body is another, or its status. A success of
    /// another status than the documented ones is none of these where it is like all that have a
    /// body: JSON of the same type, a text or bytes of a media type that was asked for.
    Unexpected,
}
