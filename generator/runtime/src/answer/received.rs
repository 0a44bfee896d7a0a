//! How an answer is read.

use std::sync::{Arc, OnceLock};

use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::attempts::Attempts;
use super::error::Error;
use super::failure::{Cause, Failure, Misfit};
use super::reply::Reply;
use crate::client::api::ErrorFields;
use crate::client::info::Info;
use crate::core::left_out::LeftOut;
use crate::core::media_type::is_within;
use crate::json::drift;
use crate::json::fit::{Fit, Shape};
use crate::json::text::{self, Unread};
use crate::watch::call::Watch;

/// An answer that is still to be read.
pub struct Answer {
    pub(crate) reply: Reply,
    pub(crate) info: &'static Info,
    pub(crate) fields: &'static ErrorFields,
    /// Why it is a redirect that is not followed, if it is one.
    pub(crate) redirect: Option<String>,
    pub(crate) attempts: Attempts,
    /// Whether the document mentions its status.
    pub(crate) documented: bool,
    /// What must not be left out of it, where other things may that are not as documented.
    pub(crate) tolerance: Option<&'static [&'static str]>,
    /// Where to tell what was left out, if anybody asks.
    pub(crate) left_out: Option<Arc<OnceLock<Vec<LeftOut>>>>,
    /// Those who watch the call, who are told of its end when the answer has been read.
    pub(crate) watch: Watch,
}

impl Answer {
    /// The number of the status.
    pub fn status_code(&self) -> u16 {
        // mark: status
        self.reply.status.as_u16()
    }

    /// Whether the body is of a media type, or of one in a range.
    pub fn is(&self, range: &str) -> bool {
        let given = self.reply.header(&["content-type"]);
        given.is_some_and(|given| is_within(given, range))
    }

    /// Reads a JSON body.
    pub fn json<T: DeserializeOwned, O: From<T>, E>(self) -> Result<O, Error<E>> {
        let body = self.reply.body.clone();
        self.read_json(&body, unreadable)
    }

    /// Reads JSON, which is the body or what was made of it, and says what is wrong with it.
    pub(crate) fn read_json<T: DeserializeOwned, O: From<T>, E>(
        mut self,
        text: &[u8],
        unreadable: fn(Unread<'_>) -> Cause,
    ) -> Result<O, Error<E>> {
        let unread = match read::<T>(text) {
            Ok(value) => return Ok(O::from(value)),
            Err(unread) => unread,
        };
        let mut found = None;
        let left_out = self.read_without(&unread, &mut |text| {
            found = Some(serde_json::from_slice::<T>(text)?);
            Ok(())
        });
        let cause = unreadable(unread);
        match (left_out, found) {
            (Some(left_out), Some(value)) => {
                self.leave_out(left_out);
                Ok(O::from(value))
            }
            _ => Err(Error::new(self.failure(cause), None)),
        }
    }

    /// Reads a body without what is not as documented, where that is tolerated. What the document
    /// says nothing of has to be like what it does.
    fn read_without(
        &self,
        unread: &Unread<'_>,
        read: &mut dyn FnMut(&[u8]) -> serde_json::Result<()>,
    ) -> Option<Vec<LeftOut>> {
        let kept = self.tolerance.filter(|_| self.documented)?;
        drift::read_without(unread, kept, read)
    }

    /// Tells what was left out.
    fn leave_out(&mut self, left_out: Vec<LeftOut>) {
        self.watch.left_out(left_out.len());
        if let Some(told) = &self.left_out {
            // It is told once.
            let _ = told.set(left_out);
        }
    }

    /// Reads an answer that promises no body, and lets pass whatever is there.
    pub fn empty<O: Default, E>(self) -> Result<O, Error<E>> {
        Ok(O::default())
    }

    /// Reads an answer that is an error, or one that the document does not mention.
    pub fn error<T: Fit, O, E: From<T>>(self) -> Result<O, Error<E>> {
        let body = self.error_body::<T>(&self.reply.body);
        // mark: error-body
        Err(Error::new(self.refused(), body.map(E::from)))
    }

    /// Reads JSON, which is the body of an error or what was made of it.
    pub(crate) fn error_body<T: Fit>(&self, json: &[u8]) -> Option<T> {
        let body = if self.is_error() {
            text::from_slice::<T>(json).ok()
        } else {
            None
        };
        body.filter(|_| has_any_of(T::SHAPE, json))
    }

    /// Reads an answer whose status the document does not mention.
    pub fn undocumented<T, E>(self) -> Result<T, Error<E>> {
        Err(Error::new(self.refused(), None))
    }

    pub(crate) fn is_success(&self) -> bool {
        self.reply.status.is_success()
    }

    /// Whether it is no success: an error, or the word that the answer is elsewhere.
    pub(crate) fn is_error(&self) -> bool {
        self.status_code() >= 300
    }

    pub(crate) fn refused(mut self) -> Failure {
        let cause = match self.redirect.take() {
            Some(problem) => Cause::Redirect(problem),
            None if self.is_error() => Cause::Refused,
            None => Cause::Undocumented,
        };
        self.failure(cause)
    }

    pub(crate) fn failure(mut self, cause: Cause) -> Failure {
        let cause = match cause {
            Cause::Unreadable { .. } if !self.documented && self.reply.body.is_empty() => {
                Cause::Misfit(Misfit::NoBody)
            }
            Cause::Unreadable { path, error } if !self.documented => {
                Cause::Misfit(Misfit::Body { path, error })
            }
            cause => cause,
        };
        let mut failure = Failure::answered(self.info, cause, self.reply, self.fields);
        failure.attempts = self.attempts;
        self.watch.failed(failure.status(), failure.kind());
        *failure
    }
}

/// Reads a value from JSON. No body at all is the value `null`, where that is one.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unread<'_>> {
    match text::from_slice(body) {
        Err(unread) if body.trim_ascii().is_empty() => {
            text::from_slice(b"null").map_err(|_| unread)
        }
        read => read,
    }
}

/// Whether a body has a property of those that an object has, if it is to be one of which they are
/// known.
fn has_any_of(shape: &Shape, body: &[u8]) -> bool {
    if shape.rest || shape.keys.is_empty() {
        return true;
    }
    let body: Value = serde_json::from_slice(text::unmarked(body)).unwrap_or_default();
    let mut keys = shape.keys.iter();
    keys.any(|key| body.get(key).is_some_and(|value| !value.is_null()))
}

fn unreadable(unread: Unread<'_>) -> Cause {
    Cause::Unreadable {
        path: unread.path(),
        error: Box::new(unread.error),
    }
}
