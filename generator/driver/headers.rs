//! Headers of answers, as the client reads them.

use client::{Header, HeaderError};
use serde::Serialize;
use serde_json::{Value, json};

/// A header with its value, or why it cannot be read.
pub(crate) fn header<H: Serialize>(
    header: Header<H>,
    read: Result<Option<H>, HeaderError>,
) -> Value {
    let shown = match read {
        Ok(value) => value.map(serde_json::to_value).transpose().map_err(|error| error.to_string()),
        Err(error) => Err(format!("{error}: {:?}", std::error::Error::source(&error))),
    };
    let (value, problem) = match shown {
        Ok(value) => (value, None),
        Err(problem) => (None, Some(problem)),
    };
    json!({ "name": header.name(), "value": value, "problem": problem })
}
