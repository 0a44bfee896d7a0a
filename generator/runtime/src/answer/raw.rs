//! Answers that are a text or bytes.

use bytes::Bytes;

use super::error::Error;
use super::failure::Cause;
use super::received::Answer;
use crate::core::media_type::parameter;

impl Answer {
    /// Reads a body that is a text.
    pub fn text<O: From<String>, E>(self) -> Result<O, Error<E>> {
        match read_text(&self) {
            Ok(text) => Ok(O::from(text)),
            Err(cause) => Err(Error::new(self.failure(cause), None)),
        }
    }

    /// Reads a body that is bytes.
    pub fn bytes<O: From<Bytes>, E>(self) -> Result<O, Error<E>> {
        Ok(O::from(self.reply.body))
    }

    /// Reads an answer that is an error whose body is a text.
    pub fn error_text<O, E: From<String>>(self) -> Result<O, Error<E>> {
        let body = if self.is_error() {
            read_text(&self).ok().map(E::from)
        } else {
            None
        };
        Err(Error::new(self.refused(), body))
    }

    /// Reads an answer that is an error whose body is bytes.
    pub fn error_bytes<O, E: From<Bytes>>(self) -> Result<O, Error<E>> {
        let body = self.is_error().then(|| self.reply.body.clone());
        Err(Error::new(self.refused(), body.map(E::from)))
    }
}

/// A text is in UTF-8, unless its media type says that each byte is a character.
fn read_text(answer: &Answer) -> Result<String, Cause> {
    let body = &answer.reply.body;
    let media_type = answer.reply.header(&["content-type"]).unwrap_or_default();
    if is_latin(media_type) {
        return Ok(body.iter().copied().map(char::from).collect());
    }
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(Cause::Unreadable {
            path: format!("byte {}", error.valid_up_to()),
            error: Box::new(error),
        }),
    }
}

fn is_latin(media_type: &str) -> bool {
    let names = ["iso-8859-1", "latin1"];
    let is_latin = |value: &str| names.iter().any(|name| value.eq_ignore_ascii_case(name));
    parameter(media_type, "charset").is_some_and(is_latin)
}
