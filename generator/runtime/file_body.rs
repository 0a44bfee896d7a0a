//! Bodies that are one file.

use super::encode::Encoder;
use super::file::File;
use super::header;
use super::invalid::Invalid;

impl Encoder<'_> {
    /// Writes a body that is a file, which has this media type if it does not say another.
    pub fn file(&mut self, body: &File, media_type: &str) -> Result<(), Invalid> {
        let media_type = body.content_type.as_deref().unwrap_or(media_type);
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, body.bytes().clone());
        Ok(())
    }
}
