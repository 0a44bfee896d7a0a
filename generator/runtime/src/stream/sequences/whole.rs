//! Bodies of a sequential media type that are there as a whole.

use bytes::Bytes;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::framing::Framing;
use super::parser::RECORD;
use super::source::{ItemSource, Next};
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::json::text;
use crate::request::encode::Encoder;

impl Answer {
    /// Reads a body that is items of a sequential media type.
    pub fn items<T: DeserializeOwned, O: From<Vec<T>>, E>(self) -> Result<O, Error<E>> {
        let mut source = ItemSource::new(&self, usize::MAX);
        source.arrived(Some(Ok(self.reply.body.clone())));
        let mut items = Vec::new();
        loop {
            let item = match source.next() {
                Next::Give(item) => item.read(),
                Next::Read => {
                    source.arrived(None);
                    continue;
                }
                Next::Fail(_) | Next::Nothing => return Ok(O::from(items)),
            };
            match item {
                Ok(item) => items.push(item),
                Err(misread) => return Err(Error::new(self.failure(misread.into()), None)),
            }
        }
    }

    /// The same, of a media type that was asked for.
    pub fn fitting_items<T: DeserializeOwned, O: From<Vec<T>>, E>(self) -> Result<O, Error<E>> {
        self.fitting()?.items()
    }
}

impl Encoder<'_> {
    /// Writes a body that is items of a sequential media type.
    pub fn items<T: Serialize>(&mut self, items: &[T], media_type: &str) -> Result<(), Invalid> {
        let is_sequence = Framing::of(media_type) == Some(Framing::Sequence);
        let mut body = Vec::new();
        for (number, item) in (1..).zip(items) {
            if is_sequence {
                body.push(RECORD);
            }
            let text = text::to_vec(item).map_err(|error| {
                let problem = format!("item {number} cannot be written as JSON: {error}");
                Invalid::new("the body", problem)
            })?;
            body.extend(text);
            // mark: item-end
            body.push(b'\n');
        }
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, Bytes::from(body).into());
        Ok(())
    }
}
