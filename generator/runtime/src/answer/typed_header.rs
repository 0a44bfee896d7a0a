//! Headers of answers by their types.

use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;

use http::HeaderMap;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::error::Error;
use super::response::Response;

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
    /// A number or a truth.
    Bare,
    /// Texts with commas between them.
    Texts,
    /// Numbers or truths with commas between them.
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
        let mut values = headers.get_all(self.name).iter();
        let Some(first) = values.next() else {
            return Ok(None);
        };
        let text = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).map_err(|error| self.error(error))?;
            Ok::<_, HeaderError>(text.trim().to_owned())
        };
        let mut whole = text(first.as_bytes())?;
        if self.is_list() {
            // A list may be spread over several lines.
            for value in values {
                whole.push(',');
                whole.push_str(&text(value.as_bytes())?);
            }
        }
        let value = self.form.value(whole).map_err(|error| self.error(error))?;
        let value = serde_json::from_value(value).map_err(|error| self.error(error))?;
        Ok(Some(value))
    }

    fn is_list(&self) -> bool {
        matches!(self.form, HeaderForm::Texts | HeaderForm::Bares)
    }

    fn error(&self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> HeaderError {
        HeaderError {
            name: self.name,
            source: source.into(),
        }
    }
}

impl HeaderForm {
    /// The JSON value that a text stands for.
    fn value(self, text: String) -> serde_json::Result<Value> {
        let items = |item: fn(&str) -> Value| {
            // mark: header-list
            let items = text.split(',').map(str::trim);
            items.filter(|text| !text.is_empty()).map(item).collect()
        };
        match self {
            Self::Text => Ok(Value::String(text)),
            Self::Bare => Ok(bare(&text)),
            Self::Texts => Ok(items(|text| Value::String(text.to_owned()))),
            Self::Bares => Ok(items(bare)),
            Self::Json => serde_json::from_str(&text),
        }
    }
}

/// What is no number and no truth stays a text, which the type will refuse if it takes none.
fn bare(text: &str) -> Value {
    match serde_json::from_str(text) {
        // mark: header-number
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
        _ => Value::String(text.to_owned()),
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
