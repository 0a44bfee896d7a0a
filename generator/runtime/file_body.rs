//! Bodies that are one file.

use http::header::CONTENT_TYPE;

use super::encode::Encoder;
use super::file::File;
use super::header;
use super::invalid::Invalid;
use super::media_type::is_within;

const BINARY: &str = "application/octet-stream";

impl Encoder<'_> {
    /// Writes a body that is a file, whose media type is within a range.
    pub fn file(&mut self, body: &File, range: &str) -> Result<(), Invalid> {
        let headers = &self.call.headers;
        let is_set = headers.iter().any(|(name, _)| name == CONTENT_TYPE);
        let media_type = match body.content_type.as_deref() {
            Some(given) if is_within(given, range) => given,
            // What stands in the header in its place is the caller's business.
            None if is_set || is_within(BINARY, range) => BINARY,
            None if !range.contains('*') => range,
            _ => {
                let problem = format!("needs a media type within `{range}`");
                return Err(Invalid::new("the body", problem));
            }
        };
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, body.bytes().clone().into());
        Ok(())
    }
}
