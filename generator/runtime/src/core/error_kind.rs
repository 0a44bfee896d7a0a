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
    /// The API answered with the status of an error, or with a redirect that is not followed: one
    /// that leads nowhere, such as 304, or a documented one to another server.
    Api,
    /// The answer is not what the document says: its body cannot be read, or its status is another.
    /// A success with a status that is not documented is no error if it can be read like the
    /// documented ones: as JSON of their type, or as a text or bytes of a media type that was asked
    /// for.
    Unexpected,
}
