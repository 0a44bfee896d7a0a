//! What stands for spans where there are none.

use std::future::Future;

use crate::client::info::Info;
use crate::client::observer::{Attempt, AttemptEnd, CallEnd};

/// What stands for a span where there are none: nothing.
#[derive(Clone)]
pub(crate) struct Span;

#[allow(clippy::unused_self, reason = "a span that is there has all of these")]
impl Span {
    pub(crate) fn none() -> Self {
        Self
    }

    pub(crate) fn of_call(_: &Info) -> Self {
        Self
    }

    pub(crate) fn of_attempt(&self, _: &Attempt) -> Self {
        Self
    }

    pub(crate) fn is_off(&self) -> bool {
        true
    }

    pub(crate) fn end_attempt(&self, _: &AttemptEnd) {}

    pub(crate) fn end_call(&self, _: &CallEnd) {}

    pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) fn within<F: Future>(self, work: F) -> F {
        work
    }
}
