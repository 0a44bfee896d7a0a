//! One row of the table: a fault, and how a call has to end that meets it.

use std::time::Duration;

use huaweicloud_hss::ErrorKind;

use crate::credential::Proof;
use crate::script::Script;

/// A fault, and what becomes of a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) at: At,
    pub(crate) script: Script,
    /// How many attempts an export makes, and how many a question.
    pub(crate) attempts: [u32; 2],
    pub(crate) end: End,
    /// How many attempts there are and what the end is for who signs requests, where that differs.
    signed: Option<([u32; 2], End)>,
    /// How long the call takes at least.
    pub(crate) no_sooner: Duration,
}

/// Where the fault is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum At {
    /// On a server, which does as the script says.
    Server,
    /// The same, on a connection that has served a call before.
    KeptConnection,
    /// On a port where nobody listens.
    Nobody,
    /// On a port that accepts no more connections.
    Full,
}

/// How a call ends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    Value,
    Error {
        kind: ErrorKind,
        is_timeout: bool,
        status: Option<u16>,
        says: &'static str,
    },
}

impl Fault {
    /// A fault on a server.
    pub(crate) const fn new(
        name: &'static str,
        script: Script,
        attempts: [u32; 2],
        end: End,
    ) -> Self {
        Self {
            name,
            at: At::Server,
            script,
            attempts,
            end,
            signed: None,
            no_sooner: Duration::ZERO,
        }
    }

    pub(crate) const fn at(self, at: At) -> Self {
        Self { at, ..self }
    }

    /// What happens to who has a key, which is not renewed.
    pub(crate) const fn signed(self, attempts: [u32; 2], end: End) -> Self {
        let signed = Some((attempts, end));
        Self { signed, ..self }
    }

    /// The fault as it is for a way of proving who calls.
    pub(crate) fn seen_by(self, proof: Proof) -> Self {
        let signed = self.signed.filter(|_| proof == Proof::Key);
        match signed {
            Some((attempts, end)) => Self {
                attempts,
                end,
                ..self
            },
            None => self,
        }
    }

    pub(crate) const fn no_sooner(self, no_sooner: Duration) -> Self {
        Self { no_sooner, ..self }
    }

    /// Whether the fault is that there is no answer in time.
    pub(crate) fn is_late(&self) -> bool {
        matches!(
            self.end,
            End::Error {
                kind: ErrorKind::Timeout,
                ..
            }
        )
    }

    /// The same fault once, after which the server is well. Who asks again is answered.
    pub(crate) fn once(&self) -> Option<[(u32, End); 2]> {
        let asks_again = matches!(self.attempts, [_, 3]) && self.at != At::Nobody;
        let ends = self.attempts.map(|attempts| match attempts {
            3 => (2, End::Value),
            attempts => (attempts, self.end),
        });
        (asks_again && self.at != At::Full).then_some(ends)
    }
}

/// The documented answer.
pub(crate) const VALUE: End = End::Value;

/// The connection failed before an answer had come.
pub(crate) const fn lost() -> End {
    error(ErrorKind::Transport, None, " failed on the way: ")
}

/// The connection failed in the middle of an answer.
pub(crate) const fn broken() -> End {
    error(
        ErrorKind::Transport,
        Some(200),
        " answered 200 OK, but its body failed on the way",
    )
}

/// The answer did not come in time.
pub(crate) const fn late() -> End {
    error(ErrorKind::Timeout, None, " was not answered within ")
}

/// The answer did not end in time.
pub(crate) const fn unfinished() -> End {
    let says = " answered 200 OK, but its body did not end within ";
    error(ErrorKind::Timeout, Some(200), says)
}

/// The service said no.
pub(crate) const fn refused(status: u16, says: &'static str) -> End {
    error(ErrorKind::Api, Some(status), says)
}

/// The answer is not what the document says.
pub(crate) const fn unexpected(status: u16, says: &'static str) -> End {
    error(ErrorKind::Unexpected, Some(status), says)
}

/// There was no connection, in time or at all.
pub(crate) const fn unconnected(is_timeout: bool, says: &'static str) -> End {
    End::Error {
        kind: ErrorKind::Connect,
        is_timeout,
        status: None,
        says,
    }
}

const fn error(kind: ErrorKind, status: Option<u16>, says: &'static str) -> End {
    End::Error {
        kind,
        is_timeout: matches!(kind, ErrorKind::Timeout),
        status,
        says,
    }
}
