//! What is told of calls while they are made.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode, Uri};

use crate::core::error_kind::ErrorKind;

/// What is told of every call of a client, to count and to measure them, or to send headers with
/// each request.
///
/// It is told the same whatever the transport is, and never a secret: no header, no body, and no
/// value of a query. Its methods are called by the task that makes the call, and must not block it.
pub trait Observer: Send + Sync + 'static {
    /// A request is about to be sent. `headers` is empty; what is put in it is sent as well, in
    /// place of headers of the same names, and signed where the request is.
    ///
    /// Requests of [`Purpose::Credential`] go to another server, which gets such headers too.
    fn attempt_begins(&self, attempt: &Attempt, headers: &mut HeaderMap) {
        let _ = (attempt, headers);
    }

    /// A request that was begun has its answer, whole, or has failed. Where the answer is read as
    /// it arrives, its headers are what is waited for.
    fn attempt_ended(&self, attempt: &Attempt, end: &AttemptEnd) {
        let _ = (attempt, end);
    }

    /// A call has ended, its answer read.
    fn call_ended(&self, end: &CallEnd) {
        let _ = end;
    }
}

/// Clients can share an observer.
impl<T: Observer + ?Sized> Observer for Arc<T> {
    fn attempt_begins(&self, attempt: &Attempt, headers: &mut HeaderMap) {
        T::attempt_begins(self, attempt, headers);
    }

    fn attempt_ended(&self, attempt: &Attempt, end: &AttemptEnd) {
        T::attempt_ended(self, attempt, end);
    }

    fn call_ended(&self, end: &CallEnd) {
        T::call_ended(self, end);
    }
}

/// A request, as an [`Observer`] is told of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The id of the call's operation in the document.
    pub operation: &'static str,
    /// What the request is for.
    pub purpose: Purpose,
    /// Which of the call's own requests it is, from 1; a credential's has the number of the one that
    /// waits for it.
    pub number: u32,
    /// The method.
    pub method: Method,
    /// The path as the document has it, with its parameters in braces, if the request is the
    /// call's own.
    pub template: Option<&'static str>,
    /// The address without user and password, and with `REDACTED` for each value of its query.
    pub url: Uri,
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// It is the call's first.
    First,
    /// An earlier one failed.
    Retry,
    /// An earlier one was redirected.
    Redirect,
    /// The credential of an earlier one was refused, and has been renewed.
    Renewed,
    /// It is a credential's own, such as for a token.
    Credential,
}

/// How a request or a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ending {
    /// With an answer that is no error.
    Answered,
    /// With an error of this kind.
    Failed(ErrorKind),
    /// Its future was dropped.
    Cancelled,
}

/// How a request ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AttemptEnd {
    /// How it ended.
    pub ending: Ending,
    /// The status of the answer, if there is one.
    pub status: Option<StatusCode>,
    /// How long it took.
    pub time: Duration,
    /// How long the call waits before another request follows, if one does.
    pub next: Option<Duration>,
}

/// How a call ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallEnd {
    /// The operation's id in the document.
    pub operation: &'static str,
    /// How it ended.
    pub ending: Ending,
    /// The status of the last answer, if there is one.
    pub status: Option<StatusCode>,
    /// How long it took.
    pub time: Duration,
    /// How many requests of its own it began.
    pub attempts: u32,
    /// How many members were left out of its answer, since they are not as documented and that is
    /// tolerated.
    pub left_out: usize,
}
