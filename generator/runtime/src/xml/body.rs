//! Bodies of requests.

use bytes::Bytes;
use serde_core::Serialize;

use super::table::Root;
use super::write;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::json::text;
use crate::request::encode::Encoder;

impl Encoder<'_> {
    /// Writes a body of XML.
    pub fn xml(
        &mut self,
        media_type: &str,
        root: &'static Root,
        body: &impl Serialize,
    ) -> Result<(), Invalid> {
        let json = text::to_vec(body).map_err(|error| {
            Invalid::new("the body", format!("cannot be written as XML: {error}"))
        })?;
        let body = write::to_xml(&json, root, self.call.root())?;
        // mark: xml-media-type
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, Bytes::from(body).into());
        Ok(())
    }
}
