//! Bodies that are a text.

use bytes::Bytes;

use super::encode::Encoder;
use crate::core::header;
use crate::core::invalid::Invalid;

impl Encoder<'_> {
    /// Writes a body that is a text.
    pub fn text(&mut self, body: &str, media_type: &str) -> Result<(), Invalid> {
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, Bytes::copy_from_slice(body.as_bytes()).into());
        Ok(())
    }
}
