//! Bodies that are one file.

use http::header::CONTENT_TYPE;

use super::value::File;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::media_type::is_within;
use crate::request::encode::Encoder;

const BINARY: &str = "application/octet-stream";

impl Encoder<'_> {
    /// Writes a body that is a file, whose media type is this one or within this range.
    pub fn file(&mut self, body: &File, range: &str) -> Result<(), Invalid> {
        let mut headers = self.call.headers().iter();
        let is_set = headers.any(|(name, _)| name == CONTENT_TYPE)
            || self.headers().contains_key(CONTENT_TYPE);
        let media_type = match body.content_type.as_deref() {
            Some(given) if is_within(given, range) => given,
            // What stands in the header in its place is the caller's business.
            _ if is_set => BINARY,
            None if !range.contains('*') => range,
            None if is_within(BINARY, range) => BINARY,
            _ => {
                let problem = format!("needs a media type within `{range}`");
                return Err(Invalid::new("the body", problem));
            }
        };
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, body.into());
        Ok(())
    }
}
