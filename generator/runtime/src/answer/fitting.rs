//! Successes whose status the document does not mention, read like the one that it does.

use bytes::Bytes;
use serde_core::de::DeserializeOwned;

use super::error::Error;
use super::failure::{Cause, Misfit};
use super::received::Answer;
use crate::core::media_type::is_within;

impl Answer {
    /// Reads a body that is JSON, of whatever media type the server says it is: the type of the
    /// documented success tells whether it is one.
    pub fn fitting_json<T: DeserializeOwned, O: From<T>, E>(mut self) -> Result<O, Error<E>> {
        self.documented = false;
        // mark: fitting
        self.json()
    }

    /// Reads a body that is a text, of a media type that was asked for.
    pub fn fitting_text<O: From<String>, E>(self) -> Result<O, Error<E>> {
        self.fitting()?.text()
    }

    /// Reads a body that is bytes, of a media type that was asked for.
    pub fn fitting_bytes<O: From<Bytes>, E>(self) -> Result<O, Error<E>> {
        self.fitting()?.bytes()
    }

    /// The same, unless its body cannot be that of the documented success, which could be any text
    /// or bytes.
    pub(crate) fn fitting<E>(mut self) -> Result<Self, Error<E>> {
        self.documented = false;
        let has_none = matches!(self.status_code(), 204 | 205);
        let misfit = match self.reply.header(&["content-type"]) {
            Some(given) if self.asks_for(given) && !has_none => return Ok(self),
            _ if self.reply.body.is_empty() => Misfit::NoBody,
            Some(given) if !self.asks_for(given) => Misfit::MediaType(given.to_owned()),
            _ => return Ok(self),
        };
        Err(Error::new(self.failure(Cause::Misfit(misfit)), None))
    }

    fn asks_for(&self, media_type: &str) -> bool {
        let mut ranges = self.info.accept.split(',').map(str::trim);
        self.info.accept.is_empty() || ranges.any(|range| is_within(media_type, range))
    }
}
