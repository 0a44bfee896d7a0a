//! Bodies of several parts, as `multipart/form-data` or another media type of their kind.
//!
//! Properties become parts by the names that their `Content-Disposition` has, which is how OpenAPI
//! tells them apart in each of these media types.

use std::fmt::Write as _;
use std::mem;

use bytes::Bytes;

use super::boundary;
use super::chain::Chain;
use super::related;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::value::{Scalar, Value};
use crate::file::content::Content;
use crate::file::value::File;
use crate::request::encode::Encoder;
use crate::transport::payload::Payload;

/// A body of several parts, in one of the ways in which calls send it: what a document says of a
/// form's parts belongs to a call and not to the type.
///
/// It has the crate's own client as a parameter, so that a crate can implement it for a map, which
/// is no type of its own.
pub trait Multipart<Client, const WAY: usize = 0> {
    /// Writes the parts, in their order.
    fn parts(&self, form: &mut Form) -> Result<(), Invalid>;
}

/// The parts of a body, as far as they are written.
pub struct Form {
    pub(crate) parts: Vec<Part>,
}

/// A part of a body.
pub(crate) struct Part {
    /// The name that it has in the form.
    pub(crate) name: String,
    /// The headers, each with the end of its line.
    pub(crate) head: String,
    content: Content,
}

impl Part {
    /// Adds a header. Those that a form gives its parts stand once.
    pub(crate) fn add_header(&mut self, name: &str, value: &str) -> Result<(), Invalid> {
        let known = header::name(name)?;
        if matches!(known.as_str(), "content-disposition" | "content-type") {
            return Err(Invalid::new(name, "is a header that each part has already"));
        }
        header::value(name, value)?;
        // Writing to a string does not fail.
        // mark: part-header
        let _ = write!(self.head, "{name}: {value}\r\n");
        Ok(())
    }
}

const BINARY: &str = "application/octet-stream";

impl Form {
    /// Adds a value, unless it is left out.
    pub fn text(&mut self, name: &str, value: &impl Value) -> Result<(), Invalid> {
        self.add_text(name, None, value)
    }

    /// Adds a value of a media type, unless it is left out.
    pub fn text_as(
        &mut self,
        name: &str,
        content_type: &str,
        value: &impl Value,
    ) -> Result<(), Invalid> {
        self.add_text(name, Some(content_type), value)
    }

    /// Adds values, each as a part of the same name.
    pub fn texts<'v, V: Value + 'v>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = &'v V>,
    ) -> Result<(), Invalid> {
        let mut values = values.into_iter();
        values.try_for_each(|value| self.text(name, value))
    }

    /// Adds values, each as a part of the same name and of a media type.
    pub fn texts_as<'v, V: Value + 'v>(
        &mut self,
        name: &str,
        content_type: &str,
        values: impl IntoIterator<Item = &'v V>,
    ) -> Result<(), Invalid> {
        let mut values = values.into_iter();
        values.try_for_each(|value| self.text_as(name, content_type, value))
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: &File) -> Result<(), Invalid> {
        self.file_as(name, BINARY, file)
    }

    /// Adds a file, which has this media type if it does not say another.
    pub fn file_as(&mut self, name: &str, content_type: &str, file: &File) -> Result<(), Invalid> {
        // Many servers take a part without the name of a file for a text.
        let file_name = file.name.as_deref().unwrap_or(name);
        let content_type = file.content_type.as_deref().unwrap_or(content_type);
        let content = file.content.clone();
        self.add(name, Some(file_name), Some(content_type), content)?;
        let mut headers = file.headers.iter();
        match self.parts.last_mut() {
            Some(part) => headers.try_for_each(|(name, value)| part.add_header(name, value)),
            None => Ok(()),
        }
    }

    /// Adds files, each as a part of the same name; or one, unless it is left out.
    pub fn files<'f>(
        &mut self,
        name: &str,
        files: impl IntoIterator<Item = &'f File>,
    ) -> Result<(), Invalid> {
        self.files_as(name, BINARY, files)
    }

    /// Adds files, each as a part of the same name, which have this media type if they do not say
    /// another.
    pub fn files_as<'f>(
        &mut self,
        name: &str,
        content_type: &str,
        files: impl IntoIterator<Item = &'f File>,
    ) -> Result<(), Invalid> {
        let mut files = files.into_iter();
        files.try_for_each(|file| self.file_as(name, content_type, file))
    }

    fn add_text(
        &mut self,
        name: &str,
        content_type: Option<&str>,
        value: &impl Value,
    ) -> Result<(), Invalid> {
        let text = match value.scalar() {
            None => return Ok(()),
            Some(Scalar::Number(number)) if !number.is_finite() => {
                return Err(Invalid::new(name, "is not a finite number"));
            }
            Some(value) => value.to_string(),
        };
        self.add(name, None, content_type, Bytes::from(text))
    }

    pub(crate) fn add(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
        content: impl Into<Content>,
    ) -> Result<(), Invalid> {
        let name_text = escape(name);
        let mut head = format!("Content-Disposition: form-data; name=\"{name_text}\"");
        if let Some(file_name) = file_name {
            // Writing to a string does not fail.
            // mark: file-name
            let _ = write!(head, "; filename=\"{}\"", escape(file_name));
        }
        head.push_str("\r\n");
        if let Some(content_type) = content_type {
            header::value(name, content_type)?;
            let _ = write!(head, "Content-Type: {content_type}\r\n");
        }
        let content = content.into();
        let name = name.to_owned();
        self.parts.push(Part {
            name,
            head,
            content,
        });
        Ok(())
    }

    /// The whole: bytes, if all contents are in memory.
    fn into_body(self, boundary: &str) -> Payload {
        let in_memory = |part: &Part| part.content.bytes().map_or(0, Bytes::len);
        let length = |part: &Part| part.head.len() + in_memory(part) + boundary.len() + 8;
        let length: usize = self.parts.iter().map(length).sum();
        let mut last = Vec::with_capacity(length + boundary.len() + 6);
        let mut before = Vec::new();
        for part in self.parts {
            for piece in ["--", boundary, "\r\n", &part.head, "\r\n"] {
                last.extend_from_slice(piece.as_bytes());
            }
            match part.content {
                Content::Bytes(bytes) => last.extend_from_slice(&bytes),
                source @ Content::Source(_) => {
                    before.extend([Content::from(Bytes::from(mem::take(&mut last))), source]);
                }
            }
            last.extend_from_slice(b"\r\n");
        }
        for piece in ["--", boundary, "--\r\n"] {
            last.extend_from_slice(piece.as_bytes());
        }
        let last = Bytes::from(last);
        if before.is_empty() {
            return last.into();
        }
        before.push(last.into());
        let length = before.iter().map(Content::length).sum();
        let is_spent = before.iter().any(Content::is_spent);
        Payload::stream(Chain::new(before), length).or_spent(is_spent)
    }
}

/// A name in quotes, escaped as browsers do.
fn escape(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

impl Encoder<'_> {
    /// Writes a body of several parts.
    pub fn multipart<Client, const WAY: usize>(
        &mut self,
        body: &impl Multipart<Client, WAY>,
    ) -> Result<(), Invalid> {
        self.multipart_as("multipart/form-data", body)
    }

    /// Writes a body of several parts as another media type, which has no boundary yet.
    pub fn multipart_as<Client, const WAY: usize>(
        &mut self,
        media_type: &str,
        body: &impl Multipart<Client, WAY>,
    ) -> Result<(), Invalid> {
        let mut form = Form { parts: Vec::new() };
        body.parts(&mut form)?;
        let mut media_type = media_type.to_owned();
        if related::is_related(&media_type) {
            related::relate(&mut form, &mut media_type)?;
        }
        let boundary =
            boundary::outside(|| form.parts.iter().filter_map(|part| part.content.bytes()));
        // mark: form-media-type
        let media_type = format!("{media_type}; boundary={boundary}");
        let media_type = header::value("content-type", &media_type)?;
        self.set_body(media_type, form.into_body(&boundary));
        Ok(())
    }
}
