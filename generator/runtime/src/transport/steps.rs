//! What arrives piece by piece.

use std::task::{Context, Poll};

use super::awaited::BoxFuture;

/// The next piece, with what the one after it comes from.
pub(crate) type Step<S, T> = BoxFuture<'static, (Option<S>, Option<T>)>;

/// Pieces that are made one after another from what is left after the last.
pub(crate) struct Steps<S, T> {
    rest: Option<S>,
    running: Option<Step<S, T>>,
    step: fn(S) -> Step<S, T>,
}

impl<S, T> Steps<S, T> {
    pub(crate) fn new(first: S, step: fn(S) -> Step<S, T>) -> Self {
        Self {
            rest: Some(first),
            running: None,
            step,
        }
    }

    /// What is left, unless a piece is being made.
    #[cfg(feature = "blocking")]
    #[cfg(feature = "repeat")]
    pub(crate) fn into_rest(self) -> Result<Option<S>, Step<S, T>> {
        match self.running {
            Some(running) => Err(running),
            None => Ok(self.rest),
        }
    }

    pub(crate) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut running = match (self.running.take(), self.rest.take()) {
            (Some(running), _) => running,
            (None, Some(rest)) => (self.step)(rest),
            (None, None) => return Poll::Ready(None),
        };
        match running.as_mut().poll(context) {
            Poll::Ready((rest, piece)) => {
                self.rest = rest;
                Poll::Ready(piece)
            }
            Poll::Pending => {
                self.running = Some(running);
                Poll::Pending
            }
        }
    }
}
