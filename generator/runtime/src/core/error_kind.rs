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
    /// The API answered with the status of an error, or of a redirect such as 304 that leads
    /// nowhere else.
    Api,
    /// The answer is not what the document says.
    Unexpected,
}
