//! Bodies that are sent as they are.

use bytes::Bytes;

use super::encode::Encoder;
use super::header;
use super::invalid::Invalid;

impl Encoder<'_> {
    /// Writes a body that is a text.
    pub fn text(&mut self, body: &str, media_type: &str) -> Result<(), Invalid> {
        self.bytes(&Bytes::copy_from_slice(body.as_bytes()), media_type)
    }

    /// Writes a body that is bytes.
    pub fn bytes(&mut self, body: &Bytes, media_type: &str) -> Result<(), Invalid> {
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, body.clone().into());
        Ok(())
    }
}
