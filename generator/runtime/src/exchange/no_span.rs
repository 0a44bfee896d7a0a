//! What stands for spans where there are none.

use std::future::Future;

use super::observer::{Attempt, AttemptEnd, CallEnd};
use super::operation::Info;

/// What stands for a span where there are none: nothing.
#[derive(Clone)]
pub(super) struct Span;

#[allow(clippy::unused_self, reason = "a span that is there has all of these")]
impl Span {
    pub(super) fn none() -> Self {
        Self
    }

    pub(super) fn of_call(_: &Info) -> Self {
        Self
    }

    pub(super) fn of_attempt(&self, _: &Attempt) -> Self {
        Self
    }

    pub(super) fn is_off(&self) -> bool {
        true
    }

    pub(super) fn end_attempt(&self, _: &AttemptEnd) {}

    pub(super) fn end_call(&self, _: &CallEnd) {}

    pub(super) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(super) fn within<F: Future>(self, work: F) -> F {
        work
    }
}
