//! Headers of answers by their types.

use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;

use http::HeaderMap;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::error::Error;
use super::response::Response;
use crate::json::text;

/// A header of answers, with the type of its value.
pub struct Header<T> {
    name: &'static str,
    form: HeaderForm,
    of: PhantomData<fn() -> T>,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// A text as it is.
    Text,
    /// A number or a boolean.
    Bare,
    /// Strings with commas between them.
    Strings,
    /// Numbers or booleans with commas between them.
    Bares,
    /// As JSON.
    Json,
}

impl<T> Header<T> {
    /// A header of that name, in small letters.
    #[must_use]
    pub const fn new(name: &'static str, form: HeaderForm) -> Self {
        Self {
            name,
            form,
            of: PhantomData,
        }
    }

    /// The name of the header, in small letters.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: DeserializeOwned> Header<T> {
    /// Reads it from headers.
    fn read(&self, headers: &HeaderMap) -> Result<Option<T>, HeaderError> {
        let lines = headers.get_all(self.name).iter();
        let lines = lines.take(if self.is_list() { usize::MAX } else { 1 });
        let lines = lines.map(|line| {
            let text = std::str::from_utf8(line.as_bytes()).map_err(|error| self.error(error))?;
            Ok(text.trim())
        });
        let lines: Vec<&str> = lines.collect::<Result<_, HeaderError>>()?;
        let Some(first) = lines.first() else {
            return Ok(None);
        };
        let json = match self.form {
            HeaderForm::Text => quoted(first),
            HeaderForm::Bare => bare(first),
            HeaderForm::Strings => self.list(&lines, quoted),
            HeaderForm::Bares => self.list(&lines, bare),
            HeaderForm::Json => (*first).to_owned(),
        };
        let value = text::from_slice(json.as_bytes());
        let value = value.map_err(|unread| self.error(unread.error))?;
        Ok(Some(value))
    }

    fn is_list(&self) -> bool {
        matches!(self.form, HeaderForm::Strings | HeaderForm::Bares)
    }

    /// The JSON of a list, which may be spread over several lines.
    fn list(&self, lines: &[&str], item: fn(&str) -> String) -> String {
        // The date in a cookie has a comma, so that each is a line of its own (RFC 9110, 5.3).
        let items: Vec<&str> = if self.name == "set-cookie" {
            lines.to_vec()
        } else {
            // mark: header-list
            let comma = ',';
            let items = lines.iter().flat_map(|line| line.split(comma));
            items.map(str::trim).collect()
        };
        let items = items.into_iter().filter(|text| !text.is_empty()).map(item);
        format!("[{}]", items.collect::<Vec<_>>().join(","))
    }

    fn error(&self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> HeaderError {
        HeaderError {
            name: self.name,
            source: source.into(),
        }
    }
}

fn quoted(text: &str) -> String {
    // A text can always be written as JSON.
    serde_json::to_string(text).unwrap_or_default()
}

/// What is no number and no boolean stays a string, which the type will refuse if it takes none.
fn bare(text: &str) -> String {
    match serde_json::from_str(text) {
        // mark: header-number
        Ok(Value::Number(_) | Value::Bool(_)) => text.to_owned(),
        _ => quoted(text),
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Header").field(&self.name).finish()
    }
}

impl<T> Response<T> {
    /// One of the headers that the document describes; nothing if the answer is without it.
    ///
    /// # Errors
    ///
    /// When its value is not what the document says.
    pub fn header<H: DeserializeOwned>(&self, header: Header<H>) -> Result<Option<H>, HeaderError> {
        header.read(self.headers())
    }
}

impl<E> Error<E> {
    /// One of the headers that the document describes; nothing if the answer is without it, or
    /// there is no answer.
    ///
    /// # Errors
    ///
    /// When its value is not what the document says.
    pub fn header<H: DeserializeOwned>(&self, header: Header<H>) -> Result<Option<H>, HeaderError> {
        match self.headers() {
            // mark: error-header
            Some(headers) => header.read(headers),
            None => Ok(None),
        }
    }
}

/// A header whose value is not what the document says. The value itself is not repeated.
#[derive(Debug)]
pub struct HeaderError {
    name: &'static str,
    source: Box<dyn StdError + Send + Sync>,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the header `{}` is not as documented", self.name)
    }
}

impl StdError for HeaderError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
